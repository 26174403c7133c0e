// Large print and high contrast: set once, kept on every page, also from a disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { siteInBrowser } from './support/house.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();

for (const [name, base] of [['from a host', () => it.base], ['from a disk', () => `${pathToFileURL(SITE)}/`]]) {
  test(`large print, ${name}`, async () => {
    const tab = await it.browser.newPage({ viewport: { width: 320, height: 700 } });
    const size = () => tab.locator('main a').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const button = tab.locator('[data-display] [data-set="large"]');
    await tab.goto(`${base()}stations/index.html`);
    const plain = await size();
    await button.click();
    const large = await size();
    assert.ok(large >= plain * 1.2, `${plain} → ${large}`);
    await tab.goto(`${base()}stations/gamagongsang.html`);
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(sideways <= 0, `scrolls sideways by ${sideways} pixels`);
    await button.click();
    await tab.goto(`${base()}stations/index.html`);
    assert.equal(await size(), plain);
    await tab.close();
  });
}
