// Search: loads the few files of the index that a query needs (src/search/mod.rs says why they are as they are), as
// scripts, so that it works from a disk too. `zhandian.search` is what search-more.js and tests use.

import { element, text } from "./elements.js";
import { engine } from "./engine.js";
import { places } from "./marks.js";
import { hash, numbers, runsOf } from "./numbers.js";
import { start } from "./page.js";
import { HAN, fold, learn, words } from "./text.js";
import { OTHER, PAGE, beginning } from "./words.js";

window.zhandian = window.zhandian || {};
window.zhandian.search = { HAN, OTHER, PAGE, beginning, element, engine, fold, hash, learn, numbers, places, runsOf, text, words };
const form = document.querySelector("[data-search]");
if (form) {
  start(form);
}
