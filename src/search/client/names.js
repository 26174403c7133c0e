// Names with one character wrong, missing or too many in the query; two words written as one. The keys are those of
// src/search/near.rs.

// Blocks of cards that are loaded: what is not there is not worth a slow line.
const CARDS = 2;
// Pairs of words that are tried.
const PAIRS = 3;
// The class of what is told of a record, next to that of its texts.
const FIELD = 4;
const SUFFIXES = ["街道", "社区", "苏木", "镇", "乡", "县", "区", "市", "州", "村"];

// Whether a part becomes `word` by one character changed, left out or put in, or by two neighbours changing places.
export function isSlip(part, word) {
  if (Math.abs(part.length - word.length) > 1) {
    return false;
  }
  let head = 0;
  while (head < part.length && part[head] === word[head]) {
    head++;
  }
  const rest = part.slice(part.length >= word.length ? head + 1 : head);
  if (rest.join("") === word.slice(word.length >= part.length ? head + 1 : head).join("")) {
    return true;
  }
  return part.length === word.length && part[head] === word[head + 1] && part[head + 1] === word[head] && part.slice(head + 2).join("") === word.slice(head + 2).join("");
}

// Whether `name` has a part that is `word` but for a slip.
export function nearly(name, word) {
  for (let at = 0; at < name.length; at++) {
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      const part = name.slice(at, at + length);
      if (part.length === length && part.length > 1 && isSlip(part, word)) {
        return true;
      }
    }
  }
  return false;
}

// A name without its suffix, and the suffix.
function cut(name) {
  const suffix = SUFFIXES.find((one) => name.slice(-one.length).join("") === one && name.length >= one.length + 2) || "";
  return [name.slice(0, name.length - suffix.length), suffix];
}

// The keys under which a name may lie that differs by a slip, of its `core` and of the whole `stem` when that is short: first those that
// lie in two files; then, where these tell nothing, those of two that have changed places.
function keys(core, stem) {
  if (core.length < 2) {
    return [stem.length ? [stem.join("") + "?", "?" + stem.join("")] : []];
  }
  const half = core.length === 2 ? 1 : 2;
  const all = [core.slice(0, half).join("") + "?", "?" + core.slice(-half).join("")];
  const turned = core[1] + core[0] + "?";
  if (core.length === 2) {
    // So little is left of a name without its first or its last character.
    const whole = stem.length < 3 ? [stem.join("") + "?", "?" + stem.join("")] : [];
    return [all.concat(core[0] + "?" + core[1], turned, whole)];
  }
  // The outer two of three may be what is left.
  return core.length === 3 ? [all.concat(core[0] + "?" + core[2]), [turned, "?" + core[2] + core[1]]] : [all.concat(core[0] + core[2] + "?")];
}

