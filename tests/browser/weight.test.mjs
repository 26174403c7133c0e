// A station's page is light: for an old phone on a slow line in a township.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { siteInBrowser } from './support/house.mjs';
import { SITE, pages } from './support/site.mjs';

const KIB = 1024;
const it = siteInBrowser();
const packed = (file) => gzipSync(readFileSync(join(SITE, file)), { level: 6 }).length;

test('HTML and stylesheet of every station come to 14 KiB at most, packed', () => {
  const style = /href="\.\.\/(assets\/style[^"]+)"/.exec(readFileSync(join(SITE, 'stations/gamagongsang.html'), 'utf8'))[1];
  const heavy = pages
    .filter(({ kind }) => kind === 'station')
    .map(({ path }) => [path, packed(path) + packed(style)])
    .filter(([, bytes]) => bytes > 14 * KIB);
  assert.deepEqual(heavy, []);
});

for (const path of ['stations/gamagongsang.html', 'bo/stations/gamagongsang.html']) {
  test(`${path} with all it loads comes to 30 KiB at most, without fonts`, async () => {
    const context = await it.browser.newContext();
    const tab = await context.newPage();
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(it.base + path, { waitUntil: 'networkidle' });
    const files = asked.map((url) => url.slice(it.base.length)).filter((file) => !file.endsWith('.woff2'));
    const bytes = files.reduce((sum, file) => sum + (/\.(png|jpg)$/.test(file) ? statSync(join(SITE, file)).size : packed(file)), 0);
    assert.ok(bytes <= 30 * KIB, `${bytes} bytes: ${files}`);
    await context.close();
  });
}

for (const path of ['index.html', 'stations/gamagongsang.html', 'regions/540102.html', 'services/index.html', 'notices/lhasa-areas.html']) {
  test(`${path} comes to 30 KiB at most at the first visit, fonts included, and asks for no Tibetan one`, async () => {
    const context = await it.browser.newContext();
    const tab = await context.newPage();
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(it.base + path, { waitUntil: 'networkidle' });
    const files = asked.map((url) => url.slice(it.base.length));
    assert.deepEqual(files.filter((file) => /tibetan\.[0-9a-f]+\.woff2/.test(file)), []);
    const bytes = files.reduce((sum, file) => sum + (/\.(png|jpg|woff2)$/.test(file) ? statSync(join(SITE, file)).size : packed(file)), 0);
    assert.ok(bytes <= 30 * KIB, `${bytes} bytes: ${files}`);
    await context.close();
  });
}

test('text shows before the Tibetan font is there', async () => {
  const context = await it.browser.newContext();
  const tab = await context.newPage();
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await tab.route('**/*.woff2', async (route) => { await held; await route.abort(); });
  await tab.goto(`${it.base}bo/regions/540102.html`, { waitUntil: 'domcontentloaded' });
  const shown = await tab.evaluate(() => [...document.fonts].map((font) => font.display));
  assert.deepEqual([...new Set(shown)], ['swap']);
  assert.ok((await tab.locator('h1').boundingBox()).height > 20);
  release();
  await context.close();
});
