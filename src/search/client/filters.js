// What results are narrowed down by: each a promise of the records that remain, 1 for each.

// Of some records those that are open at this moment.
function openNow(marks, hours, off) {
  const { hoursOf, numbers } = window.zhandian.search;
  const now = hours[0].map((short) => window.zhandian.isOpen(hoursOf(short, off), Date.now()));
  const open = marks.map(() => 0);
  const all = numbers(hours[1]);
  for (let at = 0, end = 0; at < all.length; at += 3) {
    const from = end + all[at];
    end = from + all[at + 1] + 1;
    for (let record = from; record < end && now[all[at + 2]]; record++) {
      open[record] = marks[record];
    }
  }
  return open;
}

// The regions directly below one: `[code, names, records]` each.
export async function regionsBelow(index, code) {
  const { hash } = window.zhandian.search;
  return (await index.load("a" + (hash(code) % index.meta.a)))[code] || [];
}

// The regions from the top of what can be chosen down to one, itself the last; none if it is not among them.
export async function regionsOf(index, code) {
  // A code of the site's own says nothing of what is above it: all are looked through, and a site has few of them.
  const mayBe = (region) => code.startsWith(region[0]) || code[0] === "x";
  async function from(regions) {
    for (const region of regions.filter(mayBe)) {
      const rest = region[0] === code ? [] : await from(await regionsBelow(index, region[0]));
      if (rest.length || region[0] === code) {
        return [region].concat(rest);
      }
    }
    return [];
  }
  return from(index.meta.regions);
}

export function filterOf(index, name, value) {
  const { OTHER, beginning, runsOf } = window.zhandian.search;
  const { meta, closed, look, fill, load } = index;
  const marks = new Uint8Array(meta.c);
  if (name === "type") {
    const place = meta.kinds.findIndex((kind) => kind[0] === value);
    const next = meta.kinds[place + 1];
    return async () => (place < 0 ? marks : marks.fill(1, meta.kinds[place][1], next ? next[1] : meta.c));
  }
  if (name === "state") {
    const stations = filterOf(index, "type", "station");
    const working = async () => (await stations()).map((is, at) => is && 1 - closed[at]);
    return value === "now" ? async () => openNow(await working(), await load("h0"), meta.o) : value === "working" ? working : async () => closed.map((is) => 1 - is);
  }
  if (name === "region") {
    const known = meta.regions.find((region) => region[0] === value);
    if (known) {
      return async function () {
        runsOf(known[2], (start, end) => marks.fill(1, start, end));
        return marks;
      };
    }
    return async function () {
      const all = await regionsOf(index, value);
      if (all.length && all[all.length - 1][0] === value) {
        runsOf(all[all.length - 1][2], (start, end) => marks.fill(1, start, end));
        return marks;
      }
      // Codes are found as other names are.
      const found = await fill(await look(beginning(value)));
      return found.map((mark) => (mark === OTHER || mark === OTHER + 1 ? 1 : 0));
    };
  }
  const sign = { lang: "@@", service: "@s:", level: "@l:" };
  return async () => fill(await look({ key: (sign[name] || "@") + value }));
}
