// What someone who has never seen the site comes for, on a phone, from the front page, in a handful of taps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser({ prepare: ({ tab }) => tab.setViewportSize({ width: 390, height: 780 }) });

/** Taps what is seen and says so, one after the other, from the front page (or another). */
async function tap(path, ...steps) {
  await it.tab.goto(it.base + path);
  for (const [where, words] of steps) {
    await it.tab.locator(`${where}:visible`).filter({ hasText: words }).first().click();
  }
  return it.tab.locator('main').innerText();
}

test('the station that delivers meals to an old person in 城关区', async () => {
  const said = await tap('index.html', ['.chips a', '老年人'], ['.entries a', '助餐送餐'], ['.stations a', '嘎玛贡桑'], ['.offer summary', '养老服务']);
  assert.match(said, /12345/);
  assert.match(said, /助餐送餐（示例）/);
});

test('what papers 临时救助 needs', async () => {
  await tap('index.html', ['.chips a', '临时救助对象'], ['.entries a', '临时救助（示例）']);
  const papers = await it.tab.locator('.bring li').allInnerTexts();
  assert.ok(papers.length >= 3 && papers.every((paper) => paper.startsWith('示例')), papers.join());
});

test('whether an operator published its accounts', async () => {
  const said = await tap('index.html', ['button', '菜单'], ['header a', '信息公开'], ['.toc a', '项目承接机构'], ['tr a', '年度财务报告']);
  assert.match(said, /漳州肯纳社会工作服务中心/);
  assert.match(said, /没有收录，不表示没有公开/);
});

test('a notice in Tibetan', async () => {
  const said = await tap('index.html', ['header a', 'བོད་ཡིག'], ['header button', 'ཐོ་གཞུང'], ['header a', 'བརྡ་ཐོ'], ['.entries a', 'ཀརྨ་མ་ཀུན་བཟང']);
  assert.equal(await it.tab.locator('html').getAttribute('lang'), 'bo');
  assert.match(said, /[\u0F40-\u0FBC]{3}/);
});

test('a sheet for the village board', async () => {
  const said = await tap('index.html', ['summary', '城关区'], ['.stations a', '嘎玛贡桑'], ['.tools a', '海报']);
  assert.match(said, /扫码/);
  assert.ok(await it.tab.locator('[data-print]:visible').count() === 1);
});

test('with the keyboard alone: the menu opens, leads on, and search comes after it', async () => {
  await it.tab.goto(`${it.base}index.html`);
  const button = it.tab.locator('[data-menu]');
  await button.focus();
  await it.tab.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await it.tab.keyboard.press('Tab');
  assert.equal(await it.tab.evaluate(() => document.activeElement.textContent), '首页');
  await it.tab.keyboard.press('Tab');
  await it.tab.keyboard.press('Enter');
  await it.tab.waitForURL(/stations\/index\.html$/);
  assert.equal(await it.tab.locator('[data-menu]').getAttribute('aria-expanded'), 'false');
});

test('without scripts the navigation stands open, and there is no button that does nothing', async () => {
  const tab = await it.browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });
  await tab.goto(`${it.base}index.html`);
  assert.ok(await tab.locator('.main-nav button').isHidden());
  assert.ok(await tab.locator('.main-nav a', { hasText: '信息公开' }).isVisible());
  await tab.close();
});

test('what a page does not know it says, and whom to ask', async () => {
  const said = await tap('index.html', ['.tiles a', '人才建设'], ['.entries a', '孵化培育社会组织']);
  assert.match(said, /先打电话问一问\s*12345/);
  // Where what to bring and where to go are written down, nobody is sent to ask.
  assert.doesNotMatch(await tap('services/social-assistance/temporary-assistance.html'), /先打电话问一问/);
});

test('whether something was disclosed is seen before the catalogue\'s columns', async () => {
  await it.tab.goto(`${it.base}disclosure/co-04.html`);
  assert.ok((await it.tab.locator('[data-disclosure] [data-item]').first().boundingBox()).y < 780);
});
