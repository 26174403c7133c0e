// Text as it is compared. The same rules as src/token/; tests/tokens.json holds both to them.

const DROPPED = /[\u0300-\u036f\u00ad\u0f35\u0f37\u0f39\u200b-\u200f\u2060\ufeff]/g;
const REPLACED = /[A-Z\u0f00\u0f20-\u0f29\u0f6a\u0f80\u0f82\u0f83\u0fba-\u0fbc\u0fd2]/g;
const REPLACEMENT = {
  "\u0f00": "\u0f68\u0f7c\u0f7e", "\u0f6a": "\u0f62", "\u0f80": "\u0f72", "\u0f82": "\u0f7e", "\u0f83": "\u0f7e",
  "\u0fba": "\u0fad", "\u0fbb": "\u0fb1", "\u0fbc": "\u0fb2", "\u0fd2": "\u0f0b",
};
export const IDEOGRAPHS = /[\u3400-\u9fff]|[\u{20000}-\u{323af}]/gu;
export const simple = new Map();

// Takes up a table: groups of a simplified character and the traditional ones that become it.
export function learn(table) {
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

export function syllable(text) {
  if (/.[\u0f4a\u0f4c]$/.test(text)) {
    return text.slice(0, -1) + "\u0f42\u0f66";
  }
  let folded = text.replace(PARTICLE, "$1");
  if (folded !== text && PREFIX_AND_ROOT.test(folded)) {
    folded += "\u0f60";
  }
  return folded.replace(/(.\u0f60\u0f74)[\u0f62\u0f66]$/, "$1").replace(/^\u0f56(\u0f7c?)$/, "\u0f54$1");
}

export const TIBETAN = "\u0f0b";
export const HAN = "\u4e00";
export const LATIN = "^";
const UNITS =
  /([\u0f40-\u0f84\u0f86-\u0fbc][\u0f0b\u0f40-\u0f84\u0f86-\u0fbc]*)|([0-9a-z]+)|((?:[\u3400-\u9fff]|[\u{20000}-\u{323af}])+)|(\u0f0b)|[^]/gu;

// Words are parted by a space; a Latin run begins with ^; a Tibetan syllable stands between tshegs.
export function fold(text) {
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

// A folded text without its breaks: nobody types the marks, spaces and line ends between words.
export const joined = (folded) => folded.replace(/ /g, "").replace(/\u0f0b{2,}/g, TIBETAN);

const RUNS = /\^([0-9a-z]+)|([\u0f00-\u0fff]+)|[^^\u0f00-\u0fff]+/g;

// The words of a folded text; a word is a list of runs of one script.
export function words(folded) {
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
