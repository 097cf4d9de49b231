/*
 * The frame around a drawing: it scrolls and is dragged, zooms by buttons, keys, wheel and fingers, and fills the
 * screen. Nothing here knows the library or what is drawn.
 */
(() => {
  "use strict";

  const STEP = 1.25;
  const LARGEST = 4;
  const NEARLY = 0.85; // of its height: a drawing is made that much smaller rather than cut
  const MARGIN = 8;
  const KEY_SCROLL = 60;
  const SVG = "http://www.w3.org/2000/svg";
  const ICONS = {
    in: "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z",
    out: "M19 13H5v-2h14z",
    all: "M17 4h3a2 2 0 0 1 2 2v2h-2V6h-3zM4 8V6h3V4H4a2 2 0 0 0-2 2v2zm16 8v2h-3v2h3a2 2 0 0 0 2-2v-2zM7 18H4v-2H2v2a2 2 0 0 0 2 2h3zM18 8H6v8h12z",
    screen: "M5 5h5v2H7v3H5zm9 0h5v5h-2V7h-3zm3 9h2v5h-5v-2h3zm-7 3v2H5v-5h2v3z",
    close: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z",
  };

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(SVG, "path"));
    svg.firstChild.setAttribute("d", ICONS[name]);
    return svg;
  }

  function button(label, content, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.append(content);
    made.addEventListener("click", act);
    return made;
  }

  class Frame {
    /* `place` is an empty figure; `save(svg, kind)` hands the reader a file. */
    constructor(place, words, save) {
      this.place = place;
      this.words = words;
      this.scale = null; // as first shown
      this.box = document.createElement("div");
      this.box.className = "jb-drawing";
      this.box.setAttribute("role", "img");
      this.box.tabIndex = 0;
      const zoom = (factor) => () => this.zoom(factor);
      this.screen = button(words.screen, icon("screen"), () => this.toggleScreen());
      const bar = document.createElement("div");
      bar.className = "jb-drawing-bar";
      bar.setAttribute("role", "group");
      bar.append(
        button(words.out, icon("out"), zoom(1 / STEP)),
        button(words.in, icon("in"), zoom(STEP)),
        button(words.all, icon("all"), () => this.showAll()),
        this.screen,
        button(words.svg, "SVG", () => save(this.svg, "svg")),
        button(words.png, "PNG", () => save(this.svg, "png")),
      );
      this.bar = bar;
      place.replaceChildren(bar, this.box);
      this.listen();
    }

    /* A new drawing in the frame. In view, it takes the height that was kept for it: nothing moves. */
    show(svg, label, smallest) {
      const first = !this.svg;
      const before = this.place.getBoundingClientRect().bottom;
      this.box.setAttribute("aria-label", label);
      this.bar.setAttribute("aria-label", `${this.words.tools}: ${label}`);
      this.box.replaceChildren(svg);
      this.svg = svg;
      this.crop();
      this.smallest = smallest;
      this.fit();
      if (first) this.settle(before);
      if (this.size.height > this.size.width) this.box.scrollLeft = (this.box.scrollWidth - this.box.clientWidth) / 2;
    }

    /* The height that was kept, if what stands below is seen now or would be; else the drawing's own. */
    settle(before) {
      const kept = parseFloat(this.place.style.minHeight) - this.bar.offsetHeight;
      this.place.style.minHeight = "";
      const { bottom } = this.place.getBoundingClientRect();
      const seen = before > 0 && Math.min(before, bottom) < window.innerHeight;
      if (!seen) return;
      this.box.style.height = `${kept}px`;
      const short = kept / this.svg.clientHeight;
      if (short < 1 && short > NEARLY) this.svg.style.maxHeight = `${kept}px`;
    }

    /* To what is drawn: journeys come with an empty band, quadrants cut the names of points at their edge.
       Sequences are cut already, out of lines that run on for ever. */
    crop() {
      if (this.svg.getAttribute("aria-roledescription") === "sequence") return;
      const { x, y, width, height } = this.svg.getBBox();
      this.svg.setAttribute("viewBox", [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(" "));
    }

    get size() {
      return this.svg.viewBox.baseVal;
    }

    /* As wide as the page at most, but never so small that its smallest text cannot be read: then it scrolls. */
    fit() {
      const sizes = [...this.svg.querySelectorAll("text, foreignObject div")].map((text) =>
        parseFloat(getComputedStyle(text).fontSize),
      );
      const shrink = sizes.length ? Math.min(1, this.smallest / Math.min(...sizes)) : 1;
      this.scale = null;
      this.svg.removeAttribute("height");
      this.svg.setAttribute("width", "100%");
      this.svg.style.width = "";
      this.svg.style.maxWidth = `${this.size.width}px`;
      this.svg.style.minWidth = `${Math.floor(this.size.width * shrink)}px`;
    }

    /* Around the middle of what is seen, or around a point of the window. */
    zoom(factor, at) {
      this.zoomTo((this.scale ?? this.svg.clientWidth / this.size.width) * factor, at);
    }

    zoomTo(scale, at) {
      const { box, svg, size } = this;
      const seen = box.getBoundingClientRect();
      const [x, y] = at ? [at.x - seen.left, at.y - seen.top] : [box.clientWidth / 2, box.clientHeight / 2];
      const [left, top] = [box.scrollLeft + x - svg.offsetLeft, box.scrollTop + y - svg.offsetTop];
      const before = svg.clientWidth;
      if (!this.dialog) box.style.height ||= `${box.offsetHeight}px`;
      this.scale = Math.min(LARGEST, Math.max(Math.min(this.whole, 0.2), scale));
      svg.style.maxWidth = svg.style.maxHeight = "none";
      svg.style.minWidth = "0";
      svg.style.width = `${size.width * this.scale}px`;
      const grown = svg.clientWidth / before;
      box.scrollTo(left * grown + svg.offsetLeft - x, top * grown + svg.offsetTop - y);
    }

    /* The scale at which all of it is seen at once. */
    get whole() {
      return Math.min(1.5, this.box.clientWidth / this.size.width, this.box.clientHeight / this.size.height);
    }

    showAll() {
      this.zoomTo(this.whole);
    }

    listen() {
      const { box } = this;
      box.addEventListener("keydown", (event) => this.key(event));
      box.addEventListener("pointerdown", (event) => this.drag(event));
      box.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
      }, { passive: false });
      box.addEventListener("touchstart", (event) => this.pinch(event), { passive: true });
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.box) return;
      const scroll = (x, y) => () => this.box.scrollBy(x * KEY_SCROLL, y * KEY_SCROLL);
      const act = {
        "+": () => this.zoom(STEP), "=": () => this.zoom(STEP), "-": () => this.zoom(1 / STEP),
        "0": () => this.showAll(), f: () => this.toggleScreen(),
        ArrowLeft: scroll(-1, 0), ArrowRight: scroll(1, 0),
        ...(this.box.scrollHeight > this.box.clientHeight + 1 && { ArrowUp: scroll(0, -1), ArrowDown: scroll(0, 1) }),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    drag(event) {
      const { box } = this;
      const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      if (event.pointerType !== "mouse" || event.button !== 0 || !overflows) return;
      const [left, top, x, y] = [box.scrollLeft, box.scrollTop, event.clientX, event.clientY];
      const move = (now) => box.scrollTo(left + x - now.clientX, top + y - now.clientY);
      box.setPointerCapture(event.pointerId);
      box.classList.add("jb-drawing--dragged");
      box.addEventListener("pointermove", move);
      box.addEventListener("lostpointercapture", () => {
        box.removeEventListener("pointermove", move);
        box.classList.remove("jb-drawing--dragged");
      }, { once: true });
    }

    pinch(event) {
      if (event.touches.length !== 2) return;
      const apart = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const middle = ([one, other]) => ({ x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 });
      const scale = this.scale ?? this.svg.clientWidth / this.size.width;
      const start = apart(event.touches);
      const move = (now) => {
        if (now.touches.length !== 2) return;
        now.preventDefault();
        this.zoomTo((scale * apart(now.touches)) / start, middle(now.touches));
      };
      this.box.addEventListener("touchmove", move, { passive: false });
      const end = () => this.box.removeEventListener("touchmove", move);
      this.box.addEventListener("touchend", end, { once: true });
      this.box.addEventListener("touchcancel", end, { once: true });
    }

    // --- The whole screen ---------------------------------------------------------------------------

    toggleScreen() {
      if (this.dialog) this.dialog.close();
      else this.openScreen();
    }

    /* The figure itself moves into the dialog, and back to where an empty one keeps its room. */
    openScreen() {
      const dialog = document.createElement("dialog");
      const gap = document.createElement("div");
      dialog.className = "jb-screen";
      dialog.setAttribute("aria-label", this.box.getAttribute("aria-label"));
      gap.style.height = `${this.place.offsetHeight}px`;
      this.height = this.box.style.height;
      this.box.style.height = "";
      this.place.replaceWith(gap);
      dialog.append(this.place);
      document.body.append(dialog);
      this.dialog = dialog;
      this.gap = gap;
      dialog.addEventListener("close", () => this.leaveScreen(gap), { once: true });
      dialog.showModal();
      this.name(this.words.close, "close");
      this.box.focus();
      this.showAll();
    }

    leaveScreen(gap) {
      gap.replaceWith(this.place);
      this.dialog.remove();
      this.dialog = null;
      this.box.style.height = this.height;
      this.name(this.words.screen, "screen");
      this.fit();
      this.screen.focus();
    }

    /* The page that it was drawn for is no longer there. */
    leaveIfGone() {
      if (this.dialog && !this.gap.isConnected) this.dialog.remove();
    }

    name(label, sign) {
      this.screen.title = label;
      this.screen.setAttribute("aria-label", label);
      this.screen.replaceChildren(icon(sign));
    }
  }

  (window.journeybook ??= {}).DiagramFrame = Frame;
})();
