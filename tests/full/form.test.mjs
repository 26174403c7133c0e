// The form in Firefox: the tests of the form once more, in the other browser, one file after the other.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

for (const name of ['form', 'form-bring', 'form-links', 'form-review', 'form-told']) {
  test(`${name} in Firefox`, async () => {
    const file = fileURLToPath(new URL(`../browser/${name}.test.mjs`, import.meta.url));
    // A run of its own: it does not report to this one.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const run = spawn(process.execPath, ['--test', '--test-reporter=spec', file], { env: { ...env, BROWSER: 'firefox' } });
    let said = '';
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (words) => { said += words; });
    const [code] = await once(run, 'close');
    assert.equal(code, 0, said);
  });
}
