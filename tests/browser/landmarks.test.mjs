// What someone with a keyboard or a screen reader finds first: the language, the skip link, the way back, one heading.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { sample } from './support/site.mjs';

const it = siteInBrowser();

// The front page is where a breadcrumb begins; 404.html may be shown anywhere.
const WITHOUT_BREADCRUMB = ['home', '404'];

for (const { path, kind, lang } of sample({ without: ['redirect'] })) {
  test(path, async () => {
    await it.tab.goto(it.base + path);
    const page = await it.tab.evaluate(() => ({
      lang: document.documentElement.lang,
      headings: [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).map((h1) => h1.innerText.trim()),
      mains: document.querySelectorAll('main').length,
      policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content,
      breadcrumb: document.querySelectorAll('nav[aria-label] [data-breadcrumb], nav[aria-label][data-breadcrumb]').length,
    }));
    assert.equal(page.lang, lang);
    assert.equal(page.headings.length, 1);
    assert.notEqual(page.headings[0], '');
    assert.equal(page.mains, 1);
    assert.match(page.policy ?? '', /^default-src 'none'/);
    assert.equal(page.breadcrumb, WITHOUT_BREADCRUMB.includes(kind) ? 0 : 1, 'breadcrumbs');

    if (kind === '404') return;
    await it.tab.keyboard.press('Tab');
    const skip = await it.tab.evaluate(() => document.activeElement.getAttribute('href'));
    assert.equal(skip, '#main', 'what Tab reaches first');
    await it.tab.keyboard.press('Enter');
    assert.equal(await it.tab.evaluate(() => document.activeElement.tagName), 'MAIN', 'where the skip link leads');
  });
}
