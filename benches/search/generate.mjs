// Writes a site folder of N stations of the real list of townships, and what each of its records says, for queries and
// their answers. The same N gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { GAPS, SENTENCES, SERVICES, TIBETAN_CLAUSES, TIBETAN_NAMES, TIBETAN_STATION } from './words.mjs';

const table = (name) =>
  gunzipSync(readFileSync(new URL(`../data/${name}.csv.gz`, import.meta.url))).toString().split('\n').slice(1).filter(Boolean)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', ''))).map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

/** A small generator of numbers that is the same everywhere (xorshift). */
export function randomFrom(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** `count` townships, whole counties from all over the country, in code order; Lhasa's are among them. */
function sample(count) {
  const streets = table('streets');
  const byCounty = new Map();
  for (const street of streets) {
    const county = street.code.slice(0, 6);
    byCounty.set(county, [...(byCounty.get(county) ?? []), street]);
  }
  const order = [...byCounty.keys()].sort((a, b) => {
    const key = (code) => (code.startsWith('5401') ? 0 : 1 + ((Number(code) * 2654435761) % 4294967296));
    return key(a) - key(b);
  });
  return order.flatMap((county) => byCounty.get(county)).slice(0, count).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function sentence(random, name) {
  const pattern = SENTENCES[random(SENTENCES.length)];
  return pattern.replace(/\{(.)\}/g, (_, gap) => (gap === '名' ? name : GAPS[gap]()(random)));
}

/** The records of a directory: `{kind, path, names, place, fields, body, codes}` and the YAML of the site. */
export function directory(count) {
  const random = randomFrom(count);
  const townships = sample(count);
  const named = new Map([...table('provinces'), ...table('cities'), ...table('areas')].map((one) => [one.code, one.name]));
  const records = [];
  const files = new Map();
  const add = (path, text) => files.set(path, (files.get(path) ?? '') + text);
  // A city without districts is listed once more as its own county, with a code that means the same.
  const county = (code) => (code.slice(4, 6) === '00' ? code.slice(0, 4) : code.slice(0, 6));
  const used = new Set(townships.flatMap(({ code }) => [code.slice(0, 2), code.slice(0, 4), county(code)]));
  for (const code of [...used].sort()) {
    const name = named.get(code);
    add('regions.yaml', `- {code: ${code}, name: {zh: ${name}}}\n`);
    const above = [2, 4].filter((length) => length < code.length).map((length) => named.get(code.slice(0, length)));
    records.push({ kind: 'region', path: `regions/${code}.html`, names: [name], fields: above, body: [], codes: [code] });
  }
  for (const [number, [id, name, items]] of SERVICES.entries()) {
    add(`services/${id}.yaml`, `id: ${id}\norder: ${number + 1}\nname: {zh: ${name}}\nitems:\n${items.map((item, at) => `  - {id: ${id}-${at}, name: {zh: ${item}}}\n`).join('')}`);
    records.push({ kind: 'service', path: `services/${id}.html`, names: [name], fields: [], body: [], codes: [] });
    items.forEach((item, at) => records.push({ kind: 'service', path: `services/${id}/${id}-${at}.html`, names: [item], fields: [name], body: [], codes: [] }));
  }
  for (const { code, name } of townships) {
    const tibetan = random(5) === 0;
    const bo = tibetan ? `${TIBETAN_NAMES[random(TIBETAN_NAMES.length)]}་${TIBETAN_NAMES[random(TIBETAN_NAMES.length)]}་${TIBETAN_STATION}` : null;
    const phone = `0${300 + random(700)}-${2000000 + random(7999999)}`;
    const address = `${name}${['人民路', '解放路', '团结路', '建设街', '文化巷'][random(5)]}${1 + random(300)}号`;
    let text = '';
    const want = 150 + random(250);
    while (text.length < want) text += sentence(random, name);
    const boText = tibetan ? Array.from({ length: 6 }, () => TIBETAN_CLAUSES[random(TIBETAN_CLAUSES.length)]).join('། ') + '།' : null;
    const offered = Array.from({ length: 3 }, () => {
      const category = SERVICES[random(SERVICES.length)];
      const at = random(6);
      return { id: `${category[0]}-${at}`, name: category[2][at], category: category[1] };
    });
    const station = `${name}社会工作服务站`;
    const status = random(12) === 0 ? 'closed' : 'working';
    const ids = [...new Set(offered.map((one) => one.id))];
    add(`stations/${code.slice(0, 2)}/${code.slice(0, 6)}.yaml`,
      `- id: t${code}\n  name: {zh: ${station}${bo ? `, bo: ${bo}` : ''}}\n  code: "${code}000"\n  level: township\n  region: ${county(code)}\n  status: ${status}\n` +
      `  address: {zh: ${address}}\n  phone: ["${phone}"]\n  services: [${ids.join(', ')}]\n  description:\n    zh: |\n      ${text}\n${boText ? `    bo: |\n      ${boText}\n` : ''}`);
    records.push({
      kind: 'station', path: `stations/t${code}.html`, names: bo ? [station, bo] : [station],
      fields: [...new Set([...offered.map((one) => one.name), ...offered.map((one) => one.category), ...[2, 4, 6].map((length) => named.get(code.slice(0, length)))])],
      body: boText ? [text, address, boText] : [text, address], codes: [`${code}000`, phone], closed: status === 'closed',
      township: name, county: named.get(code.slice(0, 6)),
    });
  }
  files.set('site.yaml', 'title: {zh: 全国社会工作服务站目录（测试）}\nlanguages: [zh, bo]\ntimezone: Asia/Shanghai\nowner: organisation\npublisher: {name: {zh: 测试}}\nfeedback: {phone: "12345"}\nstation_levels:\n  - {id: township, name: {zh: 乡镇（街道）社工站}}\nnotice_categories:\n  - {id: notices, name: {zh: 通知公告}}\n');
  return { records, files };
}

/** Writes the site folder. */
export function write(root, files) {
  for (const [path, text] of files) {
    const at = join(root, 'content', path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
}
