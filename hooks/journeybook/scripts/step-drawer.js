/*
 * A step of the journey map, opened beside it: everything about it, the step before and after, a link to it.
 * What it shows is cloned out of the page; the address names the step while it is open.
 */
(() => {
  "use strict";

  function remember(step) {
    const query = new URLSearchParams(location.search);
    if (step) query.set("step", step);
    else query.delete("step");
    const text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  function element(tag, properties, ...children) {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...children);
    return one;
  }

  class Drawer {
    constructor(links, words) {
      this.links = links;
      this.words = words;
      this.title = element("h2", { id: "jb-drawer-title", tabIndex: -1 });
      this.place = element("span", { className: "jb-drawer__place" });
      this.previous = this.button("‹", words.previous_step, () => this.show(this.at - 1));
      this.next = this.button("›", words.next_step, () => this.show(this.at + 1));
      this.copy = this.button(words.copy_step, "", () => this.copyLink());
      this.close = this.button(words.close, "", () => this.dialog.close());
      this.said = element("span", { className: "jb-note" });
      this.said.setAttribute("role", "status");
      this.body = element("div", { className: "jb-drawer__body" });
      this.whole = element("a", { textContent: words.whole_step });
      const bar = element("div", { className: "jb-drawer__bar" }, this.previous, this.place, this.next, this.copy, this.said, this.close);
      this.dialog = element("dialog", { className: "jb-drawer md-typeset" }, bar, this.title, this.body, this.whole);
      this.dialog.setAttribute("aria-labelledby", this.title.id);
      this.dialog.addEventListener("click", (event) => this.clicked(event));
      this.dialog.addEventListener("keydown", (event) => this.pressed(event));
      this.dialog.addEventListener("close", () => this.closed());
    }

    button(text, label, onClick) {
      const one = element("button", { type: "button", className: "jb-button", textContent: text });
      if (label) one.setAttribute("aria-label", label);
      one.addEventListener("click", onClick);
      return one;
    }

    open(at) {
      document.body.append(this.dialog);
      this.show(at);
      this.dialog.showModal();
      this.title.focus();
    }

    show(at) {
      const source = this.links[at] && document.getElementById(window.journeybook.wanted(this.links[at].hash));
      if (!source) return;
      this.at = at;
      this.title.textContent = `${at + 1} ${this.links[at].textContent}`;
      this.place.textContent = `${at + 1} / ${this.links.length}`;
      this.previous.disabled = at === 0;
      this.next.disabled = at === this.links.length - 1;
      this.said.textContent = "";
      const signs = source.parentElement.querySelectorAll(":scope > summary > span");
      const copy = source.cloneNode(true);
      for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
      const head = element("p", { className: "jb-step__marks" }, ...[...signs].map((sign) => sign.cloneNode(true)));
      this.body.replaceChildren(head, ...copy.childNodes);
      this.whole.href = this.links[at].hash;
      this.dialog.scrollTop = 0;
      remember(this.links[at].hash.slice(1).replace(/^step-/, ""));
    }

    /* The map has come anew, or what it shows. */
    follow(links, at) {
      const { scrollTop } = this.dialog;
      this.links = links;
      this.show(at);
      this.dialog.scrollTop = scrollTop;
    }

    pressed(event) {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.show(this.at + by);
    }

    clicked(event) {
      if (event.target === this.dialog || event.target.closest("a")) this.dialog.close();
    }

    closed() {
      this.dialog.remove();
      remember(null);
      this.links[this.at].focus({ preventScroll: true });
    }

    async copyLink() {
      const url = new URL(location.href);
      url.hash = "map";
      try {
        await navigator.clipboard.writeText(url.href);
        this.said.textContent = this.words.copied;
      } catch {
        window.prompt(this.words.copy_step, url.href);
      }
    }
  }

  let drawer = null; // the one that was opened last

  function listen(map, links, open) {
    map.dataset.steps = "";
    map.addEventListener("click", (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      const point = event.target.closest(".jb-point");
      const at = point ? Number(point.dataset.step) - 1 : links.indexOf(event.target.closest("a"));
      if (!plain || at < 0) return;
      event.preventDefault();
      event.stopPropagation(); // instant navigation would follow the link all the same
      open(at);
    });
  }

  function start() {
    const tools = document.querySelector("[data-jb-tools]");
    const map = document.querySelector(".jb-map");
    const links = map ? [...map.querySelectorAll("[data-lane=does] a")] : [];
    const named = new URLSearchParams(location.search).get("step");
    const at = links.findIndex((link) => link.hash === `#step-${named}`);
    const opened = drawer?.dialog.isConnected;
    if (opened && at >= 0) drawer.follow(links, at);
    else drawer?.dialog.remove();
    if (!tools || !map || "steps" in map.dataset) return;
    const open = (at) => (drawer = new Drawer(links, window.journeybook.settings.map)).open(at);
    listen(map, links, open);
    if (at >= 0 && !opened) open(at);
  }

  window.journeybook.onPage(start);
})();
