// The page of one station, 嘎玛贡桑街道, has what a resident needs, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser();

for (const home of ['', 'bo/']) {
  test(`${home}stations/gamagongsang.html`, async () => {
    await it.tab.goto(`${it.base}${home}stations/gamagongsang.html`);
    assert.equal(await it.tab.locator('main').getAttribute('data-record'), 'station:gamagongsang');
    const text = await it.tab.locator('main').innerText();
    assert.match(text, /09:30/);
    assert.match(text, /17:30/);
    // The hotline for feedback can be called from the page.
    assert.ok(await it.tab.locator('a[href="tel:12345"]').count() > 0);
    assert.ok(await it.tab.locator('main a[href*="services/"]').count() > 10);
    assert.ok(await it.tab.locator('main a[href*="regions/540102007.html"]').count() > 0);
  });
}

test('the Chinese page has the name, the region and the guiding station in Chinese', async () => {
  await it.tab.goto(`${it.base}stations/gamagongsang.html`);
  assert.match(await it.tab.locator('h1').innerText(), /嘎玛贡桑街道“双语”社会工作服务站/);
  assert.match(await it.tab.locator('nav[data-breadcrumb], nav:has([data-breadcrumb])').innerText(), /城关区/);
});

test('the Tibetan page has its region in Tibetan, and marks what is Chinese', async () => {
  await it.tab.goto(`${it.base}bo/stations/gamagongsang.html`);
  assert.match(await it.tab.locator('main').innerText(), /ཀརྨ་མ་ཀུན་བཟང་ཁྲོམ་གཞུང/);
  const marked = await it.tab.locator('main [lang="zh-CN"], main [lang="zh"]').allInnerTexts();
  assert.ok(marked.some((words) => /\p{Script=Han}/u.test(words)));
});
