// The badge with what is wrong or due, and the list behind it: by file, with the page and the explanation of each code.
import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import { test } from 'node:test';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser();
const STATION = 'content/stations/chengguan/gamagongsang.yaml';
const badge = (tab) => tab.locator('[data-preview-counts]');
const list = (tab) => tab.locator('[data-preview-list]');

/** Makes the demonstration warn: a station without what it should have. */
const warned = async () => {
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace(/^phone: .*$/m, '').replace(/^checked: .*$/m, ''));
  return good;
};

test('the list tells warnings by file with line, advice, page and explanation, by keyboard alone', async () => {
  const tab = await it.open('index.html');
  await it.preview.write('content/files.yaml', '- 这里没有人读\n');
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace('level: township', 'level: twonship'));
  await badge(tab).locator('b').waitFor();
  assert.match(await badge(tab).innerText(), /1 处错误.*\d+ 处提醒/s);
  assert.equal(await badge(tab).getAttribute('aria-expanded'), 'false');
  await badge(tab).focus();
  await tab.keyboard.press('Enter');
  await list(tab).locator('li').first().waitFor();
  const words = await list(tab).innerText();
  assert.match(words, /检查结果：1 处错误/);
  assert.match(words, /content\/files\.yaml/);
  const section = list(tab).locator('section', { hasText: STATION });
  assert.match(await section.innerText(), /第 \d+ 行.*twonship/s);
  assert.match(await section.innerText(), /township/);
  assert.match(await section.innerText(), /上一次正确的内容/);
  assert.equal(await section.locator('h3 a').getAttribute('href'), '/stations/gamagongsang.html');
  assert.equal(await section.locator('li', { hasText: 'twonship' }).locator('a:not([data-mend])').getAttribute('href'), '/_explain/Z310');
  // Errors stand before warnings.
  assert.equal(await list(tab).locator('[data-severity]').first().getAttribute('data-severity'), 'error');
  assert.ok(await tab.evaluate(() => document.querySelector('[data-preview-list]').contains(document.activeElement)));
  await it.preview.write(STATION, good);
  await tab.waitForFunction(() => /检查结果：0 处错误/.test(document.querySelector('[data-preview-list] h2').textContent));
  await tab.keyboard.press('Escape');
  await list(tab).waitFor({ state: 'detached' });
  assert.ok(await tab.evaluate(() => document.activeElement.hasAttribute('data-preview-counts')));
});

test('a folder that was renamed is told, and is told no more when it has its name again', async () => {
  const tab = await it.open('index.html');
  for (const wrong of ['notice', '通知', 'notices.bak']) {
    await rename(it.preview.path('content/notices'), it.preview.path(`content/${wrong}`));
    await badge(tab).waitFor();
    await tab.waitForFunction(async (name) => {
      const findings = await (await fetch('/__zhandian/findings')).json();
      return findings.listed.some((problem) => problem.message_zh.includes(`content/${name}/`) && problem.help_zh.includes('notices'));
    }, wrong);
    await rename(it.preview.path(`content/${wrong}`), it.preview.path('content/notices'));
    await tab.waitForFunction(async (name) => {
      const findings = await (await fetch('/__zhandian/findings')).json();
      return !findings.listed.some((problem) => problem.message_zh.includes(`content/${name}/`));
    }, wrong);
  }
});

test('the list fits a phone and a wide screen, in light and dark, with contrast', async () => {
  const good = await warned();
  for (const [width, colorScheme] of [[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const context = await it.browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const tab = await it.open('index.html', context);
    await badge(tab).click();
    await list(tab).locator('li').first().waitFor();
    const box = await list(tab).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box));
    const contrast = await tab.evaluate(() => {
      const shade = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const panel = document.querySelector('[data-preview-list]');
      const paper = shade(getComputedStyle(panel).backgroundColor);
      return Math.min(...[...panel.querySelectorAll('h2, li p, li code, li a, [data-help], [data-severity], button')].map((element) => {
        const ink = shade(getComputedStyle(element).color);
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      }));
    });
    assert.ok(contrast >= 4.5, `${contrast} at ${width} ${colorScheme}`);
    if (process.env.SHOTS) await tab.screenshot({ path: `${process.env.SHOTS}/list-${width}-${colorScheme}.png` });
    await context.close();
  }
  await it.preview.write(STATION, good);
});

test('what falls due within two weeks stands first in the list, in the order of its days', async () => {
  const tab = await it.open('index.html');
  await it.preview.write('content/notices/posted.md',
    '---\ntitle: 拟补贴名单公示（示例）\ndate: 2026-11-20\ncategory: notices\nposting: {start: 2026-11-20, end: 2026-11-24}\n---\n\n示例。\n');
  await tab.waitForFunction(() => /件近日到期/.test(document.querySelector('[data-preview-counts]')?.textContent ?? ''));
  await badge(tab).click();
  const due = list(tab).locator('section[data-due] li');
  await due.filter({ hasText: '拟补贴名单公示' }).waitFor();
  assert.match(await due.first().innerText(), /2026-11-24 还有 2 天.*拟补贴名单公示.*content\/notices\/posted\.md/s);
  const days = (await due.allInnerTexts()).map((text) => text.slice(0, 10));
  assert.deepEqual(days, days.toSorted());
  await rm(it.preview.path('content/notices/posted.md'));
  await tab.waitForFunction(() => !document.querySelector('[data-preview-list]').textContent.includes('拟补贴名单公示'));
});
