// Reading aids: letter size, the mode for the elderly, colours, traditional characters, reading aloud. Loaded in the head, before anything is
// drawn, so that a page does not jump; kept in localStorage, which may be missing or throw: then a choice lasts for the
// page. Each choice is a class on <html>; what it looks like is the stylesheet's business.
(function () {
  "use strict";
  const KEY = "zhandian.display";
  const NAMES = ["small", "large", "care", "light", "dark", "contrast", "traditional"];
  const page = document.documentElement;

  function chosen() {
    return NAMES.filter(function (name) {
      return page.classList.contains(name);
    });
  }

  function keep() {
    try {
      window.localStorage.setItem(KEY, chosen().join(" "));
    } catch (error) {
      // The choice lasts for the page.
    }
  }

  function load(source) {
    const script = document.createElement("script");
    script.src = source;
    document.head.appendChild(script);
  }

  // The navigation takes one line at every size of letters: where that would be too narrow, it folds into its menu.
  // 55 letters are the eight entries of a usual site and room for one more.
  function fold() {
    const letter = parseFloat(window.getComputedStyle(page).fontSize);
    page.classList.toggle("folded", window.innerWidth < 55 * letter);
  }

  page.classList.add("js");
  // On the search page: something is looked for, so what stands below has to wait for it.
  page.classList.toggle("asked", /[#&?](?:q|service|level|type|region|audience|state|lang)=./.test(window.location.hash + window.location.search));
  window.addEventListener("load", function () {
    if (!(window.zhandian && window.zhandian.search)) {
      page.classList.remove("asked");
    }
  });
  try {
    (window.localStorage.getItem(KEY) || "").split(" ").forEach(function (name) {
      if (NAMES.indexOf(name) >= 0) {
        page.classList.add(name);
      }
    });
  } catch (error) {
    // Nothing is remembered.
  }
  fold();
  window.addEventListener("resize", fold);

  function aids(panel) {
    const inputs = Array.from(document.querySelectorAll(".bar input"));
    const reader = panel.querySelector("[data-reader]");

    // The controls show what is in force, and traditional characters are fetched once they are asked for.
    function show() {
      inputs.forEach(function (input) {
        const others = inputs.filter(function (other) {
          return other.name && other.name === input.name && other.value;
        });
        input.checked = input.value
          ? page.classList.contains(input.value)
          : !others.some(function (other) {
              return page.classList.contains(other.value);
            });
        if (input.checked && input.dataset.script) {
          load(input.dataset.script);
          delete input.dataset.script;
        }
      });
      fold();
      window.dispatchEvent(new Event("zhandian-display"));
    }

    inputs.forEach(function (input) {
      input.addEventListener("change", function () {
        inputs.forEach(function (other) {
          if (other === input || (input.name && other.name === input.name)) {
            page.classList.toggle(other.value || "medium", other.checked && other.value !== "");
          }
        });
        keep();
        show();
      });
    });
    panel.querySelector("[data-reset]").addEventListener("click", function () {
      NAMES.forEach(function (name) {
        page.classList.remove(name);
      });
      keep();
      show();
    });
    panel.addEventListener("toggle", function () {
      if (reader.dataset.reader) {
        load(reader.dataset.reader);
        reader.dataset.reader = "";
      }
    });
    show();
  }

  // A station's poster stands alone, on the screen and on paper, and is seen from its top, where its buttons are. Whether the
  // page has one is known once it has been read.
  function poster() {
    const known = document.readyState !== "loading";
    const alone = window.location.hash === "#poster" && !(known && !document.getElementById("poster"));
    page.classList.toggle("poster-only", alone);
    if (alone) {
      window.scrollTo(0, 0);
    }
  }

  // The font is put in force once it is there, so that the page is laid out anew once and not twice. It is not asked for
  // before Tibetan shows (a poster, a closed part), nor for a name on a page in another language; the name of the language
  // alone has a font of its own.
  function tibetan() {
    const own = page.lang === "bo" ? '[lang="bo"]' : '.pair [lang="bo"], .prose[lang="bo"], .poster [lang="bo"]';
    const parts = Array.from(document.querySelectorAll(own)).filter(function (part) {
      return !part.closest(".languages");
    });
    const shown = parts.some(function (part) {
      return part.getClientRects().length > 0;
    });
    function use() {
      page.classList.add("tibetan");
    }
    if (shown && document.fonts) {
      document.fonts.load('1em "Noto Serif Tibetan"', "\u0f40").then(use, use);
    } else if (parts.length > 0) {
      use();
    }
  }

  // Hands the page's address on: by the device's own ways, else into the clipboard. Nothing is offered where neither works.
  function share(box) {
    const copy = navigator.clipboard && navigator.clipboard.writeText;
    if (!box || !(navigator.share || copy)) {
      return;
    }
    const told = box.querySelector("[role]");
    const address = window.location.href.split("#")[0];
    box.querySelector("button").addEventListener("click", function () {
      if (navigator.share) {
        navigator.share({ title: document.title, url: address }).catch(function () {});
        return;
      }
      navigator.clipboard.writeText(address).then(function () {
        told.hidden = false;
      });
    });
    box.hidden = false;
  }

  // Opens or closes every fold of the page, and shows the button that undoes it.
  function foldAll(button) {
    const other = document.querySelector("unfold" in button.dataset ? "[data-fold]" : "[data-unfold]");
    document.querySelectorAll("main details.group").forEach(function (part) {
      part.open = "unfold" in button.dataset;
    });
    button.hidden = true;
    other.hidden = false;
    other.focus();
  }

  // Paper says when it was printed; and it cannot be opened: what is folded is printed, and folds again afterwards.
  function unfold() {
    const printed = document.querySelector("[data-printed]");
    if (printed) {
      printed.lastElementChild.textContent = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
      printed.hidden = false;
    }
    const closed = Array.from(document.querySelectorAll("details.group:not([open])"));
    closed.forEach(function (part) {
      part.open = true;
    });
    window.addEventListener(
      "afterprint",
      function () {
        closed.forEach(function (part) {
          part.open = false;
        });
      },
      { once: true }
    );
  }
  window.addEventListener("beforeprint", unfold);

  poster();
  window.addEventListener("hashchange", poster);

  document.addEventListener("DOMContentLoaded", function () {
    poster();
    // Not before the page is seen: its Tibetan font must not take the line from what is drawn first.
    const seen = window.PerformanceObserver && window.PerformanceObserver.supportedEntryTypes;
    if (seen && seen.indexOf("paint") >= 0) {
      new PerformanceObserver(function (list, observer) {
        observer.disconnect();
        tibetan();
      }).observe({ type: "paint", buffered: true });
    } else {
      tibetan();
    }
    const panel = document.querySelector("[data-display]");
    if (panel) {
      aids(panel);
    }
    // What the mode for the elderly leaves out of a page is shown after all; where the stylesheet can, without this.
    const all = document.querySelector("[data-all]");
    if (all) {
      all.addEventListener("change", function () {
        page.classList.toggle("all", all.checked);
      });
    }
    share(document.querySelector("[data-share]"));
    const print = document.querySelector(".poster [data-print]");
    if (print) {
      print.addEventListener("click", function () {
        window.print();
      });
    }
    // The preview may put another button in the place of this one: the page listens, not the button.
    document.addEventListener("click", function (event) {
      const button = event.target.closest("[data-menu]");
      if (button) {
        button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
      }
      const all = event.target.closest("[data-unfold], [data-fold]");
      if (all) {
        foldAll(all);
      }
    });
    // Where a list of regions stands for too many stations, search shows those of one.
    document.querySelectorAll("a[data-narrow]").forEach(function (link) {
      link.href = link.dataset.narrow;
    });
    // What someone looks for stays in the fragment, which no server's log sees.
    const find = document.querySelector("[data-find]");
    if (find) {
      find.addEventListener("submit", function (event) {
        event.preventDefault();
        window.location.href = find.dataset.find + "#q=" + encodeURIComponent(find.elements.q.value);
      });
    }
  });
})();
