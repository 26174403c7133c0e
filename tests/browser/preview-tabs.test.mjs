// Browsers allow six connections to a host: with many tabs open, every one still loads and still changes.
import { test } from 'node:test';
import { previewInBrowser, waitForText } from './support/preview.mjs';

const it = previewInBrowser();
const TABS = 9;

test('nine tabs all load, and all change', async () => {
  const tabs = [];
  for (let i = 0; i < TABS; i += 1) tabs.push(await it.open('notices/mutual-help-group.html'));
  const text = await it.preview.read('content/notices/lhasa/mutual-help-group.md');
  await it.preview.write('content/notices/lhasa/mutual-help-group.md', `${text}\n九个标签页都要看到。\n`);
  await Promise.all(tabs.map((tab) => waitForText(tab, '九个标签页都要看到。')));
  // The first tab may be the one that listens for all: without it the others go on.
  await tabs.shift().close();
  await it.preview.write('content/notices/lhasa/mutual-help-group.md', `${text}\n八个也一样。\n`);
  await Promise.all(tabs.map((tab) => waitForText(tab, '八个也一样。')));
});
