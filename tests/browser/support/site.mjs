// The built site under test (folder SITE), and which of its pages are looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the built site, absolute. */
export const SITE = process.env.SITE;
if (!SITE) throw new Error('SITE is not set: the folder of a built site (tests/run.sh sets it)');

const KINDS = [
  ['home', /^index\.html$/],
  ['404', /^404\.html$/],
  ['search', /^search\.html$/],
  ['a-z', /^a-z\.html$/],
  ['shortlist', /^shortlist\.html$/],
  ['stations', /^stations\/index\.html$/],
  ['services', /^services\/index\.html$/],
  ['notices', /^notices\/(index|page-\d+)\.html$/],
  ['disclosure-catalogue', /^disclosure\/index\.html$/],
  ['statistics', /^statistics\/index\.html$/],
  ['station', /^stations\/[^/]+\.html$/],
  ['region', /^regions\/[^/]+\.html$/],
  ['level', /^levels\/[^/]+\.html$/],
  ['service-category', /^services\/[^/]+\.html$/],
  ['service', /^services\/[^/]+\/[^/]+\.html$/],
  ['audience', /^audiences\/[^/]+\.html$/],
  ['notice-category', /^notices\/category\/[^/]+\.html$/],
  ['parallel', /^(notices|guides|disclosure\/items|pages)\/[^/]+-parallel\.html$/],
  ['notice', /^notices\/[^/]+\.html$/],
  ['disclosure', /^disclosure\/items\/[^/]+\.html$/],
  ['disclosure-row', /^disclosure\/[^/]+\.html$/],
  ['operator', /^operators\/[^/]+\.html$/],
  ['guide', /^guides\/[^/]+\.html$/],
  ['page', /^pages\/[^/]+\.html$/],
];
// Shown in a sample whatever the alphabet says: the richest of their kinds.
const FAVOURITES = ['stations/gamagongsang.html', 'regions/540102.html', 'notices/lhasa-areas.html'];

function describe(path) {
  const source = readFileSync(join(SITE, path), 'utf8');
  if (/<meta http-equiv="?refresh"?/i.test(source)) return { path, kind: 'redirect', lang: langOf(path) };
  const plain = path.replace(/^bo\//, '');
  return { path, kind: KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other', lang: langOf(path) };
}

const langOf = (path) => (path.startsWith('bo/') ? 'bo' : 'zh-CN');

/** All pages as `{path, kind, lang}`, sorted by path. */
export const pages = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.html'))
  .sort()
  .map(describe);

if (pages.length === 0) throw new Error(`no pages in ${SITE}`);

/** Two pages of each kind in each language (PAGES=all: every page), but those of the kinds named. */
export function sample({ without = [] } = {}) {
  const taken = new Map();
  const first = ({ path }) => (FAVOURITES.some((favourite) => path.endsWith(favourite)) ? 0 : 1);
  return [...pages]
    .sort((a, b) => first(a) - first(b))
    .filter(({ kind, lang }) => {
      const key = `${lang} ${kind}`;
      taken.set(key, (taken.get(key) ?? 0) + 1);
      return !without.includes(kind) && (process.env.PAGES === 'all' || taken.get(key) <= 2);
    });
}

/** One page of each kind in each language, the richest known. */
export function oneOfEachKind(without) {
  const seen = new Set();
  return sample(without).filter(({ kind, lang }) => !seen.has(`${lang} ${kind}`) && seen.add(`${lang} ${kind}`));
}

export const exists = (path) => pages.some((page) => page.path === path);

/** A page as it stands on the disk. */
export const source = (path) => readFileSync(join(SITE, path), 'utf8').replace(/^\uFEFF/, '');
