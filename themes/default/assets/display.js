// Display settings: letter size and contrast. Loaded in the head, before anything is drawn, so that a page does not
// jump; kept in localStorage, which may be missing or throw: then a setting lasts for the page.
(function () {
  "use strict";
  const KEY = "zhandian.display";
  const NAMES = ["large", "contrast"];
  const page = document.documentElement;

  function chosen() {
    try {
      return (window.localStorage.getItem(KEY) || "").split(" ");
    } catch (error) {
      return [];
    }
  }

  function keep() {
    const names = NAMES.filter(function (name) {
      return page.classList.contains(name);
    });
    try {
      window.localStorage.setItem(KEY, names.join(" "));
    } catch (error) {
      // The setting lasts for the page.
    }
  }

  chosen().forEach(function (name) {
    if (NAMES.indexOf(name) >= 0) {
      page.classList.add(name);
    }
  });

  document.addEventListener("DOMContentLoaded", function () {
    const panel = document.querySelector("[data-display]");
    if (!panel) {
      return;
    }
    const buttons = Array.from(panel.querySelectorAll("button"));

    function show() {
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(page.classList.contains(button.dataset.set)));
      });
    }

    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        page.classList.toggle(button.dataset.set);
        keep();
        show();
      });
    });
    show();
    panel.hidden = false;
  });
})();
