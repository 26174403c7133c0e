// What a query that found nothing may have meant: names that sound like it or are nearly it; a slip in letters; a term of the
// texts with one character wrong; two words written as one; in the end, what has most of its parts (guess.js).

import { guesser } from "./guess.js";
import { isSlip, namesake } from "./names.js";
import { slips } from "./slips.js";

// The longest name or term that is mended.
const LONGEST = 9;

export function suggester(index, seek) {
  const { FORMS, HAN, LATIN, PAGE, fold, withForms, words } = window.zhandian.search;
  const near = namesake(index);
  const mend = slips(index, seek);
  const { guess, answered } = guesser(index);

  // A place with a slip in what means a station: 拉萨社会工做站. The place and the word; null where it is none.
  function misspelt(units) {
    for (const form of FORMS.map((one) => Array.from(one)).filter((one) => one.length > 2)) {
      for (let at = Math.max(0, units.length - form.length - 1); at < units.length - 1; at++) {
        const rest = units.slice(at);
        if (at !== 1 && rest.length > 2 && isSlip(rest, form)) {
          return (at ? [units.slice(0, at).join("")] : []).concat(form.join(""));
        }
      }
    }
    return null;
  }

  // `seek` finds what has all words. `{hits, words, said}`: what was found, the words that it has, what they are in plain text.
  async function suggest(query) {
    const typed = words(fold(query));
    const runs = typed.reduce((all, word) => all.concat(word), []);
    const only = runs.length === 1 ? runs[0] : null;
    const none = { hits: [], words: [], said: [] };
    const answer = (hits, words, said) => ({ hits: hits.slice(0, PAGE), words: words, said: said });
    const slip = only && only.script === HAN ? misspelt(only.units) : null;
    if (slip) {
      const found = await seek(withForms(words(fold(slip.join(""))), index.meta) || []);
      if (found.total()) {
        return answer(found.first, found.words, slip);
      }
    }
    // Sentences are no names with a slip in them.
    const said = only && only.script === HAN ? await answered(typed, only.units) : null;
    if (said) {
      return said;
    }
    if (only && only.script === HAN && only.units.length <= LONGEST) {
      const nearly = await near.names(only.units, mend.same);
      const names = nearly.length ? nearly : await mend.alike(only.units);
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
      const found = only.units.length > LONGEST ? none : await mend.term(only.units, await near.reach(only.units));
      if (found.hits.length) {
        return answer(found.hits, found.words, found.said);
      }
    }
    return guess(typed);
  }

  return { suggest, apart: (query) => near.apart(words(fold(query))) };
}
