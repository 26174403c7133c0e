// A stylesheet of the site's own theme is exchanged without a reload; a changed template shows in the page.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import { isMarked, mark, previewInBrowser, waitForText } from './support/preview.mjs';

const STYLE = 'themes/own/assets/style.css';

async function ownTheme(preview) {
  await mkdir(preview.path('themes/own/assets'), { recursive: true });
  await mkdir(preview.path('themes/own/templates'), { recursive: true });
  await preview.write('themes/own/theme.yaml', 'name: own\n');
  await preview.write(STYLE, 'h1 { color: rgb(1, 2, 3); }\nbody { min-height: 3000px; }\n');
  await preview.write('content/site.yaml', `${await preview.read('content/site.yaml')}\ntheme: own\n`);
}

const it = previewInBrowser({ prepare: ownTheme });

const hasColour = (tab, colour) =>
  tab.waitForFunction((wanted) => getComputedStyle(document.querySelector('h1')).color === wanted, colour);

test('a changed stylesheet is swapped in the open tab', async () => {
  const tab = await it.open('stations/gamagongsang.html');
  await hasColour(tab, 'rgb(1, 2, 3)');
  await mark(tab);
  await tab.evaluate(() => window.scrollTo(0, 700));
  await it.preview.edit(STYLE, 'rgb(1, 2, 3)', 'rgb(9, 8, 7)');
  await hasColour(tab, 'rgb(9, 8, 7)');
  assert.ok(await isMarked(tab), 'the page was loaded anew');
  assert.equal(await tab.evaluate(() => window.scrollY), 700);
  assert.equal(await tab.locator('link[rel="stylesheet"]:not([data-preview]):not([media="print"])').count(), 1);
});

test('a template of the own theme takes the place of the default one, while the preview runs', async () => {
  const tab = await it.open('pages/privacy.html');
  await it.preview.write(
    'themes/own/templates/page.html',
    '{% extends "base.html" %}\n{% block main %}<h1>自己的模板</h1>{% endblock main %}\n',
  );
  await waitForText(tab, '自己的模板');
});

test('an error in a template is shown with its file and line', async () => {
  const tab = await it.open('pages/privacy.html');
  const good = await it.preview.read('themes/own/templates/page.html');
  await it.preview.write('themes/own/templates/page.html', good.replace('自己的模板', '自己的{{ v.nothing_like_it }}模板'));
  const overlay = tab.locator('[data-preview-overlay]');
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /templates\/page\.html/);
  await it.preview.write('themes/own/templates/page.html', good);
  await overlay.waitFor({ state: 'detached' });
});
