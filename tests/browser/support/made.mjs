// Sites that a test makes up and builds: what the demonstration is too small for.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = process.env.ZHANDIAN ?? fileURLToPath(new URL('../../../target/release/zhandian', import.meta.url));

/** Builds a site of these files (path → text). Returns its folder and `remove`. */
export function buildSite(files) {
  const root = mkdtempSync(join(tmpdir(), 'zhandian-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync(program, ['build', '--quiet', '--root', root, '--today', process.env.TODAY ?? '2026-11-22'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { folder: join(root, 'site'), remove: () => rmSync(root, { recursive: true, force: true }) };
}
