/*
 * The atlas follows the list of journeys: with the list filtered, its cells sum up the journeys that are left.
 * Without this script it shows all of them, as it was written.
 */
(() => {
  "use strict";

  const LANGUAGE = document.documentElement.lang || "en";
  let format;
  const number = () => (format ??= new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 }));
  const SIGNS = { "1": ["▲", "+"], "0": ["●", ""], "-1": ["▼", "\u2212"] };

  /* The sums of emotions of some journeys, by persona and stage; "" holds those of all personas. */
  function sums(rows) {
    const found = new Map();
    for (const row of rows) {
      const persona = row.cells[1].querySelector("a")?.textContent.trim() ?? "";
      for (const one of (row.dataset.felt ?? "").split(" ").filter(Boolean)) {
        const [stage, total, n] = one.split(":");
        for (const whose of new Set([persona, ""])) {
          const key = `${whose}\n${stage}`;
          const sum = found.get(key) ?? { total: 0, n: 0 };
          found.set(key, { total: sum.total + Number(total), n: sum.n + Number(n) });
        }
      }
    }
    return found;
  }

  const written = new WeakMap(); // what cells held before a filter

  function write(cell, sum) {
    const shown = cell.querySelector(".jb-heat__mean");
    if (!shown) return;
    if (!written.has(cell)) written.set(cell, [...shown.childNodes]);
    cell.dataset.before ??= cell.dataset.shade ?? "";
    cell.classList.toggle("jb-heat__cell--out", sum === null);
    if (!sum) {
      shown.replaceChildren(...(sum === undefined ? written.get(cell) : ["—"]));
      cell.dataset.shade = sum === undefined ? cell.dataset.before : "";
      return;
    }
    const mean = Math.round((sum.total / sum.n) * 10) / 10;
    const [glyph, sign] = SIGNS[Math.sign(mean)];
    const drawn = Object.assign(document.createElement("span"), { textContent: glyph });
    drawn.setAttribute("aria-hidden", "true");
    shown.replaceChildren(drawn, ` ${sign}${number().format(Math.abs(mean))}`);
    cell.dataset.shade = String(Math.trunc(mean + (mean > 0 ? 0.5 : -0.5)) || 0);
  }

  document.addEventListener("jb-rows", (event) => {
    const { id, rows } = event.detail;
    const table = document.querySelector(`table[data-jb-heat="${CSS.escape(id)}"]`);
    if (!table) return;
    const found = rows && sums(rows);
    const stages = [...table.tHead.rows[0].cells].map((head) => head.dataset.stage);
    for (const row of [...table.tBodies[0].rows, ...table.tFoot.rows]) {
      [...row.cells].forEach((cell, column) => {
        if (!stages[column]) return;
        write(cell, rows ? found.get(`${row.dataset.persona ?? ""}\n${stages[column]}`) ?? null : undefined);
      });
    }
  });
})();
