// Search in Firefox, with its protection of files from each other on: from a disk and from a sub-folder of a host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serveFolder } from '../browser/support/server.mjs';
import { SITE } from '../browser/support/site.mjs';
import { firefox } from './bidi.mjs';

let browser;
let host;
before(async () => {
  host = await serveFolder(SITE, { prefix: '/a/b/' });
  browser = await firefox();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

/** The links of the results once the page says how many there are. */
const LINKS = `new Promise((resolve) => {
  const look = () => document.querySelector('[data-result-count]')
    ? resolve(Array.from(document.querySelectorAll('[data-result] a.name'), (a) => a.getAttribute('href')).join(' '))
    : setTimeout(look, 50);
  look();
})`;

for (const [where, base] of [['a disk', () => `${pathToFileURL(SITE)}/`], ['a host', () => host.base]]) {
  for (const query of ['嘎玛贡桑', '嘎瑪貢桑', 'gamagongsang', 'ཀརྨ', '城关区 养老']) {
    test(`from ${where}: ${query}`, async () => {
      await browser.open('about:blank');
      await browser.open(`${base()}search.html#q=${encodeURIComponent(query)}`);
      assert.match(await browser.evaluate(LINKS), /stations\/gamagongsang\.html|regions\/540102007\.html/);
    });
  }
}
