// Ranking of results: in which order the records that have all words are shown. The same rule in Rust for what the index puts
// first: src/search/order.rs.

// By class; then those whose cards have come with `order`; then by kind; then those of the block with most of these.
export function ranked(hits, order, meta) {
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
