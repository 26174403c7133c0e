// What check says stands at its field: warnings of the rules too, entries of lists, and the ways that lead to a field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForm, save } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser();
const STATION = 'content/stations/chengguan/gamagongsang.yaml';

test('a warning of the rules stands at its field while one types, with its code, and keeps nobody from saving', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('[name="phone[0]"]').fill('6323299');
  const own = tab.locator('[data-told="phone[0]"] [data-code="Z533"]');
  await own.waitFor();
  assert.equal(await own.getAttribute('data-severity'), 'warning');
  assert.match(await own.innerText(), /区号/);
  assert.equal(await tab.locator('[name="phone[0]"]').getAttribute('aria-invalid'), null);
  assert.equal((await save(tab)).saved, true);
  // It is there when the form is opened again.
  await tab.goto(`${it.preview.base}_edit/station/gamagongsang`);
  await own.waitFor();
  await it.preview.write(STATION, before);
  await tab.close();
});

test('words that the list of words knows are told at the field', async () => {
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('[name="description.zh"]').fill('示例：帐号另发。');
  await tab.locator('[data-told="description.zh"] .finding, [data-told="description"] .finding').first().waitFor();
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});

test('an error in an entry of a list stands at that entry, and the summary leads there', async () => {
  const before = await it.preview.read(STATION);
  for (const [name, text] of [['services[2]', 'nothing-of-this-name'], ['hours[1].open', '25:99']]) {
    const tab = await openForm(it, 'station/gamagongsang');
    await tab.locator(`[name="${name}"]`).fill(text);
    await tab.locator(`[data-told="${name}"] [data-field-error]`).waitFor();
    assert.equal(await tab.locator(`[name="${name}"]`).getAttribute('aria-invalid'), 'true');
    const said = await save(tab);
    assert.equal(said.errors?.[0]?.[0], name, JSON.stringify(said));
    const link = tab.locator('[data-errors] a[href^="#"]').first();
    const target = decodeURIComponent((await link.getAttribute('href')).slice(1));
    assert.equal(target, `e:${name}`);
    assert.equal(await tab.evaluate((id) => Boolean(document.getElementById(id)), target), true);
    await tab.evaluate(() => localStorage.clear());
    await tab.close();
  }
  assert.equal(await it.preview.read(STATION), before);
});

test('an error that was there before is told, and another field is saved all the same', async () => {
  const before = await it.preview.read(STATION);
  await it.preview.write(STATION, before.replace('operator:', 'operator:').replace('region: 540102007', 'region: 999999'));
  const tab = await openForm(it, 'station/gamagongsang');
  for (let at = 0; at < 60 && !(await tab.locator('[data-told="region"] .finding').count()); at += 1) {
    await tab.waitForTimeout(250);
    await tab.goto(`${it.preview.base}_edit/station/gamagongsang`);
  }
  assert.equal(await tab.locator('[data-told="region"] .finding').count(), 1);
  await tab.locator('[name="email"]').fill('shili@example.cn');
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  await it.preview.write(STATION, before);
  await tab.close();
});

test('the list of findings leads to the entry of a list, of a record in a file of many too', async () => {
  const [station, tags] = [await it.preview.read(STATION), await it.preview.read('content/tags.yaml')];
  await it.preview.write(STATION, station.replace('feedback: {phone: "12345"}', 'feedback: {phone: "12345"}\nphone: ["0891-6323215", "6323216"]'));
  const page = await it.open('stations/gamagongsang.html');
  const way = (words) => page.evaluate(async (wanted) => {
    for (let at = 0; at < 80; at += 1) {
      const found = await (await fetch('/__zhandian/findings', { cache: 'no-store' })).json();
      const one = found.listed.find((own) => own.message_zh.includes(wanted));
      if (one) return one.edit;
      await new Promise((done) => { setTimeout(done, 250); });
    }
    return null;
  }, words);
  assert.equal(await way('6323216'), 'station/gamagongsang?field=phone[1]');
  await page.goto(`${it.preview.base}_edit/station/gamagongsang?field=phone[1]`);
  await page.waitForFunction(() => document.activeElement?.name === 'phone[1]');
  await it.preview.write('content/tags.yaml', tags.replace(/name: \{zh: ([^,}]+)/, 'name: {zh: 帐号示例'));
  const edit = await way('帐号');
  assert.match(String(edit), /^tag\/[a-z-]+\?field=name/);
  await it.preview.write(STATION, station);
  await it.preview.write('content/tags.yaml', tags);
  await page.close();
});
