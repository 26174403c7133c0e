// Another id and a record that goes: who names it is told, mended, or in the way; an old value that stands elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForm, save } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser({
  prepare: async (preview) => {
    await preview.write('content/operators/shili-jigou.yaml', 'id: shili-jigou\nname: {zh: 示例机构}\nphone: ["0891-6323288"]\n');
    await preview.write('content/operators/shili-er.yaml', 'id: shili-er\nname: {zh: 示例第二机构}\nphone: ["0891-6323288"]\n');
    await preview.write('content/stations/shili.yaml', '- id: shili-a\n  name: {zh: 示例甲站}\n  level: county\n  region: 540102\n- id: shili-b\n  name: {zh: 示例乙站}\n  level: township\n  region: 540102\n  parent: shili-a\n  description: {zh: "见[甲](station:shili-a)。"}\n');
    await preview.edit('content/stations/chengguan/gamagongsang.yaml', 'region: 540102007', 'region: 540102007\noperator: shili-jigou');
  },
});
const STATION = 'content/stations/chengguan/gamagongsang.yaml';

test('another id offers the alias and tells how many files name it; both may be refused', async () => {
  const tab = await openForm(it, 'operator/shili-jigou');
  await tab.locator('[name="id"]').fill('shili-xin');
  const note = tab.locator('[data-rename]');
  await note.waitFor();
  assert.match(await note.innerText(), /旧编号写进“曾用编号”/);
  assert.match(await note.innerText(), /写着它的 1 个文件一起改好/);
  await note.locator('[name="_alias"]').uncheck();
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  assert.match(await tab.locator('[data-renamed="1"]').locator('xpath=..').innerText(), /嘎玛贡桑/);
  assert.match(await it.preview.read(STATION), /operator: shili-xin/);
  assert.doesNotMatch(await it.preview.read('content/operators/shili-jigou.yaml'), /aliases/);
  await tab.close();
});

test('what its neighbours in the same file say of it is mended there, too', async () => {
  const FILE = 'content/stations/shili.yaml';
  const tab = await openForm(it, 'station/shili-a');
  await tab.locator('[name="id"]').fill('shili-c');
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  const after = await it.preview.read(FILE);
  assert.match(after, /id: shili-c/);
  assert.match(after, /aliases: \[shili-a\]/);
  assert.match(after, /parent: shili-c/);
  assert.match(after, /\[甲\]\(station:shili-c\)/);
  await tab.close();
});

test('a record that is named elsewhere is not deleted, and the form says by whom; one that is not, is, and comes back', async () => {
  const tab = await openForm(it, 'notice/mutual-help-group');
  await tab.locator('.withdraw summary').click();
  assert.match(await tab.locator('.withdraw').innerText(), /个文件里写着它：[^]*嘎玛贡桑/);
  await tab.goto(`${it.preview.base}_edit/operator/shili-er`);
  await tab.locator('.withdraw summary').click();
  assert.match(await tab.locator('.withdraw').innerText(), /没有别的记录写着它/);
  const FILE = 'content/operators/shili-er.yaml';
  const before = await it.preview.read(FILE);
  await Promise.all([tab.waitForNavigation(), tab.locator('.withdraw form button').click()]);
  assert.match(await tab.locator('[data-saved]').innerText(), /删去了：示例第二机构/);
  await assert.rejects(it.preview.read(FILE));
  await Promise.all([tab.waitForNavigation(), tab.locator('[data-saved] button').click()]);
  assert.equal(await it.preview.read(FILE), before);
  await tab.close();
});

test('an old number that stands elsewhere is named after the save', async () => {
  const tab = await openForm(it, 'operator/shili-er');
  await tab.locator('[name="phone[0]"]').fill('0891-6323277');
  assert.equal((await save(tab)).saved, true);
  const told = tab.locator('[data-elsewhere]');
  assert.equal(await told.getAttribute('data-elsewhere'), '1');
  assert.match(await told.innerText(), /旧的电话“0891-6323288”还在 1 处：[^]*示例机构/);
  await tab.close();
});
