// The feed and the sitemap are well-formed, in the eyes of a browser's XML parser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { pages, source } from './support/site.mjs';

let browser;
let tab;
before(async () => {
  browser = await launch();
  tab = await browser.newPage();
});
after(() => browser.close());

const parse = (path) => tab.evaluate((text) => {
  const tree = new DOMParser().parseFromString(text, 'application/xml');
  return {
    error: tree.querySelector('parsererror')?.textContent,
    root: tree.documentElement.localName,
    entries: tree.querySelectorAll('entry, item').length,
    places: [...tree.querySelectorAll('url > loc')].map((loc) => loc.textContent),
  };
}, source(path));

test('feed.xml', async () => {
  const feed = await parse('feed.xml');
  assert.equal(feed.error, undefined);
  assert.ok(['feed', 'rss'].includes(feed.root));
  assert.ok(feed.entries > 5);
});

test('sitemap.xml names every page that may be found, once', async () => {
  const map = await parse('sitemap.xml');
  assert.equal(map.error, undefined);
  assert.equal(map.root, 'urlset');
  const base = map.places.find((place) => place.endsWith('/index.html') || place.endsWith('/')).replace(/index\.html$/, '');
  const listed = map.places.map((place) => place.slice(base.length) || 'index.html').sort();
  const open = pages
    .filter(({ path, kind }) => kind !== '404' && kind !== 'redirect'
      && !/<meta name="robots" content="[^"]*noindex/.test(source(path)))
    .map(({ path }) => path)
    .sort();
  assert.deepEqual(listed, open);
});
