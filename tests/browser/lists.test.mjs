// Lists of stations help to choose: those that work come first and are marked, whether they are open stands beside them, and
// the rest fold away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser();

for (const home of ['', 'bo/']) {
  test(`${home}regions/540102.html: working stations first, the others in a fold that says how many`, async () => {
    const tab = await it.browser.newPage();
    await tab.clock.setFixedTime(new Date('2026-11-23T10:00:00+08:00'));
    await tab.goto(`${it.base}${home}regions/540102.html`);
    const shown = await tab.locator('main .stations > li').evaluateAll((all) => all
      .map((one) => ({ id: one.dataset.station, working: Boolean(one.querySelector('[data-status="working"]')), seen: one.checkVisibility() })));
    assert.deepEqual(shown.filter(({ working }) => working).map(({ id }) => id), ['gamagongsang', 'jinzhu-xilu']);
    assert.ok(shown.length >= 13);
    const others = shown.filter(({ working, seen }) => !working && seen);
    assert.ok(others.length <= 3, `${others.length}`);
    // Chosen by the time in Lhasa, in words.
    assert.equal(await tab.locator('[data-station="gamagongsang"] [data-open-now]').getAttribute('data-open-now'), 'open');
    assert.match(await tab.locator('[data-station="gamagongsang"] [data-open-now]').innerText(), /13:00/);
    await tab.close();
  });
}

test('the front page says in which districts stations work, and offers no distance where no place is known', async () => {
  await it.tab.goto(`${it.base}index.html`);
  assert.match(await it.tab.locator('details.group summary').first().innerText(), /城关区.*2个正在服务/s);
  assert.doesNotMatch(await it.tab.locator('main').innerText(), /按距离/);
});
