// Slips of who types: a character for another of the same sound, a letter of pinyin too many, missing or in another's place, a
// character wrong in a term of the texts.

// Corrections that are tried, and the longest query that is mended.
const TRIES = 16;
const LONGEST = 12;
// Sounds that are not told apart in much of the country, and by keyboards that allow for that.
const ALIKE = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["ang", "an"], ["eng", "en"], ["ing", "in"], ["l", "n"], ["f", "h"], ["r", "l"], ["uang", "uan"]];
const LETTERS = Array.from("aeiounghxjqzcsylbpmfdtkrw");

export function slips(index, seek) {
  const { HAN, LATIN, PAGE, fold, joined } = window.zhandian.search;
  const { look, load } = index;
  // All syllables.
  const syllablesOf = async () => new Set((await load("p0")).split(" "));

  // What some characters sound like.
  const files = new Map();
  async function sounds(units) {
    const of = new Map();
    await Promise.all(Array.from(new Set(units.map((c) => (c.codePointAt(0) % index.meta.p) + 1))).map(async function (file) {
      if (!files.has(file)) {
        const known = new Map();
        (await load("p" + file)).split(" ").forEach(function (group) {
          const syllable = /^[a-z]*/.exec(group)[0];
          Array.from(group.slice(syllable.length)).forEach((c) => known.set(c, syllable));
        });
        files.set(file, known);
      }
      units.forEach((c) => files.get(file).has(c) && of.set(c, files.get(file).get(c)));
    }));
    return of;
  }

  const latin = (letters) => [[{ script: LATIN, units: [letters] }]];
  const nothing = { hits: [], words: [], said: [] };

  // Names that sound as these characters do.
  async function alike(units) {
    if (units.length < 2 || units.length > LONGEST) {
      return [];
    }
    const of = await sounds(units);
    const wanted = units.map((c) => of.get(c) || "?");
    if (wanted.includes("?")) {
      return [];
    }
    const answer = await seek(latin(wanted.join("")));
    const first = answer.first || [];
    // Letters are the same where syllables are not: 西安 and 先. Where half of the characters are the query's, the others are right.
    const own = (one) => one.names.map((name) => (name ? Array.from(joined(fold(name))) : []));
    const same = (name, at) => units.filter((c, place) => name[at + place] === c).length * 2 >= units.length;
    const doubtful = first.filter((one) => !own(one).some((name) => name.some((_, at) => same(name, at))));
    const heard = doubtful.length ? await sounds(doubtful.reduce((all, one) => own(one).reduce((some, name) => some.concat(name), all), [])) : of;
    return first.filter((one) => !doubtful.includes(one) || own(one).some((name) => name.some((_, at) => wanted.every((syllable, place) => heard.get(name[at + place]) === syllable))));
  }

  // As far as letters are whole syllables.
  function endsOf(letters, syllables) {
    const ends = [0];
    for (let at = 0; at < letters.length; at++) {
      if (ends.includes(at)) {
        for (let length = 1; length <= 6; length++) {
          if (syllables.has(letters.slice(at, at + length)) && at + length <= letters.length) {
            ends.push(at + length);
          }
        }
      }
    }
    return ends;
  }

  // Whether they are that to the end, or but for a last syllable that is begun only.
  function isSpelled(letters, syllables) {
    const ends = endsOf(letters, syllables);
    return ends.includes(letters.length) || ends.some((end) => end > 1 && letters.length - end < 3 && Array.from(syllables).some((one) => one.startsWith(letters.slice(end))));
  }

  // Letters with one sound written as another one that is like it.
  function sounding(letters) {
    const all = [];
    ALIKE.forEach((pair) => [pair, pair.slice().reverse()].forEach(function (way) {
      for (let at = letters.indexOf(way[0]); at >= 0; at = letters.indexOf(way[0], at + 1)) {
        if (!letters.startsWith(way[1], at) || way[1].length < way[0].length) {
          all.push(letters.slice(0, at) + way[1] + letters.slice(at + way[0].length));
        }
      }
    }));
    return all;
  }

  // Letters with one slip taken back, the likelier first.
  function corrections(letters, syllables) {
    const edits = [];
    for (let at = 0; at <= letters.length; at++) {
      if (at < letters.length) {
        edits.push([at, letters.slice(0, at) + letters.slice(at + 1)]);
        edits.push([at, letters.slice(0, at) + (letters[at + 1] || "") + letters[at] + letters.slice(at + 2)]);
      }
      LETTERS.filter(() => at).forEach((letter) => edits.push([at, letters.slice(0, at) + letter + letters.slice(at)]));
    }
    // Where letters are no syllables any more, something is wrong near by.
    const ends = endsOf(letters, syllables);
    const broken = ends.includes(letters.length) ? -1 : Math.max.apply(null, ends);
    edits.sort((a, b) => (broken < 0 ? 0 : Math.abs(a[0] - broken - 1) - Math.abs(b[0] - broken - 1)));
    const once = sounding(letters);
    const twice = once.reduce((all, one) => all.concat(sounding(one)), []);
    const all = once.concat(edits.map((edit) => edit[1]), twice);
    const spelled = Array.from(new Set(all)).filter((one) => one !== letters && isSpelled(one, syllables));
    // Likeness of sound and slips by turns: either may be what happened.
    const isOnce = new Set(once.concat(twice.slice(0, 200)));
    const sounds = spelled.filter((one) => isOnce.has(one));
    const others = spelled.filter((one) => !isOnce.has(one));
    return sounds.slice(0, 4).concat(others.slice(0, 12), sounds.slice(4), others.slice(12));
  }

  // Names that sound like letters with a slip in them.
  async function letters(typed) {
    if (!/^[a-z]{4,24}$/.test(typed)) {
      return nothing;
    }
    const { beginning } = window.zhandian.search;
    const syllables = await syllablesOf();
    const tried = corrections(typed, syllables);
    // What stands in few files is asked first; the others as far as a slow line bears.
    const files = new Map();
    tried.forEach((one) => files.set(beginning(one).key, (files.get(beginning(one).key) || []).concat(one)));
    const own = beginning(typed).key;
    const keys = Array.from(files.keys()).sort((a, b) => (a === own ? -1 : 0) - (b === own ? -1 : 0)).slice(0, TRIES);
    const there = await Promise.all(keys.map(async (key) => (await Promise.all(files.get(key).map(async (one) => ((await look(beginning(one))).length ? one : "")))).filter(Boolean)));
    for (const one of tried.filter((one) => there.some((some) => some.includes(one))).slice(0, 3)) {
      const answer = await seek(latin(one));
      if (answer.total()) {
        return { hits: answer.first.slice(0, PAGE), words: answer.words, said: [] };
      }
    }
    return nothing;
  }

  // The characters with which the index goes on after two others, and what follows each there.
  async function following(units) {
    const from = await index.branches(units.join(""));
    return from.map((branch) => Array.from(branch)).filter((branch) => branch.length);
  }

  // A term with one character wrong, missing, doubled or in another's place. `at`: how far its characters stand together.
  async function term(units, at) {
    if (units.length < 3 || units.length > LONGEST || at >= units.length) {
      return nothing;
    }
    const tried = [];
    const put = (from, until, middle) => tried.push(units.slice(0, from).concat(middle, units.slice(until)).join(""));
    const fits = (branch, next) => branch.length < 2 || !next || branch[1] === next;
    // What follows elsewhere is known already: nothing more is loaded for these.
    const after = at > 1 ? await following(units.slice(at - 2, at)) : [];
    const changed = after.filter((branch) => fits(branch, units[at + 1]));
    const of = changed.length > 3 ? await sounds(changed.map((branch) => branch[0]).concat(units[at])) : new Map();
    const sounding = (branch) => (of.get(branch[0]) === of.get(units[at]) ? 0 : 1);
    changed.sort((a, b) => sounding(a) - sounding(b)).slice(0, 3).forEach((branch) => put(at, at + 1, [branch[0]]));
    const before = at > 2 ? await following(units.slice(at - 3, at - 1)) : [];
    before.filter((branch) => branch[1] === units[at]).slice(0, 2).forEach((branch) => put(at - 1, at, [branch[0]]));
    put(at - 1, at + 1, [units[at], units[at - 1]]);
    put(at, at + 2, [units[at + 1] || "", units[at]]);
    put(at, at + 1, []);
    put(at - 1, at, []);
    after.filter((branch) => fits(branch, units[at]) && branch[1]).slice(0, 2).forEach((branch) => put(at, at, [branch[0]]));
    // What stands after the wrong character, or before it.
    for (const one of Array.from(new Set(tried)).filter((one) => one !== units.join("") && Array.from(one).length > 1)) {
      const answer = await seek([[{ script: HAN, units: Array.from(one) }]]);
      if (answer.total()) {
        return { hits: answer.first, words: answer.words, said: [one] };
      }
    }
    return nothing;
  }

  return { alike, letters, term };
}
