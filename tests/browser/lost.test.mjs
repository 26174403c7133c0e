// The page for lost visitors: styled and leading home from any depth, on whatever host has the site below its path.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, watchedTab } from './support/browser.mjs';
import { SITE } from './support/site.mjs';

let browser;
let host;
before(async () => {
  browser = await launch();
  // A host that answers every address it does not know with 404.html, as ours are told to.
  host = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const found = await readFile(join(SITE, path)).catch(() => null);
    const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.js') ? 'application/javascript' : 'text/html';
    response.writeHead(found ? 200 : 404, { 'Content-Type': found ? type : 'text/html' }).end(found ?? await readFile(join(SITE, '404.html')));
  });
  await new Promise((resolve) => { host.listen(0, '127.0.0.1', resolve); });
});
after(async () => {
  await browser.close();
  host.closeAllConnections();
  host.close();
});

test('a page that is not there, deep below', async () => {
  const base = `http://127.0.0.1:${host.address().port}/`;
  const { tab, problems } = await watchedTab(await browser.newContext({ viewport: { width: 390, height: 800 } }), base);
  await tab.goto(`${base}stations/nobody/at/all.html`);
  const look = await tab.evaluate(() => ({
    home: document.querySelector('.home').getBoundingClientRect().height,
    border: getComputedStyle(document.querySelector('main')).borderTopWidth,
    wide: document.documentElement.scrollWidth <= innerWidth,
  }));
  assert.ok(look.home >= 44 && look.border === '8px' && look.wide, JSON.stringify(look));
  assert.ok(await tab.locator('a[href^="tel:"]').count() > 0);
  // The policy lets nothing else in.
  assert.deepEqual(problems.filter((problem) => !problem.startsWith('404')), []);
  await tab.locator('.home').click();
  await tab.waitForURL(`${base}index.html`);
  // The address changes before anything is drawn.
  await tab.locator('h1').waitFor();
});
