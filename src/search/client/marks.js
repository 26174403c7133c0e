import { HAN, LATIN, fold } from "./text.js";

// A text in units: an ideograph, a letter or digit, a syllable: what it is folded, its beginning and end. Marks are nothing.
function unitsOf(text) {
  const units = [];
  text.replace(/[\u0f40-\u0f84\u0f86-\u0fbc]+|[^]/gu, function (unit, at) {
    units.push([fold(unit).replace(/[\^\u0f0b]/g, ""), at, at + unit.length]);
    return "";
  });
  return units;
}

const isLatin = (one) => Boolean(one) && /^[0-9a-z]/.test(one[0]);

// Whether a unit is the one that is looked for; a syllable may only begin so.
function isUnit(unit, wanted) {
  return unit === wanted || (/\*$/.test(wanted) && unit.startsWith(wanted.slice(0, -1)));
}

// Where a folded word stands in a text, whatever marks and spaces stand within it: pairs of beginning and end.
export function places(text, word) {
  const found = [];
  const units = unitsOf(text);
  const wanted = [];
  word.forEach((run) => (run.script === LATIN ? Array.from(run.units[0]) : run.units).forEach((unit, at) => wanted.push([unit, run.script === LATIN && !at])));
  for (let at = 0; at < units.length && wanted.length; at++) {
    let end = at;
    let done = 0;
    while (end < units.length && done < wanted.length) {
      // A run of letters is found by its beginning.
      const begins = !wanted[done][1] || !isLatin(units[end - 1]) || (done > 0 && units[end - 1][0] !== "" && !isLatin([wanted[done - 1][0]]));
      const isIt = begins && isUnit(units[end][0], wanted[done][0]);
      if (!isIt && !(units[end][0] === "" && done)) {
        break;
      }
      done += isIt ? 1 : 0;
      end++;
    }
    if (done === wanted.length) {
      found.push([units[at][1], units[end - 1][2]]);
      at = end - 1;
    }
  }
  return found;
}

// Where a query's words stand; of a word that is nowhere as a whole, its runs by themselves.
export function marksOf(text, words) {
  const all = words.reduce(function (found, word) {
    const whole = places(text, word);
    const apart = () => word.filter((run) => run.script !== HAN || run.units.length > 1).reduce((some, run) => some.concat(places(text, [run])), []);
    return found.concat(whole.length || word.length < 2 ? whole : apart());
  }, []);
  return all.sort((a, b) => a[0] - b[0]);
}
