// Everything that is text is in the HTML: without scripts a page says the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLines } from './support/browser.mjs';
import { siteInBrowser } from './support/house.mjs';
import { sample } from './support/site.mjs';

let plain;
const it = siteInBrowser({
  prepare: async ({ browser }) => { plain = await browser.newPage({ javaScriptEnabled: false }); },
});

for (const { path } of sample({ without: ['404', 'redirect'] })) {
  test(path, async () => {
    await Promise.all([it.tab, plain].map((tab) => tab.goto(it.base + path)));
    // What only speaks to a reader without scripts may be missing with them, and what needs a script may come with it.
    await plain.evaluate(() => document.querySelectorAll('noscript').forEach((element) => element.remove()));
    // What scripts put into a line, whether a station is open and which row is today's, is beside what the line says.
    await it.tab.evaluate(() => document.querySelectorAll('.today, .open-now').forEach((element) => element.remove()));
    const lines = await mainLines(plain);
    const shown = new Set(await mainLines(it.tab));
    assert.ok(lines.length > 0);
    assert.deepEqual(lines.filter((line) => !shown.has(line)), []);
  });
}

test('search says how to browse instead', async () => {
  await plain.goto(`${it.base}search.html`);
  assert.ok(await plain.locator('main noscript').innerText());
  assert.equal(await plain.locator('main input:visible').count(), 0);
  assert.ok(await plain.locator('main a:visible').count() >= 3);
});
