// What was found, as elements to show: which parts of a page, in what order, with which words marked.
// Every text of the index goes into the page as text. Nothing here loads, listens or knows the dialog.

const HITS_OF_A_PAGE = 3;
const EXCERPT_WORDS = 26;

// The index writes a word's other forms behind it, after two bars: ações||ação. No one should see them.
const OTHER_FORMS = /\|\|[\p{L}\p{M}]+/gu;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const plain = (text) => text.replace(OTHER_FORMS, "");
const tokensOf = (text) => text.trim().split(/\s+/);

// Pagefind says where it found something, not which word of the query it was. Stems keep a word's
// beginning, so two words with a long enough common beginning are taken for the same.
function kin(word, token) {
  const wanted = Math.min(word.length, Math.max(3, Math.min(word.length, token.length) - 2));
  let same = 0;
  while (same < token.length && word[same] === token[same]) same += 1;
  return same >= wanted;
}

function wordsFound(words, token) {
  const forms = fold(token).split(/[^\p{L}\p{N}]+/u);
  forms.push(forms.join(""));
  return words.filter((word) => forms.some((form) => kin(word, form)));
}

// A page is its head (before the first section) and its sections; each has a range of words.
function partsOf(page, words) {
  const tokens = tokensOf(page.content);
  const heads = page.anchors.filter((anchor) => /^h[1-6]$/.test(anchor.element));
  heads.sort((a, b) => a.location - b.location);
  const starts = [{ title: page.meta.title ?? "", start: 0, id: "" }].concat(
    heads.map((anchor) => ({ title: anchor.text, start: anchor.location, id: anchor.id })),
  );
  return starts.map((part, i) => {
    const end = starts[i + 1]?.start ?? tokens.length;
    const found = page.weighted_locations.filter((at) => at.location >= part.start && at.location < end);
    const covered = new Set(found.flatMap((at) => wordsFound(words, tokens[at.location])));
    const weight = found.reduce((sum, at) => sum + at.balanced_score, 0);
    const at = new Set(found.map(({ location }) => location));
    return { ...part, end, tokens, at, covered: covered.size, weight, order: i };
  });
}

function hitsOf(page, words) {
  const found = partsOf(page, words).filter((part) => part.at.size > 0);
  const most = Math.max(0, ...found.map((part) => part.covered));
  const best = found.filter((part) => part.covered === most);
  best.sort((a, b) => (a.order === 0 ? -1 : b.order === 0 ? 1 : b.weight - a.weight || a.order - b.order));
  const hits = best.slice(0, HITS_OF_A_PAGE).map((part) => ({ ...part, page }));
  return { kind: page.meta.kind ?? "page", covered: most, hits };
}

// --- showing: elements and texts, no markup -------------------------------------------------------

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// The words as text, with those marked that stand at a place where something was found.
function marked(words, start, found) {
  return words.flatMap((word, i) => {
    const text = plain(word);
    return [found.has(start + i) ? make("mark", "", text) : text, " "];
  });
}

function excerptOf(hit) {
  const start = hit.start + tokensOf(hit.title).length;
  const first = [...hit.at].filter((place) => place >= start).sort((a, b) => a - b)[0] ?? start;
  const from = Math.max(start, Math.min(first - 6, hit.end - EXCERPT_WORDS));
  const to = Math.min(hit.end, from + EXCERPT_WORDS);
  if (from >= to) return null;
  const nodes = marked(hit.tokens.slice(from, to), from, hit.at);
  return make("span", "jb-search__excerpt", from > start ? "… " : "", ...nodes, to < hit.end ? "…" : "");
}

function optionOf(hit, id) {
  const title = marked(tokensOf(hit.title), hit.start, hit.at);
  const option = make("a", "jb-search__hit", make("span", "jb-search__title", ...title));
  if (hit.id) option.append(make("span", "jb-search__page", plain(hit.page.meta.title ?? "")));
  const excerpt = excerptOf(hit);
  if (excerpt) option.append(excerpt);
  option.href = hit.page.url + (hit.id ? `#${encodeURIComponent(hit.id)}` : "");
  Object.assign(option, { id, tabIndex: -1 });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  return option;
}

function groupOf(kind, name, hits) {
  const head = make("p", "jb-search__kind", name);
  head.id = `jb-search-kind-${kind}`;
  const group = make("div", "jb-search__group", head, ...hits);
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", head.id);
  return group;
}

// Pagefind's pages, best first, as groups of options, a group a kind; `nameOf` gives a kind's name.
export function groupsOf(pages, query, nameOf) {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const found = pages.map((page) => hitsOf(page, words)).filter(({ hits }) => hits.length);
  // a page that has all the words in one place goes before one that has them scattered
  found.sort((a, b) => b.covered - a.covered);
  const kinds = new Map();
  for (const { kind, hits } of found) kinds.set(kind, [...(kinds.get(kind) ?? []), ...hits]);
  let n = 0;
  return [...kinds].map(([kind, hits]) => {
    const options = hits.map((hit) => optionOf(hit, `jb-search-hit-${(n += 1)}`));
    return groupOf(kind, nameOf(kind), options);
  });
}
