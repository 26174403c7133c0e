// An index: its keys, lists and records, each loaded when it is asked for. Their form: src/search/.

import { fileOf, hash, numbers, runsOf } from "./numbers.js";

// Letters of a sound that are kept after those of its key.
const SOUND = 8;

// `meta` is what the page knows; `load(name)` brings a file: a promise of what it gave to `put`.
export function openIndex(meta, load) {
  const count = meta.c;
  const ends = meta.kinds.slice(1).map((next) => next[1]).concat(count);
  // 1 for each record that is closed or no longer in force.
  const closed = new Uint8Array(count);
  meta.kinds.forEach((kind, place) => closed.fill(1, kind[4], ends[place]));
  const shards = new Map();

  async function shard(key) {
    // Keys in letters and digits have the second half of the shards.
    const half = meta.n / 2;
    const name = "g" + ((key < "\u0080" ? half : 0) + (hash(key) % half));
    if (!shards.has(name)) {
      shards.set(name, await load(name));
    }
    return shards.get(name);
  }

  // Class and list of each part; of lists in the second tier, class and length.
  const lists = (text) =>
    text.split("|").filter(Boolean).map((one) => ({ kind: one.charCodeAt(0) - 97, text: one.slice(1) }));

  // `near`: places of the first records among the cards in name order; `far`: numbers of those that follow.
  function node(entry, from) {
    const all = typeof entry === "string" ? [entry.split(" ")[0]] : entry;
    const best = (all[1] || "|").split("|");
    // What has it in a field lies there, if that is said at the end.
    const liesThere = all[0].endsWith("}");
    const text = liesThere ? all[0].slice(0, -1) : all[0];
    const name = text[0] === "~" ? text.slice(1, 6) : "";
    let place = 0;
    return {
      text: text,
      name: name,
      lists: lists(name ? text.slice(6) : text),
      near: numbers(best[0]).map((step) => (place += step & 1 ? -(step >> 1) : step >> 1)),
      far: numbers(best[1] || ""),
      // What of each of these has the key, a character each.
      told: best[2] || "",
      clauses: all[2] || "",
      // The classes that have one common clause each, with the place of that clause.
      sole: (liesThere ? "e}" : "") + (all[4] || ""),
      from: from,
    };
  }

  // Branches that have nothing but lists are one text.
  function branchesOf(branches) {
    if (typeof branches !== "string") {
      return branches;
    }
    const all = {};
    const parts = branches.split(" ");
    for (let at = 0; at < parts.length; at += 2) {
      all[parts[at]] = parts[at + 1] === "1" ? 1 : parts[at + 1];
    }
    return all;
  }

  // The records of the pages whose numbers begin with some digits, as one node.
  async function numbered(digits) {
    let number = 0;
    const all = numbers(await load("y" + (digits.slice(0, 2) % meta.y)));
    const found = [];
    for (let at = 0; at < all.length; at += 2) {
      number += all[at];
      if (String(number).startsWith(digits)) {
        found.push(all[at + 1]);
      }
    }
    return found.length ? [Object.assign(node("", [{}, {}]), { text: "#" + digits, lists: [{ kind: 0, text: "", records: found }] })] : [];
  }

  // What the index knows of one thing that is asked for: nodes, none if nothing.
  async function look(one) {
    if (one.number) {
      return numbered(one.number);
    }
    const from = await shard(one.key);
    const entry = from[0].hasOwnProperty(one.key) ? from[0][one.key] : null;
    if (entry === null) {
      return [];
    }
    if (!one.branch && !one.begins && !one.prefix) {
      return [node(entry, from)];
    }
    // A key with one branch is written in short.
    const only = typeof entry === "string" && entry.split(" ")[1];
    const branches = only ? { [only]: 1 } : (typeof entry !== "string" && branchesOf(entry[3])) || null;
    // What is longer than a sound is kept is compared as far as that.
    const fits = (rest) =>
      one.branch
        ? rest === one.branch
        : one.prefix
          ? rest.startsWith(one.prefix)
          : rest.startsWith(one.begins) || (rest.length === SOUND && one.begins.startsWith(rest));
    const all = Object.keys(branches || {});
    const exact = all.filter(fits);
    // An ideograph and the only one that follows it are one branch.
    return (one.third && !exact.length ? all.filter((rest) => rest.startsWith(one.branch)) : exact)
      .map((rest) => node(branches[rest] === 1 ? entry : branches[rest], from));
  }

  // What may follow a key: units after it.
  async function branches(key) {
    const from = await shard(key);
    const entry = from[0].hasOwnProperty(key) ? from[0][key] : "";
    return typeof entry === "string" ? entry.split(" ").slice(1) : Object.keys(branchesOf(entry[3]) || {});
  }

  // The runs of a list.
  const each = (list, call) => (list.records ? list.records.forEach((at) => call(at, at + 1)) : runsOf(list.text || "", call));

  // How many records a list of a node has.
  function length(one, list) {
    let n = 0;
    each(one.name ? "" : list, (start, end) => { n += end - start; });
    return one.name ? numbers(list.text)[0] : n;
  }

  const isFar = (nodes) => nodes.some((one) => one.name);
  const size = (nodes) =>
    nodes.reduce((sum, one) => one.lists.reduce((all, list) => all + length(one, list), sum), 0);

  // Each record's class plus one, 0 where it is not among the nodes.
  async function fill(nodes) {
    const marks = new Uint8Array(count);
    const files = await Promise.all(nodes.map((one) => (one.name ? load("l" + fileOf(one.name, meta.l)) : null)));
    nodes.forEach((one, file) => (one.name ? lists(files[file][one.name]) : one.lists).forEach((list) => {
      each(list, function (start, end) {
        for (let at = start; at < end; at++) {
          const mark = list.kind * 2 + closed[at] + 1;
          if (!marks[at] || marks[at] > mark) {
            marks[at] = mark;
          }
        }
      });
    }));
    return marks;
  }

  function kindOf(at) {
    return meta.kinds.reduce((last, kind) => (kind[1] <= at ? kind : last));
  }

  // A record as results show it, from its card; `texts` and the `names` of their block's common clauses if they are needed.
  function record(at, card, block, texts, names) {
    let place = 0;
    const common = numbers(texts[0] || "").map((gap) => names.substr((place += gap + 1) * meta.d - meta.d, meta.d));
    const list = (value) => (Array.isArray(value) ? value : [value]);
    const kind = kindOf(at);
    const path = card[2].endsWith(".html") ? card[2] : kind[2] + card[2] + ".html";
    return {
      at: at,
      kind: kind[0],
      // Names are written without what all of their kind end with.
      names: list(card[0]).map((name) => (name ? name.replace(/\u00a6$/, kind[3]) : name)),
      context: card[1] < 0 ? [] : list(block[1][card[1]]),
      languages: meta.languages.map((_, lang) => !card[3] || Boolean(card[3] & (1 << lang))),
      path: (lang) => (lang ? meta.languages[lang][0] + "/" : "") + path,
      phone: card[5] || "",
      hours: card[6] ? block[2][card[6] - 1] : "",
      state: card[4] ? meta.states[card[4] - 1] : "",
      common: common,
      texts: texts.slice(1).map((text) => (text || "").split("\n").filter(Boolean)),
    };
  }

  // Cards in name order: from a list of places, the records there.
  async function cards(places) {
    return Promise.all(places.map(async function (place) {
      const block = await load("n" + (place >> meta.b));
      const card = block[0][place & ((1 << meta.b) - 1)];
      return record(card[0], card.slice(1), block, []);
    }));
  }

  // The records of hits, from `known` ones or from their blocks; with their texts unless what was found is known to stand elsewhere.
  async function records(hits, known) {
    return Promise.all(hits.map(async function (hit) {
      if (known.has(hit.at) && hit.bare) {
        return known.get(hit.at);
      }
      const files = await Promise.all([load("c" + (hit.at >> meta.b)), hit.bare ? ["", []] : load("r" + (hit.at >> meta.t))]);
      const place = (bits) => hit.at & ((1 << bits) - 1);
      return record(hit.at, files[0][0][place(meta.b)], files[0], files[1][1][place(meta.t)] || [], files[1][0]);
    }));
  }

  // A node of lists that came otherwise.
  const listed = (text) => node([text], [{}, {}]);

  return { meta, closed, branches, listed, look, fill, size, length, isFar, kindOf, load, cards, records };
}
