/*
 * Languages: the switcher in the header leads to the page that is open, to the very place and choice in it.
 * The header stays when a page changes without being loaded; without this the switcher leads where it was made for.
 */
(() => {
  "use strict";

  const root = new URL(window.journeybook.root); // where the site of this language begins

  const switcher = () => document.querySelector("[data-jb-languages]");

  function lead() {
    const languages = switcher();
    if (!languages || !location.href.startsWith(root.href)) return;
    const alone = document.querySelector("#jb-alone");
    const rest = alone ? "" : location.href.slice(root.href.length);
    for (const link of languages.querySelectorAll("a")) {
      link.href = new URL(link.dataset.way, root).href + rest;
    }
  }

  document.addEventListener("toggle", (event) => { if (event.target === switcher()) lead(); }, true);
  document.addEventListener("click", (event) => {
    const languages = switcher();
    if (languages?.open && !languages.contains(event.target)) languages.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const languages = switcher();
    if (event.key !== "Escape" || !languages?.open) return;
    languages.open = false;
    languages.querySelector("summary").focus();
  });
  window.journeybook.onPage(lead);
})();
