// A page prints on A4 in black: the facts are there, what only a screen can use is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteInBrowser } from './support/house.mjs';
import { sample } from './support/site.mjs';

const it = siteInBrowser({ prepare: ({ tab }) => tab.emulateMedia({ media: 'print' }) });

for (const { path } of sample({ without: ['404', 'redirect'] })) {
  test(path, async () => {
    await it.tab.goto(it.base + path);
    const state = await it.tab.evaluate(() => ({
      heading: document.querySelector('h1').checkVisibility(),
      words: document.querySelector('main').innerText.trim().length,
      colour: getComputedStyle(document.querySelector('h1')).color,
      controls: [...document.querySelectorAll('button, input, .skip')].filter((element) => element.checkVisibility()
        && element.getBoundingClientRect().top >= 0).map((element) => element.outerHTML),
    }));
    assert.ok(state.heading);
    assert.ok(state.words > 10);
    assert.equal(state.colour, 'rgb(0, 0, 0)');
    assert.deepEqual(state.controls, []);
    const pdf = await it.tab.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });
}
