// A record in the browser: each widget is filled in, saved and seen on the page, and only the lines meant differ in the file.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible, difference, openForm, outcome, save } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser();
const STATION = 'content/stations/chengguan/gamagongsang.yaml';
const NOTICE = 'content/notices/lhasa/mutual-help-group.md';

test('opening and saving without a change writes nothing', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  assert.equal(await tab.locator('form[data-record="station:gamagongsang"]').count(), 1);
  assert.deepEqual(await save(tab), { saved: true, changed: 0 });
  assert.equal(await it.preview.read(STATION), before);
  await tab.close();
});

test('a telephone is one field and one save, one line of the file, and stands on the page', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang?only=phone');
  await tab.locator('[name="phone[0]"]').fill('0891-6323299');
  assert.deepEqual(await save(tab), { saved: true, changed: 1 });
  const changed = difference(before, await it.preview.read(STATION));
  assert.equal(changed.come.length, 1);
  assert.match(changed.come[0], /0891-6323299/);
  const page = await it.open('stations/gamagongsang.html');
  await page.waitForFunction(() => document.querySelector('main').innerText.includes('0891-6323299'));
  await page.close();
  // … and taken back by one button.
  await Promise.all([tab.waitForNavigation(), tab.locator('[data-saved] button').click()]);
  assert.equal(await it.preview.read(STATION), before);
  await tab.close();
});

test('every kind of value of a station is filled in, saved and read again', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  const fill = (name, text) => tab.locator(`[name="${name}"]`).fill(text);
  const choose = (name, value) => tab.locator(`[name="${name}"]`).selectOption(value);
  await fill('name.zh', '嘎玛贡桑街道“双语”社工站（改）');
  await fill('hours[0].open', '09:00');
  await choose('status', 'temporarily-closed');
  await fill('reopens', '2027-03');
  await fill('notice.text.zh', '示例：临时停诊');
  await fill('notice.from', '2026-11-20');
  await fill('notice.to', '2026-12-20');
  await fill('email', 'shili@example.cn');
  await fill('contract.amount', '40001');
  await choose('address_public', 'true');
  await tab.locator('button[name="_add"][value="closed"]').click();
  await tab.locator('[name^="closed["]').last().fill('2026-12-24/2026-12-25');
  await tab.locator('[name="facilities"][value="notice-board"]').setChecked(true);
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  const after = await it.preview.read(STATION);
  for (const words of ['（改）', '09:00', 'temporarily-closed', '2027-03', '示例：临时停诊', 'shili@example.cn', '40001', '2026-12-24/2026-12-25', 'notice-board']) {
    assert.ok(after.includes(words), words);
  }
  // Lines that nobody spoke of stay, remarks among them.
  const { gone } = difference(before, after);
  for (const line of gone) assert.ok(!line.trimStart().startsWith('#'), line);
  const page = await it.open('stations/gamagongsang.html');
  await page.waitForFunction(() => document.querySelector('main').innerText.includes('示例：临时停诊'));
  await page.close();
  await it.preview.write(STATION, before);
  await tab.close();
});

test('an error stands at its field in the words of check, while one types and after saving; nothing is written', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('[name="phone[0]"]').fill('没有电话');
  await tab.locator('[data-field-error="phone[0]"]').first().waitFor();
  const code = await tab.locator('[data-field-error="phone[0]"]').first().getAttribute('data-code');
  assert.match(code, /^Z2\d\d$/);
  assert.equal(await tab.locator('[name="phone[0]"]').getAttribute('aria-invalid'), 'true');
  const said = await save(tab);
  assert.deepEqual(said.errors[0], ['phone[0]', code]);
  assert.equal(await tab.locator('[name="phone[0]"]').inputValue(), '没有电话');
  assert.equal(await it.preview.read(STATION), before);
  await tab.close();
});

test('a reference to nothing is told with the nearest name', async () => {
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('[name="operator"]').fill('nobody-here');
  await tab.locator('[data-field-error="operator"]').first().waitFor();
  await tab.close();
});

test('the page beside the form shows what is typed before it is saved', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  const page = tab.frameLocator('iframe[data-beside]');
  await page.locator('main').waitFor();
  await tab.locator('[name="name.zh"]').fill('还没有保存的名称');
  await page.locator('h1', { hasText: '还没有保存的名称' }).waitFor();
  assert.equal(await it.preview.read(STATION), before);
  await tab.close();
});

test('a click on a text of the page opens the form at its field', async () => {
  const page = await it.open('stations/gamagongsang.html');
  assert.equal(await page.locator('a[data-edit]').getAttribute('href'), '/_edit/station/gamagongsang');
  await page.locator('main').getByText('13:00').first().click();
  await page.waitForURL(/_edit\/station\/gamagongsang\?field=hours/);
  await page.waitForFunction(() => document.activeElement?.name?.startsWith('hours'));
  await page.close();
});

