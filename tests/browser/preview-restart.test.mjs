// A preview that is stopped and started again takes its open tabs back, with what changed meanwhile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewInBrowser, waitForText } from './support/preview.mjs';

const it = previewInBrowser();
const NOTICE = 'content/notices/lhasa/mutual-help-group.md';

test('every tab shows what was changed while the preview was away, and later changes too', async () => {
  const notice = await it.open('notices/mutual-help-group.html');
  const station = await it.open('stations/gamagongsang.html');
  const { port } = it.preview;
  await it.preview.stop();
  const text = await it.preview.read(NOTICE);
  await it.preview.write(NOTICE, `${text}\n停着的时候改的。\n`);
  await it.preview.start({ port });
  assert.equal(it.preview.port, port);
  await waitForText(notice, '停着的时候改的。');
  await it.preview.edit('content/stations/chengguan/gamagongsang.yaml', '照顾特困供养人员', '照顾（重启后改）特困供养人员');
  await waitForText(station, '（重启后改）');
});

test('a file that is broken at the start leaves the rest, and its page comes once it is mended', async () => {
  const { port } = it.preview;
  await it.preview.stop();
  const file = 'content/stations/chengguan/gamagongsang.yaml';
  const good = await it.preview.read(file);
  await it.preview.write(file, good.replace('level: township', 'level: twonship'));
  await it.preview.start({ port });
  const tab = await it.open('index.html');
  await tab.locator('[data-preview-counts] b').waitFor();
  await waitForText(tab, '城关区');
  // Where its page would be stands why it is not.
  const own = await it.open('stations/gamagongsang.html');
  await own.locator('[data-preview-overlay]').waitFor();
  assert.match(await own.locator('[data-preview-overlay]').innerText(), /gamagongsang\.yaml/);
  await it.preview.write(file, good);
  await waitForText(own, '嘎玛贡桑');
  await own.locator('[data-preview-overlay]').waitFor({ state: 'detached' });
});

test('settings that are broken at the start are shown as an error, and as a page once they are mended', async () => {
  const { port } = it.preview;
  await it.preview.stop();
  const good = await it.preview.read('content/site.yaml');
  await it.preview.write('content/site.yaml', good.replace(/^languages: .*$/m, 'languages: ['));
  await it.preview.start({ port });
  const tab = await it.context.newPage();
  await tab.goto(`${it.preview.base}index.html`);
  await tab.locator('[data-preview-overlay]').waitFor();
  assert.match(await tab.locator('[data-preview-overlay]').innerText(), /site\.yaml/);
  await it.preview.write('content/site.yaml', good);
  await waitForText(tab, '城关区');
  await tab.locator('[data-preview-overlay]').waitFor({ state: 'detached' });
});
