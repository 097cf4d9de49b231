/*
 * The names of a table's columns for its style, which on a phone writes them beside each value (styles/stacked.css).
 * They are said once a table, not once a cell, and not at all where there is room for the table as it is.
 */
(() => {
  "use strict";

  const narrow = window.matchMedia("(max-width: 44.9em)");

  function label() {
    if (!narrow.matches) return;
    for (const table of document.querySelectorAll("table.jb-stack:not([data-labelled])")) {
      table.dataset.labelled = "";
      for (const head of table.tHead?.rows[0]?.cells ?? []) {
        const text = (head.querySelector("abbr[title]")?.title ?? head.textContent).trim().replace(/\s+/g, " ");
        const name = text.charAt(0).toLocaleUpperCase(document.documentElement.lang) + text.slice(1);
        table.style.setProperty(`--jb-${head.cellIndex + 1}`, JSON.stringify(name));
      }
    }
  }

  narrow.addEventListener("change", label);
  window.journeybook.onPage(label);
})();