test('two people on one record: the second save shows both values, and the choice is kept', async () => {
  const before = await it.preview.read(STATION);
  const other = await it.browser.newContext();
  const [mine, theirs] = [await openForm(it, 'station/gamagongsang'), await openForm(it, 'station/gamagongsang', other)];
  await theirs.locator('[name="phone[0]"]').fill('0891-6323201');
  assert.equal((await save(theirs)).saved, true);
  await mine.locator('[name="phone[0]"]').fill('0891-6323202');
  assert.deepEqual(await save(mine), { conflict: true });
  const words = await mine.locator('[data-conflict]').first().innerText();
  assert.ok(words.includes('0891-6323201') && words.includes('0891-6323202'), words);
  assert.ok((await it.preview.read(STATION)).includes('0891-6323201'));
  await mine.locator('[name="_take.phone"][value="mine"]').check();
  assert.equal((await save(mine)).saved, true);
  assert.ok((await it.preview.read(STATION)).includes('0891-6323202'));
  await it.preview.write(STATION, before);
  await mine.close();
  await other.close();
});

test('a file that changed on the disk meanwhile keeps that change beside mine', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang');
  await it.preview.write(STATION, before.replace('close: "13:00"', 'close: "12:30"'));
  await tab.locator('[name="phone[0]"]').fill('0891-6323203');
  assert.equal((await save(tab)).saved, true);
  const after = await it.preview.read(STATION);
  assert.ok(after.includes('12:30') && after.includes('0891-6323203'));
  await it.preview.write(STATION, before);
  await tab.close();
});

test('what was not saved survives a closed tab', async () => {
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('[name="name.zh"]').fill('写了一半的名称');
  await tab.waitForFunction(() => Object.keys(localStorage).some((key) => localStorage.getItem(key).includes('写了一半的名称')));
  await tab.close();
  const again = await openForm(it, 'station/gamagongsang');
  await again.locator('[data-draft] button').first().click();
  assert.equal(await again.locator('[name="name.zh"]').inputValue(), '写了一半的名称');
  await again.evaluate(() => localStorage.clear());
  await again.goto('about:blank');
  await again.close();
});

test('a notice in both languages: title, text and date, each in its own file', async () => {
  const before = await it.preview.read(NOTICE);
  const tab = await openForm(it, 'notice/mutual-help-group');
  await tab.locator('[name="title.zh"]').fill('改过的标题');
  const body = tab.locator('[name="body.zh"]');
  await body.fill(`${await body.inputValue()}\n\n加的一段。`);
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  const after = await it.preview.read(NOTICE);
  assert.ok(after.includes('改过的标题') && after.includes('加的一段。'));
  await it.preview.write(NOTICE, before);
  await tab.close();
});

test('a new station gets its id from its name, and a page', async () => {
  const tab = await openForm(it, 'new/station');
  await tab.locator('[name="name.zh"]').fill('示例东风社工站');
  await tab.locator('[name="level"]').selectOption('township');
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  assert.match(tab.url(), /_edit\/station\/[a-z0-9-]+\?saved=/);
  const id = /station\/([a-z0-9-]+)/.exec(tab.url())[1];
  assert.ok((await readdir(it.preview.path('content/stations'))).includes(`${id}.yaml`));
  const page = await it.open(`stations/${id}.html`);
  await page.waitForFunction(() => document.querySelector('main').innerText.includes('示例东风社工站'));
  await page.close();
  await tab.close();
});

test('a form of each kind opens, and axe finds nothing in it', async () => {
  const tab = await openForm(it, '');
  await assertAccessible(tab, 'start');
  const kinds = ['station/gamagongsang', 'notice/mutual-help-group', 'site/site', 'region/540102', 'batch', 'widgets', 'new/station', 'new/notice', 'new/page', 'new/disclosure', 'new/operator', 'new/category', 'new/statistics', 'new/measure', 'new/tag', 'new/audience', 'new/region', 'new/catalogue'];
  for (const path of kinds) {
    const answer = await tab.goto(`${it.preview.base}_edit/${path}`);
    assert.equal(answer.status(), 200, path);
    await assertAccessible(tab, path);
  }
  await tab.close();
});

test('by keyboard alone: a field, Ctrl+S, saved', async () => {
  const before = await it.preview.read(STATION);
  const tab = await openForm(it, 'station/gamagongsang?field=phone');
  await tab.waitForFunction(() => document.activeElement?.name === 'phone[0]');
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('0891-6323204');
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Control+S')]);
  assert.deepEqual(await outcome(tab), { saved: true, changed: 1 });
  await it.preview.write(STATION, before);
  await tab.close();
});

