/*
 * Where the site is and what it says: the first part of the one script that every page loads (render/browser.py
 * joins them and puts the settings in), and when a page is there. What is loaded later lies beside that script, and is
 * asked for in its version.
 */
(() => {
  "use strict";

  const here = new URL(document.currentScript.src);
  const journeybook = (window.journeybook ??= {});
  journeybook.root = new URL("../../", here).href;
  journeybook.beside = (name) => new URL(name + here.search, here).href;

  // Starts something on this page, and on each that the theme brings without loading anew. It says so at once for the
  // page that is there; but never out of a folder, where it cannot fetch what it wants to know first.
  journeybook.onPage = (start) => {
    if (window.document$ && here.protocol !== "file:") window.document$.subscribe(() => start());
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => start());
    else start();
  };
})();
