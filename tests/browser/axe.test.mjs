// No page breaks a rule of WCAG 2.2 A or AA that a program can see, nor one of axe's best practices: every page kind in
// both languages, as it is and with each reading aid, from a desk's screen to the narrowest phone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { oneOfEachKind } from './support/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MODES = ['', 'care', 'dark', 'contrast', 'large'];
const WIDTHS = [1280, 768, 390, 320];
const it = siteInBrowser();

/** Puts the page that is open into a state, by its own controls, and lists what axe finds. */
async function violations(mode, width) {
  await it.tab.setViewportSize({ width, height: 900 });
  const { violations: found } = await it.tab.evaluate((name) => {
    document.querySelector('[data-reset]')?.click();
    if (name) document.querySelector(`.bar input[value="${name}"]`)?.click();
    if (name && document.querySelector('.bar') && !document.documentElement.classList.contains(name)) throw new Error(`not ${name}`);
    return window.axe.run(document, { resultTypes: ['violations'] });
  }, mode);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
}

const pages = oneOfEachKind({ without: ['redirect'] });
pages.forEach(({ path }, at) => {
  // Each page as it is, and with one aid at one width after the other; full.sh tries all of them.
  const chosen = process.env.PAGES === 'all'
    ? MODES.flatMap((mode) => WIDTHS.map((width) => [mode, width]))
    : [['', WIDTHS[at % 2]], [MODES[1 + (at % 4)], WIDTHS[2 + (Math.floor(at / 4) % 2)]]];
  describe(path, () => {
    // One page, one axe for all its states: loading both costs more than looking.
    before(async () => {
      await it.tab.goto(it.base + path);
      // What is folded away is looked at as well.
      await it.tab.evaluate(() => {
        document.querySelectorAll('details').forEach((element) => { element.open = true; });
        document.querySelector('[data-menu]')?.click();
      });
      await it.tab.evaluate(axe);
    });
    for (const [mode, width] of chosen) {
      test(`${mode || 'as it is'} at ${width} pixels`, async () => {
        assert.deepEqual(await violations(mode, width), []);
      });
    }
  });
});
