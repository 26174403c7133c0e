// A station's poster: one A4 page, both languages, a QR code of the page's published address; nothing else with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { siteInBrowser } from './support/house.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();
const pdfPages = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

for (const [name, base] of [['from a host', () => it.base], ['from a disk', () => `${pathToFileURL(SITE)}/`]]) {
  test(`opened from either language, ${name}`, async () => {
    const tab = await it.browser.newPage();
    for (const path of ['stations/gamagongsang.html', 'bo/stations/gamagongsang.html']) {
      await tab.goto(base() + path);
      assert.ok(await tab.locator('#poster').isHidden() || path.startsWith('bo/'));
      await tab.locator('main a[href$="#poster"]').click();
      const poster = tab.locator('#poster');
      await poster.waitFor();
      const words = await poster.innerText();
      assert.match(words, /嘎玛贡桑/);
      assert.match(words, /[\u0F40-\u0FBC]{3}/);
      assert.match(words, /https:\/\/shegong\.example\.cn\/stations\/gamagongsang\.html/);
      assert.ok(await tab.locator('h1').isHidden());
      assert.ok(await poster.locator('.poster-code path').evaluate((code) => code.getBoundingClientRect().width > 100));
    }
    assert.equal(pdfPages(await tab.pdf({ format: 'A4' })), 1);
    await tab.locator('#poster a[href="#main"]').click();
    assert.ok(await tab.locator('h1').isVisible());
    await tab.close();
  });
}

test('on a phone the poster shows from its top, with the button that prints it', async () => {
  const tab = await it.browser.newPage({ viewport: { width: 390, height: 844 } });
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  await tab.locator('main a[href$="#poster"]').click();
  const top = () => tab.locator('[data-print]').evaluate((button) => button.getBoundingClientRect().top);
  await tab.waitForFunction(() => window.scrollY === 0);
  assert.ok(await top() >= 0 && await top() < 200, `${await top()}`);
  await tab.close();
});

test('a page without a poster is shown as it is, on the screen and on paper', async () => {
  const tab = await it.browser.newPage();
  for (const path of ['index.html', 'bo/stations/gamagongsang.html', 'services/index.html']) {
    await tab.goto(`${it.base}${path}#poster`);
    assert.ok(await tab.locator('h1').isVisible(), path);
    await tab.emulateMedia({ media: 'print' });
    assert.ok(await tab.locator('h1').isVisible(), `${path} on paper`);
    await tab.emulateMedia({ media: 'screen' });
  }
  await tab.close();
});

test('without scripts the poster is shown as well', async () => {
  const tab = await it.browser.newPage({ javaScriptEnabled: false });
  await tab.goto(`${it.base}stations/gamagongsang.html#poster`);
  assert.ok(await tab.locator('#poster').isVisible());
  await tab.close();
});
