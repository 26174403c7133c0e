// Stations that a visitor keeps, in this browser only. Without a working localStorage they last for the page. What is kept of a
// station is renewed whenever its page is opened. And the page's address as a code, for the telephone.
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
  function facts() {
    return Array.from(document.querySelectorAll(".visit h2")).map(function (heading) {
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

  const keeper = document.querySelector("[data-keep]");
  if (keeper) {
    const add = keeper.querySelector("[data-add]");
    const remove = keeper.querySelector("[data-remove]");
    const id = keeper.dataset.keep;
    const heading = document.querySelector("h1");
    const state = document.querySelector("main [data-state-of] .status");
    const list = keeper.querySelector("[data-list-link]");
    const taken = function () {
      return {
        id: id,
        name: heading.textContent,
        lang: language(heading),
        phone: keeper.dataset.phone,
        tel: keeper.dataset.tel,
        state: state && { id: state.dataset.status, text: state.textContent, lang: language(state) },
        kept: new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10),
        facts: facts(),
      };
    };
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
      write(without(id).concat([taken()]));
      show();
      remove.focus();
    });
    remove.addEventListener("click", function () {
      write(without(id));
      show();
      add.focus();
    });
    if (show()) {
      write(
        read().map(function (item) {
          return item.id === id ? taken() : item;
        })
      );
    }
  }

  const page = document.querySelector("[data-shortlist]");
  if (page) {
    const list = page.querySelector("[data-list]");
    const tools = page.querySelector("[data-tools]");
    const empty = page.querySelector("[data-empty]");
    const pattern = page.querySelector("template");

    const draw = function () {
      const items = read();
      list.textContent = "";
      items.forEach(function (item) {
        // Only plain ids make an address, whatever someone has put into the storage.
        if (!/^[a-z0-9-]{1,64}$/.test(item.id)) {
          return;
        }
        const entry = document.importNode(pattern.content, true);
        const link = entry.querySelector("a");
        link.href = list.dataset.stations + item.id + ".html";
        link.textContent = item.name;
        link.lang = item.lang;
        const phone = entry.querySelector(".phone");
        if (item.phone && /^tel:[+0-9,;-]+$/.test(item.tel)) {
          phone.href = item.tel;
          phone.textContent = item.phone;
        } else {
          phone.remove();
        }
        const state = entry.querySelector(".status");
        if (item.state && /^[a-z-]+$/.test(item.state.id)) {
          state.dataset.status = item.state.id;
          state.textContent = item.state.text;
          state.lang = item.state.lang;
        } else {
          state.remove();
        }
        const kept = entry.querySelector("[data-kept]");
        if (item.kept) {
          kept.lastElementChild.textContent = item.kept;
        } else {
          kept.remove();
        }
        const about = entry.querySelector(".about");
        (Array.isArray(item.facts) ? item.facts : []).forEach(function (fact) {
          const line = document.createElement("p");
          [fact].concat(fact.parts).forEach(function (part) {
            const words = document.createElement("span");
            words.className = part === fact ? "detail" : "item";
            words.lang = part.lang;
            words.textContent = part === fact ? part.label : part.text;
            line.append(words, " ");
          });
          about.appendChild(line);
        });
        entry.querySelector("button").addEventListener("click", function () {
          write(without(item.id));
          draw();
          page.focus();
        });
        list.appendChild(entry);
      });
      empty.hidden = items.length > 0;
      tools.hidden = items.length === 0;
    };

    // The list in words, to be pasted into a message.
    const inWords = function () {
      return read()
        .map(function (item) {
          const lines = (Array.isArray(item.facts) ? item.facts : []).map(function (fact) {
            const parts = fact.parts.map(function (part) {
              return part.text;
            });
            return fact.label + " " + parts.join(" ");
          });
          const address = new URL(list.dataset.stations + item.id + ".html", window.location.href).href;
          return [item.name].concat(item.state ? [item.state.text] : [], lines, [address]).join("\n");
        })
        .join("\n\n");
    };
    const copy = page.querySelector("[data-copy]");
    if (navigator.clipboard && navigator.clipboard.writeText) {
      copy.hidden = false;
      copy.querySelector("button").addEventListener("click", function () {
        navigator.clipboard.writeText(inWords()).then(function () {
          copy.querySelector("[role]").hidden = false;
        });
      });
    }

    page.querySelector("[data-print]").addEventListener("click", function () {
      window.print();
    });
    page.querySelector("[data-clear]").addEventListener("click", function () {
      write([]);
      draw();
      page.focus();
    });
    draw();
    page.hidden = false;
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
})();
