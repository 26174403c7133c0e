// The page's search without a page, for the terminal (src/search/terminal.rs): one engine, so one answer.

import { engine } from "./engine.js";
import { filterOf } from "./filters.js";
import { marksOf } from "./marks.js";
import { shared } from "./shared.js";
import { suggester } from "./suggest.js";

const more = { suggester, filters: (index, pairs) => pairs.map((pair) => filterOf(index, pair[0], pair[1])) };

// A result as the terminal shows it; marks are pairs of beginning and end, in characters.
function hit(one, words, page) {
  const count = (text, at) => Array.from(text.slice(0, at)).length;
  const marks = (text, words) => marksOf(text, words).map((place) => [count(text, place[0]), count(text, place[1])]);
  const target = [page, 0, 1, 2].find((lang) => one.languages[lang]);
  const clauses = one.clauses || [];
  return {
    kind: one.kind,
    names: one.names.map((name) => name || null),
    context: one.context.map((text) => text || null),
    path: one.path(target),
    state: one.state,
    clauses: clauses.map((clause) => clause[1]),
    marks: { names: one.names.map((name) => (name ? marks(name, words) : [])), clauses: clauses.map((clause) => marks(clause[1], clause[2] || words)) },
  };
}

// Answers in turn with what `load(name)` gives: the file of that name as JSON. A promise of JSON. `gb()` gives what a browser's own
// decoder does: all characters of GB 2312.
export function open(load, gb) {
  globalThis.TextDecoder = class {
    decode() {
      return gb();
    }
  };
  const files = new Map();
  const read = async function (name) {
    if (!files.has(name)) {
      files.set(name, JSON.parse(load(name)));
    }
    return files.get(name);
  };
  const meta = JSON.parse(load("m0"));
  const own = engine(meta, read, async () => more);
  return async function (query, lang, most) {
    const page = Math.max(0, meta.languages.findIndex((one) => one[0] === lang));
    const answer = await own.ask(query, [], page);
    const hits = answer.total() ? answer.first.slice() : [];
    while (hits.length < most && answer.more()) {
      hits.push.apply(hits, await answer.next(20));
    }
    const near = answer.total() ? { hits: [], words: [], said: [] } : await own.suggest(query, page);
    return JSON.stringify({
      total: answer.total(),
      hits: hits.slice(0, most).map((one) => hit(one, answer.words, page)),
      suggested: near.hits.slice(0, most).map((one) => hit(one, near.words, page)),
      said: near.said,
    });
  };
}

globalThis.window = { zhandian: { search: shared } };
globalThis.openSearch = open;
