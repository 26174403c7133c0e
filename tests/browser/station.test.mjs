// The page of one station, 嘎玛贡桑街道, has what a resident needs, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';

const it = siteInBrowser();

for (const home of ['', 'bo/']) {
  test(`${home}stations/gamagongsang.html`, async () => {
    await it.tab.goto(`${it.base}${home}stations/gamagongsang.html`);
    assert.equal(await it.tab.locator('main').getAttribute('data-record'), 'station:gamagongsang');
    const text = await it.tab.locator('main').innerText();
    assert.match(text, /09:30/);
    assert.match(text, /17:30/);
    // The hotline for feedback can be called from the page.
    assert.ok(await it.tab.locator('a[href="tel:12345"]').count() > 0);
    assert.ok(await it.tab.locator('main a[href*="services/"]').count() > 10);
    assert.ok(await it.tab.locator('main a[href*="regions/540102007.html"]').count() > 0);
  });
}

test('the Chinese page has the name, the region and the guiding station in Chinese', async () => {
  await it.tab.goto(`${it.base}stations/gamagongsang.html`);
  assert.match(await it.tab.locator('h1').innerText(), /嘎玛贡桑街道“双语”社会工作服务站/);
  assert.match(await it.tab.locator('nav[data-breadcrumb], nav:has([data-breadcrumb])').innerText(), /城关区/);
});

test('the Tibetan page has its region in Tibetan, and marks what is Chinese', async () => {
  await it.tab.goto(`${it.base}bo/stations/gamagongsang.html`);
  assert.match(await it.tab.locator('main').innerText(), /ཀརྨ་མ་ཀུན་བཟང་ཁྲོམ་གཞུང/);
  const marked = await it.tab.locator('main [lang="zh-CN"], main [lang="zh"]').allInnerTexts();
  assert.ok(marked.some((words) => /\p{Script=Han}/u.test(words)));
});

for (const home of ['', 'bo/']) {
  test(`${home}: the door's picture says what is seen on it and whose it is, keeps its place while it loads, and is not waited for`, async () => {
    const context = await it.browser.newContext({ viewport: { width: 390, height: 844 } });
    const tab = await context.newPage();
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await tab.route('**/files/*.png', async (route) => { await held; await route.continue(); });
    await tab.goto(`${it.base}${home}stations/jinzhu-xilu.html`, { waitUntil: 'domcontentloaded' });
    const picture = tab.locator('.door img');
    assert.equal(await picture.getAttribute('loading'), 'lazy');
    assert.match(await picture.getAttribute('alt'), /示意图/);
    if (home) assert.equal(await picture.getAttribute('lang'), 'zh-CN');
    assert.match(await tab.locator('.door figcaption').innerText(), /自绘/);
    const before = await tab.evaluate(() => document.documentElement.scrollHeight);
    release();
    await picture.scrollIntoViewIfNeeded();
    await tab.waitForFunction(() => document.querySelector('.door img').naturalWidth > 0);
    assert.ok(Math.abs(await tab.evaluate(() => document.documentElement.scrollHeight) - before) < 40, 'nothing jumps');
    // In the mode for the elderly the page is the short one.
    await tab.locator('#aid-care').check();
    assert.ok(await picture.isHidden());
    await context.close();
  });
}

test('at a desk the page offers itself to the telephone; on a telephone and from a disk it does not', async () => {
  const desk = await it.browser.newPage({ viewport: { width: 1280, height: 800 } });
  const problems = [];
  desk.on('pageerror', (error) => problems.push(error.message));
  desk.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  await desk.goto(`${it.base}stations/gamagongsang.html`);
  await desk.locator('[data-for-phone]').click();
  const code = desk.locator('.tools svg');
  await code.waitFor();
  assert.ok((await code.getAttribute('aria-label')).length > 3);
  assert.equal(await code.locator('path').last().getAttribute('d'), await desk.evaluate(() => window.zhandian.qr(location.href).path));
  assert.ok((await code.boundingBox()).width > 120);
  assert.deepEqual(problems, []);
  await desk.close();
  const context = await it.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto(`${it.base}stations/gamagongsang.html`);
  assert.ok(await phone.locator('[data-for-phone]').isHidden());
  await context.close();
});
