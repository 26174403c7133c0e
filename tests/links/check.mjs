// Checks a whole built site against the rules of portable output: `node check.mjs FOLDER`. Each rule is one check.
import { readSite } from './site.mjs';
import { rules as addresses } from './addresses.mjs';
import { rules as encoding } from './encoding.mjs';
import { rules as names } from './names.mjs';
import { rules as pages } from './pages.mjs';
import { rules as security } from './security.mjs';

const SHOWN = 15;

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node check.mjs FOLDER');
  process.exit(2);
}
const site = readSite(folder);
console.log(`${site.files.size} files, ${site.pages.length} pages, base URL ${site.base ?? '(none)'}`);
if (site.pages.length === 0) {
  console.error('no pages');
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const [name, rule] of Object.entries({ ...names, ...encoding, ...addresses, ...security, ...pages })) {
  const findings = [...rule(site)];
  if (findings.length === 0) {
    passed += 1;
    continue;
  }
  failed += 1;
  console.log(`FAILED ${name} (${findings.length})`);
  for (const finding of findings.slice(0, SHOWN)) console.log(`  ${finding}`);
  if (findings.length > SHOWN) console.log(`  … and ${findings.length - SHOWN} more`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
