/*
 * The tools of a journey map, made whole. The page holds of them what takes room, so that nothing moves when this
 * comes, and their names; choices and what shows up later are added here, out of the map itself and the site's words.
 */
(() => {
  "use strict";

  function element(tag, properties, attributes = {}) {
    const one = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    return one;
  }

  /* What departments have a part in: where that stands, and the id of the department, which ends its page's address. */
  window.journeybook.shares = (map) =>
    [...map.querySelectorAll("[data-lane=departments] dd:has(a)")].map((part) => {
      const [, department] = part.querySelector("a").pathname.match(/([^/]+?)(?:\/|\.html)?$/);
      return { part, department: decodeURIComponent(department) };
    });

  /* Each department once, as the map writes it. */
  function departments(map) {
    const all = window.journeybook.shares(map).map((share) => [share.department, share.part.textContent]);
    const { compare } = new Intl.Collator(document.documentElement.lang || "en");
    return [...new Map(all)].sort((one, other) => compare(one[1], other[1]));
  }

  function turner(name, sign, label) {
    return element("button", { type: "button", name, textContent: sign }, { "aria-label": label });
  }

  window.journeybook.fillTools = (tools, map) => {
    const words = window.journeybook.settings.map;
    const field = (name) => tools.querySelector(`[name=${name}]`);
    const stages = [...map.querySelectorAll(".jb-stages th")].map((head, index) => [index + 1, head.textContent]);
    for (const [name, choices] of [["stage", stages], ["department", departments(map)]]) {
      field(name).append(...choices.map(([value, textContent]) => element("option", { value, textContent })));
    }
    field("stage").before(turner("previous", "‹", words.previous));
    field("stage").after(turner("next", "›", words.next));
    const wide = field("wide");
    wide.title = words.wide;
    wide.setAttribute("aria-pressed", "false");
    wide.before(element("button", { type: "button", name: "reset", textContent: words.reset }));
    tools.append(
      element("p", { className: "jb-tools__fits" }, { "aria-live": "polite" }),
      element("p", { className: "jb-hidden" }, { role: "status" }),
    );
  };
})();
