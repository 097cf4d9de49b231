/*
 * The home page remembers whom a reader works for: the department and the persona chosen are shown first from then
 * on. It is kept in this browser alone; without this script all are listed.
 */
(() => {
  "use strict";

  const key = (part) => `journeybook.${part.dataset.jbMine}`;

  function remembered(part) {
    try { return localStorage.getItem(key(part)) ?? ""; } catch { return ""; }
  }

  function remember(part, id) {
    try {
      if (id) localStorage.setItem(key(part), id);
      else localStorage.removeItem(key(part));
    } catch { /* A browser that keeps nothing shows the choice until it is left. */ }
  }

  function show(part, id) {
    const card = part.querySelector(".jb-mine__card");
    const item = [...part.querySelectorAll("li[data-id]")].find((one) => one.dataset.id === id);
    card.replaceChildren();
    card.hidden = !item;
    if (!item) return;
    for (const node of item.childNodes) card.append(node.cloneNode(true));
    card.querySelector(".jb-mine__facts").hidden = false;
  }

  function start() {
    for (const part of document.querySelectorAll("[data-jb-mine]:not([data-jb-ready])")) {
      part.dataset.jbReady = "";
      const choose = part.querySelector(".jb-mine__choose");
      const select = choose.querySelector("select");
      choose.hidden = false;
      select.value = remembered(part);
      if (select.selectedIndex < 0) select.value = "";
      show(part, select.value);
      select.addEventListener("change", () => {
        remember(part, select.value);
        show(part, select.value);
      });
    }
  }

  window.journeybook.onPage(start);
})();
