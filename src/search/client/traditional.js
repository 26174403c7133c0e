// Whether the table of traditional characters is needed.

import { IDEOGRAPHS } from "./text.js";

const GB = new Set();

// Whether a query may hold traditional characters: what the old simplified set lacks, and those that are in both.
export function mayBeTraditional(text) {
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
