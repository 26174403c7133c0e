// From a query's words to candidates: looked up in the index, intersected.

import { LATIN } from "./text.js";
import { EVERYTHING, INNER, OTHER, RARE, parts, windowAt, windowOf } from "./words.js";

// So many candidates are looked at rather than loading lists.
const FEW = 160;
const FIELD = 4;
const START = 4;
// The class of what the texts have told, whatever of them.
const BY_TEXT = OTHER + 6;
// That of a region whose stations are asked for: after them.
const OF_REGION = OTHER + 14;
// Windows by which a long word is looked for at every place.
const DENSE = 24;

export const nodesOf = (found) =>
  found.reduce((all, word) => word.groups.reduce((nodes, group) => nodes.concat(group), all), []);

export function lookup(index, verify) {
  const { meta, closed, look, fill, size, isFar, kindOf, records } = index;
  const count = meta.c;

  // A word's parts as nodes; null when one part is nowhere. Of parts with the same lists one is kept, and when one is
  // rare, those in the second tier are left to the texts.
  async function nodes(word) {
    const all = await Promise.all(parts(word).map((either) => Promise.all(either.map(look))));
    let groups = all.map((either) => either.reduce((one, more) => one.concat(more), []));
    if (word.number) {
      groups[0] = (await look({ number: word.number })).concat(groups[0]);
    }
    if (!groups.length || groups.some((group) => !group.length)) {
      return null;
    }
    const seen = new Set();
    const kept = groups.filter(function (group) {
      const text = group.map((one) => one.text).join("/");
      return !seen.has(text) && seen.add(text);
    });
    groups = kept;
    if (groups.some((group) => !isFar(group) && size(group) <= RARE)) {
      groups = groups.filter((group) => !isFar(group));
    }
    // Overlapping windows that equally many records have are the same records: those shown are verified anyway.
    const sizes = new Set();
    const more = kept.length > 1 || size(kept[0]) <= RARE ? 0 : 1;
    groups = groups.filter((group) => !isFar(group) || (!sizes.has(size(group)) && sizes.add(size(group))));
    return {
      word: word,
      groups: groups,
      // All that was looked up: they know common clauses, whether or not their lists are needed.
      known: kept.reduce((all, group) => all.concat(group), []),
      // Windows may all be there without being neighbours, unless they overlap and are in the same many records; a
      // lone ideograph or letter beside others is not asked for.
      sure: !word.some((run, at) => run.units.length > windowOf(run.script) + more || (at > 0 && (run.script === LATIN || word[at - 1].script !== LATIN))) &&
        groups.length === kept.length,
    };
  }

  // The records of a kind: the first, and the end.
  function range(kind) {
    const place = meta.kinds.findIndex((own) => own[0] === kind);
    const next = meta.kinds[place + 1];
    return place < 0 ? [0, kind === EVERYTHING.kind ? count : 0] : [meta.kinds[place][1], next ? next[1] : count];
  }

  // The same of a word that means all records of a kind: these, and what has the word itself. Beside a place its region is meant, too.
  async function kindNodes(word, others) {
    const isAlone = !others.length;
    const [from, to] = range(word.kind);
    const [first, end] = isAlone ? [0, 0] : range("region");
    const found = { word: word, groups: [], known: [], sure: true };
    const meant = { from: from, to: to, first: first, end: end };
    const isElsewhere = async function () {
      const marks = await whole({ groups: others.reduce((all, one) => all.concat(one.groups), []), from: 0, to: 0 });
      return marks.some((mark, at) => mark && !isMeant(meant, at));
    };
    // What the others may have elsewhere is looked for; of stations alone nothing more need be known.
    const isAsked = isAlone || word.isHead || others.some((one) => one.groups.some(isFar)) || (await isElsewhere());
    return Object.assign((word.length && isAsked && (await nodes(word))) || found, meant, {
      // Who asks for nothing else gets them before what only speaks of them; who asks for the head office gets that first.
      mark: word.isHead ? OTHER : isAlone ? 1 : INNER,
    });
  }

  // What is known of all words; null when one is nowhere.
  async function wordNodes(wanted) {
    const plain = await Promise.all(wanted.map((word) => (word.kind ? null : nodes(word))));
    if (wanted.some((word, at) => !word.kind && !plain[at])) {
      return null;
    }
    const others = plain.filter(Boolean);
    return Promise.all(wanted.map((word, at) => plain[at] || kindNodes(word, others)));
  }

  // Whether names of places or stations begin with a word.
  const isPlace = (marks) => marks.some((mark, at) => mark > 0 && mark <= START && /^(region|station)$/.test(kindOf(at)[0]));

  const isMeant = (word, at) => (word.to > at && at >= word.from) || (word.end > at && at >= word.first);

  // The class of a record for a word: where its beginning was found, if all of it was found in names.
  function join(sets) {
    if (sets.length === 1) {
      return sets[0];
    }
    const marks = new Uint8Array(count);
    for (let at = 0; sets.length && at < count; at++) {
      let worst = 1;
      for (const set of sets) {
        worst = set[at] && worst ? Math.max(worst, set[at]) : 0;
      }
      marks[at] = worst && worst <= INNER + 1 ? sets[0][at] : worst;
    }
    return marks;
  }

  async function whole(word) {
    const marks = join(await Promise.all(word.groups.map(fill)));
    for (let at = word.from; at < word.to; at++) {
      const mark = word.mark + closed[at];
      marks[at] = marks[at] ? Math.min(marks[at], mark) : mark;
    }
    for (let at = word.first; at < word.end; at++) {
      marks[at] = marks[at] || OF_REGION;
    }
    return marks;
  }

  // A word's records among few candidates: their own texts and the names of their common clauses tell, so that no list
  // of the second tier is loaded. Null when they cannot tell.
  async function among(word, candidates) {
    const own = nodesOf([word]);
    const isCode = word.word.some((run) => run.script === LATIN);
    if (isCode || own.some((one) => one.clauses[0] === " ") || word.groups.some((group) => group.length > 1)) {
      return null;
    }
    const marks = new Uint8Array(count);
    const others = candidates.filter((at) => !isMeant(word, at));
    candidates.filter((at) => isMeant(word, at)).forEach((at) => { marks[at] = at < word.to && at >= word.from ? word.mark + closed[at] : OF_REGION; });
    const known = await records(others.map((at) => ({ at: at })), new Map());
    known.forEach(function (one) {
      const named = verify.inNames(one, word.word);
      if (named || verify.clauses(one, word.word, []).length || verify.shares(one, own) || verify.across(one, word.word, own)) {
        marks[one.at] = named ? INNER : BY_TEXT;
      }
    });
    return marks;
  }

  // The words with a class for each record; the fewer the better. Filters narrow down.
  // `named`: only what has all of them in names and fields, and one of them is a place.
  async function intersect(found, filters, named) {
    const near = found.filter((word) => !word.groups.some(isFar));
    const narrow = await Promise.all(filters.map((filter) => filter()));
    const small = await Promise.all(near.map(whole));
    const few = [];
    const sure = small.concat(narrow);
    for (let at = 0; near.length && at < count && few.length <= FEW; at++) {
      if (sure.every((set) => set[at])) {
        few.push(at);
      }
    }
    // What a region's own page says is short.
    const blocks = new Set(few.filter((at) => kindOf(at)[0] !== "region").map((at) => at >> meta.t));
    const own = await Promise.all(found.map(async function (word) {
      if (near.includes(word)) {
        return small[near.indexOf(word)];
      }
      const told = near.length && !named && few.length <= FEW && blocks.size <= 1 ? await among(word, few) : null;
      return told || whole(word);
    }));
    found.forEach((word, number) => { word.marks = own[number]; });
    if (named && !own.some(isPlace)) {
      return [];
    }
    const sets = own.concat(narrow);
    const hits = [];
    for (let at = 0; at < count; at++) {
      let kind = 0;
      let most = 0;
      let fields = 0;
      let names = 0;
      const there = sets.every(function (set, number) {
        if (number < found.length) {
          kind += set[at];
          most = Math.max(most, set[at] - 1);
          fields |= (set[at] - 1) >> 1 === FIELD ? 1 << number : 0;
          names |= set[at] - 1 <= OTHER ? 1 << number : 0;
        }
        return set[at];
      });
      if (there && (!named || most < OTHER + 3)) {
        hits.push({ at: at, kind: kind, most: most, fields: fields, names: names });
      }
    }
    return hits;
  }

  // The records that have a long word at every place of it: what goes across clauses that are not loaded.
  async function densely(word) {
    const sets = [];
    for (const run of word) {
      const windows = run.script === LATIN ? 0 : run.units.length - windowOf(run.script) + 1;
      for (let at = 0; at < Math.min(DENSE, windows); at++) {
        sets.push(fill(await look(windowAt(run.units, at, run.script))));
      }
    }
    const marks = await Promise.all(sets);
    return (at) => marks.every((set) => set[at]);
  }

  return { wordNodes, intersect, isMeant, densely };
}
