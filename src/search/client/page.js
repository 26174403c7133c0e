// The search page: its box, its results, its state in the fragment.

import { element, text } from "./elements.js";
import { engine } from "./engine.js";
import { loader, run as runScript } from "./files.js";
import { results } from "./result.js";

// How long typing pauses before it is searched for, in milliseconds.
const PAUSE = 120;
// Results that are added when more are asked for.
const MORE = 20;
const FILTERS = ["type", "region", "audience", "state", "lang"];

export function start(form) {
  const input = form.querySelector("[name=q]");
  const status = document.querySelector("[data-search-status]");
  const output = document.querySelector("[data-results]");
  const facets = document.querySelector("[data-facets]");
  const root = document.documentElement.dataset.root || "";
  const meta = JSON.parse(form.dataset.searchIndex);
  const page = Math.max(0, meta.languages.findIndex((lang) => lang[1] === document.documentElement.lang));
  let timer = 0;
  let asked = 0;
  const load = loader(root, meta.g);
  let added = null;
  const more = () => (added = added || runScript(root + form.dataset.searchMore).then(() => window.zhandian.more, function (error) {
    added = null;
    throw error;
  }));
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

  // ----- Narrowing down. -----

  async function narrow(answer, filters, mine) {
    const body = facets.querySelector("[data-choices]");
    const known = answer.total() > 1 || filters.length > 0;
    facets.hidden = !known;
    facets.open = facets.open || filters.length > 0;
    if (known && facets.open) {
      const made = await (await more()).choicesOf(meta, index.index, show)(answer, filters);
      if (mine === asked) {
        body.textContent = "";
        body.appendChild(made);
      }
    } else {
      body.textContent = "";
    }
  }

  facets.addEventListener("click", function (event) {
    const button = event.target.closest("[data-facet]");
    if (button) {
      const next = state();
      const name = button.dataset.facet;
      if (button.getAttribute("aria-pressed") === "true") {
        next.delete(name);
      } else {
        next.set(name, button.dataset.value);
      }
      next.delete("n");
      remember(next, window.location.href, true);
      run();
    }
  });
  let current = null;
  facets.addEventListener("toggle", function () {
    if (current && facets.open) {
      narrow(current.answer, current.filters, asked);
    }
  });

  // ----- Results. -----

  // A snippet that says what the one above it says is noise.
  function addTo(list, one, words, suggested) {
    const item = show.result(one, words, suggested);
    const above = list.lastElementChild && list.lastElementChild.querySelector(".snippet");
    const own = item.querySelector(".snippet");
    if (above && own && above.textContent === own.textContent) {
      own.hidden = true;
    }
    list.appendChild(item);
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
  function put(list, words, said, count) {
    output.textContent = "";
    if (!count && list.length) {
      // What was looked for instead is always said.
      const instead = said.map((one) => "\u201c" + one.replace(/\u0f0b+/g, "\u0f0b") + "\u201d").join("");
      output.appendChild(element("h2", "", said.length ? text("guessed", instead) : text("suggested")));
    }
    const items = element("ol", "entries");
    list.forEach((one) => addTo(items, one, words, !count));
    if (list.length) {
      output.appendChild(items);
    }
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
    if (!query) {
      output.textContent = "";
      status.textContent = "";
      facets.hidden = true;
      return;
    }
    const wait = window.setTimeout(() => say(text("waiting")), 400);
    output.setAttribute("aria-busy", "true");
    const now = state();
    const filters = FILTERS.filter((name) => now.get(name)).map((name) => [name, now.get(name)]);
    try {
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
      await narrow(answer, filters, mine);
    } catch (error) {
      if (mine === asked) {
        say(text("failed"));
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
    if (window.location.hash.length < 2 || state().has("q")) {
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
