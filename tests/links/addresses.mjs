// Rules U and X: every address leads somewhere, from any folder, with nothing asked of another host.
import { posix } from 'node:path';
import { extension, textOf } from './site.mjs';

const OUTGOING = /^(https?|tel|mailto|geo|sms):/i;
const SCHEME = /^([a-z][a-z0-9+.-]*:|\/\/)/i;
const RESOURCE_ATTRIBUTES = ['src', 'data', 'poster', 'background', 'action', 'formaction'];

/** Every address in a page: `kind` is "link" (followed by a person), "resource" (loaded) or "statement" (metadata). */
function* addresses({ elements }) {
  for (const { tag, attributes } of elements) {
    const rel = attributes.get('rel') ?? '';
    if (attributes.has('href')) {
      const kind = tag === 'a' || tag === 'area' ? 'link'
        : tag === 'link' && /canonical|alternate/.test(rel) ? 'statement' : 'resource';
      yield { tag, rel, kind, url: attributes.get('href') };
    }
    for (const name of RESOURCE_ATTRIBUTES) {
      if (attributes.has(name)) yield { tag, rel, kind: 'resource', url: attributes.get(name) };
    }
    for (const part of attributes.get('srcset')?.split(',') ?? []) {
      yield { tag, rel, kind: 'resource', url: part.trim().split(/\s+/)[0] };
    }
    if (tag === 'meta' && /^refresh$/i.test(attributes.get('http-equiv') ?? '')) {
      yield { tag, rel, kind: 'link', url: attributes.get('content').replace(/^\s*\d+\s*;\s*url=/i, '') };
    }
  }
}

function* styleAddresses(files) {
  for (const [path, bytes] of files) {
    if (extension(path) !== 'css') continue;
    const text = bytes.toString('utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, , quoted, , imported] of text.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/g)) {
      yield { path, url: quoted ?? imported };
    }
  }
}

