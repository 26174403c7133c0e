// Hides what is past and shows what has come, on a site that has not been built again since: data-until is the last day on
// which a part shows, data-from the first. A day begins and ends in China, wherever the reader is.
(function () {
  "use strict";
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
  Array.from(document.querySelectorAll("[data-until], [data-from]")).forEach(function (part) {
    const until = part.getAttribute("data-until");
    const from = part.getAttribute("data-from");
    part.hidden = Boolean((until && until < today) || (from && from > today));
  });
})();
