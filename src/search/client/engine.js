// Answers queries from an index.

import { finder } from "./find.js";
import { openIndex } from "./index.js";
import { fold, learn, simple } from "./text.js";
import { mayBeTraditional } from "./traditional.js";
import { PAGE, attempts } from "./words.js";

// `more()` brings what search-more.js leaves behind.
export function engine(meta, load, more) {
  const index = openIndex(meta, load);
  const { find, wordNodes } = finder(index);
  const none = { total: () => 0, next: async () => [], all: async () => [], isWhole: () => true, words: [], more: () => false };

  // Answers a query. `filters`: pairs of name and value; `page`: place of the page's language.
  async function ask(query, filters, page) {
    if (!simple.size && mayBeTraditional(query)) {
      learn(await load("t0"));
    }
    const folded = fold(query);
    const own = filters.length ? (await more()).filters(index, filters) : [];
    const tries = attempts(query, meta.kinds);
    for (const one of tries) {
      if (!one.length) {
        return none;
      }
      const found = await Promise.all(one.map(wordNodes));
      if (found.every(Boolean)) {
        const answer = await find(found, folded, own, page);
        if (answer.total()) {
          answer.first = await answer.next(PAGE);
          if (answer.total()) {
            return answer;
          }
        }
      }
    }
    return none;
  }

  // What a query that found nothing may have meant: names that are nearly it; or two words written as one.
  async function suggest(query, page) {
    const near = (await more()).suggester(index);
    const names = await near.suggest(query);
    for (const pair of names.length ? [] : await near.parts(query)) {
      const answer = await ask(pair.join(" "), [], page);
      if (answer.total()) {
        return answer.first;
      }
    }
    return names;
  }

  return { ask, suggest, index };
}
