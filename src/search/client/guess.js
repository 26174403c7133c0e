// Best guesses for a query of which no record has all: question words are dropped, words that residents use stand for the site's own,
// and records are ranked by the parts that they have, the rarer the better, names and services first.

// What a question has beside what it is about. Longer ones first.
const QUESTION = (
  "需要什么材料 需要哪些材料 要什么材料 带什么材料 怎么办理 如何办理 怎样办理 在哪里办 在哪儿办 去哪里办 去哪办 怎么申请 如何申请 怎么联系 怎么投诉 有没有人 " +
  "什么时候 什么地方 多少钱 怎么办 怎么样 怎么走 在哪里 在哪儿 去哪里 去哪儿 有没有 是不是 能不能 可不可以 可以吗 哪里有 哪儿有 谁能 谁来 " +
  "请问 怎么 怎样 如何 什么 哪里 哪儿 哪些 哪个 哪家 多少 几点 为什么 为啥 需要 应该 可以 能否 我想 我要 想要 我家 家里 帮我 帮忙 一下 " +
  "我们 你们 他们 自己 有人 没人 没有 不会 不能 不了 不到 还是 以及 或者 关于 查询 附近 最近的 最近 " +
  "谁 吗 呢 吧 啊 了 的 和 与 及 在 去 来 找 要 想 请 被 给 让 把 该 能 会 也 都 就 还 很 太 我 你 他 她 它 是 有 没 不 做 办 领 问 查"
).split(" ");
// A part of more records than this share of all says little, and its list is long.
const COMMON = 0.4;
// Lists of the second tier that are loaded; parts that are looked up; blocks of cards of which guesses are shown.
const FAR = 2;
// Words whose records are all looked up.
const WIDE = 2;
const PARTS = 12;
const BLOCKS = 4;
// A text so long is a question, if as much of it is known: residents' words, and nothing but a place beside them.
const LONG = 6;
const KNOWN = 0.75;
// How much more the place counts for which something is asked than what is asked for.
const PLACE = 2;
// How much a part counts by where it stands: a name, another name, a field, a text.
const WEIGHTS = [3, 3, 3, 2, 2.2, 1];
const KINDS = { service: 1.25, category: 1.15, audience: 1.1, station: 1.1, region: 1 };
const OTHERS = 0.9;
const CLOSED = 0.6;
// What has less than this of the best result's worth is left out; what is covered less of the query is no guess.
const WORTH = 0.4;
const COVERED = 0.2;

