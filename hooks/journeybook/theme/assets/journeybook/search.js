// The search box in the header: its dialog, its keys, the index it asks. How a hit looks is in search-hits.js.
(() => {
  "use strict";

  // the part that shows hits lies beside this file and is loaded with the index
  const HITS = new URL("search-hits.js", document.currentScript.src).href;
  const PAGES_SHOWN = 12;
  const TYPING_PAUSE_MS = 90;

  const ENGLISH = {
    label: "Search",
    placeholder: "Search journeys, steps, personas …",
    hint: "Type a word, or the beginning of one.",
    none: "Nothing found for “{query}”.",
    failed: "The search could not be loaded.",
    "count.one": "{n} page",
    "count.other": "{n} pages",
    first: "The best {n} of {all} pages",
    results: "Results",
    move: "move",
    go: "open",
    close: "Close",
  };

  // --- settings: where the index is, and the words of the interface -------------------------------

  let known = { element: undefined, bundle: "", words: ENGLISH };

  // The index's address is relative to the page that brought the settings; instant navigation changes the
  // page's address and may keep the settings, so it is resolved once for each settings element.
  function settings() {
    const element = document.getElementById("jb-settings");
    if (element === known.element) return known;
    let given = {};
    try {
      given = JSON.parse(element?.textContent || "{}").search ?? {};
    } catch (error) {
      console.warn("jb-settings is not JSON", error);
    }
    const bundle = new URL(given.bundle ?? "pagefind/", document.baseURI).href;
    known = { element, bundle, words: { ...ENGLISH, ...given.words } };
    return known;
  }

  function say(key, values = {}) {
    const text = settings().words[key] ?? "";
    return text.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
  }

  function sayCount(key, n) {
    const form = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
    return say(`${key}.${form}` in settings().words ? `${key}.${form}` : `${key}.other`, { n });
  }

  // --- engine: Pagefind, loaded when someone first wants to search ---------------------------------

  let engine = { key: "", ready: undefined };

  function pagefind() {
    const { bundle } = settings();
    const key = `${bundle} ${document.documentElement.lang}`;
    if (engine.key === key) return engine.ready;
    const before = engine.ready;
    const start = async () => {
      if (before) await before.then((old) => old.index.destroy()).catch(() => {});
      const [{ groupsOf }, index] = await Promise.all([import(HITS), import(`${bundle}pagefind.js`)]);
      await index.init();
      return { groupsOf, index };
    };
    const ready = start();
    engine = { key, ready };
    // a failure (a lost connection) is tried again with the next key
    ready.catch(() => {
      if (engine.ready === ready) engine = { key: "", ready: undefined };
    });
    return ready;
  }

  // --- box: the button, the dialog and its keys -------------------------------------------------------

  function mount(root) {
    const part = (name) => root.querySelector(`.jb-search__${name}`);
    const [opener, dialog, input, status, list] = ["open", "dialog", "input", "status", "list"].map(part);
    let asked = 0;
    let pause = 0;

    const options = () => [...list.querySelectorAll("[role=option]")];
    const active = () => list.querySelector("[aria-selected=true]");

    function label() {
      part("label").textContent = say("label");
      dialog.setAttribute("aria-label", say("label"));
      list.setAttribute("aria-label", say("results"));
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

    function show(message, groups = []) {
      status.textContent = message;
      list.replaceChildren(...groups);
      input.setAttribute("aria-expanded", String(groups.length > 0));
      list.scrollTop = 0;
      activate(options()[0]);
      list.scrollTop = 0;
    }

    async function ask(query) {
      const mine = (asked += 1);
      const { groupsOf, index } = await pagefind();
      const answer = await index.search(query);
      const pages = await Promise.all(answer.results.slice(0, PAGES_SHOWN).map((result) => result.data()));
      if (mine !== asked) return;
      const groups = groupsOf(pages, query, (kind) => say(`kind.${kind}`) || kind);
      const all = answer.results.length;
      const count = all > PAGES_SHOWN ? say("first", { n: PAGES_SHOWN, all }) : sayCount("count", all);
      show(groups.length ? count : say("none", { query }), groups);
    }

    function search() {
      const query = input.value.trim();
      if (query) return ask(query).catch(fail);
      asked += 1;
      return show(say("hint"));
    }

    function fail(error) {
      console.warn("search", error);
      show(say("failed"));
    }

    function open() {
      if (dialog.open) return;
      label();
      dialog.showModal();
      input.focus();
      input.select();
      pagefind().then(search, fail);
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
      } else if (event.key === "Escape") dialog.close();
      else return;
      event.preventDefault();
    }

    opener.addEventListener("click", open);
    part("close").addEventListener("click", () => dialog.close());
    input.addEventListener("keydown", onKey);
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
      const away = event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (away || event.target === dialog) setTimeout(() => dialog.close());
    });
    root.addEventListener("jb-open", open);
    root.addEventListener("jb-arrived", () => {
      if (dialog.open) dialog.close();
      label();
    });
    label();
  }

  // --- page: the one box, on every page -----------------------------------------------------------------

  const boxes = new WeakSet();

  function arrive() {
    settings();
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
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
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

  arrive();
  // Material's observable emits at once and after each instant navigation
  window.document$?.subscribe(arrive);
})();
