// "Open now" is reckoned in the station's time, whatever the visitor's clock is set to, season and weekday included.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser();

// 2026-11-23 is a Monday; the winter afternoon ends at 17:30, the summer one begins at 15:30.
const MOMENTS = [
  ['2026-11-23T10:00:00+08:00', 'open', '13:00'],
  ['2026-11-23T14:00:00+08:00', 'closed'],
  ['2026-11-23T15:10:00+08:00', 'open', '17:30'],
  ['2026-11-23T17:30:00+08:00', 'closed'],
  ['2026-11-22T10:00:00+08:00', 'closed'],
  ['2026-07-01T15:10:00+08:00', 'closed'],
  ['2026-07-01T17:45:00+08:00', 'open', '18:00'],
];

for (const zone of ['Asia/Shanghai', 'America/New_York']) {
  for (const [moment, state, until] of MOMENTS) {
    test(`${moment}, seen from ${zone}`, async () => {
      const context = await it.browser.newContext({ timezoneId: zone });
      const tab = await context.newPage();
      await tab.clock.setFixedTime(new Date(moment));
      for (const home of ['', 'bo/']) {
        await tab.goto(`${it.base}${home}stations/gamagongsang.html`);
        const line = tab.locator('.visit [data-open-now]');
        assert.ok(await line.isVisible());
        assert.equal(await line.getAttribute('data-open-now'), state);
        if (until) assert.match(await line.innerText(), new RegExp(until));
        // Today's rows are marked in words, in the season that is in force; the other one stands back.
        const summer = moment.includes('-07-');
        const rows = await tab.locator('.visit tr').evaluateAll((all) => all.map((row) => [row.dataset.when ?? '', row.className, Boolean(row.querySelector('.today'))]));
        const weekday = new Date(moment).getUTCDay() % 6 !== 0;
        assert.deepEqual(rows, [
          ['', '', weekday],
          ['05-01/09-30', summer ? '' : 'other', weekday && summer],
          ['10-01/04-30', summer ? 'other' : '', weekday && !summer],
        ]);
      }
      await context.close();
    });
  }
}
