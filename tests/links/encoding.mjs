// Rules E1–E3: a page reads right whatever character set its host announces.
import { extension, isAttachment } from './site.mjs';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const TEXT = ['html', 'css', 'js', 'txt', 'xml', 'json', 'csv', 'svg', 'ics', 'vcf', 'atom'];
// Their standards want CR LF (RFC 4180, 5545, 2426).
const CRLF = ['csv', 'ics', 'vcf'];
const hasBom = (bytes) => bytes.subarray(0, 3).equals(BOM);
const isAscii = (bytes) => bytes.every((byte) => byte < 0x80);

function* ownTexts(files) {
  for (const [path, bytes] of files) {
    // What staff attach is handed on as they wrote it.
    if (TEXT.includes(extension(path)) && !isAttachment(path)) yield [path, bytes];
  }
}

export const rules = {
  'E1: the charset stands in the first 1024 bytes, before the title': function* ({ files, pages }) {
    for (const { path } of pages) {
      const head = files.get(path).subarray(0, 1024).toString('latin1');
      const charset = head.search(/<meta charset="?utf-8"?>/i);
      const title = head.indexOf('<title');
      if (charset < 0 || (title >= 0 && title < charset)) yield path;
    }
  },
  'E2: pages, styles, scripts and texts with more than ASCII begin with a BOM': function* ({ files }) {
    for (const [path, bytes] of files) {
      if (!['html', 'css', 'js', 'txt'].includes(extension(path)) || isAttachment(path)) continue;
      if (path === 'robots.txt') {
        if (!isAscii(bytes)) yield `${path}: not ASCII`;
      } else if (!isAscii(bytes) && !hasBom(bytes)) yield `${path}: no BOM`;
    }
  },
  'E2: CSV has a BOM, JSON has none': function* ({ files }) {
    for (const [path, bytes] of files) {
      const type = extension(path);
      if (type === 'csv' && !hasBom(bytes)) yield `${path}: no BOM`;
      if (type === 'json' && hasBom(bytes)) yield `${path}: a BOM`;
    }
  },
  'E3: UTF-8 with LF line ends (CR LF where a format wants it), NFC, no U+FFFD, no private-use character': function* ({ files }) {
    for (const [path, bytes] of ownTexts(files)) {
      const text = bytes.toString('utf8');
      const wrong = CRLF.includes(extension(path)) ? /\r(?!\n)|(?<!\r)\n/ : /\r/;
      if (wrong.test(text)) yield `${path}: line ends`;
      // Bytes that are no UTF-8 become U+FFFD as well.
      if (text.includes('\uFFFD')) yield `${path}: U+FFFD`;
      if (text !== text.normalize('NFC')) yield `${path}: not NFC`;
      const private_ = /[\uE000-\uF8FF\u{F0000}-\u{10FFFF}]/u.exec(text);
      if (private_) yield `${path}: U+${private_[0].codePointAt(0).toString(16).toUpperCase()}`;
    }
  },
};
