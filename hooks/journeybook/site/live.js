/*
 * Shows what was just written in the page that is open. `mkdocs serve` alone puts this script into its pages, right
 * behind the theme's or before ours, so that it sees a page before another script has changed it; no built site has it.
 *
 * The page's content is known as the blocks it came as, with a comment before each. After an edit the page is fetched
 * again, and the blocks that are others now are exchanged: what has not changed stays as it is, drawn and opened. Then
 * the scripts start anew, as after instant navigation. Where more has changed than content, the page is loaded again.
 */
(() => {
  "use strict";

  const SCRIPT = document.currentScript;
  const ASK = new URL(".", SCRIPT.src);
  const MISSING = "missing" in SCRIPT.dataset; // this is the page that says that there is none
  const THEME = window.document$; // tells of pages that the theme's script brings; without it there is ours, later
  const AGAIN = 1000; // milliseconds until a server that does not answer is asked again
  const ARTICLE = "article.md-content__inner";
  const BESIDE = ["[data-md-component=toc]", "[data-md-component=header-topic]"];

  let number = Number(SCRIPT.dataset.number);
  let page = null; // the article that is shown, the texts of its blocks, and the comments before them
  let swapping = false;
  let asking = null; // stops the request that waits for news

  // --- blocks ---------------------------------------------------------------------------------------------

  /* The blocks as texts that can be held against each other. Before anybody else the theme, where its script is in the
     page, has been at them: it makes addresses whole and gives names to what looks like code. */
  function textsOf(article) {
    for (const one of THEME ? article.querySelectorAll("[href], [src]") : []) {
      for (const name of ["href", "src"]) if (typeof one[name] === "string" && one[name]) one[name] = String(one[name]);
    }
    return [...article.children].map((block) => block.outerHTML.replace(/(<pre[^>]*) id="__code_\d+"/g, "$1"));
  }

  function mark(block) {
    const comment = document.createComment("");
    block.before(comment);
    return comment;
  }

  function arrive() {
    if (swapping) return;
    const article = document.querySelector(ARTICLE);
    page = article && { article, texts: textsOf(article), marks: [...article.children].map(mark) };
  }

  /* What a block has become: scripts may have put something else there, or more. */
  function nodesFrom(comment, marks) {
    const nodes = [comment];
    for (let node = comment.nextSibling; node && !marks.has(node); node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  /* For each new text the place of the old block that it can keep, or -1: the most there are, in order. */
  function kept(old, now) {
    const most = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = now.length - 1; j >= 0; j -= 1) {
        most[i][j] = old[i] === now[j] ? most[i + 1][j + 1] + 1 : Math.max(most[i + 1][j], most[i][j + 1]);
      }
    }
    const places = [];
    for (let i = 0, j = 0; j < now.length;) {
      if (i < old.length && old[i] === now[j]) [places[j], i, j] = [i, i + 1, j + 1];
      else if (i < old.length && most[i + 1][j] >= most[i][j + 1]) i += 1;
      else [places[j], j] = [-1, j + 1];
    }
    return places;
  }

  /* Makes an element what another is. What is the same stays: the browser goes over no more again than has changed. */
  function become(old, now) {
    for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const [before, after] = [[...old.childNodes], [...now.childNodes]];
    const alike = before.length === after.length && before.every(({ nodeName }, at) => nodeName === after[at].nodeName);
    if (!alike) return old.replaceChildren(...after);
    before.forEach((node, at) => {
      if (node.nodeType === Node.ELEMENT_NODE) become(node, after[at]);
      else if (node.data !== after[at].data) node.data = after[at].data;
    });
  }

  /* A block becomes another where it stands, if it alone changed there, and no script has been at it. */
  function changeInPlace(places, at, blocks, all) {
    const place = (places[at - 1] ?? -1) + 1;
    if (!page.marks[place] || (places[at + 1] ?? page.marks.length) !== place + 1) return;
    const elements = nodesFrom(page.marks[place], all).filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE);
    const [old] = elements;
    if (elements.length !== 1 || old.tagName !== blocks[at].tagName || old.outerHTML !== page.texts[place]) return;
    become(old, blocks[at]);
    places[at] = place;
  }

  /* Exchanges the blocks that changed; says whether there were any. */
  function exchange(texts, blocks) {
    const places = kept(page.texts, texts);
    if (texts.length === page.texts.length && !places.includes(-1)) return false;
    const all = new Set(page.marks);
    for (const at of places.keys()) if (places[at] === -1) changeInPlace(places, at, blocks, all);
    const stay = new Set(places);
    const old = page.marks.filter((_, place) => !stay.has(place)).flatMap((one) => nodesFrom(one, all));
    const marks = places.map((place) => page.marks[place]);
    let next = null;
    for (let at = places.length - 1; at >= 0; at -= 1) {
      if (!marks[at]) {
        marks[at] = document.createComment("");
        const added = [marks[at], document.adoptNode(blocks[at]), document.createTextNode("\n")];
        if (next) next.before(...added);
        else page.article.append(...added);
      }
      next = marks[at];
    }
    for (const node of old) node.remove();
    Object.assign(page, { texts, marks });
    return true;
  }

  // --- what the reader had made of the page -------------------------------------------------------------------

  /* Names for the elements of a kind that hold in the page before and after: of the nearest id, or what it says. */
  function named(selector, nameOf) {
    const found = new Map();
    for (const element of page.article.querySelectorAll(selector)) {
      const name = nameOf(element);
      for (let n = 1; ; n += 1) {
        if (found.has(`${name} ${n}`)) continue;
        found.set(`${name} ${n}`, element);
        break;
      }
    }
    return found;
  }

  const foldName = (fold) => fold.id || fold.querySelector("[id]")?.id || fold.querySelector("summary")?.textContent;
  const folds = () => named("details", foldName);
  const boxName = (box) => `${box.id} ${box.className} ${box.getAttribute("aria-label")}`;
  const boxes = () => named("[tabindex]", boxName);
  const heldName = (one) => [one.id, one.tagName, one.name, one.getAttribute("href"), one.getAttribute("aria-label")].join(" ");
  const holders = () => named("a, button, input, select, summary, [tabindex]", heldName);

  /* The element with an id that stands nearest above the upper third of the window: it should not move. */
  function anchor() {
    let found = null;
    for (const element of page.article.querySelectorAll("[id]")) {
      const { top, height } = element.getBoundingClientRect();
      if (!height) continue;
      if (top > window.innerHeight / 3) break;
      found = { id: element.id, top };
    }
    return found;
  }

  /* Gives a function that makes the page again what it was to the reader. */
  function remember() {
    const open = [...folds()].map(([name, fold]) => [name, fold.open]);
    const scrolled = [...boxes()].filter(([, box]) => box.scrollLeft || box.scrollTop)
      .map(([name, { scrollLeft, scrollTop }]) => [name, scrollLeft, scrollTop]);
    const active = document.activeElement;
    const [held] = page.article.contains(active) ? [...holders()].find(([, one]) => one === active) ?? [] : [];
    const stands = window.scrollY > 0 ? anchor() : null;
    return {
      unfold() {
        const now = folds();
        for (const [name, was] of open) if (now.has(name)) now.get(name).open = was;
      },
      settle() {
        const now = boxes();
        for (const [name, left, top] of scrolled) now.get(name)?.scrollTo({ left, top, behavior: "instant" });
        if (held && !active.isConnected) holders().get(held)?.focus({ preventScroll: true });
        const there = stands && document.getElementById(stands.id);
        if (!there) return;
        const moved = there.getBoundingClientRect().top - stands.top;
        if (moved) window.scrollBy({ top: moved, behavior: "instant" });
      },
    };
  }

  // --- an edit ------------------------------------------------------------------------------------------------

  /* What stands beside the content and is the page's own. Says whether it can be exchanged. */
  function pairs(next) {
    const found = [];
    for (const selector of BESIDE) {
      const [old, now] = [document, next].map((one) => [...one.querySelectorAll(selector)]);
      if (old.length !== now.length) return null;
      found.push(...old.map((one, place) => [one, now[place]]));
    }
    return found;
  }

  function show(next) {
    const article = next.querySelector(ARTICLE);
    const beside = article && pairs(next);
    if (!beside || article.querySelector("script")) return again();
    const reader = remember();
    const texts = textsOf(article);
    // The browser would keep something else in its place, too.
    document.documentElement.style.overflowAnchor = "none";
    const changed = exchange(texts, [...article.children]);
    if (changed) {
      reader.unfold();
      document.title = next.title;
      for (const [old, now] of beside) if (old.textContent.trim() !== now.textContent.trim()) old.replaceWith(now);
      swapping = true;
      window.document$.next(document);
      swapping = false;
      reader.settle();
    }
    requestAnimationFrame(() => { document.documentElement.style.overflowAnchor = ""; });
  }

  async function update() {
    const [{ pathname, search }, before] = [location, page?.article];
    const answer = await fetch(pathname + search, { cache: "no-store" });
    const text = await answer.text();
    if (location.pathname !== pathname || before !== page?.article) return; // the reader went on
    document.dispatchEvent(new CustomEvent("jb-edited"));
    if (MISSING && before?.isConnected && !answer.ok) return;
    if (MISSING || !answer.ok || !before?.isConnected) again();
    else show(new DOMParser().parseFromString(text, "text/html"));
  }

  /* Loads the page again, and listens no more until then. */
  function again() {
    asking?.abort();
    location.reload();
  }

  // --- the server -----------------------------------------------------------------------------------------------

  async function listen() {
    asking?.abort();
    const mine = (asking = new AbortController());
    while (!mine.signal.aborted) {
      try {
        const answer = await fetch(new URL(String(number), ASK), { cache: "no-store", signal: mine.signal });
        if (answer.status === 404) return; // a server that tells nothing
        const news = await answer.json();
        if (news.whole > number) return again();
        if (news.number > number) {
          number = news.number;
          await update();
        }
      } catch {
        if (!mine.signal.aborted) await new Promise((go) => setTimeout(go, AGAIN));
      }
    }
  }

  /* A browser has few connections to a server: a page that nobody sees gives its own back. */
  function attend() {
    if (document.visibilityState === "visible") listen();
    else asking?.abort();
  }

  if (THEME) THEME.subscribe(arrive);
  else arrive(); // in another theme there is no such article, and the page is loaded again
  window.addEventListener("pageshow", attend);
  document.addEventListener("visibilitychange", attend);
  window.addEventListener("pagehide", () => asking?.abort());
})();
