// What search-more.js, search-facets.js and tests use of search.js.

import { element, text } from "./elements.js";
import { hoursOf } from "./hours.js";
import { nodesOf } from "./lookup.js";
import { marksOf, places } from "./marks.js";
import { hash, numbers, runsOf } from "./numbers.js";
import { HAN, LATIN, TIBETAN, fold, joined, learn, words } from "./text.js";
import { gb } from "./traditional.js";
import { ASKS, OTHER, PAGE, beginning, windowAt } from "./words.js";
import { FORMS, withForms, withSound } from "./forms.js";

export const shared = {
  ASKS, FORMS, HAN, LATIN, OTHER, PAGE, TIBETAN, beginning, element, fold, gb, hash, hoursOf, joined, learn, marksOf, nodesOf, numbers, places, runsOf, text, windowAt, withForms, withSound, words,
};
