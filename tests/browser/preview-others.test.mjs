// A tab whose page does not change is left in peace, and so is the output folder.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { isMarked, mark, previewInBrowser, waitForText } from './support/preview.mjs';

const it = previewInBrowser();

test('a tab on another page is neither loaded anew nor drawn anew', async () => {
  const other = await it.open('pages/privacy.html');
  const changed = await it.open('notices/mutual-help-group.html');
  await mark(other);
  await other.evaluate(() => {
    window.changesSeen = 0;
    new MutationObserver((changes) => { window.changesSeen += changes.length; })
      .observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  });
  const text = await it.preview.read('content/notices/lhasa/mutual-help-group.md');
  await it.preview.write('content/notices/lhasa/mutual-help-group.md', `${text}\n只有这一页变了。\n`);
  await waitForText(changed, '只有这一页变了。');
  // The other tab is told after the change is out, if at all.
  await other.waitForTimeout(1000);
  assert.ok(await isMarked(other));
  assert.equal(await other.evaluate(() => window.changesSeen), 0);
});

test('a draft is shown, and marked as one', async () => {
  await it.preview.write(
    'content/notices/site/not-yet.md',
    '---\ntitle: 还没写完的通知\ndate: 2026-11-21\ncategory: notices\ndraft: true\n---\n\n草拟中的正文。\n',
  );
  const list = await it.open('notices/index.html');
  await waitForText(list, '还没写完的通知');
  const tab = await it.open('notices/not-yet.html');
  const words = await tab.locator('body').innerText();
  assert.match(words, /草拟中的正文。/);
  assert.match(words.replace('草拟中的正文。', ''), /草稿/);
});

test('a document whose moment has not come is shown, and marked', async () => {
  await it.preview.write(
    'content/notices/site/embargoed.md',
    '---\ntitle: 明年才发的通知\ndate: 2027-03-01\npublish_at: 2027-03-01T09:00\ncategory: notices\n---\n\n到时候再发的正文。\n',
  );
  const list = await it.open('notices/index.html');
  await waitForText(list, '明年才发的通知');
  const tab = await it.open('notices/embargoed.html');
  const bar = await tab.locator('[data-preview-bar]').innerText();
  assert.match(bar, /2027|定时|未到|发布/);
});

test('nothing is written beside the content but what the program keeps: the history of what staff change, and what it need not look at again', async () => {
  assert.deepEqual((await readdir(it.preview.root)).sort(), ['.zhandian', 'content']);
  assert.deepEqual((await readdir(it.preview.path('.zhandian'))).sort(), ['.gitignore', 'cache', 'history', '说明.txt']);
});
