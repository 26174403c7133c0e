// A resident keeps stations on a list of their own, in this browser only, also from a disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { siteInBrowser } from './support/house.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();

for (const [name, base] of [['from a host', () => it.base], ['from a disk', () => `${pathToFileURL(SITE)}/`]]) {
  test(`kept ${name}, shown, and removed`, async () => {
    const tab = await it.browser.newPage();
    await tab.goto(`${base()}stations/gamagongsang.html`);
    await tab.locator('[data-keep] [data-add]').click();
    await tab.goto(`${base()}shortlist.html`);
    const entry = tab.locator('[data-shortlist] a[href$="stations/gamagongsang.html"]');
    assert.match(await entry.innerText(), /嘎玛贡桑/);
    // What one needs on the way goes onto the paper as well.
    await tab.emulateMedia({ media: 'print' });
    const paper = await tab.locator('main').innerText();
    assert.match(paper, /星期一至星期五 09:30–13:00/);
    assert.match(paper, /12345/);
    assert.doesNotMatch(paper, /本设备/);
    await tab.emulateMedia({ media: 'screen' });
    await entry.click();
    await tab.locator('[data-keep] [data-remove]').click();
    await tab.goto(`${base()}shortlist.html`);
    assert.equal(await entry.count(), 0);
    assert.ok(await tab.locator('[data-empty]').isVisible());
    await tab.close();
  });
}

test('what is kept says how the station stands and when that was, is renewed when its page is opened, and is handed on in words', async () => {
  const context = await it.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  await tab.clock.setFixedTime(new Date('2026-11-23T10:00:00+08:00'));
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  await tab.locator('[data-keep] [data-add]').click();
  assert.ok(await tab.locator('[data-list-link]').isVisible());
  // What was kept long ago, before the station had its present name and state.
  await tab.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('zhandian.shortlist'));
    const [item] = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify([{ ...item, name: '旧名称', state: undefined, kept: '2025-01-01' }]));
  });
  await tab.goto(`${it.base}shortlist.html`);
  const entry = tab.locator('[data-list] > li');
  assert.match(await entry.innerText(), /旧名称[\s\S]*2025-01-01/);
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  await tab.goto(`${it.base}shortlist.html`);
  assert.match(await entry.innerText(), /嘎玛贡桑[\s\S]*运行中[\s\S]*2026-11-23/);
  assert.doesNotMatch(await entry.innerText(), /今天/);
  assert.equal(await entry.locator('.phone').getAttribute('href'), 'tel:12345');
  await tab.locator('[data-copy] button').click();
  await tab.locator('[data-copy] [role]').waitFor();
  const words = await tab.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /^嘎玛贡桑.*\n运行中\n[\s\S]*09:30–13:00[\s\S]*stations\/gamagongsang\.html$/);
  await context.close();
});

test('without a working storage the list lasts for the page, and nothing breaks', async () => {
  const tab = await it.browser.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  });
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  await tab.locator('[data-keep] [data-add]').click();
  assert.ok(await tab.locator('[data-keep] [data-remove]').isVisible());
  assert.deepEqual(errors, []);
  await tab.close();
});
