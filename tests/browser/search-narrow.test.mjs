// Narrowing down results, what a result shows, and what is offered where nothing was found; nothing moves meanwhile.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { watchedTab } from './support/browser.mjs';
import { siteInBrowser } from './support/house.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();
const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 900 };

/** A search page with its results; `moved()` is how much its layout shifted by itself. */
async function search(fragment, { viewport = DESK, page = 'search.html' } = {}) {
  const { tab, problems } = await watchedTab(await it.browser.newContext({ viewport }), it.base);
  await tab.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await tab.goto(`${it.base}${page}#${fragment}`);
  await tab.locator('[data-result-count]').waitFor({ state: 'attached' });
  const count = async () => Number(await tab.locator('[data-result-count]').getAttribute('data-result-count'));
  return { tab, problems, count, moved: () => tab.evaluate(() => window.moved) };
}

const q = (words) => `q=${encodeURIComponent(words)}`;

test('choices stand beside the results on a wide screen, and on a phone before the first result', async () => {
  const wide = await search(q('社工站'));
  const choice = wide.tab.locator('[data-facet="type"][data-value="station"]');
  await choice.waitFor();
  const [facets, first] = [await choice.boundingBox(), await wide.tab.locator('[data-result]').first().boundingBox()];
  assert.ok(facets.x > first.x + first.width, 'beside');
  assert.deepEqual(wide.problems, []);
  const phone = await search(q('社工站'), { viewport: PHONE });
  const summary = phone.tab.locator('[data-facets] summary').first();
  assert.ok((await summary.boundingBox()).y < (await phone.tab.locator('[data-result]').first().boundingBox()).y);
  await summary.click();
  await phone.tab.locator('[data-facet="type"][data-value="station"]').waitFor();
});

test('a region leads to the regions below it, and taken back to the one above', async () => {
  const { tab, count, problems } = await search(q('社工站'));
  const all = await count();
  const region = (code) => tab.locator(`[data-facets] [data-facet="region"][data-value="${code}"]`);
  const chosen = () => tab.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('region'));
  for (const code of ['54', '5401', '540102', '540102007']) {
    if (await chosen() !== code && await region(code).count() === 0) continue;
    const some = await region(code).getAttribute('data-count');
    await region(code).click();
    await tab.locator(`[data-result-count="${some}"]`).waitFor({ state: 'attached' });
    await tab.locator(`[data-facet="region"][data-value="${code}"][aria-pressed="true"]`).waitFor();
    // The keyboard stays where it was.
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.value), code);
  }
  assert.equal(await chosen(), '540102007');
  const few = await count();
  assert.ok(few > 0 && few < all);
  const kinds = await tab.locator('[data-result] .name').allInnerTexts();
  assert.ok(kinds.some((name) => name.includes('嘎玛贡桑')));
  await region('540102007').click();
  await tab.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('region') === '540102');
  await tab.locator('[data-chosen] [data-drop="region"]').click();
  await tab.locator(`[data-result-count="${all}"]`).waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
});

test('stations that work, and stations that are open now', async () => {
  const { tab, count } = await search(q('社工站'));
  const working = tab.locator('[data-facet="state"][data-value="working"]');
  const some = Number(await working.getAttribute('data-count'));
  await working.click();
  await tab.locator(`[data-result-count="${some}"]`).waitFor({ state: 'attached' });
  const states = await tab.locator('[data-result]').evaluateAll((all) => all.map((one) => [one.dataset.kind, one.innerText]));
  assert.ok(some > 0 && states.every(([kind, says]) => kind === 'station' && !/未运行|筹建|关闭|暂停/.test(says)));
  // On a Monday morning and on a Sunday night in China.
  for (const [moment, open] of [['2026-11-23T02:30:00Z', true], ['2026-11-22T15:30:00Z', false]]) {
    const later = await it.browser.newContext({ viewport: DESK });
    const own = await later.newPage();
    await own.clock.setFixedTime(new Date(moment));
    await own.goto(`${it.base}search.html#${q('社工站')}&state=now`);
    await own.locator('[data-result-count]').waitFor({ state: 'attached' });
    const found = Number(await own.locator('[data-result-count]').getAttribute('data-result-count'));
    assert.equal(found > 0, open, moment);
    if (open) {
      await own.locator('[data-result] [data-open-now="open"]').first().waitFor();
      assert.equal(await own.locator('[data-result] [data-open-now="open"]').count(), await own.locator('[data-result]').count());
    }
    await later.close();
  }
  assert.ok(await count() > 0);
});

test('a service in a region is an address, with nothing typed', async () => {
  const station = readFileSync(join(SITE, 'stations/gamagongsang.html'), 'utf8');
  const service = /href="\.\.\/services\/[^/"]+\/([^"]+)\.html"/.exec(station)[1];
  const { tab, count, problems } = await search(`type=station&service=${service}&region=540102`);
  const found = await count();
  assert.ok(found > 0);
  const links = await tab.locator('[data-result] .name').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of links) assert.ok(readFileSync(join(SITE, link), 'utf8').includes(`/${service}.html"`), link);
  assert.equal(await tab.locator('[data-chosen] [data-drop]').count(), 3);
  // Back and forth.
  await tab.locator('[data-drop="region"]').click();
  await tab.waitForFunction((n) => Number(document.querySelector('[data-result-count]')?.dataset.resultCount) >= n, found);
  await tab.goBack();
  await tab.locator(`[data-result-count="${found}"]`).waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
});

test('no two results show the same words', async () => {
  const { tab } = await search(q('低保'));
  const said = await tab.locator('[data-result] .snippet:visible').allInnerTexts();
  assert.equal(new Set(said).size, said.length, said.join(' | '));
});

test('where nothing is found there is somebody to ring, and help by kind and by place', async () => {
  for (const [page, viewport] of [['search.html', PHONE], ['bo/search.html', DESK]]) {
    const { tab, count, problems } = await search(q('比特币'), { page, viewport });
    assert.equal(await count(), 0);
    const call = tab.locator('.search-call a[href^="tel:"]');
    assert.ok((await call.boundingBox()).height >= 44);
    assert.ok((await call.boundingBox()).y < viewport.height);
    assert.ok(await tab.locator('.search-help a[href*="services/"]').count() > 3);
    assert.ok(await tab.locator('.search-help a[href*="regions/"]').count() > 0);
    assert.deepEqual(problems, []);
  }
});

test('nothing moves when results come', async () => {
  for (const viewport of [PHONE, DESK]) {
    for (const [page, fragment] of [['search.html', q('社工站')], ['search.html', q('比特币')], ['search.html', `${q('社工')}&region=54`], ['bo/search.html', q('ལྷ་ས')]]) {
      const { tab, moved } = await search(fragment, { page, viewport });
      await tab.waitForTimeout(600);
      assert.ok(await moved() < 0.02, `${page} ${decodeURIComponent(fragment)} ${viewport.width}: ${await moved()}`);
      await tab.context().close();
    }
  }
});

test('the number of a page, said on the telephone, leads to it', async () => {
  const page = readFileSync(join(SITE, 'stations/gamagongsang.html'), 'utf8');
  const number = /data-page-number="(\d+)"/.exec(page)[1];
  for (const query of [number, `编号 ${number}`]) {
    const { tab } = await search(q(query));
    assert.match(await tab.locator('[data-result] .name').first().getAttribute('href'), /stations\/gamagongsang\.html$/);
  }
});
