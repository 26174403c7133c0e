// A–Z on a phone: letters that fit a few screens, each opening in place what is filed under it, with scripts or without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser();
const PHONE = { width: 390, height: 844 };

for (const [path, letter, name] of [['a-z.html', 'C', '城关区'], ['bo/a-z.html', 'ཁ', 'ཁྲེང་ཀོན་ཆུས']]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${path} ${javaScriptEnabled ? 'with' : 'without'} scripts: a letter shows its names, and a name leads to its page`, async () => {
      const tab = await it.browser.newPage({ javaScriptEnabled, viewport: PHONE });
      await tab.goto(it.base + path);
      const height = (await tab.locator('main').boundingBox()).height;
      assert.ok(height < 3 * PHONE.height, `${height} pixels`);
      const link = tab.locator('[data-kind] a').getByText(name, { exact: true });
      assert.ok(await link.isHidden());
      await tab.locator('summary').filter({ hasText: letter }).first().click();
      await link.click();
      assert.equal(await tab.locator('h1').innerText(), name);
      await tab.close();
    });
  }
}

test('all letters open and close at once, and print open', async () => {
  const tab = await it.browser.newPage({ viewport: PHONE });
  await tab.goto(`${it.base}a-z.html`);
  const names = tab.locator('[data-kind] a');
  const seen = async () => (await names.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length));
  assert.equal(await seen(), 0);
  await tab.locator('[data-unfold]').click();
  assert.equal(await seen(), await names.count());
  await tab.keyboard.press('Enter');
  assert.equal(await seen(), 0, 'the keyboard stays where it was');
  await tab.emulateMedia({ media: 'print' });
  assert.equal(await names.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height > 0).length), await names.count());
  await tab.close();
});