export function guesser(index) {
  const { ASKS, HAN, LATIN, PAGE, TIBETAN, beginning, fold, windowAt, withForms, words } = window.zhandian.search;
  const { meta, closed, look, fill, listed, size, isFar, load, records } = index;

  // Segments of a run without question words.
  function segments(text, isFirst) {
    let rest = text;
    QUESTION.filter((word) => word.length > 1).forEach((word) => { rest = rest.split(word).join(" "); });
    const whole = rest.split(" ").filter(Boolean);
    return whole.reduce(function (all, part) {
      // Single characters are dropped at the ends only: 有 is part of many words. What a query begins with may be a place: 和平镇.
      let units = Array.from(part);
      while (!(isFirst && text.startsWith(part)) && units.length > 1 && QUESTION.includes(units[0])) {
        units = units.slice(1);
      }
      while (units.length > 1 && QUESTION.includes(units[units.length - 1])) {
        units = units.slice(0, -1);
      }
      return units.length > 1 ? all.concat([units]) : all;
    }, []);
  }

  // What is known of a text: `[typed, the site's own words for it]` each, and the terms' records.
  async function meanings(text) {
    const [lines, terms] = await load("q0");
    const out = [];
    lines.forEach((one) => one[0].filter((typed) => text.includes(typed)).forEach((typed) => out.push([typed, one[1]])));
    // 做饭 within 没人做饭 is the same thing, and the longer one says more.
    return { found: out.filter((one) => !out.some((more) => more[0].length > one[0].length && more[0].includes(one[0]))), terms: terms };
  }

  // The longest parts of some units that the index has, one after the other: `{at, length, nodes, size, weight}`.
  async function partsOf(units, script, factor) {
    const out = [];
    for (let at = 0; at < units.length && out.length < PARTS; ) {
      let found = 0;
      for (const length of script === TIBETAN ? [3, 2] : [4, 3, 2]) {
        const window = units.slice(at, at + length);
        const nodes = window.length === length && length > found ? await look(windowAt(window, 0, script)) : [];
        const n = Math.min(meta.c, size(nodes));
        if (n) {
          found = found || length;
          out.push({ at: at, length: length, nodes: nodes, size: n, weight: factor * Math.log(1 + meta.c / n) * (0.6 + 0.4 * length) });
          break;
        }
      }
      at += found || 1;
    }
    return out;
  }

  // Whether a part is where a name of a place or a station begins.
  const isPlace = (part) => part.length > 1 && part.nodes.some((node) => node.lists.some((list) => list.kind < 2));

  // One of the site's own words as a part, by the records that came with it.
  function termOf(term, own, factor) {
    const length = Math.min(4, Array.from(term).length);
    return { term: term, nodes: [listed(own[1])], size: own[0], weight: factor * Math.log(1 + meta.c / own[0]) * (0.6 + 0.4 * length) * 1.5 };
  }

  // Where a place is asked for, the weightiest words need all their records: which of the place's stations offer it.
  async function widen(terms) {
    const some = terms.filter((part) => size(part.nodes) < part.size && part.term.length > 1).sort((a, b) => b.weight - a.weight);
    for (const part of some.slice(0, WIDE)) {
      const all = await look(windowAt(Array.from(part.term).slice(0, 4), 0, HAN));
      part.nodes = all.length ? all : part.nodes;
    }
  }

  // What a text of ideographs asks for.
  async function partsOfText(text, factor, add) {
    const { found, terms } = await meanings(text);
    const rest = found.reduce((some, one) => some.split(one[0]).join(" "), text);
    const parts = [];
    for (const units of rest.split(" ").reduce((some, part, place) => some.concat(segments(part, !place)), [])) {
      const own = await partsOf(units, HAN, factor);
      add.cover(own, units);
      parts.push.apply(parts, own);
    }
    const places = parts.filter(isPlace);
    places.forEach((part) => { part.weight *= PLACE; });
    add.others += parts.length - places.length;
    const meant = [];
    // What was typed itself counts more than what may be meant, and most beside it.
    const isTyped = found.some((one) => one[1].concat(one[0]).some((term) => terms[term] && text.includes(term)));
    for (const [said, means] of found) {
      const own = means.concat(means.includes(said) ? [] : [said]).filter((term) => terms[term]);
      for (const term of own) {
        meant.push(termOf(term, terms[term], text.includes(term) ? 2.4 : isTyped ? 0.6 : 1));
        add.said(term);
      }
      add.known(said.length, own.length ? said.length : 0);
    }
    if (places.length) {
      await widen(meant);
    }
    return parts.concat(meant);
  }

  // What a query asks for: parts with their weights, and what was asked in plain text.
  async function partsOfQuery(typed) {
    const all = [];
    const asked = [];
    let wanted = 0;
    let covered = 0;
    const add = {
      others: 0,
      said: (term) => asked.push(term),
      known: (all, there) => {
        wanted += all;
        covered += there;
      },
      cover: function (parts, units) {
        const has = units.map((_, at) => parts.some((part) => part.at <= at && at < part.at + part.length));
        add.known(units.length, has.filter(Boolean).length);
        let from = -1;
        has.concat(false).forEach(function (is, at) {
          if (is && from < 0) {
            from = at;
          } else if (!is && from >= 0) {
            asked.push(units.slice(from, at).join(""));
            from = -1;
          }
        });
      },
    };
    let kind = null;
    for (const word of withForms(typed, meta) || typed) {
      if (word.kind) {
        kind = word.kind;
        asked.push(word[0].units.join(""));
        add.known(2, 2);
        continue;
      }
      for (const run of word) {
        if (run.script === LATIN) {
          const nodes = run.units[0].length > 1 ? await look(beginning(run.units[0])) : [];
          add.known(1, nodes.length ? 1 : 0);
          if (nodes.length) {
            asked.push(run.units[0]);
            all.push({ nodes: nodes, size: size(nodes), weight: Math.log(1 + meta.c / size(nodes)) * 2 });
          }
        } else if (run.script === TIBETAN) {
          const parts = await partsOf(run.units, TIBETAN, 1);
          add.cover(parts, run.units);
          all.push.apply(all, parts);
        } else {
          all.push.apply(all, await partsOfText(run.units.join(""), 1.2, add));
        }
      }
    }
    return { parts: all, kind: kind, asked: Array.from(new Set(asked)), share: wanted ? covered / wanted : 0, others: add.others };
  }

  // The worth of each record.
  async function worth(asked) {
    const score = new Float64Array(meta.c);
    const rare = asked.parts.filter((part) => part.size <= Math.max(12, meta.c * COMMON));
    const parts = (rare.length ? rare : asked.parts).sort((a, b) => b.weight - a.weight);
    const far = parts.filter((part) => isFar(part.nodes)).slice(0, FAR);
    for (const part of parts.filter((one) => !isFar(one.nodes) || far.includes(one))) {
      (await fill(part.nodes)).forEach(function (mark, at) {
        if (mark) {
          score[at] += part.weight * WEIGHTS[(mark - 1) >> 1];
        }
      });
    }
    meta.kinds.forEach(function (kind, place) {
      const next = meta.kinds[place + 1];
      for (let at = kind[1]; at < (next ? next[1] : meta.c); at++) {
        if (asked.kind === kind[0]) {
          score[at] += parts.length ? (score[at] ? 4 : 0) : 1;
        }
        score[at] *= (KINDS[kind[0]] || OTHERS) * (closed[at] ? CLOSED : 1);
      }
    });
    return score;
  }

  // The first ones, as far as few blocks have their cards.
  function firstOf(score) {
    const order = [];
    score.forEach((value, at) => value && order.push(at));
    order.sort((a, b) => score[b] - score[a] || a - b);
    const blocks = new Set();
    return order.slice(0, 4 * PAGE).filter(function (at) {
      if (score[at] < score[order[0]] * WORTH || (blocks.size >= BLOCKS && !blocks.has(at >> meta.b))) {
        return false;
      }
      blocks.add(at >> meta.b);
      return true;
    }).slice(0, PAGE);
  }

  async function guess(typed) {
    const asked = await partsOfQuery(typed);
    const none = { hits: [], words: [], said: [] };
    if (asked.share < COVERED || !asked.asked.length) {
      return none;
    }
    const best = firstOf(await worth(asked));
    const hits = await records(best.map((at) => ({ at: at, bare: true })), new Map());
    const shown = asked.asked.map((text) => words(fold(text))).reduce((all, some) => all.concat(some), []);
    return { hits: hits, words: shown, said: hits.length ? asked.asked : [], share: asked.others ? 0 : asked.share };
  }

  // The guess for what is a question, or mostly made of what residents say, and so no name with a slip in it; else null.
  async function answered(typed, units) {
    const text = units.join("");
    const asks = ASKS.test(text);
    if (!asks && (units.length < LONG || !(await meanings(text)).found.length)) {
      return null;
    }
    const found = await guess(typed);
    return found.hits.length && (asks || found.share >= KNOWN) ? found : null;
  }

  return { guess, answered };
}
