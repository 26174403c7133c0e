// What `search.js` makes of texts and queries, without a browser. Run with `node --test tests/browser/fold.test.mjs`.
// `tests/tokens.json` is shared with src/token/tests.rs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { bundles } from '../bundle-search.mjs';

const at = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const vectors = JSON.parse(at('tests/tokens.json'));
const window = {};
// No search box: the script leaves its functions behind and goes.
runInNewContext(at('themes/default/assets/search.js'), { window, document: { querySelector: () => null } });
const { fold, learn, places, words } = window.zhandian.search;
learn(at('src/token/traditional.txt').trim().split('\n').join(' '));

test('search.js and search-more.js are what their sources give', async () => {
  for (const [target, text] of await bundles()) assert.equal(readFileSync(target, 'utf8'), text, 'run node tests/bundle-search.mjs');
});

test('texts fold as the shared vectors say', () => {
  for (const [text, folded] of vectors.texts) {
    assert.equal(fold(text), folded, JSON.stringify(text));
  }
});

test('every character folds as in Rust', () => {
  const listed = new Map();
  for (const [folded, characters] of Object.entries(vectors.characters)) {
    for (const c of characters) listed.set(c, folded);
  }
  const itself = (c, code) => {
    if (/[0-9a-z]/.test(c)) return `^${c}`;
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x323af)) return c;
    return /[\u0f40-\u0f84\u0f86-\u0fbc]/.test(c) ? `\u0f0b${c}\u0f0b` : '';
  };
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const c = String.fromCodePoint(code);
    // Rust's tables may be of a newer Unicode, which knows characters that this engine does not.
    if (/\p{Cn}/u.test(c) && listed.has(c)) continue;
    assert.equal(fold(c), listed.get(c) ?? itself(c, code), `U+${code.toString(16).padStart(4, '0')}`);
  }
});

test('half a surrogate pair is nothing to search', () => {
  assert.equal(fold('\ud840'), '');
  assert.equal(fold('拉\udc00萨'), '拉 萨');
});

test('what was found is marked where it stands, however it is written', () => {
  const marks = (text, query) => Array.from(words(fold(query))).flatMap((word) => Array.from(places(text, word), ([from, to]) => text.slice(from, to)));
  assert.deepEqual(marks('提供養老服務和养老咨询', '养老'), ['養老', '养老']);
  assert.deepEqual(marks('电话：0891-6323000', '08916323'), ['0891-6323']);
  assert.deepEqual(marks('ＡＢＣ楼', 'abc'), ['ＡＢＣ']);
  assert.deepEqual(marks('ལྷ་སའི་གྲོང་ཁྱེར།', 'ལྷ་ས'), ['ལྷ་སའི']);
  assert.deepEqual(marks('第12号', '2'), []);
});
