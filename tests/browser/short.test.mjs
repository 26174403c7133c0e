// A station's page is an answer: short on a phone, shorter in the mode for the elderly, with the rest one tap away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { pages } from './support/site.mjs';

const it = siteInBrowser();

// Tibetan lines are further apart, and need more room.
for (const [lang, mode, most] of [['zh-CN', '', 4000], ['zh-CN', 'care', 2500], ['bo', '', 5000], ['bo', 'care', 3500]]) {
  test(`every station in ${lang} ${mode}: ${most} pixels at most on a phone`, async () => {
    const context = await it.browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript((name) => localStorage.setItem('zhandian.display', name), mode);
    const tab = await context.newPage();
    const long = [];
    for (const { path } of pages.filter((page) => page.kind === 'station' && page.lang === lang)) {
      await tab.goto(it.base + path);
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      if (height > most) long.push([path, height]);
    }
    assert.deepEqual(long, []);
    await context.close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`what the mode for the elderly leaves out is shown when asked for, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const tab = await it.browser.newPage({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    await tab.goto(`${it.base}stations/gamagongsang.html`);
    const rest = tab.locator('main .secondary').last();
    assert.ok(await rest.isVisible());
    assert.ok(await tab.locator('#aid-all').isHidden());
    await tab.locator('#aid-care').check();
    assert.ok(await rest.isHidden());
    // Whom to call, when, and what they do are there.
    for (const part of ['.visit .phone', '.hours', '.offer summary']) assert.ok(await tab.locator(part).first().isVisible(), part);
    await tab.locator('#aid-all').check();
    assert.ok(await rest.isVisible());
    await tab.close();
  });
}

test('a station that does not work says what that means, and which ones do', async () => {
  await it.tab.goto(`${it.base}stations/bakuo.html`);
  const alert = it.tab.locator('main .alert').first();
  assert.match(await alert.innerText(), /已挂牌，未运行.*还没有开始服务/s);
  const instead = await alert.locator('.stations [data-station]').evaluateAll((all) => all.map((one) => one.dataset.station));
  assert.deepEqual(instead, ['gamagongsang', 'jinzhu-xilu']);
  assert.equal(await it.tab.locator('.visit [data-open-now]').count(), 0);
});
