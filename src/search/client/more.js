// What few visits need of search, loaded when it is needed: suggestions, narrowing down.

import { choicesOf } from "./choices.js";
import { filterOf } from "./filters.js";
import { suggester } from "./suggest.js";

const filters = (index, pairs) => pairs.map((pair) => filterOf(index, pair[0], pair[1]));
window.zhandian.more = { choicesOf, filters, suggester };
