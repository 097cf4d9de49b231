/*
 * A drawing as a file that needs nothing of the page it came from: SVG, or PNG at twice its size. The library sets
 * most text as HTML within the drawing, which few programs show: here it becomes lines of SVG's own text.
 */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SHARP = 2;
  const LARGEST_SIDE = 16_000;
  const LARGEST_AREA = 60_000_000;

  /* The lines of an element's text as they stand in the window: [{ text, left, top, width, height }]. */
  function linesOf(element) {
    const lines = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/\S+\s*/gu)) {
        for (const piece of pieces(texts.currentNode, index, word.trimEnd(), range)) {
          const last = lines.at(-1);
          if (last && Math.abs(last.top - piece.top) < piece.height / 2) {
            last.text += piece.follows ? piece.text : ` ${piece.text}`;
            last.width = piece.left + piece.width - last.left;
          } else lines.push(piece);
        }
      }
    }
    return lines;
  }

  /* A word, or the pieces of one that was broken. */
  function* pieces(node, start, word, range) {
    range.setStart(node, start);
    range.setEnd(node, start + word.length);
    if (range.getClientRects().length === 1) {
      const { left, top, width, height } = range.getBoundingClientRect();
      yield { text: word, left, top, width, height };
      return;
    }
    let at = start;
    for (const sign of word) {
      range.setStart(node, at);
      range.setEnd(node, at + sign.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      yield { text: sign, left, top, width, height, follows: at > start };
      at += sign.length;
    }
  }

  function asText(part) {
    const group = document.createElementNS(SVG, "g");
    const toDrawing = part.getScreenCTM().inverse();
    for (const line of linesOf(part)) {
      const style = getComputedStyle(part.querySelector("p, span, div") ?? part);
      const at = new DOMPoint(line.left, line.top + line.height / 2).matrixTransform(toDrawing);
      const text = document.createElementNS(SVG, "text");
      const length = line.width * toDrawing.a;
      text.textContent = line.text;
      text.setAttribute("x", at.x);
      text.setAttribute("y", at.y);
      text.setAttribute("textLength", length);
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      text.style.cssText =
        `font: ${style.fontWeight} ${style.fontSize} ${style.fontFamily}; fill: ${style.color}; text-anchor: start; dominant-baseline: central`;
      group.append(text);
    }
    if (part.hasAttribute("transform")) group.setAttribute("transform", part.getAttribute("transform"));
    return group;
  }

  function standalone(svg, paper) {
    const copy = svg.cloneNode(true);
    const parts = [...svg.querySelectorAll("foreignObject")].map((part) => (part.textContent.trim() ? asText(part) : null));
    [...copy.querySelectorAll("foreignObject")].forEach((part, number) => part.replaceWith(parts[number] ?? ""));
    const { x, y, width, height } = svg.viewBox.baseVal;
    const ground = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x, y, width, height, fill: paper })) ground.setAttribute(name, value);
    ground.style.fill = paper;
    copy.insertBefore(ground, copy.querySelector(":scope > :not(style, title, desc)"));
    copy.setAttribute("xmlns", SVG);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    copy.removeAttribute("style");
    return { text: new XMLSerializer().serializeToString(copy), width, height };
  }

  async function picture({ text, width, height }) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const scale = Math.min(SHARP, LARGEST_SIDE / width, LARGEST_SIDE / height, Math.sqrt(LARGEST_AREA / width / height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  /* Hands the reader a file of that name. */
  async function save(svg, kind, name, paper) {
    const drawing = standalone(svg, paper);
    const file = kind === "png" ? await picture(drawing) : new Blob([drawing.text], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  (window.journeybook ??= {}).diagramFiles = { save };
})();
