// When content breaks, the last good page stays and the error lies over it, with the place and what to write; mended, it goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMarked, mark, previewInBrowser, waitForText } from './support/preview.mjs';

const it = previewInBrowser();
const STATION = 'content/stations/chengguan/gamagongsang.yaml';
const overlay = (tab) => tab.locator('[data-preview-overlay]');

test('an unknown reference is shown with file, line and message over the last good page, and goes when mended', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  await mark(tab);
  const good = await it.preview.read(STATION);
  const line = good.split('\n').findIndex((words) => words.includes('- family-education')) + 1;
  await it.preview.write(STATION, good.replace('- family-education', '- family-educaton'));
  await overlay(tab).waitFor();
  const words = await overlay(tab).innerText();
  assert.ok(words.includes(`${STATION}:${line}`) || (words.includes(STATION) && new RegExp(`\\b${line}\\b`).test(words)), words);
  assert.match(words, /family-educaton/);
  // The nearest name is offered, in Chinese words.
  assert.match(words, /family-education/);
  assert.match(words, /\p{Script=Han}{4}/u);
  assert.match(await tab.locator('main').innerText(), /家庭|嘎玛贡桑/);

  await it.preview.write(STATION, good);
  await overlay(tab).waitFor({ state: 'detached' });
  assert.ok(await isMarked(tab), 'the page was loaded anew');
});

test('a slip of a Chinese input method is explained', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace('level: township', 'level：township'));
  await overlay(tab).waitFor();
  const words = await overlay(tab).innerText();
  assert.ok(words.includes(STATION));
  assert.match(words, /冒号|全角/);
  await it.preview.write(STATION, good);
  await overlay(tab).waitFor({ state: 'detached' });
});

test('the error lies over the tabs of other pages as well, and over one opened while it lasts', async () => {
  const before = await it.open('pages/privacy.html');
  const good = await it.preview.read('content/notices/lhasa/mutual-help-group.md');
  await it.preview.write('content/notices/lhasa/mutual-help-group.md', good.replace(/^date: .*$/m, 'date: 2023-06-31'));
  await overlay(before).waitFor();
  const during = await it.open('index.html');
  await overlay(during).waitFor();
  assert.match(await overlay(during).innerText(), /mutual-help-group\.md/);
  assert.match(await during.locator('main').innerText(), /城关区/);
  await it.preview.write('content/notices/lhasa/mutual-help-group.md', good);
  await Promise.all([before, during].map((tab) => overlay(tab).waitFor({ state: 'detached' })));
});

test('two broken files are both named, and mending one leaves the other', async () => {
  const tab = await it.open('index.html');
  const station = await it.preview.read(STATION);
  const audiences = await it.preview.read('content/audiences.yaml');
  await it.preview.write(STATION, station.replace('status: working', 'status: wroking'));
  await it.preview.write('content/audiences.yaml', `${audiences}\n- {id: Bad Id, name: 坏}\n`);
  await tab.waitForFunction(() => {
    const words = document.querySelector('[data-preview-overlay]')?.textContent ?? '';
    return words.includes('gamagongsang.yaml') && words.includes('audiences.yaml');
  });
  await it.preview.write(STATION, station);
  await tab.waitForFunction(() => {
    const words = document.querySelector('[data-preview-overlay]')?.textContent ?? '';
    return !words.includes('gamagongsang.yaml') && words.includes('audiences.yaml');
  });
  await it.preview.write('content/audiences.yaml', audiences);
  await overlay(tab).waitFor({ state: 'detached' });
});

test('what content says cannot become markup in the overlay', async () => {
  const tab = await it.open('index.html');
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace('status: working', 'status: "<img src=x onerror=window.taken=1>"'));
  await overlay(tab).waitFor();
  assert.match(await overlay(tab).innerText(), /<img src=x/);
  assert.equal(await tab.evaluate(() => window.taken), undefined);
  await it.preview.write(STATION, good);
  await overlay(tab).waitFor({ state: 'detached' });
  await waitForText(tab, '城关区');
});

test('a code leads to its explanation, and the overlay and the bar to the handbook', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  const bar = tab.locator('[data-preview-bar] a');
  assert.equal(await bar.getAttribute('href'), '/_handbook');
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace('status: working', 'status: wroking'));
  await overlay(tab).waitFor();
  const [explanation] = await Promise.all([
    it.context.waitForEvent('page'),
    overlay(tab).getByRole('link', { name: 'Z203' }).click(),
  ]);
  await explanation.getByRole('heading', { level: 1, name: /Z203/ }).waitFor();
  assert.equal(new URL(explanation.url()).pathname, '/_explain/Z203');
  await explanation.getByRole('link', { name: '手册' }).click();
  await explanation.getByRole('heading', { name: '正文怎么写' }).waitFor();
  // Nothing is wider than the window of a phone.
  await explanation.setViewportSize({ width: 390, height: 800 });
  assert.equal(await explanation.evaluate(() => document.documentElement.scrollWidth), 390);
  await explanation.close();
  assert.equal(await overlay(tab).getByRole('link', { name: '手册' }).getAttribute('href'), '/_handbook');
  await it.preview.write(STATION, good);
  await overlay(tab).waitFor({ state: 'detached' });
});
