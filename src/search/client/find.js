// From a query's words to results: looked up, intersected, ranked (ranking.js), verified by the records' own texts.

import { HAN, LATIN, TIBETAN, fold } from "./text.js";
import { digit } from "./numbers.js";
import { ranked } from "./ranking.js";
import { INNER, OTHER, PAGE, RARE, UNFINISHED, isSound, parts, windowOf } from "./words.js";

// So many candidates are looked at rather than loading lists.
const FEW = 160;
const FIELD = 4;
// The class of what the texts have told, whatever of them.
const BY_TEXT = OTHER + 6;
// Batches of candidates that are looked at in vain; the others are taken to be none either.
const IN_VAIN = 8;

export function finder(index) {
  const { meta, closed, look, fill, size, length, isFar, kindOf, cards, records } = index;
  const count = meta.c;

  // A word's parts as nodes; null when one part is nowhere. Of parts with the same lists one is kept, and when one is
  // rare, those in the second tier are left to the texts.
  async function wordNodes(word) {
    const all = await Promise.all(parts(word).map((either) => Promise.all(either.map(look))));
    let groups = all.map((either) => either.reduce((one, more) => one.concat(more), []));
    if (groups.some((group) => !group.length)) {
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
      // Windows may all be there without being neighbours, unless they overlap and are in the same many records; a
      // lone ideograph beside letters is not asked for.
      sure: !word.some((run, at) => run.units.length > windowOf(run.script) + more || (at > 0 && (run.script === LATIN || word[at - 1].script !== LATIN))) &&
        groups.length === kept.length,
    };
  }

  // The class of a record for a word: where its beginning was found, if all of it was found in names.
  function join(sets) {
    if (sets.length === 1) {
      return sets[0];
    }
    const marks = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      let worst = 1;
      for (const set of sets) {
        worst = set[at] && worst ? Math.max(worst, set[at]) : 0;
      }
      marks[at] = worst && worst <= INNER + 1 ? sets[0][at] : worst;
    }
    return marks;
  }

  // A word's records among few candidates: their own texts and the names of their common clauses tell, so that no list
  // of the second tier is loaded. Null when they cannot tell.
  async function among(word, candidates) {
    const nodes = nodesOf([word]);
    const isCode = word.word.some((run) => run.script === LATIN);
    if (isCode || nodes.some((one) => one.clauses[0] === " ") || word.groups.some((group) => group.length > 1)) {
      return null;
    }
    const known = await records(candidates.map((at) => ({ at: at })), new Map());
    const marks = new Uint8Array(count);
    known.forEach(function (one) {
      const named = inNames(one, word.word);
      if (named || clauses(one, word.word, []).length || shares(one, nodes)) {
        marks[one.at] = named ? INNER : BY_TEXT;
      }
    });
    return marks;
  }

  // The words with a class for each record; the fewer the better. Filters narrow down.
  async function intersect(found, filters) {
    const near = found.filter((word) => !word.groups.some(isFar));
    const whole = (word) => Promise.all(word.groups.map(fill)).then(join);
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
      const told = near.length && few.length <= FEW && blocks.size <= 1 ? await among(word, few) : null;
      return told || whole(word);
    }));
    found.forEach((word, number) => { word.marks = own[number]; });
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
      if (there) {
        hits.push({ at: at, kind: kind, most: most, fields: fields, names: names });
      }
    }
    return hits;
  }

  // Names of common clauses: so many characters each.
  const namesIn = (names) => names.trim().match(new RegExp("[^]{" + meta.d + "}", "g")) || [];

  // A syllable may have one of the finals that the index leaves out (S4).
  const alike = (unit, wanted) =>
    wanted.endsWith(UNFINISHED)
      ? unit.startsWith(wanted.slice(0, -1))
      : unit === wanted || unit.replace(/[\u0f62\u0f66]$/, "") === wanted;

  // Whether a folded text has a word: its runs as neighbours, but letters that may be the sound of a name are left to
  // the lists.
  function has(folded, word) {
    if (word.length > 1 && word.some((run) => run.script === LATIN && isSound(run.units[0]))) {
      return word.every((run) => run.script === LATIN || has(folded, [run]));
    }
    if (word.length === 1 && word[0].script === TIBETAN) {
      const wanted = word[0].units;
      return folded.split(" ").some(function (part) {
        const units = part.split(TIBETAN).filter(Boolean);
        return units.some((_, at) => wanted.every((one, place) => at + place < units.length && alike(units[at + place], one)));
      });
    }
    const whole = word.map((run) =>
      run.script === HAN ? run.units.join("")
        : run.script === LATIN ? LATIN + run.units[0]
          : TIBETAN + run.units.map((unit) => unit.replace(UNFINISHED, "") + TIBETAN).join("")
    ).join("").replace(/\u0f0b+$/, "");
    return folded.includes(whole);
  }

  const inNames = (one, word) => one.names.some((name) => name && has(fold(name), word));

  // The clauses of a record that have a word: `[language, text]`.
  function clauses(one, word, nodes) {
    const own = [];
    one.texts.forEach((texts, lang) => texts.forEach((text) => own.push([lang, text])));
    const shared = [];
    nodes.forEach((from) => namesIn(from.clauses).forEach(function (name) {
      if (one.common.includes(name) && from.from[1].hasOwnProperty(name)) {
        shared.push(from.from[1][name]);
      }
    }));
    return own.concat(shared).filter((clause) => has(fold(clause[1]), word));
  }

  // For each word the clauses of the first records that the shards tell; null where results show anyway what was found.
  function toldOf(found) {
    return found.map(function (word) {
      const told = new Map();
      nodesOf([word]).forEach(function (node) {
        const names = namesIn(node.clauses);
        node.far.forEach(function (at, place) {
          const clause = node.from[1][names[digit(node.told, place)]];
          if (node.told[place] === "}") {
            told.set(at, null);
          } else if (!told.has(at) && clause && has(fold(clause[1]), word.word)) {
            told.set(at, clause);
          }
        });
      });
      return told;
    });
  }

  // The clause in which a result has a word, as far as that is known without its texts; null where results show it anyway.
  function tell(hit, word, told) {
    if (told.has(hit.at)) {
      return told.get(hit.at);
    }
    const node = word.groups.length === 1 && word.groups[0].length === 1 ? word.groups[0][0] : { sole: "" };
    const letter = String.fromCharCode(97 + ((word.marks ? word.marks[hit.at] - 1 : hit.most) >> 1));
    const at = node.sole.search(letter);
    const clause = at >= 0 ? node.from[1][namesIn(node.clauses)[digit(node.sole, at + 1)]] : null;
    return clause && has(fold(clause[1]), word.word) ? clause : undefined;
  }

  // Whether the record's own text has what the lists could not tell. Of regions that it lies in, the lists tell all.
  function fits(one, hit, found, told) {
    return found.every(function (word, number) {
      const nodes = nodesOf([word]);
      return (
        word.sure ||
        tell(hit, word, told[number]) !== undefined ||
        (hit.fields & (1 << number)) ||
        nodes.some((own) => own.clauses[0] === " ") ||
        inNames(one, word.word) ||
        clauses(one, word.word, []).length > 0 ||
        shares(one, nodes) ||
        one.context.some((text) => text && has(fold(text), word.word))
      );
    });
  }

  // Whether one of the record's common clauses has all parts of a word.
  function shares(one, nodes) {
    const all = nodes.map((own) => namesIn(own.clauses));
    return one.common.some((name) => all.every((own) => own.includes(name)));
  }

  const nodesOf = (found) =>
    found.reduce((all, word) => word.groups.reduce((nodes, group) => nodes.concat(group), all), []);

  // Finds what has all words. The answer: how many there are; `next(n)`, the next so many records; `all()`, the
  // numbers of all, for counts.
  async function find(found, query, filters, page) {
    const nodes = nodesOf(found);
    const direct = nodes.length === 1 && !filters.length && isFar(nodes);
    const unsure = found.some((word) => !word.sure);
    const told = toldOf(found);
    const known = new Map();
    const order = new Map();
    let hits = direct ? [] : ranked(await intersect(found, filters), order, meta);
    let whole = !direct;
    let total = direct ? size(nodes) : hits.length;
    let shown = 0;
    let inVain = 0;
    const blocks = new Set(hits.slice(0, PAGE).map((hit) => hit.at >> meta.b));
    if (direct || (blocks.size > 2 && hits[0].most <= OTHER)) {
      // The cards that come with the rarest part.
      const rarest = nodes.filter((one) => one.near.length).sort((a, b) => size([a]) - size([b]))[0];
      (rarest ? await cards(rarest.near) : []).forEach(function (one, place) {
        known.set(one.at, one);
        order.set(one.at, place);
      });
    }
    if (direct) {
      hits = Array.from(known.keys()).concat(nodes[0].far).map((at) => ({ at: at }));
      // They are ordered by class, and the lists say how many each class has.
      let at = 0;
      nodes[0].lists.forEach(function (list) {
        for (let left = length(nodes[0], list); left > 0 && at < hits.length; left--) {
          const hit = hits[at++];
          hit.most = list.kind * 2 + closed[hit.at];
          hit.kind = hit.most + 1;
          hit.fields = list.kind === FIELD ? 1 : 0;
          hit.names = hit.most <= OTHER ? 1 : 0;
        }
      });
    } else {
      hits = ranked(hits, order, meta);
    }

    async function complete() {
      if (!whole) {
        const all = ranked(await intersect(found, filters), order, meta);
        const had = new Set(hits.map((hit) => hit.at));
        hits = hits.concat(all.filter((hit) => !had.has(hit.at)));
        whole = true;
      }
    }

    async function next(most) {
      const out = [];
      while (out.length < most && shown < total) {
        if (shown + most - out.length > hits.length) {
          await complete();
        }
        const batch = hits.slice(shown, shown + most - out.length);
        if (!batch.length) {
          break;
        }
        // The texts are needed to verify a word, or when no word is in a name or in a clause that is known.
        batch.forEach(function (hit) {
          const named = !unsure || hit.most <= INNER ? hit.names : 0;
          const shown = found.map((word, number) => named & (1 << number) || tell(hit, word, told[number]) !== undefined);
          hit.bare = shown.some(Boolean) && found.every((word, number) => shown[number] || word.sure);
        });
        const first = await records(batch, known);
        // Where a card does not tell, as when a part of the word stands in the name and the rest in a text, the texts do.
        const all = await Promise.all(first.map(function (one, number) {
          if (batch[number].bare && !fits(one, batch[number], found, told)) {
            batch[number].bare = false;
            return records([batch[number]], known).then((whole) => whole[0]);
          }
          return one;
        }));
        const kept = [];
        all.forEach(function (one, number) {
          if (fits(one, batch[number], found, told)) {
            one.hit = batch[number];
            kept.push(one);
          } else {
            hits.splice(hits.indexOf(batch[number]), 1);
            total -= 1;
          }
        });
        shown += kept.length;
        inVain = kept.length ? 0 : inVain + 1;
        if (inVain === IN_VAIN) {
          hits.length = shown;
          total = shown;
        }
        const exact = (one) => (one.names.some((name) => name && fold(name) === query) ? 0 : 1);
        const other = (one) => (one.languages[page] ? 0 : 1);
        kept.forEach((one, number) => { one.order = [exact(one), one.hit.kind, other(one), number]; });
        kept.sort((a, b) => a.order.reduce((less, value, at) => less || value - b.order[at], 0));
        kept.forEach(function (one) {
          one.clauses = [];
          found.forEach(function (word, number) {
            if (word.word.every((run) => run.script === LATIN) || !inNames(one, word.word)) {
              const clause = tell(one.hit, word, told[number]) || clauses(one, word.word, nodes)[0];
              if (clause && !one.clauses.some((own) => own[1] === clause[1])) {
                one.clauses.push(clause);
              }
            }
          });
          out.push(one);
        });
      }
      return out;
    }

    return {
      total: () => total,
      next: next,
      all: () => complete().then(() => hits),
      isWhole: () => whole,
      words: found.map((word) => word.word),
      more: () => shown < total,
    };
  }

  return { wordNodes, find };
}
