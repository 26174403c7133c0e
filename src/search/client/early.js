// What a link's query surely needs, asked for while the search page's script is on its way: on a slow line a round less to the first
// results. It only foretells; what is found is the script's own.

import { hash } from "./numbers.js";

const own = document.querySelector("script[data-search-index]");
const given = /[#&]q=([^&]+)/.exec(window.location.hash);

// The query, as far as its first two units are concerned; nothing where the address is broken.
function query() {
  try {
    return decodeURIComponent(given[1].replace(/\+/g, " ")).normalize("NFKD").trim();
  } catch (error) {
    return "";
  }
}

if (own && given) {
  const text = query();
  const key = /^[\u3400-\u9fff]{2}|^[\u0f40-\u0fbc]+\u0f0b[\u0f40-\u0fbc]+/.exec(text);
  // A question without a station in it is answered from what is known of questions.
  const name = /[怎谁哪]|什么|没人/.test(text) && !/[站点]/.test(text) ? "q0" : key && "g" + (hash(key[0]) % (JSON.parse(own.dataset.searchIndex).n / 2));
  if (name) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = (document.documentElement.dataset.root || "") + "data/search/" + name + ".js";
    document.head.appendChild(link);
  }
}
