// The page of the stations that a visitor keeps: draws the list, asks each station's own page for what it says now, and hands
// the list over: as an address that carries the stations behind its "#", which never reaches a server; as a QR code of that
// address; in words; on paper. Whoever opens such an address sees its stations and may keep them.
//
// From a disk no page can be asked and no address be handed over: there the list is what was kept, and words and paper remain.
(function () {
  "use strict";
  const kept = window.zhandian.kept;
  const page = document.querySelector("[data-shortlist]");
  const given = document.querySelector("[data-given]");
  const pattern = page.querySelector("template");
  const stations = page.dataset.stations;
  const hosted = /^https?:$/.test(window.location.protocol);
  // Only plain ids make an address, whatever someone has put into the storage or into the address.
  const ID = /^[a-z0-9-]{1,64}$/;
  // What a link may carry: more is no list to go to.
  const MOST = 50;

  function plain(item) {
    return item && ID.test(item.id);
  }

  function addressOf(id) {
    return new URL(stations + id + ".html", window.location.href).href;
  }

  // The page at an address, read without running anything in it; none where it cannot be had.
  function ask(address) {
    return new Promise(function (resolve, reject) {
      const request = new XMLHttpRequest();
      request.open("GET", address);
      request.setRequestHeader("Cache-Control", "no-cache");
      request.onload = function () {
        const text = request.status === 200 ? request.responseText : "";
        resolve(new DOMParser().parseFromString(text, "text/html"));
      };
      request.onerror = reject;
      request.send();
    });
  }

  // What the station's page says now; of one that has another id now, what its new page says. Gone, where the site has no such
  // page; none where it cannot be told.
  function now(id, last) {
    if (!hosted) {
      return Promise.resolve(null);
    }
    return ask(addressOf(id)).then(
      function (answer) {
        const item = kept.taken(answer);
        const moved = answer.querySelector("meta[http-equiv=refresh]") && answer.querySelector("main a[href]");
        const next = moved && /([a-z0-9-]{1,64})\.html$/.exec(moved.getAttribute("href"));
        if (item) {
          return item;
        }
        return next && !last ? now(next[1], true) : { gone: true };
      },
      function () {
        return null;
      }
    );
  }

  function tag(name, part, words) {
    const made = document.createElement("span");
    made.className = name;
    made.lang = part.lang || "";
    made.textContent = words;
    return made;
  }

  // An entry of the list.
  function entryOf(item) {
    const entry = document.importNode(pattern.content, true).firstElementChild;
    const link = entry.querySelector("a");
    link.href = addressOf(item.id);
    link.textContent = item.name || item.id;
    if (item.lang) {
      link.lang = item.lang;
    }
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
    const when = entry.querySelector("[data-kept]");
    if (item.kept) {
      when.lastElementChild.textContent = item.kept;
    } else {
      when.remove();
    }
    const about = entry.querySelector(".about");
    (Array.isArray(item.facts) ? item.facts : []).forEach(function (fact) {
      const line = document.createElement("p");
      line.append(tag("detail", fact, fact.label), " ");
      fact.parts.forEach(function (part) {
        line.append(tag("item", part, part.text), " ");
      });
      about.appendChild(line);
    });
    if (!item.gone) {
      entry.querySelector("[data-gone]").remove();
    }
    if (item.hours && window.zhandian.watchHours) {
      entry.dataset.hours = item.hours;
      window.zhandian.watchHours(entry);
    }
    return entry;
  }

  // Fills a list; forget, where its entries can be taken out.
  function fill(list, items, forget) {
    list.textContent = "";
    items.forEach(function (item) {
      const entry = entryOf(item);
      const button = entry.querySelector("button");
      if (forget) {
        button.addEventListener("click", function () {
          forget(item.id);
        });
      } else {
        button.remove();
      }
      list.appendChild(entry);
    });
  }

  // The list in words, to be pasted into a message.
  function inWords(items) {
    return items
      .map(function (item) {
        const lines = (Array.isArray(item.facts) ? item.facts : []).map(function (fact) {
          const parts = fact.parts.map(function (part) {
            return part.text;
          });
          return fact.label + " " + parts.join(" ");
        });
        return [item.name || item.id].concat(item.state ? [item.state.text] : [], lines, [addressOf(item.id)]).join("\n");
      })
      .join("\n\n");
  }

  // --- Handing over ---

  const hand = page.querySelector("[data-hand]");

  function linkOf(items) {
    const ids = items.slice(0, MOST).map(function (item) {
      return item.id;
    });
    return window.location.href.replace(/#.*$/, "") + "#stations=" + ids.join(",");
  }

  // The link, and its QR code where one can hold it.
  function offer(items) {
    hand.hidden = !hosted || items.length === 0;
    if (hand.hidden) {
      return;
    }
    const link = linkOf(items);
    hand.querySelector("input").value = link;
    const code = window.zhandian.qr(link);
    const picture = hand.querySelector("svg");
    picture.parentNode.hidden = !code;
    if (code) {
      picture.setAttribute("viewBox", "0 0 " + code.size + " " + code.size);
      picture.querySelector("path").setAttribute("d", code.path);
    }
  }

  // A button that puts what a function says into the clipboard, and says so; it shows where that can be.
  function copier(box, words) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      box.hidden = false;
      box.querySelector("button").addEventListener("click", function () {
        navigator.clipboard.writeText(words()).then(function () {
          box.querySelector("[role]").hidden = false;
        });
      });
    }
  }

  // --- The visitor's own list ---

  function own() {
    return kept.read().filter(plain);
  }

  function draw() {
    const items = own();
    fill(page.querySelector("[data-list]"), items, function (id) {
      kept.write(kept.without(id));
      draw();
      page.focus();
    });
    page.querySelector("[data-empty]").hidden = items.length > 0;
    page.querySelector("[data-tools]").hidden = items.length === 0;
    offer(items);
  }

  copier(page.querySelector("[data-copy]"), function () {
    return inWords(own());
  });
  copier(hand.querySelector("[data-copy]"), function () {
    return linkOf(own());
  });
  const send = hand.querySelector("[data-send]");
  if (navigator.share) {
    send.hidden = false;
    send.addEventListener("click", function () {
      navigator.share({ title: document.title, url: linkOf(own()) }).catch(function () {});
    });
  }
  page.querySelector("[data-print]").addEventListener("click", function () {
    window.print();
  });
  page.querySelector("[data-clear]").addEventListener("click", function () {
    kept.write([]);
    draw();
    page.focus();
  });

  function renewOwn() {
    own().forEach(function (item) {
      now(item.id).then(function (found) {
        if (found) {
          kept.renew(item.id, found.gone ? Object.assign({}, item, found) : found);
          draw();
        }
      });
    });
  }

  // --- A list that someone handed over ---

  let others = [];

  function drawGiven() {
    fill(given.querySelector("[data-list]"), others);
  }

  function open() {
    const named = /[#&]stations=([a-z0-9,-]+)/.exec(window.location.hash);
    const ids = (named ? named[1].split(",") : []).filter(function (id, at, all) {
      return ID.test(id) && all.indexOf(id) === at;
    });
    others = ids.slice(0, MOST).map(function (id) {
      return { id: id };
    });
    given.hidden = others.length === 0;
    page.querySelector("[data-own]").hidden = given.hidden;
    // The same list in the other language.
    document.querySelectorAll("a[hreflang]").forEach(function (other) {
      other.hash = given.hidden ? "" : window.location.hash;
    });
    given.querySelector("[data-taken]").hidden = true;
    drawGiven();
    others.slice().forEach(function (item, at) {
      now(item.id).then(function (found) {
        if (found && others[at] && others[at].id === item.id) {
          others[at] = found.gone ? { id: item.id, gone: true } : found;
          drawGiven();
        }
      });
    });
  }

  given.querySelector("[data-take]").addEventListener("click", function () {
    const before = own();
    const fresh = others.filter(function (item) {
      return !item.gone && !before.some(function (one) {
        return one.id === item.id;
      });
    });
    kept.write(before.concat(fresh));
    draw();
    given.querySelector("[data-taken]").hidden = false;
  });
  window.addEventListener("hashchange", open);

  draw();
  page.hidden = false;
  open();
  renewOwn();
})();
