// Joins src/search/client/ to the small scripts that the theme ships, assets/search.js and what few visits need,
// assets/search-more.js (nothing found) and assets/search-facets.js (narrowing down), and what comes before, assets/search-early.js: a resident on a slow line loads them with a query; and to the one that answers in the terminal.
// `node tests/bundle-search.mjs` writes them; a test compares them with their sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { minify } from 'terser';

const ASSETS = 'themes/default/assets/';
const SCRIPTS = [['main.js', `${ASSETS}search.js`], ['more.js', `${ASSETS}search-more.js`], ['facets.js', `${ASSETS}search-facets.js`], ['early.js', `${ASSETS}search-early.js`], ['terminal.js', 'src/search/terminal/engine.js']];
// Short: every visitor pays for it.
const NOTE = '/* Made of src/search/client/ */\n';
// Names of our own objects' parts that neither a file of the index nor a page nor a test knows: they become shorter, the same in all scripts.
const OWN = /^(?:across|apart|bare|begins|best|branches|common|densely|fields|folded|groups|inNames|intersect|isFar|isHead|isMeant|isWhole|kindOf|known|lists|listed|namesIn|near|order|partly|records|script|shares|sole|sure|third|told|units|weight|wordNodes)$/;
const TERSER = { ecma: 2017, compress: { passes: 3, unsafe_arrows: true }, format: { ascii_only: true, comments: false } };

/** Where each script lies, and what its sources give: a promise of `[address, text]` each. */
export async function bundles() {
  const out = [];
  let names = {};
  for (const [source, target] of SCRIPTS) {
    const { outputFiles, mangleCache } = buildSync({
      entryPoints: [fileURLToPath(new URL(`../src/search/client/${source}`, import.meta.url))],
      bundle: true,
      format: 'iife',
      target: 'es2017',
      charset: 'ascii',
      legalComments: 'none',
      mangleProps: OWN,
      mangleCache: names,
      write: false,
    });
    names = mangleCache;
    // Joined by one tool, made small by another: it names what is used most by what compresses best, a tenth less over the line.
    out.push([new URL(`../${target}`, import.meta.url), `${NOTE}${(await minify(outputFiles[0].text, TERSER)).code}\n`]);
  }
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [target, text] of await bundles()) {
    writeFileSync(target, text);
    console.log(`${fileURLToPath(target)}: ${text.length} bytes, ${gzipSync(text).length} packed`);
  }
}
