// Screenshots of the form, for looking at: each page of it as staff meet it, at each width, light and dark, into one folder.
//   ZHANDIAN=target/debug/zhandian TODAY=2026-11-22 node tests/look/form.mjs FOLDER [NAME …]
// WIDTHS (1280,1024,390) and MODES (light,dark) narrow it down. The pictures of the handbook are made by
//   ZHANDIAN=target/debug/zhandian TODAY=2026-11-22 node tests/look/form.mjs --handbook
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser/support/browser.mjs';
import { drop, paste, photograph } from '../browser/support/bring.mjs';
import { PATIENCE, previewOfCopy } from '../browser/support/preview.mjs';

const HANDBOOK = process.argv[2] === '--handbook';
const PICTURES_OF_HANDBOOK = fileURLToPath(new URL('../../src/handbook/pictures/', import.meta.url));
const [folder, ...names] = HANDBOOK ? [PICTURES_OF_HANDBOOK] : process.argv.slice(2);
if (!folder) throw new Error('which folder?');
const list = (name, whole) => (process.env[name] ?? whole).split(',');
const WORD = join(fileURLToPath(import.meta.url), '../../word/files');
const settled = (tab) => tab.waitForTimeout(1200);

/** Each picture: its name, where it begins, and what is done before it is taken. */
const PICTURES = [
  ['start', '', async () => {}],
  ['station', 'station/gamagongsang', settled],
  ['notice', 'notice/mutual-help-group', settled],
  ['small', 'station/gamagongsang?only=phone', settled],
  ['told', 'station/gamagongsang', async (tab) => {
    await tab.locator('[name="phone[0]"]').fill('6323299');
    await tab.locator('[name="hours[1].open"]').fill('25:99');
    await settled(tab);
    await tab.locator('[name="phone[0]"]').scrollIntoViewIfNeeded();
  }],
  ['errors', 'station/gamagongsang', async (tab) => {
    await tab.locator('[name="hours[1].open"]').fill('25:99');
    await Promise.all([tab.waitForNavigation(), tab.locator('button[name="save"]').click()]);
    await settled(tab);
  }],
  ['picture', 'notice/mutual-help-group', async (tab) => {
    await drop(tab, '[name="body.zh"]', [['门口.jpg', await photograph(tab, 1700, 900)]]);
    await tab.locator('.brought').waitFor({ timeout: 4 * PATIENCE });
    await tab.locator('.brought').scrollIntoViewIfNeeded();
  }],
  ['pasted', 'notice/mutual-help-group', async (tab) => {
    await paste(tab, '[name="body.zh"]', { 'text/html': '<p>一段<b>文字</b></p><table><tr><td>县区</td><td>站数</td></tr><tr><td>示例县</td><td>5</td></tr></table><p><img src="file:///C:/a.png" width="300" height="200" alt="示意图"></p>' });
    await tab.locator('[data-below]').waitFor();
    await tab.locator('[data-below]').scrollIntoViewIfNeeded();
  }],
  ['word', '', async (tab) => {
    await drop(tab, 'form[data-word]', [['通知.docx', await readFile(join(WORD, 'official.docx'))]]);
    await tab.locator('form[data-record="notice:"]').waitFor();
    await settled(tab);
  }],
  ['review', 'notice/mutual-help-group#review', settled],
  ['rename', 'operator/shili', async (tab) => {
    await tab.locator('[name="id"]').fill('shili-xin');
    await tab.locator('[data-rename]').waitFor();
  }],
  ['batch', 'batch?field=closed', settled],
  ['widgets', 'widgets', async () => {}],
  ['new', 'new/station', async () => {}],
];

/** Those of the handbook, by the names of its chapters. */
const OF_HANDBOOK = { start: 'form-start.jpg', told: 'form.jpg', picture: 'form-picture.jpg' };

const preview = await previewOfCopy();
const settings = await preview.read('content/site.yaml');
if (!HANDBOOK) await preview.write('content/site.yaml', `${settings.trimEnd()}\nreview: {steps: [初审, 复审, 终审], for: [notices]}\n`);
await preview.write('content/operators/shili.yaml', 'id: shili\nname: {zh: 示例机构}\nphone: ["0891-6323288"]\n');
await preview.edit('content/stations/chengguan/gamagongsang.yaml', 'region: 540102007', 'region: 540102007\noperator: shili');
await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  await preview.start();
  if (HANDBOOK) {
    const tab = await browser.newPage({ viewport: { width: 1100, height: 720 } });
    for (const [name, place, before] of PICTURES.filter(([own]) => own in OF_HANDBOOK)) {
      await tab.goto(`${preview.base}_edit/${place}`);
      await before(tab);
      await tab.screenshot({ path: join(folder, OF_HANDBOOK[name]), type: 'jpeg', quality: 62 });
      await tab.evaluate(() => localStorage.clear());
    }
  }
  for (const mode of HANDBOOK ? [] : list('MODES', 'light,dark')) {
    const context = await browser.newContext({ colorScheme: mode });
    for (const width of list('WIDTHS', '1280,1024,390').map(Number)) {
      for (const [name, place, before] of PICTURES.filter(([own]) => !names.length || names.includes(own))) {
        const tab = await context.newPage();
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(`${preview.base}_edit/${place}`);
        await before(tab);
        const fullPage = ['start', 'widgets', 'batch', 'new'].includes(name);
        await tab.screenshot({ path: join(folder, `${name}-${mode}-${width}.png`), fullPage });
        await tab.evaluate(() => localStorage.clear());
        await tab.close();
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await preview.stop();
  await rm(preview.root, { recursive: true, force: true });
}
