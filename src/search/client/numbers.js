// Numbers, lists and file names, as src/search/digit.rs and list.rs write them.

const HALF = 44;

export function numbers(text) {
  const all = [];
  let number = 0;
  let scale = 1;
  for (let at = 0; at < text.length; at++) {
    const value = digit(text, at);
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

export function digit(text, at) {
  const code = text.charCodeAt(at);
  return code - (code < 92 ? 35 : 36);
}

// Calls `each` with the beginning and the end of every run of records.
export function runsOf(list, each) {
  if (list[0] === "}") {
    // A picture: a digit for six records each.
    let at = 1;
    while (digit(list, at) >= HALF) {
      at++;
    }
    let record = numbers(list.slice(1, at + 1))[0];
    for (at++; at < list.length; at++, record += 6) {
      const bits = digit(list, at);
      for (let bit = 0; bit < 6; bit++) {
        if (bits & (1 << bit)) {
          each(record + bit, record + bit + 1);
        }
      }
    }
    return;
  }
  let end = 0;
  if (list[0] === "!") {
    // Single records: for each, the gap from the one before.
    numbers(list.slice(1)).forEach(function (gap) {
      each(end + gap, end + gap + 1);
      end += gap + 1;
    });
    return;
  }
  const all = numbers(list);
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
  return (digit(name, 0) + 88 * digit(name, 1)) % files;
}
