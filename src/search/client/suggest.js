// Names with one character wrong, missing or too many in the query; two words written as one. The same rules as
// src/search/near.rs and terminal/suggest.rs.

// Blocks of cards that are loaded: what is not there is not worth a slow line.
const CARDS = 2;
// Pairs of words that are tried.
const PAIRS = 3;
const SUFFIXES = ["街道", "社区", "苏木", "镇", "乡", "县", "区", "市", "州", "村"];

// Whether `name` has a part that becomes `word` by one character changed, left out or put in.
export function nearly(name, word) {
  for (let at = 0; at < name.length; at++) {
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      const part = name.slice(at, at + length);
      if (part.length === length && part.length > 1) {
        let head = 0;
        while (head < part.length && part[head] === word[head]) {
          head++;
        }
        const rest = part.slice(part.length >= word.length ? head + 1 : head);
        if (rest.join("") === word.slice(word.length >= part.length ? head + 1 : head).join("")) {
          return true;
        }
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

function keys(core) {
  if (core.length < 2) {
    return [];
  }
  const half = core.length === 2 ? 1 : 2;
  const all = [core.slice(0, half).join("") + "?", "?" + core.slice(-half).join("")];
  return core.length < 4 ? all.concat(core[0] + "?" + core[core.length - 1]) : all;
}

export function suggester(index) {
  const { HAN, PAGE, fold, hash, numbers, words } = window.zhandian.search;
  const { meta, look, load, cards } = index;

  // The names under a key: what it leaves open, place in name order.
  async function near(key) {
    const names = (await load("s" + (hash(key) % meta.s)))[key] || "";
    return (names.match(/[^!-~]+[!-~]+/g) || []).map(function (one) {
      const open = one.replace(/[!-~]+/, "");
      return { open: open, place: numbers(one.slice(open.length))[0] };
    });
  }

  // The ideographs of a query that is nothing else.
  function ideographs(query) {
    const all = words(fold(query)).reduce((runs, word) => runs.concat(word), []);
    return all.length === 1 && all[0].script === HAN ? all[0].units : [];
  }

  // The query as two words: parted where neighbours are nowhere together, or after what names of places end with.
  async function parts(query) {
    const word = ideographs(query);
    if (word.length < 4) {
      return [];
    }
    const pairs = word.slice(1).map((c, at) => word[at] + c);
    const found = await Promise.all(pairs.map((key) => look({ key: key })));
    const places = pairs.map((_, at) => at + 1).slice(1, -1);
    const gaps = places.filter((at) => !found[at - 1].length);
    const ends = places.filter((at) => SUFFIXES.some((one) => word.slice(0, at).join("").endsWith(one)));
    const splits = gaps.length > 1 ? gaps.filter((at) => ends.includes(at)) : gaps.concat(ends);
    return Array.from(new Set(splits)).slice(0, PAIRS).map((at) => [word.slice(0, at).join(""), word.slice(at).join("")]);
  }

  async function suggest(query) {
    let word = ideographs(query);
    meta.kinds.forEach(function (kind) {
      const ending = Array.from(kind[3]);
      if (ending.length && word.length > ending.length && word.slice(-ending.length).join("") === kind[3]) {
        word = word.slice(0, -ending.length);
      }
    });
    const own = cut(word);
    const names = new Map();
    await Promise.all(keys(own[0]).map(async (key) => (await near(key)).forEach(function (one) {
      const open = cut(Array.from("\u4e00\u4e00" + one.open));
      const name = key.replace("?", open[0].slice(2).join("")) + open[1];
      if (nearly(Array.from(name), word)) {
        names.set(name, { name: name, place: one.place, other: open[1] === own[1] ? 0 : 1 });
      }
    })));
    const order = Array.from(names.values()).sort((a, b) => a.other - b.other || a.place - b.place);
    const blocks = Array.from(new Set(order.map((one) => one.place >> meta.b))).slice(0, CARDS);
    const out = [];
    for (const one of order.filter((one) => blocks.includes(one.place >> meta.b))) {
      // Records of the same name are neighbours.
      const end = Math.min(meta.c, ((one.place >> meta.b) + 1) << meta.b);
      const places = Array.from({ length: end - one.place }, (_, at) => one.place + at);
      const known = await cards(places);
      const others = known.findIndex((card) => !card.names.some((name) => name && fold(name).startsWith(one.name)));
      out.push.apply(out, known.slice(0, others < 0 ? known.length : others));
    }
    return out.slice(0, PAGE);
  }

  return { parts, suggest };
}
