// The front page of the demonstration site: all 65 townships of Lhasa, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { source } from './support/site.mjs';

const TOWNSHIPS = 65;

const it = siteInBrowser();

const stationLinks = () => it.tab.locator('main a').evaluateAll((links) => [...new Set(
  links.map((link) => link.href).filter((href) => /\/stations\/(?!index\.html)[^/]+\.html$/.test(href)),
)].sort());

for (const [path, home] of [['index.html', ''], ['bo/index.html', 'bo/']]) {
  test(`${path} leads to the station of every township`, async () => {
    await it.tab.goto(`${it.base}${home}levels/township.html`);
    const townships = await stationLinks();
    assert.equal(townships.length, TOWNSHIPS);
    await it.tab.goto(it.base + path);
    const shown = await stationLinks();
    assert.deepEqual(townships.filter((href) => !shown.includes(href)), []);
  });

  test(`${path} shows both languages`, async () => {
    await it.tab.goto(it.base + path);
    const body = await it.tab.locator('body').innerText();
    assert.match(body, /[\u0F40-\u0FBC]{3}/);
    assert.match(body, /\p{Script=Han}{3}/u);
  });
}

test('the front page says that the site is a demonstration', () => {
  assert.match(source('index.html'), /演示站点/);
});
