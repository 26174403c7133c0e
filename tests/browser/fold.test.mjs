// What `search.js` makes of texts and queries, without a browser. Run with `node --test tests/browser/fold.test.mjs`.
// `tests/tokens.json` is shared with src/token/tests.rs and src/search/tests.rs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const at = (path) => readFileSync(new URL("../../" + path, import.meta.url), "utf8");
const vectors = JSON.parse(at("tests/tokens.json"));
const window = {};
// No search box: the script leaves its functions behind and goes.
runInNewContext(at("themes/default/assets/search.js"), { window, document: { querySelector: () => null } });
const { fold, open, find } = window.zhandian.search;

test("texts fold as the shared vectors say", () => {
  for (const [text, folded] of vectors.texts) {
    assert.equal(fold(text), folded, JSON.stringify(text));
  }
});

test("each character of the basic plane folds as in Rust", () => {
  const listed = new Map();
  for (const [folded, characters] of Object.entries(vectors.characters)) {
    for (const c of characters) {
      listed.set(c, folded);
    }
  }
  const itself = (c) =>
    /[0-9a-z]/.test(c) ? "^" + c : /[\u3400-\u9fff]/.test(c) ? c : /[\u0f40-\u0f84\u0f86-\u0fbc]/.test(c) ? `\u0f0b${c}\u0f0b` : "";
  for (let code = 0; code <= 0xffff; code++) {
    const c = String.fromCharCode(code);
    // Rust's tables may be of a newer Unicode, which knows characters that this engine does not.
    if (/\p{Cn}/u.test(c) && listed.has(c)) {
      continue;
    }
    assert.equal(fold(c), listed.get(c) ?? itself(c), "U+" + code.toString(16).padStart(4, "0"));
  }
});

test("half a surrogate pair is nothing to search", () => {
  assert.equal(fold("\ud840"), "");
  assert.equal(fold("拉\udc00萨"), "拉 萨");
});

const ZH = 0;
const BO = 1;
const index = open(vectors.data);
const found = (query, page = ZH) => Array.from(find(index, query, page), (hit) => hit.at);

test("names are found in both languages on the pages of either", () => {
  for (const page of [ZH, BO]) {
    assert.deepEqual(found("嘎玛贡桑", page), [0]);
    assert.deepEqual(found("ཀུན་བཟང་", page), [0]);
    assert.deepEqual(found("དམའ་འཐུས།", page), [1]);
  }
});

test("telephones are found with and without hyphens and by their beginning", () => {
  for (const query of ["0891-6323000", "08916323000", "0891 632 3000", "6323000", "0891-63", "０８９１６３"]) {
    assert.deepEqual(found(query), [0], query);
  }
});

test("the exact name comes first, then its beginning, then its middle, then other terms", () => {
  const names = ["某某公告", "城关区低保公告", "低保公告", "低保"];
  const data = { languages: [["zh", "zh-CN"]], kinds: ["notice"], contexts: [] };
  data.entries = names.map((name) => [0, -1, [name], ["x.html"], name === "某某公告" ? "低保" : ""]);
  assert.deepEqual(Array.from(find(open(data), "低保", ZH), (hit) => names[hit.at]), names.slice().reverse());
});

test("the page's language comes before others, then the wanted kinds before notices", () => {
  const data = { languages: [["zh", "zh-CN"], ["bo", "bo"]], kinds: ["station", "notice"], contexts: [] };
  data.entries = [
    [1, -1, ["abc 1", null], ["x.html", null], ""],
    [0, -1, [null, "abc 2"], [null, "x.html"], ""],
    [0, -1, ["abc 3", null], ["x.html", null], ""],
  ];
  const order = (page) => Array.from(find(open(data), "abc", page), (hit) => hit.at);
  assert.deepEqual(order(ZH), [2, 0, 1]);
  assert.deepEqual(order(BO), [1, 2, 0]);
});

test("all words are wanted, in any order", () => {
  assert.deepEqual(found("公告 低保"), [2]);
  assert.deepEqual(found("低保 贡桑"), []);
  assert.deepEqual(found("最低生活保障"), [3]);
  assert.deepEqual(found("嘎玛ཀུན་བཟང"), [0]);
});

test("where an entry belongs narrows a query down and finds nothing alone", () => {
  assert.deepEqual(found("贡桑 城关区"), [0]);
  assert.deepEqual(found("城关区"), [2]);
});

test("what is not there is not found", () => {
  for (const query of ["", "！？", "飞机", "低保飞机", "低保 飞机", "嘎桑", "3000", "བཟ", "ཀུན་ཁྲོམ", "་", "xyz", "|", "^", "a|"]) {
    assert.deepEqual(found(query), [], query);
  }
});
