/* A part of the preview's script, see preview.js. The page is renewed in place, from the new one as it is sent. */

const isOurs = '[data-preview]';
const isStylesheet = 'link[rel~="stylesheet"]:not([data-preview])';
const all = function (root, selector) { return Array.from(root.querySelectorAll(selector)); };

/** The page as it was sent. Only what differs between two pages as sent is changed: what scripts and the reader did
 * to the rest (results, opened parts, typed text) is left alone. */
let sent = null;

async function readPage() {
  const answer = await fetch(location.pathname + location.search, { cache: 'no-cache', headers: { Accept: 'text/html' } });
  const text = await answer.text();
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  const stamp = parsed.querySelector('script[data-preview-key]');
  if (answer.redirected || !stamp) { return null; }
  return { document: parsed, stamp: stamp.dataset };
}

async function keepAsSent() {
  const read = await readPage();
  // If the page has been renewed on the server meanwhile, the live one has to do.
  if (!sent && read && read.stamp.previewKey === key) { sent = read.document; }
}

/** What cannot be changed without loading the page anew: programs, and what the policy allows. */
function programs(root) {
  const scripts = all(root, 'script:not([data-preview])').filter(function (script) {
    return !script.type || /javascript|module/.test(script.type);
  });
  const policies = all(root, 'meta[http-equiv]');
  return scripts.concat(policies).map(function (element) { return element.outerHTML; }).join('\n');
}

async function renew() {
  const read = await readPage();
  if (!read || unloadable || read.stamp.previewKind !== own.previewKind) { location.reload(); return; }
  const was = sent || document.cloneNode(true);
  const next = read.document;
  if (programs(was) !== programs(next)) { location.reload(); return; }
  await renewStylesheets(was, next);
  const place = keepPlace();
  renewHead(was, next);
  renewAttributes(document.documentElement, was.documentElement, next.documentElement);
  renewNode(document.body, was.body, next.body);
  place();
  sent = next;
  key = read.stamp.previewKey;
  source = read.stamp.previewSource;
  draft = 'previewDraft' in read.stamp;
  showBar();
}

/** Remembers where the reader is; the function given back goes there again. */
function keepPlace() {
  const left = window.scrollX, top = window.scrollY;
  const active = document.activeElement;
  return function () {
    if (active && active !== document.body && !document.contains(active)) {
      const again = counterpart(document.body, active);
      if (again) {
        again.focus({ preventScroll: true });
        if (typeof active.selectionStart === 'number' && again.setSelectionRange) {
          again.setSelectionRange(active.selectionStart, active.selectionEnd);
        }
      }
    }
    if (window.scrollX !== left || window.scrollY !== top) { window.scrollTo({ left: left, top: top, behavior: 'instant' }); }
  };
}

/** The element that took the place of `old`. */
function counterpart(root, old) {
  if (old.id) { return document.getElementById(old.id); }
  return all(root, old.localName).find(function (candidate) { return sign(candidate) === sign(old); }) || null;
}

function sign(element) {
  const summary = element.localName === 'details' && element.querySelector('summary');
  return [element.localName, element.id, element.getAttribute('name'), element.getAttribute('type'),
    element.getAttribute('href'), element.getAttribute('value'), summary ? summary.textContent : ''].join('\n');
}

function renewHead(was, next) {
  if (was.title !== next.title) { document.title = next.title; }
  const plain = function (root) {
    return Array.from(root.head.children).filter(function (element) {
      return !element.matches(isOurs) && !element.matches(isStylesheet) && element.localName !== 'title';
    });
  };
  const has = function (list, element) { return list.some(function (other) { return other.isEqualNode(element); }); };
  const olds = plain(was), news = plain(next), lives = plain(document);
  olds.filter(function (old) { return !has(news, old); }).forEach(function (old) {
    const live = lives.find(function (element) { return element.isEqualNode(old); });
    if (live) { live.remove(); }
  });
  news.filter(function (element) { return !has(olds, element); }).forEach(function (element) {
    document.head.insertBefore(document.importNode(element, true), document.head.querySelector(isOurs));
  });
}

function renewAttributes(live, was, next) {
  Array.from(was.attributes).forEach(function (attribute) {
    if (!next.hasAttribute(attribute.name)) { live.removeAttribute(attribute.name); }
  });
  Array.from(next.attributes).forEach(function (attribute) {
    if (was.getAttribute(attribute.name) !== attribute.value) { live.setAttribute(attribute.name, attribute.value); }
  });
}

const alike = function (a, b) { return a.nodeName === b.nodeName && (a.id || '') === (b.id || ''); };

