// Who may change content: the corpus of requests that must be refused, over raw sockets. Nothing is written, and the server lives.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openForm, save } from './support/form.mjs';
import { previewInBrowser } from './support/preview.mjs';

const it = previewInBrowser();

/** One request as bytes; the answer's status and text. */
function raw(bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(it.preview.port, '127.0.0.1');
    const got = [];
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (piece) => got.push(piece));
    socket.on('error', (error) => (got.length ? null : reject(error)));
    socket.on('close', () => {
      const text = Buffer.concat(got).toString('utf8');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text });
    });
    socket.on('connect', () => socket.write(bytes));
  });
}

/** The hash of all files below `content/` and beside it. */
async function everything() {
  const hash = createHash('sha256');
  const folder = it.preview.root;
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).sort((a, b) => join(a.parentPath, a.name).localeCompare(join(b.parentPath, b.name)))) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('.zhandian')) continue;
    hash.update(path).update(await readFile(path));
  }
  return hash.digest('hex');
}

let known = null;

/** Token and cookie of this run, and the page that brought them. */
async function keys() {
  known ??= askedKeys();
  return known;
}

async function askedKeys() {
  const { text } = await raw(`GET /_edit/station/gamagongsang HTTP/1.1\r\nHost: 127.0.0.1:${it.preview.port}\r\n\r\n`);
  return {
    token: /name="_token" value="([0-9a-f]{64})"/.exec(text)[1],
    cookie: /Set-Cookie: ([^;]+);/.exec(text)[1],
    text,
  };
}

const encode = (fields) => new URLSearchParams(fields).toString();

/** A POST as a browser's own page would send it, with changes. */
async function post(path, fields, changes = {}) {
  const { token, cookie } = await keys();
  const body = Buffer.from(changes.body ?? encode([['_token', token], ...fields]));
  const head = {
    Host: `127.0.0.1:${it.preview.port}`,
    Origin: `http://127.0.0.1:${it.preview.port}`,
    'Sec-Fetch-Site': 'same-origin',
    Cookie: cookie,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(body.length),
    ...changes.head,
  };
  const lines = Object.entries(head).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`);
  return raw(Buffer.concat([Buffer.from(`${changes.method ?? 'POST'} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), body]));
}

const PHONE = [['save', '1'], ['phone[0]', '0891-6323277']];
const PATH = '/_edit/station/gamagongsang';

