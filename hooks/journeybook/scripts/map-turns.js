/*
 * A journey map read like a book, one stage a page: buttons above and below it and a finger's stroke turn to the next.
 * What is turned to is told to the map's tools (map.js), which show it.
 */
(() => {
  "use strict";

  const STROKE = 60; // pixels a finger goes across, and
  const STRAY = 40; //  at most up or down, to turn a page

  function parts() {
    const tools = document.querySelector("[data-jb-tools]");
    const map = document.querySelector(".jb-map");
    return tools && map ? { tools, map, stage: tools.querySelector("[name=stage]") } : null;
  }

  function turn({ stage }, by) {
    const to = Number(stage.value) + by;
    if (to < 1 || to >= stage.options.length) return false;
    stage.value = String(to);
    stage.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  /* From below a stage the next one is read from its top. */
  function turnFromBelow(here, by) {
    if (!turn(here, by)) return;
    here.map.scrollIntoView({ block: "start" });
    here.map.focus({ preventScroll: true });
  }

  function addFoot(here) {
    const { tools, map, stage } = here;
    const foot = tools.parentElement.querySelector(".jb-turns");
    for (const [name, by] of [["previous", -1], ["next", 1]]) {
      const one = document.createElement("button");
      Object.assign(one, { type: "button", className: `jb-turns__${name}` });
      one.addEventListener("click", () => turnFromBelow(here, by));
      foot.append(one);
    }
    const name = () => {
      for (const [index, by] of [[0, -1], [1, 1]]) {
        const option = stage.options[Number(stage.value) + by];
        const there = Boolean(option?.value) && stage.value !== "";
        const button = foot.children[index];
        button.hidden = !there;
        button.textContent = there ? option.textContent : "";
        if (there) button.setAttribute("aria-label", `${tools.querySelectorAll(".jb-tools__stage button")[index].getAttribute("aria-label")}: ${option.textContent}`);
      }
    };
    map.addEventListener("jb-shown", name); // map.js says so
    name();
  }

  function followFinger(here) {
    const { map } = here;
    let from = null;
    map.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
    map.addEventListener("touchend", (event) => {
      const to = event.changedTouches[0];
      if (!from || !map.classList.contains("jb-map--one") || map.scrollWidth > map.clientWidth + 1) return;
      const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(across) > STROKE && Math.abs(down) < STRAY) turn(here, across < 0 ? 1 : -1);
    });
  }

  function start() {
    const here = parts();
    if (!here || "turns" in here.tools.dataset) return;
    here.tools.dataset.turns = "";
    here.tools.addEventListener("click", (event) => {
      const name = event.target.closest("button")?.name;
      if (name === "previous") turn(here, -1);
      if (name === "next") turn(here, 1);
    });
    followFinger(here);
    addFoot(here);
  }

  window.journeybook.onPage(start);
})();
