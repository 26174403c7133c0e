// Measures the form at many stations: `node form.mjs [STATIONS] [TIMES]`. Not a test: prints how long a form takes to open, and how
// long a save takes until the page says it, both by HTTP. Set ZHANDIAN to a released program.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { previewOfCopy } from '../browser/support/preview.mjs';

const [stations = '10000', times = '20'] = process.argv.slice(2).map(String);
const preview = await previewOfCopy();
const folder = preview.path('content/stations/many');
await mkdir(folder, { recursive: true });
for (let at = 0; at < Number(stations); at += 1) {
  await writeFile(join(folder, `many-${at}.yaml`), `name: {zh: 示例第${at}社工站, bo: དཔེ་${at}}\nlevel: township\nregion: 540102\nphone: [0891-63${String(at).padStart(5, '0')}]\n`);
}
const middle = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
try {
  await preview.start();
  const form = `${preview.base}_edit/station/many-7`;
  const opens = [], saves = [];
  for (let at = 0; at < Number(times); at += 1) {
    const began = performance.now();
    const answer = await fetch(form);
    const html = await answer.text();
    opens.push(performance.now() - began);
    const token = /name="_token" value="([0-9a-f]+)"/.exec(html)[1];
    const phone = `0891-6${String(100000 + at)}`;
    const body = new URLSearchParams([['_token', token], ['save', '1'], ['phone[0]', phone]]);
    const start = performance.now();
    const saved = await fetch(form, { method: 'POST', body, redirect: 'manual', headers: { Cookie: answer.headers.get('set-cookie').split(';')[0] } });
    if (saved.status !== 303) throw new Error(`${saved.status} ${await saved.text()}`);
    while (!(await (await fetch(`${preview.base}stations/many-7.html`)).text()).includes(phone)) { /* not yet */ }
    saves.push(performance.now() - start);
  }
  console.log(`${stations} stations: a form opens in ${middle(opens).toFixed(0)} ms, a save is on the page after ${middle(saves).toFixed(0)} ms (medians of ${times})`);
} finally {
  await preview.stop();
  await rm(preview.root, { recursive: true, force: true });
}
