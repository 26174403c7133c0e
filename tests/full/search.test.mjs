// Search in Firefox, with its protection of files from each other on: from a disk and from a sub-folder of a host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launchFirefox } from '../browser/support/browser.mjs';
import { serveFolder } from '../browser/support/server.mjs';
import { SITE } from '../browser/support/site.mjs';

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launchFirefox(), serveFolder(SITE, { prefix: '/a/b/' })]);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

for (const [where, base] of [['a disk', () => `${pathToFileURL(SITE)}/`], ['a host', () => host.base]]) {
  for (const query of ['嘎玛贡桑', '嘎瑪貢桑', 'gamagongsang', 'ཀརྨ', '城关区 养老']) {
    test(`from ${where}: ${query}`, async () => {
      const tab = await browser.newPage();
      await tab.goto(`${base()}search.html#q=${encodeURIComponent(query)}`);
      await tab.locator('[data-result-count]').waitFor({ state: 'attached' });
      const links = await tab.locator('[data-result] a.name').evaluateAll((all) => all.map((a) => a.getAttribute('href')).join(' '));
      assert.match(links, /stations\/gamagongsang\.html|regions\/540102007\.html/);
      await tab.close();
    });
  }
}