/** The live nodes that were sent as `olds`, in order, or null. Nodes that scripts put between them are passed over. */
function paired(lives, olds) {
  const pairs = [];
  let at = 0;
  for (const old of olds) {
    const spare = lives.length - at - (olds.length - pairs.length);
    if (spare < 0) { return null; }
    const reach = lives.slice(at, at + spare + 1);
    let found = spare ? reach.findIndex(function (live) { return live.isEqualNode(old); }) : -1;
    if (found < 0) { found = reach.findIndex(function (live) { return alike(live, old); }); }
    if (found < 0) { return null; }
    pairs.push(reach[found]);
    at += found + 1;
  }
  return pairs;
}

/** Makes `live`, which was sent as `was`, into `next`, touching as little as it can. */
function renewNode(live, was, next) {
  if (live.nodeType !== Node.ELEMENT_NODE) {
    if (was.data !== next.data) { live.data = next.data; }
    return;
  }
  renewAttributes(live, was, next);
  const olds = Array.from(was.childNodes), news = Array.from(next.childNodes);
  const shorter = Math.min(olds.length, news.length);
  let head = 0, tail = 0;
  while (head < shorter && olds[head].isEqualNode(news[head])) { head++; }
  if (head === olds.length && head === news.length) { return; }
  while (tail < shorter - head && olds[olds.length - 1 - tail].isEqualNode(news[news.length - 1 - tail])) { tail++; }
  const lives = paired(Array.from(live.childNodes), olds);
  if (!lives) {
    exchange(live, Array.from(live.childNodes), news.map(function (node) { return [node, null]; }));
    return;
  }
  const inner = function (list) { return list.slice(head, list.length - tail); };
  const behind = tail ? lives[lives.length - tail] : lives.length ? lives[lives.length - 1].nextSibling : live.firstChild;
  renewChildren(live, inner(lives), inner(olds), inner(news), behind);
}

/** The longest common part of two lists, as pairs of indexes in order; none if that would take too long to find. */
function common(olds, news, same) {
  const n = olds.length, m = news.length;
  if (n * m > 250000) { return []; }
  // At [i][j]: how many pairs there are from there on.
  const counts = Array.from({ length: n + 1 }, function () { return new Uint16Array(m + 1); });
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      counts[i][j] = same(olds[i], news[j]) ? counts[i + 1][j + 1] + 1 : Math.max(counts[i + 1][j], counts[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    if (same(olds[i], news[j])) { pairs.push([i, j]); i++; j++; } else if (counts[i + 1][j] >= counts[i][j + 1]) { i++; } else { j++; }
  }
  return pairs;
}

/** Makes the children `lives`, which were sent as `olds`, into `news`. What is equal stays; between that, nodes of the
 * same kind are renewed inside; the others go and come. `behind` is what follows the last of them. */
function renewChildren(parent, lives, olds, news, behind) {
  const text = function (node) { return node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : node.nodeName + node.data; };
  const oldTexts = olds.map(text), newTexts = news.map(text);
  const equal = common(oldTexts, newTexts, function (a, b) { return a === b; });
  const going = [], coming = [];
  let i = 0, j = 0;
  equal.concat([[olds.length, news.length]]).forEach(function (stop) {
    const from = [i, j];
    const renewed = common(olds.slice(i, stop[0]), news.slice(j, stop[1]), alike).map(function (pair) {
      return [from[0] + pair[0], from[1] + pair[1]];
    });
    renewed.concat([stop]).forEach(function (pair) {
      for (; i < pair[0]; i++) { going.push(lives[i]); }
      for (; j < pair[1]; j++) { coming.push([news[j], i < lives.length ? lives[i] : behind]); }
      if (pair !== stop) { renewNode(lives[i], olds[i], news[j]); }
      i++;
      j++;
    });
  });
  exchange(parent, going, coming);
}

/** Takes nodes out and puts new ones in, each before its anchor, and what the reader did to the old into the new. */
function exchange(parent, going, coming) {
  const touched = [];
  going.forEach(function (node) {
    if (node.nodeType !== Node.ELEMENT_NODE) { return; }
    all(node, 'details, input, textarea, select').concat([node]).filter(isTouched).forEach(function (element) {
      touched.push(element);
    });
  });
  coming.forEach(function (entry) { parent.insertBefore(document.importNode(entry[0], true), entry[1]); });
  going.forEach(function (node) { parent.removeChild(node); });
  touched.forEach(function (old) {
    const again = counterpart(parent, old);
    if (!again || again.localName !== old.localName) { return; }
    if (old.localName === 'details') { again.open = old.open; return; }
    if (old.type === 'checkbox' || old.type === 'radio') { again.checked = old.checked; return; }
    if (old.type !== 'file') { again.value = old.value; }
  });
}

function isTouched(element) {
  switch (element.localName) {
    case 'details': return true;
    case 'input': return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
    case 'textarea': return element.value !== element.defaultValue;
    case 'select': return true;
    default: return false;
  }
}
