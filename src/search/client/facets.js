// Narrowing down, loaded when it is seen or asked for.

import { filterOf } from "./filters.js";
import { narrower } from "./narrow.js";

const filters = (index, pairs) => pairs.map((pair) => filterOf(index, pair[0], pair[1]));
window.zhandian.more = Object.assign(window.zhandian.more || {}, { filters, narrower });
