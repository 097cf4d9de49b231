/*
 * All rows of a table, wherever they stand: a long one is cut into parts, a page each, which are fetched and read. And
 * each row whole, where a head stood for several.
 */
(() => {
  "use strict";

  const AT_ONCE = 6; // parts fetched beside each other

  function addressOf(table, part) {
    const { number: here, parts } = table.dataset;
    if (part === Number(here)) return location.href;
    const nav = table.closest(".jb-long").querySelector(".jb-long__foot .jb-pager");
    const end = Number(here) === Number(parts) ? nav.querySelector("[rel=prev]") : nav.querySelector("[rel=last]");
    if (part === 1) return nav.querySelector("[rel=first]").href;
    return end.href.replace(/\d+(\.html|\/)?$/, `${part}$1`);
  }

  async function fetchPart(table, part) {
    const address = addressOf(table, part);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const same = page.querySelector(`[data-jb-table="${CSS.escape(table.dataset.jbTable)}"]`);
    const rows = [...same.tBodies[0].rows].map((row) => document.adoptNode(row));
    for (const link of rows.flatMap((row) => [...row.querySelectorAll("a[href]")])) {
      link.href = new URL(link.getAttribute("href"), answer.url).href;
    }
    return rows;
  }

  /* The rows of each part, at its number. */
  async function fetchParts(table) {
    const parts = Number(table.dataset.parts ?? 1);
    const found = [];
    const waiting = Array.from({ length: parts }, (_, index) => index + 1);
    const work = async () => {
      for (let part = waiting.shift(); part; part = waiting.shift()) {
        found[part] = part === Number(table.dataset.number ?? 1) ? [...table.tBodies[0].rows] : await fetchPart(table, part);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  async function fetchRows(table) {
    return (await fetchParts(table)).flat();
  }

  /* Where the row of that id stands, in a later part of one of this page's tables; nothing if it is in none. */
  async function seek(id) {
    const cut = [...document.querySelectorAll("table[data-number='1']:not([data-parts='1'])")];
    for (const table of cut.filter((one) => one.querySelector("tbody > tr[id]"))) {
      const parts = await fetchParts(table).catch(() => []);
      const at = parts.findIndex((rows) => rows?.some((row) => row.id === id));
      if (at > 0) return `${addressOf(table, at)}#${id}`;
    }
    return null;
  }

  /* A head that stands for several rows stands in each of them, once they are sorted and narrowed one by one. */
  function repeatHeads(table) {
    for (const head of table.querySelectorAll("tbody th[scope=row][rowspan]")) {
      let row = head.parentElement;
      for (let left = head.rowSpan; left > 1; left -= 1) {
        row = row.nextElementSibling;
        const copy = head.cloneNode(true);
        copy.removeAttribute("rowspan");
        row.prepend(copy);
      }
      head.removeAttribute("rowspan");
    }
  }

  (window.journeybook ??= {}).tableRows = { all: fetchRows, seek, repeatHeads };
})();
