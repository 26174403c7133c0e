// Joins scripts/search/ to the one small script that the theme ships, themes/default/assets/search.js: a resident on a
// slow line loads it with the first query. `node scripts/bundle.mjs` writes it, `--check` says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { buildSync } = createRequire(new URL('../tests/package.json', import.meta.url))('esbuild');
const target = new URL('../themes/default/assets/search.js', import.meta.url);
const made = buildSync({
  entryPoints: [fileURLToPath(new URL('search/main.js', import.meta.url))],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2017',
  charset: 'ascii',
  legalComments: 'none',
  banner: { js: '/* Made of scripts/search/ by scripts/bundle.mjs: change it there. */' },
  write: false,
}).outputFiles[0].text;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== made) {
    console.error('themes/default/assets/search.js is not what scripts/bundle.mjs makes: run it');
    process.exit(1);
  }
} else {
  writeFileSync(target, made);
  console.log(`${made.length} bytes`);
}
