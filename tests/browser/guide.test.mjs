// A guide for one event: whom to call, what to do, what to bring; found where people look, on a phone, without scripts, on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { pages } from './support/site.mjs';

let plain;
const it = siteInBrowser({
  prepare: async ({ browser }) => { plain = await browser.newPage({ javaScriptEnabled: false }); },
});
const guides = pages.filter(({ kind }) => kind === 'guide');

test('there are guides in both languages', () => {
  assert.ok(guides.some(({ lang }) => lang === 'zh-CN'));
  assert.ok(guides.some(({ lang }) => lang === 'bo'));
});

for (const { path } of guides) {
  test(`${path} says without scripts whom to call and what to do, and fits a phone`, async () => {
    await plain.setViewportSize({ width: 390, height: 844 });
    await plain.goto(it.base + path);
    const calls = plain.locator('.first-call a[href^="tel:"]');
    assert.ok(await calls.count() >= 1);
    assert.ok(await plain.locator('.steps > li').count() >= 3);
    for (const step of await plain.locator('.steps > li').all()) {
      assert.ok((await step.locator('h3').innerText()).trim());
      assert.ok((await step.innerText()).trim().length > 4);
    }
    const wide = await plain.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} px wide`);
  });

  test(`${path} has the number to call on a phone's first screen`, async () => {
    await it.tab.setViewportSize({ width: 390, height: 844 });
    await it.tab.goto(it.base + path);
    const { y, height } = await it.tab.locator('.first-call a[href^="tel:"]').first().boundingBox();
    assert.ok(y + height < 844, `${y} px down`);
  });

  test(`${path} is one or two sheets with boxes to tick and a line for one's own station`, async () => {
    await it.tab.goto(it.base + path);
    await it.tab.emulateMedia({ media: 'print' });
    const seen = await it.tab.evaluate(() => ({
      blanks: [...document.querySelectorAll('.blank')].filter((element) => element.checkVisibility()).length,
      links: [...document.querySelectorAll('main .screen-only')].filter((element) => element.checkVisibility()).length,
      boxes: [...document.querySelectorAll('.bring li')].map((item) => {
        const box = getComputedStyle(item, '::before');
        return [box.borderTopStyle, box.borderTopColor];
      }),
    }));
    assert.equal(seen.blanks, 2);
    assert.equal(seen.links, 0);
    assert.deepEqual(seen.boxes.filter((box) => String(box) !== 'solid,rgb(0, 0, 0)'), []);
    const pdf = (await it.tab.pdf({ format: 'A4' })).toString('latin1');
    const sheets = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
    assert.ok(sheets <= 2, `${sheets} sheets`);
    await it.tab.emulateMedia({ media: null });
  });
}

test('papers of services stand once, and not where a step names them', async () => {
  for (const { path } of guides) {
    await plain.goto(it.base + path);
    const papers = await plain.locator('.guide .bring li').evaluateAll((items) => items.map((item) => item.firstChild.textContent.trim()));
    assert.deepEqual(papers, [...new Set(papers)], path);
  }
});

test('a guide is found from the home page, the services, its service, its audience, A–Z and by what people say', async () => {
  const leads = async (page, to) => {
    await it.tab.goto(it.base + page);
    const hrefs = await it.tab.locator('main a').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(hrefs.includes(it.base + to), `${page} does not lead to ${to}`);
  };
  for (const page of ['index.html', 'services/index.html', 'services/elderly-care/elderly-health.html', 'audiences/elderly.html', 'a-z.html']) {
    await leads(page, 'guides/old-age-care.html');
  }
  await leads('bo/index.html', 'bo/guides/child-alone.html');
  await leads('bo/index.html', 'guides/old-age-care.html');
  await it.tab.goto(`${it.base}search.html#q=${encodeURIComponent('老人没人照顾')}`);
  await it.tab.waitForSelector('[data-result-count]');
  const found = await it.tab.locator('[data-result] a').first().getAttribute('href');
  assert.ok(found.endsWith('guides/old-age-care.html'), found);
});

test('the parallel view has the steps side by side', async () => {
  await it.tab.goto(`${it.base}guides/child-alone-parallel.html`);
  const rows = await it.tab.locator('.pair').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.lang)));
  assert.ok(rows.filter((langs) => String(langs) === 'zh-CN,bo').length >= 6, JSON.stringify(rows));
});
