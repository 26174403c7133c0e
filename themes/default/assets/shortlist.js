// Stations that a visitor keeps, in this browser only. Without a working localStorage they last for the page. What is kept of a
// station is renewed whenever its page is opened, and by the page of the list, which asks the stations' own pages. And the page's
// address as a code, for another device.
(function () {
  "use strict";
  const root = document.documentElement.dataset.root || "";
  const base = new URL(root || "./", window.location.href).pathname;
  // Two sites may share a host: each keeps its own list.
  const KEY = "zhandian.shortlist " + base;
  let memory = [];

  function read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      return memory;
    }
  }

  function write(list) {
    memory = list;
    try {
      window.localStorage.setItem(KEY, JSON.stringify(list));
    } catch (error) {
      // The list lasts for the page.
    }
  }

  function without(id) {
    return read().filter(function (item) {
      return item.id !== id;
    });
  }

  function language(element) {
    return (element.querySelector("[lang]") || element.closest("[lang]")).lang;
  }

  // The words of an element, without the mark of the day on which it is read.
  function words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".today, [hidden]").forEach(function (part) {
      part.remove();
    });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // Hours, telephone, address as the station's page says them: the list is handed over on paper.
  function facts(page) {
    return Array.from(page.querySelectorAll(".visit h2")).map(function (heading) {
      const parts = [];
      for (let next = heading.nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling) {
        const lines = next.localName === "p" ? [next] : Array.from(next.querySelectorAll("tr"));
        lines.forEach(function (line) {
          if (!line.matches(".places")) {
            const cells = line.localName === "tr" ? Array.from(line.cells) : [line];
            parts.push({ text: cells.map(words).join(" "), lang: language(line) });
          }
        });
      }
      return { label: heading.textContent, lang: language(heading), parts: parts };
    });
  }

  // What is kept of a station: all of it stands on its page, this one or one that was asked for. None of any other page.
  function taken(page) {
    const keeper = page.querySelector("[data-keep]");
    const heading = page.querySelector("h1");
    if (!keeper || !heading) {
      return null;
    }
    const state = page.querySelector("main [data-state-of] .status");
    const visit = page.querySelector(".visit[data-hours]");
    return {
      id: keeper.dataset.keep,
      name: heading.textContent,
      lang: language(heading),
      phone: keeper.dataset.phone,
      tel: keeper.dataset.tel,
      state: state && { id: state.dataset.status, text: state.textContent, lang: language(state) },
      hours: visit && visit.dataset.hours,
      kept: new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10),
      facts: facts(page),
    };
  }

  // Takes what a station's page now says in the place of what was kept, if it still is kept.
  function renew(id, now) {
    write(
      read().map(function (item) {
        return item.id === id ? now : item;
      })
    );
  }

  const keeper = document.querySelector("[data-keep]");
  if (keeper) {
    const add = keeper.querySelector("[data-add]");
    const remove = keeper.querySelector("[data-remove]");
    const id = keeper.dataset.keep;
    const list = keeper.querySelector("[data-list-link]");
    const show = function () {
      const kept = read().some(function (item) {
        return item.id === id;
      });
      add.hidden = kept;
      remove.hidden = !kept;
      list.hidden = !kept;
      return kept;
    };
    add.addEventListener("click", function () {
      write(without(id).concat([taken(document)]));
      show();
      remove.focus();
    });
    remove.addEventListener("click", function () {
      write(without(id));
      show();
      add.focus();
    });
    if (show()) {
      renew(id, taken(document));
    }
  }

  // Where there is room and a mouse: the page's address as a code, for the telephone that one takes along. What draws it is asked
  // for when it is wanted.
  function forPhone(button) {
    const element = function (name, given) {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.keys(given).forEach(function (key) {
        made.setAttribute(key, given[key]);
      });
      return made;
    };
    function draw() {
      const code = window.zhandian.qr(window.location.href.split("#")[0]);
      if (!code || button.hidden) {
        return;
      }
      const size = code.size;
      const label = button.textContent;
      const picture = element("svg", { class: "qr", viewBox: "0 0 " + size + " " + size, width: 176, role: "img", "aria-label": label });
      picture.append(element("path", { d: "M0 0h" + size + "v" + size + "H0z", fill: "#fff" }), element("path", { d: code.path, stroke: "#000" }));
      button.after(picture);
      button.hidden = true;
    }
    button.addEventListener("click", function () {
      const script = document.createElement("script");
      script.src = button.dataset.forPhone;
      script.onload = draw;
      document.head.append(script);
    });
    button.hidden = !/^https?:$/.test(window.location.protocol) || !window.matchMedia("(min-width: 60em) and (pointer: fine)").matches;
  }

  document.querySelectorAll("[data-for-phone]").forEach(forPhone);

  // For the page of the list.
  window.zhandian = window.zhandian || {};
  window.zhandian.kept = { read: read, write: write, without: without, taken: taken, renew: renew };
})();
