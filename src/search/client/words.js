// A query's words as what must be asked of the index.

import { INFORMATION, withForms, withSound } from "./forms.js";
import { HAN, LATIN, TIBETAN, fold, joined, syllable, words } from "./text.js";

// Letters of a run that make its key; the same for runs that begin with a digit; letters of what follows the key.
const LETTERS = 6;
const DIGITS = 4;
const REST = 12;
const WINDOWS = 4;
// Syllables of a word that are looked for one by one.
const SYLLABLES = 5;
// Words of a query that are looked for: who pastes a page asks for its beginning.
const MOST = 12;
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

// What a window asks for: its key, and what follows it.
export function windowAt(units, at, script) {
  const size = windowOf(script);
  const rest = units.slice(at + 2, at + size).join("");
  const begins = rest.endsWith(UNFINISHED);
  return {
    key: units.slice(at, at + 2).join(script === TIBETAN ? TIBETAN : ""),
    [begins ? "prefix" : "branch"]: begins ? rest.slice(0, -1) : rest,
    third: script === HAN && units.length - at === 3,
  };
}

// As few windows as have all units of a word; of long words, some. The texts tell whether they are neighbours.
function windows(units, script) {
  const size = windowOf(script);
  const all = [];
  const gaps = Math.min(WINDOWS, Math.ceil(units.length / size)) - 1;
  for (let number = 0; number <= gaps; number++) {
    all.push(windowAt(units, gaps ? Math.floor((number * (units.length - size)) / gaps) : 0, script));
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
      // The first letter of a longer run is no key: the texts tell.
      if (counted || letters.length > 1 || word.length === 1) {
        all.push(either);
      }
    } else if (run.script === TIBETAN || run.units.length > 1 || word.length === 1) {
      windows(run.units, run.script).forEach((one) => all.push([one]));
    }
  });
  // An ideograph and a letter: the letter as a run of its own is all there is to ask for.
  const letter = word.find((run) => run.script === LATIN);
  return all.length || !letter ? all : [[beginning(letter.units[0])]];
}

const latin = (letters) => [{ script: LATIN, units: [letters] }];

// What only a question has.
export const ASKS = /怎[么样]|如何|哪[里儿些个家]|谁|什么|多少|请问|[吗呢]$|有没有|能不能|没人|没有人|我[想要家]|家里/;

// A word that every record has: what filters alone ask for.
export const EVERYTHING = Object.assign([], { kind: "*" });

// The area code of a telephone number: 010 and 02x have three digits, the others four.
const AREA = /^(0[12][0-9]|0[3-9][0-9]{2})([0-9]+)$/;

// What a page's number may begin with, and how many digits are said of it: src/site/numbering.rs.
const NUMBER = /^(?:2[4-9]|3[089]|4[0789]|5[5-9]|6[06-9]|7[02-9]|8[03-9]|9[0-9])[0-9]{2,4}$/;
// How it is called.
const NUMBERED = /^(?:本页|这页|这一页|页面|网页)?(?:的)?(?:编号|页号)(?:是|为)?$/;

// Digits that may be the number of a page.
function numbered(digits) {
  const word = latin(digits);
  if (NUMBER.test(digits)) {
    word.number = digits;
  }
  return word;
}

// Groups of digits: as one run, without the code of the country, the area code by itself; then as they were typed.
function numbers(letters, typed) {
  const home = /^86[1-9][0-9]{9,10}$/.test(letters) ? "0" + letters.slice(2) : letters;
  const area = AREA.exec(home);
  const tries = [[numbered(letters)]].concat(home === letters ? [] : [[latin(home)]]);
  return tries.concat(area ? [[latin(area[1]), latin(area[2])]] : [], typed.length > 1 ? [typed] : []);
}

// Pinyin with its syllables parted where a vowel begins one: xi'an, xi an. Empty where nothing says so.
function parted(query) {
  const syllables = query.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").split(/[\s'\u2018\u2019\u02bc`]+/).filter(Boolean);
  const all = syllables.every((one) => /^[a-z]+$/.test(one)) ? syllables.map((one, at) => (at && /^[aeo]/.test(one) ? "'" : "") + one).join("") : "";
  return all.includes("'") ? all : "";
}

