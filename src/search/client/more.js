// What few visits need of search, loaded when nothing was found: suggestions.

import { suggester } from "./suggest.js";

window.zhandian.more = Object.assign(window.zhandian.more || {}, { suggester });
