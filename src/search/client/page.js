// The search page: its box, its results, its state in the fragment.

import { element, text } from "./elements.js";
import { engine } from "./engine.js";
import { loader, run as runScript } from "./files.js";
import { hoursOf } from "./hours.js";
import { results } from "./result.js";

// How long typing pauses before it is searched for, in milliseconds.
const PAUSE = 120;
// Results that are added when more are asked for.
const MORE = 20;
const FILTERS = ["service", "level", "type", "region", "audience", "state", "lang"];
// From this width on, choices stand beside the results.
const WIDE = "(min-width: 60em)";

export function start(form) {
  const input = form.querySelector("[name=q]");
  const status = document.querySelector("[data-search-status]");
  const output = document.querySelector("[data-results]");
  const facets = document.querySelector("[data-facets]");
  const dropped = document.querySelector("[data-chosen]") || element("div");
  const root = document.documentElement.dataset.root || "";
  const meta = JSON.parse(document.querySelector("[data-search-index]").dataset.searchIndex);
  const page = Math.max(0, meta.languages.findIndex((lang) => lang[1] === document.documentElement.lang));
  let timer = 0;
  let asked = 0;
  const load = loader(root, meta.g);
  // Scripts that few visits need: `More`, `Narrow`, `Clock`.
  const added = new Map();
  const more = function (name) {
    if (!added.has(name)) {
      const script = runScript(root + form.dataset["search" + name]);
      added.set(name, script);
      script.catch(() => added.delete(name));
    }
    return added.get(name).then(() => window.zhandian.more);
  };
  const index = engine(meta, load, more);
  const show = results(meta, page, root);

  function say(words) {
    status.textContent = "";
    status.appendChild(words);
  }

  // ----- The state in the fragment; a fragment such as #main holds none. -----

  function state() {
    const hash = window.location.hash.slice(1);
    return new URLSearchParams(hash.includes("=") ? hash : "");
  }

  // Writes the state into the address: typing without a step in the history for every letter, choices with one.
  function remember(next, address, step) {
    const hash = next.toString().replace(/\+/g, "%20");
    try {
      window.history[step ? "pushState" : "replaceState"](null, "", address.split("#")[0] + "#" + hash);
    } catch (error) {
      // Some browsers refuse under file://.
      window.location.hash = hash;
    }
  }

  // ----- Narrowing down: search-facets.js does it, loaded when it is seen. -----

  let current = null;
  let narrower = null;
  let drawn = false;
  const isWide = () => window.matchMedia(WIDE).matches;
  // Beside the results there is room; a line that is to be spared is spared.
  const spared = () => Boolean(navigator.connection && (navigator.connection.saveData || /2g/.test(navigator.connection.effectiveType)));

  // Takes a choice, or takes it back when the value is empty.
  function choose(name, value) {
    const next = state();
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
    next.delete("n");
    remember(next, window.location.href, true);
    run();
  }

  async function narrow(answer, filters, mine) {
    const known = answer.total() > 1 || filters.length > 0;
    facets.hidden = !known;
    if (known && !facets.open && isWide() && !spared()) {
      drawn = facets.open = true;
    }
    if (known && (facets.open || filters.length)) {
      await more("Narrow");
      narrower = narrower || window.zhandian.more.narrower({ meta, index: index.index, show, facets, dropped, isWide, state, choose, input });
      await narrower(answer, filters, () => mine === asked);
    } else {
      facets.lastElementChild.textContent = dropped.textContent = "";
    }
  }

  facets.addEventListener("toggle", function () {
    // Who opens it has it filled; what was opened here is filled already.
    if (current && facets.open && !drawn) {
      narrow(current.answer, current.filters, asked);
    }
    drawn = false;
  });

  // ----- Results. -----

  // A snippet that says what one above it says is noise.
  let said = new Set();
  function addTo(list, one, words, suggested) {
    const item = show.result(one, words, suggested);
    item.querySelectorAll(".snippet").forEach(function (snippet) {
      snippet.hidden = said.has(snippet.textContent);
      said.add(snippet.textContent);
    });
    list.appendChild(item);
  }

  // Whether stations are open now: their lines are there, and filled when the script has come.
  function watch(list) {
    const lines = list.querySelectorAll("[data-short]");
    if (lines.length) {
      more("Clock").then(() => lines.forEach(function (line) {
        line.dataset.hours = hoursOf(line.dataset.short, meta.o);
        line.removeAttribute("data-short");
        window.zhandian.watchHours(line);
      }), () => undefined);
    }
  }

  function addMore(list, answer) {
    const button = element("button", "more", text("more"));
    button.type = "button";
    button.addEventListener("click", async function () {
      const mine = asked;
      const next = await answer.next(MORE);
      if (mine !== asked) {
        return;
      }
      button.remove();
      const first = list.children.length;
      next.forEach((one) => addTo(list, one, answer.words));
      watch(list);
      // Who comes back from a result finds as many as before.
      const now = state();
      now.set("n", list.children.length);
      remember(now, window.location.href);
      if (answer.more()) {
        addMore(list, answer);
      }
      if (list.children[first]) {
        list.children[first].querySelector("a").focus();
      }
    });
    output.appendChild(button);
  }

  // Puts the results into the page at once, in place of the old ones.
  function put(list, words, instead, count) {
    output.textContent = "";
    said = new Set();
    if (!count && list.length) {
      // What was looked for instead is always said.
      const quoted = instead.map((one) => "\u201c" + one.replace(/\u0f0b+/g, "\u0f0b") + "\u201d").join("");
      output.appendChild(element("h2", "", instead.length ? text("guessed", quoted) : text("suggested")));
    }
    const items = element("ol", "entries");
    list.forEach((one) => addTo(items, one, words, !count));
    if (list.length) {
      output.appendChild(items);
      watch(items);
    }
    document.documentElement.classList.remove("asked");
    say(count ? text("count", count) : text("none"));
    status.dataset.resultCount = count;
    output.removeAttribute("aria-busy");
    return items;
  }

  async function run() {
    window.clearTimeout(timer);
    const mine = ++asked;
    status.removeAttribute("data-result-count");
    const query = input.value.trim();
    current = null;
    const now = state();
    const filters = FILTERS.filter((name) => now.get(name)).map((name) => [name, now.get(name)]);
    if (!query && !filters.length) {
      output.textContent = "";
      status.textContent = "";
      dropped.textContent = "";
      facets.hidden = true;
      document.documentElement.classList.remove("asked");
      return;
    }
    dropped.classList.toggle("some", filters.length > 0);
    const wait = window.setTimeout(() => say(text("waiting")), 400);
    output.setAttribute("aria-busy", "true");
    try {
      if (now.get("state") === "now") {
        await more("Clock");
      }
      const answer = await index.ask(query, filters, page);
      if (mine !== asked) {
        return;
      }
      if (answer.total()) {
        const all = answer.first.slice();
        while (all.length < (Number(now.get("n")) || 0) && answer.more()) {
          all.push.apply(all, await answer.next(MORE));
        }
        if (mine !== asked) {
          return;
        }
        const list = put(all, answer.words, [], answer.total());
        if (answer.more()) {
          addMore(list, answer);
        }
      } else {
        const near = filters.length ? { hits: [], words: [], said: [] } : await index.suggest(query, page);
        if (mine !== asked) {
          return;
        }
        put(near.hits, near.words, near.said, 0);
      }
      current = { answer: answer, filters: filters };
      window.clearTimeout(wait);
      // Results stay where the choices cannot be loaded.
      await narrow(answer, filters, mine).catch(() => undefined);
    } catch (error) {
      if (mine === asked) {
        say(text("failed"));
        document.documentElement.classList.remove("asked");
        output.removeAttribute("aria-busy");
      }
    } finally {
      window.clearTimeout(wait);
    }
  }

  function typed() {
    const next = state();
    const query = input.value.trim();
    next.delete("n");
    if (query) {
      next.set("q", query);
    } else {
      next.delete("q");
    }
    remember(next, window.location.href);
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
  window.addEventListener("popstate", function () {
    if (window.location.hash.length < 2 || state().has("q") || FILTERS.some((name) => state().has(name))) {
      read();
    }
  });

  // A link may bring the query as ?q=; what is looked for does not belong into a server's log.
  const given = new URLSearchParams(window.location.search);
  if (given.has("q")) {
    const next = state();
    next.set("q", next.get("q") || given.get("q"));
    given.delete("q");
    const rest = given.toString();
    remember(next, window.location.href.split(/[?#]/)[0] + (rest && "?" + rest));
  }

  form.hidden = false;
  read();
}
