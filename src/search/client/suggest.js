// What a query that found nothing may have meant: names that sound like it or are nearly it; a slip in letters; a term of the
// texts with one character wrong; two words written as one; in the end, what has most of its parts (guess.js).

import { guesser } from "./guess.js";
import { namesake } from "./names.js";
import { slips } from "./slips.js";

// The longest name or term that is mended.
const LONGEST = 9;

// Names of two lists, each once.
const both = (one, other) => one.concat(other.filter((more) => !one.some((own) => own.at === more.at)));

export function suggester(index, seek) {
  const { HAN, LATIN, PAGE, fold, words } = window.zhandian.search;
  const near = namesake(index);
  const mend = slips(index, seek);
  const guess = guesser(index);

  // `seek` finds what has all words. `{hits, words, said}`: what was found, the words that it has, what they are in plain text.
  async function suggest(query) {
    const typed = words(fold(query));
    const runs = typed.reduce((all, word) => all.concat(word), []);
    const only = runs.length === 1 ? runs[0] : null;
    const none = { hits: [], words: [], said: [] };
    const answer = (hits, words, said) => ({ hits: hits.slice(0, PAGE), words: words, said: said });
    // Sentences are no names with a slip in them.
    if (only && only.script === HAN && only.units.length <= LONGEST) {
      const names = both(await mend.alike(only.units), await near.names(only.units));
      if (names.length) {
        return answer(names, [], []);
      }
    }
    if (runs.length && runs.every((run) => run.script === LATIN)) {
      const found = await mend.letters(runs.map((run) => run.units[0]).join(""));
      if (found.hits.length) {
        return answer(found.hits, found.words, []);
      }
    }
    if (only && only.script === HAN) {
      for (const pair of await near.parts(only.units)) {
        const found = await seek(words(fold(pair.join(" "))));
        if (found.total()) {
          return answer(found.first, found.words, pair);
        }
      }
      const found = only.units.length > LONGEST ? none : await mend.term(only.units);
      if (found.hits.length) {
        return answer(found.hits, found.words, found.said);
      }
    }
    return guess(typed);
  }

  return { suggest, apart: (query) => near.apart(words(fold(query))) };
}
