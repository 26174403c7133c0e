// Search: loads the few files of the index that a query needs (src/search/mod.rs says why they are as they are), as
// scripts, so that it works from a disk too. `zhandian.search` is what tests call.

import { engine } from "./engine.js";
import { places } from "./marks.js";
import { start } from "./page.js";
import { fold, learn, words } from "./text.js";

window.zhandian = window.zhandian || {};
window.zhandian.search = { fold, words, learn, engine, places };
const form = document.querySelector("[data-search]");
if (form) {
  start(form);
}
