// Names with one character wrong, missing or too many in the query.

// Blocks of cards in name order, and of records, that are looked at: what is not there is not worth a slow line.
const CARDS = 3;
const BLOCKS = 2;
// Keys that are asked for, for a long word.
const KEYS = 8;

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

export function suggester(index) {
  const { HAN, INNER, PAGE, fold, runsOf, words } = window.zhandian.search;
  const { meta, look, size, cards, records } = index;

  // What few records have says more.
  const weight = (one) => 4 / (2 + Math.log2(1 + size([one])));

  // Records by how many of the keys they have in their names.
  async function scores(keys) {
    const found = await Promise.all(keys.map((key) => look({ key: key })));
    const marks = new Map();
    found.forEach((nodes) => nodes.forEach((one) => (one.name ? [] : one.lists).forEach(function (list) {
      runsOf(list.kind * 2 <= INNER ? list.text : "", function (start, end) {
        for (let at = start; at < end; at++) {
          marks.set(at, (marks.get(at) || 0) + weight(one));
        }
      });
    })));
    const near = found.reduce((all, nodes) => nodes.reduce((some, one) => some.concat(one.near), all), []);
    return { marks: marks, near: near, there: found.map((nodes) => nodes.length > 0) };
  }

  // The ideographs of a query that is nothing else.
  function ideographs(query) {
    const all = words(fold(query)).reduce((runs, word) => runs.concat(word), []);
    return all.length === 1 && all[0].script === HAN ? all[0].units : [];
  }

  // The two words of a query, if there is but one place in it whose neighbours are nowhere together.
  async function parts(query) {
    const word = ideographs(query);
    const pairs = word.slice(1).map((c, at) => word[at] + c);
    const found = word.length < 4 ? [] : await Promise.all(pairs.map((key) => look({ key: key })));
    const gaps = found.map((nodes, at) => (nodes.length ? 0 : at + 1)).filter(Boolean);
    const at = gaps[0];
    return gaps.length === 1 && at > 1 && at < word.length - 1 ? [word.slice(0, at).join(""), word.slice(at).join("")] : null;
  }

  async function suggest(query) {
    const word = ideographs(query);
    if (word.length < 2) {
      return [];
    }
    const pairs = word.slice(1).map((c, at) => word[at] + c).slice(0, KEYS);
    const first = await scores(pairs);
    // Where neighbours are nowhere together, the one is wrong, or one between them is missing.
    const more = [];
    first.there.forEach(function (there, at) {
      if (!there) {
        more.push("?" + pairs[at]);
        if (at + 2 < word.length) {
          more.push("?" + word[at] + word[at + 2]);
        }
      }
    });
    if (word.length < 4) {
      more.push(word[0], word[word.length - 1]);
    }
    const second = await scores(more.slice(0, KEYS / 2));
    second.marks.forEach((n, at) => first.marks.set(at, (first.marks.get(at) || 0) + n));
    // The blocks with most of them. Where two keys meet, that weighs more; so does what jumps over the wrong character.
    const fullest = (marks, most) => {
      const blocks = new Map();
      marks.forEach((pair) => blocks.set(pair[0] >> meta.b, (blocks.get(pair[0] >> meta.b) || 0) + Math.pow(pair[1], 4)));
      return Array.from(blocks).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map((block) => block[0]);
    };
    const places = new Map();
    first.near.forEach((place) => places.set(place, 1));
    second.near.forEach((place) => places.set(place, (places.get(place) || 0) + 3));
    const neighbours = fullest(Array.from(places), CARDS).map((block) =>
      Array.from({ length: 1 << meta.b }, (_, at) => (block << meta.b) + at).filter((place) => place < meta.c)
    );
    const named = await cards(neighbours.reduce((all, some) => all.concat(some), []));
    const order = Array.from(first.marks).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 64);
    const full = fullest(order, BLOCKS);
    const hits = order.filter((pair) => full.includes(pair[0] >> meta.b)).map((pair) => ({ at: pair[0], bare: true }));
    const seen = new Set();
    const known = named.concat(await records(hits, new Map()))
      .filter((one) => !seen.has(one.at) && seen.add(one.at))
      .sort((a, b) => (first.marks.get(b.at) || 0) - (first.marks.get(a.at) || 0) || a.at - b.at);
    return known
      .filter((one) => one.names.some((name) => name && nearly(Array.from(fold(name)), word)))
      .slice(0, PAGE);
  }

  return { parts, suggest };
}
