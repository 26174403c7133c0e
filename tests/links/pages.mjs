// What every page owes its reader, looked at in all pages: language, headings, nothing of the workshop left in them.
import { textOf } from './site.mjs';

const TIBETAN = /[\u0F40-\u0FBC]/;
const HAN = /\p{Script=Han}/u;

const languageOf = (path) => (path.startsWith('bo/') ? 'bo' : 'zh-CN');
const isTibetan = (lang) => /^bo(-|$)/i.test(lang);

/** Whether an element holds words that a script fills in and shows: they stand in <template> or are hidden. */
const isPattern = (element) =>
  element !== null && (element.tag === 'template' || element.attributes.has('hidden') || isPattern(element.parent));

export const rules = {
  'the page says its language': function* ({ pages }) {
    for (const { path, elements } of pages) {
      const lang = elements.find(({ tag }) => tag === 'html')?.attributes.get('lang');
      if (lang !== languageOf(path)) yield `${path}: ${lang}`;
    }
  },
  'text in the other script says its own language': function* ({ pages }) {
    const wrong = (text, lang) =>
      (TIBETAN.test(text) && !isTibetan(lang)) || (HAN.test(text) && isTibetan(lang));
    // Data for machines is in no language; a title may join both, and can say only one.
    const without = ['script', 'title'];
    for (const { path, texts } of pages) {
      for (const { value, parent } of texts) {
        if (parent && !without.includes(parent.tag) && wrong(value, parent.lang)) {
          yield `${path}: <${parent.tag} lang="${parent.lang}"> ${value.trim().slice(0, 40)}`;
        }
      }
    }
  },
  'one h1, with words, and no level left out below it': function* ({ pages }) {
    for (const { path, elements, redirect } of pages) {
      const headings = elements.filter(({ tag }) => /^h[1-6]$/.test(tag));
      const first = headings.filter(({ tag }) => tag === 'h1');
      if (first.length !== 1 && !(redirect && first.length === 0)) yield `${path}: ${first.length} h1`;
      let before = 0;
      for (const { tag, node } of headings) {
        const level = Number(tag[1]);
        const words = textOf(node).trim();
        if (words === '') yield `${path}: empty ${tag}`;
        if (level > before + 1) yield `${path}: ${tag} after h${before}: ${words.slice(0, 30)}`;
        before = level;
      }
    }
  },
  'a title, and a description that is not empty': function* ({ pages }) {
    for (const { path, elements } of pages) {
      const title = elements.find(({ tag, parent }) => tag === 'title' && parent?.tag === 'head');
      if (!title || textOf(title.node).trim() === '') yield `${path}: no title`;
      const description = elements.find(({ attributes }) => attributes.get('name') === 'description');
      if (description && description.attributes.get('content').trim() === '') yield `${path}: empty description`;
    }
  },
  'nothing of templates, values or the preview is left in a page': function* ({ pages }) {
    const leftovers = /\{\{|\{%|\{[a-z_]+\}|\bundefined\b|\[object\b|\bNaN\b/;
    for (const { path, texts, elements } of pages) {
      for (const { value, parent } of texts) {
        if (leftovers.test(value) && !isPattern(parent)) yield `${path}: ${value.trim().slice(0, 60)}`;
      }
      for (const { tag, attributes } of elements) {
        for (const [name, value] of attributes) {
          if (name.startsWith('data-preview')) yield `${path}: <${tag} ${name}>`;
          if (/\{\{|\{%|\[object\b|undefined/.test(value)) yield `${path}: <${tag} ${name}="${value}">`;
        }
      }
    }
  },
};
