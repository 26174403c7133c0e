// A page prints on A4 in black: the facts are there, what only a screen can use is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { sample } from './support/site.mjs';

const it = siteInBrowser({ prepare: ({ tab }) => tab.emulateMedia({ media: 'print' }) });

// A4 sheets: half as many as when all was printed as it stands on the screen, or fewer.
for (const [path, most] of [['index.html', 3], ['stations/index.html', 2], ['disclosure/index.html', 6], ['stations/gamagongsang.html', 2]]) {
  test(`${path} takes ${most} sheets at most`, async () => {
    await it.tab.goto(it.base + path);
    const pdf = await it.tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets <= most, `${sheets} sheets`);
  });
}

test('a sheet says when it was printed, and a Tibetan syllable in a table breaks nowhere', async () => {
  await it.tab.goto(`${it.base}bo/disclosure/index.html`);
  await it.tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await it.tab.locator('td, th').first().evaluate((cell) => getComputedStyle(cell).overflowWrap), 'break-word');
  await it.tab.goto(`${it.base}stations/gamagongsang.html`);
  await it.tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.match(await it.tab.locator('[data-printed]').innerText(), /打印日期 \d{4}-\d\d-\d\d/);
  assert.ok(await it.tab.locator('.qr').evaluate((code) => code.getBoundingClientRect().width > 60));
});

for (const { path } of sample({ without: ['404', 'redirect'] })) {
  test(path, async () => {
    await it.tab.goto(it.base + path);
    const state = await it.tab.evaluate(() => ({
      heading: document.querySelector('h1').checkVisibility(),
      words: document.querySelector('main').innerText.trim().length,
      colour: getComputedStyle(document.querySelector('h1')).color,
      controls: [...document.querySelectorAll('button, input, .skip')].filter((element) => element.checkVisibility()
        && element.getBoundingClientRect().top >= 0).map((element) => element.outerHTML),
    }));
    assert.ok(state.heading);
    assert.ok(state.words > 10);
    assert.equal(state.colour, 'rgb(0, 0, 0)');
    assert.deepEqual(state.controls, []);
    const pdf = await it.tab.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });
}
