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

  // The id that an address leads to: nothing, where what follows the # cannot be one.
  journeybook.wanted = (hash = location.hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  };

  // Does something once with each element that a reader comes near, or that is unfolded before them: what is never seen
  // costs nothing. Gives a function that forgets those that nobody came to.
  journeybook.whenNear = (elements, work) => {
    const waiting = new Set(elements);
    const come = (element) => { if (waiting.delete(element)) work(element); };
    const nearness = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => {
        if (!isIntersecting) return;
        nearness.unobserve(target);
        come(target);
      }),
      { rootMargin: "800px 0px" },
    );
    const unfolded = ({ target }) => { if (target.open) [...waiting].filter((one) => target.contains(one)).forEach(come); };
    document.addEventListener("toggle", unfolded, true);
    waiting.forEach((element) => nearness.observe(element));
    return () => {
      nearness.disconnect();
      document.removeEventListener("toggle", unfolded, true);
    };
  };

  // Whether the theme's own script is in this page. It tells when it has brought another without loading anew; but
  // never out of a folder, where it cannot fetch what it wants to know first.
  const pages = window.document$;
  const starts = [];
  journeybook.theirs = Boolean(pages);

  // Starts something on this page, and on each that comes in its place.
  journeybook.onPage = (start) => {
    if (pages && here.protocol !== "file:") {
      pages.subscribe(() => start());
      return;
    }
    starts.push(start);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => start());
    else start();
  };

  // What the theme promises to scripts of a site owner, where its own is left out.
  window.document$ ??= {
    subscribe: (start) => journeybook.onPage(() => start(document)),
    next: () => starts.forEach((start) => start()),
  };
})();
