// Reads the page aloud, piece by piece, with the device's own voices. Loaded when the panel of reading aids is opened for
// the first time. What is in a language that the device cannot speak is passed over; if that is the page's own, the
// buttons do not show and the panel says why.
(function () {
  "use strict";
  const PIECES = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary, caption";
  const box = document.querySelector("[data-reader]");
  const speech = window.speechSynthesis;
  const [read, pause, stop] = ["read", "pause", "stop"].map(function (name) {
    return box.querySelector("[data-" + name + "]");
  });
  const none = box.querySelector("[data-no-voice]");
  let pieces = [];
  let run = 0;

  function language(element) {
    return element.closest("[lang]").lang;
  }

  function voice(lang) {
    return (speech ? speech.getVoices() : []).find(function (one) {
      return one.lang.toLowerCase().split(/[-_]/)[0] === lang.split("-")[0];
    });
  }

  // What an element says, cut where its language changes, as far as the device can speak it.
  function runs(element) {
    const found = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const lang = language(walk.currentNode.parentElement);
      const last = found[found.length - 1];
      if (!walk.currentNode.parentElement.offsetParent) {
        continue;
      }
      if (last && last.lang === lang) {
        last.text += walk.currentNode.nodeValue;
      } else {
        found.push({ element: element, lang: lang, text: walk.currentNode.nodeValue });
      }
    }
    return found.filter(function (run) {
      return run.text.trim() && voice(run.lang);
    });
  }

  function look() {
    const can = Boolean(voice(language(document.querySelector("main"))));
    read.hidden = !can;
    none.hidden = can;
  }

  function unmark() {
    document.querySelectorAll(".reading").forEach(function (element) {
      element.classList.remove("reading");
    });
  }

  function end() {
    run += 1;
    speech.cancel();
    unmark();
    pause.hidden = true;
    stop.hidden = true;
    read.hidden = false;
  }

  function next(mine) {
    if (mine !== run) {
      return;
    }
    unmark();
    const piece = pieces.shift();
    if (!piece) {
      end();
      return;
    }
    const words = new SpeechSynthesisUtterance(piece.text.replace(/\s+/g, " ").trim());
    words.voice = voice(piece.lang) || null;
    words.lang = piece.lang;
    words.onend = words.onerror = function () {
      next(mine);
    };
    piece.element.classList.add("reading");
    const place = piece.element.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight) {
      piece.element.scrollIntoView({ block: "center" });
    }
    speech.speak(words);
  }

  read.addEventListener("click", function () {
    end();
    pieces = [];
    document.querySelectorAll(PIECES).forEach(function (element) {
      if (element.closest("main") && !element.querySelector(PIECES)) {
        pieces = pieces.concat(runs(element));
      }
    });
    read.hidden = true;
    pause.hidden = false;
    pause.setAttribute("aria-pressed", "false");
    stop.hidden = false;
    pause.focus();
    next(run);
  });
  pause.addEventListener("click", function () {
    const paused = pause.getAttribute("aria-pressed") === "true";
    pause.setAttribute("aria-pressed", String(!paused));
    if (paused) {
      speech.resume();
    } else {
      speech.pause();
    }
  });
  stop.addEventListener("click", function () {
    end();
    read.focus();
  });
  window.addEventListener("pagehide", function () {
    if (speech) {
      speech.cancel();
    }
  });
  if (speech) {
    // Voices arrive late in some browsers.
    speech.addEventListener("voiceschanged", look);
  }
  look();
})();
