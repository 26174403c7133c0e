// A saved change is in the open tab, and whoever reads or types there keeps their place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMarked, mark, previewInBrowser, waitForText } from './support/preview.mjs';

const it = previewInBrowser();
const STATION = 'content/stations/chengguan/gamagongsang.yaml';

test('the text changes where it stands: no reload, the same place, the same keyboard focus', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  await tab.setViewportSize({ width: 400, height: 500 });
  await mark(tab);
  await tab.evaluate(() => window.scrollTo(0, 600));
  const focused = tab.locator('main a').first();
  await focused.evaluate((link) => link.focus({ preventScroll: true }));

  await it.preview.edit(STATION, '办起“跨社区互助小组”', '办起“跨社区互助小组（改过）”');
  await waitForText(tab, '跨社区互助小组（改过）');
  assert.ok(await isMarked(tab), 'the page was loaded anew');
  assert.equal(await tab.evaluate(() => window.scrollY), 600);
  assert.equal(await tab.evaluate(() => document.activeElement.tagName), 'A');
  await tab.close();
});

test('what was typed on a page stays when the page changes', async () => {
  const tab = await it.open('search.html');
  const box = tab.locator('main input[type="search"]');
  // The form is shown by the script that searches; here the box alone matters.
  await box.evaluate((input) => { input.form.hidden = false; });
  await box.fill('嘎玛');
  await mark(tab);
  // The search page names the hotline of the site.
  await it.preview.edit('content/site.yaml', 'feedback: {phone: "12345"}', 'feedback: {phone: "12346"}');
  await waitForText(tab, '12346');
  assert.ok(await isMarked(tab), 'the page was loaded anew');
  assert.equal(await box.inputValue(), '嘎玛');
  await it.preview.edit('content/site.yaml', '"12346"', '"12345"');
  await waitForText(tab, '12346', { gone: true });
  await tab.close();
});

test('a file replaced by rename, as careful editors save, is one change like any other', async () => {
  const tab = await it.open('notices/mutual-help-group.html');
  await mark(tab);
  const text = await it.preview.read('content/notices/lhasa/mutual-help-group.md');
  await it.preview.replace('content/notices/lhasa/mutual-help-group.md', `${text}\n最后一段是新加的。\n`);
  await waitForText(tab, '最后一段是新加的。');
  assert.ok(await isMarked(tab));
  await tab.close();
});

test('two tabs on two languages of one station both change', async () => {
  const zh = await it.open('stations/gamagongsang.html');
  const bo = await it.open('bo/stations/gamagongsang.html');
  await it.preview.edit(STATION, 'close: "13:00"', 'close: "12:40"');
  await Promise.all([waitForText(zh, '12:40'), waitForText(bo, '12:40')]);
  await zh.close();
  await bo.close();
});

test('a new file is a new page, and the list in an open tab shows it', async () => {
  const list = await it.open('notices/index.html');
  await it.preview.write(
    'content/notices/site/brand-new.md',
    '---\ntitle: 刚写的通知\ndate: 2026-11-21\ncategory: notices\n---\n\n正文。\n',
  );
  await waitForText(list, '刚写的通知');
  const tab = await it.open('notices/brand-new.html');
  assert.match(await tab.locator('main').innerText(), /正文。/);
  await list.close();
  await tab.close();
});

test('each page says which file it comes from', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  assert.match(await tab.locator('[data-preview-bar]').innerText(), /content\/stations\/chengguan\/gamagongsang\.yaml/);
  await tab.close();
});
