// Rules C, F and L: what the page's own policy allows, what works from a disk, what old browsers can read.
import { createHash } from 'node:crypto';
import { parse as parseScript } from 'acorn';
import { extension, isAttachment, textOf } from './site.mjs';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
// Blocked under file://, or by the policy, or a way for text to become markup.
const FORBIDDEN_IN_SCRIPTS = [
  /\bfetch\s*\(/, /\bXMLHttpRequest\b/, /\bnew\s+(Shared)?Worker\b/, /\bserviceWorker\b/, /\bWebAssembly\b/,
  /\beval\s*\(/, /\bnew\s+Function\b/, /\.(inner|outer)HTML\s*=/, /\binsertAdjacentHTML\b/, /\bdocument\.write/,
];

function* scripts(files) {
  for (const [path, bytes] of files) {
    if (extension(path) === 'js' && !isAttachment(path)) yield [path, bytes.toString('utf8').replace(/^\uFEFF/, '')];
  }
}

function* styles(files) {
  for (const [path, bytes] of files) {
    if (extension(path) === 'css' && !isAttachment(path)) {
      yield [path, bytes.toString('utf8').replace(/\/\*[^]*?\*\//g, '')];
    }
  }
}

/** The policy of a page: 404.html holds its few styles itself, and its policy names them by their hash (U5). */
function policyOf(path, elements) {
  if (path !== '404.html') return POLICY;
  const style = elements.find(({ tag }) => tag === 'style');
  const hash = createHash('sha256').update(style ? textOf(style.node) : '').digest('base64');
  return POLICY.replace("style-src 'self'", `style-src 'sha256-${hash}'`);
}

export const rules = {
  'C: the policy of the contract stands directly after the charset': function* ({ pages }) {
    for (const { path, elements } of pages) {
      const head = elements.filter(({ parent }) => parent?.tag === 'head');
      const policy = head[1]?.attributes;
      if (!head[0]?.attributes.has('charset') || policy?.get('http-equiv') !== 'Content-Security-Policy') {
        yield `${path}: no policy there`;
      } else if (policy.get('content') !== policyOf(path, elements)) yield `${path}: ${policy.get('content')}`;
    }
  },
  'C: no inline script, style, style= or on…=': function* ({ pages }) {
    for (const { path, elements } of pages) {
      for (const { tag, attributes } of elements) {
        if (tag === 'style' && path !== '404.html') yield `${path}: <style>`;
        if (tag === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/ld+json') {
          yield `${path}: inline script`;
        }
        for (const name of attributes.keys()) {
          if (name === 'style' || name.startsWith('on')) yield `${path}: <${tag} ${name}>`;
        }
      }
    }
  },
  'F1, F4: classic scripts, no module, worker, frame or manifest': function* ({ files, pages }) {
    for (const { path, elements } of pages) {
      for (const { tag, attributes } of elements) {
        if (['iframe', 'frame', 'object', 'embed', 'base'].includes(tag)) yield `${path}: <${tag}>`;
        if (attributes.get('rel') === 'manifest') yield `${path}: manifest`;
        if (tag === 'script' && attributes.get('type') === 'module') yield `${path}: module`;
        for (const name of ['crossorigin', 'integrity']) {
          if (attributes.has(name)) yield `${path}: <${tag} ${name}>`;
        }
      }
    }
    for (const [path, text] of scripts(files)) {
      for (const pattern of FORBIDDEN_IN_SCRIPTS) {
        if (pattern.test(text)) yield `${path}: ${pattern.source}`;
      }
    }
  },
  'L: scripts are ES2017': function* ({ files }) {
    for (const [path, text] of scripts(files)) {
      try {
        parseScript(text, { ecmaVersion: 2017, sourceType: 'script' });
      } catch (error) {
        yield `${path}: ${error.message}`;
      }
    }
  },
  'L: styles use no nesting and no container queries': function* ({ files }) {
    for (const [path, text] of styles(files)) {
      if (/@container\b/.test(text)) yield `${path}: @container`;
      // A block inside a block is fine in an at-rule (@media) only.
      const open = [];
      let from = 0;
      for (let at = 0; at < text.length; at += 1) {
        if (text[at] === '{') {
          const prelude = text.slice(from, at).trim();
          if (open.length > 0 && !open[open.length - 1].startsWith('@')) yield `${path}: ${prelude} inside a rule`;
          open.push(prelude);
        }
        if (text[at] === '}') open.pop();
        if ('{};'.includes(text[at])) from = at + 1;
      }
    }
  },
};
