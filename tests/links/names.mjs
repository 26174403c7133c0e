// Rules N1–N7 and T: names that survive every host, every Windows disk and every upload tool.
import { extension } from './site.mjs';

const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/;
const HIDDEN_BY_HOSTS = new Set([
  'bin', 'app_data', 'app_code', 'app_browsers', 'app_globalresources', 'app_localresources', 'app_webreferences',
  'web-inf', 'meta-inf',
]);
const CORE = 'html css js png jpg gif ico txt xml'.split(' ');
const EXTRA = 'json csv xlsx xls docx doc wps et ofd pdf zip rar svg woff woff2 ttf ics vcf mp3 mp4 atom'.split(' ');

export const rules = {
  'N1, N6: names have only a-z 0-9 - . _ and begin with neither . nor _': function* ({ files, folders }) {
    for (const path of [...files.keys(), ...folders]) {
      const bad = path.split('/').find((name) => !/^[a-z0-9-][a-z0-9._-]*$/.test(name));
      if (bad !== undefined) yield `${path}: "${bad}"`;
    }
  },
  'N3: paths have at most 120 characters and five folders': function* ({ files }) {
    for (const path of files.keys()) {
      if (path.length > 120 || path.split('/').length - 1 > 5) yield path;
    }
  },
  'N4: no Windows device name, no dot at the end, no two names equal but for case': function* ({ files, folders }) {
    const seen = new Map();
    for (const path of [...files.keys(), ...folders]) {
      const lower = path.toLowerCase();
      if (seen.has(lower)) yield `${path}: the same as ${seen.get(lower)}`;
      seen.set(lower, path);
      for (const name of lower.split('/')) {
        if (DEVICE.test(name) || /[. ]$/.test(name)) yield `${path}: "${name}"`;
      }
    }
  },
  'N5: no folder that IIS or Tomcat hides': function* ({ folders }) {
    for (const path of folders) {
      if (path.split('/').some((name) => HIDDEN_BY_HOSTS.has(name))) yield path;
    }
  },
  'N7: index.html in every folder that has pages, and no other default page': function* ({ files, pages }) {
    const withPages = new Set(pages.map(({ path }) => path.replace(/[^/]*$/, '')));
    for (const folder of withPages) {
      if (!files.has(`${folder}index.html`)) yield `${folder}: no index.html`;
    }
    for (const path of files.keys()) {
      if (/(^|\/)(default\.(htm|asp)|index\.htm)$/.test(path)) yield path;
    }
  },
  'T: every file is of a type that hosts know': function* ({ files }) {
    for (const path of files.keys()) {
      if (![...CORE, ...EXTRA].includes(extension(path))) yield path;
    }
  },
  'T: what a page needs is of a core type (a font may be lost)': function* ({ pages }) {
    const fonts = ['woff', 'woff2', 'ttf'];
    for (const { path, elements } of pages) {
      for (const { tag, attributes } of elements) {
        const url = tag === 'link' && /stylesheet|icon/.test(attributes.get('rel')) ? attributes.get('href')
          : ['script', 'img'].includes(tag) ? attributes.get('src') : undefined;
        if (url === undefined || url.startsWith('data:')) continue;
        const type = extension(url.replace(/[?#].*/, ''));
        if (![...CORE, ...fonts].includes(type)) yield `${path}: ${url}`;
      }
    }
  },
  'T: a link to a download carries the attribute download': function* ({ pages }) {
    for (const { path, elements } of pages) {
      for (const { tag, attributes } of elements) {
        const href = attributes.get('href');
        if (tag !== 'a' || href === undefined || /^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
        if (EXTRA.includes(extension(href.replace(/[?#].*/, ''))) && !attributes.has('download')) {
          yield `${path}: ${href}`;
        }
      }
    }
  },
};
