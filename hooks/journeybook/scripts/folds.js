/*
 * What is folded opens when a link leads into it and when the page is printed; a map too wide for paper is printed in
 * several, each with its heads. Without this script the browser's own rules hold: find in page opens a fold.
 */
(() => {
  "use strict";

  const WIDEST = 8; // stages side by side on A4, about 3 cm each

  function openAt(hash) {
    const target = document.getElementById(window.journeybook.wanted(hash));
    if (!target) return null;
    let opened = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
      opened ||= !fold.open;
      fold.open = true;
    }
    return opened ? target : null;
  }

  function arrive() {
    openAt(location.hash)?.scrollIntoView();
  }

  /* --- paper ------------------------------------------------------------------------------------------- */

  let closed = [];
  let copies = [];

  function splitMap(map) {
    const count = map.querySelectorAll(".jb-stages th").length;
    if (map.classList.contains("jb-map--one") || count <= WIDEST) return;
    const each = Math.ceil(count / Math.ceil(count / WIDEST));
    let last = map;
    for (let from = 1; from <= count; from += each) {
      const copy = map.cloneNode(true);
      copy.removeAttribute("tabindex");
      last.after(copy);
      copy.dispatchEvent(new CustomEvent("jb-stages", { bubbles: true, detail: { from, to: Math.min(from + each - 1, count) } }));
      copies.push(copy);
      last = copy;
    }
    map.classList.add("jb-map--split");
  }

  function unfold() {
    if (closed.length || copies.length) return;
    closed = [...document.querySelectorAll(".md-content details:not([open]):not(.jb-tools__lanes):not(.jb-which)")];
    for (const fold of closed) fold.open = true;
    document.querySelectorAll(".jb-map").forEach(splitMap);
  }

  function foldAgain() {
    for (const fold of closed) fold.open = false;
    for (const copy of copies) copy.remove();
    document.querySelector(".jb-map--split")?.classList.remove("jb-map--split");
    [closed, copies] = [[], []];
  }

  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", foldAgain);
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (link && link.pathname === location.pathname) openAt(link.hash);
  }, true);
  window.journeybook.onPage(arrive);
})();
