// Texts, pictures and files from elsewhere into a record: pasted from Word, dropped, chosen, with and without scripts.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAccessible, openForm, save } from './support/form.mjs';
import { drop, paste, photograph } from './support/bring.mjs';
import { PATIENCE, previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser();
const NOTICE = 'content/notices/lhasa/mutual-help-group.md';
const PLACE = 'notice/mutual-help-group';
const WORD = join(fileURLToPath(import.meta.url), '../../word/files');
const inFolder = () => readdir(it.preview.path('content/files')).catch(() => []);

/** A text as Word for Windows puts it on the clipboard: its list's numbers as text, a table, a picture that only its machine has. */
const CLIPBOARD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><p class="MsoNormal" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">一、<span>&nbsp;</span></span>总体要求<o:p></o:p></p>
<p class="MsoNormal">正文<b>要紧</b>的一句。<img src="file:///C:/Users/a/clip_image001.png" width="1" height="1"></p>
<table class="MsoTableGrid"><tr><td><p>县区</p></td><td><p>站数</p></td></tr><tr><td><p>示例县</p></td><td><p>5</p></td></tr></table>
<p><img src="file:///C:/Users/a/clip_image002.png" width="300" height="200" alt="示意图"></p><script>window.ran = 1</script><!--EndFragment--></body></html>`;

test('what is pasted from Word comes as Markdown, with tables and numbers, and what is left out is told at the field', async () => {
  const tab = await openForm(it, PLACE);
  const body = tab.locator('[name="body.zh"]');
  await body.fill('开头。');
  await paste(tab, '[name="body.zh"]', { 'text/html': CLIPBOARD, 'text/plain': '总体要求' });
  await tab.waitForFunction(() => document.querySelector('[name="body.zh"]').value.includes('示例县'));
  const text = await body.inputValue();
  assert.match(text, /^开头。\n\n/);
  assert.match(text, /一、\s*总体要求/);
  assert.match(text, /\*\*要紧\*\*/);
  assert.match(text, /\| 县区 \| 站数 \|\n\| ?-+ ?\| ?-+ ?\|\n\| 示例县 \| 5 \|/);
  assert.doesNotMatch(text, /file:|Mso|<o:p>|script/);
  const told = await tab.locator('.language:has([name="body.zh"]) [data-left-out]').innerText();
  assert.match(told, /图片/);
  assert.equal(await tab.evaluate(() => window.ran), undefined);
  await assertAccessible(tab, 'left out');
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});

test('words without any form are pasted as they are, by the browser itself', async () => {
  const tab = await openForm(it, PLACE);
  const asked = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const prevented = await paste(tab, '[name="body.zh"]', { 'text/plain': '一句话' });
  assert.equal(prevented, false);
  assert.ok(!asked.includes('/_edit/paste'));
  await tab.close();
});

test('a photograph is dropped on a text: upright, small, without its position, and only with words for those who cannot see it', async () => {
  const before = [await it.preview.read(NOTICE), (await inFolder()).length];
  const tab = await openForm(it, PLACE);
  const bytes = await photograph(tab, 1800, 600);
  assert.ok(bytes.includes(Buffer.from('Exif')));
  await drop(tab, '[name="body.zh"]', [['门口 照片.jpg', bytes]]);
  const panel = tab.locator('.brought');
  await panel.waitFor({ timeout: 4 * PATIENCE });
  assert.match(await panel.innerText(), /从 1800×600 缩小，去掉了拍摄位置/);
  await assertAccessible(tab, 'a picture');
  await panel.locator('button.main').click();
  assert.match(await panel.innerText(), /写上图里有什么/);
  await panel.locator('input').fill('站点门口的[坡道]');
  await panel.locator('button.main').click();
  assert.match(await tab.locator('[name="body.zh"]').inputValue(), /!\[站点门口的\\\[坡道\\\]\]\(files\/门口-照片\.jpg\)/);
  // It is seen in the page before it lies anywhere.
  await tab.frameLocator('iframe[data-beside]').locator('main img[src^="data:image/jpeg"]').waitFor();
  assert.deepEqual([await it.preview.read(NOTICE), (await inFolder()).length], before);
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  const small = await readFile(it.preview.path('content/files/门口-照片.jpg'));
  assert.ok(small.length < 400_000 && !small.includes(Buffer.from('Exif')));
  assert.match(await it.preview.read(NOTICE), /files\/门口-照片\.jpg/);
  // One save, taken back by one button: text and picture.
  await Promise.all([tab.waitForNavigation(), tab.locator('[data-saved] button').click()]);
  assert.deepEqual([await it.preview.read(NOTICE), (await inFolder()).length], before);
  await tab.close();
});

test('a file is dropped among the attachments, and another on its field; one that runs is told at the field', async () => {
  const before = await it.preview.read(NOTICE);
  const tab = await openForm(it, PLACE);
  const count = await tab.locator('[data-entries="attachments"] > li').count();
  await drop(tab, '[data-field="attachments"]', [['示例 说明.txt', Buffer.from('示例说明\n')]]);
  await tab.waitForFunction((n) => document.querySelectorAll('[data-entries="attachments"] > li').length > n, count);
  const own = `attachments[${count}]`;
  assert.equal(await tab.locator(`[name="${own}.file"]`).inputValue(), 'files/示例 说明.txt');
  assert.equal(await tab.locator(`[name="${own}.title.zh"]`).inputValue(), '示例 说明');
  await tab.locator(`[name="_file:${own}.file"]`).setInputFiles({ name: '页面.html', mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') });
  const told = tab.locator(`[data-field-error="${own}.file"]`).first();
  await told.waitFor();
  assert.equal(await told.getAttribute('data-code'), 'Z722');
  assert.equal(await tab.locator(`[name="${own}.file"]`).inputValue(), 'files/示例 说明.txt');
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  assert.match(await it.preview.read(NOTICE), /file: files\/示例 说明\.txt/);
  assert.equal(await readFile(it.preview.path('content/files/示例 说明.txt'), 'utf8'), '示例说明\n');
  await it.preview.write(NOTICE, before);
  await tab.close();
});

test('a Word document becomes the form of a new notice, filled in, as a draft; saved it is a record', async () => {
  const notices = (await readdir(it.preview.path('content/notices'), { recursive: true })).length;
  const tab = await openForm(it, '');
  await drop(tab, 'form[data-word]', [['通知.docx', await readFile(join(WORD, 'official.docx'))]]);
  await tab.locator('form[data-record="notice:"]').waitFor();
  assert.equal(await tab.locator('[name="title.zh"]').inputValue(), '示例市民政局关于做好社工站服务的通知');
  assert.equal(await tab.locator('[name="document_number"]').inputValue(), '示民发〔2026〕12号');
  assert.equal(await tab.locator('[name="dated"]').inputValue(), '2026-11-20');
  assert.equal(await tab.locator('[name="draft"]').inputValue(), 'true');
  assert.match(await tab.locator('[name="body.zh"]').inputValue(), /## 一、总体要求/);
  const note = await tab.locator('[data-from-word]').innerText();
  assert.match(note, /版头：示例市民政局文件/);
  assert.match(note, /任务分解表/);
  await assertAccessible(tab, 'from Word');
  assert.equal((await readdir(it.preview.path('content/notices'), { recursive: true })).length, notices);
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  const id = /notice\/([a-z0-9-]+)/.exec(tab.url())[1];
  const text = await it.preview.read(`content/notices/${id}.md`);
  assert.ok(text.includes('draft: true') && text.includes('document_number: 示民发〔2026〕12号') && text.includes('| 示例县 | 5个站 |'), text);
  await tab.close();
});

test('what cannot be opened is said with what to do, and a disclosure asks for its row', async () => {
  const tab = await openForm(it, 'new/disclosure');
  await tab.locator('details[data-word] summary').click();
  await tab.locator('[name="word"]').setInputFiles(join(WORD, 'tracked.docx'));
  await Promise.all([tab.waitForNavigation(), tab.locator('details[data-word] button').click()]);
  assert.match(await tab.locator('main').innerText(), /接受或拒绝全部修订/);
  await tab.goto(`${it.preview.base}_edit/new/disclosure`);
  await tab.locator('details[data-word] summary').click();
  await tab.locator('[name="word"]').setInputFiles(join(WORD, 'official.docx'));
  await Promise.all([tab.waitForNavigation(), tab.locator('details[data-word] button').click()]);
  assert.equal(await tab.locator('[name="item"]').inputValue(), '');
  assert.equal(await tab.locator('[name="publisher.zh"]').inputValue(), '示例市民政局');
  const said = await save(tab);
  assert.equal(said.errors?.[0]?.[0], 'item', JSON.stringify(said));
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});

test('a Word document that is dropped on a text brings its words there', async () => {
  const tab = await openForm(it, PLACE);
  await tab.locator('[name="body.zh"]').fill('');
  await drop(tab, '[name="body.zh"]', [['通知.docx', await readFile(join(WORD, 'official.docx'))]]);
  await tab.locator('.brought button').first().click();
  await tab.waitForFunction(() => document.querySelector('[name="body.zh"]').value.includes('## 一、总体要求'));
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});
