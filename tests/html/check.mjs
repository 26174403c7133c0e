// Runs the Nu HTML checker over every page and stylesheet of a built site: `node check.mjs FOLDER`. Errors and warnings
// both fail; a warning that is wrong for us stands in ACCEPTED with its reason. Each page is one check.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHOWN = 5;

/** Messages that are not acted on, each with the reason. */
const ACCEPTED = [
  {
    pattern: /^Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) “/,
    reason: "the checker reads files, which have no origin that 'self' could mean; browser tests look for violations",
  },
  {
    pattern: /^Inline style violates Content Security Policy \(meta tag\): blocked by “style-src” directive/,
    in: '404.html',
    reason: 'its policy names the style by its hash, which the checker does not reckon; tests/links does, and a browser test looks',
  },
  {
    pattern: /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive/,
    only: /<script type="application\/ld\+json">/,
    reason: 'a data block is never run, and no policy applies to it (HTML, "prepare the script element"); browser tests look for violations',
  },
];

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node check.mjs FOLDER');
  process.exit(2);
}
const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const run = spawnSync(
  'java',
  ['-Xss8m', '-jar', jar, '--format', 'json', '--exit-zero-always', '--also-check-css', '--skip-non-html', folder],
  { encoding: 'utf8', maxBuffer: 1 << 30 },
);
if (run.status !== 0) {
  console.error(run.error?.message ?? run.stderr);
  process.exit(1);
}
const messages = JSON.parse(run.stderr).messages;

const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.html')).length;
const byMessage = new Map();
const failed = new Set();
for (const { type, subType, message, url, lastLine, extract } of messages) {
  const path = url ? fileURLToPath(url).slice(folder.length).replace(/^\//, '') : folder;
  if (ACCEPTED.some(({ pattern, in: file, only }) => pattern.test(message) && (!file || basename(path) === file) && (!only || only.test(extract)))) continue;
  failed.add(path);
  const kind = `${type}${subType ? `/${subType}` : ''}: ${message}`;
  if (!byMessage.has(kind)) byMessage.set(kind, []);
  byMessage.get(kind).push(`${path}:${lastLine} ${(extract ?? '').replaceAll('\n', ' ').trim()}`);
}
for (const [kind, places] of byMessage) {
  console.log(`${kind} (${places.length})`);
  for (const place of places.slice(0, SHOWN)) console.log(`  ${place}`);
}
if (pages === 0) console.log('no pages');
console.log(`${pages - [...failed].filter((path) => path.endsWith('.html')).length} passed, ${failed.size} failed`);
process.exitCode = failed.size === 0 && pages > 0 ? 0 : 1;
