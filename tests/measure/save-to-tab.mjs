// Measures how long a saved change takes to be visible in an open tab: `node save-to-tab.mjs [EDITS] [ROOT PAGE FILE]`.
// Not a test: prints milliseconds, counted from just before the file is written. Without ROOT, the demonstration site's
// copy is edited; with it, FILE of that site folder is, and gets its old text back at the end.
import { writeFileSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { launch } from '../browser/support/browser.mjs';
import { Preview, previewOfCopy } from '../browser/support/preview.mjs';

const [edits = '30', root, page = 'notices/mutual-help-group.html', file = 'content/notices/lhasa/mutual-help-group.md'] =
  process.argv.slice(2);

const preview = root ? new Preview(root) : await previewOfCopy();
const began = performance.now();
await preview.start();
console.log(`address printed after ${(performance.now() - began).toFixed(0)} ms`);
const browser = await launch();
const original = await preview.read(file);
try {
  const tab = await browser.newPage();
  await tab.goto(preview.base + page);
  await tab.locator('script[data-preview-key]').waitFor({ state: 'attached' });
  console.log(`page shown after ${(performance.now() - began).toFixed(0)} ms`);
  await tab.waitForTimeout(1500);
  // The tab notes the clock at the first frame after the change, so that polling from here costs nothing.
  await tab.evaluate(() => {
    window.seen = {};
    new MutationObserver(() => {
      const number = /第(\d+)次修改/.exec(document.querySelector('main').textContent)?.[1];
      if (number && !(number in window.seen)) {
        window.seen[number] = undefined;
        requestAnimationFrame(() => { window.seen[number] = Date.now(); });
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });

  for (const way of ['write', 'rename']) {
    const times = [];
    for (let i = 0; i < Number(edits); i += 1) {
      const number = String(way === 'write' ? i + 1 : 1000 + i + 1);
      const text = `${original}\n\n第${number}次修改\n`;
      const target = preview.path(file);
      const start = Date.now();
      if (way === 'write') writeFileSync(target, text);
      else {
        writeFileSync(`${target}.tmp`, text);
        renameSync(`${target}.tmp`, target);
      }
      await tab.waitForFunction((n) => window.seen[n] !== undefined, number, { polling: 20 });
      times.push(await tab.evaluate((n) => window.seen[n], number) - start);
      // People do not save thirty times a second; a pause keeps one edit's work out of the next one's time.
      await tab.waitForTimeout(250);
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    console.log(`${way}: ${times.length} edits, min ${times[0]} ms, median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${times.at(-1)} ms`);
  }
} finally {
  await browser.close();
  await preview.stop();
  if (root) await preview.write(file, original);
  else await rm(preview.root, { recursive: true, force: true });
}
