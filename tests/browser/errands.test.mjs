// What people come for, on a phone: at most two taps from the front page (what is typed into the search box is no tap, its button is),
// and at most one screen of scrolling for all of it. The list is that of the residents' report, section D.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const PHONE = { width: 390, height: 844 };
const it = siteInBrowser();

/**
 * Walks from a page by steps: `{ type }` into the search box, `{ tap, words }`; then `{ see, words }` is read. Says how many taps and how much
 * scrolling that took: each thing is scrolled to until it stands in the window as a whole, and no further.
 */
async function walk(path, steps) {
  const context = await it.browser.newContext({ viewport: PHONE });
  const tab = await context.newPage();
  await tab.goto(it.base + path);
  let taps = 0;
  let scrolled = 0;
  let top = 0;
  for (const step of steps) {
    if (step.type) {
      await tab.locator('input[type=search]:visible').first().fill(step.type);
      continue;
    }
    const place = tab.locator(`${step.tap ?? step.see}:visible`).filter({ hasText: step.words }).first();
    await place.waitFor();
    const box = await place.evaluate((element) => {
      const own = element.getBoundingClientRect();
      return { top: own.top + window.scrollY, bottom: own.bottom + window.scrollY };
    });
    const want = Math.max(0, Math.min(box.top, box.bottom - PHONE.height));
    scrolled += Math.max(0, want - top);
    top = Math.max(top, want);
    await tab.evaluate((y) => window.scrollTo(0, y), top);
    if (step.tap) {
      taps += 1;
      const before = tab.url();
      await place.click();
      await tab.waitForLoadState();
      if (tab.url().split('#')[0] !== before.split('#')[0]) top = 0;
    }
  }
  const said = await tab.locator('main').innerText();
  await context.close();
  return { taps, scrolled: Math.round(scrolled), said };
}

// Each: what it is, where it begins, the way, what is read at its end.
const ERRANDS = [
  ['who delivers meals in 城关区', 'index.html', [{ type: '城关区谁送餐' }, { tap: '.find button' }, { see: '[data-result]', words: /送餐/ }], /送餐/],
  ['the station of 嘎玛贡桑: is it open now?', 'index.html', [{ type: '嘎玛贡桑社工站' }, { tap: '.find button' }, { see: '[data-result] [data-open-now]', words: /开放/ }], /开放/],
  ['what papers 临时救助 needs', 'index.html', [{ type: '临时救助要什么材料' }, { tap: '.find button' }, { tap: '[data-result] a', words: /临时救助/ }, { see: '.bring li', words: '' }], /材料/],
  ['did the operator publish its accounts', 'index.html', [{ type: '年度财务报告' }, { tap: '.find button' }, { tap: '[data-result] a', words: /年度财务报告/ }, { see: '[data-state]', words: '' }], /未收录|公开/],
  ['a notice in Tibetan', 'notices/lhasa-areas.html', [{ tap: 'header a[hreflang=bo]' }, { see: 'main h1', words: '' }], /[\u0f40-\u0fbc]{3}/],
  ['a sheet of a station for the board', 'index.html', [{ type: '嘎玛贡桑社工站' }, { tap: '.find button' }, { tap: '[data-result] a', words: /嘎玛贡桑/ }, { see: '.tools a', words: /海报/ }], /海报/],
  ['keep a station', 'index.html', [{ type: '嘎玛贡桑社工站' }, { tap: '.find button' }, { tap: '[data-result] a', words: /嘎玛贡桑/ }, { see: '[data-add]', words: '' }], /收藏/],
  ['everything on a town', 'index.html', [{ type: '嘎玛贡桑街道' }, { tap: '.find button' }, { tap: '[data-result] a[href*="regions/"]', words: /嘎玛贡桑/ }, { see: '.stations .name', words: /嘎玛贡桑/ }], /嘎玛贡桑/],
  ['complain', 'index.html', [{ see: 'a[href="tel:12345"]', words: '' }], /./],
  // Without search: the list of a category stands between. A screen on each page, not on both together.
  ['who delivers meals, by the pictures',  'index.html', [{ tap: '.tiles a', words: /养老服务/ }, { tap: '.entries a', words: /送餐/ }, { see: 'main h1', words: /送餐/ }], /送餐/, 2],
];

for (const [what, path, steps, answer, screens = 1] of ERRANDS) {
  test(`${what}: two taps and ${screens} screens of scrolling at most`, async () => {
    const { taps, scrolled, said } = await walk(path, steps);
    if (process.env.SHOW) console.log(what, taps, scrolled);
    assert.match(said, answer);
    assert.ok(taps <= 2, `${taps} taps`);
    assert.ok(scrolled <= screens * PHONE.height, `${scrolled} pixels`);
  });
}
