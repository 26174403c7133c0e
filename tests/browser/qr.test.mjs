// The QR codes that a page draws for its visitors, without a browser. `tests/qr.json` is shared with src/page/parts/poster.rs,
// where they are drawn by a library and read back by another one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const at = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const window = {};
runInNewContext(at('themes/default/assets/qr.js'), { window, TextEncoder });

test('codes are what the vectors shared with the program say', () => {
  for (const [text, size, path] of JSON.parse(at('tests/qr.json'))) {
    assert.equal(JSON.stringify(window.zhandian.qr(text)), JSON.stringify({ path, size }), text);
  }
});

test('a text that no camera would read has none', () => {
  assert.ok(window.zhandian.qr(`http://a.cn/#${'x'.repeat(900)}`));
  assert.equal(window.zhandian.qr(`http://a.cn/#${'x'.repeat(1100)}`), null);
});
