// Search: finds stations, services, regions and documents by name. The index comes as scripts that are loaded when
// something is first looked for; the data is then in `zhandian.searchData` (its form: src/search/data.rs).
(function () {
  "use strict";
  const zhandian = (window.zhandian = window.zhandian || {});

  // ----- Text as it is compared. The same rules as src/token/; tests/tokens.json holds both to them. -----

  const DROPPED = /[\u0300-\u036f\u00ad\u0f35\u0f37\u0f39\u200b-\u200f\u2060\ufeff]/g;
  const REPLACED = /[A-Z\u0f00\u0f20-\u0f29\u0f6a\u0f80\u0f82\u0f83\u0fba-\u0fbc\u0fd2]/g;
  const REPLACEMENT = {
    "\u0f00": "\u0f68\u0f7c\u0f7e", "\u0f6a": "\u0f62", "\u0f80": "\u0f72", "\u0f82": "\u0f7e", "\u0f83": "\u0f7e",
    "\u0fba": "\u0fad", "\u0fbb": "\u0fb1", "\u0fbc": "\u0fb2", "\u0fd2": "\u0f0b",
  };

  function replacement(c) {
    return c < "\u0f00" ? c.toLowerCase() : REPLACEMENT[c] || String(c.charCodeAt(0) - 0xf20);
  }

  function normalise(text) {
    return text
      .normalize("NFKD")
      .replace(DROPPED, "")
      .replace(REPLACED, replacement)
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

  // Tens of thousands of names hold few different syllables.
  const known = new Map();

  function syllable(text) {
    if (!known.has(text)) {
      known.set(text, foldSyllable(text));
    }
    return known.get(text);
  }

  function foldSyllable(text) {
    if (/.[\u0f4a\u0f4c]$/.test(text)) {
      return text.slice(0, -1) + "\u0f42\u0f66";
    }
    let folded = text.replace(PARTICLE, "$1");
    if (folded !== text && PREFIX_AND_ROOT.test(folded)) {
      folded += "\u0f60";
    }
    return folded.replace(/(.\u0f60\u0f74)[\u0f62\u0f66]$/, "$1").replace(/^\u0f56(\u0f7c?)$/, "\u0f54$1");
  }

  const TIBETAN = "\u0f0b";
  const HAN = "\u4e00";
  const LATIN = "^";
  const UNITS =
    /([\u0f40-\u0f84\u0f86-\u0fbc][\u0f0b\u0f40-\u0f84\u0f86-\u0fbc]*)|([0-9a-z]+)|((?:[\u3400-\u9fff]|[\u{20000}-\u{323af}])+)|(\u0f0b)|[^]/gu;

  // A query's word is in a text when fold(text) contains fold(word). Words are parted by a space; a Latin run begins
  // with ^, so it is found by its beginning; a Tibetan syllable stands between tshegs, so it is found as a whole.
  function fold(text) {
    if (/^[\u4e00-\u9fff]*$/.test(text)) {
      return text;
    }
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
      // Chinese and Tibetan part too, Latin stays with its neighbours: the 3 of 3-hao is not looked for by itself.
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

  // ----- What is found, the best first. -----

  // Folds the names once. `null` where there is no name in a language.
  function open(data) {
    return {
      data: data,
      names: data.entries.map((entry) => entry[2].map((name) => (name === null ? null : fold(name)))),
      contexts: data.contexts.map((context) => fold(context.filter((text) => text !== null).join(" "))),
    };
  }

  // Numbers of entries with all words of the query, each with the language of the name that has them (-1: none has).
  // `page` is the place of the page's language.
  function find(index, query, page) {
    const whole = fold(query);
    const words = whole ? whole.split(" ") : [];
    // Numbers in groups, as of a telephone, and pinyin in syllables are also looked for as one.
    const joined = /^\^[0-9a-z]+( \^[0-9a-z]+)+$/.test(whole) ? "^" + whole.replace(/[\^ ]/g, "") : "";
    const hits = [];
    if (!words.length) {
      return hits;
    }
    index.data.entries.forEach(function (entry, at) {
      const names = index.names[at];
      const terms = entry[4];
      let tier = 5;
      let lang = -1;
      names.forEach(function (name, of) {
        if (name === null || !words.every((word) => name.includes(word))) {
          return;
        }
        const its = name === whole ? 0 : name.startsWith(whole) ? 1 : 2;
        if (its < tier || (its === tier && of === page)) {
          tier = its;
          lang = of;
        }
      });
      if (lang < 0) {
        const own = (word) => terms.includes(word) || names.some((name) => name !== null && name.includes(word));
        const context = entry[1] < 0 ? "" : index.contexts[entry[1]];
        if (words.every(own) || (joined && terms.includes(joined))) {
          tier = 3;
        } else if (words.some(own) && words.every((word) => own(word) || context.includes(word))) {
          // Where it belongs may narrow a query down, but is not what is looked for.
          tier = 4;
        } else {
          return;
        }
      }
      const other = lang < 0 ? entry[3][page] === null : lang !== page;
      hits.push({ at: at, lang: lang, order: tier * 2 + (other ? 1 : 0), kind: entry[0] });
    });
    return hits.sort(function (a, b) {
      return a.order - b.order || a.kind - b.kind || a.at - b.at;
    });
  }

  zhandian.search = { fold: fold, open: open, find: find };

  // ----- The page. -----

  const form = document.querySelector("[data-search]");
  if (!form) {
    return;
  }
  // How many results are shown at once; how long typing pauses before it is searched for, in milliseconds.
  const MOST = 50;
  const PAUSE = 200;
  const input = form.querySelector("[name=q]");
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-results]");
  const root = document.documentElement.dataset.root || "";
  const here = document.documentElement.lang;
  let index = null;
  let loading = false;
  let timer = 0;

  // A text of the theme, with its number filled in. Texts are cloned, as they may hold marks of language.
  function text(name, n) {
    const words = document.createDocumentFragment();
    const pattern = document.querySelector('template[data-text="' + name + '"]');
    if (pattern) {
      words.appendChild(document.importNode(pattern.content, true));
      const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{n}", n);
      }
    }
    return words;
  }

  function say(words) {
    status.textContent = "";
    status.appendChild(words);
  }

  function detail(words) {
    const span = document.createElement("span");
    span.className = "detail";
    span.appendChild(words);
    return span;
  }

  // The place of the text to show: in the page's language, else the one preferred, else any.
  function choose(texts, page, preferred) {
    const any = texts.findIndex((one) => one !== null);
    return [page, preferred, any].find((place) => place >= 0 && texts[place] !== null);
  }

  function foreign(element, lang, page) {
    if (lang !== page) {
      element.lang = index.data.languages[lang][1];
    }
    return element;
  }

  function result(hit, page) {
    const data = index.data;
    const entry = data.entries[hit.at];
    const item = document.createElement("li");
    item.setAttribute("data-result", "");
    item.dataset.kind = data.kinds[entry[0]];

    const target = choose(entry[3], page, hit.lang);
    const lang = choose(entry[2], page, target);
    const link = foreign(document.createElement("a"), lang, page);
    link.className = "name";
    const path = entry[3][target];
    link.setAttribute("href", root + (path === 1 ? data.languages[target][0] + "/" + entry[3][0] : path));
    if (target !== page) {
      link.hreflang = data.languages[target][1];
    }
    link.textContent = entry[2][lang];
    item.appendChild(link);

    // The name that was found, when another one is shown.
    if (hit.lang >= 0 && hit.lang !== lang) {
      item.appendChild(document.createTextNode(" "));
      item.appendChild(foreign(detail(document.createTextNode(entry[2][hit.lang])), hit.lang, page));
    }
    item.appendChild(document.createTextNode(" "));
    const kind = text("type-" + item.dataset.kind);
    item.appendChild(detail(kind.hasChildNodes() ? kind : text(item.dataset.kind)));
    if (entry[1] >= 0) {
      const context = data.contexts[entry[1]];
      const of = choose(context, page, -1);
      item.appendChild(document.createTextNode(" "));
      item.appendChild(foreign(detail(document.createTextNode(context[of])), of, page));
    }
    return item;
  }

  // Adds the next results to the list, and a button while there are more.
  function more(list, hits, page) {
    const first = list.children.length;
    hits.slice(first, first + MOST).forEach((hit) => list.appendChild(result(hit, page)));
    if (list.children.length < hits.length) {
      const button = document.createElement("button");
      button.type = "button";
      button.appendChild(text("more"));
      button.addEventListener("click", function () {
        button.remove();
        const next = list.children.length;
        more(list, hits, page);
        list.children[next].querySelector("a").focus();
      });
      results.appendChild(button);
    }
  }

  function run() {
    window.clearTimeout(timer);
    status.removeAttribute("data-result-count");
    const query = input.value.trim();
    if (query && !index) {
      load();
      return;
    }
    results.textContent = "";
    status.textContent = "";
    if (!query) {
      return;
    }
    const page = index.data.languages.findIndex((lang) => lang[1] === here);
    const hits = find(index, query, page);
    if (hits.length) {
      const list = document.createElement("ol");
      list.className = "entries";
      results.appendChild(list);
      more(list, hits, page);
    }
    say(hits.length ? text("count", hits.length) : text("none"));
    status.dataset.resultCount = hits.length;
  }

  function script(path) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.src = path;
      element.onload = resolve;
      element.onerror = function () {
        // Without it, the next search tries again.
        element.remove();
        reject(new Error(path));
      };
      document.head.appendChild(element);
    });
  }

  // Loads the index, then runs whatever stands in the box by then.
  function load() {
    if (loading) {
      return;
    }
    loading = true;
    say(text("waiting"));
    const scripts = document.querySelector("[data-search-scripts]");
    const paths = scripts && !zhandian.searchData ? scripts.dataset.searchScripts.split(" ").filter(Boolean) : [];
    Promise.all(paths.map(script))
      .then(() => {
        index = open(zhandian.searchData);
        run();
      })
      .catch(() => say(text("failed")))
      .then(() => {
        loading = false;
      });
  }

  // The state in the fragment; a fragment such as #main holds none.
  function state() {
    const hash = window.location.hash.slice(1);
    return new URLSearchParams(hash.includes("=") ? hash : "");
  }

  // Writes the state into the address, without a step in the history for every letter.
  function remember(query, address) {
    const now = state();
    now.delete("q");
    if (query) {
      now.set("q", query);
    }
    const hash = now.toString().replace(/\+/g, "%20");
    try {
      window.history.replaceState(window.history.state, "", address.split("#")[0] + (hash && "#" + hash));
    } catch (error) {
      // Some browsers refuse under file://.
      window.location.hash = hash;
    }
  }

  function typed() {
    remember(input.value.trim(), window.location.href);
    run();
  }

  // While an input method composes, the box holds letters that nobody looks for.
  function wait(event) {
    window.clearTimeout(timer);
    status.removeAttribute("data-result-count");
    if (!event.isComposing) {
      timer = window.setTimeout(typed, PAUSE);
    }
  }

  function read() {
    input.value = state().get("q") || "";
    run();
  }

  input.addEventListener("input", wait);
  input.addEventListener("compositionend", wait);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    typed();
    if (!input.value.trim()) {
      // An empty box is answered with what can be asked.
      const words = document.createDocumentFragment();
      const help = document.getElementById(input.getAttribute("aria-describedby"));
      Array.from(help ? help.childNodes : []).forEach((node) => words.appendChild(node.cloneNode(true)));
      say(words);
    }
  });
  window.addEventListener("hashchange", function () {
    if (window.location.hash.length < 2 || state().has("q")) {
      read();
    }
  });

  // A link may bring the query as ?q=; what is looked for does not belong into a server's log.
  const asked = new URLSearchParams(window.location.search);
  if (asked.has("q")) {
    const query = state().get("q") || asked.get("q");
    asked.delete("q");
    const rest = asked.toString();
    remember(query, window.location.href.split(/[?#]/)[0] + (rest && "?" + rest));
  }
  form.hidden = false;
  read();
})();
