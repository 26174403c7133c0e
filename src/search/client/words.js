// A query's words as what must be asked of the index.

import { HAN, LATIN, TIBETAN, fold, syllable, words } from "./text.js";

// Letters of a run that make its key; the same for runs that begin with a digit; letters of what follows the key.
const LETTERS = 6;
const DIGITS = 4;
const REST = 12;
const WINDOWS = 4;
// Ends the beginning of a Tibetan syllable.
export const UNFINISHED = "*";
// Classes, two for each (open first): name, its beginning, its middle, other names and codes, field, body.
export const INNER = 5;
export const OTHER = 7;
// A part of a word that so few records have makes its frequent parts needless: the texts decide.
export const RARE = 24;
export const PAGE = 10;
const CASE = new Set(
  "གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས དང ལ ན ནས ལས སུ ཏུ དུ རུ".split(" ").map((particle) => syllable(particle))
);

// How many units a window has.
export const windowOf = (script) => (script === HAN ? 4 : 3);

// As few windows as have all units of a word; of long words, some. The texts tell whether they are neighbours.
function windows(units, script) {
  const joint = script === TIBETAN ? TIBETAN : "";
  const size = windowOf(script);
  const all = [];
  const gaps = Math.min(WINDOWS, Math.ceil(units.length / size)) - 1;
  for (let number = 0; number <= gaps; number++) {
    const at = gaps ? Math.floor((number * (units.length - size)) / gaps) : 0;
    const rest = units.slice(at + 2, at + size).join("");
    const begins = rest.endsWith(UNFINISHED);
    all.push({
      key: units.slice(at, at + 2).join(joint),
      [begins ? "prefix" : "branch"]: begins ? rest.slice(0, -1) : rest,
      third: script === HAN && units.length === 3,
    });
  }
  return all;
}

// Whether letters may be the sound of a name.
export const isSound = (letters) => /^[a-z]{2,}$/.test(letters);

// A run of letters and digits is found by its beginning.
export function beginning(letters) {
  const key = /^[0-9]/.test(letters) ? DIGITS : LETTERS;
  return { key: letters.slice(0, key), begins: letters.slice(key, key + REST) };
}

// A word as parts that must all be there; a part is a list of which one must be.
export function parts(word) {
  const all = [];
  word.forEach(function (run, place) {
    if (run.script === LATIN) {
      const letters = run.units[0];
      const after = word[place + 1];
      // A number with what it counts is one thing; letters may also be the sound of a name.
      const counted = after && after.script === HAN;
      const either = counted ? [{ key: letters + after.units[0] }] : [];
      if (!counted || isSound(letters)) {
        either.push(beginning(letters));
        // No syllable of Chinese begins with i, u or v.
        if (/^[a-hj-tw-z]{2,24}$/.test(letters)) {
          either.push({ key: ":" + letters.slice(0, 3), begins: letters.slice(3, 6) });
        }
      }
      all.push(either);
    } else if (run.script === TIBETAN || run.units.length > 1 || word.length === 1) {
      windows(run.units, run.script).forEach((one) => all.push([one]));
    }
  });
  return all;
}

// The area code of a telephone number: 010 and 02x have three digits, the others four.
const AREA = /^(0[12][0-9]|0[3-9][0-9]{2})([0-9]+)$/;

// What to try, in turn: as it was typed (groups of letters as one word before that); groups of digits as one; the area
// code of a telephone number by itself; a sound without that of the ending that all names of a kind have, of which
// `kinds` tells; the last syllable as a beginning; without case particles; by syllables.
export function attempts(query, kinds) {
  const tries = [words(fold(query))];
  const typed = tries[0];
  const runs = typed.reduce((all, word) => all.concat(word), []);
  const letters = runs.every((run) => run.script === LATIN) ? runs.map((run) => run.units[0]).join("") : "";
  if (typed.length > 1 && letters) {
    // Syllables of pinyin are more often one name than several words.
    tries.splice(/[0-9]/.test(letters) ? 1 : 0, 0, [[{ script: LATIN, units: [letters] }]]);
  }
  const area = AREA.exec(letters);
  if (area) {
    tries.push([area[1], area[2]].map((digits) => [{ script: LATIN, units: [digits] }]));
  }
  kinds.forEach(function (kind) {
    kind.slice(5).forEach(function (ending) {
      for (let at = 0; at < letters.length; at++) {
        if (ending.startsWith(letters.slice(at))) {
          tries.push(at ? [[{ script: LATIN, units: [letters.slice(0, at)] }]] : words(fold(kind[3])));
          break;
        }
      }
    });
  });
  const last = runs[runs.length - 1];
  if (last && last.script === TIBETAN && /[\u0f40-\u0fbc]\s*$/.test(query)) {
    const units = last.units.slice(0, -1).concat(last.units[last.units.length - 1] + UNFINISHED);
    tries.push(typed.map((word) => word.map((run) => (run === last ? { script: TIBETAN, units: units } : run))));
  }
  if (runs.some((run) => run.script === TIBETAN && run.units.length > 1)) {
    // Without case particles, then syllable by syllable.
    const apart = (cut) =>
      typed.reduce((all, word) => all.concat(word.reduce(function (some, run) {
        return some.concat(run.script === TIBETAN ? cut(run.units).map((units) => [{ script: TIBETAN, units: units }]) : [[run]]);
      }, [])), []);
    tries.push(apart((units) => units.reduce(function (all, unit) {
      if (CASE.has(unit)) {
        all.push([]);
      } else {
        all[all.length - 1].push(unit);
      }
      return all;
    }, [[]]).filter((some) => some.length)));
    tries.push(apart((units) => units.filter((unit) => !CASE.has(unit)).map((unit) => [unit])));
  }
  return tries;
}
