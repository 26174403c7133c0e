// No page breaks a rule of WCAG 2.2 A or AA that a program can see, nor one of axe's best practices: every page kind in
// both languages, as it is and with each reading aid, from a desk's screen to the narrowest phone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { oneOfEachKind } from './support/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MODES = ['', 'care', 'dark', 'contrast', 'large'];
const WIDTHS = [1280, 768, 390, 320];
const it = siteInBrowser();

async function violations(path, mode, width) {
  const context = await it.browser.newContext({ viewport: { width, height: 900 } });
  try {
    const tab = await context.newPage();
    await tab.addInitScript((name) => { localStorage.setItem('zhandian.display', name); }, mode);
    await tab.goto(it.base + path);
    // What is folded away is looked at as well.
    await tab.evaluate(() => document.querySelectorAll('details').forEach((element) => { element.open = true; }));
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
  } finally {
    await context.close();
  }
}

const pages = oneOfEachKind({ without: ['redirect'] });
pages.forEach(({ path }, at) => {
  // Each page as it is, and with one aid at one width after the other; full.sh tries all of them.
  const chosen = process.env.PAGES === 'all'
    ? MODES.flatMap((mode) => WIDTHS.map((width) => [mode, width]))
    : [['', WIDTHS[at % 2]], [MODES[1 + (at % 4)], WIDTHS[2 + (Math.floor(at / 4) % 2)]]];
  for (const [mode, width] of chosen) {
    test(`${path} ${mode || 'as it is'} at ${width} pixels`, async () => {
      assert.deepEqual(await violations(path, mode, width), []);
    });
  }
});
