// Numbers, lists and file names, as src/search/digit.rs and list.rs write them.

const HALF = 44;

export function numbers(text) {
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
export function runsOf(list, each) {
  const all = numbers(list);
  let end = 0;
  for (let at = 0; at < all.length; at++) {
    const start = end + (all[at] >> 1);
    end = start + (all[at] & 1 ? all[++at] + 2 : 1);
    each(start, end);
  }
}

export function hash(key) {
  let all = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) {
    all = Math.imul(all ^ key.charCodeAt(at), 16777619);
  }
  return (all ^ (all >>> 15)) >>> 0;
}

// The file of the second tier that has a list: by the first two digits of its name.
export function fileOf(name, files) {
  const value = (at) => name.charCodeAt(at) - (name.charCodeAt(at) < 92 ? 35 : 36);
  return (value(0) + 88 * value(1)) % files;
}
