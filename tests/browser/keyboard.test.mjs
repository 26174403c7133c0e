// With the keyboard alone: everything can be reached in the order of the page, is seen when it is reached, and works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { oneOfEachKind } from './support/site.mjs';

// A smooth scroll would still be on its way when the place of the focus is looked at.
const it = siteInBrowser({ prepare: ({ tab }) => tab.emulateMedia({ reducedMotion: 'reduce' }) });

/** What Tab reaches, one after the other, until it comes round: its place in the page's order and whether it is seen. */
async function walk(tab) {
  const reached = [];
  for (let step = 0; step < 600; step += 1) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const all = [...document.querySelectorAll('*')];
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        order: all.indexOf(element),
        name: element.outerHTML.slice(0, 80),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
      };
    });
    if (at === null || (reached.length > 0 && at.order <= reached[0].order)) return reached;
    reached.push(at);
  }
  return reached;
}

for (const { path } of oneOfEachKind({ without: ['redirect', '404', 'a-z', 'stations', 'level'] }).filter(({ lang }) => lang === 'zh-CN')) {
  test(path, async () => {
    await it.tab.goto(it.base + path);
    const reached = await walk(it.tab);
    assert.ok(reached.length > 10);
    assert.deepEqual(reached.filter(({ outlined, inside }) => !outlined || !inside).map(({ name }) => name), []);
    const orders = reached.map(({ order }) => order);
    assert.deepEqual(orders, [...orders].sort((a, b) => a - b), 'the order of the page');
  });
}

test('the reading aids are opened, chosen and left with the keyboard', async () => {
  const tab = await it.browser.newPage();
  await tab.goto(`${it.base}index.html`);
  await tab.locator('#aid-care').focus();
  await tab.keyboard.press('Space');
  assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('care')));
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('ArrowRight');
  assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('large')));
  await tab.close();
});

test('a screen reader meets name, warning, telephone, address and hours before anything else', async () => {
  await it.tab.goto(`${it.base}stations/gamagongsang.html`);
  const snapshot = await it.tab.locator('main').ariaSnapshot();
  // One after another: the warning may name the telephone, too.
  let from = 0;
  const places = ['heading "嘎玛贡桑', '示例横幅', '运行中', '"12345"', 'heading "地址"', 'heading "开放时间"', 'heading "服务事项"', 'heading "谁负责'].map((words) => {
    const place = snapshot.indexOf(words, from);
    from = Math.max(from, place);
    return place;
  });
  assert.ok(places.every((place) => place >= 0), `${places}\n${snapshot}`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  // The poster repeats all that and is not read.
  assert.ok(!snapshot.includes('扫码'));
});
