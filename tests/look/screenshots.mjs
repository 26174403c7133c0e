// Screenshots of the built site, for looking at: every page kind, language, width and reading aid, into one folder.
//   SITE=site node tests/look/screenshots.mjs FOLDER [KIND …]
// WIDTHS (1280,768,390,320), MODES (plain,care,dark,contrast,print) and LANGS (zh-CN,bo) narrow it down.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from '../browser/support/browser.mjs';
import { serveFolder } from '../browser/support/server.mjs';
import { SITE, oneOfEachKind } from '../browser/support/site.mjs';

const [folder, ...kinds] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');
const list = (name, whole) => (process.env[name] ?? whole).split(',');
const widths = list('WIDTHS', '1280,768,390,320').map(Number);
const modes = list('MODES', 'plain,care,dark,contrast,print');
const langs = list('LANGS', 'zh-CN,bo');

const pages = oneOfEachKind({ without: ['redirect'] }).filter(
  ({ kind, lang }) => langs.includes(lang) && (kinds.length === 0 || kinds.includes(kind)),
);
const site = await serveFolder(SITE);
const browser = await launch();
await mkdir(folder, { recursive: true });
for (const mode of modes) {
  const context = await browser.newContext();
  const aid = ['plain', 'print'].includes(mode) ? '' : mode;
  await context.addInitScript((name) => { localStorage.setItem('zhandian.display', name); }, aid);
  const tab = await context.newPage();
  if (mode === 'print') await tab.emulateMedia({ media: 'print' });
  for (const width of mode === 'print' ? [794] : widths) {
    await tab.setViewportSize({ width, height: 900 });
    for (const { path, kind, lang } of pages) {
      await tab.goto(site.base + path);
      await tab.evaluate(() => document.fonts.ready);
      await tab.screenshot({ path: join(folder, `${kind}-${lang.slice(0, 2)}-${mode}-${width}.png`), fullPage: true });
    }
  }
  await context.close();
}
await browser.close();
await site.close();