test('hours of several stations are set at once', async () => {
  const tab = await openForm(it, 'batch?field=closed');
  const stations = tab.locator('[name="_station"]');
  await stations.nth(0).check();
  await stations.nth(1).check();
  await tab.locator('[name="closed[0]"]').fill('2027-02-01/2027-02-07');
  const said = await save(tab);
  assert.equal(said.saved, true, JSON.stringify(said));
  assert.ok(said.changed >= 2);
  await tab.close();
});

test('a file that cannot be read opens as text, and is saved when it is no worse', async () => {
  const before = await it.preview.read(STATION);
  await it.preview.write(STATION, before.replace('level: township', 'level: [township'));
  const tab = await openForm(it, 'station/gamagongsang');
  const area = tab.locator('textarea[name="text"]');
  await area.waitFor();
  assert.ok(await tab.locator('[data-code]').count());
  await area.fill(before);
  assert.equal((await save(tab)).saved, true);
  assert.equal(await it.preview.read(STATION), before);
  await tab.close();
});

test('no record of any kind changes when its form is sent as it was opened', async () => {
  const tab = await openForm(it, '');
  const changed = await tab.evaluate(async () => {
    const parse = async (path) => new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
    const kinds = [...document.querySelectorAll('[aria-labelledby="all"] a')].map((link) => link.getAttribute('href'));
    const records = ['/_edit/site/site'];
    for (const kind of kinds.filter((path) => path !== '/_edit/site/site')) {
      const list = await parse(kind);
      records.push(...[...list.querySelectorAll('.records a')].map((link) => link.getAttribute('href')));
    }
    const wrong = [];
    for (const path of records) {
      const form = (await parse(path)).querySelector('form[data-record]');
      const body = new URLSearchParams();
      new FormData(form).forEach((value, name) => { if (typeof value === 'string') body.append(name, value); });
      body.append('save', '1');
      const answer = await fetch(path, { method: 'POST', body });
      if (!answer.url.endsWith('?saved=0')) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const said = [...page.querySelectorAll('[data-errors] li, [data-conflict], [data-saved]')].map((line) => line.textContent);
        wrong.push(`${path} ${answer.url} ${said.join(' ').slice(0, 300)}`);
      }
    }
    return { count: records.length, wrong };
  });
  assert.ok(changed.count > 40, `${changed.count} records`);
  assert.deepEqual(changed.wrong, []);
  await tab.close();
});

test('a draft may be saved with errors, a published notice may not', async () => {
  const before = await it.preview.read(NOTICE);
  const tab = await openForm(it, 'notice/mutual-help-group');
  await tab.locator('[name="services[0]"]').fill('nothing-of-this-name');
  const said = await save(tab);
  assert.equal(said.errors?.[0]?.[0], 'services[0]', JSON.stringify(said));
  assert.equal(await it.preview.read(NOTICE), before);
  await tab.locator('[name="draft"]').selectOption('true');
  assert.equal((await save(tab)).saved, true);
  assert.match(await it.preview.read(NOTICE), /nothing-of-this-name/);
  await it.preview.write(NOTICE, before);
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});

test('another id keeps the old address as an alias, and what refers to it is mended', async () => {
  const parish = await openForm(it, 'new/operator');
  await parish.locator('[name="id"]').fill('shili-jigou');
  await parish.locator('[name="name.zh"]').fill('示例机构');
  assert.equal((await save(parish)).saved, true);
  const station = await openForm(it, 'station/gamagongsang');
  const before = await it.preview.read(STATION);
  await station.locator('[name="operator"]').fill('shili-jigou');
  const said = await save(station);
  assert.equal(said.saved, true, JSON.stringify(said));
  await parish.waitForTimeout(1500);
  await parish.goto(`${it.preview.base}_edit/operator/shili-jigou`);
  await parish.locator('[name="id"]').fill('shili-jigou-2');
  const renamed = await save(parish);
  assert.equal(renamed.saved, true, JSON.stringify(renamed));
  assert.match(parish.url(), /operator\/shili-jigou-2/);
  assert.match(await it.preview.read(STATION), /operator: shili-jigou-2/);
  assert.match(await it.preview.read('content/operators/shili-jigou.yaml'), /aliases: \[shili-jigou\]/);
  await it.preview.write(STATION, before);
  await parish.close();
  await station.close();
});

test('a withdrawn station says so with its reason, and its record stays', async () => {
  const FILE = STATION;
  const before = await it.preview.read(FILE);
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.locator('.withdraw summary').click();
  await tab.locator('.withdraw [name="reason"]').fill('示例：并入总站');
  await Promise.all([tab.waitForNavigation(), tab.locator('.withdraw form button').click()]);
  assert.equal((await outcome(tab)).saved, true);
  const after = await it.preview.read(FILE);
  assert.ok(after.includes('status: closed') && after.includes('示例：并入总站'));
  await it.preview.write(FILE, before);
  await tab.close();
});
