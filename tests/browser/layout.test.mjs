// No page scrolls sideways, from a desktop down to 320 pixels, which is also 640 pixels at 200 % zoom.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { sample } from './support/site.mjs';

const it = siteInBrowser();

for (const width of [1280, 320]) {
  describe(`${width} pixels wide`, () => {
    let tab;
    before(async () => {
      const context = await it.browser.newContext({ viewport: { width, height: 800 } });
      tab = await context.newPage();
    });

    for (const { path } of sample({ without: ['redirect'] })) {
      test(path, async () => {
        await tab.goto(it.base + path);
        await tab.evaluate(() => document.fonts.ready);
        const { page, window, widest } = await tab.evaluate(() => {
          const most = document.documentElement.clientWidth;
          // Names the element that sticks out, but for what stands in a part that scrolls by itself.
          const scrolls = (element) => element !== null && element !== document.documentElement
            && (/(auto|scroll|hidden)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
          const out = [...document.body.querySelectorAll('*')]
            .filter((element) => element.getBoundingClientRect().right > most + 1 && !scrolls(element.parentElement))
            .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 30)}`);
          return { page: document.documentElement.scrollWidth, window: most, widest: out.slice(0, 3) };
        });
        assert.ok(page <= window, `${page} > ${window}: ${widest.join(' | ')}`);
      });
    }
  });
}

test('a page begins at the same place in both languages', async () => {
  const context = await it.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const places = [];
  for (const home of ['', 'bo/']) {
    await tab.goto(`${it.base}${home}services/index.html`);
    places.push(await tab.locator('main').evaluate((main) => [main.getBoundingClientRect().left, main.getBoundingClientRect().width].map(Math.round)));
  }
  assert.deepEqual(places[0], places[1]);
  await context.close();
});

test('where the system chooses the colours, the current entry of the navigation is told from the others', async () => {
  const context = await it.browser.newContext({ forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(`${it.base}services/index.html`);
  const lines = await tab.locator('.main-nav a').evaluateAll((all) => all.map((one) => [one.hasAttribute('aria-current'), getComputedStyle(one).borderBottomColor]));
  const paper = await tab.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    return getComputedStyle(probe).color;
  });
  assert.deepEqual(lines.filter(([current, colour]) => current === (colour === paper)), []);
  await context.close();
});

for (const home of ['index.html', 'bo/index.html']) {
  for (const mode of ['', 'large', 'care']) {
    test(`${home} ${mode}: the bar and the navigation take one line each at every width`, async () => {
      const context = await it.browser.newContext();
      await context.addInitScript((name) => localStorage.setItem('zhandian.display', name), mode);
      const tab = await context.newPage();
      await tab.goto(it.base + home);
      const broken = [];
      for (let width = 320; width <= 1440; width += 80) {
        await tab.setViewportSize({ width, height: 800 });
        const tops = await tab.locator('.main-nav li > a, .main-nav > button').evaluateAll((all) => all
          .filter((one) => one.checkVisibility())
          .map((one) => Math.round(one.getBoundingClientRect().top / 10)));
        if (new Set(tops).size !== 1) broken.push(width);
        const bar = await tab.locator('.bar .languages li > *, .care-switch, .aids summary').evaluateAll((all) => all
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect()));
        if (Math.max(...bar.map(({ top }) => top)) >= Math.min(...bar.map(({ bottom }) => bottom))) broken.push(`bar at ${width}`);
      }
      assert.deepEqual(broken, []);
      await context.close();
    });
  }
}
