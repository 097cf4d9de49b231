/*
 * How large a diagram will be, told from its text before it is drawn, so that the page need not move when it is;
 * and which way a flow runs, so that it can be read in the width there is. Nothing here touches the page.
 */
(() => {
  "use strict";

  const SMALLEST_TEXT = 12;
  const SCROLLBAR = 16;
  const MARGIN = 16;
  // Of a flow, in pixels: as the looks set it.
  const TEXT = 15;
  const LINE = 22.5;
  const LETTER = 7.7;
  const WRAP = 220;
  const PADDING = 24;
  const GAP = { rank: 36, row: 40, line: 40 };
  const FRAME = { down: 28, across: 30, title: 58 };

  /* { source, width, height, text }: the text to draw, the drawing's size and its smallest letters, in pixels. */
  function natural(source, room) {
    const lines = source.split("\n");
    const keyword = lines.find((line) => /^[a-z]/i.test(line) && !line.startsWith("config:")) ?? "";
    const count = (pattern) => lines.filter((line) => pattern.test(line)).length;
    if (keyword.startsWith("flowchart")) return flow(source, lines, room);
    if (keyword.startsWith("journey")) {
      return { source, width: 129 + 220 * count(/^ {4}\S/), height: 458, text: 14 };
    }
    if (keyword.startsWith("quadrant")) {
      const { width, height } = quadrant(room);
      return { source, width: width + 10, height: height + 7, text: 13 };
    }
    if (keyword.startsWith("xychart")) {
      const width = Number(/width: (\d+)/.exec(source)?.[1] ?? 700);
      return { source, width: width + MARGIN, height: 516, text: 14 };
    }
    if (keyword.startsWith("sequence")) {
      const [people, messages] = [count(/^ {2}(participant|actor) /), count(/>>/)];
      return { source, width: 200 * people, height: 120 + 52 * messages, text: 16 };
    }
    return { source, width: 106 + 200 * count(/^ {2}(?!title|acc)\S/), height: 430, text: 15 };
  }

  /* The size to draw a quadrant at, names of its axes and all. */
  function quadrant(room) {
    const width = Math.min(640, Math.max(300, room - 10));
    return { width, height: Math.max(490, Math.round(width * 0.875)) };
  }

  /* A flow that would run out of the room one way runs the other way, if that is narrower. */
  function flow(source, lines, room) {
    const { levels, gaps, frames } = shape(lines);
    const total = (list, value) => list.reduce((sum, one) => sum + value(one), 0);
    const most = (list, value) => Math.max(0, ...list.map(value));
    const abreast = most(levels, (level) => level.length);
    const between = total(gaps, (gap) => GAP.rank + gap.height);
    const down = {
      width: abreast * (WRAP + PADDING) + (abreast - 1) * GAP.row + MARGIN,
      height: total(levels, (level) => most(level, (node) => node.height)) + between + frames * FRAME.down + MARGIN,
    };
    const across = {
      width:
        total(levels, (level) => most(level, (node) => node.width)) +
        total(gaps, (gap) => GAP.rank + gap.width) + frames * FRAME.across + MARGIN,
      height:
        most(levels, (level) => total(level, (node) => node.height) + (level.length - 1) * GAP.line) +
        (frames ? FRAME.title : 0) + MARGIN,
    };
    const wished = source.startsWith("flowchart LR") ? across : down;
    const other = wished === across ? down : across;
    const fits = wished.width * (SMALLEST_TEXT / TEXT) <= room;
    const size = fits || wished.width <= other.width ? wished : other;
    const way = size === across ? "flowchart LR" : "flowchart TB";
    return { source: source.replace(/^flowchart (LR|TB)/, way), text: TEXT, ...size };
  }

  /* The nodes of a flow by their distance from the first, what stands on the ways between, and how many frames. */
  function shape(lines) {
    const back = new Set(lines.flatMap((line) => /^ {2}class ([\w,]+) jb-back$/.exec(line)?.[1].split(",") ?? []));
    const nodes = new Map();
    const ways = [];
    for (const line of lines) {
      const [, id, label] = /^ +(n\d+)[[({]+"(.*)"[\])}]+$/.exec(line) ?? [];
      if (id) nodes.set(id, { rank: 0, ...box(label, PADDING) });
      const [, from, edge, text, to] = /^ {2}(n\d+) (e\d+)@[-.>x]*(?:\|"(.*)"\|)? (n\d+)$/.exec(line) ?? [];
      if (from) ways.push({ from: nodes.get(from), to: nodes.get(to), back: back.has(edge), ...box(text ?? "", 0) });
    }
    const onward = ways.filter((way) => way.from && way.to && !way.back);
    for (let round = 0, moved = true; moved && round < nodes.size; round += 1) {
      moved = false;
      for (const { from, to } of onward) {
        if (to.rank > from.rank) continue;
        to.rank = from.rank + 1;
        moved = true;
      }
    }
    const levels = [];
    for (const node of nodes.values()) (levels[node.rank] ??= []).push(node);
    const gaps = levels.slice(1).map(() => ({ width: 0, height: 0 }));
    for (const { from, to, back: up, width, height } of ways) {
      const gap = gaps[up ? to?.rank : from?.rank];
      if (gap) Object.assign(gap, { width: Math.max(gap.width, width), height: Math.max(gap.height, height) });
    }
    const frames = lines.filter((line) => /^ {2}subgraph /.test(line)).length;
    return { levels: Array.from(levels, (level) => level ?? []), gaps, frames };
  }

  function box(label, padding) {
    const length = label.replace(/#\d+;/g, "x").length * LETTER;
    if (!length) return { width: 0, height: 0 };
    const rows = Math.ceil((length * 1.06) / WRAP);
    return { width: Math.min(WRAP, length) + padding, height: rows * LINE + padding };
  }

  /* What to draw in a place of that width, and the height to keep for it. */
  function forecast(source, room) {
    const size = natural(source, room);
    const scale = Math.min(1, Math.max(room / size.width, SMALLEST_TEXT / size.text));
    const bar = size.width * scale > room + 1 ? SCROLLBAR : 0;
    return { source: size.source, height: Math.ceil(size.height * scale) + bar };
  }

  (window.journeybook ??= {}).diagramSize = { forecast, quadrant, SMALLEST_TEXT };
})();
