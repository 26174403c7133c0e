// The search page's own scripts, as they are shipped, without a browser: they ask a built folder for its files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const asset = (name) => readFileSync(new URL(`../../../themes/default/assets/${name}`, import.meta.url), 'utf8');

/** Returns `ask(query, lang)`: what the page shows first, as `zhandian search --message-format json` says it. */
export function engineOf(site) {
  const window = {};
  const document = { querySelector: () => null };
  const context = vm.createContext({ window, document, TextDecoder, console });
  vm.runInContext(asset('search.js'), context);
  vm.runInContext(asset('search-more.js'), context);
  vm.runInContext(asset('search-facets.js'), context);
  const { engine, marksOf } = window.zhandian.search;
  const files = new Map();
  const asked = [];
  const read = (name) => {
    let payload;
    window.zhandian.put = (own, generation, got) => { payload = got; };
    vm.runInContext(readFileSync(join(site, 'data/search', `${name}.js`), 'utf8').replace(/^\uFEFF/, 'var zhandian = window.zhandian; '), context);
    return payload;
  };
  // What is asked for at once comes at once: a round.
  let rounds = 0;
  let waiting = [];
  const answer = () => {
    const all = waiting;
    waiting = [];
    rounds += 1;
    all.forEach((resolve) => resolve());
  };
  const load = (name) => {
    if (!files.has(name)) {
      asked.push(name);
      if (!waiting.length) setImmediate(answer);
      files.set(name, new Promise((resolve) => { waiting.push(resolve); }).then(() => read(name)));
    }
    return files.get(name);
  };
  const meta = read('m0');
  const open = () => engine(meta, load, async () => window.zhandian.more);
  let page = open();

  const hit = (one, words, lang) => {
    const target = [lang, 0, 1, 2].find((at) => one.languages[at]);
    const count = (text, at) => Array.from(text.slice(0, at)).length;
    const marks = (text, own) => marksOf(text, own).map((place) => place.map((at) => count(text, at)));
    const clauses = one.clauses ?? [];
    return {
      path: one.path(target), names: one.names.map((name) => name || null), clauses: clauses.map((clause) => clause[1]),
      marks: { names: one.names.map((name) => (name ? marks(name, words) : [])), clauses: clauses.map((clause) => marks(clause[1], clause[2] ?? words)) },
    };
  };

  /** Forgets the files, as a new tab does. */
  const forget = () => { files.clear(); asked.length = 0; rounds = 0; page = open(); };
  const ask = async (query, lang = 'zh') => {
    const at = Math.max(0, meta.languages.findIndex((one) => one[0] === lang));
    const answer = await page.ask(query, [], at);
    const near = answer.total() ? { hits: [], words: [], said: [] } : await page.suggest(query, at);
    return JSON.parse(JSON.stringify({
      results: answer.total(),
      hits: (answer.first ?? []).map((one) => hit(one, answer.words, at)),
      suggested: near.hits.map((one) => hit(one, near.words, at)),
      said: near.said,
    }));
  };
  return { ask, asked, forget, meta, rounds: () => rounds };
}
