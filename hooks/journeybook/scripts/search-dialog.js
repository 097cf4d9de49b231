// The dialog that the search opens, as elements without words (search.js says them): made on the page, so that none carries it.
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  // An element: its attributes, and what is in it. A name alone is a class of the search's own.
  function part(tag, given, ...children) {
    const made = document.createElement(tag);
    const attributes = typeof given === "string" ? { class: `jb-search__${given}` } : given;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (tag === "button") made.type = "button";
    made.append(...children);
    return made;
  }

  function icon(name) {
    const made = document.createElementNS(SVG, "svg");
    made.setAttribute("class", `jb-icon jb-icon--${name}`);
    made.setAttribute("viewBox", "0 0 24 24");
    return made;
  }

  const said = (tag, word, given = {}) => part(tag, { "data-jb-word": word, ...given });
  const key = (word, ...names) => part("span", {}, ...names.flatMap((name) => [part("kbd", {}, name), " "]), said("span", word));

  window.journeybook.searchDialog = () => part("dialog", "dialog",
    part("div", { class: "jb-search__bar", role: "search" },
      icon("magnify"),
      part("input", {
        class: "jb-search__input", type: "search", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
        "aria-controls": "jb-search-list", autocapitalize: "off", autocomplete: "off", spellcheck: "false", enterkeyhint: "go",
      }),
      part("button", "close", icon("close"))),
    part("div", "said",
      part("p", { class: "jb-search__status", role: "status" }),
      part("button", { class: "jb-search__filter", "aria-expanded": "false", "aria-controls": "jb-search-facets", hidden: "" })),
    part("div", "body",
      part("div", "found",
        part("div", { class: "jb-search__tips", hidden: "" },
          part("ul", {}, said("li", "try.fewer"), said("li", "try.beginning"), said("li", "try.other")),
          said("button", "clear", { class: "jb-search__clear", hidden: "" })),
        part("div", { class: "jb-search__list", id: "jb-search-list", role: "listbox" })),
      part("div", { class: "jb-search__facets", id: "jb-search-facets", role: "group" })),
    part("p", { class: "jb-search__keys", "aria-hidden": "true" },
      key("move", "↑", "↓"), " ", key("go", "Enter"), " ", key("filter", "Tab"), " ", key("close", "Esc")));
})();
