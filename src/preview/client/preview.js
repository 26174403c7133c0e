/*
 * The preview's part in the page: asks after each change whether this page is out of date, and renews it in place.
 * ES2017, a classic script; no built page refers to it. It is served as one function, so that the page's own scripts
 * see none of its names: overlay.js, list.js, page.js and files.js, then this file.
 */

// The script's own tag carries what the server has to say of the page.
const own = document.currentScript.dataset;
const epoch = own.previewEpoch;
// The page's path as the server knows it; what stands behind # and ? is the page's own affair.
const page = location.pathname;
const unloadable = own.previewKind === 'broken';
let key = own.previewKey;
let source = own.previewSource;
let draft = 'previewDraft' in own;
let reached = true;

// ---------------------------------------------------------------- asking the server

let looking = false, lookAgain = false, retry = null;

/** Asks what is new for this page. Any number of calls at once become two questions at most. */
async function look() {
  if (looking) { lookAgain = true; return; }
  looking = true;
  try {
    do { lookAgain = false; await lookOnce(); } while (lookAgain);
    setReached(true);
  } catch (error) {
    setReached(false);
    clearTimeout(retry);
    retry = setTimeout(look, 1000);
  } finally {
    looking = false;
  }
}

async function lookOnce() {
  const files = loadedFiles();
  const query = [page].concat(Array.from(files.keys())).map(function (path) { return 'path=' + encodeURIComponent(path); });
  const answer = await fetch('/__zhandian/state?' + query.join('&'), { cache: 'no-store' });
  if (!answer.ok) { throw new Error(String(answer.status)); }
  const state = await answer.json();
  // Another run of the program: this very script may be another.
  if (state.epoch !== epoch) { location.reload(); return; }
  showProblems(state);
  showCounts(state);
  if (!(await renewFiles(files, state.keys))) { location.reload(); return; }
  if (state.keys[page] !== key) { await renew(); }
}

function setReached(now) {
  if (now !== reached) { reached = now; showBar(); }
}

// ---------------------------------------------------------------- hearing of changes

let stream = null, channel = null, polling = null, release = null, waiting = null;

/** One tab listens for all, since a browser opens six connections at most; the others hear of it from that tab. */
function listen() {
  if (navigator.locks && window.BroadcastChannel && window.AbortController) {
    const name = 'zhandian-preview-' + epoch;
    channel = new BroadcastChannel(name);
    channel.onmessage = function () { look(); };
    waiting = new AbortController();
    navigator.locks.request(name, { signal: waiting.signal }, function () {
      openStream();
      return new Promise(function (done) { release = done; });
    }).catch(function () { /* this tab was left before its turn came */ });
  } else {
    openStream();
  }
}

function tellAll() {
  if (channel) { channel.postMessage('look'); }
  look();
}

function openStream() {
  if (stream) { stream.close(); }
  stream = new EventSource(own.previewStream);
  stream.addEventListener('version', tellAll);
  stream.onopen = function () { clearInterval(polling); polling = null; };
  // A program that was started again has another stream: the pages' own address tells of it.
  stream.onerror = function () {
    if (!polling) { polling = setInterval(poll, 1000); }
  };
}

async function poll() {
  tellAll();
  if (stream && stream.readyState === EventSource.CLOSED) { openStream(); }
}

function hush() {
  if (stream) { stream.close(); stream = null; }
  clearInterval(polling);
  clearTimeout(retry);
  polling = null;
  if (channel) { channel.close(); channel = null; }
  if (waiting) { waiting.abort(); waiting = null; }
  if (release) { release(); release = null; }
}

window.addEventListener('pagehide', hush);
window.addEventListener('pageshow', function (event) {
  // Back from the browser's memory, with everything as it was left.
  if (event.persisted) { listen(); look(); }
});
document.addEventListener('visibilitychange', function () {
  if (!document.hidden) { look(); }
});

showBar();
listen();
look();
keepAsSent().catch(function () { /* the live page has to do */ });