const isInternal = (url) => !SCHEME.test(url);
const target = (path, url) => posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(url.replace(/[?#].*/, ''))));

export const rules = {
  'U1: addresses inside the site are relative': function* ({ files, pages, base }) {
    for (const page of pages.filter(({ path }) => path !== '404.html')) {
      for (const { kind, url } of addresses(page)) {
        if (url.startsWith('/') || url.includes('\\')) yield `${page.path}: ${url}`;
        if (base && kind !== 'statement' && url.startsWith(base)) yield `${page.path}: ${url}`;
      }
    }
    for (const { path, url } of styleAddresses(files)) {
      if (url.startsWith('/') || url.includes('\\')) yield `${path}: ${url}`;
    }
  },
  'U2: links name a file': function* ({ pages }) {
    for (const page of pages) {
      for (const { url } of addresses(page)) {
        const path = url.replace(/[?#].*/, '');
        if (isInternal(url) && path !== '' && !/[^/]\.[a-z0-9]+$/.test(path)) yield `${page.path}: ${url}`;
        if (url === '' || url.startsWith('?')) yield `${page.path}: "${url}"`;
      }
    }
  },
  'every address in a page leads to a file, and to a place in it': function* ({ files, pages }) {
    const ids = new Map(pages.map((page) => [page.path, page.ids]));
    // Those of 404.html begin with the site's path on its host (U5), and are looked at below.
    for (const page of pages.filter(({ path }) => path !== '404.html')) {
      for (const { kind, url } of addresses(page)) {
        if (!isInternal(url)) continue;
        const to = url.startsWith('#') ? page.path : target(page.path, url);
        if (!files.has(to)) yield `${page.path}: ${url}`;
        const fragment = /#(.*)$/.exec(url)?.[1];
        // The state of search and lists (#q=…&type=…) names no place.
        if (kind === 'link' && fragment && !fragment.includes('=') && ids.has(to)
          && !ids.get(to).has(decodeURIComponent(fragment))) yield `${page.path}: ${url}: no such id`;
      }
    }
  },
  'every address in a stylesheet leads to a file': function* ({ files }) {
    for (const { path, url } of styleAddresses(files)) {
      if (url.startsWith('data:')) continue;
      if (!isInternal(url) || !files.has(target(path, url))) yield `${path}: ${url}`;
    }
  },
  'ids referred to (for, aria-…, headers) exist, and no id stands twice': function* ({ pages }) {
    const names = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'list'];
    for (const { path, elements, ids } of pages) {
      for (const { tag, attributes } of elements) {
        for (const name of names) {
          for (const id of attributes.get(name)?.split(/\s+/).filter(Boolean) ?? []) {
            if (!ids.has(id)) yield `${path}: <${tag} ${name}="${id}">`;
          }
        }
      }
      const seen = new Set();
      for (const { attributes } of elements) {
        const id = attributes.get('id');
        if (id !== undefined && seen.has(id)) yield `${path}: id "${id}" twice`;
        seen.add(id);
      }
    }
  },
  'X: nothing is loaded from elsewhere': function* ({ pages }) {
    for (const page of pages) {
      for (const { tag, kind, url } of addresses(page)) {
        if (kind !== 'resource' || isInternal(url) || (tag === 'img' && url.startsWith('data:'))) continue;
        yield `${page.path}: <${tag}> ${url}`;
      }
    }
  },
  'outgoing links are web, mail, telephone or map addresses, with rel="noopener"': function* ({ pages }) {
    for (const page of pages) {
      for (const { kind, url, rel, tag } of addresses(page)) {
        if (kind !== 'link' || isInternal(url)) continue;
        if (!OUTGOING.test(url)) yield `${page.path}: ${url}`;
        if (tag === 'a' && /^https?:/i.test(url) && !/\bnoopener\b/.test(rel)) yield `${page.path}: ${url}`;
      }
    }
  },
  "U5: addresses of 404.html begin with the site's path and lead to a file; nothing is loaded": function* ({ files, pages, base }) {
    const page = pages.find(({ path }) => path === '404.html');
    if (!page) yield 'there is no 404.html';
    const path = base && new URL(base).pathname;
    for (const { kind, url } of page ? addresses(page) : []) {
      if (url.startsWith('tel:')) continue;
      if (!path || kind !== 'link' || !url.startsWith(path) || !files.has(url.slice(path.length))) yield url;
    }
  },
  'U6: a page that moved has a visible link and a canonical one': function* ({ pages, base }) {
    for (const { path, elements, redirect } of pages) {
      if (!redirect) continue;
      const link = elements.find(({ tag, attributes }) => tag === 'a' && attributes.has('href'));
      if (!link || textOf(link.node).trim() === '') yield `${path}: no visible link`;
      if (base && !elements.some(({ attributes }) => attributes.get('rel') === 'canonical')) yield `${path}: no canonical link`;
    }
  },
  'U3: canonical, alternate, sitemap and feed addresses lead to files of the site': function* ({ files, pages, base }) {
    if (!base) return;
    const check = function* (from, url) {
      if (!url.startsWith(base)) yield `${from}: ${url} is not below ${base}`;
      else if (!files.has(decodeURIComponent(url.slice(base.length).replace(/[?#].*/, '')) || 'index.html')) {
        yield `${from}: ${url}`;
      }
    };
    for (const page of pages) {
      for (const { kind, url } of addresses(page)) {
        if (kind === 'statement' && !isInternal(url)) yield* check(page.path, url);
      }
    }
    for (const path of ['sitemap.xml', 'feed.xml', 'bo/feed.xml']) {
      const text = files.get(path)?.toString('utf8') ?? '';
      for (const [, loc, href] of text.matchAll(/<loc>([^<]*)<\/loc>|<link\b[^>]*\bhref="([^"]*)"/g)) {
        yield* check(path, (loc ?? href).replaceAll('&amp;', '&'));
      }
    }
  },
  'F5: every page can be reached from the front page by links': function* ({ pages }) {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const reached = new Set(['index.html']);
    for (const path of reached) {
      for (const { kind, url } of byPath.has(path) ? addresses(byPath.get(path)) : []) {
        if (kind === 'link' && isInternal(url) && !url.startsWith('#')) reached.add(target(path, url));
      }
    }
    for (const { path, redirect } of pages) {
      if (!reached.has(path) && !redirect && path !== '404.html') yield path;
    }
  },
  'H1: styles, scripts, fonts and pictures of a page carry a hash in their name': function* ({ files, pages }) {
    const hashed = /\.[0-9a-f]{8,}\.[a-z0-9]+$/;
    for (const page of pages) {
      for (const { kind, url } of addresses(page)) {
        if (kind === 'resource' && isInternal(url) && !url.startsWith('#') && !hashed.test(url)) {
          yield `${page.path}: ${url}`;
        }
      }
    }
    for (const { path, url } of styleAddresses(files)) {
      if (!url.startsWith('data:') && !hashed.test(url)) yield `${path}: ${url}`;
    }
  },
};