// A sound without that of the ending that all names of a kind have, of which `kinds` tells; where nothing else was typed, the
// ending.
function withoutEnding(letters, kinds) {
  const tries = [];
  kinds.forEach((kind) => kind.slice(5).forEach(function (ending) {
    for (let at = 0; at < letters.length; at++) {
      if (ending.startsWith(letters.slice(at))) {
        tries.push(at ? [latin(letters.slice(0, at))] : words(fold(kind[3])));
        break;
      }
    }
  }));
  return tries;
}

// Letters: syllables of pinyin are more often one name than several words; tones and the spellings of ü are taken off last.
function sounds(query, letters, typed, meta) {
  const station = withSound(letters, meta);
  const spelled = parted(query);
  const plain = letters.replace(/([a-z])[1-5](?=[a-z]|$)/g, "$1").replace(/([ln])yu/g, "$1v");
  const joined = typed.length > 1 ? [[latin(letters)]] : [];
  return [].concat(
    station && station.first ? [station.words] : [],
    spelled ? [[latin(spelled)]] : [],
    // Who typed the apostrophe does not mean what is read as one syllable.
    spelled && !/\s/.test(query.trim()) ? [] : /[0-9]/.test(letters) ? [typed].concat(joined) : joined.concat([typed]),
    station && !station.first ? [station.words] : [],
    withoutEnding(letters, meta.kinds),
    plain === letters ? [] : [[latin(plain)]]
  );
}

// Tibetan: the last syllable as a beginning; without case particles; by syllables. What means a station stays as it is.
function syllables(query, typed) {
  const tries = [];
  const runs = typed.reduce((all, word) => all.concat(word.kind ? [] : word), []);
  const last = typed.length && !typed[typed.length - 1].kind ? runs[runs.length - 1] : null;
  if (last && last.script === TIBETAN && /[\u0f40-\u0fbc]\s*$/.test(query)) {
    const units = last.units.slice(0, -1).concat(last.units[last.units.length - 1] + UNFINISHED);
    tries.push(typed.map((word) => (word.kind ? word : word.map((run) => (run === last ? { script: TIBETAN, units: units } : run)))));
  }
  const long = runs.filter((run) => run.script === TIBETAN).map((run) => run.units.length);
  if (long.some((units) => units > 1)) {
    const apart = (cut) =>
      typed.reduce((all, word) => all.concat(word.kind ? [word] : word.reduce(function (some, run) {
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
    // Of a whole sentence single syllables say nothing.
    if (long.every((units) => units <= SYLLABLES)) {
      tries.push(apart((units) => units.filter((unit) => !CASE.has(unit)).map((unit) => [unit])));
    }
  }
  return tries;
}

// What to try, in turn: a list of words each.
export function attempts(query, meta) {
  const typed = words(fold(query)).slice(0, MOST);
  const runs = typed.reduce((all, word) => all.concat(word), []);
  if (!runs.length) {
    return [];
  }
  // A number with what it is: 电话6001675, 12345热线.
  const isWord = (kind) => (run) => run.script === HAN && kind.test(run.units.join(""));
  const said = runs.filter((run) => !isWord(INFORMATION)(run) && !isWord(NUMBERED)(run));
  const digits = said.map((run) => run.units[0]).join("");
  if (runs.some(isWord(NUMBERED)) && NUMBER.test(digits)) {
    return [[numbered(digits)], typed];
  }
  if (said.length < runs.length && /^[0-9]{5,}$/.test(digits)) {
    return [typed].concat(numbers(digits, said.map((run) => [run])));
  }
  if (runs.every((run) => run.script === LATIN)) {
    const letters = runs.map((run) => run.units[0]).join("");
    return /^[0-9]+$/.test(letters) ? numbers(letters, typed) : sounds(query, letters, typed, meta);
  }
  // Marks in a query are those of the text that it was taken from: what they part stands together there.
  const together = query.split(/\s+/).reduce((all, part) => all.concat(words(joined(fold(part)))), []).slice(0, MOST);
  const tries = [typed].concat(syllables(query, typed)).concat(together.length < typed.length ? [typed] : []);
  tries[0] = together.length < typed.length ? together : typed;
  // What a station is called first; if no name is like that, a text may have it as it was typed.
  const formed = withForms(tries[0], meta);
  return (formed ? [formed].concat(tries, syllables(query, formed)) : tries).filter((words) => words.length);
}
