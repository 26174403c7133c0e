import { LATIN, TIBETAN, fold } from "./text.js";

// Where a folded word stands in a text: pairs of beginning and end.
export function places(text, word) {
  const found = [];
  word.forEach(function (run) {
    const isTibetan = run.script === TIBETAN;
    const units = [];
    text.replace(isTibetan ? /[^\s\u0f0b-\u0f14]+/g : /[^]/gu, function (unit, at) {
      units.push([fold(unit).replace(/[\^\u0f0b]/g, ""), at, at + unit.length]);
      return "";
    });
    const wanted = run.script === LATIN ? Array.from(run.units[0]) : run.units;
    const isLatin = (one) => one && /^[0-9a-z]/.test(one[0]);
    for (let at = 0; at < units.length; at++) {
      if (run.script === LATIN && isLatin(units[at - 1])) {
        continue;
      }
      let end = at;
      let done = 0;
      while (end < units.length && done < wanted.length) {
        const unit = units[end][0];
        const isIt = unit === wanted[done] || (isTibetan && /\*$/.test(wanted[done]) && unit.startsWith(wanted[done].slice(0, -1)));
        if (!isIt && !(unit === "" && done && run.script === LATIN)) {
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
  });
  return found.sort((a, b) => a[0] - b[0]);
}
