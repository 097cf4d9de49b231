/*
 * What a reader can do with a table: sort it by a column, filter it, narrow it to what stands in a column, send the
 * address of what is shown to somebody. Its long ones are cut into parts with links between them: all parts are fetched
 * once somebody sorts or filters. Which tables of a page have this, and when, is in tables.js.
 */
(() => {
  "use strict";

  const SHOWN = 100; // rows on the screen at once
  // As in views/parts.py, which keeps the room for the tools.
  const FEW = 4; // with fewer rows there is nothing to sort
  const MANY = 12; // with as many there is something to filter; with fewer, only by what stands in a column
  const { tableCells, tableRows } = window.journeybook;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  function make(name, options = {}, ...children) {
    const made = Object.assign(document.createElement(name), options);
    made.append(...children);
    return made;
  }

  class Table {
    static FEW = FEW;

    constructor(element, id, words) {
      this.element = element;
      this.id = id;
      this.words = words;
      this.heads = [...element.tHead.rows[0].cells];
      this.written = [...element.tBodies[0].rows];
      this.total = Number(element.dataset.total ?? this.written.length);
      this.state = { find: "", sort: null, falling: false, chosen: {}, page: 1 };
      this.scroll = element.closest(".jb-scroll") ?? element;
      this.foot = element.closest(".jb-long")?.querySelector(".jb-long__foot .jb-pager");
      this.heads.forEach((head, column) => this.addSort(head, column));
      this.addTools();
      this.read();
    }

    key(column) {
      return this.heads[column].dataset.key ?? String(column + 1);
    }

    addSort(head, column) {
      const title = head.textContent.trim();
      head.dataset.title = title;
      if (!title || head.getAttribute("aria-hidden")) return;
      const button = make("button", { type: "button", className: "jb-sort" });
      button.addEventListener("click", () => this.sortBy(column));
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", fill(this.words.sort, { title }));
        head.append(" ", button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
    }

    addTools() {
      const narrow = this.element.querySelector("[data-options]") || this.element.dataset.facets;
      if (this.total < (narrow ? FEW : MANY)) return;
      const { words } = this;
      this.find = make("input", { type: "search", className: "jb-table-tools__find", placeholder: words.find });
      this.find.setAttribute("aria-label", words.find);
      this.find.addEventListener("input", () => this.change({ find: this.find.value, page: 1 }));
      const heads = this.heads.filter((head) => head.dataset.options);
      const facets = JSON.parse(this.element.dataset.facets ?? "[]").filter(([, , options]) => options.length > 1);
      this.choices = [
        ...heads.map((head) => this.addChoice(head.dataset.key, head.dataset.title, JSON.parse(head.dataset.options))),
        ...facets.map((facet) => this.addChoice(...facet)),
      ];
      this.clear = make("button", { type: "button", textContent: words.clear, hidden: true });
      this.clear.addEventListener("click", () => {
        this.change({ find: "", sort: null, chosen: {}, page: 1 });
        this.find.focus();
      });
      this.copy = make("button", { type: "button", textContent: words.copy, hidden: true });
      this.copy.addEventListener("click", () => this.copyAddress());
      this.said = make("span", { className: "jb-table-tools__said" });
      this.said.setAttribute("role", "status");
      const kept = this.element.closest(".jb-long")?.querySelector(".jb-table-tools");
      this.tools = kept ?? make("div", { className: "jb-table-tools" });
      this.tools.replaceChildren(this.find, ...this.choices, this.clear, this.copy, this.said);
      if (!kept) this.scroll.before(this.tools);
    }

    addChoice(key, title, options) {
      const select = make("select", { name: key });
      select.setAttribute("aria-label", title);
      select.append(make("option", { value: "", textContent: fill(this.words.all, { title }) }));
      for (const one of options) select.append(make("option", { value: one, textContent: one }));
      select.addEventListener("change", () => {
        this.change({ chosen: { ...this.state.chosen, [select.name]: select.value }, page: 1 });
      });
      return select;
    }

    sortBy(column) {
      const again = this.state.sort === column;
      if (again && this.state.falling) this.change({ sort: null, falling: false, page: 1 });
      else this.change({ sort: column, falling: again, page: 1 });
    }

    change(state) {
      Object.assign(this.state, state);
      this.write();
      return this.show();
    }

    get touched() {
      const { find, sort, chosen, page } = this.state;
      return Boolean(find.trim()) || sort !== null || page > 1 || Object.values(chosen).some(Boolean);
    }

    /* --- the address: table.find, table.sort (-column falls), table.page, table.<column> --- */

    read() {
      const query = new URLSearchParams(location.search);
      const given = (name) => query.get(`${this.id}.${name}`) ?? "";
      const sort = given("sort").replace(/^-/, "");
      const column = this.heads.findIndex((_, index) => this.key(index) === sort);
      this.state.find = given("find");
      this.state.page = Math.max(1, Number(given("page")) || 1);
      this.state.sort = column < 0 ? null : column;
      this.state.falling = given("sort").startsWith("-");
      // An address may name what is not there to choose, out of another language or an older day: it filters nothing.
      for (const { name, options } of this.choices ?? []) {
        this.state.chosen[name] = [...options].some(({ value }) => value === given(name)) ? given(name) : "";
      }
      if (this.touched || this.all) this.show();
    }

    write() {
      const url = new URL(location.href);
      for (const name of [...url.searchParams.keys()]) {
        if (name.startsWith(`${this.id}.`)) url.searchParams.delete(name);
      }
      const { find, sort, falling, chosen, page } = this.state;
      const set = (name, value) => value && url.searchParams.set(`${this.id}.${name}`, value);
      set("find", find.trim());
      set("sort", sort === null ? "" : (falling ? "-" : "") + this.key(sort));
      for (const [name, value] of Object.entries(chosen)) set(name, value);
      set("page", page > 1 ? String(page) : "");
      history.replaceState(history.state, "", url);
    }

    async copyAddress() {
      try {
        await navigator.clipboard.writeText(location.href);
        this.said.textContent = this.words.copied;
      } catch {
        window.prompt(this.words.copy, location.href);
      }
    }

    /* --- what is shown --- */

    async rows() {
      if (this.all) return this.all;
      const more = this.written.length < this.total;
      if (more) this.say(this.words.loading);
      this.element.setAttribute("aria-busy", String(more));
      this.fetched ??= tableRows.all(this.element).catch(() => {
        this.partial = true;
        return this.written;
      });
      const rows = await this.fetched;
      this.element.removeAttribute("aria-busy");
      const order = rows.map((row) => ({ row, text: tableCells.fold(row.textContent), keys: [] }));
      this.all ??= order;
      return this.all;
    }

    fitting(all) {
      const { find, chosen, sort, falling } = this.state;
      const words = tableCells.fold(find).split(/\s+/).filter(Boolean);
      const wanted = Object.entries(chosen).filter(([, value]) => value);
      const columns = wanted.map(([name, value]) => [this.heads.findIndex((head) => head.dataset.key === name), name, value]);
      const found = all.filter(({ row, text }) =>
        words.every((word) => text.includes(word)) &&
        columns.every(([column, name, value]) => column < 0
          ? (row.dataset[name] ?? "").split("|").includes(value)
          : tableCells.names(row.cells[column]).has(value)));
      if (sort === null) return found;
      const key = (one) => (one.keys[sort] ??= { is: tableCells.sortKey(one.row.cells[sort]) }).is;
      const given = found.filter((one) => key(one) !== null);
      given.sort((one, other) => tableCells.compare(key(one), key(other)) * (falling ? -1 : 1));
      return [...given, ...found.filter((one) => key(one) === null)]; // what nothing is known of stands last
    }

    async show() {
      this.mark();
      if (!this.touched) {
        this.element.tBodies[0].replaceChildren(...this.written);
        if (this.foot) this.foot.hidden = false;
        if (this.turns) this.turns.hidden = true;
        this.say("");
        this.tell(null);
        return;
      }
      const all = await this.rows();
      if (!this.touched) return;
      const found = this.fitting(all);
      const pages = Math.max(1, Math.ceil(found.length / SHOWN));
      this.state.page = Math.min(this.state.page, pages);
      const first = (this.state.page - 1) * SHOWN;
      this.element.tBodies[0].replaceChildren(...found.slice(first, first + SHOWN).map(({ row }) => row));
      if (this.foot) this.foot.hidden = true;
      this.tell(found.map(({ row }) => row));
      this.turn(first, found.length, pages);
      const said = { n: tableCells.number().format(found.length), total: tableCells.number().format(all.length) };
      this.say(found.length ? fill(this.words.found, said) : this.words.none, this.partial && this.words.partial);
    }

    mark() {
      const { find, sort, falling, chosen } = this.state;
      this.heads.forEach((head, column) => {
        if (column === sort) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      if (!this.tools) return;
      if (this.find.value.trim() !== find.trim()) this.find.value = find;
      for (const select of this.choices) select.value = chosen[select.name] ?? "";
      this.clear.hidden = this.copy.hidden = !this.touched;
    }

    /* All that stands beside what is put into a page is styled anew: it is put there when there are pages to turn. */
    turn(first, count, pages) {
      if (!this.turns && pages < 2) return;
      if (!this.turns) {
        this.turns = make("nav", { className: "jb-pager" });
        this.turns.setAttribute("aria-label", fill(this.words.parts, { title: this.scroll.getAttribute("aria-label") ?? "" }));
        this.scroll.after(this.turns);
      }
      this.turns.hidden = pages < 2;
      const { page } = this.state;
      const values = { first: first + 1, last: Math.min(first + SHOWN, count), total: count };
      for (const name of Object.keys(values)) values[name] = tableCells.number().format(values[name]);
      const button = (name, to) => {
        const made = make("button", { type: "button", textContent: this.words[name], disabled: to < 1 || to > pages || to === page });
        made.addEventListener("click", async () => {
          await this.change({ page: to });
          this.scroll.scrollIntoView({ block: "start" });
          this.scroll.focus?.({ preventScroll: true });
        });
        return made;
      };
      this.turns.replaceChildren(
        make("span", { className: "jb-pager__here", textContent: fill(this.words.rows, values) }),
        button("first", 1), button("previous", page - 1), button("next", page + 1), button("last", pages));
    }

    /* What else on the page sums up the rows hears which are left; null when all are there again. */
    tell(rows) {
      this.element.dispatchEvent(new CustomEvent("jb-rows", { bubbles: true, detail: { id: this.id, rows } }));
    }

    say(...texts) {
      if (this.said) this.said.textContent = texts.filter(Boolean).join(" ");
    }
  }

  window.journeybook.Table = Table;
})();
