/*
 * Where the site is and what it says: the first part of the one script that every page loads (render/browser.py
 * joins them and puts the settings in). What is loaded later lies beside that script, and is asked for in its version.
 */
(() => {
  "use strict";

  const here = new URL(document.currentScript.src);
  const journeybook = (window.journeybook ??= {});
  journeybook.root = new URL("../../", here).href;
  journeybook.beside = (name) => new URL(name + here.search, here).href;
})();
