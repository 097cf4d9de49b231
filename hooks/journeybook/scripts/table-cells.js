/*
 * What stands in a table's cell: the key it is sorted by, the names a column is narrowed to, as the page's language
 * writes numbers and orders words. Nothing here changes a page.
 */
(() => {
  "use strict";

  const LANGUAGE = document.documentElement.lang || "en";

  // Made when they are wanted: a language's rules take a browser longer to read than a page to show.
  const once = (make) => {
    let made;
    return () => (made ??= make());
  };
  const collator = once(() => new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: "base" }));
  const number = once(() => new Intl.NumberFormat(LANGUAGE));
  const point = once(() => number().formatToParts(1.1).find((part) => part.type === "decimal").value);

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function figure(text) {
    const decimal = point();
    const plain = [...text.replace(/\u2212/g, "-")].filter((sign) => /[\d-]/.test(sign) || sign === decimal).join("");
    return plain ? Number(plain.replace(decimal, ".")) : null;
  }

  /* What a cell is sorted by: a number, a day, a text; null where it says that nothing is there. */
  function sortKey(cell) {
    if (!cell) return null;
    const found = (selector) => cell.querySelector(selector);
    if (found(".jb-dots")) return (found(".jb-dots").textContent.match(/●/g) ?? []).length;
    if (found(".jb-mood")) return figure(found(".jb-mood").firstChild.textContent);
    if (found("data")) return Number(found("data").value);
    if (found("time")) return Date.parse(found("time").dateTime);
    if (found(".jb-none, .jb-hole") && !found("a")) return null;
    const text = (found("a, summary, strong, code") ?? cell).textContent.trim();
    if (cell.matches(".jb-number") && /^[^\d]{0,2}\d/.test(text)) return figure(text.match(/^\S+/)[0]);
    return text || null;
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return collator().compare(String(one), String(other));
  }

  /* The names that stand in a cell, one by one: what a column is narrowed to. */
  function names(cell) {
    const links = [...cell.querySelectorAll("a")].map((link) => link.textContent.trim());
    const titles = [...cell.querySelectorAll("[title]")].map((one) => one.title);
    const own = [...cell.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim());
    return new Set([...links, ...titles, ...own, ...own.flatMap((text) => text.split(" · "))]);
  }

  (window.journeybook ??= {}).tableCells = { fold, number, sortKey, compare, names };
})();
