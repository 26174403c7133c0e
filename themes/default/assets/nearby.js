// Sorts stations by distance, when asked to: those of the page's list, or, where that would be too long, those of the whole site,
// of which it asks for the cells around the visitor only. The position never leaves the browser; which cells are asked for
// tells a host no more than the pages of a county do. The button shows only where there are places to sort and the browser can
// tell a position (never on an insecure connection).
(function () {
  "use strict";
  const MOST = 20;
  const box = document.querySelector("[data-nearby]");
  const places = Array.from(document.querySelectorAll(".stations > [data-location]"));
  const files = document.querySelector("template[data-near-files]");
  const folder = files && files.dataset.folder;
  if (!box || !(folder || places.length > 1) || !window.isSecureContext || !navigator.geolocation) {
    return;
  }
  const waiting = box.querySelector("[data-waiting]");
  const failed = box.querySelector("[data-failed]");
  const result = box.querySelector("[data-result-list]");
  const list = result.querySelector("ul");
  const pattern = box.querySelector("template");

  // Great-circle distance in kilometres.
  function distance(a, b) {
    const rad = Math.PI / 180;
    const h =
      Math.pow(Math.sin(((b.lat - a.lat) * rad) / 2), 2) +
      Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.pow(Math.sin(((b.lon - a.lon) * rad) / 2), 2);
    return 12742 * Math.asin(Math.sqrt(h));
  }

  function nearer(a, b) {
    return a.km - b.km;
  }

  function label(km) {
    const words = document.importNode(pattern.content, true);
    const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{n}", km.toFixed(1));
    }
    return words;
  }

  // The page's own list, sorted.
  function sorted(here) {
    const found = places.map(function (place) {
      const parts = place.dataset.location.split(",");
      const km = distance(here, { lat: Number(parts[0]), lon: Number(parts[1]) });
      return {
        km: km,
        entry: function () {
          return place.cloneNode(true);
        },
      };
    });
    return Promise.resolve(found.sort(nearer).slice(0, MOST));
  }

  // --- Of the whole site ---

  const got = {};
  let index = null;

  // A file of the folder: a script that hands itself over by its name.
  function file(name) {
    if (got[name]) {
      return Promise.resolve(got[name]);
    }
    window.zhandian = window.zhandian || {};
    window.zhandian.near = function (own, value) {
      got[own] = value;
    };
    return new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = folder + name + ".js";
      script.onload = function () {
        script.remove();
        if (got[name]) {
          resolve(got[name]);
        } else {
          reject(new Error(name));
        }
      };
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  function within(low, value, high) {
    return Math.min(Math.max(value, low), high);
  }

  // How far a cell's rectangle is: nothing in it is nearer. Units: kilometres.
  function away(here, cell) {
    const lat = within(cell[0] / 1e6, here.lat, cell[2] / 1e6);
    return distance(here, { lat: lat, lon: within(cell[1] / 1e6, here.lon, cell[3] / 1e6) });
  }

  // Puts a text in the page's language, else in the first that has it, into an element.
  function say(element, texts) {
    const own = index.languages.indexOf(document.documentElement.lang);
    const at = texts[own] ? own : texts.findIndex(Boolean);
    element.textContent = texts[at] || "";
    if (at !== own && at >= 0) {
      element.lang = index.languages[at];
    }
  }

  function entry(station, hours) {
    const made = document.importNode(files.content, true).firstElementChild;
    const name = made.querySelector(".name");
    const detail = made.querySelector(".detail");
    name.href = files.dataset.stations + station[0] + ".html";
    say(name, station[6]);
    [index.levels[station[3]] || [], station[7]].filter(function (texts) {
      return texts.some(Boolean);
    }).forEach(function (texts, at) {
      const words = document.createElement("span");
      say(words, texts);
      detail.append(at ? " · " : "", words);
    });
    station[5].forEach(function (phone) {
      const link = document.createElement("a");
      link.className = "phone";
      link.href = phone[1];
      link.textContent = phone[0];
      made.append(" ", link);
    });
    if (station[4] && window.zhandian.watchHours) {
      made.dataset.hours = hours[station[4] - 1];
      window.zhandian.watchHours(made);
    }
    return made;
  }

  // Asks for one cell after another, the nearest first, until nothing in the next one can be nearer than what is found.
  function looked(here) {
    const level = files.dataset.level;
    return file("index").then(function (value) {
      index = value;
      const cells = index.cells
        .map(function (cell, at) {
          return { at: at, km: away(here, cell) };
        })
        .sort(nearer);
      function next(found, turn) {
        const full = found.length >= MOST && cells[turn] && found[MOST - 1].km <= cells[turn].km;
        if (turn === cells.length || full) {
          return found.slice(0, MOST);
        }
        return file(String(cells[turn].at)).then(function (cell) {
          const own = cell.stations.filter(function (station) {
            return !level || Number(level) === station[3];
          });
          const more = own.map(function (station) {
            return {
              km: distance(here, { lat: station[1] / 1e6, lon: station[2] / 1e6 }),
              entry: function () {
                return entry(station, cell.hours);
              },
            };
          });
          return next(found.concat(more).sort(nearer).slice(0, MOST), turn + 1);
        });
      }
      return next([], 0);
    });
  }

  function fail() {
    waiting.hidden = true;
    failed.hidden = false;
  }

  function show(position) {
    const here = { lat: position.coords.latitude, lon: position.coords.longitude };
    (folder ? looked(here) : sorted(here)).then(function (found) {
      waiting.hidden = true;
      list.textContent = "";
      found.forEach(function (one) {
        const entry = one.entry();
        // Below the name and before the rest: beside a telephone number it would be read as a part of it.
        entry.querySelector(".name").after(label(one.km));
        list.appendChild(entry);
      });
      result.hidden = false;
    }, fail);
  }

  box.querySelector("button").addEventListener("click", function () {
    failed.hidden = true;
    waiting.hidden = false;
    navigator.geolocation.getCurrentPosition(show, fail, { timeout: 20000, maximumAge: 300000 });
  });
  box.hidden = false;
})();
