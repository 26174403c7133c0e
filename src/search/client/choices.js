// By what results can be narrowed down, with counts; region by region down to the town.

import { filterOf, regionsBelow, regionsOf } from "./filters.js";

// Regions that are shown at first.
const MOST = 12;

export function choicesOf(meta, index, show) {
  const { element, text } = window.zhandian.search;
  const { choose, inLanguage } = show;

  const nameOf = (names) => {
    const all = Array.isArray(names) ? names : [names];
    const lang = choose(all, 0);
    return inLanguage(element("span", "", all[lang]), lang);
  };

  const kindOf = function (kind) {
    const label = text("type-" + kind);
    return label.hasChildNodes() ? label : text(kind);
  };

  function button(name, value, label, n, isChosen) {
    const one = element("button", "choice", label);
    one.type = "button";
    one.dataset.facet = name;
    one.dataset.value = value;
    one.setAttribute("aria-pressed", String(isChosen));
    if (n >= 0) {
      one.dataset.count = n;
      one.appendChild(document.createTextNode(" " + n));
    }
    return one;
  }

  // The name of a service or a level: of the only record that has its page.
  async function nameOfRecord(name, value) {
    const all = await filterOf(index, name, value)();
    const kind = name === "level" ? "level" : "service";
    const own = meta.kinds.findIndex((one) => one[0] === kind);
    const next = meta.kinds[own + 1];
    for (let at = own < 0 ? meta.c : meta.kinds[own][1]; at < (next ? next[1] : meta.c); at++) {
      if (all[at]) {
        return nameOf((await index.records([{ at: at, bare: true }], new Map()))[0].names);
      }
    }
    return document.createTextNode(value);
  }

  // What results are narrowed down by now: a button each that takes it back.
  async function chosen(filters) {
    const list = element("ul", "choices");
    for (const [name, value] of filters) {
      let label = document.createTextNode(value);
      if (name === "type") {
        label = kindOf(value);
      } else if (name === "region") {
        const path = await regionsOf(index, value);
        label = path.length ? nameOf(path[path.length - 1][1]) : label;
      } else if (name === "audience") {
        const own = meta.audiences.find((one) => one[0] === value);
        label = own ? nameOf(own[1]) : label;
      } else if (name === "lang") {
        const place = meta.languages.findIndex((one) => one[0] === value);
        label = place < 0 ? label : inLanguage(element("span", "", meta.languages[place][2]), place);
      } else if (name === "state") {
        label = text(value);
      } else {
        label = await nameOfRecord(name, value);
      }
      const one = element("button", "choice dropped", label);
      one.type = "button";
      one.dataset.drop = name;
      one.appendChild(element("span", "aside", text("remove")));
      list.appendChild(element("li", "", one));
    }
    return list;
  }

  // The regions to choose from: those above the chosen one, itself, those below it.
  async function regions(filters) {
    const own = filters.find((pair) => pair[0] === "region");
    const path = own ? await regionsOf(index, own[1]) : [];
    const below = !own ? meta.regions : path.length ? await regionsBelow(index, own[1]) : [];
    return { path: path, below: below };
  }

  // `deep`: also what must be loaded list by list: audiences, languages.
  async function choices(answer, filters, deep) {
    const hits = await answer.all();
    const out = document.createDocumentFragment();
    const isChosen = (name, value) => filters.some((pair) => pair[0] === name && pair[1] === value);
    const count = async function (name, value) {
      const there = await filterOf(index, name, value)();
      return hits.filter((hit) => there[hit.at]).length;
    };
    const add = function (name, label, buttons) {
      if (buttons.length) {
        const list = element("ul", "choices");
        buttons.slice(0, MOST).forEach((one) => list.appendChild(element("li", "", one)));
        out.appendChild(element("h2", "", label));
        out.appendChild(list);
        if (buttons.length > MOST) {
          const rest = element("details", "more-choices", element("summary", "", text("all")));
          const others = element("ul", "choices");
          buttons.slice(MOST).forEach((one) => others.appendChild(element("li", "", one)));
          rest.appendChild(others);
          out.appendChild(rest);
        }
      }
    };
    const some = async function (name, all) {
      const made = [];
      for (const [value, label] of all) {
        const n = await count(name, value);
        if (isChosen(name, value) || (n && (n < hits.length || name === "type"))) {
          made.push(button(name, value, label, n, isChosen(name, value)));
        }
      }
      return made;
    };
    add("type", text("type"), await some("type", meta.kinds.map((kind) => [kind[0], kindOf(kind[0])])));
    const known = await regions(filters);
    const below = known.below.map(function (region) {
      const marks = new Set();
      window.zhandian.search.runsOf(region[2], function (start, end) {
        for (let at = start; at < end; at++) {
          marks.add(at);
        }
      });
      return [region, hits.filter((hit) => marks.has(hit.at)).length];
    }).filter((one) => one[1] && (one[1] < hits.length || known.path.length));
    add("region", text("region"), known.path.map(function (region, at) {
      const one = button("region", region[0], nameOf(region[1]), -1, true);
      one.dataset.above = at ? known.path[at - 1][0] : "";
      return one;
    })
      .concat(below.map((one) => button("region", one[0][0], nameOf(one[0][1]), one[1], false))));
    const stations = await filterOf(index, "type", "station")();
    const states = hits.some((hit) => stations[hit.at]) ? [["working", text("working")]] : [["open", text("open")]];
    const state = await some("state", states);
    if (meta.h && hits.some((hit) => stations[hit.at] && !index.closed[hit.at])) {
      state.unshift(button("state", "now", text("now"), -1, isChosen("state", "now")));
    }
    add("state", text("state"), state);
    if (deep) {
      add("audience", text("audience"), await some("audience", meta.audiences.map((audience) => [audience[0], nameOf(audience[1])])));
      add("lang", text("language"), await some("lang", meta.languages.map((lang, place) => [lang[0], inLanguage(element("span", "", lang[2]), place)])));
    }
    return out;
  }

  return { choices, chosen };
}
