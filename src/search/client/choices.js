// By what results can be narrowed down, with counts.

import { filterOf } from "./filters.js";

export function choicesOf(meta, index, show) {
  const { element, text } = window.zhandian.search;
  const { choose, inLanguage } = show;

  const nameOf = (names) => {
    const all = Array.isArray(names) ? names : [names];
    const lang = choose(all, 0);
    return inLanguage(element("span", "", all[lang]), lang);
  };

  return async function choices(answer, filters) {
    const hits = await answer.all();
    const groups = [
      ["type", meta.kinds.map(function (kind) {
        const label = text("type-" + kind[0]);
        return [kind[0], label.hasChildNodes() ? label : text(kind[0])];
      })],
      ["region", meta.regions.map((region) => [region[0], nameOf(region[1])])],
      ["audience", meta.audiences.map((audience) => [audience[0], nameOf(audience[1])])],
      ["state", [["open", text("open")]]],
      ["lang", meta.languages.map((lang, place) => [lang[0], inLanguage(element("span", "", lang[2]), place)])],
    ];
    const out = document.createDocumentFragment();
    for (const group of groups) {
      const name = group[0];
      const chosen = filters.find((pair) => pair[0] === name);
      const list = element("ul", "choices");
      for (const choice of group[1]) {
        const there = await filterOf(index, name, choice[0])();
        const n = hits.filter((hit) => there[hit.at]).length;
        const isChosen = Boolean(chosen) && chosen[1] === choice[0];
        if (isChosen || (n && (n < hits.length || name === "type"))) {
          const button = element("button", "choice", choice[1]);
          button.type = "button";
          button.dataset.facet = name;
          button.dataset.value = choice[0];
          button.dataset.count = n;
          button.setAttribute("aria-pressed", String(isChosen));
          button.appendChild(document.createTextNode(" " + n));
          list.appendChild(element("li", "", button));
        }
      }
      if (list.children.length) {
        const heading = element("h3", "", text(name === "lang" ? "language" : name));
        out.appendChild(heading);
        out.appendChild(list);
      }
    }
    return out;
  };
}
