// One index, as its files lie under search-index/: asked for when they are needed, unpacked, and kept. Nothing here
// knows a query or an element. How the files are made: journeybook/search/bundle.py, endings.py, terms.py.
(() => {
  "use strict";

  const search = (globalThis.journeybookSearch ??= {});
  const FORMAT = 1;
  const SCALE = 16; // a posting is record * SCALE + weight

  // --- files: fetched, or, where the page itself is a file, handed over by a script -------------------

  const awaited = new Map();

  globalThis.journeybookSearchFile = (name, data) => {
    const address = document.currentScript.src;
    awaited.get(address)?.(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
    awaited.delete(address);
  };

  function byScript(base, name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, base).href;
      awaited.set(script.src, resolve);
      script.onerror = () => reject(new Error(`${name} could not be loaded`));
      script.onload = () => script.remove();
      document.head.append(script);
    });
  }

  async function bytesOf(base, name, cache) {
    if (location.protocol === "file:") return byScript(base, name);
    const response = await fetch(new URL(name, base), { cache });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  async function unpacked(base, name) {
    const bytes = await bytesOf(base, name, "default");
    // a server that took the file for a packed one has unpacked it on the way
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const stream = new Blob([bytes]).stream();
    return new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).json();
  }

  // --- words ---------------------------------------------------------------------------------------------

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  function stem(word, steps) {
    for (const step of steps) {
      for (let start = 1; start < word.length; start += 1) {
        const found = step[word.slice(start)];
        if (found && start >= found[1]) {
          word = word.slice(0, start) + found[0];
          break;
        }
      }
    }
    return word;
  }

  // Where in a sorted list a text stands, or would stand. Python sorts by code points; so must this.
  function placeOf(list, text) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The last of the starts that is not above a number.
  function spanOf(starts, number) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // --- part: one index ---------------------------------------------------------------------------------

  function partOf(base, entry, head) {
    const root = new URL("..", base);
    // a folder opened as a file shows its list of files, not its page
    const pageAt = (address) =>
      location.protocol === "file:" && /(^|\/)$/.test(address) ? `${address}index.html` : address;
    const terms = head.terms ? head.terms.split("\n") : [];
    const forms = head.forms ? head.forms.split("\n") : [];
    const blockStarts = head.blocks.map(([first]) => first);
    const textStarts = head.texts.map(([first]) => first);
    const pageStarts = [];
    let record = 0;
    for (const size of head.pages) {
      pageStarts.push(record);
      record += size;
    }
    // Pages that another index has instead, for they were edited since.
    const without = new Uint8Array(entry.without ? head.records : 0);
    for (const page of entry.without ?? []) {
      without.fill(1, pageStarts[page], pageStarts[page] + head.pages[page]);
    }

    const files = new Map();
    function file(name) {
      if (!files.has(name)) {
        const asked = unpacked(base, name);
        files.set(name, asked);
        asked.catch(() => files.delete(name)); // a lost connection is tried again
      }
      return files.get(name);
    }

    const stems = new Map();
    function stemOf(form) {
      if (!stems.has(form)) stems.set(form, stem(form, head.endings));
      return stems.get(form);
    }

    function termOf(form) {
      const wanted = stemOf(form);
      const place = placeOf(terms, wanted);
      return terms[place] === wanted ? place : -1;
    }

    function formsFrom(start) {
      const found = [];
      for (let at = placeOf(forms, start); at < forms.length && forms[at].startsWith(start); at += 1) found.push(forms[at]);
      return found;
    }

    async function eachPosting(term, visit) {
      const block = spanOf(blockStarts, term);
      const lists = await file(head.blocks[block][1]);
      let before = 0;
      for (const step of lists[term - blockStarts[block]]) {
        const posting = before + step;
        const number = Math.floor(posting / SCALE);
        if (!without[number]) visit(number, posting % SCALE);
        before = posting - (posting % SCALE);
      }
    }

    // A facet's values with the numbers of their records: Map(name → Map(value → Uint32Array)).
    let facets;
    async function readFacets() {
      const read = new Map();
      for (const [name, values] of Object.entries(await file(head.facets))) {
        const lists = values.map(([value, steps]) => {
          let before = 0;
          return [value, Uint32Array.from(steps, (step) => (before += step))];
        });
        read.set(name, new Map(lists));
      }
      return read;
    }

    async function textOf(number) {
      const chunk = spanOf(textStarts, number);
      let left = number - textStarts[chunk];
      for (const [address, records] of await file(head.texts[chunk][1])) {
        if (left < records.length) {
          const [anchor, kind, title, text] = records[left];
          const url = new URL(pageAt(address) + (anchor && `#${encodeURIComponent(anchor)}`), root).href;
          return { url, kind, title, text, under: anchor ? records[0][2] : "" };
        }
        left -= records.length;
      }
      throw new Error(`no text of record ${number}`);
    }

    return {
      records: head.records,
      terms,
      forms,
      spread: head.spread,
      ways: head.ways.map(([title, address]) => ({ title, url: new URL(pageAt(address), root).href, kind: "overview" })),
      root: root.href,
      language: entry.language,
      stemOf,
      termOf,
      formsFrom,
      eachPosting,
      textOf,
      pageOf: (number) => spanOf(pageStarts, number),
      facets: () => (facets ??= readFacets().catch((error) => ((facets = undefined), Promise.reject(error)))),
    };
  }

  async function open(base) {
    const bytes = await bytesOf(base, "entry.json", "no-cache");
    const entry = JSON.parse(new TextDecoder().decode(bytes));
    if (entry.format !== FORMAT) throw new Error(`an index of another format: ${entry.format}`);
    const part = partOf(base, entry, await unpacked(base, entry.head));
    return entry.instead ? [part, await open(new URL(entry.instead, base))] : part;
  }

  Object.assign(search, { fold, open });
})();
