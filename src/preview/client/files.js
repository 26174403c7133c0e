/* A part of the preview's script, see preview.js. Stylesheets, pictures and scripts that changed. */

/** Puts `fresh` behind `anchor` (or before all other stylesheets) and waits until it applies. */
function insertStylesheet(fresh, anchor) {
  return new Promise(function (done) {
    // A style that cannot be loaded must not hold up the text.
    setTimeout(done, 1000);
    fresh.addEventListener('load', done);
    fresh.addEventListener('error', done);
    if (anchor) { anchor.parentNode.insertBefore(fresh, anchor.nextSibling); return; }
    document.head.insertBefore(fresh, document.head.querySelector('link[rel~="stylesheet"]'));
  });
}

/** The stylesheet's link as it was sent; ours may carry an addition that makes the browser load it anew. */
const hrefAsSent = function (link) { return link.getAttribute('data-preview-href') || link.getAttribute('href'); };

async function renewStylesheets(was, next) {
  const olds = all(was, isStylesheet), news = all(next, isStylesheet);
  const stays = function (link, list) { return list.some(function (other) { return other.isEqualNode(link); }); };
  const lives = all(document, isStylesheet);
  const liveOf = function (link) {
    return lives.find(function (live) { return hrefAsSent(live) === link.getAttribute('href'); });
  };
  const leaving = olds.filter(function (link) { return !stays(link, news); }).map(liveOf).filter(Boolean);
  const arriving = [];
  let anchor = null;
  news.forEach(function (link, i) {
    const live = stays(link, olds) && liveOf(link);
    if (live) { anchor = live; return; }
    const fresh = document.importNode(link, true);
    // The new one stands behind the one it takes the place of, so that the order of rules is kept.
    const former = olds[i] && liveOf(olds[i]);
    arriving.push(insertStylesheet(fresh, former && former.parentNode ? former : anchor));
    anchor = fresh;
  });
  await Promise.all(arriving);
  leaving.forEach(function (link) { link.remove(); });
}

/** The path of a file of this server, or null. */
function ownPath(address) {
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.pathname : null;
}

/** The files that this page has loaded, by path. */
function loadedFiles() {
  const files = new Map();
  const add = function (element, address) {
    const path = address && ownPath(address);
    if (path && files.size < 150) { files.set(path, (files.get(path) || []).concat([element])); }
  };
  all(document, isStylesheet).forEach(function (link) { add(link, link.href); });
  all(document, 'script[src]:not([data-preview])').forEach(function (script) { add(script, script.src); });
  all(document, 'img[src]').forEach(function (image) { add(image, image.src); });
  return files;
}

const seen = new Map();

/** Loads again what changed under the same name; false if the page has to be loaded anew. */
async function renewFiles(files, keys) {
  for (const [path, elements] of files) {
    const before = seen.get(path), now = keys[path];
    seen.set(path, now);
    if (before === undefined || before === now || !now) { continue; }
    for (const element of elements) {
      if (element.localName === 'script') { return false; }
      const anew = path + '?preview=' + now;
      if (element.localName === 'img') { element.src = anew; continue; }
      if (!element.parentNode) { continue; }
      const fresh = element.cloneNode(true);
      fresh.setAttribute('data-preview-href', hrefAsSent(element));
      fresh.href = anew;
      await insertStylesheet(fresh, element);
      element.remove();
    }
  }
  return true;
}
