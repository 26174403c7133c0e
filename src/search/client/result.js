// A result as it is shown.

import { element, text } from "./elements.js";
import { marksOf } from "./marks.js";

// How much of a clause is shown, in characters.
const MOST = 60;

// `page`: place of the page's language among those of `meta`.
export function results(meta, page, root) {
  // The place of the text to show: in the page's language, else in the one preferred, else any.
  function choose(texts, preferred) {
    return [page, preferred, 0, 1, 2].find((place) => texts[place]);
  }

  function inLanguage(one, lang) {
    if (lang !== page && meta.languages[lang]) {
      one.lang = meta.languages[lang][1];
    }
    return one;
  }

  // A text with what was looked for marked; of a long one, the part around the first mark.
  function marked(content, query, most) {
    const all = marksOf(content, query);
    const out = document.createDocumentFragment();
    let from = 0;
    let to = content.length;
    if (most && to > most) {
      from = Math.max(0, (all.length ? all[0][0] : 0) - most / 3);
      to = Math.min(to, from + most);
    }
    let at = from;
    const add = (words) => out.appendChild(document.createTextNode(words));
    add(from > 0 ? "\u2026" : "");
    all.forEach(function (place) {
      if (place[0] >= at && place[1] <= to) {
        add(content.slice(at, place[0]));
        out.appendChild(element("mark", "", content.slice(place[0], place[1])));
        at = place[1];
      }
    });
    add(content.slice(at, to) + (to < content.length ? "\u2026" : ""));
    return out;
  }

  function result(one, query, suggested) {
    const item = element("li");
    item.setAttribute("data-result", "");
    item.dataset.kind = one.kind;
    if (suggested) {
      item.setAttribute("data-suggested", "");
    }
    const has = (texts) => texts.findIndex((own) => own && marksOf(own, query).length);
    const target = choose(one.languages, has(one.names));
    const lang = choose(one.names, target);
    const link = inLanguage(element("a", "name", marked(one.names[lang], query)), lang);
    link.setAttribute("href", root + one.path(target));
    if (target !== page) {
      link.hreflang = meta.languages[target][1];
    }
    item.appendChild(link);
    const add = function (content, of) {
      item.appendChild(document.createTextNode(" "));
      item.appendChild(inLanguage(element("span", "detail", content), of));
    };
    // The name that was found, when another one is shown.
    const found = has(one.names);
    if (found >= 0 && found !== lang) {
      add(marked(one.names[found], query), found);
    }
    const kind = text("type-" + one.kind);
    add(kind.hasChildNodes() ? kind : text(one.kind), page);
    const context = choose(one.context, lang);
    if (context !== undefined) {
      add(one.context[context], context);
    }
    if (one.state) {
      add(text("state-" + one.state), page);
    }
    // What one needs in order to go or to ring has a line of its own.
    if (one.phone || one.hours) {
      const visit = element("p", "reach");
      if (one.phone) {
        const call = element("a", "phone", one.phone);
        call.setAttribute("href", "tel:" + one.phone.replace(/[^+0-9]/g, ""));
        visit.appendChild(call);
      }
      // A theme's own page may have no words for that.
      const days = document.querySelector("[data-days]");
      if (one.hours && days) {
        const open = element("span", "hours", text("hours"));
        open.dataset.short = one.hours;
        open.dataset.days = days.dataset.days;
        visit.appendChild(open);
      }
      item.appendChild(visit);
    }
    (one.clauses || []).slice(0, 2).forEach(function (clause) {
      const line = element("p", "snippet", marked(clause[1], clause[2] || query, MOST));
      item.appendChild(inLanguage(line, clause[0]));
    });
    return item;
  }

  return { result, choose, inLanguage };
}
