// The language switch stays on the same item, and the switch there comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { exists, pages, sample, source } from './support/site.mjs';

const it = siteInBrowser();

const counterpart = (path) => (path.startsWith('bo/') ? path.slice(3) : `bo/${path}`);
const here = () => it.tab.evaluate((base) => ({
  path: location.href.replace(/[?#].*/, '').slice(base.length),
  lang: document.documentElement.lang,
  record: document.querySelector('main').dataset.record,
}), it.base);

async function follow() {
  const link = it.tab.locator('a[hreflang]').first();
  const to = await link.getAttribute('hreflang');
  await link.click();
  await it.tab.waitForLoadState('load');
  return to;
}

// A parallel page already shows both languages, and 404.html may be shown anywhere.
for (const { path, lang } of sample({ without: ['404', 'redirect', 'parallel'] })) {
  test(path, async () => {
    await it.tab.goto(it.base + path);
    const start = await here();
    const announced = await follow();
    const there = await here();
    assert.notEqual(there.lang, lang);
    assert.equal(there.lang, announced);
    if (exists(counterpart(path))) {
      assert.equal(there.path, counterpart(path));
      assert.equal(there.record, start.record);
      await follow();
      assert.deepEqual(await here(), start);
    } else {
      // Written in one language only: the switch leads to a list, and that or its further pages link to the original.
      assert.match(there.path, /index\.html$/);
      const list = pages.filter((page) => page.path.replace(/page-\d+\.html$/, 'index.html') === there.path);
      assert.ok(list.some((page) => source(page.path).includes(`/${path}"`)), `${there.path} does not link to the original`);
    }
  });
}
