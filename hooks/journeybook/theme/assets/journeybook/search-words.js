// What a query means: its words, each with the terms it can stand for, and what of the book they name. No elements here.
(() => {
  "use strict";

  const search = (globalThis.journeybookSearch ??= {});
  const { fold } = search;

  const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
  const FORMS_AT_MOST = 30; // of those a beginning can stand for
  // The facets whose values people name when they ask (`persona ana`, `dores da ana`), and what that is worth.
  const NAMED = { kind: 4, persona: 4, mark: 15 };
  const UNNAMED = new Set(["overview", "page"]); // kinds that are called nothing

  const partsOf = (word) => word.split(/[-'’]/).filter(Boolean);

  // At most `most` letters put in, left out, changed or swapped with the next; `most + 1` for more.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [older, before] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + same);
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped && i > 1 && j > 1) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [older, before] = [before, row];
    }
    return before[other.length];
  }

  // Terms by what they are worth for a word, the best worth of each: Map(term → share).
  class Terms extends Map {
    add(term, share) {
      if (term >= 0 && share > (this.get(term) ?? 0)) this.set(term, share);
    }
  }

  function begun(part, word, share, terms) {
    const forms = part.formsFrom(word).map((form) => [part.termOf(form), form]);
    forms.sort(([a], [b]) => part.spread[b] - part.spread[a]);
    for (const [term, form] of forms.slice(0, FORMS_AT_MOST)) terms.add(term, share * (0.5 + (0.5 * word.length) / form.length));
  }

  function mistyped(part, word, typing, terms) {
    if (word.length < 4 || /^\d+$/.test(word)) return;
    const most = word.length < 7 ? 1 : 2;
    let nearest = most;
    const near = [];
    for (const form of part.forms) {
      if (most === 1 && form[0] !== word[0]) continue; // who mistypes a short word begins it right: `bike` is not `like`
      let far = distance(word, form, nearest);
      // a word being typed may also be the beginning of a longer one, with one slip in it
      if (typing && far > 1 && form.length > word.length && form[0] === word[0]) {
        if (distance(word, form.slice(0, word.length), 1) <= 1) far = 1;
      }
      if (far > nearest) continue;
      if (far < nearest) near.length = 0;
      nearest = far;
      near.push(form);
    }
    for (const form of near) terms.add(part.termOf(form), 0.6 / Math.max(1, nearest));
  }

  function groupOf(parts, word, typing) {
    const groups = parts.map((part) => {
      const terms = new Terms();
      terms.add(part.termOf(word), 1);
      return terms;
    });
    const known = groups.some((terms) => terms.size);
    if (word.length > 1 && (typing || !known)) {
      groups.forEach((terms, i) => begun(parts[i], word, known ? 0.7 : 0.9, terms));
    }
    const guessed = !groups.some((terms) => terms.size);
    if (guessed) groups.forEach((terms, i) => mistyped(parts[i], word, typing, terms));
    return { word, groups, guessed };
  }

  // `e-mail` is one word where the index knows it as one (`email`), and two where it does not.
  function wordsOf(parts, query) {
    const words = (fold(query).match(WORD) ?? []).flatMap((word) => {
      const whole = partsOf(word).join("");
      return parts.some((part) => part.termOf(whole) >= 0) ? [whole] : partsOf(word);
    });
    const typing = /[\p{L}\p{N}]$/u.test(query.trimEnd());
    return words.map((word, i) => groupOf(parts, word, typing && i === words.length - 1));
  }

  // For each word of the query the lists of records that it names by their kind, persona or mark, without being in them:
  // all of what the value is called must be in the query.
  async function namedBy(part, words, labelOf) {
    const asked = words.map(({ word }) => part.stemOf(word));
    const named = words.map(() => []);
    const facets = await part.facets();
    const whole = new Set(facets.get("kind")?.get("maps")); // a journey has all marks of its steps, and is none of them
    for (const [name, worth] of Object.entries(NAMED)) {
      for (const [value, all] of facets.get(name) ?? []) {
        const called = labelOf(name, value);
        const label = UNNAMED.has(value) ? [] : (fold(called).match(WORD) ?? []).flatMap(partsOf).map(part.stemOf);
        if (!label.length || !label.every((stem) => asked.includes(stem))) continue;
        const records = name === "mark" ? all.filter((record) => !whole.has(record)) : all;
        asked.forEach((stem, w) => label.includes(stem) && named[w].push({ worth, records, mark: name === "mark" && called }));
      }
    }
    return named;
  }

  Object.assign(search, { WORD, partsOf, wordsOf, namedBy });
})();
