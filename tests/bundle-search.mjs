// Joins src/search/client/ to the one small script that the theme ships, themes/default/assets/search.js: a resident on a
// slow line loads it with the first query. `node tests/bundle-search.mjs` writes it; a test compares it with its sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Where it lies. */
export const target = new URL('../themes/default/assets/search.js', import.meta.url);
/** What the sources give. */
export function bundle() {
  return buildSync({
    entryPoints: [fileURLToPath(new URL('../src/search/client/main.js', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2017',
    charset: 'ascii',
    legalComments: 'none',
    banner: { js: '/* Made of src/search/client/ by tests/bundle-search.mjs: change it there. */' },
    write: false,
  }).outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = bundle();
  writeFileSync(target, made);
  console.log(`${made.length} bytes`);
}
