// GB 2312, the old set of simplified characters, in its order: what it lacks may be traditional, and its first level is ordered by sound.

import { IDEOGRAPHS } from "./text.js";

// What is in it and traditional nevertheless.
const BOTH = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽";
let all = null;

// Its characters. Empty where a browser does not know them.
export function gb() {
  if (!all) {
    const bytes = [];
    for (let row = 0xb0; row < 0xf8; row++) {
      for (let cell = 0xa1; cell < 0xff; cell++) {
        bytes.push(row, cell);
      }
    }
    try {
      all = Array.from(new TextDecoder("gbk").decode(new Uint8Array(bytes)));
    } catch (error) {
      all = [];
    }
  }
  return all;
}

// Whether a query may hold traditional characters: then the table of them is needed.
export function mayBeTraditional(text) {
  return (text.normalize("NFKD").match(IDEOGRAPHS) || []).some((c) => BOTH.includes(c) || !gb().includes(c));
}
