// How long a visitor with an empty cache waits for the first results on a slow line: `node slow.mjs SITE [CPU] QUERY…`. Slow 3G as Chromium's
// own tools have it (400 ms, 50 KB a second each way), a sixth of the CPU unless another share is said; from the address to the first result.
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const [site, share, ...given] = process.argv.slice(2);
const queries = given.length ? given : ['老年助餐', '城关区社工站', '低保怎么申请'];
const host = await serve(site, { packed: true, wait: 0 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
try {
  for (const query of queries) {
    const times = [];
    for (let round = 0; round < 3; round++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
      const tab = await context.newPage();
      const session = await context.newCDPSession(tab);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
      await session.send('Emulation.setCPUThrottlingRate', { rate: Number(share ?? 6) });
      host.traffic.length = 0;
      const began = performance.now();
      await tab.goto(`${host.base}search.html#q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
      await tab.waitForSelector('[data-result]', { state: 'attached', timeout: 60_000 });
      times.push(Math.round(performance.now() - began));
      if (round === 2) console.log(query, times.join(' '), 'ms', host.traffic.map(({ path, gzip }) => `${path.split('/').at(-1)}:${gzip}`).join(' '));
      await context.close();
    }
  }
} finally {
  await browser.close();
  host.close();
}
