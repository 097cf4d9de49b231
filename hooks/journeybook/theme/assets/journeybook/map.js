/*
 * What a reader can do with a journey map: choose lanes, one stage, a department or channel; open a step.
 * Without it the map shows everything. The address holds what was chosen, so that a link shows the same.
 */
(() => {
  "use strict";

  // A phone is read stage by stage.
  const PHONE = window.matchMedia("(max-width: 44.9em)");
  const CHOICES = ["stage", "department", "channel", "truth"];

  /* The curve is drawn for all stages at once: of one stage, its part is shown as wide as the whole was. */
  function cropCurve(map, stage, count) {
    const curve = map.querySelector(".jb-curve");
    if (!curve) return;
    const line = curve.querySelector("svg");
    const start = stage ? (stage - 1) / count : 0;
    const width = stage ? 1 / count : 1;
    line.setAttribute("viewBox", `${start * 1000} 0 ${width * 1000} 100`);
    for (const point of curve.querySelectorAll("circle")) {
      point.dataset.x ??= parseFloat(point.getAttribute("cx"));
      const x = (point.dataset.x / 100 - start) / width;
      point.setAttribute("cx", `${x * 100}%`);
      point.style.display = x < 0 || x > 1 ? "none" : "";
    }
  }

  function showStage(map, chosen) {
    const table = map.querySelector("table");
    const count = map.querySelectorAll(".jb-stages th").length;
    table.style.setProperty("--stages", chosen ? 1 : count);
    for (const row of table.rows) {
      if (row.matches(".jb-curve-row, .jb-visibility")) continue;
      let column = 0;
      for (const cell of [...row.cells].slice(1)) {
        const first = column + 1;
        column += cell.dataset.span ? Number(cell.dataset.span) : (cell.dataset.span = cell.colSpan, cell.colSpan);
        cell.hidden = Boolean(chosen) && !(first <= chosen && chosen <= column);
        cell.colSpan = chosen ? 1 : Number(cell.dataset.span);
      }
    }
    for (const cell of table.querySelectorAll(".jb-curve-row td, .jb-visibility td")) cell.colSpan = chosen ? 1 : count;
    cropCurve(map, chosen, count);
  }

  function dimSteps(map, state) {
    const shown = new Set();
    for (const step of map.querySelectorAll("[data-lane=does] [data-step]")) {
      const fits =
        (!state.department || step.dataset.departments.split(" ").includes(state.department)) &&
        (!state.channel || step.dataset.channel === state.channel) &&
        (!state.truth || "truth" in step.dataset);
      if (fits) shown.add(step.dataset.step);
    }
    for (const part of map.querySelectorAll("[data-step]")) {
      part.classList.toggle("jb-dim", !shown.has(part.dataset.step));
    }
    return shown.size;
  }

  /* --- what is chosen, in the tools and in the address ------------------------------------------------ */

  function fromAddress(tools) {
    const query = new URLSearchParams(location.search);
    const hidden = new Set((query.get("hide") ?? "").split(" ").filter(Boolean));
    for (const box of tools.querySelectorAll("[name=lane]")) box.checked = !hidden.has(box.value);
    for (const name of CHOICES) {
      const field = tools.querySelector(`[name=${name}]`);
      if (field.type === "checkbox") field.checked = query.get(name) === "1";
      else if (name === "stage" && !query.has(name) && PHONE.matches) field.value = "1";
      else field.value = [...field.options].some((one) => one.value === query.get(name)) ? query.get(name) : "";
    }
  }

  function chosen(tools) {
    const value = (name) => tools.querySelector(`[name=${name}]`);
    return {
      hidden: [...tools.querySelectorAll("[name=lane]:not(:checked)")].map((box) => box.value),
      stage: Number(value("stage").value) || 0,
      department: value("department").value,
      channel: value("channel").value,
      truth: value("truth").checked,
    };
  }

  function address(state) {
    const query = new URLSearchParams();
    if (state.hidden.length) query.set("hide", state.hidden.join(" "));
    for (const name of CHOICES) if (state[name]) query.set(name, state[name] === true ? "1" : state[name]);
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "") + (location.hash || (text ? "#map" : ""));
  }

  function apply(map, tools, remember) {
    const state = chosen(tools);
    for (const row of map.querySelectorAll("[data-lane]")) row.hidden = state.hidden.includes(row.dataset.lane);
    showStage(map, state.stage);
    dimSteps(map, state);
    tools.classList.toggle("jb-tools--changed", address(state).includes("?"));
    tools.classList.toggle("jb-tools--staged", state.stage > 0);
    if (remember) history.replaceState(history.state, "", address(state));
  }

  function turnPage(map, tools, by) {
    const field = tools.querySelector("[name=stage]");
    const last = field.options.length - 1;
    field.value = String(Math.min(Math.max(Number(field.value) + by, 1), last));
    apply(map, tools, true);
  }

  /* --- a step, opened beside the map ------------------------------------------------------------------- */

  function openStep(link, tools) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const body = heading?.nextElementSibling;
    if (!body) return false;
    const drawer = document.createElement("dialog");
    drawer.className = "jb-drawer md-typeset";
    const title = document.createElement("h2");
    title.id = "jb-drawer-title";
    title.textContent = link.textContent;
    drawer.setAttribute("aria-labelledby", title.id);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "jb-drawer__close";
    close.textContent = tools.dataset.close;
    close.addEventListener("click", () => drawer.close());
    const copy = body.cloneNode(true);
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    const whole = document.createElement("a");
    whole.href = link.hash;
    whole.textContent = tools.dataset.whole;
    whole.addEventListener("click", () => drawer.close());
    drawer.append(close, title, copy, whole);
    drawer.addEventListener("click", (event) => event.target === drawer && drawer.close());
    drawer.addEventListener("close", () => { drawer.remove(); link.focus({ preventScroll: true }); });
    document.body.append(drawer);
    drawer.showModal();
    return true;
  }

  async function copyAddress(button, tools) {
    const state = chosen(tools);
    const url = new URL(address(state), location.href);
    url.hash ||= "map";
    const said = tools.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(url.href);
      said.textContent = button.dataset.done;
    } catch {
      window.prompt(button.textContent, url.href);
    }
  }

  function start() {
    const tools = document.querySelector("[data-jb-tools]");
    const map = document.querySelector(".jb-map");
    if (!tools || !map || !tools.hidden) return;
    tools.hidden = false;
    fromAddress(tools);
    apply(map, tools, false);
    tools.addEventListener("change", () => apply(map, tools, true));
    tools.addEventListener("click", (event) => {
      if (event.target.name === "copy") copyAddress(event.target, tools);
      if (event.target.name === "previous") turnPage(map, tools, -1);
      if (event.target.name === "next") turnPage(map, tools, 1);
      if (event.target.name === "reset") {
        history.replaceState(history.state, "", location.pathname + location.hash);
        fromAddress(tools);
        apply(map, tools, false);
      }
    });
    const menu = tools.querySelector("details");
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    map.addEventListener("click", (event) => {
      const link = event.target.closest("[data-jb-open]");
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      if (link && plain && openStep(link, tools)) event.preventDefault();
    });
  }

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
