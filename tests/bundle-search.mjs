// Joins src/search/client/ to the small scripts that the theme ships, assets/search.js and what few visits need,
// assets/search-more.js (nothing found) and assets/search-facets.js (narrowing down): a resident on a slow line loads them with a query; and to the one that answers in the terminal.
// `node tests/bundle-search.mjs` writes them; a test compares them with their sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ASSETS = 'themes/default/assets/';
const SCRIPTS = [['main.js', `${ASSETS}search.js`], ['more.js', `${ASSETS}search-more.js`], ['facets.js', `${ASSETS}search-facets.js`], ['terminal.js', 'src/search/terminal/engine.js']];

/** Where each script lies, and what its sources give: `[address, text]`. */
export function bundles() {
  return SCRIPTS.map(([source, target]) => [
    new URL(`../${target}`, import.meta.url),
    buildSync({
      entryPoints: [fileURLToPath(new URL(`../src/search/client/${source}`, import.meta.url))],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2017',
      charset: 'ascii',
      legalComments: 'none',
      banner: { js: '/* Made of src/search/client/ by tests/bundle-search.mjs: change it there. */' },
      write: false,
    }).outputFiles[0].text,
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [target, text] of bundles()) {
    writeFileSync(target, text);
    console.log(`${fileURLToPath(target)}: ${text.length} bytes`);
  }
}
