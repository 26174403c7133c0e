// Answers queries from an index.

import { finder } from "./find.js";
import { withForms } from "./forms.js";
import { openIndex } from "./index.js";
import { HAN, fold, learn, words } from "./text.js";
import { mayBeTraditional } from "./traditional.js";
import { ASKS, EVERYTHING, PAGE, attempts, windowAt } from "./words.js";

// Suggestions of terms and pairs: as a rule each lies in another file.
const FEW = 5;

// `more(name)` brings what search-more.js (`More`) or search-facets.js (`Narrow`) leaves behind.
export function engine(meta, load, more) {
  const index = openIndex(meta, load);
  const { find, wordNodes } = finder(index);
  const none = { total: () => 0, next: async () => [], all: async () => [], isWhole: () => true, words: [], more: () => false };
  // What stands in the site's texts must be known whatever is asked.
  learn(meta.x);
  let table = null;
  const near = new Map();

  // Reads a query: the whole table of traditional characters is needed only where it may have some.
  async function read(query) {
    if (mayBeTraditional(query)) {
      table = table || load("t0").then(learn);
      await table;
    }
    return fold(query);
  }

  // Finds what has all words; if `named`, in names and fields. `filters`: pairs of name and value; `page`: place of the page's language.
  async function seek(wanted, folded, filters, page, named, most) {
    const own = filters.length ? (await more("Narrow")).filters(index, filters) : [];
    const found = await wordNodes(wanted);
    if (!found) {
      return none;
    }
    const answer = await find(found, folded, own, page, named);
    if (answer.total()) {
      answer.first = await answer.next(most || PAGE);
    }
    return answer.total() ? answer : none;
  }

  // Whether a question may stand in a text as it was asked: one look at what makes it a question tells, mostly.
  async function mayStand(query) {
    const typed = words(fold(query));
    const run = typed.length === 1 && typed[0].length === 1 ? typed[0][0] : null;
    const text = run && run.script === HAN ? run.units.join("") : "";
    const found = text && !withForms(typed, meta) && run.units.length > 4 ? ASKS.exec(text) : null;
    if (!found) {
      return true;
    }
    // If it does not, it is answered from what is known of questions: that comes meanwhile.
    load("q0").catch(() => undefined);
    more("More").catch(() => undefined);
    const at = Math.min(Array.from(text.slice(0, found.index)).length, run.units.length - 4);
    return (await index.look(windowAt(run.units, at, HAN))).length > 0;
  }

  // Answers a query: what is tried first and finds something.
  async function ask(query, filters, page) {
    const folded = await read(query);
    if (!folded && filters.length) {
      return seek([EVERYTHING], folded, filters, page);
    }
    if (!(await mayStand(query))) {
      return none;
    }
    for (const wanted of attempts(query, meta)) {
      const answer = await seek(wanted, folded, filters, page);
      if (answer.total()) {
        return answer;
      }
    }
    // A place and a service written as one word.
    for (const wanted of await (await nearby(page)).apart(query)) {
      const answer = await seek(wanted, folded, filters, page, true);
      if (answer.total()) {
        return answer;
      }
    }
    return none;
  }

  // What looks for what is nearly a query, as a page of a language shows it.
  async function nearby(page) {
    const { suggester } = await more("More");
    if (!near.has(page)) {
      near.set(page, suggester(index, (wanted) => seek(wanted, "", [], page, false, FEW)));
    }
    return near.get(page);
  }

  // What a query that found nothing may have meant: `{said, hits, words}`, what was looked for instead and what it gave.
  async function suggest(query, page) {
    await read(query);
    return (await nearby(page)).suggest(query);
  }

  return { ask, suggest, index };
}
