// Answers queries from an index.

import { finder } from "./find.js";
import { openIndex } from "./index.js";
import { fold, learn } from "./text.js";
import { mayBeTraditional } from "./traditional.js";
import { PAGE, attempts } from "./words.js";

// `more()` brings what search-more.js leaves behind.
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
  async function seek(words, folded, filters, page, named) {
    const own = filters.length ? (await more()).filters(index, filters) : [];
    const found = await Promise.all(words.map(wordNodes));
    if (!found.every(Boolean)) {
      return none;
    }
    const answer = await find(found, folded, own, page, named);
    if (answer.total()) {
      answer.first = await answer.next(PAGE);
    }
    return answer.total() ? answer : none;
  }

  // Answers a query: what is tried first and finds something.
  async function ask(query, filters, page) {
    const folded = await read(query);
    for (const words of attempts(query, meta)) {
      const answer = await seek(words, folded, filters, page);
      if (answer.total()) {
        return answer;
      }
    }
    // A place and a service written as one word.
    for (const words of await (await nearby(page)).apart(query)) {
      const answer = await seek(words, folded, filters, page, true);
      if (answer.total()) {
        return answer;
      }
    }
    return none;
  }

  // What looks for what is nearly a query, as a page of a language shows it.
  async function nearby(page) {
    const { suggester } = await more();
    if (!near.has(page)) {
      near.set(page, suggester(index, (words) => seek(words, "", [], page)));
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
