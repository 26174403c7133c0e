// When a file breaks, its last good page stays and the error lies over it, with the place and what to write; mended, it goes.
// Other pages show what is saved, and a badge.
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

test('the error lies over its own page alone; the others have a badge, and show what is saved', async () => {
  const notice = 'content/notices/lhasa/mutual-help-group.md';
  const own = await it.open('notices/mutual-help-group.html');
  const before = await it.open('stations/gamagongsang.html');
  const good = await it.preview.read(notice);
  await it.preview.write(notice, good.replace(/^date: .*$/m, 'date: 2023-06-31'));
  await overlay(own).waitFor();
  assert.match(await overlay(own).innerText(), /上一次正确的样子/);
  assert.match(await own.locator('main').innerText(), /跨社区互助小组/);
  const during = await it.open('index.html');
  for (const tab of [before, during]) {
    await tab.locator('[data-preview-counts] b').waitFor();
    assert.match(await tab.locator('[data-preview-counts]').innerText(), /1 处错误/);
    assert.equal(await overlay(tab).count(), 0);
  }
  // A colleague goes on working.
  await it.preview.edit(STATION, '照顾特困供养人员', '照顾（同事刚改的）特困供养人员');
  await waitForText(before, '（同事刚改的）');
  assert.equal(await overlay(before).count(), 0);
  await overlay(own).waitFor();
  await it.preview.edit(STATION, '照顾（同事刚改的）特困供养人员', '照顾特困供养人员');
  await it.preview.write(notice, good);
  await overlay(own).waitFor({ state: 'detached' });
  await Promise.all([before, during].map((tab) => tab.locator('[data-preview-counts] b').waitFor({ state: 'detached' })));
});

test('two broken files each have their own page, and mending one leaves the other', async () => {
  const page = await it.open('stations/gamagongsang.html');
  const other = await it.open('stations/jinzhu-xilu.html');
  const station = await it.preview.read(STATION);
  const file = STATION.replace('gamagongsang', 'jinzhu-xilu');
  const second = await it.preview.read(file);
  await it.preview.write(STATION, station.replace('status: working', 'status: wroking'));
  await it.preview.write(file, second.replace(/^level: .*$/m, 'level: twonship'));
  await Promise.all([page, other].map((tab) => overlay(tab).waitFor()));
  assert.match(await overlay(page).innerText(), /gamagongsang\.yaml/);
  assert.doesNotMatch(await overlay(page).innerText(), /jinzhu-xilu\.yaml/);
  assert.match(await overlay(other).innerText(), /twonship/);
  await it.preview.write(STATION, station);
  await overlay(page).waitFor({ state: 'detached' });
  assert.equal(await overlay(other).count(), 1);
  await it.preview.write(file, second);
  await overlay(other).waitFor({ state: 'detached' });
});

test('what content says cannot become markup in the overlay', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  const good = await it.preview.read(STATION);
  await it.preview.write(STATION, good.replace('status: working', 'status: "<img src=x onerror=window.taken=1>"'));
  await overlay(tab).waitFor();
  assert.match(await overlay(tab).innerText(), /<img src=x/);
  assert.equal(await tab.evaluate(() => window.taken), undefined);
  await it.preview.write(STATION, good);
  await overlay(tab).waitFor({ state: 'detached' });
  await waitForText(tab, '嘎玛贡桑');
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
