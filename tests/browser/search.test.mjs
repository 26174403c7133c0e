// Search as its hooks promise it: from a host and from a disk, in both languages, with its state in the fragment only.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { watchedTab } from './support/browser.mjs';
import { siteInBrowser } from './support/house.mjs';
import { serveFolder } from './support/server.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();

/** What stands on the search page once it is done: the count, the hits' links, the words of the status. */
async function results(tab) {
  const count = tab.locator('[data-result-count]');
  await count.first().waitFor({ state: 'attached', timeout: 10_000 });
  return {
    count: Number(await count.getAttribute('data-result-count')),
    says: await count.innerText(),
    role: await count.evaluate((element) => element.closest('[role="status"]') !== null),
    links: await tab.locator('[data-result]:not([data-suggested]) a[href]').evaluateAll((all) => all.map((a) => a.href)),
    suggested: await tab.locator('[data-result][data-suggested]').count(),
  };
}

for (const [name, base] of [['from a host', () => it.base], ['from a disk', () => `${pathToFileURL(SITE)}/`]]) {
  describe(name, () => {
    async function search(words, { page = 'search.html#q=' } = {}) {
      const { tab, problems } = await watchedTab(await it.browser.newContext(), base());
      await tab.goto(base() + page + encodeURIComponent(words));
      const found = await results(tab);
      return { tab, found, problems };
    }

    test('a Chinese place is found, and said in words', async () => {
      const { found, problems } = await search('嘎玛贡桑');
      assert.ok(found.count > 0);
      assert.ok(found.links.some((href) => href.endsWith('stations/gamagongsang.html')), found.links.join(' '));
      assert.ok(found.role);
      assert.match(found.says, new RegExp(String(found.count)));
      assert.deepEqual(problems, []);
    });

    test('a Tibetan place is found from the Tibetan page', async () => {
      const { found, problems } = await search('ཀརྨ་མ་ཀུན་བཟང', { page: 'bo/search.html#q=' });
      assert.ok(found.links.some((href) => /\/bo\/.*(540102007|gamagongsang)\.html$/.test(href)), found.links.join(' '));
      assert.deepEqual(problems, []);
    });

    test('?q= is moved to the fragment', async () => {
      const { tab, found } = await search('嘎玛贡桑', { page: 'search.html?q=' });
      assert.ok(found.count > 0);
      const { search: query, hash } = await tab.evaluate(() => ({ search: location.search, hash: location.hash }));
      assert.equal(query, '');
      assert.equal(decodeURIComponent(hash), '#q=嘎玛贡桑');
    });

    test('words that stand nowhere find nothing', async () => {
      const { found } = await search('量子力学研究所');
      assert.equal(found.count, 0);
      assert.deepEqual(found.links, []);
      assert.notEqual(found.says.trim(), '');
    });

    test('a question that nothing answers shows guesses, and says what for', async () => {
      const { tab, found, problems } = await search('老人没人做饭怎么办');
      assert.equal(found.count, 0);
      assert.ok(found.suggested > 0);
      assert.match(await tab.locator('[data-results] h2').innerText(), /“助餐”/);
      assert.deepEqual(problems, []);
    });

    test('a station is found by what people call it', async () => {
      const { found } = await search('嘎玛贡桑社工站');
      assert.ok(found.links[0].endsWith('stations/gamagongsang.html'), found.links.join(' '));
    });

    test('who comes back finds as many results as before', async () => {
      const { tab } = await search('社工站');
      await tab.locator('button.more').click();
      await tab.waitForFunction(() => document.querySelectorAll('[data-result]').length > 10);
      const shown = await tab.locator('[data-result]').count();
      await tab.goto('about:blank');
      await tab.goBack();
      await results(tab);
      assert.equal(await tab.locator('[data-result]').count(), shown);
    });

    test('another query while the page is open replaces the results', async () => {
      const { tab } = await search('嘎玛贡桑');
      await tab.evaluate(() => { location.hash = `#q=${encodeURIComponent('量子力学研究所')}`; });
      await tab.locator('[data-result-count="0"]').waitFor({ state: 'attached' });
      assert.equal(await tab.locator('[data-result]:not([data-suggested])').count(), 0);
    });

    test('typing searches', async () => {
      const { tab } = await watchedTab(await it.browser.newContext(), base());
      await tab.goto(`${base()}search.html`);
      await tab.locator('input[type="search"]').pressSequentially('低保');
      await tab.locator('[data-result] a[href]').first().waitFor();
      assert.equal(decodeURIComponent(await tab.evaluate(() => location.hash)), '#q=低保');
    });
  });
}

test('nothing is loaded for search before the first search', async () => {
  const own = await serveFolder(SITE);
  const tab = await it.browser.newPage();
  await tab.goto(`${own.base}search.html`, { waitUntil: 'networkidle' });
  const data = own.asked.filter((path) => path.includes('/data/'));
  await tab.close();
  await own.close();
  assert.deepEqual(data, []);
});
