// A page works unchanged at a domain's root, below a path and from a disk: nothing fails, nothing is asked of others.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, watchedTab } from './support/browser.mjs';
import { serveFolder } from './support/server.mjs';
import { SITE, sample } from './support/site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// 404.html has only addresses below the site's own base URL, which is not where a test serves it; a page that moved is
// left at once.
const looked = sample({ without: ['404', 'redirect'] });
const places = [
  ['at the root', () => serveFolder(SITE)],
  ['below a path', () => serveFolder(SITE, { prefix: '/a/b/' })],
  ['from a disk', async () => ({ base: `${pathToFileURL(SITE)}/`, close: () => {} })],
];

for (const [name, open] of places) {
  describe(name, () => {
    let place;
    let tab;
    let problems;
    before(async () => {
      place = await open();
      ({ tab, problems } = await watchedTab(await browser.newContext(), place.base));
    });
    after(() => place.close());

    for (const { path } of looked) {
      test(path, async () => {
        await tab.goto(place.base + path);
        await tab.evaluate(() => document.fonts.ready);
        assert.deepEqual(problems.splice(0), []);
      });
    }
  });
}
