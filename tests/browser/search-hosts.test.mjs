// Search on the hosts that bureaus have: under a strict policy, where unknown types are refused, where files are stale.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, watchedTab } from './support/browser.mjs';
import { SITE } from './support/site.mjs';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.txt': 'text/plain', '.xml': 'text/xml' };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** A host that refuses what it does not know, with a policy in its header; `change` may alter a file. */
async function strictHost({ change = (path, body) => body } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const type = TYPES[extname(url.pathname)];
    asked.push(url.pathname + url.search);
    try {
      if (!type) throw new Error('unknown type');
      const body = change(url.pathname + url.search, await readFile(join(SITE, normalize(url.pathname))));
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' }).end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('404.3');
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { base: `http://127.0.0.1:${server.address().port}/`, asked, close: () => { server.closeAllConnections(); server.close(); } };
}

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

async function ask(host, query, page = 'search.html', context = undefined) {
  const { tab, problems } = await watchedTab(context ?? await browser.newContext(), host.base);
  await tab.goto(`${host.base}${page}#q=${encodeURIComponent(query)}`);
  await tab.locator('[data-result-count]').waitFor({ state: 'attached' });
  const links = await tab.locator('[data-result]:not([data-suggested]) a.name').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const total = Number(await tab.locator('[data-result-count]').getAttribute('data-result-count'));
  return { tab, problems: problems.filter((problem) => !/\.woff2/.test(problem)), links, total };
}

const QUERIES = [
  '嘎玛贡桑', '养老', '養老', '城关区 养老', 'gamagongsang', 'gmgs', 'chengguanqu', '12345', '１２３４５', '540102', '低保',
  'ལྷ་ས', 'ལྷ་ས།', 'ལྷ་སའི་', 'སྤྱི་ཚོགས', '嘎玛 ལྷ་ས', '社工站', '街道', '残疾人', '最低生活保障', '量子力学研究所', '养老人', 'a', '曲水县 社工',
];

describe('on a strict host', () => {
  let host;
  before(async () => { host = await strictHost(); });
  after(() => host?.close());

  test('search works under a policy in the header, with the types that every host knows', async () => {
    const { links, problems } = await ask(host, '嘎玛贡桑');
    assert.ok(links.includes('stations/gamagongsang.html'), links.join(' '));
    assert.deepEqual(problems, []);
  });

  test('a query asks for few files', async () => {
    host.asked.length = 0;
    await ask(host, '嘎玛贡桑');
    const scripts = host.asked.filter((path) => path.startsWith('/data/'));
    assert.ok(scripts.length > 0 && scripts.length <= 8, scripts.join(' '));
  });

  test('the terminal gives the same results in the same order', async (t) => {
    const program = process.env.ZHANDIAN ?? fileURLToPath(new URL('../../target/release/zhandian', import.meta.url));
    const context = await browser.newContext();
    for (const [page, lang] of [['search.html', 'zh'], ['bo/search.html', 'bo']]) {
      for (const query of lang === 'zh' ? QUERIES : QUERIES.slice(11, 18)) {
        await t.test(`${lang}: ${query}`, async () => {
          const { tab, links, total } = await ask(host, query, page, context);
          await tab.close();
          const said = execFileSync(program, ['search', '--out', SITE, '--lang', lang, '--message-format', 'json', query], { encoding: 'utf8' });
          const lines = said.trim().split('\n').map((line) => JSON.parse(line));
          const root = lang === 'zh' ? '' : '../';
          assert.deepEqual(lines.filter((line) => line.kind === 'result').map((line) => root + line.path), links);
          assert.equal(lines.at(-1).results, total);
        });
      }
    }
  });

  test('results are narrowed down by choices with counts, and the back button undoes it', async () => {
    const { tab } = await ask(host, '养老');
    const count = () => tab.locator('[data-result-count]').getAttribute('data-result-count');
    const all = await count();
    await tab.locator('[data-facets] summary').click();
    const choice = tab.locator('[data-facet="type"][data-value="service"]');
    const some = await choice.getAttribute('data-count');
    await choice.click();
    await tab.locator(`[data-result-count="${some}"]`).waitFor({ state: 'attached' });
    assert.match(await tab.evaluate(() => location.hash), /type=service/);
    const kinds = await tab.locator('[data-result]').evaluateAll((items) => items.map((item) => item.dataset.kind));
    assert.ok(kinds.every((kind) => kind === 'service'));
    await tab.goBack();
    await tab.locator(`[data-result-count="${all}"]`).waitFor({ state: 'attached' });
  });

  test('a wrong character is answered with labelled suggestions and a count of 0', async () => {
    const { tab, links, total } = await ask(host, '嘎玛供桑');
    assert.deepEqual([links, total], [[], 0]);
    const suggested = await tab.locator('[data-result][data-suggested] a.name').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.ok(suggested.includes('stations/gamagongsang.html'), suggested.join(' '));
  });

  test('a hit in a text is shown in its clause, marked, in its language', async () => {
    const { tab } = await ask(host, '城关区 养老');
    const snippet = tab.locator('[data-result] .snippet').first();
    assert.match(await snippet.innerText(), /养老/);
    assert.equal(await snippet.locator('mark').first().innerText(), '养老');
    const { tab: bo } = await ask(host, '养老', 'bo/search.html');
    assert.equal(await bo.locator('[data-result] .snippet').first().getAttribute('lang'), 'zh-CN');
  });
});

describe('when a cache holds files of another generation', () => {
  const stale = (body) => Buffer.from(body.toString().replace(/^(\uFEFF?zhandian\.put\("[a-z]\d+",")[0-9a-f]{8}/, '$100000000'));

  test('a stale file is asked for once more by its generation', async () => {
    const host = await strictHost({ change: (path, body) => (/\/data\/search\/g\d+\.js$/.test(path) ? stale(body) : body) });
    const { links } = await ask(host, '嘎玛贡桑');
    host.close();
    assert.ok(links.includes('stations/gamagongsang.html'));
    assert.ok(host.asked.some((path) => /g\d+\.js\?g=[0-9a-f]{8}$/.test(path)));
  });

  test('a page older than the site never shows wrong results', async () => {
    const host = await strictHost({ change: (path, body) => (path.startsWith('/data/search/') ? stale(body) : body) });
    const tab = await browser.newPage();
    await tab.goto(`${host.base}search.html#q=${encodeURIComponent('嘎玛贡桑')}`);
    await tab.waitForFunction(() => document.querySelector('[data-search-status]').textContent.trim() !== '' && sessionStorage.length > 0);
    assert.equal(await tab.locator('[data-result]').count(), 0);
    await tab.close();
    host.close();
  });
});
