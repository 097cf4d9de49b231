/*
 * Draws the diagrams of a page, in its place and its colours. Knows nothing of what they say.
 *
 * A page holds <figure class="jb-diagram-place"><pre class="jb-diagram"><code>…</code></pre></figure> (or the text alone,
 * where another generator made it); the site's settings (place.js),
 *   {"mermaid": "address of the library", "arguments": {…}, "words": {"diagram": …, "diagram_failed": …, …}}
 * The address is relative to the site's root. `arguments` are the site owner's own for Mermaid. At once each figure
 * gets the height it will have; the library, and the scripts that it needs (looks, frame, files), are loaded
 * by the first diagram that a reader comes to see.
 */
(() => {
  "use strict";

  const journeybook = window.journeybook;
  const PARTS = ["diagram-looks.js", "diagram-frame.js", "diagram-files.js"].map(journeybook.beside);
  const BAR = 40; // pixels, of the buttons over a drawing; as in the style
  const WORDS = {
    diagram: "Diagram", diagram_failed: "This diagram could not be drawn. Its text:", tools: "Tools",
    in: "Zoom in", out: "Zoom out", all: "Show all", screen: "Full screen", close: "Close full screen",
    svg: "Download as SVG", png: "Download as PNG",
  };

  // --- Settings -------------------------------------------------------------------------------------

  const given = journeybook.settings;
  const settings = {
    arguments: given.arguments ?? {},
    words: { ...WORDS, ...given.words },
    library: new URL(given.mermaid, journeybook.root).href,
  };

  // --- Drawing --------------------------------------------------------------------------------------

  let printing = false;
  let library = null;
  let count = 0;
  let queue = Promise.resolve();

  /* Paper is white, whatever the palette. */
  function scheme() {
    return !printing && getComputedStyle(document.body).colorScheme.includes("dark") ? "dark" : "light";
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`nothing at ${address}`));
      document.head.append(script);
    });
  }

  function loadLibrary() {
    library ??= Promise.all([...PARTS, settings.library].map(load)).catch((error) => {
      library = null;
      throw error;
    });
    return library;
  }

  /* One after the other: the library has one configuration and one place to measure in. */
  function draw(diagram) {
    queue = queue.then(() => drawNow(diagram)).catch((error) => showFailure(diagram, error));
    return queue;
  }

  async function drawNow(diagram) {
    const name = scheme();
    if ([name, "failed"].includes(diagram.scheme) || !diagram.place.isConnected) return;
    if (!window.mermaid || !journeybook.DiagramFrame) await loadLibrary();
    if (document.fonts.status !== "loaded") await document.fonts.ready;
    const board = document.createElement("div");
    board.className = "jb-drawing-board";
    diagram.place.append(board); // inside: what stands beside it is not styled anew
    try {
      window.mermaid.initialize(journeybook.diagramLooks.configuration(name, settings.arguments, diagram.room));
      const { svg } = await window.mermaid.render(`jb-drawing-${++count}`, diagram.drawn, board);
      diagram.scheme = name;
      show(diagram, svg);
    } finally {
      board.remove();
    }
  }

  function show(diagram, svgText) {
    const holder = document.createElement("div");
    holder.innerHTML = svgText;
    const svg = holder.querySelector("svg");
    journeybook.diagramLooks.mend(svg);
    const spoken = [...svg.querySelectorAll(":scope > title, :scope > desc")].map((part) => part.textContent);
    diagram.frame ??= new journeybook.DiagramFrame(diagram.place, settings.words, (drawing, kind) =>
      journeybook.diagramFiles.save(drawing, kind, fileName(diagram), journeybook.diagramLooks.paper(diagram.scheme)),
    );
    diagram.frame.show(svg, spoken.join(". ") || settings.words.diagram, journeybook.diagramSize.SMALLEST_TEXT);
  }

  /* After the page's address, and which of its diagrams it is. */
  function fileName(diagram) {
    const page = location.pathname.split("/").filter((part) => part && part !== "index.html").at(-1) ?? "";
    const number = diagrams.length > 1 ? `-${diagrams.indexOf(diagram) + 1}` : "";
    return `${decodeURIComponent(page).replace(/\.html$/, "") || settings.words.diagram}${number}`;
  }

  function showFailure(diagram, error) {
    console.warn("journeybook: a diagram could not be drawn:", error);
    if (diagram.frame) return;
    const message = document.createElement("p");
    message.textContent = settings.words.diagram_failed;
    diagram.place.classList.add("jb-diagram-error");
    diagram.place.style.minHeight = "";
    diagram.place.prepend(message);
    diagram.scheme = "failed";
  }

  // --- When to draw ---------------------------------------------------------------------------------

  let diagrams = [];

  const AHEAD = "800px 0px";
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  let nearness = null;

  /* A page that has just come draws, once it has nothing else to do, what is in view: the library is large. As soon as
     the reader moves on, what comes next is drawn ahead. */
  function watch(margin) {
    nearness?.disconnect();
    nearness = new IntersectionObserver(
      (entries) => {
        for (const entry of entries.filter(({ isIntersecting }) => isIntersecting)) {
          nearness.unobserve(entry.target);
          const diagram = diagrams.find(({ place }) => place === entry.target);
          if (diagram) whenIdle(() => draw(diagram), { timeout: 1000 });
        }
      },
      { rootMargin: margin },
    );
    const waiting = diagrams.filter((diagram) => diagram.scheme !== "failed"); // one that is drawn stays as it is
    waiting.forEach(({ place }) => nearness.observe(place));
  }

  function startPage() {
    diagrams.forEach(({ frame }) => frame?.leaveIfGone());
    // Those that are still there stay as they are: a page may come in part anew.
    diagrams = diagrams.filter(({ place }) => place.isConnected);
    const known = new Set(diagrams.map(({ place }) => place));
    const texts = [...document.querySelectorAll("pre.jb-diagram")].filter((text) => !known.has(text.parentElement));
    diagrams.push(...prepare(texts));
    if (known.size) diagrams.sort(inOrder);
    watch("0px");
    if (diagrams.length) document.addEventListener("scroll", () => watch(AHEAD), { once: true, passive: true });
  }

  function inOrder(one, other) {
    return one.place.compareDocumentPosition(other.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }

  /* A figure around each text, as high as the drawing will be. All are there before the first is measured, and
     measured before the first is changed: the browser lays the page out once. */
  function prepare(texts) {
    const places = texts.map((text) => text.closest(".jb-diagram-place") ?? wrapped(text));
    const rooms = places.map((place) => place.clientWidth);
    return places.map((place, index) => {
      const forecast = journeybook.diagramSize.forecast(texts[index].textContent, rooms[index]);
      place.style.minHeight = `${forecast.height + BAR}px`;
      return { place, drawn: forecast.source, room: rooms[index], scheme: null, frame: null };
    });
  }

  function wrapped(text) {
    const place = document.createElement("figure");
    place.className = "jb-diagram-place";
    text.replaceWith(place);
    place.append(text);
    return place;
  }

  /* Drawn in the other colours: again, when the reader comes near it. */
  function followScheme() {
    const name = scheme();
    const stale = diagrams.filter((diagram) => ![null, "failed", name].includes(diagram.scheme));
    stale.forEach(({ place }) => nearness.observe(place));
  }

  function drawForPaper() {
    printing = true;
    return Promise.all(diagrams.filter((diagram) => diagram.scheme !== "failed").map(draw));
  }

  function returnToScreen() {
    printing = false;
    followScheme();
  }

  /* A browser that prints waits for no library: it is asked for by its keys, and the printing comes after. */
  function printKey(event) {
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "p";
    if (!asked || !diagrams.some((diagram) => diagram.scheme === null)) return;
    event.preventDefault();
    drawForPaper().then(() => window.print());
  }

  function start() {
    const colours = new MutationObserver(followScheme);
    const watched = { attributes: true, attributeFilter: ["data-md-color-scheme"] };
    [document.documentElement, document.body].forEach((element) => colours.observe(element, watched));
    window.addEventListener("beforeprint", drawForPaper);
    window.addEventListener("afterprint", returnToScreen);
    document.addEventListener("keydown", printKey);
    journeybook.onPage(startPage);
  }

  journeybook.drawDiagrams = drawForPaper;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
