// What was found, as elements to show, with the words found marked. Every text of the index goes into the page as
// text. Nothing here loads, listens or ranks.
(() => {
  "use strict";

  const search = (globalThis.journeybookSearch ??= {});
  const { fold } = search;
  const EXCERPT_WORDS = 26;
  const BEFORE = 6;

  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  // A word of the text is worth what its best part is, or its parts together: e-mail, email.
  function worthOf(token, worth) {
    const forms = fold(token).match(/[\p{L}\p{N}]+/gu) ?? [];
    return Math.max(0, ...forms.map(worth), forms.length > 1 ? worth(forms.join("")) : 0);
  }

  // The word is marked, without the comma or quotation marks around it.
  function marked(tokens, worth) {
    return tokens.flatMap((token) => {
      if (!worthOf(token, worth)) return [token, " "];
      const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token);
      return [before, make("mark", "", word), after, " "];
    });
  }

  // The first of the windows whose words are worth the most together; a word of the query that comes again in it,
  // known by its worth, adds little.
  function windowOf(tokens, worth) {
    const places = tokens.map((token, at) => ({ at, worth: worthOf(token, worth) }));
    const found = places.filter((place) => place.worth);
    let [best, most] = [0, 0];
    for (const { at } of found) {
      const seen = new Map();
      for (const place of found) {
        if (place.at < at || place.at >= at + EXCERPT_WORDS - BEFORE) continue;
        seen.set(place.worth, (seen.get(place.worth) ?? 0) + (seen.has(place.worth) ? 0.1 : 1));
      }
      const sum = [...seen].reduce((total, [each, times]) => total + each * times, 0);
      if (sum > most) [best, most] = [at, sum];
    }
    return Math.max(0, Math.min(best - BEFORE, tokens.length - EXCERPT_WORDS));
  }

  // What follows the title, which stands above it already.
  function afterTitle({ text, title }) {
    const [whole, head] = [text.trim(), title.trim()];
    const rest = whole.startsWith(head) ? whole.slice(head.length) : null;
    return rest !== null && /^(\s*·|$)/.test(rest) ? rest.replace(/^[\s·]+/, "") : text;
  }

  function excerptOf(text, worth) {
    const tokens = text.trim().split(/\s+/);
    if (!tokens[0]) return null;
    const from = windowOf(tokens, worth);
    const to = Math.min(tokens.length, from + EXCERPT_WORDS);
    const nodes = marked(tokens.slice(from, to), worth);
    return make("span", "jb-search__excerpt", from > 0 ? "… " : "", ...nodes, to < tokens.length ? "…" : "");
  }

  function optionOf(hit, id, worth = () => 0) {
    const title = make("span", "jb-search__title", ...marked(hit.title.trim().split(/\s+/), worth));
    const option = make("a", "jb-search__hit", title);
    if (hit.under) option.append(make("span", "jb-search__page", hit.under));
    if (hit.marks?.length) option.append(make("span", "jb-search__marks", make("mark", "", hit.marks.join(" · "))));
    const excerpt = hit.text ? excerptOf(afterTitle(hit), worth) : null;
    if (excerpt) option.append(excerpt);
    option.href = hit.url;
    Object.assign(option, { id, tabIndex: -1 });
    Object.assign(option.dataset, { title: hit.title, under: hit.under ?? "" });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  function groupOf(key, name, options) {
    const head = make("p", "jb-search__kind", name);
    head.id = `jb-search-kind-${key}`;
    const group = make("div", "jb-search__group", head, ...options);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", head.id);
    return group;
  }

  // Hits, best first, as groups of options, a group a kind, where its first stands; `nameOf` gives a kind's name.
  function groupsOf(hits, nameOf, worth) {
    const kinds = new Map();
    for (const hit of hits) kinds.set(hit.kind, [...(kinds.get(hit.kind) ?? []), hit]);
    let n = 0;
    return [...kinds].map(([kind, of]) => {
      const options = of.map((hit) => optionOf(hit, `jb-search-hit-${(n += 1)}`, worth));
      return groupOf(kind, nameOf(kind), options);
    });
  }

  Object.assign(search, { groupsOf, make });
})();
