// The form where a browser runs no scripts, and its sheet on paper: what Chromium alone can be told to do from outside.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openForm, outcome } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser({
  prepare: async (preview) => {
    const settings = await preview.read('content/site.yaml');
    await preview.write('content/site.yaml', `${settings.trimEnd()}\nreview: {steps: [初审, 复审, 终审], for: [notices]}\n`);
  },
});
const STATION = 'content/stations/chengguan/gamagongsang.yaml';
const NOTICE = 'content/notices/lhasa/mutual-help-group.md';
const PLACE = 'notice/mutual-help-group';
const WORD = join(fileURLToPath(import.meta.url), '../../word/files');
const inFolder = () => readdir(it.preview.path('content/files')).catch(() => []);

test('without scripts: an entry is added by a button, and saved', async () => {
  const before = await it.preview.read(STATION);
  const context = await it.browser.newContext({ javaScriptEnabled: false });
  const tab = await openForm(it, 'station/gamagongsang', context);
  await Promise.all([tab.waitForNavigation(), tab.locator('button[name="_add"][value="phone"]').click()]);
  await tab.locator('[name="phone[1]"]').fill('0891-6323205');
  // By its key: the driver takes a page without scripts for one that never stands still.
  await Promise.all([tab.waitForNavigation(), tab.locator('button[name="save"]').press('Enter')]);
  const said = await outcome(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  assert.ok((await it.preview.read(STATION)).includes('0891-6323205'));
  await it.preview.write(STATION, before);
  await context.close();
});

test('without scripts: a Word document is opened, and a picture goes into a text, with its words', async () => {
  const before = await it.preview.read(NOTICE);
  const context = await it.browser.newContext({ javaScriptEnabled: false });
  const tab = await openForm(it, '', context);
  await tab.locator('form[data-word] [name="word"]').setInputFiles(join(WORD, 'python-headings.docx'));
  await tab.locator('form[data-word] [value="page"]').check();
  await Promise.all([tab.waitForNavigation(), tab.locator('form[data-word] button').press('Enter')]);
  assert.notEqual(await tab.locator('[name="title.zh"]').inputValue(), '');
  await tab.goto(`${it.preview.base}_edit/${PLACE}`);
  const part = tab.locator('[data-bring="body.zh"]');
  await part.locator('summary').press('Enter');
  const small = join(WORD, '../small.png');
  const send = () => Promise.all([tab.waitForNavigation(), tab.locator('button[name="save"]').press('Enter')]);
  await part.locator('[name="_into:body.zh"]').setInputFiles(small);
  await send();
  assert.equal(await tab.locator('[data-field-error="body.zh"]').first().getAttribute('data-code'), 'Z722');
  assert.equal(await it.preview.read(NOTICE), before);
  await part.locator('summary').press('Enter');
  await part.locator('[name="_into:body.zh"]').setInputFiles(small);
  await part.locator('[name="_alt:body.zh"]').fill('示例：红色的方块');
  await send();
  assert.equal(await tab.locator('[data-saved]').count(), 1, await tab.locator('main').innerText());
  assert.match(await it.preview.read(NOTICE), /!\[示例：红色的方块\]\(files\/small\.png\)/);
  assert.ok((await inFolder()).includes('small.png'));
  await it.preview.write(NOTICE, before);
  await context.close();
});

test('the sheet is printed on one page of A4, and nothing runs in it', async () => {
  const tab = await openForm(it, PLACE);
  const link = tab.locator('#review a.button');
  const answer = await tab.goto(new URL(await link.getAttribute('href'), it.preview.base).href);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-security-policy'], /^default-src 'none'; style-src 'unsafe-inline'/);
  const text = await tab.locator('main').innerText();
  for (const words of ['信息发布审批单', '是否涉密', '供稿', '初审', '复审', '终审', '主管领导', '校验码', '首行']) assert.ok(text.includes(words), words);
  assert.ok(await tab.locator('.code svg').count());
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length, 1);
  await tab.close();
});
