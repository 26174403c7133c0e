// Slips of who types: a character for another of the same sound, a letter of pinyin too many, missing or in another's place, a
// character wrong in a term of the texts.

// The longest query that is mended.
const LONGEST = 12;
// Sounds that are tried.
const TRIES = 3;
// How places end, by their sound.
const ENDS = ["jiedao", "zhen", "xiang", "xian", "shequ", "sumu", "cun", "qu", "shi", "zhou"];

// What is left of a sound: its consonants (src/search/heard.rs).
function consonants(sound) {
  return sound.replace(/(.)\1+/g, "$1").replace(/[aeiouvfhywnlr']|(?!^)g/g, "");
}

// Sounds that are not told apart in much of the country, and by keyboards that allow for that, as one.
const alikeness = (sound) => sound.replace(/([zcs])h/g, "$1").replace(/([aeiu])ng/g, "$1n").replace(/[lr]/g, "n").replace(/f/g, "h");

// How many letters are wrong, missing, too many, or have changed places with the next one.
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
}

export function slips(index, seek) {
  const { HAN, LATIN, PAGE, fold, gb, hash, joined, withSound } = window.zhandian.search;
  const { load, meta } = index;
  // What common characters sound like.
  let common = null;
  async function known() {
    if (!common) {
      const of = new Map();
      let at = 0;
      (await load("p0")).replace(/([a-z]*)(\d+)/g, function (_, syllable, count) {
        for (const end = at + Number(count); at < end; at++) {
          of.set(gb()[at], syllable);
        }
        return "";
      });
      common = of;
    }
    return common;
  }

  // What some characters sound like; of rarer ones files of their own tell.
  const files = new Map();
  async function sounds(units) {
    const of = new Map();
    const first = await known();
    const rarer = units.filter((c) => !first.has(c));
    units.forEach((c) => first.get(c) && of.set(c, first.get(c)));
    await Promise.all(Array.from(new Set(rarer.map((c) => (c.codePointAt(0) % meta.p) + 1))).map(async function (file) {
      if (!files.has(file)) {
        const own = new Map();
        (await load("p" + file)).split(" ").forEach(function (group) {
          const syllable = /^[a-z]*/.exec(group)[0];
          Array.from(group.slice(syllable.length)).forEach((c) => own.set(c, syllable));
        });
        files.set(file, own);
      }
      rarer.forEach((c) => files.get(file).has(c) && of.set(c, files.get(file).get(c)));
    }));
    return of;
  }

  // Names that sound as a word does, of those that are nearly it. Rarer characters are told of where they need few files.
  async function same(names, word) {
    if (!names.length) {
      return [];
    }
    const first = await known();
    const rarer = Array.from(new Set(names.concat(word).join(""))).filter((c) => !first.has(c));
    const few = new Set(rarer.map((c) => c.codePointAt(0) % meta.p)).size <= 2;
    const of = few ? await sounds(Array.from(names.join("")).concat(word)) : first;
    const heard = word.map((c) => of.get(c) || "?");
    return names.filter(function (name) {
      const own = Array.from(name).map((c) => of.get(c));
      return own.some((_, at) => heard.every((syllable, place) => own[at + place] === syllable));
    });
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

  // Names that sound like letters with a slip in them.
  async function letters(typed) {
    // What means a station has no slip in it, or is found with it.
    const station = withSound(typed, meta);
    const place = station && !station.first ? station.words[0][0].units[0] : typed;
    if (!/^[a-z]{4,24}$/.test(place)) {
      return nothing;
    }
    const key = consonants(place);
    const end = ENDS.map(consonants).find((one) => key.endsWith(one) && key !== one);
    const keys = (end ? [key.slice(0, -end.length)] : []).concat(key);
    const sounds = await Promise.all(keys.map(async (one) => (await load("z" + (hash(one) % meta.z)))[one] || ""));
    const forms = sounds.join(" ").split(" ").filter(Boolean).reduce((all, one) => all.concat(one.split("-")[0], one.replace("-", "")), []);
    // A slip is likelier than another sound with a slip.
    const apart = (form) => Math.min(distance(form, place), distance(alikeness(form), alikeness(place)) + 0.5);
    // What all names of a kind end with may hold what places end with, which was typed all the same.
    const ends = ENDS.filter((one) => end && consonants(one) === end);
    const far = (form) => Math.min.apply(null, [form].concat(ends.map((one) => form + one)).map(apart));
    const near = Array.from(new Set(forms)).map((form) => [far(form), form]).filter((one) => one[0] < 2).sort((a, b) => a[0] - b[0]);
    for (const [, form] of near.slice(0, TRIES)) {
      const answer = await seek(latin(form).concat(station && !station.first ? [station.words[1]] : []));
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

  return { alike, letters, same, term };
}