export function namesake(index) {
  const { HAN, PAGE, fold, hash, joined, numbers, windowAt, withForms, words } = window.zhandian.search;
  const { meta, look, load, cards } = index;

  // The names under a key: what it leaves open, place in name order.
  async function near(key) {
    const names = (await load("s" + (hash(key.startsWith("?") ? Array.from(key).pop() : Array.from(key)[0]) % meta.s)))[key] || "";
    return (names.match(/[^!-~]+[!-~]+/g) || []).map(function (one) {
      const open = one.replace(/[!-~]+/, "");
      return { open: open, place: numbers(one.slice(open.length))[0] };
    });
  }

  // A query in which one word is two: the words, for each way to part them.
  async function apart(typed) {
    const forms = withForms(typed, meta) || typed;
    const at = forms.findIndex((word) => !word.kind && word.length === 1 && word[0].script === HAN && word[0].units.length > 3);
    if (at < 0) {
      return [];
    }
    const one = (text) => [{ script: HAN, units: Array.from(text) }];
    const pairs = await parts(forms[at][0].units);
    // Of the first part all is known already: what stands in texts only is no place and no service.
    const named = await Promise.all(pairs.map(async (pair) => (await look(windowAt(Array.from(pair[0]).slice(0, 4), 0, HAN))).some((node) => node.lists.some((list) => list.kind <= FIELD))));
    return pairs.filter((_, place) => named[place]).map((pair) => forms.slice(0, at).concat(pair.map(one), forms.slice(at + 1)));
  }

  // How far a word's characters stand together somewhere: looked at in steps, since four of them tell of three pairs.
  async function reach(word) {
    for (let at = 0; at < word.length - 1; at += 3) {
      let length = Math.min(4, word.length - at);
      while (length > 1 && !(await look(windowAt(word.slice(at, at + length), 0, HAN))).length) {
        length--;
      }
      if (length < 4 && at + length < word.length) {
        return at + length;
      }
    }
    return word.length;
  }

  // The query as two words: parted after what names of places end with, or where neighbours are nowhere together.
  async function parts(word) {
    if (word.length < 4) {
      return [];
    }
    const gap = await reach(word);
    const places = word.map((_, at) => at).slice(2, -1);
    const ends = places.filter((at) => at <= gap && SUFFIXES.some((one) => word.slice(0, at).join("").endsWith(one))).reverse();
    const near = ends.filter((at) => at > gap - 3);
    // The first of what follows may stand after the last of what came before, too.
    const gaps = [gap, gap - 1].filter((at) => places.includes(at) && !near.includes(at));
    const splits = near.concat(gaps, ends.filter((at) => !near.includes(at) && !gaps.includes(at)));
    // What joins them says nothing: 岗前培训在皮山县, 皮山县的岗前培训.
    const pairs = splits.map((at) => [word.slice(0, at).join("").replace(/(..)[在的]$/, "$1"), word.slice(at).join("").replace(/^[在的](?=..)/, "")]);
    // What all places of a kind end with is no place.
    return pairs.filter((pair) => !pair.some((one) => SUFFIXES.includes(one))).slice(0, PAIRS);
  }

  // Without what means a station: its place.
  function place(units) {
    const parted = withForms(words(units.join("")), meta);
    const own = parted && parted.length === 2 && parted[1].kind ? parted[0] : null;
    return own && own.length === 1 ? own[0].units : units;
  }

  // `same(names, word)`: which of them sound as the word does.
  async function names(units, same) {
    const word = place(units);
    const own = cut(word);
    const names = new Map();
    const gather = (all) => Promise.all(all.map(async (key) => (await near(key)).forEach(function (one) {
      const open = cut(Array.from("\u4e00\u4e00" + one.open));
      const name = key.replace("?", open[0].slice(2).join("")) + open[1];
      // Where all names of a kind end alike, what places end with belongs to that, and the name lies there without it.
      if (nearly(Array.from(name), word) || (own[1] && !open[1] && nearly(Array.from(name), own[0]))) {
        // What is there as it was typed has lost no more than an end.
        names.set(name, { name: name, place: one.place, other: (name.includes(own[0].join("")) ? 0 : 2) + (open[1] === own[1] ? 0 : 1) });
      }
    })));
    const stem = word.slice(0, word.length - (SUFFIXES.find((one) => word.join("").endsWith(one)) || "").length);
    for (const some of keys(own[0], stem)) {
      if (!names.size) {
        await gather(some);
      }
    }
    // Who hits another character of the same sound has typed the sound right.
    const heard = await same(Array.from(names.keys()), word);
    const all = Array.from(names.values()).filter((one) => !heard.length || heard.includes(one.name));
    const order = all.sort((a, b) => a.other - b.other || a.place - b.place);
    const blocks = Array.from(new Set(order.map((one) => one.place >> meta.b))).slice(0, CARDS);
    const out = [];
    for (const one of order.filter((one) => blocks.includes(one.place >> meta.b))) {
      // Records of the same name are neighbours, in the next block, too.
      const end = Math.min(meta.c, one.place + PAGE);
      const places = Array.from({ length: end - one.place }, (_, at) => one.place + at);
      const known = await cards(places);
      const others = known.findIndex((card) => !card.names.some((name) => name && joined(fold(name)).startsWith(one.name)));
      out.push.apply(out, known.slice(0, others < 0 ? known.length : others));
    }
    return out;
  }

  return { apart, parts, names, reach };
}
