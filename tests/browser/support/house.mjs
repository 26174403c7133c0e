// What most test files need: the built site on a host, and a browser with a tab, from the file's first test to its last.
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { serveFolder } from './server.mjs';
import { SITE } from './site.mjs';

/**
 * Serves the site below a path and opens a tab before the tests of the calling file, and closes both after them. The
 * object returned has `site`, `base` (the site's address), `browser` and `tab` once the tests run. `prepare` does what
 * else a file needs first: hooks of their own would not wait for this one in every version of Node.
 */
export function siteInBrowser({ prepare = async () => {} } = {}) {
  const it = {};
  before(async () => {
    it.site = await serveFolder(SITE, { prefix: '/a/b/' });
    it.base = it.site.base;
    it.browser = await launch();
    it.tab = await it.browser.newPage();
    await prepare(it);
  });
  after(async () => {
    await it.browser?.close();
    await it.site?.close();
  });
  return it;
}
