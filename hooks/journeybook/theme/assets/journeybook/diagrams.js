/*
 * Draws the diagrams of a page, in its place and its colours. Knows nothing of what they say.
 *
 * A page holds <pre class="jb-diagram"><code>…</code></pre> and, once,
 *   <script id="jb-settings" type="application/json">
 *     {"mermaid": "address of the library", "arguments": {…}, "words": {"diagram": …, "diagram_failed": …}}
 *   </script>
 * The address is relative to the page. `arguments` are the site owner's own for Mermaid. The library is loaded
 * once, by the first page that has a diagram; a diagram is drawn when the reader comes near it.
 */
(() => {
  "use strict";

  const PALETTES = {
    light: {
      ink: "#1f2933", soft: "#52606d", rule: "#9aa5b1", paper: "#ffffff", panel: "#eaf3f3", frame: "#f6f8f9",
      accent: "#0f5c63", hurts: "#b3470f", hurtsPanel: "#fdf0e8", pleases: "#1f5fbf", pleasesPanel: "#eaf1fc",
      actors: ["#0f5c63", "#b3470f", "#1f5fbf", "#7b4b94", "#6b7a1e", "#52606d"],
    },
    dark: {
      ink: "#e4e9ee", soft: "#b0bac4", rule: "#66737f", paper: "#1e2129", panel: "#24363b", frame: "#262a34",
      accent: "#7cc9cd", hurts: "#f2995c", hurtsPanel: "#3b2a1f", pleases: "#8ab4ff", pleasesPanel: "#233250",
      actors: ["#7cc9cd", "#f2995c", "#8ab4ff", "#c79be0", "#c0cc6f", "#b0bac4"],
    },
  };
  const FONT = "Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  const SMALLEST_TEXT = 12;
  const MARGIN = 8;
  const WORDS = { diagram: "Diagram", diagram_failed: "This diagram could not be drawn. Its text:" };
  const LAYOUT = `
    .jb-drawing { overflow-x: auto; margin: 1em 0; }
    .jb-drawing:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    .jb-drawing > svg { display: block; height: auto; margin: 0 auto; }
    .jb-drawing-board { position: absolute; visibility: hidden; width: 100%; height: 0; overflow: hidden; }
    @media print { .jb-drawing > svg { min-width: 0 !important; } }`;

  // --- Settings -------------------------------------------------------------------------------------

  let settings = { element: null, arguments: {}, words: WORDS, library: null };

  /* Read again only when instant navigation has brought a new element: the old one's address was relative
     to the page it came with. */
  function readSettings() {
    const element = document.getElementById("jb-settings");
    if (!element || element === settings.element) return;
    const given = JSON.parse(element.textContent);
    settings = {
      element,
      arguments: given.arguments ?? {},
      words: { ...WORDS, ...given.words },
      library: new URL(given.mermaid, document.baseURI).href,
    };
  }

  const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  function merged(ours, theirs) {
    const result = { ...ours };
    for (const [key, value] of Object.entries(theirs)) {
      if (key === "__proto__") continue;
      result[key] = isTable(value) && isTable(ours[key]) ? merged(ours[key], value) : value;
    }
    return result;
  }

  // --- Looks ----------------------------------------------------------------------------------------

  let printing = false;

  /* Paper is white, whatever the palette. */
  function scheme() {
    return !printing && getComputedStyle(document.body).colorScheme.includes("dark") ? "dark" : "light";
  }

  function themeVariables(name) {
    const c = PALETTES[name];
    const quadrants = Object.fromEntries(
      [1, 2, 3, 4].flatMap((n) => [
        [`quadrant${n}Fill`, n === 2 ? c.panel : c.frame],
        [`quadrant${n}TextFill`, n === 2 ? c.accent : c.soft],
      ]),
    );
    return {
      darkMode: name === "dark", fontFamily: FONT, fontSize: "15px",
      background: c.paper, textColor: c.ink, titleColor: c.ink, lineColor: c.soft,
      primaryColor: c.panel, primaryTextColor: c.ink, primaryBorderColor: c.accent,
      secondaryColor: c.frame, secondaryTextColor: c.ink, tertiaryColor: c.frame, tertiaryTextColor: c.ink,
      mainBkg: c.panel, nodeBorder: c.accent, nodeTextColor: c.ink,
      clusterBkg: c.frame, clusterBorder: c.rule, edgeLabelBackground: c.paper,
      actorBkg: c.panel, actorBorder: c.accent, actorTextColor: c.ink, actorLineColor: c.rule,
      signalColor: c.soft, signalTextColor: c.ink, labelTextColor: c.ink,
      ...quadrants,
      ...Object.fromEntries(c.actors.map((colour, number) => [`actor${number}`, colour])),
      quadrantPointFill: c.accent, quadrantPointTextFill: c.ink, quadrantTitleFill: c.ink,
      quadrantXAxisTextFill: c.ink, quadrantYAxisTextFill: c.ink,
      quadrantInternalBorderStrokeFill: c.rule, quadrantExternalBorderStrokeFill: c.rule,
      xyChart: {
        backgroundColor: "transparent", titleColor: c.ink, plotColorPalette: c.actors.join(),
        xAxisLabelColor: c.ink, xAxisTitleColor: c.soft, xAxisTickColor: c.rule, xAxisLineColor: c.rule,
        yAxisLabelColor: c.ink, yAxisTitleColor: c.soft, yAxisTickColor: c.rule, yAxisLineColor: c.rule,
      },
    };
  }

  /* Tones and kinds of edges are classes in the diagram's text; journeys and timelines have colours that no
     variable reaches. */
  function themeCSS(name) {
    const c = PALETTES[name];
    return `
      .jb-good .label-container { fill: ${c.pleasesPanel}; stroke: ${c.pleases}; stroke-width: 2px; }
      .jb-bad .label-container { fill: ${c.hurtsPanel}; stroke: ${c.hurts}; stroke-width: 2px; }
      .jb-accent .label-container { stroke-width: 3px; }
      .jb-muted .label-container { fill: none; stroke: ${c.rule}; stroke-dasharray: 4 3; }
      .jb-muted .label, .jb-muted .label text { fill: ${c.soft}; color: ${c.soft}; }
      .flowchart-link.jb-back { stroke: ${c.pleases}; stroke-dasharray: 6 4; }
      .flowchart-link.jb-exit { stroke: ${c.hurts}; }
      .flowchart-link.jb-part { stroke: ${c.rule}; }
      .journey-section, .task { stroke: ${c.rule}; }
      .journey-section { fill: ${c.panel} !important; }
      .task { fill: ${c.frame} !important; }
      .journey-section + text, .task + text, .legend, .label { fill: ${c.ink}; color: ${c.ink}; }
      .task-line { stroke: ${c.rule}; }
      .timeline-node .node-bkg { fill: ${c.frame}; stroke: ${c.rule}; }
      .timeline-node line { stroke: ${c.accent}; stroke-width: 2px; }
      .timeline-node text { fill: ${c.ink}; }
      text[font-size="4ex"] { font-size: 18px; }
      .lineWrapper line { stroke: ${c.soft}; stroke-width: 2px; }
      [class*="bar-plot"] rect { fill-opacity: 0.55; stroke-width: 0; }
    `;
  }

  function configuration(name) {
    const theme = settings.arguments.theme
      ? {}
      : { theme: "base", themeVariables: themeVariables(name), themeCSS: themeCSS(name) };
    const ours = {
      ...theme, fontFamily: FONT, htmlLabels: true, maxTextSize: 2_000_000, maxEdges: 5000,
      flowchart: { useMaxWidth: false, curve: "basis", padding: 14, wrappingWidth: 220 },
      // The names of actors are not to wrap: their encoded characters would be cut in two.
      journey: {
        maxLabelWidth: 10_000,
        useMaxWidth: false, width: 170, height: 72, taskFontFamily: FONT, titleFontFamily: FONT, titleFontSize: "18px",
      },
      quadrantChart: { useMaxWidth: false, pointLabelFontSize: 13, chartWidth: 640, chartHeight: 560 },
      sequence: { useMaxWidth: false, mirrorActors: false },
      timeline: { useMaxWidth: false, disableMulticolor: true },
      xyChart: { useMaxWidth: false },
    };
    // These are neither the site owner's to change nor a diagram's: it is text from many hands.
    const fixed = { securityLevel: "strict", startOnLoad: false, suppressErrorRendering: true };
    fixed.secure = ["secure", "dompurifyConfig", "maxTextSize", "maxEdges", ...Object.keys(fixed)];
    return { ...merged(ours, settings.arguments), ...fixed };
  }

  // --- Drawing --------------------------------------------------------------------------------------

  let library = null;
  let count = 0;
  let queue = Promise.resolve();

  function loadLibrary() {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = settings.library;
      script.onload = () => resolve(window.mermaid);
      script.onerror = () => {
        library = null;
        reject(new Error(`no library at ${script.src}`));
      };
      document.head.append(script);
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
    if (diagram.scheme === name || !diagram.place.isConnected) return;
    const mermaid = window.mermaid ?? (await loadLibrary());
    if (document.fonts.status !== "loaded") await document.fonts.ready;
    const board = document.createElement("div");
    board.className = "jb-drawing-board";
    diagram.place.before(board);
    try {
      mermaid.initialize(configuration(name));
      const { svg } = await mermaid.render(`jb-drawing-${++count}`, diagram.source, board);
      diagram.scheme = name;
      show(diagram, svg);
    } finally {
      board.remove();
    }
  }

  function show(diagram, svgText) {
    const box = document.createElement("div");
    box.className = "jb-drawing";
    box.innerHTML = svgText;
    box.setAttribute("role", "img");
    const svg = box.querySelector("svg");
    const spoken = [...svg.querySelectorAll(":scope > title, :scope > desc")].map((part) => part.textContent);
    box.setAttribute("aria-label", spoken.join(". ") || settings.words.diagram);
    widths.unobserve(diagram.place);
    diagram.place.replaceWith(box);
    diagram.place = box;
    crop(svg);
    fit(svg);
    widths.observe(box);
  }

  /* To what is drawn: journeys come with an empty band, quadrants cut the names of points at their edge.
     Sequences are cut already, out of lines that run on for ever. */
  function crop(svg) {
    if (svg.getAttribute("aria-roledescription") === "sequence") return;
    const { x, y, width, height } = svg.getBBox();
    svg.setAttribute("viewBox", [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(" "));
  }

  /* As wide as the page at most, but never so small that its smallest text cannot be read: then it scrolls. */
  function fit(svg) {
    const natural = svg.viewBox.baseVal.width;
    const sizes = [...svg.querySelectorAll("text, foreignObject div")].map((text) =>
      parseFloat(getComputedStyle(text).fontSize),
    );
    const shrink = Math.min(1, SMALLEST_TEXT / Math.min(...sizes, Infinity));
    svg.removeAttribute("height");
    svg.setAttribute("width", "100%");
    svg.style.maxWidth = `${natural}px`;
    svg.style.minWidth = `${Math.floor(natural * (sizes.length ? shrink : 1))}px`;
  }

  function showFailure(diagram, error) {
    console.warn("journeybook: a diagram could not be drawn:", error);
    if (!diagram.place.matches("pre")) return;
    const box = document.createElement("div");
    box.className = "jb-diagram-error";
    const message = document.createElement("p");
    message.textContent = settings.words.diagram_failed;
    diagram.place.replaceWith(box);
    box.append(message, diagram.place);
    diagram.place = box;
    diagram.scheme = "failed";
  }

  // --- When to draw ---------------------------------------------------------------------------------

  let diagrams = [];

  /* A box that scrolls can be reached by keyboard. */
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  const nearness = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter(({ isIntersecting }) => isIntersecting)) {
        nearness.unobserve(entry.target);
        const diagram = diagrams.find(({ place }) => place === entry.target);
        if (diagram) draw(diagram);
      }
    },
    { rootMargin: "800px 0px" },
  );

  function startPage() {
    nearness.disconnect();
    widths.disconnect();
    readSettings();
    const places = [...document.querySelectorAll("pre.jb-diagram")];
    diagrams = places.map((place) => ({ place, source: place.textContent, scheme: null }));
    places.forEach((place) => nearness.observe(place));
  }

  /* Drawn in the other colours: again, when the reader comes near it. */
  function followScheme() {
    const name = scheme();
    const stale = diagrams.filter((diagram) => ![null, "failed", name].includes(diagram.scheme));
    stale.forEach(({ place }) => nearness.observe(place));
  }

  function drawForPaper() {
    printing = true;
    diagrams.filter((diagram) => diagram.scheme !== "failed").forEach(draw);
  }

  function returnToScreen() {
    printing = false;
    followScheme();
  }

  function start() {
    const style = document.createElement("style");
    style.textContent = LAYOUT;
    document.head.append(style);
    const colours = new MutationObserver(followScheme);
    const watched = { attributes: true, attributeFilter: ["data-md-color-scheme"] };
    [document.documentElement, document.body].forEach((element) => colours.observe(element, watched));
    window.addEventListener("beforeprint", drawForPaper);
    window.addEventListener("afterprint", returnToScreen);
    if (window.document$) window.document$.subscribe(startPage);
    else startPage();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
