// One answer: phrases cut from every page, as they stand and as people mistype them, asked of the page's own scripts (without a
// browser) and of the terminal. Both must say the same, marks included; what stands on a page must be found, marked and quoted.
// QUERIES says how many; tests/full.sh asks thousands.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { engineOf } from './support/engine.mjs';
import { SITE } from './support/site.mjs';

const { ZHANDIAN } = process.env;
const QUERIES = Number(process.env.QUERIES ?? 400);
const SEED = Number(process.env.SEED ?? 20261122);
const TABLE = readFileSync(new URL('../../src/token/traditional.txt', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => Array.from(line));
const TRADITIONAL = new Map(TABLE.map(([simple, first]) => [simple, first]));
const POSTED = /公示期/;
const UNIT = /[\u3400-\u9fff]|[0-9A-Za-z]+|[\u0f40-\u0f84\u0f86-\u0fbc]+\u0f0b?/gu;

/** A small generator of numbers that is the same everywhere (xorshift). */
function randomFrom(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const plain = (html) => html
  .replace(/<(?:\/?(?:p|div|li|ul|ol|h\d|table|tr|td|th|tbody|thead|blockquote|dl|dt|dd|section|aside|pre|figure|figcaption|caption)|br|hr)\b[^>]*>/g, '\n')
  .replace(/<[^>]*>/g, '')
  .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
  .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** Every page's own texts: its name, and what is written on it. `[path, lines]`. */
function pages() {
  const all = [];
  for (const entry of readdirSync(SITE, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name).slice(SITE.length + 1).replaceAll('\\', '/');
    if (!/^(?:bo\/)?(?:notices|disclosure|pages|stations|services|regions|audiences|operators)\/.*\.html$/.test(path) || /index|parallel|page-|category\//.test(path)) continue;
    const html = readFileSync(join(SITE, path), 'utf8');
    // Of what is or was posted, search knows the title at most; of what has moved, the new page.
    if (!html.includes('data-record=') || POSTED.test(html) || html.includes('http-equiv="refresh"')) continue;
    const name = /<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '';
    const prose = Array.from(html.matchAll(/<div class="prose"[^>]*>([^]*?)<\/div>/g), (found) => found[1]).join('\n');
    all.push({ path, lines: [plain(name).trim(), ...plain(prose).split('\n')].filter((line) => line.trim()) });
  }
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Queries drawn from the pages. `stands`: it stands so on the page at `path`. */
function draw(count) {
  const random = randomFrom(SEED);
  const from = pages();
  const out = [];
  while (out.length < count) {
    const { path, lines } = from[out.length % from.length];
    const line = lines[random(4) ? random(lines.length) : 0];
    const units = Array.from(line.matchAll(UNIT));
    const size = 2 + random(11);
    const start = random(Math.max(1, units.length - 1));
    const cut = units.slice(start, start + size);
    if (cut.length < 2) {
      out.push({ query: line.slice(0, 12), path });
      continue;
    }
    const end = cut.at(-1).index + cut.at(-1)[0].length;
    const typed = line.slice(cut[0].index, end);
    const parts = cut.map((one) => one[0]);
    const swapped = parts.slice();
    const at = random(parts.length - 1);
    [swapped[at], swapped[at + 1]] = [swapped[at + 1], swapped[at]];
    // Runs of letters stay apart, and so do syllables.
    const between = (text, part) => (/[0-9A-Za-z]$/.test(text) && /^[0-9A-Za-z]/.test(part) ? ' ' : /[\u0f40-\u0fbc]$/.test(text) && /^[\u0f40-\u0fbc]/.test(part) ? '\u0f0b' : '');
    const joined = parts.reduce((text, part) => text + between(text, part) + part, '');
    const forms = [
      { query: typed, stands: true },
      { query: joined, stands: true },
      { query: Array.from(typed, (c) => TRADITIONAL.get(c) ?? c).join(''), stands: true },
      { query: joined.replace(/[\u3400-\u9fff]/u, (c) => Array.from('的社老助镇')[random(5)] ?? c) },
      { query: swapped.join('') },
      { query: parts.filter((_, place) => place !== at).join('') },
      { query: `${parts.slice(0, 2).join('')} ${parts.slice(-2).join('')}` },
      { query: `${joined}社工站` },
    ];
    out.push({ ...forms[random(forms.length)], path });
  }
  return out.map((one) => ({ ...one, query: one.query.replace(/\s+/g, ' ').trim() })).filter((one) => one.query);
}

test(`${QUERIES} phrases have one answer, and what stands on a page is found, marked and quoted`, async () => {
  const queries = draw(QUERIES);
  const folder = mkdtempSync(join(tmpdir(), 'zhandian-same-'));
  try {
    writeFileSync(join(folder, 'queries'), `${queries.map((one) => one.query).join('\n')}\n`);
    const said = execFileSync(ZHANDIAN, ['search', '--out', SITE, '--queries', join(folder, 'queries')], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const terminal = said.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    assert.equal(terminal.length, queries.length);
    const page = engineOf(SITE);
    const differ = [];
    const lost = [];
    for (const [number, { query, path, stands }] of queries.entries()) {
      // A new tab now and then: what was asked before changes nothing.
      if (number % 5 === 0) page.forget();
      const own = await page.ask(query);
      const other = terminal[number];
      const of = ({ results, hits, suggested, said: words }) => JSON.stringify([results, words, ...[hits, suggested].map((all) => all.map((one) => [one.path, one.clauses, one.marks]))]);
      if (of(own) !== of(other)) differ.push(`${query}: ${own.results} and ${other.results}`);
      const short = path.replace(/^bo\//, '');
      const hit = own.hits.find((one) => one.path.replace(/^bo\//, '') === short);
      const marked = hit && [...hit.marks.names, ...hit.marks.clauses].some((marks) => marks.length);
      if (stands && (own.results === 0 || (own.results <= own.hits.length && !marked))) lost.push(`${query} of ${path}: ${own.results}, ${hit ? 'without a mark' : 'not there'}`);
    }
    assert.deepEqual(differ.slice(0, 20), [], `${differ.length} differ`);
    assert.deepEqual(lost.slice(0, 20), [], `${lost.length} lost`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
