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
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  assert.match((await stored(tab))[0].name, /嘎玛贡桑/);
  await tab.goto(`${it.base}shortlist.html`);
  const entry = tab.locator('[data-shortlist] [data-list] > li');
  assert.match(await entry.innerText(), /嘎玛贡桑[\s\S]*运行中[\s\S]*2026-11-23/);
  assert.doesNotMatch(await entry.innerText(), /今天/);
  assert.equal(await entry.locator('.phone').getAttribute('href'), 'tel:12345');
  await tab.locator('[data-tools] [data-copy] button').click();
  await tab.locator('[data-tools] [data-copy] [role]').waitFor();
  const words = await tab.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /^嘎玛贡桑.*\n运行中\n[\s\S]*09:30–13:00[\s\S]*stations\/gamagongsang\.html$/);
  await context.close();
});

// The key of the list, and what stands in it.
const stored = (tab) => tab.evaluate(() => {
  const key = Object.keys(localStorage).find((name) => name.startsWith('zhandian.shortlist'));
  return JSON.parse(localStorage.getItem(key) ?? '[]');
});
const put = (tab, list) => tab.evaluate((items) => {
  localStorage.setItem(`zhandian.shortlist ${new URL('./', location.href).pathname}`, JSON.stringify(items));
}, list);

test('the list says of each station what the site says now, not what it said when it was kept', async () => {
  const context = await it.browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${it.base}shortlist.html`);
  await put(tab, [
    { id: 'gamagongsang', name: '旧名称', lang: 'zh-CN', state: { id: 'closed', text: '已关闭', lang: 'zh-CN' }, kept: '2025-01-01', facts: [] },
    { id: 'was-here', name: '没有了的站', lang: 'zh-CN', kept: '2025-01-01', facts: [] },
    { id: '../evil', name: '坏', kept: '2025-01-01' },
  ]);
  await tab.reload();
  const entries = tab.locator('[data-shortlist] [data-list] > li');
  await entries.first().locator('.status[data-status="working"]').waitFor();
  assert.equal(await entries.count(), 2);
  assert.match(await entries.first().innerText(), /嘎玛贡桑[\s\S]*运行中/);
  assert.doesNotMatch(await entries.first().innerText(), /旧名称|2025/);
  assert.ok(await entries.first().locator('[data-open-now]').isVisible(), 'whether it is open now');
  // One that the site no longer has says so, and keeps what was known.
  await entries.nth(1).locator('[data-gone]').waitFor();
  assert.match(await entries.nth(1).innerText(), /没有了的站[\s\S]*2025-01-01/);
  assert.equal((await stored(tab))[0].state.id, 'working');
  await context.close();
});

for (const [folder, words] of [['', /嘎玛贡桑/], ['bo/', /[\u0f40-\u0fbc]{3}/]]) {
  test(`handed over as a link and a code, opened elsewhere, kept there (/${folder})`, async () => {
    const context = await it.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const tab = await context.newPage();
    await tab.goto(`${it.base}${folder}shortlist.html`);
    assert.ok(await tab.locator('[data-hand]').isHidden(), 'nothing to hand over');
    await tab.goto(`${it.base}${folder}stations/gamagongsang.html`);
    await tab.locator('[data-keep] [data-add]').click();
    await tab.goto(`${it.base}${folder}shortlist.html`);
    const link = await tab.locator('#hand').inputValue();
    assert.equal(link, `${it.base}${folder}shortlist.html#stations=gamagongsang`);
    assert.ok(await tab.getByRole('textbox', { name: await tab.locator('label[for=hand]').innerText() }).isVisible());
    const code = tab.locator('[data-hand] svg');
    assert.ok((await code.getAttribute('aria-label')).length > 5);
    assert.ok((await code.boundingBox()).width > 120);
    // What the code says: the same as qr.js makes of the link, whose codes tests/qr.json holds to the program's.
    assert.equal(await code.locator('path').getAttribute('d'), await tab.evaluate((text) => window.zhandian.qr(text).path, link));
    await tab.locator('[data-hand] [data-copy] button').click();
    await tab.locator('[data-hand] [data-copy] [role]').waitFor();
    assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), link);
    await tab.emulateMedia({ media: 'print' });
    assert.ok(await code.isVisible(), 'the code goes onto the paper');
    assert.ok(await tab.locator('#hand').isHidden());
    await context.close();

    // Another one's browser.
    const other = await it.browser.newContext();
    const there = await other.newPage();
    const problems = [];
    there.on('pageerror', (error) => problems.push(error.message));
    there.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    await there.goto(link.replace(/$/, ',chengguan,gamagongsang,..%2fevil'));
    const given = there.locator('[data-given] [data-list] > li');
    await given.first().locator('.status').waitFor();
    assert.match(await given.first().innerText(), words);
    assert.equal((await stored(there)).length, 0, 'nothing is kept unasked');
    // The other language has the same list.
    assert.match(await there.locator('a[hreflang]').first().getAttribute('href'), /#stations=gamagongsang/);
    await there.locator('[data-take]').click();
    await there.locator('[data-taken]').waitFor();
    const all = await stored(there);
    assert.equal(all[0].id, 'gamagongsang');
    assert.equal(all.filter(({ id }) => id === 'gamagongsang').length, 1);
    assert.match(all[0].name, words);
    // Asked twice, kept once.
    await there.locator('[data-take]').click();
    assert.equal((await stored(there)).length, all.length);
    assert.deepEqual(problems.filter((text) => !/404/.test(text)), []);
    await other.close();
  });
}

test('from a disk the list is handed over in words and on paper only', async () => {
  const tab = await it.browser.newPage();
  await tab.goto(`${pathToFileURL(SITE)}/stations/gamagongsang.html`);
  await tab.locator('[data-keep] [data-add]').click();
  await tab.goto(`${pathToFileURL(SITE)}/shortlist.html`);
  assert.match(await tab.locator('[data-shortlist] [data-list] > li').innerText(), /运行中/);
  assert.ok(await tab.locator('[data-hand]').isHidden());
  assert.ok(await tab.locator('[data-print]').isVisible());
  await tab.close();
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
