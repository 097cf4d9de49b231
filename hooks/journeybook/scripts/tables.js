/*
 * The tables of a page that a reader can sort and narrow, as table.js does it: each comes to life when a reader comes
 * near it, or by an address that says what of it to show. Without scripts a table stands as it was written.
 */
(() => {
  "use strict";

  const { Table, tableRows } = window.journeybook;

  // In the order of their stages these say something; in that of a column they would not.
  const MATRICES = ".jb-map table, .jb-matrix, .jb-sides, .jb-cross";

  /* A table that is a list: one head, one body, and every row as many cells as there are heads. */
  function isList(table) {
    if (table.matches(MATRICES) || table.tHead?.rows.length !== 1 || table.tBodies.length !== 1) return false;
    const rows = [...table.tBodies[0].rows];
    const cells = [...table.tHead.rows[0].cells, ...rows.flatMap((row) => [...row.cells])];
    return rows.length >= Table.FEW && cells.every((cell) => cell.colSpan === 1 && cell.rowSpan === 1);
  }

  let live = [];
  let waiting = new Map(); // tables that nobody came near yet, and their names
  let forget = () => {};

  function enliven(element) {
    const id = waiting.get(element);
    if (element.tBodies[0]?.rows.length >= Table.FEW) tableRows.repeatHeads(element);
    if (waiting.delete(element) && isList(element)) live.push(new Table(element, id, window.journeybook.settings.table));
  }

  /* The tables of which an address says what to show; those that waited wait no more. */
  function asked(query) {
    const names = [...query.keys()];
    const is = (id) => names.some((name) => name.startsWith(`${id}.`));
    for (const [element, id] of waiting) if (is(id)) enliven(element);
    return live.filter((one) => one.element.isConnected && is(one.id));
  }

  /* A link to this page that narrows one of its tables: the page stays, the table changes. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    const [table] = asked(url.searchParams);
    if (!table) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(null, "", url);
    table.read();
    document.getElementById(url.hash.slice(1))?.scrollIntoView();
  }, true);
  window.addEventListener("popstate", () => {
    asked(new URLSearchParams(location.search));
    live.forEach((one) => one.element.isConnected && one.read());
  });

  /* The theme lets tables of handwritten pages scroll in a frame that no key reaches; each is named after its heading. */
  function reach() {
    let heading = "";
    for (const one of document.querySelectorAll(".md-content :is(h1, h2, h3), .md-typeset__scrollwrap")) {
      if (!one.matches(".md-typeset__scrollwrap")) heading = one.firstChild.textContent;
      else if (!one.hasAttribute("tabindex")) {
        one.tabIndex = 0;
        one.setAttribute("role", "region");
        one.setAttribute("aria-label", heading);
      }
    }
  }

  /* A table above the place that a link leads to has its tools, and its height, before the page is scrolled there. */
  function aboveTarget(tables) {
    const target = document.getElementById(window.journeybook.wanted());
    if (!target) return [];
    const above = (table) => table.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    return tables.filter((table) => above(table) && !table.closest("details:not([open])"));
  }

  function start() {
    setTimeout(reach); // once the theme has made its frames
    forget();
    live = live.filter((one) => one.element.isConnected);
    const known = new Set(live.map((one) => one.element));
    const tables = [...document.querySelectorAll("table.jb-table")];
    waiting = new Map(tables.map((table, index) => [table, table.dataset.jbTable ?? `table-${index + 1}`]));
    known.forEach((table) => waiting.delete(table));
    asked(new URLSearchParams(location.search));
    aboveTarget(tables).forEach(enliven);
    forget = window.journeybook.whenNear(waiting.keys(), enliven);
  }

  window.journeybook.onPage(start);
})();
