// The search box in the header: its keys, what it says. The dialog is in search-dialog.js; the index, the ranking and the looks of a hit
// are in search-parts.js, search-words.js, search-rank.js, search-hits.js and search-facets.js, loaded when someone first searches.
(() => {
  "use strict";

  const LATER = ["search-parts.js", "search-words.js", "search-rank.js", "search-hits.js", "search-facets.js"];
  const ADDRESSES = LATER.map(window.journeybook.beside);
  const TYPING_PAUSE_MS = 90;
  const RECENT = "jb-search-recent";
  const RECENT_AT_MOST = 5;

  // --- settings: where the index is, and the words of the interface -------------------------------

  const { root: SITE, settings: { search: given } } = window.journeybook;
  const WORDS = given.words;
  const LANGUAGE = document.documentElement.lang || "en";
  // addresses are relative to the site's root; no other host is ever asked
  const EVERY = [given.bundle, ...(given.also ?? [])].map((one) => new URL(one, SITE));
  const BUNDLES = EVERY.filter((one) => one.origin === EVERY[0].origin).map((one) => one.href);

  function say(key, values = {}) {
    const text = WORDS[key] ?? "";
    const shown = (value) => (typeof value === "number" ? value.toLocaleString(LANGUAGE) : value);
    return text.replace(/\{(\w+)\}/g, (blank, name) => shown(values[name]) ?? blank);
  }

  function sayCount(key, n) {
    const form = new Intl.PluralRules(LANGUAGE).select(n);
    return say(`${key}.${form}` in WORDS ? `${key}.${form}` : `${key}.other`, { n });
  }

  const facetWords = Object.assign(
    (name, value) => say(`${name}.${value}`) || value,
    {
      facet: (name) => say(`facet.${name}`) || name,
      more: (n) => say("more", { n }),
      count: (n) => sayCount("count", n),
    },
  );

  // --- engine: loaded when someone first wants to search -------------------------------------------

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: false, onload: resolve });
      script.onerror = () => reject(new Error(`${address} could not be loaded`));
      document.head.append(script);
    });
  }

  let scripts;
  let engine;

  // All parts of the index: the site's own, and, if they can be had, those of the sites beside it.
  function parts() {
    if (engine) return engine;
    const start = async () => {
      await (scripts ??= Promise.all(ADDRESSES.map(load)));
      const { open } = globalThis.journeybookSearch;
      const [own, ...others] = await Promise.allSettled(BUNDLES.map(open));
      if (own.status === "rejected") throw own.reason;
      for (const { reason } of others) if (reason) console.warn("search", reason);
      return [own, ...others].flatMap(({ value }) => value ?? []);
    };
    const ready = start();
    engine = ready;
    // a failure (a lost connection) is tried again with the next key
    ready.catch(() => {
      scripts = globalThis.journeybookSearch?.facetsOf ? scripts : undefined;
      if (engine === ready) engine = undefined;
    });
    return ready;
  }

  // While somebody writes, the index changes under the reader.
  document.addEventListener("jb-edited", () => { engine = undefined; });

  // --- recent: what this reader opened from the search, in this browser alone -------------------------

  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
      const root = new URL("..", BUNDLES[0]).href;
      return kept.filter((one) => String(one?.url).startsWith(root) && typeof one.title === "string");
    } catch {
      return [];
    }
  }

  function remember({ href: url, dataset: { title, under } }) {
    const others = recent().filter((one) => one.url !== url);
    try {
      localStorage.setItem(RECENT, JSON.stringify([{ url, title, under }, ...others].slice(0, RECENT_AT_MOST)));
    } catch {
      // a browser that keeps nothing: there is no list then
    }
  }

  // --- box: the button, the dialog and its keys -------------------------------------------------------

  function mount(root) {
    root.append(window.journeybook.searchDialog());
    const part = (name) => root.querySelector(`.jb-search__${name}`);
    const names = ["open", "dialog", "input", "status", "list", "facets", "filter", "tips"];
    const [opener, dialog, input, status, list, facets, filter, tips] = names.map(part);
    const chosen = new Map();
    const opened = new Set();
    let asked = 0;
    let pause = 0;

    const options = () => [...list.querySelectorAll("[role=option]")];
    const active = () => list.querySelector("[aria-selected=true]");
    const kindName = (kind) => say(`kind.${kind}`) || kind;
    const chosenCount = () => [...chosen.values()].reduce((sum, values) => sum + values.size, 0);

    function label() {
      part("label").textContent = say("label");
      dialog.setAttribute("aria-label", say("label"));
      list.setAttribute("aria-label", say("results"));
      facets.setAttribute("aria-label", say("filter"));
      input.placeholder = say("placeholder");
      input.setAttribute("aria-label", say("placeholder"));
      part("close").setAttribute("aria-label", say("close"));
      for (const word of root.querySelectorAll("[data-jb-word]")) word.textContent = say(word.dataset.jbWord);
      root.dataset.ready = "";
    }

    function activate(option) {
      active()?.setAttribute("aria-selected", "false");
      input.removeAttribute("aria-activedescendant");
      if (!option) return;
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function show(message, groups = [], query = "") {
      status.textContent = message;
      list.dataset.query = query; // what these are the answer to
      list.replaceChildren(...groups);
      input.setAttribute("aria-expanded", String(groups.length > 0));
      tips.hidden = groups.length > 0 || !query;
      part("clear").hidden = !chosenCount();
      activate(options()[0]);
      list.scrollTop = 0;
    }

    function showFacets(counts) {
      const made = counts ? globalThis.journeybookSearch.facetsOf(counts, chosen, facetWords, toggle, opened) : [];
      const held = facets.contains(document.activeElement) ? document.activeElement.dataset : undefined;
      facets.replaceChildren(...made);
      filter.hidden = made.length === 0;
      filter.textContent = chosenCount() ? say("filter.n", { n: chosenCount() }) : say("filter");
      dialog.toggleAttribute("data-facets", made.length > 0);
      if (!held) return;
      // the switch that was used stays under the reader's finger, though all are made anew
      const same = (one) => one.dataset.name === held.name && one.dataset.value === held.value;
      ([...facets.querySelectorAll("button")].find(same) ?? input).focus();
    }

    function toggle(name, value) {
      const values = chosen.get(name) ?? new Set();
      if (!values.delete(value)) values.add(value);
      chosen.set(name, values);
      search();
    }

    async function ask(query) {
      const mine = (asked += 1);
      const all = await parts();
      const answer = await globalThis.journeybookSearch.ask(all, query, chosen, facetWords);
      if (mine !== asked) return;
      const { hits, total, guessed, worthOf } = answer;
      const count = total > hits.length ? say("first", { n: hits.length, all: total }) : sayCount("count", total);
      const message = guessed ? `${count} · ${say("guessed")}` : count;
      const groups = globalThis.journeybookSearch.groupsOf(hits, kindName, worthOf);
      show(hits.length ? message : say("none", { query }), groups, query);
      const counts = await answer.counting;
      if (mine === asked) showFacets(counts);
    }

    async function suggest() {
      const mine = (asked += 1);
      const [own] = await parts();
      if (mine !== asked) return;
      const { groupsOf } = globalThis.journeybookSearch;
      const lately = recent().map(({ url, title, under }) => ({ url, title, under, kind: "recent" }));
      const ways = own.ways.filter(({ url }) => url !== location.href.split("#")[0]);
      show(say("hint"), groupsOf([...lately, ...ways.map((way) => ({ ...way, kind: "overview" }))], kindName));
      showFacets();
    }

    function search() {
      const query = input.value.trim();
      return (query ? ask(query) : suggest()).catch(fail);
    }

    function fail(error) {
      console.warn("search", error);
      show(say("failed"));
      showFacets();
    }

    function open() {
      if (dialog.open) return;
      label();
      dialog.showModal();
      input.focus();
      input.select();
      search();
    }

    // the browser takes the focus out of what it hides only later: a slash typed at once would be lost
    function close() {
      dialog.close();
      input.blur();
    }

    function step(by) {
      const all = options();
      if (all.length) activate(all[(all.indexOf(active()) + by + all.length) % all.length]);
    }

    function onKey(event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Enter") {
        const { ctrlKey, metaKey, shiftKey } = event;
        const how = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
        active()?.dispatchEvent(new MouseEvent("click", how));
      } else return;
      event.preventDefault();
    }

    opener.addEventListener("click", open);
    part("close").addEventListener("click", () => close());
    filter.addEventListener("click", () => {
      filter.setAttribute("aria-expanded", String(dialog.toggleAttribute("data-filtering")));
    });
    part("clear").addEventListener("click", () => {
      chosen.clear();
      input.focus();
      search();
    });
    input.addEventListener("keydown", onKey);
    // in a field of this type the first Esc would empty it, and only the second close
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      close();
    });
    input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(search, TYPING_PAUSE_MS);
    });
    list.addEventListener("mousemove", (event) => {
      const option = event.target.closest("[role=option]");
      if (option && option !== active()) activate(option);
    });
    // after the link's own handlers: a click on a hit, or on the backdrop, ends the search
    dialog.addEventListener("click", (event) => {
      const hit = event.target.closest("a");
      if (hit) remember(hit);
      const away = hit && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (away || event.target === dialog) setTimeout(() => close());
    });
    root.addEventListener("jb-open", open);
    root.addEventListener("jb-arrived", () => {
      if (dialog.open) close();
      label();
    });
    label();
  }

  // --- page: the one box, on every page -----------------------------------------------------------------

  const boxes = new WeakSet();

  function arrive() {
    const root = document.querySelector("[data-jb-search]");
    if (!root) return;
    if (boxes.has(root)) root.dispatchEvent(new Event("jb-arrived"));
    else {
      boxes.add(root);
      mount(root);
    }
  }

  function isTyping(element) {
    if (!(element instanceof HTMLElement)) return false;
    // the theme's switch of colours is a radio button, and keeps the focus
    if (element instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|reset|submit)$/.test(element.type);
    return element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName);
  }

  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !command && !event.altKey && !isTyping(event.target);
    const palette = event.key.toLowerCase() === "k" && command && !event.altKey;
    const root = document.querySelector("[data-jb-search]");
    if (!root || event.defaultPrevented || !(slash || palette)) return;
    event.preventDefault();
    root.dispatchEvent(new Event("jb-open"));
  });

  window.journeybook.onPage(arrive);
})();
