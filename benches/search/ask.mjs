// Recall, bytes, requests and rounds of the sets without a browser: the page's own scripts ask a built site in Node.js.
// `node ask.mjs SITE RECORDS.json [NAME]`; the records are what generate.mjs made the site of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { engineOf } from '../../tests/browser/support/engine.mjs';
import { mistakes } from './mistakes.mjs';
import { names } from './names.mjs';
import { residents } from './residents.mjs';
import { sentences } from './sentences.mjs';

/** The sets, each made of a directory's records. */
export const SETS = { names, sentences, mistakes, residents };
const percentile = (values, at) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0;

/** What a set's queries find: by category recall of the first ten (useful in three where a query says so), bytes and requests. */
export async function measureSet(site, queries) {
  const page = engineOf(site);
  const weigh = new Map();
  const bytes = (name) => weigh.get(name) ?? weigh.set(name, gzipSync(readFileSync(join(site, 'data/search', `${name}.js`))).length).get(name);
  const recall = {};
  const missed = [];
  const cold = [];
  const requests = [];
  const rounds = [];
  const most = {};
  for (const { category, query, relevant, first, three, suggested } of queries) {
    page.forget();
    const answer = await page.ask(query);
    const known = new Set(relevant);
    const all = (suggested || three ? [...answer.hits, ...answer.suggested] : answer.hits).slice(0, 10).map((one) => one.path.replace(/^bo\//, ''));
    const right = all.filter((path) => known.has(path)).length / Math.min(10, relevant.length || 1);
    const value = !relevant.length ? Number(answer.results === 0)
      : three ? Number(all.slice(0, 3).some((path) => known.has(path)))
        : suggested ? Number(all.some((path) => known.has(path)))
          : first ? Number(known.has(all[0])) : right;
    (recall[category] ??= []).push(value);
    if (value < 1) missed.push(`${category}: ${query} ${value.toFixed(2)} of ${relevant.length}: ${answer.results}, ${all.slice(0, 2).join(' ')} ${answer.said.join('|')}`);
    const asked = page.asked.filter((name) => name !== 'm0');
    cold.push(asked.reduce((sum, name) => sum + bytes(name), 0));
    requests.push(asked.length);
    rounds.push(page.rounds());
    (most[category] ??= []).push(asked.length);
  }
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const values = Object.values(recall).flat();
  return {
    queries: queries.length, all: Number(mean(values).toFixed(3)),
    recall: Object.fromEntries(Object.entries(recall).map(([category, list]) => [category, `${mean(list).toFixed(2)} of ${list.length}`])),
    gzip: [percentile(cold, 0.5), percentile(cold, 0.95)], requests: [percentile(requests, 0.5), percentile(requests, 0.95)], rounds: [percentile(rounds, 0.5), percentile(rounds, 0.95)],
    files: Object.fromEntries(Object.entries(most).map(([category, list]) => [category, `${percentile(list, 0.5)} ${percentile(list, 0.95)}`])), missed,
  };
}

if (process.argv[1]?.endsWith('ask.mjs')) {
  const [site, file, only] = process.argv.slice(2);
  const records = JSON.parse(readFileSync(file, 'utf8'));
  for (const [name, make] of Object.entries(SETS)) {
    if (!only || only === name) console.log(JSON.stringify({ set: name, ...(await measureSet(site, make(records))) }, null, 1));
  }
}
