// Which records answer a query best, over all parts of the index. No elements here.
(() => {
  "use strict";

  const search = (globalThis.journeybookSearch ??= {});
  const { fold, WORD, partsOf, wordsOf, namedBy } = search;

  const LOOKED_AT = 30; // records whose text is read to put the best first
  const SHOWN = 20;
  const OF_A_PAGE = 3;
  const NEAR_THE_BEST = 0.75; // a record with less of the query than this share of the best is left out

  // --- records: how much of the query each has, and how well ------------------------------------------------

  // A word counts the more the fewer records have it; how often in a record is in the posting's weight already.
  function rarity(parts, group, named) {
    const all = parts.reduce((sum, part) => sum + part.records, 0);
    const spread = parts.reduce((sum, part, i) => {
      const spreads = [...group.groups[i].keys()].map((term) => part.spread[term]);
      return sum + Math.max(0, ...spreads, ...named[i].map(({ records }) => records.length));
    }, 0);
    return Math.log(1 + (all - spread + 0.5) / (spread + 0.5));
  }

  async function scoresOf(part, i, words, rarities, named) {
    const scores = new Float32Array(part.records);
    const covered = new Float32Array(part.records);
    const bests = await Promise.all(
      words.map(async ({ groups }) => {
        const best = new Float32Array(part.records);
        const reading = [...groups[i]].map(([term, share]) =>
          part.eachPosting(term, (record, weight) => {
            if (share * weight > best[record]) best[record] = share * weight;
          }),
        );
        await Promise.all(reading);
        return best;
      }),
    );
    named.forEach((lists, w) => {
      for (const { worth, records } of lists) for (const record of records) bests[w][record] = Math.max(bests[w][record], worth);
    });
    bests.forEach((best, w) => {
      for (let record = 0; record < part.records; record += 1) {
        if (!best[record]) continue;
        scores[record] += rarities[w] * best[record];
        covered[record] += rarities[w];
      }
    });
    return { scores, covered };
  }

  async function found(parts, words, rarities, named) {
    const total = rarities.reduce((sum, one) => sum + one, 0);
    const answers = await Promise.all(parts.map((part, i) => scoresOf(part, i, words, rarities, named[i])));
    let most = 0;
    for (const { covered } of answers) for (const share of covered) if (share > most) most = share;
    const least = most * NEAR_THE_BEST;
    for (const { scores, covered } of answers) {
      for (let record = 0; record < scores.length; record += 1) {
        if (covered[record] < least || !covered[record]) scores[record] = 0;
        else scores[record] *= (covered[record] / total) ** 2;
      }
    }
    return answers.map(({ scores }) => scores);
  }

  // --- facets: what is kept, and how many each value would keep --------------------------------------------

  // For each chosen facet a mask of the records that have one of its chosen values.
  function masksOf(part, facets, chosen) {
    const masks = new Map();
    for (const [name, values] of chosen) {
      if (!values.size) continue;
      const mask = new Uint8Array(part.records);
      for (const value of values) for (const record of facets.get(name)?.get(value) ?? []) mask[record] = 1;
      masks.set(name, mask);
    }
    return masks;
  }

  // Each facet is counted over what the other facets let through, so that a second value of it can be added.
  function count(facets, scores, masks, counts) {
    for (const [name, values] of facets) {
      const others = [...masks].filter(([other]) => other !== name).map(([, mask]) => mask);
      const counted = counts.get(name) ?? new Map();
      counts.set(name, counted);
      for (const [value, records] of values) {
        let n = 0;
        for (const record of records) if (scores[record] && others.every((mask) => mask[record])) n += 1;
        if (n) counted.set(value, (counted.get(value) ?? 0) + n);
      }
    }
  }

  async function counted(parts, scores, chosen) {
    const counts = new Map();
    const read = await Promise.all(parts.map((part) => part.facets()));
    parts.forEach((part, i) => {
      const masks = masksOf(part, read[i], chosen);
      count(read[i], scores[i], masks, counts);
      for (const mask of masks.values()) scores[i].forEach((score, record) => (mask[record] ? 0 : (scores[i][record] = 0)));
    });
    return counts;
  }

  // --- best: the texts of the foremost are read, and the reader's very words put first ------------------------

  // What is worth the same in several sites comes by turns: the first of each, then the second of each …
  function takeTurns(all) {
    all.forEach((one, i) => {
      const before = all[i - 1];
      one.turn = before?.score === one.score && before.part === one.part ? before.turn + 1 : 0;
    });
    all.sort((a, b) => b.score - a.score || a.turn - b.turn || a.part - b.part);
  }

  function foremost(parts, scores) {
    const all = [];
    scores.forEach((of, part) => of.forEach((score, record) => score && all.push({ part, record, score })));
    all.sort((a, b) => b.score - a.score || a.part - b.part || a.record - b.record);
    if (parts.length > 1) takeTurns(all);
    const pages = new Map();
    const best = [];
    for (const one of all) {
      const page = `${one.part} ${parts[one.part].pageOf(one.record)}`;
      const n = (pages.get(page) ?? 0) + 1;
      pages.set(page, n);
      if (n <= OF_A_PAGE) best.push(one);
      if (best.length === LOOKED_AT) break;
    }
    return { best, total: all.length };
  }

  const inWords = (text) => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  // Each word of a text with the forms it is found by: `e-mail` by `email`, `e` and `mail`.
  const formsOf = (text) =>
    (fold(text).match(WORD) ?? []).map((word) => {
      const parts = partsOf(word);
      return parts.length > 1 ? [parts.join(""), ...parts] : parts;
    });

  // How much of the longer word both begin with: `fila` is nearer to `filas` than `files` is.
  function likeness(one, other) {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    return same / Math.max(one.length, other.length);
  }

  // For each word of the query how like it the most like of these forms is that the word can stand for; 0 for none.
  function likenesses(text, words, stems, stemOf) {
    return words.map(({ word }, w) => {
      const own = text.flat().filter((form) => stems[w].has(stemOf(form)));
      return Math.max(0, ...own.map((form) => likeness(form, word)));
    });
  }

  const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / (numbers.length || 1);

  // What a record's score is multiplied with: it is the nearer, the more of its title the query says, the more the
  // words are spelt as they were typed, if they stand together as they were typed, and if the title begins with them.
  // What a word `names` of the hit need not be said in it, nor what stands nearly everywhere: `asked` are the words that need.
  function closeness(hit, query, words, stems, stemOf, named, asked) {
    const [title, text] = [formsOf(hit.title), formsOf(hit.text)];
    const left = asked.filter((w) => !named[w]);
    const inTitle = likenesses(title, words, stems, stemOf).filter((_, w) => (left.length ? left : asked).includes(w));
    const said = title.map((forms) => (forms.some((form) => stems.some((own) => own.has(stemOf(form)))) ? 1 : 0));
    const whole = inTitle.every(Boolean) ? (mean(said) * mean(inTitle)) ** 2 : 0;
    // A handwritten page may be in another language than the book, where the same stem is another word: its words count
    // the less, the less they are like what was typed (`files` for `fila`).
    const alike = mean(likenesses([...title, ...text], words, stems, stemOf).map((one, w) => (named[w] ? 1 : one))) ** (hit.kind === "page" ? 3 : 1);
    const begins = title[0]?.some((form) => stems[0].has(stemOf(form)));
    const phrase = inWords(query).trimEnd();
    const together = words.length > 1 && (inWords(hit.title).includes(phrase) || inWords(hit.text).includes(phrase));
    return (1 + 0.8 * whole) * (0.5 + 0.5 * alike) * (together ? 1.2 : 1) * (begins ? 1.1 : 1);
  }

  // The words of the query, by their place, but those that stand nearly everywhere (`de`, `the`) beside one that does not.
  const telling = (rarities) => rarities.flatMap((one, w) => (one >= Math.max(...rarities) / 4 ? [w] : []));

  // What a word of a text is worth to the reader who asked: nothing, if it is none of those.
  function worths(parts, words, rarities) {
    const worth = new Map();
    telling(rarities).forEach((w) => {
      const { groups } = words[w];
      groups.forEach((terms, i) => {
        for (const term of terms.keys()) worth.set(parts[i].terms[term], rarities[w]);
      });
    });
    return (form) => worth.get(parts[0].stemOf(form)) ?? 0;
  }

  // `labelOf(name, value)` is what a facet's value is called.
  async function ask(parts, query, chosen, labelOf) {
    const words = wordsOf(parts, query);
    const named = await Promise.all(parts.map((part) => namedBy(part, words, labelOf)));
    const rarities = words.map((group, w) => rarity(parts, group, named.map((of) => of[w])));
    const scores = await found(parts, words, rarities, named);
    const anyChosen = [...chosen.values()].some((values) => values.size);
    const counting = counted(parts, anyChosen ? scores : scores.map((of) => of.slice()), chosen);
    if (anyChosen) await counting;
    const { best, total } = foremost(parts, scores);
    const texts = await Promise.all(best.map(({ part, record }) => parts[part].textOf(record)));
    const stems = words.map(({ groups }) => new Set(groups.flatMap((of, i) => [...of.keys()].map((term) => parts[i].terms[term]))));
    const namedOf = ({ part, record }) => named[part].map((lists) => lists.some(({ records }) => records.includes(record)));
    const asked = telling(rarities);
    const near = (text, i) => closeness(text, query, words, stems, parts[0].stemOf, namedOf(best[i]), asked);
    // what the query named of a hit by a mark, which its text need not say
    const marksOf = ({ part, record }) => new Set(named[part].flat().filter(({ mark, records }) => mark && records.includes(record)).map(({ mark }) => mark));
    const hits = texts.map((text, i) => ({ ...text, marks: [...marksOf(best[i])], score: best[i].score * near(text, i) }));
    hits.sort((a, b) => b.score - a.score);
    const guessed = words.some((group) => group.guessed && group.groups.some((of) => of.size));
    return { hits: hits.slice(0, SHOWN), total, counting, guessed, worthOf: worths(parts, words, rarities) };
  }

  Object.assign(search, { ask });
})();
