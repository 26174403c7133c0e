// The statistics and the disclosure tables say for each row and cell what they hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { pages } from './support/site.mjs';

const STATES = ['on-time', 'late', 'missing', 'due', 'standing', 'not-applicable', 'notice-board'];

const it = siteInBrowser();

for (const home of ['', 'bo/']) {
  test(`${home}statistics: the figures of Lhasa stand in the row of the city`, async () => {
    await it.tab.goto(`${it.base}${home}statistics/index.html`);
    const row = it.tab.locator('table[data-statistics="2022-12/2023-06"] tr[data-region="5401"]');
    assert.equal(await row.count(), 1);
    const cell = async (measure) => (await row.locator(`[data-measure="${measure}"]`).innerText()).trim();
    assert.equal(await cell('home_visits'), '708');
    assert.equal(await cell('cases'), '130');
    assert.match(await cell('gifts_value'), /^10[,  ]?200$/);
    // Words around a number are shown as they were written.
    assert.equal(await cell('participants'), '近万');
    assert.equal(await cell('funds'), '50万余');
  });

  test(`${home}statistics: on a phone every figure says what it is, and none is beyond the edge`, async () => {
    const tab = await it.browser.newPage({ viewport: { width: 320, height: 700 } });
    await tab.goto(`${it.base}${home}statistics/index.html`);
    const bad = await tab.locator('table.figures td').evaluateAll((all) => all
      .filter((cell) => !cell.dataset.label || cell.getBoundingClientRect().right > innerWidth)
      .map((cell) => cell.outerHTML));
    assert.deepEqual(bad, []);
    await tab.close();
  });

  test(`${home}statistics: every row names its region or station, every figure its measure`, async () => {
    await it.tab.goto(`${it.base}${home}statistics/index.html`);
    const wrong = await it.tab.locator('table[data-statistics] tbody tr').evaluateAll((rows) => rows
      .filter((row) => !(row.dataset.region || row.dataset.station)
        || [...row.querySelectorAll('td')].some((cell) => !cell.dataset.measure))
      .map((row) => row.innerText));
    assert.deepEqual(wrong, []);
  });

  test(`${home}disclosure: the catalogue says the state of every item`, async () => {
    await it.tab.goto(`${it.base}${home}disclosure/index.html`);
    const rows = await it.tab.locator('table[data-disclosure] tr[data-item]').evaluateAll((all) =>
      all.map((row) => [row.dataset.item, row.dataset.state]));
    assert.ok(rows.length >= 20, `${rows.length} rows`);
    assert.deepEqual(rows.filter(([, state]) => !STATES.includes(state)), []);
    assert.equal(new Set(rows.map(([item]) => item)).size, rows.length, 'one row for each item');
  });

  test(`${home}disclosure: on a phone the states are read downwards, and stay a table for screen readers`, async () => {
    const tab = await it.browser.newPage({ viewport: { width: 320, height: 700 } });
    await tab.goto(`${it.base}${home}disclosure/index.html`);
    const table = tab.locator('table[data-disclosure]');
    const rows = await table.locator('tr[data-item]').count();
    const wide = await table.evaluate((all) => [...all.querySelectorAll('td')]
      .filter((cell) => cell.getBoundingClientRect().right > innerWidth).length);
    assert.equal(wide, 0, 'cells beyond the edge of the window');
    assert.equal(await table.getByRole('columnheader').count(), 4);
    assert.ok(await table.getByRole('rowheader').count() >= rows);
    assert.deepEqual(
      await table.locator('tr[data-item] td').evaluateAll((all) => all.filter((cell) => !cell.dataset.label).length),
      0,
      'cells without the name of their column',
    );
    await tab.close();
  });

  test(`${home}disclosure: every group of the catalogue says how it stands, and opens to all official columns`, async () => {
    const tab = await it.browser.newPage({ viewport: { width: 320, height: 700 } });
    await tab.goto(`${it.base}${home}disclosure/index.html`);
    const states = tab.locator('table[data-disclosure] tr[data-item]');
    const screens = await tab.evaluate(() => document.documentElement.scrollHeight / innerHeight);
    assert.ok(screens < 18, `${screens} screens`);
    let rows = 0;
    for (const group of await tab.locator('section.catalogue details').all()) {
      const summary = group.locator('summary');
      const counts = await summary.locator('[data-status]').evaluateAll((all) => all.map((one) => Number(/\d+$/.exec(one.innerText)[0])));
      await summary.press('Enter');
      assert.equal(await group.getByRole('columnheader').count(), 11);
      const cards = group.locator('tr.card');
      rows += await cards.count();
      assert.equal(counts.reduce((sum, count) => sum + count, 0), await cards.count());
      assert.deepEqual(
        await cards.locator('td').evaluateAll((all) => all.filter((cell) => !cell.dataset.label || cell.getBoundingClientRect().right > innerWidth).length),
        0,
        'cells beyond the edge, or without the name of their column',
      );
    }
    assert.equal(rows, await states.count());
    await tab.close();
  });

  test(`${home}disclosure: on paper nothing is folded`, async () => {
    const tab = await it.browser.newPage();
    await tab.goto(`${it.base}${home}disclosure/index.html`);
    await tab.emulateMedia({ media: 'print' });
    const last = tab.locator('section.catalogue details').last().locator('td').last();
    assert.ok(await last.evaluate((cell) => cell.checkVisibility({ contentVisibilityAuto: true }) && cell.getBoundingClientRect().height > 0));
    // Browsers that do not know the rule are helped by a script, and find everything closed again afterwards.
    const open = () => tab.locator('details.group[open]').count();
    await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.equal(await open(), await tab.locator('details.group').count());
    await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await open(), 0);
    await tab.close();
  });

  test(`${home}disclosure: the page of an item has a row for each subject and period`, async () => {
    const items = pages.filter(({ kind, path }) => kind === 'disclosure-row' && path.startsWith('bo/') === (home !== ''));
    assert.ok(items.length >= 20);
    let rows = 0;
    for (const { path } of items) {
      await it.tab.goto(it.base + path);
      const found = await it.tab.locator('table[data-disclosure] tr[data-item]').evaluateAll((all) =>
        all.map((row) => ({ ...row.dataset })));
      rows += found.length;
      const item = /([^/]+)\.html$/.exec(path)[1];
      for (const row of found) {
        assert.equal(row.item, item, path);
        assert.ok(STATES.includes(row.state), `${path}: ${row.state}`);
        assert.ok(row.subject !== undefined && row.period !== undefined, path);
      }
    }
    assert.ok(rows >= items.length, `${rows} rows with data-item on ${items.length} pages`);
  });
}
