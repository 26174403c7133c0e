// The same folder on every kind of host and from a disk, in two browsers, in Chromium with scripts and without (Firefox
// cannot be told to do without them from outside): every page says the same, nothing is asked of another host, nothing fails (but a font that an old host has no type for).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, launchFirefox, mainLines, watchedTab } from '../browser/support/browser.mjs';
import { serveFolder } from '../browser/support/server.mjs';
import { SITE, oneOfEachKind } from '../browser/support/site.mjs';

const PLACES = [
  ['at the root', () => serveFolder(SITE)],
  ['below a path', () => serveFolder(SITE, { prefix: '/a/b/' })],
  ['from an old IIS', () => serveFolder(SITE, { prefix: '/mzj/', iis: true })],
  ['from a host that says GBK', () => serveFolder(SITE, { charset: 'GBK' })],
  ['from a disk', async () => ({ base: `${pathToFileURL(SITE)}/`, close: () => {} })],
];
const pages = oneOfEachKind({ without: ['404', 'redirect'] });
// What a page says in Chromium at the root, with scripts and without: everything else is compared with that.
const said = new Map();

for (const [browserName, start, withScripts] of [['Chromium', launch, [true, false]], ['Firefox', launchFirefox, [true]]]) {
  for (const [place, open] of PLACES) {
    for (const scripts of withScripts) {
      describe(`${browserName}, ${place}, scripts ${scripts ? 'on' : 'off'}`, () => {
        let browser;
        let host;
        let tab;
        let problems;
        before(async () => {
          [browser, host] = await Promise.all([start(), open()]);
          ({ tab, problems } = await watchedTab(await browser.newContext({ javaScriptEnabled: scripts }), host.base));
        });
        after(async () => {
          await browser.close();
          await host.close();
        });

        for (const { path } of pages) {
          test(path, async () => {
            await tab.goto(host.base + path);
            assert.deepEqual(problems.splice(0).filter((problem) => !/\.woff2$/.test(problem)), []);
            // Browsers differ in where their layout puts spaces and line ends.
            const words = (await mainLines(tab)).join('').replace(/\s+/g, '');
            const key = `${path} ${scripts}`;
            if (!said.has(key)) said.set(key, words);
            assert.equal(words, said.get(key));
          });
        }
      });
    }
  }
}
