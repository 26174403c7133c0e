// The bench of search: `node run.mjs [--pagefind] [--each=N] [SIZE…]`, after `npm ci` here and `cargo build --release`. Builds a
// directory of each size with the program (ZHANDIAN names another one), then asks it every query in Chromium
// (CHROMIUM), and the three sets of names, sentences and mistakes without a browser (ask.mjs); with --each=N every Nth query only; with --pagefind, the same pages and queries with Pagefind.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directory, write } from './generate.mjs';
import { ENGINES, measure } from './measure.mjs';
import { SETS, measureSet } from './ask.mjs';
import { fresh } from './fresh.mjs';
import { queries } from './queries.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.ZHANDIAN ?? join(here, '../../target/release/zhandian');
const words = process.argv.slice(2);
const sizes = words.map(Number).filter(Boolean);
const each = Number(words.find((word) => word.startsWith('--each='))?.slice(7) ?? 1);
const some = (all) => all.filter((_, number) => number % each === 0);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Runs a command; its CPU seconds and peak memory in MB, by GNU time. */
function run(command, ...args) {
  const log = join(mkdtempSync(join(tmpdir(), 'zhandian-time-')), 'log');
  execFileSync('/usr/bin/env', ['time', '-f', '%U %S %M', '-o', log, command, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [user, system, memory] = readFileSync(log, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, memory: Math.round(memory / 1024) };
}

function weigh(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: files.length, bytes: files.reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0) };
}

for (const size of sizes.length ? sizes : [1_000, 10_000, 41_352]) {
  const root = mkdtempSync(join(tmpdir(), 'zhandian-search-'));
  try {
    const made = directory(size);
    write(root, made.files);
    const asked = some(queries(made.records));
    const others = some(fresh(made.records));
    const sets = Object.entries(SETS).map(([name, make]) => [name, some(make(made.records))]);
    made.files.clear();
    const site = join(root, 'site');
    const common = ['build', '--root', root, '--today', '2026-11-22', '--quiet'];
    const bare = run(program, ...common, '--without-search', '--out', join(root, 'bare'));
    const whole = run(program, ...common, '--out', site);
    const figures = await measure(site, asked, ENGINES.zhandian, { executablePath });
    const { recall, missed } = await measure(site, others, ENGINES.zhandian, { executablePath });
    console.log(JSON.stringify({ engine: 'zhandian', size, records: made.records.length, queries: asked.length, index: weigh(join(site, 'data/search')), cpu: Number((whole.cpu - bare.cpu).toFixed(1)), memory: [bare.memory, whole.memory], ...figures, fresh: { queries: others.length, recall, missed } }, null, 1));
    for (const [name, asked] of sets) console.log(JSON.stringify({ engine: 'zhandian', size, set: name, ...(await measureSet(site, asked)) }, null, 1));
    if (words.includes('--pagefind')) {
      const binary = join(here, 'node_modules/.bin/pagefind');
      const built = run(process.execPath, binary, '--site', join(root, 'bare'), '--quiet');
      writeFileSync(join(root, 'bare/pagefind-bench.html'), '<!doctype html><html lang="zh-CN"><title>bench</title>');
      if (existsSync(join(root, 'bare/pagefind'))) {
        const other = await measure(join(root, 'bare'), asked, ENGINES.pagefind, { executablePath });
        console.log(JSON.stringify({ engine: 'pagefind', size, index: weigh(join(root, 'bare/pagefind')), ...built, ...other }, null, 1));
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
