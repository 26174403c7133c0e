// From candidates to results: ranked (ranking.js), verified by the records' own texts, each with the clauses that show why.

import { digit } from "./numbers.js";
import { HAN, LATIN, joined } from "./text.js";
import { lookup, nodesOf } from "./lookup.js";
import { ranked } from "./ranking.js";
import { verifier } from "./verify.js";
import { INNER, OTHER, PAGE } from "./words.js";

const FIELD = 4;
const START = 3;
// Batches of candidates that are looked at in vain; the others are taken to be none either.
const IN_VAIN = 8;

export function finder(index) {
  const { meta, closed, size, length, isFar, load, cards, records } = index;
  const verify = verifier(meta);
  const { has, inNames, namesIn, clauses, shares, across, partly } = verify;
  const { wordNodes, intersect, isMeant, densely } = lookup(index, verify);

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
          } else if (!told.has(at) && clause && has(clause[1], word.word)) {
            told.set(at, clause);
          }
        });
      });
      return told;
    });
  }

  // What all records of a class have a node in: the place of a common clause; "}" where they lie there; empty where it differs.
  const soleOf = (node, letter) => (node.sole.match(/[^]{2}/g) || []).reduce((found, one) => (one[0] === letter ? one[1] : found), "");

  // The clause in which a result has a word, as far as that is known without its texts; null where results show it anyway, false where
  // that is the region that they lie in: what else was asked for is worth its clause.
  function tell(hit, word, told) {
    if (told.has(hit.at)) {
      return told.get(hit.at);
    }
    if (isMeant(word, hit.at)) {
      return null;
    }
    const letter = String.fromCharCode(97 + ((word.marks ? word.marks[hit.at] - 1 : hit.most) >> 1));
    const all = nodesOf([word]);
    const places = all.map((node) => soleOf(node, letter));
    if (places.length && places.every((place) => place === "}")) {
      return false;
    }
    const name = all.length === 1 && places[0] ? namesIn(all[0].clauses)[digit(places[0], 0)] : "";
    const clause = name && all[0].from[1][name];
    return clause && has(clause[1], word.word) ? clause : undefined;
  }

  // Loads what results known by their numbers need, while the cards of those in name order come: a round less on a slow line.
  function prefetch(found, told) {
    const node = nodesOf(found)[0];
    let at = 0;
    node.lists.forEach(function (list) {
      for (let left = length(node, list); left > 0 && at < PAGE; left--, at++) {
        const record = node.far[at - node.near.length];
        if (record !== undefined) {
          const hit = { at: record, most: list.kind * 2 + closed[record] };
          const files = ["c" + (record >> meta.b)].concat(tell(hit, found[0], told[0]) === undefined ? "r" + (record >> meta.t) : []);
          files.forEach((name) => load(name).catch(() => undefined));
        }
      }
    });
  }

  // Whether a name begins with a word that is no longer than two windows: lists tell that, and of short names no text is kept.
  const isShortName = (hit, word) => hit.most <= START && word.length === 1 && word[0].script === HAN && word[0].units.length <= 6;

  // Whether the record's own text has what the lists could not tell. Of regions that it lies in, the lists tell all. A list
  // of words when it may have them across clauses that are not loaded.
  function fits(one, hit, found, told) {
    const doubtful = [];
    const all = found.every(function (word, number) {
      const nodes = nodesOf([word]);
      const is =
        word.sure ||
        isShortName(hit, word.word) ||
        isMeant(word, hit.at) ||
        tell(hit, word, told[number]) !== undefined ||
        (hit.fields & (1 << number)) ||
        nodes.some((own) => own.clauses[0] === " ") ||
        inNames(one, word.word) ||
        clauses(one, word.word, []).length > 0 ||
        shares(one, nodes) ||
        one.context.some((text) => text && has(text, word.word)) ||
        across(one, word.word, word.known);
      if (!is && one.common.length) {
        doubtful.push(word);
      }
      return is || one.common.length;
    });
    return all && !doubtful.length ? true : all ? doubtful : false;
  }

  // Whether what may have a word across its common clauses has it at every place.
  async function isThere(at, doubtful) {
    for (const word of doubtful) {
      word.densely = word.densely || densely(word.word);
      if (!(await word.densely)(at)) {
        return false;
      }
    }
    return true;
  }

  // The clauses that a result shows: `[language, text, the words in it when they are not the query's]`.
  function shownClauses(one, found, told, nodes) {
    const shown = [];
    found.forEach(function (word, number) {
      if (!word.word.length) {
        return;
      }
      if (!word.word.every((run) => run.script === LATIN) && inNames(one, word.word)) {
        return;
      }
      const clause = tell(one.hit, word, told[number]) || clauses(one, word.word, nodes.concat(word.known))[0];
      const all = clause ? [clause] : word.sure && one.hit.most <= OTHER ? [] : across(one, word.word, word.known) || partly(word.word, word.known, one);
      all.filter((more) => !shown.some((own) => own[1] === more[1])).forEach((more) => shown.push(more));
    });
    return shown;
  }

  // Finds what has all words. The answer: how many there are; `next(n)`, the next so many records; `all()`, the
  // numbers of all, for counts.
  async function find(found, query, filters, page, named) {
    const nodes = nodesOf(found);
    const isKind = found.some((word) => word.to || word.end);
    const direct = nodes.length === 1 && !isKind && !named && !filters.length && isFar(nodes);
    const unsure = found.some((word) => !word.sure);
    const told = toldOf(found);
    const known = new Map();
    const order = new Map();
    let hits = direct ? [] : ranked(await intersect(found, filters, named), order, meta);
    let whole = !direct;
    let total = direct ? size(nodes) : hits.length;
    let shown = 0;
    let inVain = 0;
    const blocks = new Set(hits.slice(0, PAGE).map((hit) => hit.at >> meta.b));
    if (direct) {
      prefetch(found, told);
    }
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

    // The batch's records that have all words.
    async function verified(batch) {
      // The texts are needed to verify a word, or when no word is in a name or in a clause that is known.
      batch.forEach(function (hit) {
        const named = !unsure || hit.most <= INNER ? hit.names : 0;
        const shown = found.map((word, number) => (named & (1 << number) ? true : tell(hit, word, told[number])));
        const isKnown = shown.map((one) => one !== undefined);
        hit.bare = (isKnown.every(Boolean) || shown.some((one) => one !== undefined && one !== false)) && found.every((word, number) => isKnown[number] || word.sure);
      });
      const first = await records(batch, known);
      const kept = await Promise.all(first.map(async function (one, number) {
        const hit = batch[number];
        let own = one;
        let fit = fits(own, hit, found, told);
        if (hit.bare && fit !== true) {
          // Where a card does not tell, as when a part of the word stands in the name and the rest in a text, the texts do.
          hit.bare = false;
          own = (await records([hit], known))[0];
          fit = fits(own, hit, found, told);
        }
        own.hit = hit;
        return fit === true || (fit && (await isThere(hit.at, fit))) ? own : null;
      }));
      return kept;
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
        const kept = (await verified(batch)).filter(function (one, number) {
          if (!one) {
            hits.splice(hits.indexOf(batch[number]), 1);
            total -= 1;
          }
          return one;
        });
        shown += kept.length;
        inVain = kept.length ? 0 : inVain + 1;
        if (inVain === IN_VAIN) {
          hits.length = shown;
          total = shown;
        }
        const exact = (one) => (one.names.some((name) => name && verify.folded(name) === joined(query)) ? 0 : 1);
        const other = (one) => (one.languages[page] ? 0 : 1);
        kept.forEach((one, number) => { one.order = [exact(one), one.hit.kind, other(one), number]; });
        kept.sort((a, b) => a.order.reduce((less, value, at) => less || value - b.order[at], 0));
        kept.forEach(function (one) {
          one.clauses = shownClauses(one, found, told, nodes);
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
