// Stations sorted by distance: how far each is stands apart from its telephone number, which would be read together with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../themes/default/assets/nearby.js'), 'utf8');
const it = siteInBrowser();

test('the nearest stands first, its distance before the telephone number and apart from it', async () => {
  const context = await it.browser.newContext({ geolocation: { latitude: 29.65, longitude: 91.13 }, permissions: ['geolocation'] });
  const tab = await context.newPage();
  // Of an address that browsers trust; the demonstration itself knows no places.
  await tab.goto(`${it.base}stations/index.html`);
  await tab.evaluate(() => {
    const entry = (id, place, phone) => `<li data-station="${id}" data-location="${place}"><span class="what"><a class="name" href="#">${id}</a> <span class="status">S</span> <span class="detail">D</span></span> <a class="phone" href="tel:${phone}">${phone}</a></li>`;
    document.querySelector('main').innerHTML = `<div data-nearby hidden><p><button type="button">B</button></p><p role="status"><span data-waiting hidden></span><span data-failed hidden></span></p>
      <section data-result-list hidden><ul class="stations"></ul></section><template><span class="distance">{n}公里</span></template></div>
      <ul class="stations">${entry('far', '30.65,91.13', '0891-6006369')}${entry('near', '29.66,91.13', '0891-6001675')}</ul>`;
  });
  await tab.addScriptTag({ content: SCRIPT }).catch(() => tab.evaluate((script) => { (0, eval)(script); }, SCRIPT));
  await tab.locator('[data-nearby] button').click();
  const found = tab.locator('[data-result-list] li');
  await found.nth(1).waitFor();
  assert.deepEqual(await found.locator('.name').allInnerTexts(), ['near', 'far']);
  assert.deepEqual(await found.locator('.distance').allInnerTexts(), ['1.1公里', '111.2公里']);
  for (const one of await found.all()) {
    const words = (await one.innerText()).replace(/\s+/g, ' ');
    assert.match(words, /^\S+ [\d.]+公里 S D 0891-\d{7}$/);
    const [distance, phone] = [await one.locator('.distance').boundingBox(), await one.locator('.phone').boundingBox()];
    assert.ok(phone.x > distance.x + 60 || phone.y >= distance.y + distance.height, JSON.stringify([distance, phone]));
  }
  await context.close();
});
