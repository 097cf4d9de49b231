// The facets of what was found: a set of switches for each, with how many hits each would leave. Texts, no markup.
(() => {
  "use strict";

  const search = (globalThis.journeybookSearch ??= {});
  const { make } = search;
  const NAMES = ["kind", "persona", "department", "channel", "phase", "mark"];
  const AT_FIRST = 6; // values of a facet that are shown before the reader asks for all

  function valueOf(name, value, n, pressed, words, toggle) {
    const label = words(name, value);
    const count = make("span", "jb-search__n", n.toLocaleString(document.documentElement.lang || "en"));
    const button = make("button", "jb-search__value", label, " ", count);
    button.type = "button";
    button.setAttribute("aria-pressed", String(pressed));
    button.setAttribute("aria-label", `${label}, ${words.count(n)}`);
    Object.assign(button.dataset, { name, value });
    button.addEventListener("click", () => toggle(name, value));
    return button;
  }

  function facetOf(name, counts, chosen, words, toggle, open) {
    const values = [...counts].sort(([a, n], [b, m]) => m - n || words(name, a).localeCompare(words(name, b)));
    // what is chosen stays to be seen, and to be given up, whatever is found
    for (const value of chosen) if (!counts.has(value)) values.push([value, 0]);
    if (values.length < 2 && !chosen.size) return null;
    values.sort(([a], [b]) => Number(chosen.has(b)) - Number(chosen.has(a)));
    const shown = open.has(name) ? values : values.slice(0, Math.max(AT_FIRST, chosen.size));
    const buttons = shown.map(([value, n]) => valueOf(name, value, n, chosen.has(value), words, toggle));
    const head = make("p", "jb-search__facet-name", words.facet(name));
    head.id = `jb-search-facet-${name}`;
    const group = make("div", "jb-search__facet", head, ...buttons);
    if (shown.length < values.length) {
      const more = make("button", "jb-search__more", words.more(values.length - shown.length));
      more.type = "button";
      more.addEventListener("click", () => {
        open.add(name);
        const at = shown.length;
        group.replaceWith(facetOf(name, counts, chosen, words, toggle, open));
        document.querySelectorAll(`.jb-search__value[data-name="${name}"]`)[at]?.focus();
      });
      group.append(more);
    }
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", head.id);
    return group;
  }

  // `counts`: Map(name → Map(value → hits)); `chosen`: Map(name → Set of values).
  function facetsOf(counts, chosen, words, toggle, open) {
    return NAMES.flatMap((name) => {
      const facet = facetOf(name, counts.get(name) ?? new Map(), chosen.get(name) ?? new Set(), words, toggle, open);
      return facet ? [facet] : [];
    });
  }

  Object.assign(search, { facetsOf });
})();
