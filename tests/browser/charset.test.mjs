// A host that calls everything GBK, a frequent server-wide setting, does not garble a page: the BOM outranks it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { serveFolder } from './support/server.mjs';
import { SITE, sample } from './support/site.mjs';

let gbk;
const it = siteInBrowser({ prepare: async () => { gbk = await serveFolder(SITE, { charset: 'GBK' }); } });
after(() => gbk.close());

for (const { path } of sample({ without: ['redirect'] })) {
  test(path, async () => {
    const text = async (place) => {
      await it.tab.goto(place.base + path);
      return it.tab.evaluate(() => `${document.title}\n${document.body.innerText}`);
    };
    const expected = await text(it.site);
    assert.equal(await text(gbk), expected);
    assert.equal(await it.tab.evaluate(() => document.characterSet), 'UTF-8');
  });
}
