/*
 * How diagrams look: the library's configuration for a light or a dark page. Nothing here draws.
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

  const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  function merged(ours, theirs) {
    const result = { ...ours };
    for (const [key, value] of Object.entries(theirs)) {
      if (key === "__proto__") continue;
      result[key] = isTable(value) && isTable(ours[key]) ? merged(ours[key], value) : value;
    }
    return result;
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
      .jb-good .label-container, .jb-good .label-container path { fill: ${c.pleasesPanel}; stroke: ${c.pleases}; stroke-width: 2px; }
      .jb-bad .label-container, .jb-bad .label-container path { fill: ${c.hurtsPanel}; stroke: ${c.hurts}; stroke-width: 2px; }
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
      foreignObject > div > .label { padding: 0 8px; }
      .task-line { stroke: ${c.rule}; }
      .timeline-node .node-bkg { fill: ${c.frame}; stroke: ${c.rule}; }
      .timeline-node line { stroke: ${c.accent}; stroke-width: 2px; }
      .timeline-node text { fill: ${c.ink}; }
      text[font-size="4ex"] { font-size: 18px; }
      .lineWrapper line { stroke: ${c.soft}; stroke-width: 2px; }
      [class*="bar-plot"] rect { fill-opacity: 0.55; stroke-width: 0; }
    `;
  }

  function configuration(name, theirs, room) {
    const theme = theirs.theme
      ? {}
      : { theme: "base", themeVariables: themeVariables(name), themeCSS: themeCSS(name) };
    const field = window.journeybook.diagramSize.quadrant(room);
    const ours = {
      ...theme, fontFamily: FONT, htmlLabels: true, maxTextSize: 2_000_000, maxEdges: 5000,
      flowchart: {
        useMaxWidth: false, curve: "basis", padding: 12, wrappingWidth: 220, nodeSpacing: 40, rankSpacing: 36,
        subGraphTitleMargin: { top: 4, bottom: 8 },
      },
      // The names of actors are not to wrap: their encoded characters would be cut in two.
      journey: {
        maxLabelWidth: 10_000,
        useMaxWidth: false, width: 170, height: 80, taskFontFamily: FONT, titleFontFamily: FONT, titleFontSize: "18px",
      },
      quadrantChart: {
        useMaxWidth: false, pointLabelFontSize: 13, quadrantLabelFontSize: field.width < 500 ? 13 : 16,
        chartWidth: field.width, chartHeight: field.height,
      },
      sequence: { useMaxWidth: false, mirrorActors: false },
      timeline: { useMaxWidth: false, disableMulticolor: true },
      xyChart: { useMaxWidth: false },
    };
    // These are neither the site owner's to change nor a diagram's: it is text from many hands.
    const fixed = { securityLevel: "strict", startOnLoad: false, suppressErrorRendering: true };
    fixed.secure = ["secure", "dompurifyConfig", "maxTextSize", "maxEdges", ...Object.keys(fixed)];
    return { ...merged(ours, theirs), ...fixed };
  }

  /* The title of a frame at its left, where no arrow runs through it. */
  function mend(svg) {
    for (const frame of svg.querySelectorAll(".cluster")) {
      const [rect, title] = [frame.querySelector("rect"), frame.querySelector(".cluster-label")];
      const y = /,\s*(-?[\d.]+)/.exec(title?.getAttribute("transform") ?? "")?.[1];
      if (rect && y) title.setAttribute("transform", `translate(${rect.x.baseVal.value + 10}, ${y})`);
    }
  }

  (window.journeybook ??= {}).diagramLooks = { configuration, mend, paper: (name) => PALETTES[name].paper };
})();
