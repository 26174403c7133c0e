// Sorts the stations of a list by distance, when asked to. The position never leaves the browser. The button shows only
// where there are places to sort and the browser can tell a position (never on an insecure connection).
(function () {
  "use strict";
  const MOST = 20;
  const box = document.querySelector("[data-nearby]");
  const places = Array.from(document.querySelectorAll(".stations > [data-location]"));
  if (!box || places.length < 2 || !window.isSecureContext || !navigator.geolocation) {
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

  function label(km) {
    const words = document.importNode(pattern.content, true);
    const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{n}", km.toFixed(1));
    }
    return words;
  }

  function show(position) {
    const here = { lat: position.coords.latitude, lon: position.coords.longitude };
    waiting.hidden = true;
    list.textContent = "";
    places
      .map(function (place) {
        const parts = place.dataset.location.split(",");
        return { place: place, km: distance(here, { lat: Number(parts[0]), lon: Number(parts[1]) }) };
      })
      .sort(function (a, b) {
        return a.km - b.km;
      })
      .slice(0, MOST)
      .forEach(function (found) {
        const entry = found.place.cloneNode(true);
        // Below the name and before the rest: beside a telephone number it would be read as a part of it.
        entry.querySelector(".name").after(label(found.km));
        list.appendChild(entry);
      });
    result.hidden = false;
  }

  box.querySelector("button").addEventListener("click", function () {
    failed.hidden = true;
    waiting.hidden = false;
    navigator.geolocation.getCurrentPosition(
      show,
      function () {
        waiting.hidden = true;
        failed.hidden = false;
      },
      { timeout: 20000, maximumAge: 300000 }
    );
  });
  box.hidden = false;
})();
