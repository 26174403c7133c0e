// Asks every query twice in headless Chromium: in a fresh browser profile (cold) and after another query (further).
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const percentile = (values, at) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0;

/** How the page of an engine is asked: its address, what runs in it, what counts as its traffic. */
export const ENGINES = {
  zhandian: {
    page: 'search.html',
    // The page's own two scripts (display settings, dates) are on every page.
    counts: (path) => path.startsWith('/data/search/') || path.startsWith('/assets/search.'),
    // The address of each result, the first ten, and what the page says about their number.
    ask: async (tab, query) => {
      await tab.evaluate((words) => {
        const input = document.querySelector('input[name=q]');
        input.value = words;
        document.querySelector('[data-search-status]').removeAttribute('data-result-count');
        input.form.requestSubmit();
      }, query);
      await tab.waitForSelector('[data-result-count]', { state: 'attached', timeout: 60_000 });
      return tab.evaluate(() => {
        const links = (all) => Array.from(document.querySelectorAll(all), (link) => link.getAttribute('href'));
        return { total: Number(document.querySelector('[data-result-count]').dataset.resultCount), found: links('[data-result]:not([data-suggested]) a.name'), suggested: links('[data-suggested] a.name') };
      });
    },
  },
  pagefind: {
    page: 'pagefind-bench.html',
    counts: (path) => path.startsWith('/pagefind/'),
    ask: (tab, query) => tab.evaluate(async (words) => {
      const engine = await import('./pagefind/pagefind.js');
      const found = await engine.search(words);
      const data = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
      return { total: found.results.length, found: data.map((one) => one.url.replace(/^\//, '')), suggested: [] };
    }, query),
  },
};

/** Returns the figures: by category recall, over all queries bytes, requests, milliseconds. */
export async function measure(folder, queries, engine, { executablePath = '/usr/bin/chromium' } = {}) {
  const host = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  const cold = [];
  const further = [];
  const recall = {};
  const missed = [];
  try {
    for (const [number, { category, query, relevant }] of queries.entries()) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      host.traffic.length = 0;
      await tab.goto(host.base + engine.page);
      const began = performance.now();
      const answer = await engine.ask(tab, query);
      const ms = performance.now() - began;
      const own = host.traffic.filter(({ path }) => engine.counts(path));
      const sum = (what) => own.reduce((all, one) => all + one[what], 0);
      // Rounds after the page with its script.
      const rounds = new Set(own.filter(({ path }) => !path.startsWith('/assets/')).map(({ round }) => round)).size;
      cold.push({ gzip: sum('gzip'), raw: sum('raw'), requests: own.length, rounds, ms });
      const before = host.traffic.length;
      await engine.ask(tab, queries[(number * 37 + 11) % queries.length].query);
      const next = host.traffic.slice(before).filter(({ path }) => engine.counts(path));
      further.push({ gzip: next.reduce((all, one) => all + one.gzip, 0), requests: next.length });
      const top = (category === 'one wrong character' ? [...answer.found, ...answer.suggested] : answer.found).slice(0, 10);
      const known = new Set(relevant);
      const value = relevant.length === 0 ? Number(answer.total === 0) : top.filter((path) => known.has(path.replace(/^bo\//, ''))).length / Math.min(10, relevant.length);
      (recall[category] ??= []).push(value);
      if (value < 1) missed.push(`${category}: ${query} ${value.toFixed(2)} of ${relevant.length}, ${answer.total} found`);
      await context.close();
    }
  } finally {
    await browser.close();
    host.close();
  }
  const p = (list, what, at) => percentile(list.map((one) => one[what]), at);
  return {
    cold: Object.fromEntries(['gzip', 'raw', 'requests', 'rounds', 'ms'].map((what) => [what, [p(cold, what, 0.5), p(cold, what, 0.95)].map(Math.round)])),
    further: Object.fromEntries(['gzip', 'requests'].map((what) => [what, [p(further, what, 0.5), p(further, what, 0.95)].map(Math.round)])),
    recall: Object.fromEntries(Object.entries(recall).map(([category, all]) => [category, all.reduce((sum, one) => sum + one, 0) / all.length])),
    missed,
  };
}
