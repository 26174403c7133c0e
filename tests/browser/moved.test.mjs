// A page that moved leads on to its new place by itself; no host need be set up for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { pages } from './support/site.mjs';

const it = siteInBrowser();
const moved = pages.filter(({ kind }) => kind === 'redirect');

test('the demonstration site has a page that moved', () => assert.ok(moved.length > 0));

for (const { path, lang } of moved) {
  test(path, async () => {
    // The way leads on while the page is still loading.
    await it.tab.goto(it.base + path, { waitUntil: 'commit' });
    await it.tab.waitForURL((url) => !url.href.endsWith(path));
    await it.tab.waitForLoadState('load');
    assert.equal(await it.tab.evaluate(() => document.documentElement.lang), lang);
    assert.equal(await it.tab.locator('h1').count(), 1);
  });
}
