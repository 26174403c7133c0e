// Search: loads the few files of the index that a query needs (src/search/mod.rs says why they are as they are), as
// scripts, so that it works from a disk too. `zhandian.search` is what search-more.js and tests use.

import { engine } from "./engine.js";
import { start } from "./page.js";
import { shared } from "./shared.js";

window.zhandian = window.zhandian || {};
window.zhandian.search = Object.assign({ engine }, shared);
const form = document.querySelector("[data-search]");
if (form) {
  start(form);
}
