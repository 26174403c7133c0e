// What few visits need of search, loaded when it is needed: suggestions, narrowing down.

import { choicesOf } from "./choices.js";
import { suggester } from "./suggest.js";

window.zhandian.more = { choicesOf, suggester };
