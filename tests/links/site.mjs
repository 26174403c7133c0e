// Reads a built site: every file's bytes, and every page as a tree with its elements and ids listed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';

/** The files below `folder` as a sorted map from path ("bo/index.html") to bytes; folders end with a slash in `folders`. */
export function readSite(folder) {
  const files = new Map();
  const folders = [];
  const walk = (inside) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        folders.push(path);
        walk(path);
      } else {
        files.set(path, readFileSync(join(folder, path)));
      }
    }
  };
  walk('');
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const pages = [...sorted].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => readPage(path, bytes));
  return { files: sorted, folders, pages, base: baseUrl(pages) };
}

function readPage(path, bytes) {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const page = { path, text, elements: [], texts: [], ids: new Set(), redirect: false };
  const visit = (node, parent) => {
    const attributes = new Map((node.attrs ?? []).map(({ name, value }) => [name, value]));
    const element = node.tagName
      ? { tag: node.tagName, attributes, parent, node, lang: attributes.get('lang') ?? parent?.lang ?? '' }
      : parent;
    if (node.tagName) {
      page.elements.push(element);
      if (attributes.has('id')) page.ids.add(attributes.get('id'));
    }
    if (node.nodeName === '#text') page.texts.push({ value: node.value, parent });
    // The content of a <template> hangs on the node's `content`, not among its children.
    for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) visit(child, element);
  };
  // What stands in <noscript> is part of the page as well.
  visit(parse(text, { scriptingEnabled: false }), null);
  page.redirect = page.elements.some(
    ({ tag, attributes }) => tag === 'meta' && /^refresh$/i.test(attributes.get('http-equiv') ?? ''),
  );
  return page;
}

/** The address the site was built for, from the front page's canonical link; undefined when it was built without one. */
function baseUrl(pages) {
  const front = pages.find(({ path }) => path === 'index.html');
  const canonical = front?.elements.find(
    ({ tag, attributes }) => tag === 'link' && attributes.get('rel') === 'canonical',
  );
  return canonical?.attributes.get('href')?.replace(/index\.html$/, '');
}

/** The text of an element and all below it. */
export function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

export const extension = (path) => /\.([^./]+)$/.exec(path)?.[1] ?? '';
export const isAttachment = (path) => path.startsWith('files/');
