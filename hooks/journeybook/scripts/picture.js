/*
 * A page that is asked for with ?picture is made ready for paper or a picture of it: every diagram drawn, nothing to
 * press, nothing that scrolls. When all is there, the page's size stands in `data-jb-size` of its root.
 */
(() => {
  "use strict";

  if (!new URLSearchParams(location.search).has("picture")) return;

  const PAPER = "@page { size: A3 landscape } @page map { size: A3 landscape; margin: 8mm }";

  async function ready() {
    const root = document.documentElement;
    const paper = document.createElement("style");
    paper.textContent = PAPER;
    document.head.append(paper);
    root.dataset.jbPicture = "";
    document.body.dataset.mdColorScheme = "default";
    await window.journeybook.drawDiagrams();
    await document.fonts.ready;
    const wide = [root, ...document.querySelectorAll(".jb-map, .jb-drawing, .jb-scroll")];
    const width = Math.max(...wide.map((part) => Math.ceil(part.getBoundingClientRect().left + part.scrollWidth)));
    root.dataset.jbSize = `${width + 24}x${root.scrollHeight}`;
  }

  window.addEventListener("load", () => ready().catch(console.error));
})();
