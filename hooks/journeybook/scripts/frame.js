/*
 * What moves around a page's content, where the page does without the theme's own script (site/browser.py says when):
 * the colours, the drawer, the title in the header, the place in the table of contents, the way back to the top, and
 * the next page fetched ahead. It marks nothing on the document and asks for no sizes until the reader moves: until then
 * the browser need not go over the page again.
 */
(() => {
  "use strict";

  if (window.journeybook.theirs) return;

  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* --- colours ------------------------------------------------------------------------------------------ */

  const SYSTEM = "(prefers-color-scheme)";

  /* The theme lets nothing fade while this stands: from one scheme to the other at once. */
  function unfaded() {
    document.body.dataset.mdColorSwitching = "";
    requestAnimationFrame(() => requestAnimationFrame(() => delete document.body.dataset.mdColorSwitching));
  }

  function colours() {
    const inputs = all("[data-md-component=palette] > input");
    if (!inputs.length) return;
    const kept = window.__md_get?.("__palette");
    const suiting = () => Math.max(0, inputs.findIndex((input) => matchMedia(input.dataset.mdColorMedia).matches));

    function wear(index) {
      let { dataset } = inputs[index];
      if (dataset.mdColorMedia === SYSTEM) {
        const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
        dataset = inputs.find((input) => input.dataset.mdColorMedia.endsWith(`: ${dark})`))?.dataset ?? dataset;
      }
      if (document.body.dataset.mdColorScheme !== dataset.mdColorScheme) unfaded();
      for (const name of ["Media", "Scheme", "Primary", "Accent"]) {
        const key = `mdColor${name}`;
        if (document.body.dataset[key] !== dataset[key]) document.body.dataset[key] = dataset[key];
      }
      inputs[index].checked = true;
      inputs.forEach((input, place) => {
        if (input.nextElementSibling?.matches("label")) input.nextElementSibling.hidden = place !== index;
      });
      return { index, color: { media: dataset.mdColorMedia, scheme: dataset.mdColorScheme, primary: dataset.mdColorPrimary, accent: dataset.mdColorAccent } };
    }

    wear(Math.min(kept?.index ?? suiting(), inputs.length - 1));
    inputs.forEach((input, index) => input.addEventListener("change", () => window.__md_set?.("__palette", wear(index))));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      const now = window.__md_get?.("__palette");
      if (!now) wear(suiting());
      else if (inputs[now.index]?.dataset.mdColorMedia === SYSTEM) wear(now.index);
    });
  }

  /* --- the navigation ------------------------------------------------------------------------------------ */

  function drawer() {
    const toggle = document.getElementById("__drawer");
    const label = one(".md-header label[for=__drawer]");
    if (!toggle || !label) return;
    const button = document.createElement("span"); // a label may not be a button itself
    button.append(...label.childNodes);
    label.append(button);
    const say = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    button.setAttribute("aria-label", window.journeybook.settings.menu);
    say();
    toggle.addEventListener("change", say);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      button.focus();
    });
  }

  /* A label works like the box it stands for, for those who use keys. */
  function labels() {
    document.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches?.("label[tabindex], label > [role=button]")) return;
      event.preventDefault();
      event.target.click();
    });
    document.addEventListener("change", (event) => {
      const { target } = event;
      if (!target.matches(".md-nav__toggle")) return;
      const nav = [...target.parentElement.children].find((child) => child.matches("nav[aria-expanded]"));
      nav?.setAttribute("aria-expanded", String(target.checked));
    });
  }

  /* The page that is open stands in the middle of a long navigation. */
  function here() {
    const box = one(".md-sidebar--primary .md-sidebar__scrollwrap");
    const link = one(".md-sidebar--primary a.md-nav__link--active");
    if (!box || !link) return;
    new IntersectionObserver(([{ isIntersecting, boundingClientRect, rootBounds }], observer) => {
      observer.disconnect();
      if (!isIntersecting && boundingClientRect.height && rootBounds) {
        box.scrollTop += boundingClientRect.top - rootBounds.top - rootBounds.height / 2;
      }
    }, { root: box }).observe(link);
  }

  /* --- while the reader moves ------------------------------------------------------------------------------ */

  const BELOW_HEADER = 100; // pixels: a heading that is so near the upper edge is being read

  /* Gives what looks for the page's heading: an edit that is shown at once may have brought another. */
  function title() {
    const head = one("[data-md-component=header-title]");
    const passed = new IntersectionObserver((entries) => {
      const { isIntersecting, boundingClientRect } = entries.at(-1);
      head.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.top < BELOW_HEADER);
    }, { rootMargin: "-48px 0px 0px" });
    return () => {
      const heading = one(".md-content h1");
      passed.disconnect();
      if (head && heading) passed.observe(heading);
    };
  }

  function contents() {
    const box = one(".md-sidebar--secondary .md-sidebar__scrollwrap");
    const shown = matchMedia("(min-width: 60em)");
    let now = null;
    return () => {
      if (!box || !shown.matches) return;
      const links = [...box.querySelectorAll("a.md-nav__link[href^='#']")];
      const heading = (link) => document.getElementById(window.journeybook.wanted(link.hash));
      const reading = links.findLastIndex((link) => heading(link)?.getBoundingClientRect().top <= BELOW_HEADER);
      if (links[reading] === now && now?.isConnected) return;
      now = links[reading] ?? null;
      links.forEach((link, place) => {
        link.classList.toggle("md-nav__link--passed", place < reading);
        link.classList.toggle("md-nav__link--active", place === reading);
      });
      const away = now && now.offsetTop - box.scrollTop;
      if (away !== null && (away < 0 || away > box.clientHeight - now.offsetHeight)) box.scrollTop += away - box.clientHeight / 2;
    };
  }

  function upwards() {
    const button = one("[data-md-component=top]");
    let before = 0;
    button?.addEventListener("click", () => scrollTo({ top: 0, behavior: calm() ? "instant" : "smooth" }));
    return () => {
      const [was, y] = [before, (before = scrollY)];
      if (button && y !== was) button.hidden = y > was || y < innerHeight / 2;
    };
  }

  function follow() {
    const each = [contents(), upwards()];
    let waits = false;
    window.addEventListener("scroll", () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        each.forEach((look) => look());
      });
    }, { passive: true });
  }

  /* --- the next page -------------------------------------------------------------------------------------- */

  const RESTS = 65; // milliseconds: a pointer that stays on a link so long may well follow it

  function ahead() {
    if (!location.protocol.startsWith("http") || navigator.connection?.saveData) return;
    const fetched = new Set([location.pathname]);
    let waits = 0;

    function fetch(link) {
      if (fetched.has(link.pathname)) return;
      fetched.add(link.pathname);
      const hint = document.createElement("link");
      hint.rel = "prefetch";
      hint.href = link.href.split("#")[0];
      document.head.append(hint);
    }

    const page = (event) => {
      const link = event.target.closest?.("a[href]");
      const ours = link?.href.startsWith(window.journeybook.root) && !link.hasAttribute("download");
      return ours && /(\/|\.html)$/.test(link.pathname) ? link : null;
    };
    document.addEventListener("pointerover", (event) => {
      clearTimeout(waits);
      const link = event.pointerType === "mouse" && page(event);
      if (link) waits = setTimeout(() => fetch(link), RESTS);
    }, { passive: true });
    document.addEventListener("touchstart", (event) => {
      const link = page(event);
      if (link) fetch(link);
    }, { passive: true });
  }

  colours();
  drawer();
  labels();
  here();
  window.journeybook.onPage(title());
  follow();
  ahead();
})();
