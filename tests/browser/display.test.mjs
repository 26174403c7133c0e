// Reading aids: on every page, remembered, undone with one click, from a disk as well, and without scripts as far as a
// stylesheet can go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { siteInBrowser } from './support/house.mjs';
import { SITE } from './support/site.mjs';

const it = siteInBrowser();

const letters = (tab) => tab.locator('main p').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
const sideways = (tab) => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const paper = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
const care = (tab) => tab.locator('#aid-care');
const aid = (tab, value) => tab.locator(`[data-display] input[value="${value}"]`);

for (const [name, base] of [['from a host', () => it.base], ['from a disk', () => `${pathToFileURL(SITE)}/`]]) {
  test(`the mode for the elderly, ${name}`, async () => {
    const tab = await it.browser.newPage({ viewport: { width: 320, height: 700 } });
    await tab.goto(`${base()}stations/index.html`);
    const plain = await letters(tab);
    await care(tab).check();
    assert.ok(await letters(tab) >= 24, `${plain} → ${await letters(tab)} pixels`);
    for (const path of ['stations/gamagongsang.html', 'bo/stations/gamagongsang.html']) {
      await tab.goto(base() + path);
      assert.ok(await care(tab).isChecked());
      assert.ok(await letters(tab) >= 24);
      assert.ok(await sideways(tab) <= 0, `${path} scrolls sideways by ${await sideways(tab)} pixels`);
      // 44 pixels for what is pressed with a thumb: buttons, the navigation, the list of services.
      await tab.evaluate(() => document.querySelectorAll('.offer details').forEach((part) => { part.open = true; }));
      const small = await tab.locator('header a, header label, header summary, button, .button, .offer summary, .offer li > a').evaluateAll((all) => all
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5 && one.getBoundingClientRect().left > 0)
        .map((one) => one.outerHTML));
      assert.deepEqual(small, [], path);
    }
    await care(tab).uncheck();
    await tab.goto(`${base()}stations/index.html`);
    assert.equal(await letters(tab), plain);
    await tab.close();
  });
}

test('the reading aids open below the bar, and what stands in it stays where it was', async () => {
  for (const mode of ['', 'care']) {
    const tab = await it.browser.newPage({ viewport: { width: 390, height: 844 } });
    await tab.addInitScript((name) => localStorage.setItem('zhandian.display', name), mode);
    await tab.goto(`${it.base}index.html`);
    const summary = tab.locator('[data-display] summary');
    const places = async () => [await care(tab).boundingBox(), await summary.boundingBox()].map(({ x, y }) => [Math.round(x), Math.round(y)]);
    const before = await places();
    await summary.click();
    assert.ok(await aid(tab, 'large').isVisible());
    assert.deepEqual(await places(), before);
    await tab.close();
  }
});

test('letter sizes and colours exclude each other, and one button undoes them all', async () => {
  const tab = await it.browser.newPage();
  await tab.goto(`${it.base}notices/index.html`);
  const [size, white] = [await letters(tab), await paper(tab)];
  await tab.locator('[data-display] summary').click();
  await aid(tab, 'large').check();
  assert.ok(await letters(tab) >= size * 1.2);
  await aid(tab, 'small').check();
  assert.ok(await letters(tab) < size);
  await aid(tab, 'dark').check();
  assert.notEqual(await paper(tab), white);
  await tab.reload();
  assert.ok(await aid(tab, 'small').isChecked() && await aid(tab, 'dark').isChecked());
  await tab.locator('[data-display] summary').click();
  await tab.locator('[data-reset]').click();
  assert.deepEqual([await letters(tab), await paper(tab)], [size, white]);
  await tab.close();
});

test('a choice is in force before anything is drawn: nothing jumps', async () => {
  const tab = await it.browser.newPage({ viewport: { width: 390, height: 800 } });
  await tab.addInitScript(() => {
    localStorage.setItem('zhandian.display', 'care');
    window.shifts = 0;
    new PerformanceObserver((list) => { list.getEntries().forEach((entry) => { window.shifts += entry.value; }); })
      .observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of ['index.html', 'stations/gamagongsang.html', 'services/index.html']) {
    await tab.goto(it.base + path, { waitUntil: 'networkidle' });
    assert.equal(await tab.evaluate(() => window.shifts), 0, path);
  }
  await tab.close();
});

test('without scripts the aids work on the page', async () => {
  const tab = await it.browser.newPage({ javaScriptEnabled: false });
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  const size = (await tab.locator('main p').first().boundingBox()).height;
  await tab.locator('#aid-care').check();
  assert.ok((await tab.locator('main p').first().boundingBox()).height > size);
  await tab.locator('[data-display] summary').click();
  assert.ok(await tab.locator('#aid-dark').isVisible());
  // What needs a script is not offered.
  assert.equal(await tab.locator('.needs-js:visible').count(), 0);
  await tab.close();
});

test('without a working storage a choice lasts for the page, and nothing breaks', async () => {
  const tab = await it.browser.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  });
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  await care(tab).check();
  assert.ok(await letters(tab) >= 24);
  assert.deepEqual(errors, []);
  await tab.close();
});

test('traditional characters are fetched when asked for, remembered, and undone', async () => {
  const tab = await it.browser.newPage();
  const fetched = [];
  tab.on('request', (request) => { if (request.url().includes('traditional')) fetched.push(request.url()); });
  await tab.goto(`${it.base}stations/gamagongsang.html`);
  assert.deepEqual(fetched, []);
  await tab.locator('[data-display] summary').click();
  await aid(tab, 'traditional').check();
  await tab.locator('h1', { hasText: '社會工作服務站' }).waitFor();
  await tab.goto(`${it.base}services/index.html`);
  await tab.locator('h1', { hasText: '服務事項' }).waitFor();
  await tab.locator('[data-display] summary').click();
  await aid(tab, 'traditional').uncheck();
  assert.equal(await tab.locator('h1').innerText(), '服务事项');
  // Tibetan pages have nothing to convert and do not offer it.
  await tab.goto(`${it.base}bo/index.html`);
  assert.equal(await aid(tab, 'traditional').count(), 0);
  await tab.close();
});

test('a page is read aloud piece by piece where there is a voice for its language, and says so where there is none', async () => {
  const tab = await it.browser.newPage();
  await tab.addInitScript(() => {
    window.spoken = [];
    const voices = [{ lang: 'zh-CN', name: 'test' }];
    const speech = {
      getVoices: () => voices,
      addEventListener() {},
      cancel() {},
      pause() {},
      resume() {},
      speak(words) { window.spoken.push(words.text); setTimeout(() => words.onend(), 0); },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    window.SpeechSynthesisUtterance = function Utterance(text) { this.text = text; };
  });
  await tab.goto(`${it.base}regions/540102.html`);
  await tab.locator('[data-display] summary').click();
  await tab.locator('[data-read]').click();
  await tab.locator('[data-read]').waitFor();
  const spoken = await tab.evaluate(() => window.spoken);
  assert.equal(spoken[0], '城关区');
  assert.ok(spoken.length > 17 && !spoken.some((words) => /[\u0F40-\u0FBC]/.test(words)), spoken.join('|'));
  await tab.goto(`${it.base}bo/regions/540102.html`);
  await tab.locator('[data-display] summary').click();
  await tab.locator('[data-no-voice]').waitFor();
  assert.ok(await tab.locator('[data-read]').isHidden());
  await tab.close();
});
