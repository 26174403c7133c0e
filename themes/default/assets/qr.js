// The QR code of a text, for the pages that a visitor hands over (ISO/IEC 18004, bytes, error correction M or better where it
// costs nothing). The mask is always the first: readers take any. The program draws those of its pages in Rust; both draw the
// same, which tests/qr.json holds them to.
(function () {
  "use strict";
  // The white margin that readers need. Units: modules.
  const QUIET = 4;
  // Longer texts make codes too fine for a telephone's camera.
  const VERSIONS = 25;
  // By level (M, Q, H), by version from 1: bytes of error correction in a block, and blocks.
  const LEVELS = [
    { bits: 0, correction: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28], blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21] },
    { bits: 3, correction: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30], blocks: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29] },
    { bits: 2, correction: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30], blocks: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35] },
  ];

  function sizeOf(version) {
    return version * 4 + 17;
  }

  // The places of the small squares, on both axes.
  function marksOf(version) {
    if (version === 1) {
      return [];
    }
    const count = Math.floor(version / 7) + 2;
    const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    const places = [6];
    for (let at = 0; at < count - 1; at += 1) {
      places.splice(1, 0, sizeOf(version) - 7 - at * step);
    }
    return places;
  }

  // Bytes that a version holds, correction included.
  function room(version) {
    const size = sizeOf(version);
    const marks = marksOf(version).length;
    const small = marks ? marks * marks * 25 - 75 - (marks - 2) * 10 : 0;
    const sides = version >= 7 ? 36 : 0;
    return Math.floor((size * size - 192 - 31 - 2 * (size - 16) - small - sides) / 8);
  }

  function holds(version, level) {
    return room(version) - level.correction[version - 1] * level.blocks[version - 1];
  }

  // --- Reed and Solomon ---

  function multiply(a, b) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit -= 1) {
      product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
    }
    return product;
  }

  function divisor(degree) {
    const out = new Array(degree - 1).fill(0).concat(1);
    let root = 1;
    for (let at = 0; at < degree; at += 1) {
      for (let place = 0; place < degree; place += 1) {
        out[place] = multiply(out[place], root) ^ (place + 1 < degree ? out[place + 1] : 0);
      }
      root = multiply(root, 2);
    }
    return out;
  }

  function correction(data, by) {
    const out = by.map(function () {
      return 0;
    });
    data.forEach(function (byte) {
      const factor = byte ^ out.shift();
      out.push(0);
      by.forEach(function (one, at) {
        out[at] ^= multiply(one, factor);
      });
    });
    return out;
  }

  // Data with correction, the blocks' bytes in turn.
  function woven(data, version, level) {
    const blocks = level.blocks[version - 1];
    const degree = level.correction[version - 1];
    const long = room(version) % blocks;
    const short = Math.floor(room(version) / blocks) - degree;
    const by = divisor(degree);
    const parts = [];
    let at = 0;
    for (let block = 0; block < blocks; block += 1) {
      const end = at + short + (block < blocks - long ? 0 : 1);
      const own = data.slice(at, end);
      parts.push({ data: own, more: correction(own, by) });
      at = end;
    }
    const out = [];
    for (let place = 0; place <= short; place += 1) {
      parts.forEach(function (part) {
        if (place < part.data.length) {
          out.push(part.data[place]);
        }
      });
    }
    for (let place = 0; place < degree; place += 1) {
      parts.forEach(function (part) {
        out.push(part.more[place]);
      });
    }
    return out;
  }

  // --- The square ---

  // A check of ten or of eighteen bits behind a number.
  function checked(number, length, by) {
    let rest = number;
    for (let at = 0; at < length; at += 1) {
      rest = (rest << 1) ^ ((rest >> (length - 1)) * by);
    }
    return (number << length) | rest;
  }

  function draw(bytes, version, level) {
    const size = sizeOf(version);
    const dark = [];
    // Whether a module is of the pattern itself: no data stands there.
    const fixed = [];
    for (let y = 0; y < size; y += 1) {
      dark.push(new Array(size).fill(false));
      fixed.push(new Array(size).fill(false));
    }
    function set(x, y, on) {
      dark[y][x] = Boolean(on);
      fixed[y][x] = true;
    }
    function square(cx, cy, reach, light) {
      for (let dy = -reach; dy <= reach; dy += 1) {
        for (let dx = -reach; dx <= reach; dx += 1) {
          const away = Math.max(Math.abs(dx), Math.abs(dy));
          const [x, y] = [cx + dx, cy + dy];
          if (x >= 0 && x < size && y >= 0 && y < size) {
            set(x, y, light.indexOf(away) < 0);
          }
        }
      }
    }
    for (let at = 0; at < size; at += 1) {
      set(6, at, at % 2 === 0);
      set(at, 6, at % 2 === 0);
    }
    square(3, 3, 4, [2, 4]);
    square(size - 4, 3, 4, [2, 4]);
    square(3, size - 4, 4, [2, 4]);
    const marks = marksOf(version);
    const last = marks.length - 1;
    marks.forEach(function (x, across) {
      marks.forEach(function (y, down) {
        if (!((across === 0 && down === 0) || (across === 0 && down === last) || (across === last && down === 0))) {
          square(x, y, 2, [1]);
        }
      });
    });
    // The level and the mask, twice.
    const format = checked(level.bits << 3, 10, 0x537) ^ 0x5412;
    for (let at = 0; at < 15; at += 1) {
      const on = (format >> at) & 1;
      const row = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
      const column = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at;
      set(8, row, on);
      set(column, 8, on);
    }
    set(8, size - 8, true);
    if (version >= 7) {
      const own = checked(version, 12, 0x1f25);
      for (let at = 0; at < 18; at += 1) {
        const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
        set(a, b, (own >> at) & 1);
        set(b, a, (own >> at) & 1);
      }
    }
    // Data in columns of two, up and down, from the right; the mask turns every second module.
    let bit = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      const edge = right <= 6 ? right - 1 : right;
      for (let step = 0; step < size; step += 1) {
        const y = ((edge + 1) & 2) === 0 ? size - 1 - step : step;
        for (let x = edge; x >= edge - 1; x -= 1) {
          if (!fixed[y][x]) {
            const on = bit < bytes.length * 8 && (bytes[bit >> 3] >> (7 - (bit & 7))) & 1;
            dark[y][x] = Boolean(on) !== ((x + y) % 2 === 0);
            bit += 1;
          }
        }
      }
    }
    return dark;
  }

  // The path of an SVG: a line for every run of dark modules, row by row.
  function pathOf(dark) {
    let path = "";
    dark.forEach(function (row, y) {
      let pen = null;
      for (let x = 0; x < row.length; x += 1) {
        if (row[x]) {
          const from = x;
          while (row[x + 1]) {
            x += 1;
          }
          path += pen === null ? "M" + (from + QUIET) + " " + (y + QUIET) + ".5h" : "m" + (from - pen) + " 0h";
          pen = x + 1;
          path += pen - from;
        }
      }
    });
    return path;
  }

  // The path and the width of a text's code; none for a text that is too long.
  function qr(text) {
    const bytes = Array.from(new TextEncoder().encode(text));
    let version = 1;
    const bits = function () {
      return 4 + (version < 10 ? 8 : 16) + bytes.length * 8;
    };
    while (version <= VERSIONS && bits() > holds(version, LEVELS[0]) * 8) {
      version += 1;
    }
    if (version > VERSIONS) {
      return null;
    }
    const level = LEVELS.filter(function (one) {
      return bits() <= holds(version, one) * 8;
    }).pop();
    // "Bytes", how many, the bytes, an end, and filling.
    const lead = version < 10 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
    const nibbles = [4];
    lead.concat(bytes).forEach(function (byte) {
      nibbles.push(byte >> 4, byte & 15);
    });
    const most = holds(version, level) * 2;
    if (nibbles.length < most) {
      nibbles.push(0);
    }
    const data = [];
    for (let at = 0; at < nibbles.length; at += 2) {
      data.push((nibbles[at] << 4) | nibbles[at + 1]);
    }
    for (let filling = 0xec; data.length < holds(version, level); filling ^= 0xec ^ 0x11) {
      data.push(filling);
    }
    const dark = draw(woven(data, version, level), version, level);
    return { path: pathOf(dark), size: dark.length + 2 * QUIET };
  }

  window.zhandian = window.zhandian || {};
  window.zhandian.qr = qr;
})();
