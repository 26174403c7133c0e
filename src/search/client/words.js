// A query's words as what must be asked of the index.

import { LATIN, TIBETAN, syllable, words } from "./text.js";

// Letters of a run that make its key; the same for runs that begin with a digit; letters of what follows the key.
const LETTERS = 6;
const DIGITS = 4;
const REST = 12;
const WINDOWS = 4;
// Classes, two for each (open first): name, its beginning, its middle, other names and codes, field, body.
export const INNER = 5;
export const OTHER = 7;
// A part of a word that so few records have makes its frequent parts needless: the texts decide.
export const RARE = 24;
export const PAGE = 10;
const CASE = new Set(
  "གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས དང ལ ན ནས ལས སུ ཏུ དུ རུ".split(" ").map((particle) => syllable(particle))
);

// Windows of three units that overlap by one, so that each pair of neighbours is asked for; of long words, some.
function windows(units, joint) {
  const n = units.length;
  if (n < 3) {
    return [{ key: units.join(joint) }];
  }
  const starts = [];
  for (let at = 0; at < n - 3; at += 2) {
    starts.push(at);
  }
  starts.push(n - 3);
  const step = (starts.length - 1) / (WINDOWS - 1);
  return (step > 1 ? [0, 1, 2, 3].map((at) => starts[Math.round(at * step)]) : starts).map((at) => ({
    key: units[at] + joint + units[at + 1],
    branch: units[at + 2],
  }));
}

// A run of letters and digits is found by its beginning.
export function beginning(letters) {
  const key = /^[0-9]/.test(letters) ? DIGITS : LETTERS;
  return { key: letters.slice(0, key), begins: letters.slice(key, key + REST) };
}

// A word as parts that must all be there; a part is a list of which one must be.
export function parts(word) {
  const all = [];
  word.forEach(function (run) {
    if (run.script === LATIN) {
      const letters = run.units[0];
      const either = [beginning(letters)];
      if (/^[a-z]{2,8}$/.test(letters)) {
        either.push({ key: ":" + letters.slice(0, 3), begins: letters.slice(3, 6) });
      }
      all.push(either);
    } else if (run.script === TIBETAN || run.units.length > 1 || word.length === 1) {
      windows(run.units, run.script === TIBETAN ? TIBETAN : "").forEach((one) => all.push([one]));
    }
  });
  return all;
}

// What to try, in turn: as it was typed; groups of letters and digits as one; without case particles; by syllables.
export function attempts(folded) {
  const tries = [words(folded)];
  const runs = tries[0].reduce((all, word) => all.concat(word), []);
  if (tries[0].length > 1 && runs.every((run) => run.script === LATIN)) {
    tries.push([[{ script: LATIN, units: [runs.map((run) => run.units[0]).join("")] }]]);
  }
  if (runs.some((run) => run.script === TIBETAN && run.units.length > 1)) {
    // Without case particles, then syllable by syllable.
    const apart = (cut) =>
      tries[0].reduce((all, word) => all.concat(word.reduce(function (some, run) {
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
