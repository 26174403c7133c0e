// What results are narrowed down by: each a promise of the records that remain, 1 for each.

export function filterOf(index, name, value) {
  const { OTHER, beginning, runsOf } = window.zhandian.search;
  const { meta, closed, look, fill } = index;
  const marks = new Uint8Array(meta.c);
  if (name === "type") {
    const place = meta.kinds.findIndex((kind) => kind[0] === value);
    const next = meta.kinds[place + 1];
    return async () => (place < 0 ? marks : marks.fill(1, meta.kinds[place][1], next ? next[1] : meta.c));
  }
  if (name === "state") {
    return async () => closed.map((is) => 1 - is);
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
      // Codes are found as other names are.
      const found = await fill(await look(beginning(value)));
      return found.map((mark) => (mark === OTHER || mark === OTHER + 1 ? 1 : 0));
    };
  }
  return async () => fill(await look({ key: (name === "lang" ? "@@" : "@") + value }));
}
