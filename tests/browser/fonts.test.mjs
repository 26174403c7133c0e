// The Tibetan font is loaded only where Tibetan is shown; for the language switch a few letters are enough.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { serveFolder } from './support/server.mjs';
import { SITE, exists } from './support/site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function fontsOf(path) {
  const site = await serveFolder(SITE);
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    await tab.goto(site.base + path, { waitUntil: 'networkidle' });
    await tab.evaluate(() => document.fonts.ready);
    return site.asked.filter((asked) => asked.endsWith('.woff2'));
  } finally {
    await context.close();
    await site.close();
  }
}

const full = (fonts) => fonts.filter((font) => !font.includes('label'));

// The device's own comes first: where it has the font, nothing is asked for.
const ownFont = async () => {
  const tab = await browser.newPage();
  const own = await tab.evaluate(() => new FontFace('own', 'local("Noto Serif Tibetan"), local("NotoSerifTibetan-Regular")').load().then(() => true, () => false));
  await tab.close();
  return own;
};

test('a page in Tibetan has the Tibetan font: the device\'s own, else the site\'s', async () => {
  assert.equal(full(await fontsOf('bo/stations/gamagongsang.html')).length, await ownFont() ? 0 : 1);
});

test('a page in Chinese with no Tibetan but the language switch loads the letters of the switch only', async () => {
  assert.ok(exists('pages/accessibility.html'));
  const fonts = await fontsOf('pages/accessibility.html');
  assert.deepEqual(full(fonts), []);
  assert.equal(fonts.length, 1);
});

test('a page with both languages side by side has the Tibetan font', async () => {
  assert.equal(full(await fontsOf('notices/lhasa-areas-parallel.html')).length, await ownFont() ? 0 : 1);
});
