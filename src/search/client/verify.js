// Whether a record's own text has what was asked for, and which clauses of it show that.

import { HAN, LATIN, TIBETAN, fold, joined, words } from "./text.js";
import { UNFINISHED, isSound } from "./words.js";

// Texts that are kept folded.
const KEPT = 2000;

export function verifier(meta) {
  const known = new Map();

  function folded(text) {
    if (!known.has(text)) {
      if (known.size > KEPT) {
        known.clear();
      }
      known.set(text, joined(fold(text)));
    }
    return known.get(text);
  }

  // Names of common clauses: so many characters each.
  const namesIn = (names) => names.trim().match(new RegExp("[^]{" + meta.d + "}", "g")) || [];

  // A syllable may have one of the finals that the index leaves out (S4).
  const alike = (unit, wanted) =>
    wanted.endsWith(UNFINISHED)
      ? unit.startsWith(wanted.slice(0, -1))
      : unit === wanted || unit.replace(/[\u0f62\u0f66]$/, "") === wanted;

  // A word as it stands in a folded text.
  const asText = (word) =>
    word.map((run) =>
      run.script === HAN ? run.units.join("")
        : run.script === LATIN ? LATIN + run.units[0]
          : TIBETAN + run.units.map((unit) => unit.replace(UNFINISHED, "") + TIBETAN).join("")
    ).join("").replace(/\u0f0b+$/, "");

  // Whether a text has a word: its runs as neighbours, but letters that may be the sound of a name are left to the lists.
  function has(text, word) {
    if (word.length > 1 && word.some((run) => run.script === LATIN && isSound(run.units[0]))) {
      return word.every((run) => run.script === LATIN || has(text, [run]));
    }
    if (word.length === 1 && word[0].script === TIBETAN) {
      const wanted = word[0].units;
      return (folded(text).match(/[\u0f00-\u0fff]+/g) || []).some(function (part) {
        const units = part.split(TIBETAN).filter(Boolean);
        return units.some((_, at) => wanted.every((one, place) => at + place < units.length && alike(units[at + place], one)));
      });
    }
    return folded(text).includes(asText(word));
  }

  const inNames = (one, word) => one.names.some((name) => name && has(name, word));

  // All clauses of a record that are known: `[language, text]`.
  function clausesOf(one, nodes) {
    const own = [];
    one.texts.forEach((texts, lang) => texts.forEach((text) => own.push([lang, text])));
    const shared = [];
    nodes.forEach((from) => namesIn(from.clauses).forEach(function (name) {
      if (one.common.includes(name) && from.from[1].hasOwnProperty(name)) {
        shared.push(from.from[1][name]);
      }
    }));
    return own.concat(shared);
  }

  // Those that have a word.
  const clauses = (one, word, nodes) => clausesOf(one, nodes).filter((clause) => has(clause[1], word));

  // Whether one of the record's common clauses has all parts of a word.
  function shares(one, nodes) {
    const all = nodes.map((own) => namesIn(own.clauses));
    return one.common.some((name) => all.every((own) => own.includes(name)));
  }

  // A word that goes across the marks between clauses, as the clauses that have its parts: `[language, text, the part's words]`
  // each. Null where none do.
  function across(one, word, nodes) {
    const all = clausesOf(one, nodes).map((clause) => [clause[0], clause[1], folded(clause[1])]);
    const part = (clause, text) => [clause[0], clause[1], words(text.replace(/^\u0f0b?(?=[\u0f40-\u0fbc])/, TIBETAN))];
    const apart = (text) => text.replace(/^\u0f0b+|\u0f0b+$/g, "");
    function rest(text, depth) {
      const last = all.find((clause) => apart(clause[2]).startsWith(text));
      if (last) {
        return [part(last, text)];
      }
      for (const clause of depth ? all : []) {
        const whole = apart(clause[2]);
        const more = whole && text.startsWith(whole) ? rest(apart(text.slice(whole.length)), depth - 1) : null;
        if (more) {
          return [part(clause, whole)].concat(more);
        }
      }
      return null;
    }
    const text = apart(asText(word));
    for (let at = text.length - 1; at > 0; at--) {
      const before = apart(text.slice(0, at));
      const first = /^[0-9a-z]/.test(text.slice(at)) ? null : all.find((clause) => apart(clause[2]).endsWith(before));
      const more = first ? rest(apart(text.slice(at)), 3) : null;
      if (more) {
        return [part(first, before)].concat(more);
      }
    }
    return null;
  }

  // The same as far as it is known, when some of the clauses are not loaded.
  function partly(word, nodes, one) {
    const text = asText(word);
    for (const clause of clausesOf(one, nodes)) {
      const own = folded(clause[1]);
      for (let length = text.length - 1; length > 1; length--) {
        const found = own.startsWith(text.slice(-length)) ? text.slice(-length) : own.endsWith(text.slice(0, length)) ? text.slice(0, length) : "";
        if (found) {
          return [[clause[0], clause[1], words(found)]];
        }
      }
    }
    return [];
  }

  return { has, partly, inNames, namesIn, clauses, shares, across, folded };
}