test('the cookie is for this site alone, and pages of the form run nothing inline and stand in no frame', async () => {
  const { text } = await keys();
  assert.match(text, /Set-Cookie: zhandian-edit-\d+=[0-9a-f]{64}; Path=\/_edit; HttpOnly; SameSite=Strict/);
  assert.match(text, /Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'/);
  assert.match(text, /X-Frame-Options: DENY/);
  assert.doesNotMatch(text, /<script(?![^>]* src=)|<style|\son[a-z]+=|\sstyle=/);
});

test('requests that do not come from our own pages are refused, and nothing is written', async () => {
  const before = await everything();
  const other = `127.0.0.1:${it.preview.port + 7}`;
  const { token, cookie } = await keys();
  const wrong = [
    ['no cookie', { head: { Cookie: null } }],
    ['a cookie of another run', { head: { Cookie: cookie.replace(/[0-9a-f]{64}/, '0'.repeat(64)) } }],
    ['no token', { body: encode(PHONE) }],
    ['a wrong token', { body: encode([['_token', '0'.repeat(64)], ...PHONE]) }],
    ['an empty token', { body: encode([['_token', ''], ...PHONE]) }],
    ['a foreign origin', { head: { Origin: 'http://evil.example' } }],
    ['no origin at all', { head: { Origin: 'null' } }],
    ['another port', { head: { Origin: `http://${other}` } }],
    ['another scheme', { head: { Origin: `https://127.0.0.1:${it.preview.port}` } }],
    ['cross-site', { head: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['same-site', { head: { 'Sec-Fetch-Site': 'same-site' } }],
    ['a name that was rebound', { head: { Host: 'evil.example', Origin: 'http://evil.example' } }],
    ['a name and our port', { head: { Host: `evil.example:${it.preview.port}` } }],
    ['JSON', { head: { 'Content-Type': 'application/json' }, body: JSON.stringify({ _token: token }) }],
    ['plain text', { head: { 'Content-Type': 'text/plain' } }],
    ['no type', { head: { 'Content-Type': null } }],
    ['GET with a body', { method: 'GET' }],
    ['PUT', { method: 'PUT' }],
    ['DELETE', { method: 'DELETE' }],
    ['in pieces', { head: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' } }],
    ['a length that is none', { head: { 'Content-Length': 'x' } }],
    ['too large', { head: { 'Content-Length': String(1 << 30) } }],
    ['codes that are none', { body: `_token=${token}&save=1&phone%5B0%5D=%zz` }],
    ['bytes that are no text', { body: Buffer.concat([Buffer.from(`_token=${token}&save=1&phone%5B0%5D=`), Buffer.from([0xff, 0xfe])]) }],
    ['parts without an end', { head: { 'Content-Type': 'multipart/form-data; boundary=B' }, body: '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nx' }],
    ['parts without a boundary', { head: { 'Content-Type': 'multipart/form-data' }, body: '--B--' }],
  ];
  for (const [name, changes] of wrong) {
    const answer = await post(PATH, PHONE, changes);
    assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
    assert.equal(await everything(), before, name);
  }
  // The same request with nothing wrong is taken.
  const good = await post(PATH, PHONE);
  assert.equal(good.status, 303, good.text);
  assert.notEqual(await everything(), before);
});

test('a request names a record and never a path', async () => {
  const before = await everything();
  const places = [
    '../../etc/passwd', '..%2f..%2fetc%2fpasswd', '..%5c..%5cwindows', 'station/..%2f..%2fx', 'station/content%2fsite.yaml',
    'station/con', 'station/a:b', 'station/a%00b', 'station/.', 'station/..', 'nothing/a', 'text/..%2fsite.yaml', 'text/content',
    'station/C:%5cwindows%5cwin.ini', 'station/%2e%2e%2f%2e%2e', 'station//etc/passwd', 'station/gamagongsang.yaml', 'new/..%2fx',
  ];
  for (const place of places) {
    for (const path of [`/_edit/${place}`]) {
      const read = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${it.preview.port}\r\n\r\n`);
      assert.ok(read.status >= 400 && read.status < 500, `${place}: ${read.status}`);
      assert.doesNotMatch(read.text, /root:/);
      const written = await post(path, [['save', '1'], ['name.zh', '示例'], ['text', 'x']]);
      assert.ok(written.status >= 400 && written.status < 500, `${place}: ${written.status}`);
    }
  }
  assert.equal(await everything(), before);
});

test('new ids pass the rule of ids, on Windows too', async () => {
  const before = await everything();
  const ids = [
    '../x', '..\\x', 'a/b', 'a\\b', 'a:b', 'a:stream', 'con', 'nul', 'com1', 'LPT1', 'aux.yaml', 'a.', '.a', '..', 'a..b', 'A', '站',
    'a%2fb', 'a\u0000b', 'x'.repeat(65), 'index', 'category', 'page-2', 'a\nb', 'a\tb',
  ];
  for (const id of ids) {
    const answer = await post('/_edit/new/station', [['save', '1'], ['id', id], ['name.zh', '示例'], ['level', 'township']]);
    assert.ok(answer.status === 422 || answer.status === 409, `${JSON.stringify(id)}: ${answer.status}`);
  }
  assert.equal(await everything(), before);
});

/** A form with files, in parts: name of the control, of the file, bytes. */
async function parts(path, fields, files) {
  const { token } = await keys();
  const part = (head, content) => Buffer.concat([Buffer.from(`--B\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
  const body = Buffer.concat([
    ...[['_token', token], ...fields].map(([name, text]) => part(`name="${name}"`, text)),
    ...files.map(([control, name, bytes]) => part(`name="${control}"; filename="${name}"`, bytes)),
    Buffer.from('--B--\r\n'),
  ]);
  return post(path, [], { head: { 'Content-Type': 'multipart/form-data; boundary=B' }, body });
}

const NOTICE = '/_edit/notice/mutual-help-group';
const page = '<!doctype html><script>alert(1)</script>';

/** Kinds that run: in the browser as a page of the site, on the host, or on the reader's computer. */
const RUNNING = [
  'html', 'htm', 'shtml', 'xhtml', 'xht', 'xml', 'xsl', 'svg', 'svgz', 'php', 'php5', 'phtml', 'phar', 'asp', 'aspx', 'ashx', 'cer', 'jsp', 'jspx', 'cgi',
  'pl', 'py', 'sh', 'bat', 'cmd', 'com', 'exe', 'scr', 'msi', 'dll', 'ps1', 'vbs', 'js', 'mjs', 'jse', 'wsf', 'hta', 'lnk', 'url', 'reg', 'chm', 'swf',
  'config', 'htaccess', 'jar', 'apk', 'wasm', 'HTML', 'Php', 'docm', 'xlsm', '7z', 'iso', 'heic', 'mov', 'webm', 'css', 'yaml', 'md',
].map((ending) => `a.${ending}`);

/** What a name, or what the bytes are in spite of it, keeps out. */
const FILES = [
  ...RUNNING.map((name) => [name, page]),
  ['a.php.jpg', 'x'], ['a.pdf', page], ['a.jpg', page], ['a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], ['a.docx', page],
  ['a.xlsx', 'PK\u0003\u0004'], ['a.zip', page], ['a.txt', ''], ['a.gif', 'GIF89a'], ['../../../../a.html', page], ['.htaccess', 'x'], ['web.config', 'x'],
  ['con.txt', 'x'], ['nul', 'x'], ['COM1.pdf', '%PDF-1.4'], ['aux.docx', 'x'], ['a.txt:stream', 'x'], ['a.txt.', 'x'], ['a.txt ', ''], ['a', 'x'], ['a\u0000.txt.html', page],
  ['名单.txt', '姓名：示例，身份证号 11010519491231002X\n'], ['内部.txt', '内部资料，不得公开\n机密★\n'],
];

test('files that run are taken by no way, by name or by what they are, and nothing is written', async () => {
  const before = await everything();
  const ways = [
    (name, bytes) => parts(NOTICE, [['save', '1'], ['attachments[0].title.zh', '附件']], [['_file:attachments[0].file', name, bytes]]),
    (name, bytes) => parts(NOTICE, [['save', '1'], ['_alt:body.zh', '附件']], [['_into:body.zh', name, bytes]]),
    (name, bytes) => parts('/_edit/new/page', [['save', '1'], ['title.zh', '示例'], ['_alt:body.zh', '附件']], [['_into:body.zh', name, bytes]]),
  ];
  for (const [name, bytes] of FILES) {
    for (const way of ways) {
      const answer = await way(name, bytes);
      assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status}`);
    }
    // The script's own door says why, and holds nothing for a later save.
    const brought = await parts('/_edit/bring', [['_record', 'notice:mutual-help-group'], ['field', 'body.zh']], [['file', name, bytes]]);
    const said = brought.status === 200 ? JSON.parse(brought.text.slice(brought.text.indexOf('\r\n\r\n') + 4)) : { told: ['refused'] };
    assert.ok(said.told?.length && !said.link, `${name}: ${brought.text.slice(-300)}`);
  }
  assert.equal(await everything(), before);
});

test('what is dropped on a form and not saved lies nowhere', async () => {
  const before = await everything();
  const brought = await parts('/_edit/bring', [['_record', 'notice:mutual-help-group'], ['field', 'body.zh']], [['file', '示例 图.txt', '示例\n']]);
  assert.match(brought.text, /files\/示例 图\.txt/);
  assert.equal(await everything(), before);
});

test('documents and pastes that are none, or damaged, or hold programs, are answered in words, and nothing is written', async () => {
  const before = await everything();
  const words = fileURLToPath(new URL('../word/files/', import.meta.url));
  for (const name of ['bomb.docx', 'broken-xml.docx', 'cut.docx', 'deep.docx', 'junk.docx', 'empty.docx', 'locked.docx', 'old.doc', 'paper.pdf', 'page.docx', 'tracked.docx']) {
    const bytes = await readFile(join(words, name));
    for (const kind of ['notice', 'page', 'disclosure', 'station', 'nothing', '../x']) {
      const answer = await parts('/_edit/word', [['as', kind]], [['word', name, bytes]]);
      assert.ok(answer.status === 200 || (answer.status >= 400 && answer.status < 500), `${name} ${kind}: ${answer.status}`);
      assert.doesNotMatch(answer.text, /<script(?![^>]* src=)/);
    }
  }
  for (const html of [page, '<table>'.repeat(5000), '<p>'.repeat(50_000), '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>', '<svg><script>1</script></svg>', '\u0000\u0001', 'x'.repeat(9 << 20)]) {
    const answer = await post('/_edit/paste', [['field', 'body.zh'], ['html', html]]);
    assert.equal(answer.status, 200, html.slice(0, 40));
    // What is left out is named; the text has none of it.
    const { markdown } = JSON.parse(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4));
    assert.doesNotMatch(markdown, /<script|onerror=|javascript:/);
  }
  assert.equal(await everything(), before);
});

test('nobody signs, deletes, withdraws or takes back without the token, from elsewhere, or for a record that is not there', async () => {
  const before = await everything();
  const { token } = await keys();
  const doors = ['review', 'remove', 'withdraw'];
  for (const door of doors) {
    const path = `${NOTICE}/${door}`;
    const fields = [['step', '初审'], ['by', '示例'], ['language', 'zh'], ['reason', '示例']];
    for (const [name, changes] of [
      ['no token', { body: encode(fields) }],
      ['a foreign origin', { head: { Origin: 'http://evil.example' } }],
      ['cross-site', { head: { 'Sec-Fetch-Site': 'cross-site' } }],
      ['no cookie', { head: { Cookie: null } }],
      ['a name that was rebound', { head: { Host: 'evil.example' } }],
      ['GET', { method: 'GET' }],
    ]) {
      const answer = await post(path, fields, changes);
      assert.ok(answer.status >= 400 && answer.status < 500, `${door} ${name}: ${answer.status}`);
    }
    for (const place of ['notice/nothing', 'nothing/a', 'notice/..%2f..%2fx', 'site/site', 'station/con']) {
      const answer = await post(`/_edit/${place}/${door}`, fields);
      assert.ok(answer.status >= 400 && answer.status < 500, `${place}/${door}: ${answer.status}`);
    }
  }
  const answer = await post('/_edit/undo', [['change', '../../x'], ['_record', 'station:..\\..']]);
  assert.equal(answer.status, 404);
  assert.ok(token && (await everything()) === before);
});

test('parts that are not well made are no form', async () => {
  const before = await everything();
  const { token } = await keys();
  const head = { 'Content-Type': 'multipart/form-data; boundary=B' };
  const field = `--B\r\nContent-Disposition: form-data; name="_token"\r\n\r\n${token}\r\n`;
  for (const body of [
    '', '--B', '--B--', '--B\r\n', field, `${field}--B\r\n`, `${field}--C--\r\n`, `${field}--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--`,
    `${field}--B\r\nContent-Disposition: form-data; name="save"\r\n\r\n1`, `${field}--B\r\nContent-Disposition: form-data; name=""\r\n\r\n1\r\n--B--`,
    `${field}--B\r\nContent-Disposition: form-data; name="${'a'.repeat(400)}"\r\n\r\n1\r\n--B--`,
    Buffer.concat([Buffer.from(`${field}--B\r\nContent-Disposition: form-data; name="phone[0]"\r\n\r\n`), Buffer.from([0xff, 0xfe]), Buffer.from('\r\n--B--')]),
    `${field}${'--B\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nx\r\n'.repeat(150)}--B--`,
  ]) {
    const answer = await post(PATH, [], { head, body });
    assert.ok(answer.status >= 400 && answer.status < 500, `${String(body).slice(-80)}: ${answer.status}`);
  }
  assert.equal(await everything(), before);
});

test('a file that is what it says is taken, and the record names it', async () => {
  const answer = await parts(NOTICE, [['save', '1'], ['attachments[0].title.zh', '附件']], [['_file:attachments[0].file', '..\\..\\示例 说明.txt', '示例说明\n']]);
  assert.equal(answer.status, 303, answer.text.slice(0, 2000));
  assert.equal(await readFile(it.preview.path('content/files/示例 说明.txt'), 'utf8'), '示例说明\n');
  assert.match(await it.preview.read('content/notices/lhasa/mutual-help-group.md'), /files\/示例 说明\.txt/);
});

test('HTML in every field runs nowhere', async () => {
  const EVIL = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>';
  const tab = await openForm(it, 'station/gamagongsang');
  await tab.evaluate(() => document.querySelectorAll('form details').forEach((part) => { part.open = true; }));
  const names = await tab.locator('form[data-record] input[type="text"], form[data-record] textarea').evaluateAll((all) => all.map((own) => own.name).filter((name) => name && !name.startsWith('_')));
  for (const name of names) await tab.locator(`[name="${name}"]`).first().fill(EVIL);
  await tab.waitForTimeout(1500);
  assert.equal(await tab.evaluate(() => window.ran), undefined);
  assert.equal(await tab.frameLocator('iframe[data-beside]').locator('body').evaluate(() => window.ran), undefined);
  await save(tab);
  assert.equal(await tab.evaluate(() => window.ran), undefined);
  assert.equal(await tab.locator('img[src="x"]').count(), 0);
  await tab.evaluate(() => localStorage.clear());
  await tab.close();
});

test('after all this the server lives', async () => {
  const answer = await raw(`GET /__health HTTP/1.1\r\nHost: 127.0.0.1:${it.preview.port}\r\n\r\n`);
  assert.equal(answer.status, 200);
});
