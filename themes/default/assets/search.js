// Search: loads the few files of the index that a query needs (their form and its reasons: src/search/mod.rs), as
// scripts, so that it works from a disk too. `zhandian.search` is what a page and the tests call.
(function () {
  "use strict";
  const zhandian = (window.zhandian = window.zhandian || {});

  // ----- Text as it is compared. The same rules as src/token/; tests/tokens.json holds both to them. -----

  const DROPPED = /[\u0300-\u036f\u00ad\u0f35\u0f37\u0f39\u200b-\u200f\u2060\ufeff]/g;
  const REPLACED = /[A-Z\u0f00\u0f20-\u0f29\u0f6a\u0f80\u0f82\u0f83\u0fba-\u0fbc\u0fd2]/g;
  const REPLACEMENT = {
    "\u0f00": "\u0f68\u0f7c\u0f7e", "\u0f6a": "\u0f62", "\u0f80": "\u0f72", "\u0f82": "\u0f7e", "\u0f83": "\u0f7e",
    "\u0fba": "\u0fad", "\u0fbb": "\u0fb1", "\u0fbc": "\u0fb2", "\u0fd2": "\u0f0b",
  };
  const IDEOGRAPHS = /[\u3400-\u9fff]|[\u{20000}-\u{323af}]/gu;
  const simple = new Map();

  // Takes up a table: groups of a simplified character and the traditional ones that become it.
  function learn(table) {
    table.split(" ").forEach(function (group) {
      const all = Array.from(group);
      all.slice(1).forEach((c) => simple.set(c, all[0]));
    });
  }

  function replacement(c) {
    return c < "\u0f00" ? c.toLowerCase() : REPLACEMENT[c] || String(c.charCodeAt(0) - 0xf20);
  }

  function normalise(text) {
    return text
      .normalize("NFKD")
      .replace(DROPPED, "")
      .replace(REPLACED, replacement)
      .replace(IDEOGRAPHS, (c) => simple.get(c) || c)
      .replace(/([\u0f71-\u0f7d]+)([\u0f8d-\u0fbc]+)/g, "$2$1")
      .replace(/\u0f7a{2,}/g, "\u0f7b")
      .replace(/\u0f7c{2,}/g, "\u0f7d")
      .replace(/([\u0f71-\u0f7d])\1+/g, "$1");
  }

  // Particles written onto the syllable before them, the longer first; then a prefix and a root that it may precede.
  const PARTICLE =
    /^(.+?)\u0f60(?:\u0f72\u0f60[\u0f7c\u0f58\u0f44]|\u0f7c\u0f60[\u0f58\u0f44]|\u0f72\u0f66|[\u0f72\u0f7c\u0f58\u0f44])$/;
  const PREFIX_AND_ROOT = new RegExp(
    "^(?:\u0f42[\u0f45\u0f49\u0f4f\u0f51\u0f53\u0f59\u0f5e\u0f5f\u0f61\u0f64\u0f66]" +
      "|\u0f51[\u0f40\u0f42\u0f44\u0f54\u0f56\u0f58]" +
      "|\u0f56[\u0f40\u0f42\u0f45\u0f4f\u0f51\u0f59\u0f5e\u0f5f\u0f64\u0f66]" +
      "|\u0f58[\u0f41\u0f42\u0f44\u0f46\u0f47\u0f49\u0f50\u0f51\u0f53\u0f5a\u0f5b]" +
      "|\u0f60[\u0f41\u0f42\u0f46\u0f47\u0f50\u0f51\u0f55\u0f56\u0f5a\u0f5b])$"
  );

  function syllable(text) {
    if (/.[\u0f4a\u0f4c]$/.test(text)) {
      return text.slice(0, -1) + "\u0f42\u0f66";
    }
    let folded = text.replace(PARTICLE, "$1");
    if (folded !== text && PREFIX_AND_ROOT.test(folded)) {
      folded += "\u0f60";
    }
    return folded.replace(/(.\u0f60\u0f74)[\u0f62\u0f66]$/, "$1").replace(/^\u0f56(\u0f7c?)$/, "\u0f54$1");
  }

  const TIBETAN = "\u0f0b";
  const HAN = "\u4e00";
  const LATIN = "^";
  const UNITS =
    /([\u0f40-\u0f84\u0f86-\u0fbc][\u0f0b\u0f40-\u0f84\u0f86-\u0fbc]*)|([0-9a-z]+)|((?:[\u3400-\u9fff]|[\u{20000}-\u{323af}])+)|(\u0f0b)|[^]/gu;

  // Words are parted by a space; a Latin run begins with ^; a Tibetan syllable stands between tshegs.
  function fold(text) {
    const normal = normalise(text);
    let folded = "";
    let before = "";
    UNITS.lastIndex = 0;
    for (let unit = UNITS.exec(normal); unit; unit = UNITS.exec(normal)) {
      const here = unit[1] ? TIBETAN : unit[2] ? LATIN : unit[3] ? HAN : "";
      if (!here) {
        // A tsheg joins; whatever else parts.
        before = unit[4] ? before : "";
        continue;
      }
      // Chinese and Tibetan part too, Latin stays with its neighbours.
      if (folded && (!before || (before !== here && before !== LATIN && here !== LATIN))) {
        folded += " ";
      }
      if (here === TIBETAN) {
        folded += TIBETAN + unit[0].split(TIBETAN).filter(Boolean).map(syllable).join(TIBETAN) + TIBETAN;
      } else {
        folded += (here === LATIN ? LATIN : "") + unit[0];
      }
      before = here;
    }
    return folded;
  }

  const RUNS = /\^([0-9a-z]+)|([\u0f00-\u0fff]+)|[^^\u0f00-\u0fff]+/g;

  // The words of a folded text; a word is a list of runs of one script.
  function words(folded) {
    return folded.split(" ").filter(Boolean).map(function (word) {
      const runs = [];
      word.replace(RUNS, function (run, latin, tibetan) {
        runs.push(
          latin ? { script: LATIN, units: [latin] }
            : tibetan ? { script: TIBETAN, units: tibetan.split(TIBETAN).filter(Boolean) }
              : { script: HAN, units: Array.from(run) }
        );
        return "";
      });
      return runs;
    });
  }

  // ----- Numbers and lists, as src/search/digit.rs and list.rs write them. -----

  const HALF = 44;

  function numbers(text) {
    const all = [];
    let number = 0;
    let scale = 1;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const value = code - (code < 92 ? 35 : 36);
      if (value < HALF) {
        all.push(number + value * scale);
        number = 0;
        scale = 1;
      } else {
        number += (value - HALF) * scale;
        scale *= HALF;
      }
    }
    return all;
  }

  // Calls `each` with the beginning and the end of every run of records.
  function runsOf(list, each) {
    const all = numbers(list);
    let end = 0;
    for (let at = 0; at < all.length; at++) {
      const start = end + (all[at] >> 1);
      end = start + (all[at] & 1 ? all[++at] + 2 : 1);
      each(start, end);
    }
  }

  function hash(key) {
    let all = 0x811c9dc5;
    for (let at = 0; at < key.length; at++) {
      all = Math.imul(all ^ key.charCodeAt(at), 16777619);
    }
    return (all ^ (all >>> 15)) >>> 0;
  }

  // The file of the second tier that has a list: by the first two digits of its name.
  function fileOf(name, files) {
    const value = (at) => name.charCodeAt(at) - (name.charCodeAt(at) < 92 ? 35 : 36);
    return (value(0) + 88 * value(1)) % files;
  }

  // ----- What a query asks for. -----

  const LETTERS = 6;
  const REST = 12;
  const SOUND = 14;
  const WINDOWS = 4;
  // Classes, two for each (open first): name, its beginning, its middle, other names and codes, field, body.
  const INNER = 5;
  const OTHER = 7;
  // A part of a word that so few records have makes its frequent parts needless: the texts decide.
  const RARE = 64;
  const PAGE = 10;
  const CASE = new Set(
    "གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས དང ལ ན ནས ལས སུ ཏུ དུ རུ".split(" ").map((particle) => syllable(particle))
  );

  // Windows of three units that overlap by one, so that each pair of neighbours is asked for; of long words, some.
  function windows(units, joint) {
    const n = units.length;
    if (n < 3) {
      return [{ key: units.join(joint) }];
    }
    const starts = [];
    for (let at = 0; at < n - 3; at += 2) {
      starts.push(at);
    }
    starts.push(n - 3);
    const step = (starts.length - 1) / (WINDOWS - 1);
    return (step > 1 ? [0, 1, 2, 3].map((at) => starts[Math.round(at * step)]) : starts).map((at) => ({
      key: units[at] + joint + units[at + 1],
      branch: units[at + 2],
    }));
  }

  // A word as parts that must all be there; a part is a list of which one must be.
  function parts(word) {
    const all = [];
    word.forEach(function (run) {
      if (run.script === LATIN) {
        const letters = run.units[0];
        const long = letters.length >= LETTERS;
        const either = [{ key: letters.slice(0, LETTERS), begins: long ? letters.slice(LETTERS, LETTERS + REST) : "" }];
        if (/^[a-z]{2,8}$/.test(letters)) {
          either.push({ key: ":" + letters.slice(0, 3), begins: letters.slice(3, 6) });
        }
        all.push(either);
      } else if (run.script === TIBETAN || run.units.length > 1 || word.length === 1) {
        windows(run.units, run.script === TIBETAN ? TIBETAN : "").forEach((one) => all.push([one]));
      }
    });
    return all;
  }

  // `load(name)` brings a file: a promise of what it gave to `put`.
  function engine(meta, load) {
    const count = meta.c;
    const shards = new Map();

    async function shard(key) {
      const name = "g" + (hash(key) & (meta.n - 1));
      if (!shards.has(name)) {
        shards.set(name, await load(name));
      }
      return shards.get(name);
    }

    function lists(text) {
      return text.split("|").filter(Boolean).map(function (one) {
        const kind = one.charCodeAt(0) - 97;
        return one[1] === "~"
          ? { kind: kind, name: one.slice(2, 7), count: numbers(one.slice(7))[0] }
          : { kind: kind, text: one.slice(1) };
      });
    }

    // `near`: places of the first records among the cards in name order; `far`: numbers of those that follow.
    function node(entry, from, sure) {
      const all = typeof entry === "string" ? [entry] : entry;
      const best = (all[1] || "|").split("|");
      let place = 0;
      return {
        text: all[0],
        lists: lists(all[0]),
        near: numbers(best[0]).map((step) => (place += step & 1 ? -(step >> 1) : step >> 1)),
        far: numbers(best[1]),
        clauses: all[2] || "",
        from: from,
        sure: sure,
      };
    }

    // What the index knows of one thing that is asked for: nodes, none if nothing.
    async function look(one) {
      const from = await shard(one.key);
      const entry = from[0].hasOwnProperty(one.key) ? from[0][one.key] : null;
      if (entry === null) {
        return [];
      }
      const branches = (typeof entry !== "string" && entry[3]) || null;
      if (one.branch) {
        if (!branches) {
          // So few records that the texts decide.
          return [node(entry, from, false)];
        }
        const branch = branches.hasOwnProperty(one.branch) ? branches[one.branch] : null;
        return branch === null ? [] : [node(branch === 1 ? entry : branch, from, true)];
      }
      if (!one.begins) {
        return [node(entry, from, true)];
      }
      // What is longer than a sound is kept is compared as far as that.
      const begins = (rest) =>
        rest.startsWith(one.begins) || (rest.length === SOUND - LETTERS && one.begins.startsWith(rest));
      return Object.keys(branches || {})
        .filter(begins)
        .map((rest) => node(branches[rest] === 1 ? entry : branches[rest], from, true));
    }

    const refs = (nodes) => nodes.reduce((all, one) => all.concat(one.lists.filter((list) => list.name)), []);
    const size = (nodes) =>
      nodes.reduce(function (sum, one) {
        one.lists.forEach(function (list) {
          if (list.name) {
            sum += list.count;
          } else {
            runsOf(list.text, (start, end) => { sum += end - start; });
          }
        });
        return sum;
      }, 0);

    // Each record's class plus one, 0 where it is not among the nodes.
    async function fill(nodes) {
      const marks = new Uint8Array(count);
      const files = await Promise.all(refs(nodes).map((list) => load("l" + fileOf(list.name, meta.l))));
      let file = 0;
      nodes.forEach((one) => one.lists.forEach(function (list) {
        const text = list.name ? files[file++][list.name] : list.text;
        runsOf(text, function (start, end) {
          for (let at = start; at < end; at++) {
            if (!marks[at] || marks[at] > list.kind + 1) {
              marks[at] = list.kind + 1;
            }
          }
        });
      }));
      return marks;
    }

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
      if (groups.some((group) => !refs(group).length && size(group) <= RARE)) {
        groups = groups.filter((group) => !refs(group).length);
      }
      return {
        word: word,
        groups: groups,
        sure: groups.length === kept.length && groups.every((group) => group.every((one) => one.sure)),
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

    // The words with a class for each record; the fewer the better. Filters narrow down.
    async function intersect(found, filters) {
      const sets = await Promise.all(
        found.map((word) => Promise.all(word.groups.map(fill)).then(join)).concat(filters.map((filter) => filter()))
      );
      const hits = [];
      for (let at = 0; at < count; at++) {
        let kind = 0;
        let most = 0;
        const there = sets.every(function (set, number) {
          if (number < found.length) {
            kind += set[at];
            most = Math.max(most, set[at] - 1);
          }
          return set[at];
        });
        if (there) {
          hits.push({ at: at, kind: kind, most: most });
        }
      }
      return hits;
    }

    // The same rule as src/search/rank.rs: by class; then those whose cards have come with `order`; then by kind; then
    // those of the block with most of these.
    function rank(hits, order) {
      const neighbours = new Map();
      const type = (hit) => meta.kinds.filter((kind) => kind[1] <= hit.at).length;
      const block = (hit) => (hit.kind * 64 + hit.type) * 0x100000 + (hit.at >> meta.b);
      hits.forEach((hit) => { hit.type = type(hit); });
      hits.forEach((hit) => neighbours.set(block(hit), (neighbours.get(block(hit)) || 0) + 1));
      hits.forEach(function (hit) {
        hit.best = order.has(hit.at) ? order.get(hit.at) : 1e6;
        hit.near = neighbours.get(block(hit));
      });
      return hits.sort((a, b) => a.kind - b.kind || a.best - b.best || a.type - b.type || b.near - a.near || a.at - b.at);
    }

    const everywhere = (from, to) => new Uint8Array(count).fill(1, from, to);

    function kindOf(at) {
      return meta.kinds.reduce((last, kind) => (kind[1] <= at ? kind : last));
    }

    function filter(name, value) {
      if (name === "type") {
        const place = meta.kinds.findIndex((kind) => kind[0] === value);
        const next = meta.kinds[place + 1];
        return async () => (place < 0 ? new Uint8Array(count) : everywhere(meta.kinds[place][1], next ? next[1] : count));
      }
      if (name === "region") {
        const known = meta.regions.find((region) => region[0] === value);
        if (known) {
          return async function () {
            const marks = new Uint8Array(count);
            runsOf(known[2], (start, end) => marks.fill(1, start, end));
            return marks;
          };
        }
        return async function () {
          const nodes = await look({ key: value.slice(0, LETTERS), begins: value.slice(LETTERS) });
          nodes.forEach((one) => { one.lists = one.lists.filter((list) => list.kind === OTHER || list.kind === OTHER - 1); });
          return fill(nodes);
        };
      }
      return async () => fill(await look({ key: (name === "lang" ? "@@" : "@") + value }));
    }

    // A record as results show it, from a shard or its block.
    function record(at, card, contexts) {
      const list = (value) => (Array.isArray(value) ? value : [value]);
      const kind = kindOf(at);
      const path = card[2].endsWith(".html") ? card[2] : kind[2] + card[2] + ".html";
      return {
        at: at,
        kind: kind[0],
        names: list(card[0]),
        context: card[1] < 0 ? [] : list(contexts[card[1]]),
        languages: meta.languages.map((_, lang) => !card[3] || Boolean(card[3] & (1 << lang))),
        path: (lang) => (lang ? meta.languages[lang][0] + "/" : "") + path,
        state: card[4] ? meta.states[card[4] - 1] : "",
        common: card[5] || "",
        texts: card.slice(6).map((text) => (text || "").split("\n").filter(Boolean)),
      };
    }

    // Cards in name order: from a list of places, the records there.
    async function cards(places) {
      return Promise.all(places.map(async function (place) {
        const block = await load("n" + (place >> meta.b));
        const card = block[0][place & ((1 << meta.b) - 1)];
        return record(card[0], card.slice(1), block[1]);
      }));
    }

    // The records of hits, from `known` ones or from their blocks.
    async function records(hits, known) {
      return Promise.all(hits.map(async function (hit) {
        if (known.has(hit.at) && hit.most <= OTHER && !hit.unsure) {
          return known.get(hit.at);
        }
        const block = await load("r" + (hit.at >> meta.b));
        return record(hit.at, block[0][hit.at & ((1 << meta.b) - 1)], block[1]);
      }));
    }

    const han = (word) => word.filter((run) => run.script === HAN).map((run) => run.units.join(""));

    // The clauses of a record that have a word: `[language, text]`.
    function clauses(one, word, nodes) {
      const runs = word.map((run) => (run.script === HAN ? "" : run.script) + run.units.join(run.script === TIBETAN ? TIBETAN : ""));
      const has = function (text) {
        const folded = fold(text);
        return runs.every((run) => folded.includes(run));
      };
      const own = [];
      one.texts.forEach((texts, lang) => texts.forEach((text) => own.push([lang, text])));
      const shared = [];
      nodes.forEach((from) => from.clauses.replace(/.../g, function (name) {
        for (let at = 0; at < one.common.length; at += 3) {
          if (one.common.slice(at, at + 3) === name) {
            shared.push(from.from[1][name]);
          }
        }
        return "";
      }));
      return own.concat(shared).filter((clause) => has(clause[1]));
    }

    // Whether the record's own text has what the lists could not tell.
    function fits(one, found) {
      return found.every(function (word) {
        if (word.sure) {
          return true;
        }
        const runs = han(word.word);
        const names = one.names.filter(Boolean).map(fold);
        return (
          names.some((name) => runs.every((run) => name.includes(run))) ||
          clauses(one, word.word, nodesOf([word])).length > 0
        );
      });
    }

    const nodesOf = (found) =>
      found.reduce((all, word) => word.groups.reduce((nodes, group) => nodes.concat(group), all), []);

    // Finds what has all words. The answer: how many there are; `next(n)`, the next so many records; `all()`, the
    // numbers of all, for counts.
    async function find(found, query, filters, page) {
      const nodes = nodesOf(found);
      const direct = nodes.length === 1 && !filters.length && refs(nodes).length > 0;
      const unsure = found.some((word) => !word.sure);
      const known = new Map();
      const order = new Map();
      let hits = direct ? [] : rank(await intersect(found, filters), order);
      let whole = !direct;
      let total = direct ? size(nodes) : hits.length;
      let shown = 0;
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
          for (let left = size([{ lists: [list] }]); left > 0 && at < hits.length; left--) {
            hits[at].kind = list.kind + 1;
            hits[at++].most = list.kind;
          }
        });
      } else {
        hits = rank(hits, order);
      }

      async function complete() {
        if (!whole) {
          const all = rank(await intersect(found, filters), order);
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
          batch.forEach((hit) => { hit.unsure = unsure && hit.most > INNER; });
          const all = await records(batch, known);
          const kept = [];
          all.forEach(function (one, number) {
            if (fits(one, found)) {
              one.hit = batch[number];
              kept.push(one);
            } else {
              hits.splice(hits.indexOf(batch[number]), 1);
              total -= 1;
            }
          });
          shown += kept.length;
          const exact = (one) => (one.names.some((name) => name && fold(name) === query) ? 0 : 1);
          const other = (one) => (one.languages[page] ? 0 : 1);
          kept.forEach((one, number) => { one.order = [exact(one), one.hit.kind, other(one), number]; });
          kept.sort((a, b) => a.order.reduce((less, value, at) => less || value - b.order[at], 0));
          kept.forEach(function (one) {
            one.clauses = [];
            found.forEach(function (word) {
              const inName = one.names.some((name) => name && han(word.word).every((run) => fold(name).includes(run)));
              if (!inName || !han(word.word).length) {
                const clause = clauses(one, word.word, nodes)[0];
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

    const GB = new Set();

    // Whether a query may hold traditional characters: what the old simplified set lacks, and those that are in both.
    function mayBeTraditional(text) {
      if (!GB.size) {
        const bytes = [];
        for (let row = 0xb0; row < 0xf8; row++) {
          for (let cell = 0xa1; cell < 0xff; cell++) {
            bytes.push(row, cell);
          }
        }
        try {
          Array.from(new TextDecoder("gbk").decode(new Uint8Array(bytes))).forEach((c) => GB.add(c));
        } catch (error) {
          GB.add("");
        }
        Array.from("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽").forEach((c) => GB.delete(c));
      }
      return (text.normalize("NFKD").match(IDEOGRAPHS) || []).some((c) => !GB.has(c));
    }

    const none = { total: () => 0, next: async () => [], all: async () => [], isWhole: () => true, words: [], more: () => false };

    // Answers a query. `filters`: pairs of name and value; `page`: place of the page's language.
    async function ask(query, filters, page) {
      if (!simple.size && mayBeTraditional(query)) {
        learn(await load("t0"));
      }
      const folded = fold(query);
      const own = filters.map((pair) => filter(pair[0], pair[1]));
      const tries = [words(folded)];
      const runs = tries[0].reduce((all, word) => all.concat(word), []);
      if (tries[0].length > 1 && runs.every((run) => run.script === LATIN)) {
        tries.push([[{ script: LATIN, units: [runs.map((run) => run.units[0]).join("")] }]]);
      }
      if (runs.some((run) => run.script === TIBETAN && run.units.length > 1)) {
        // Without case particles, then syllable by syllable.
        const apart = (cut) =>
          tries[0].reduce((all, word) => all.concat(word.reduce(function (some, run) {
            return some.concat(run.script === TIBETAN ? cut(run.units).map((units) => [{ script: TIBETAN, units: units }]) : [[run]]);
          }, [])), []);
        tries.push(apart((units) => units.reduce(function (all, unit) {
          if (CASE.has(unit)) {
            all.push([]);
          } else {
            all[all.length - 1].push(unit);
          }
          return all;
        }, [[]]).filter((some) => some.length)));
        tries.push(apart((units) => units.filter((unit) => !CASE.has(unit)).map((unit) => [unit])));
      }
      for (const one of tries) {
        if (!one.length) {
          return none;
        }
        const found = await Promise.all(one.map(wordNodes));
        if (found.every(Boolean)) {
          const answer = await find(found, folded, own, page);
          if (answer.total()) {
            answer.first = await answer.next(PAGE);
            if (answer.total()) {
              return answer;
            }
          }
        }
      }
      return none;
    }

    // Whether `name` has a part that becomes `word` by one character changed, left out or put in.
    function nearly(name, word) {
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

    // Names with one character wrong or missing in the query.
    async function suggest(query) {
      const all = words(fold(query)).reduce((runs, word) => runs.concat(word), []);
      const run = all.filter((one) => one.script === HAN && one.units.length > 1)[0];
      if (!run || all.length > 1) {
        return [];
      }
      const word = run.units;
      const asked = [];
      for (let at = 0; at < word.length - 1; at++) {
        asked.push(word[at] + word[at + 1], "?" + word[at] + word[at + 1]);
        if (at < word.length - 2) {
          asked.push("?" + word[at] + word[at + 2]);
        }
      }
      if (word.length < 4) {
        word.forEach((c) => asked.push(c));
      }
      const nodes = (await Promise.all(asked.slice(0, 24).map((key) => look({ key: key })))).reduce((some, more) => some.concat(more), []);
      // Records by how many of these they have in their names.
      const marks = new Map();
      nodes.forEach(function (one) {
        const own = new Set();
        one.lists.forEach(function (list) {
          if (!list.name && list.kind <= INNER) {
            runsOf(list.text, (start, end) => {
              for (let at = start; at < end; at++) {
                own.add(at);
              }
            });
          }
        });
        own.forEach((at) => marks.set(at, (marks.get(at) || 0) + 1));
      });
      const order = Array.from(marks).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 24);
      const known = await records(order.map((pair) => ({ at: pair[0], most: 0 })), new Map());
      return known
        .filter((one) => one.names.some((name) => name && nearly(Array.from(fold(name)), word)))
        .slice(0, PAGE);
    }

    return { ask: ask, suggest: suggest, filter: filter, kindOf: kindOf, meta: meta };
  }

  // Where a folded word stands in a text: pairs of beginning and end.
  function places(text, word) {
    const found = [];
    word.forEach(function (run) {
      const isTibetan = run.script === TIBETAN;
      const units = [];
      text.replace(isTibetan ? /[^\s\u0f0b-\u0f14]+/g : /[^]/gu, function (unit, at) {
        units.push([fold(unit).replace(/[\^\u0f0b]/g, ""), at, at + unit.length]);
        return "";
      });
      const wanted = run.script === LATIN ? Array.from(run.units[0]) : run.units;
      const isLatin = (one) => one && /^[0-9a-z]/.test(one[0]);
      for (let at = 0; at < units.length; at++) {
        if (run.script === LATIN && isLatin(units[at - 1])) {
          continue;
        }
        let end = at;
        let done = 0;
        while (end < units.length && done < wanted.length) {
          const unit = units[end][0];
          if (unit !== wanted[done] && !(unit === "" && done && run.script === LATIN)) {
            break;
          }
          done += unit === wanted[done] ? 1 : 0;
          end++;
        }
        if (done === wanted.length) {
          found.push([units[at][1], units[end - 1][2]]);
          at = end - 1;
        }
      }
    });
    return found.sort((a, b) => a[0] - b[0]);
  }

  zhandian.search = { fold: fold, words: words, learn: learn, engine: engine, places: places };

  // ----- The page. -----

  const form = document.querySelector("[data-search]");
  if (!form) {
    return;
  }
  // How long typing pauses before it is searched for, in milliseconds.
  const PAUSE = 120;
  const input = form.querySelector("[name=q]");
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-results]");
  const facets = document.querySelector("[data-facets]");
  const root = document.documentElement.dataset.root || "";
  const meta = JSON.parse(form.dataset.searchIndex);
  const page = Math.max(0, meta.languages.findIndex((lang) => lang[1] === document.documentElement.lang));
  const FILTERS = ["type", "region", "audience", "lang"];
  let timer = 0;
  let asked = 0;

  // ----- Files of the index, each asked for once. -----

  const files = new Map();
  const waiting = new Map();

  zhandian.put = function (name, generation, payload) {
    const wait = waiting.get(name);
    if (wait) {
      wait.got = { generation: generation, payload: payload };
    }
  };

  function fetchScript(name, query) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      const wait = {};
      waiting.set(name, wait);
      element.src = root + "data/search/" + name + ".js" + query;
      element.onload = function () {
        element.remove();
        resolve(wait.got || {});
      };
      element.onerror = function () {
        element.remove();
        reject(new Error(name));
      };
      document.head.appendChild(element);
    });
  }

  async function fresh(name) {
    let got = await fetchScript(name, "");
    if (got.generation !== meta.g) {
      // An old copy from the browser's cache, or the page itself is one.
      got = await fetchScript(name, "?g=" + meta.g);
    }
    if (got.generation !== meta.g) {
      renew();
      throw new Error("generation");
    }
    return got.payload;
  }

  // The site is newer than this page: once, the page is loaded anew.
  function renew() {
    try {
      if (window.sessionStorage.getItem("zhandian-renewed") !== meta.g) {
        window.sessionStorage.setItem("zhandian-renewed", meta.g);
        window.location.reload();
      }
    } catch (error) {
      // Without storage nothing tells how often: the message asks to try again.
    }
  }

  function load(name) {
    if (!files.has(name)) {
      const file = fresh(name);
      files.set(name, file);
      // A failed file is asked for again the next time.
      file.catch(() => files.delete(name));
    }
    return files.get(name);
  }

  const index = engine(meta, load);

  // ----- Words and elements. -----

  // A text of the theme, with its number filled in. Texts are cloned, as they may hold marks of language.
  function text(name, n) {
    const words = document.createDocumentFragment();
    const pattern = document.querySelector('template[data-text="' + name + '"]');
    if (pattern) {
      words.appendChild(document.importNode(pattern.content, true));
      const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{n}", n);
      }
    }
    return words;
  }

  function element(name, className, content) {
    const one = document.createElement(name);
    if (className) {
      one.className = className;
    }
    if (content) {
      one.appendChild(typeof content === "string" ? document.createTextNode(content) : content);
    }
    return one;
  }

  function say(words) {
    status.textContent = "";
    status.appendChild(words);
  }

  // The place of the text to show: in the page's language, else in the one preferred, else any.
  function choose(texts, preferred) {
    return [page, preferred, 0, 1, 2].find((place) => texts[place]);
  }

  function inLanguage(one, lang) {
    if (lang !== page && meta.languages[lang]) {
      one.lang = meta.languages[lang][1];
    }
    return one;
  }

  // A text with what was looked for marked; of a long one, the part around the first mark.
  function marked(content, query, most) {
    const all = query.reduce((found, word) => found.concat(places(content, word)), []).sort((a, b) => a[0] - b[0]);
    const out = document.createDocumentFragment();
    let from = 0;
    let to = content.length;
    if (most && to > most) {
      from = Math.max(0, (all.length ? all[0][0] : 0) - most / 3);
      to = Math.min(to, from + most);
    }
    let at = from;
    const add = (words) => out.appendChild(document.createTextNode(words));
    add(from > 0 ? "\u2026" : "");
    all.forEach(function (place) {
      if (place[0] >= at && place[1] <= to) {
        add(content.slice(at, place[0]));
        out.appendChild(element("mark", "", content.slice(place[0], place[1])));
        at = place[1];
      }
    });
    add(content.slice(at, to) + (to < content.length ? "\u2026" : ""));
    return out;
  }

  function result(one, query, suggested) {
    const item = element("li");
    item.setAttribute("data-result", "");
    item.dataset.kind = one.kind;
    if (suggested) {
      item.setAttribute("data-suggested", "");
    }
    const has = (texts) => texts.findIndex((own) => own && query.some((word) => places(own, word).length));
    const target = choose(one.languages, has(one.names));
    const lang = choose(one.names, target);
    const link = inLanguage(element("a", "name", marked(one.names[lang], query)), lang);
    link.setAttribute("href", root + one.path(target));
    if (target !== page) {
      link.hreflang = meta.languages[target][1];
    }
    item.appendChild(link);
    const add = function (content, of) {
      item.appendChild(document.createTextNode(" "));
      item.appendChild(inLanguage(element("span", "detail", content), of));
    };
    // The name that was found, when another one is shown.
    const found = has(one.names);
    if (found >= 0 && found !== lang) {
      add(marked(one.names[found], query), found);
    }
    const kind = text("type-" + one.kind);
    add(kind.hasChildNodes() ? kind : text(one.kind), page);
    const context = choose(one.context, lang);
    if (context !== undefined) {
      add(one.context[context], context);
    }
    if (one.state) {
      add(text("state-" + one.state), page);
    }
    (one.clauses || []).slice(0, 2).forEach(function (clause) {
      const line = element("p", "snippet", marked(clause[1], query, 60));
      item.appendChild(inLanguage(line, clause[0]));
    });
    return item;
  }

  // ----- The state in the fragment; a fragment such as #main holds none. -----

  function state() {
    const hash = window.location.hash.slice(1);
    return new URLSearchParams(hash.includes("=") ? hash : "");
  }

  // Writes the state into the address: typing without a step in the history for every letter, choices with one.
  function remember(next, address, step) {
    const hash = next.toString().replace(/\+/g, "%20");
    try {
      window.history[step ? "pushState" : "replaceState"](null, "", address.split("#")[0] + "#" + hash);
    } catch (error) {
      // Some browsers refuse under file://.
      window.location.hash = hash;
    }
  }

  // ----- Narrowing down. -----

  const nameOf = (names) => {
    const all = Array.isArray(names) ? names : [names];
    const lang = choose(all, 0);
    return inLanguage(element("span", "", all[lang]), lang);
  };

  async function choices(answer, filters) {
    const hits = await answer.all();
    const groups = [
      ["type", meta.kinds.map(function (kind) {
        const label = text("type-" + kind[0]);
        return [kind[0], label.hasChildNodes() ? label : text(kind[0])];
      })],
      ["region", meta.regions.map((region) => [region[0], nameOf(region[1])])],
      ["audience", meta.audiences.map((audience) => [audience[0], nameOf(audience[1])])],
      ["lang", meta.languages.map((lang, place) => [lang[0], inLanguage(element("span", "", lang[2]), place)])],
    ];
    const out = document.createDocumentFragment();
    for (const group of groups) {
      const name = group[0];
      const chosen = filters.find((pair) => pair[0] === name);
      const list = element("ul", "choices");
      for (const choice of group[1]) {
        const there = await index.filter(name, choice[0])();
        const n = hits.filter((hit) => there[hit.at]).length;
        const isChosen = Boolean(chosen) && chosen[1] === choice[0];
        if (isChosen || (n && (n < hits.length || name === "type"))) {
          const button = element("button", "choice", choice[1]);
          button.type = "button";
          button.dataset.facet = name;
          button.dataset.value = choice[0];
          button.dataset.count = n;
          button.setAttribute("aria-pressed", String(isChosen));
          button.appendChild(document.createTextNode(" " + n));
          list.appendChild(element("li", "", button));
        }
      }
      if (list.children.length) {
        const heading = element("h3", "", text(name === "lang" ? "language" : name));
        out.appendChild(heading);
        out.appendChild(list);
      }
    }
    return out;
  }

  async function narrow(answer, filters, mine) {
    const body = facets.querySelector("[data-choices]");
    const known = answer.total() > 1 || filters.length > 0;
    facets.hidden = !known;
    facets.open = facets.open || filters.length > 0;
    if (known && facets.open) {
      const made = await choices(answer, filters);
      if (mine === asked) {
        body.textContent = "";
        body.appendChild(made);
      }
    } else {
      body.textContent = "";
    }
  }

  facets.addEventListener("click", function (event) {
    const button = event.target.closest("[data-facet]");
    if (button) {
      const next = state();
      const name = button.dataset.facet;
      if (button.getAttribute("aria-pressed") === "true") {
        next.delete(name);
      } else {
        next.set(name, button.dataset.value);
      }
      remember(next, window.location.href, true);
      run();
    }
  });
  let current = null;
  facets.addEventListener("toggle", function () {
    if (current && facets.open) {
      narrow(current.answer, current.filters, asked);
    }
  });

  // ----- Results. -----

  function more(list, answer) {
    const button = element("button", "more", text("more"));
    button.type = "button";
    button.addEventListener("click", async function () {
      const mine = asked;
      const next = await answer.next(20);
      if (mine !== asked) {
        return;
      }
      button.remove();
      const first = list.children.length;
      next.forEach((one) => list.appendChild(result(one, answer.words)));
      if (answer.more()) {
        more(list, answer);
      }
      if (list.children[first]) {
        list.children[first].querySelector("a").focus();
      }
    });
    results.appendChild(button);
  }

  // Puts the results into the page at once, in place of the old ones.
  function show(list, suggested, count) {
    results.textContent = "";
    if (suggested && list.length) {
      results.appendChild(element("h2", "", text("suggested")));
    }
    const items = element("ol", "entries");
    list.forEach((one) => items.appendChild(one));
    if (list.length) {
      results.appendChild(items);
    }
    say(count ? text("count", count) : text("none"));
    status.dataset.resultCount = count;
    results.removeAttribute("aria-busy");
    return items;
  }

  async function run() {
    window.clearTimeout(timer);
    const mine = ++asked;
    status.removeAttribute("data-result-count");
    const query = input.value.trim();
    current = null;
    if (!query) {
      results.textContent = "";
      status.textContent = "";
      facets.hidden = true;
      return;
    }
    const wait = window.setTimeout(() => say(text("waiting")), 400);
    results.setAttribute("aria-busy", "true");
    const now = state();
    const filters = FILTERS.filter((name) => now.get(name)).map((name) => [name, now.get(name)]);
    try {
      const answer = await index.ask(query, filters, page);
      if (mine !== asked) {
        return;
      }
      if (answer.total()) {
        const list = show(answer.first.map((one) => result(one, answer.words)), false, answer.total());
        if (answer.more()) {
          more(list, answer);
        }
      } else {
        const near = filters.length ? [] : await index.suggest(query);
        if (mine !== asked) {
          return;
        }
        show(near.map((one) => result(one, [], true)), true, 0);
      }
      current = { answer: answer, filters: filters };
      await narrow(answer, filters, mine);
    } catch (error) {
      if (mine === asked) {
        say(text("failed"));
        results.removeAttribute("aria-busy");
      }
    } finally {
      window.clearTimeout(wait);
    }
  }

  function typed() {
    const next = state();
    const query = input.value.trim();
    if (query) {
      next.set("q", query);
    } else {
      next.delete("q");
    }
    remember(next, window.location.href);
    run();
  }

  // While an input method composes, the box holds letters that nobody looks for.
  function wait(event) {
    window.clearTimeout(timer);
    status.removeAttribute("data-result-count");
    if (!event.isComposing) {
      timer = window.setTimeout(typed, PAUSE);
    }
  }

  function read() {
    input.value = state().get("q") || "";
    run();
  }

  input.addEventListener("input", wait);
  input.addEventListener("compositionend", wait);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    typed();
    if (!input.value.trim()) {
      // An empty box is answered with what can be asked.
      const words = document.createDocumentFragment();
      const help = document.getElementById(input.getAttribute("aria-describedby"));
      Array.from(help ? help.childNodes : []).forEach((node) => words.appendChild(node.cloneNode(true)));
      say(words);
    }
  });
  window.addEventListener("popstate", function () {
    if (window.location.hash.length < 2 || state().has("q")) {
      read();
    }
  });

  // A link may bring the query as ?q=; what is looked for does not belong into a server's log.
  const given = new URLSearchParams(window.location.search);
  if (given.has("q")) {
    const next = state();
    next.set("q", next.get("q") || given.get("q"));
    given.delete("q");
    const rest = given.toString();
    remember(next, window.location.href.split(/[?#]/)[0] + (rest && "?" + rest));
  }
  form.hidden = false;
  read();
})();
