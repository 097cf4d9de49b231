/*
 * What a reader can do with a journey map: choose and fold lanes, see one stage, step others back by department,
 * channel or moment of truth. Without it the map shows everything. The address holds what was chosen, so that a link
 * shows the same. The tools are made whole in map-tools.js, stages are turned like pages in map-turns.js, steps open
 * in step-drawer.js, paper is in folds.js.
 */
(() => {
  "use strict";

  // A phone is read stage by stage.
  const PHONE = window.matchMedia("(max-width: 44.9em)");
  const CHOICES = ["stage", "department", "channel", "truth"];
  const words = () => window.journeybook.settings.map;

  /* --- stages: all, or some side by side ---------------------------------------------------------------- */

  /* The curve is drawn for all stages at once: of some, their part is shown as wide as the whole was. */
  function cropCurve(map, start, width) {
    const curve = map.querySelector(".jb-curve");
    const box = `${start * 1000} 0 ${width * 1000} 100`;
    if (!curve || curve.querySelector("[viewBox]").getAttribute("viewBox") === box) return;
    curve.querySelector("[viewBox]").setAttribute("viewBox", box);
    for (const mark of curve.querySelectorAll(".jb-point, .jb-curve__numbers text")) {
      mark.dataset.x ??= parseFloat(mark.getAttribute("x"));
      const x = (mark.dataset.x / 100 - start) / width;
      mark.setAttribute("x", `${x * 100}%`);
      mark.style.display = x < 0 || x > 1 ? "none" : "";
    }
  }

  /* Stages `from` to `to`, counted from 1. */
  function showStages(map, from, to) {
    const table = map.querySelector("table");
    const count = map.querySelectorAll(".jb-stages th").length;
    const stages = String(to - from + 1);
    if (table.style.getPropertyValue("--stages").trim() !== stages) table.style.setProperty("--stages", stages);
    for (const row of table.rows) {
      let column = 0;
      for (const cell of [...row.cells].slice(1)) {
        const span = Number(cell.dataset.span ?? cell.colSpan);
        const shown = Math.min(column + span, to) - Math.max(column, from - 1);
        column += span;
        cell.hidden = shown <= 0;
        if (cell.colSpan === Math.max(shown, 1)) continue;
        cell.dataset.span = span;
        cell.colSpan = Math.max(shown, 1);
      }
    }
    cropCurve(map, (from - 1) / count, (to - from + 1) / count);
  }

  /* --- filters -------------------------------------------------------------------------------------------- */

  function dimSteps(map, state) {
    const shown = new Set();
    const shares = window.journeybook.shares(map);
    const own = shares.filter((share) => share.department === state.department);
    const theirs = new Set(own.flatMap((share) => share.part.dataset.step.split(" ")));
    const others = new Set(state.department ? shares.filter((share) => !own.includes(share)).map((share) => share.part) : []);
    for (const step of map.querySelectorAll("[data-lane=does] [data-step]")) {
      const fits =
        (!state.department || theirs.has(step.dataset.step)) &&
        (!state.channel || step.dataset.channel === state.channel) &&
        (!state.truth || "truth" in step.dataset);
      if (fits) shown.add(step.dataset.step);
    }
    const filtered = Boolean(state.department || state.channel || state.truth);
    for (const part of map.querySelectorAll("[data-step]")) {
      const fits = !others.has(part) && part.dataset.step.split(" ").some((step) => shown.has(step));
      part.classList.toggle("jb-dim", !fits);
      part.classList.toggle("jb-fit", filtered && fits);
    }
    return filtered ? shown.size : null;
  }

  /* What the eye sees, said: how many steps are left, and of each other one that it is not among them. */
  function sayFilter(map, tools, left) {
    const steps = [...map.querySelectorAll("[data-lane=does] [data-step]")];
    for (const step of steps) {
      step.querySelector(".jb-hidden")?.remove();
      if (!step.matches(".jb-dim")) continue;
      step.append(Object.assign(document.createElement("span"), { className: "jb-hidden", textContent: ` (${words().outside})` }));
    }
    const said = tools.querySelector(".jb-tools__fits");
    said.textContent = left === null ? "" : words().fits.replace("{n}", left).replace("{total}", steps.length);
  }

  /* --- what is chosen, in the tools and in the address ------------------------------------------------ */

  const lanes = (map) => [...map.querySelectorAll("tr[data-lane]")];
  const field = (tools, name) => tools.querySelector(`[name=${name}]`);

  function fromAddress(map, tools) {
    const query = new URLSearchParams(location.search);
    const hidden = (query.get("hide") ?? "").split(" ");
    const folded = (query.get("fold") ?? "").split(" ");
    for (const box of tools.querySelectorAll("[name=lane]")) box.checked = !hidden.includes(box.value);
    for (const row of lanes(map)) fold(row, folded.includes(row.dataset.lane));
    for (const name of CHOICES) {
      const one = field(tools, name);
      const given = query.get(name);
      if (one.type === "checkbox") one.checked = given === "1";
      else if (name === "stage" && given === null && PHONE.matches) one.value = "1";
      else one.value = [...one.options].some((option) => option.value === given) ? given : "";
    }
  }

  function chosen(map, tools) {
    return {
      hide: [...tools.querySelectorAll("[name=lane]:not(:checked)")].map((box) => box.value).join(" "),
      fold: lanes(map).filter((row) => row.classList.contains("jb-folded")).map((row) => row.dataset.lane).join(" "),
      stage: Number(field(tools, "stage").value) || 0,
      department: field(tools, "department").value,
      channel: field(tools, "channel").value,
      truth: field(tools, "truth").checked ? 1 : 0,
    };
  }

  function address(state) {
    const query = new URLSearchParams(location.search);
    for (const name of ["hide", "fold", ...CHOICES]) {
      if (state[name]) query.set(name, state[name]);
      else query.delete(name);
    }
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "") + (location.hash || (text ? "#map" : ""));
  }

  function apply(map, tools, remember) {
    const state = chosen(map, tools);
    const count = map.querySelectorAll(".jb-stages th").length;
    for (const row of lanes(map)) row.hidden = state.hide.split(" ").includes(row.dataset.lane);
    showStages(map, state.stage || 1, state.stage || count);
    sayFilter(map, tools, dimSteps(map, state));
    map.classList.toggle("jb-map--one", state.stage > 0);
    map.classList.remove("jb-map--first");
    for (const zoom of map.querySelectorAll(".jb-zoom")) zoom.setAttribute("aria-pressed", String(state.stage > 0));
    const own = { ...state, stage: PHONE.matches ? 0 : state.stage };
    tools.classList.toggle("jb-tools--changed", Object.values(own).some(Boolean));
    tools.classList.toggle("jb-tools--staged", state.stage > 0);
    field(tools, "previous").disabled = state.stage === 1;
    field(tools, "next").disabled = state.stage === count;
    map.dispatchEvent(new Event("jb-shown"));
    if (remember) history.replaceState(history.state, "", address(state));
  }

  /* --- lanes that fold, stages that fill the map ------------------------------------------------------- */

  function fold(row, folded) {
    row.classList.toggle("jb-folded", folded);
    row.querySelector("th > button")?.setAttribute("aria-expanded", String(!folded));
  }

  function button(text, label, onClick) {
    const one = document.createElement("button");
    one.type = "button";
    one.append(text);
    if (label) one.setAttribute("aria-label", label);
    one.addEventListener("click", onClick);
    return one;
  }

  function addLanes(map, tools) {
    const box = tools.querySelector("fieldset");
    for (const row of lanes(map)) {
      const name = row.cells[0].firstChild;
      const label = document.createElement("label");
      const check = document.createElement("input");
      Object.assign(check, { type: "checkbox", name: "lane", value: row.dataset.lane, checked: true });
      label.append(check, ` ${name.textContent}`);
      box.append(label);
      const toggle = button("", "", () => {
        fold(row, !row.classList.contains("jb-folded"));
        apply(map, tools, true);
      });
      toggle.setAttribute("aria-expanded", "true");
      name.replaceWith(toggle);
      toggle.append(name);
    }
  }

  function addZooms(map, tools) {
    map.querySelectorAll(".jb-stages th").forEach((head, index) => {
      const zoom = button("⤢", `${words().zoom}: ${head.textContent}`, () => {
        field(tools, "stage").value = map.classList.contains("jb-map--one") ? "" : String(index + 1);
        apply(map, tools, true);
        zoom.focus();
      });
      zoom.className = "jb-zoom";
      head.append(zoom);
    });
  }

  function widen(board, wide) {
    board.classList.toggle("jb-board--wide", wide);
    board.querySelector("[name=wide]").setAttribute("aria-pressed", String(wide));
    document.documentElement.classList.toggle("jb-widened", wide);
  }

  async function copyAddress(tools, state) {
    const url = new URL(address(state), location.href);
    url.hash ||= "map";
    try {
      await navigator.clipboard.writeText(url.href);
      const said = tools.querySelector("[role=status]");
      said.textContent = words().copied;
      said.classList.remove("jb-hidden");
      setTimeout(() => said.classList.add("jb-hidden"), 2500);
    } catch {
      window.prompt(words().copied, url.href);
    }
  }

  function onTool(event, map, tools) {
    const name = event.target.closest("button")?.name;
    if (name === "copy") copyAddress(tools, chosen(map, tools));
    if (name === "wide") widen(tools.parentElement, !tools.parentElement.matches(".jb-board--wide"));
    if (name === "reset") {
      history.replaceState(history.state, "", location.pathname + location.hash);
      fromAddress(map, tools);
      apply(map, tools, false);
    }
  }

  function onEscape(event, tools) {
    const menu = tools.querySelector("details");
    if (event.key !== "Escape") return;
    if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else widen(tools.parentElement, false);
  }

  function start() {
    const tools = document.querySelector("[data-jb-tools]");
    const map = document.querySelector(".jb-map");
    if (!tools?.closest(".jb-board--wide")) document.documentElement.classList.remove("jb-widened"); // left while wide
    if (!tools || !map || "ready" in tools.dataset) return;
    window.journeybook.fillTools(tools, map);
    addLanes(map, tools);
    addZooms(map, tools);
    fromAddress(map, tools);
    apply(map, tools, false);
    tools.addEventListener("change", () => apply(map, tools, true));
    tools.addEventListener("click", (event) => onTool(event, map, tools));
    tools.parentElement.addEventListener("keydown", (event) => onEscape(event, tools));
    const menu = tools.querySelector("details");
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    tools.dataset.ready = "";
  }

  // What folds.js does with copies of a map.
  document.addEventListener("jb-stages", (event) => showStages(event.target, event.detail.from, event.detail.to));
  window.journeybook.onPage(start);
})();
