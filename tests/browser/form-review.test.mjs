// Three reviews in the form: who waits for whom, signing, what a change does afterwards, the sheet that is printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, openForm, outcome, save } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const NOTICE = 'content/notices/lhasa/mutual-help-group.md';
const PLACE = 'notice/mutual-help-group';
const it = previewInBrowser({
  prepare: async (preview) => {
    const settings = await preview.read('content/site.yaml');
    await preview.write('content/site.yaml', `${settings.trimEnd()}\nreview: {steps: [初审, 复审, 终审], for: [notices]}\n`);
  },
});

/** Signs the step that waits; what the page says. */
async function sign(tab, by, note = '') {
  const form = tab.locator('form[data-sign]').first();
  await form.locator('[name="by"]').fill(by);
  if (note) await form.locator('[name="note"]').fill(note);
  await Promise.all([tab.waitForNavigation(), form.locator('button').click()]);
  return tab.locator('main').innerText();
}

/** Waits until the preview has taken in what was written. */
async function until(tab, path, wanted) {
  for (let at = 0; at < 60; at += 1) {
    await tab.goto(`${it.preview.base}_edit/${path}`);
    if (await wanted()) return;
    await tab.waitForTimeout(250);
  }
  assert.fail(`${path}: ${await tab.locator('main').innerText()}`);
}

test('three people sign one after the other, each sees who waits; a change afterwards is told', async () => {
  const tab = await openForm(it, '');
  assert.match(await tab.locator('[data-waits="初审"]').innerText(), /互助小组/);
  await tab.goto(`${it.preview.base}_edit/${PLACE}`);
  await assertAccessible(tab, 'steps');
  const body = await it.preview.read(NOTICE);
  assert.match(await sign(tab, '示例甲', '电话核对过'), /记下了：初审，示例甲/);
  const text = await it.preview.read(NOTICE);
  assert.match(text, /role: 初审/);
  assert.match(text, /note: 电话核对过/);
  assert.ok(text.endsWith(body.slice(body.indexOf('\n---\n', 4))), 'the text is as it was');
  await until(tab, PLACE, async () => (await tab.locator('form[data-sign="复审"]').count()) > 0);
  assert.match(await tab.locator('.steps').first().innerText(), /初审\s*示例甲\s*2026-11-22：电话核对过/);
  // One person does not sign twice.
  assert.match(await sign(tab, '示例甲'), /要请另一个人/);
  await tab.goto(`${it.preview.base}_edit/${PLACE}`);
  assert.match(await sign(tab, '示例乙'), /记下了：复审/);
  await until(tab, PLACE, async () => (await tab.locator('form[data-sign="终审"]').count()) > 0);
  assert.match(await sign(tab, '示例丙'), /记下了：终审/);
  await until(tab, PLACE, async () => (await tab.locator('.steps').first().locator('[data-passed]').count()) === 3);
  assert.equal(await tab.locator('form[data-sign]').count(), 0);
  // The entries are no fields, and saving the record leaves them.
  assert.equal(await tab.locator('[name^="review"]').count(), 0);
  assert.deepEqual(await save(tab), { saved: true, changed: 0 });
  await tab.locator('[name="title.zh"]').fill('改过的标题');
  assert.equal((await save(tab)).saved, true);
  await until(tab, PLACE, async () => (await tab.locator('#review [data-code="Z534"]').count()) > 0);
  assert.match(await tab.locator('#review').innerText(), /审完以后又改过/);
  assert.match(await tab.locator('#review [data-code="Z534"]').innerText(), /标题/);
  // Taken back, it is what was signed.
  await tab.locator('.earlier button').first().click();
  await tab.waitForLoadState();
  assert.equal((await outcome(tab)).saved, true);
  await it.preview.write(NOTICE, body);
  await tab.close();
});

test('nothing is signed without a name, and a draft is not reviewed', async () => {
  const before = await it.preview.read(NOTICE);
  const tab = await openForm(it, PLACE);
  await until(tab, PLACE, async () => (await tab.locator('form[data-sign="初审"]').count()) > 0);
  await tab.locator('form[data-sign] [name="by"]').evaluate((own) => own.removeAttribute('required'));
  assert.match(await sign(tab, '  '), /写上是谁审的/);
  assert.equal(await it.preview.read(NOTICE), before);
  await tab.goto(`${it.preview.base}_edit/${PLACE}`);
  await tab.locator('[name="draft"]').selectOption('true');
  assert.equal((await save(tab)).saved, true);
  await until(tab, PLACE, async () => (await tab.locator('#review').innerText()).includes('草稿不审'));
  assert.equal(await tab.locator('form[data-sign]').count(), 0);
  await it.preview.write(NOTICE, before);
  await tab.close();
});
