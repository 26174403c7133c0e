// What people call a station: 社工站 is 社会工作服务站 is 服务点. A query's place is parted from it.

import { HAN, LATIN, TIBETAN, fold, words as wordsOf } from "./text.js";

// Longer ones first. A head office is also asked for by its own word.
export const FORMS = [
  "社会工作服务总站", "社会工作服务中心", "社会工作服务站", "社会工作服务点", "社会工作总站", "社会工作站", "社工服务总站",
  "社工服务站", "社工服务点", "社工总站", "社工站点", "社工站", "社工点", "服务总站", "服务站点", "服务站", "服务点", "站点",
];
const HEAD = "总";
const OFFICE = "总站";
// How they sound, in full and by initials.
const SOUNDS = [
  "shehuigongzuofuwuzongzhan", "shehuigongzuofuwuzhan", "shehuigongzuozhan", "shegongfuwuzhan", "shegongzongzhan", "shegongzhan",
  "shegongdian", "fuwuzhan", "fuwudian", "shgzfwzz", "shgzfwz", "sgfwz", "sgzz", "sgz", "fwz",
];
// What every station's card says: who types it asks for the station.
export const INFORMATION = /^(?:的|在)?(?:联系)?(?:电话|电话号码|号码|方式|地址|位置|热线|在哪里?|在哪儿|怎么走|怎么联系|几点开门|几点上班|几点关门|上班时间|开放时间|服务时间|开门时间)(?:是多少|多少)?$/;
// What is left beside a place and says nothing.
const EMPTY = /^[的和在有是个这那找去]$/;

// A word that means all records of a kind, and what was typed for it wherever that stands.
function kindWord(runs, isHead) {
  const word = runs.slice();
  word.kind = "station";
  word.isHead = isHead;
  return word;
}

// A word with the ending of the stations' Tibetan names in it: what stands before it, the ending, what stands after it. Null where
// it is not there.
function inTibetan(word, ending) {
  const whole = ending && word.length === 1 && word[0].script === TIBETAN ? wordsOf(fold(ending))[0][0].units : [];
  const units = word[0].units;
  const at = whole.length ? units.findIndex((_, place) => whole.every((unit, more) => units[place + more] === unit)) : -1;
  const part = (some) => (some.length ? [{ script: TIBETAN, units: some }] : []);
  return at < 0 ? null : [part(units.slice(0, at)), kindWord(part(whole), false), part(units.slice(at + whole.length))];
}

const station = (meta) => meta.kinds.find((kind) => kind[0] === "station");

// The words with what means a station as a word of its own; null where there is none.
export function withForms(words, meta) {
  const own = station(meta);
  if (!own) {
    return null;
  }
  const forms = (own[3] ? [own[3]] : []).concat(FORMS);
  let found = false;
  const out = [];
  words.forEach(function (word) {
    // Who has written the place in characters may go on in letters.
    if (!found && words.length > 1 && word.length === 1 && word[0].script === LATIN && SOUNDS.includes(word[0].units[0]) && words.some((other) => other[0].script === HAN)) {
      found = true;
      out.push(kindWord(word, word[0].units[0].includes("zong")));
      return;
    }
    const named = found ? null : inTibetan(word, own[7]);
    if (named) {
      found = true;
      out.push.apply(out, named);
      return;
    }
    const place = found ? -1 : word.findIndex((run) => run.script === HAN && forms.some((form) => run.units.join("").includes(form)));
    if (place < 0) {
      out.push(word);
      return;
    }
    found = true;
    const text = word[place].units.join("");
    const form = forms.find((one) => text.includes(one));
    const at = Array.from(text.slice(0, text.indexOf(form))).length;
    const length = Array.from(form).length;
    const part = (units) => (units.length && !EMPTY.test(units.join("")) && !INFORMATION.test(units.join("")) ? [{ script: HAN, units: units }] : []);
    const before = word.slice(0, place).concat(part(word[place].units.slice(0, at)));
    const after = part(word[place].units.slice(at + length)).concat(word.slice(place + 1));
    const isHead = form.includes(HEAD);
    out.push(before, kindWord([{ script: HAN, units: Array.from(isHead ? OFFICE : form) }], isHead), after);
  });
  return found ? out.filter((word) => word.length) : null;
}

// The same of letters: what sounds like a station at their end. Nothing else typed: the word alone comes `first`.
export function withSound(letters, meta) {
  const sound = station(meta) && SOUNDS.find((one) => letters.endsWith(one));
  if (!sound) {
    return null;
  }
  const word = kindWord([{ script: LATIN, units: [sound] }], sound.includes("zong"));
  const before = letters.slice(0, -sound.length);
  return { first: !before, words: before ? [[{ script: LATIN, units: [before] }], word] : [word] };
}
