// Open data, read by programs of other people: tables, interface, catalogue, calendars, cards, feeds; and opening hours at
// thousands of moments by two readers of OpenStreetMap's format, held against the openings in the content.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const here = import.meta.dirname;
const project = join(here, '..', '..');
const { ZHANDIAN } = process.env;
const TODAY = '2026-11-22';
const MOMENTS = Number(process.env.MOMENTS ?? 12);
let folder;
let python;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-data-'));
  // A test may be given a Python that has everything.
  python = process.env.OPEN_DATA_PYTHON;
  if (!python) {
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
    python = join(folder, 'venv/bin/python');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'open-data-requirements.txt')]);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

function build(root, name) {
  const out = join(folder, name);
  execFileSync(ZHANDIAN, ['build', '--root', root, '--out', out, '--today', TODAY, '--quiet']);
  return out;
}

function read(what, root, input = '') {
  const said = execFileSync(python, [join(here, 'open-data.py'), what, root], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  return JSON.parse(said.trim().split('\n').at(-1));
}

const SITES = { demonstration: project, bilingual: join(project, 'tests/golden/bilingual'), 'every field': join(project, 'tests/golden/every-field') };
for (const [name, root] of Object.entries(SITES)) {
  for (const what of ['tables', 'interface', 'catalogue', 'calendars', 'cards', 'feeds']) {
    test(`${name}: nothing is wrong with its ${what}`, () => {
      const out = join(folder, name);
      if (what === 'tables') build(root, name);
      assert.deepEqual(read(what, out), []);
    });
  }
}

// ---- opening hours ----

// A generator of numbers that is the same on every machine.
let seed = 20261122;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const two = (number) => String(number).padStart(2, '0');
const clock = (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const day = (offset) => new Date(Date.UTC(2026, 10, 22) + offset * 86400000).toISOString().slice(0, 10);

/** Openings that do not overlap: all year, or in two seasons that make up the year, or in one of them. */
function openings() {
  const rows = [];
  const edges = [[1 + random(12), 1 + random(28)], [1 + random(12), 1 + random(28)]].map(([m, d]) => `${two(m)}-${two(d)}`);
  // The last of February, which most years do not have.
  if (random(4) === 0) edges[0] = '03-01';
  const before = (edge) => {
    const at = new Date(`2024-${edge}T00:00:00Z`);
    return new Date(at - 86400000).toISOString().slice(5, 10);
  };
  const seasons = edges[0] === edges[1] ? [''] : [['', [`${edges[0]}/${before(edges[1])}`, `${edges[1]}/${before(edges[0])}`], [`${edges[0]}/${before(edges[1])}`]][random(3)]].flat();
  for (const season of seasons) {
    let free = 6 * 60;
    for (let number = 1 + random(3); number > 0; number -= 1) {
      const open = free + 5 * random(36);
      const close = Math.min(open + 30 + 5 * random(60), 1440);
      if (open >= 1410) break;
      const first = random(7);
      const last = first + random(7 - first);
      rows.push({ days: first === last ? DAYS[first] : `${DAYS[first]}-${DAYS[last]}`, first, last, open, close, season });
      free = close + 5 * random(12);
    }
  }
  return rows;
}

function within(season, monthDay) {
  if (!season) return true;
  const [from, to] = season.split('/');
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
}

function isOpen(rows, off, worked, date, minute) {
  let weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const inSeason = rows.filter((row) => within(row.season, date.slice(5)));
  const covers = (row) => row.first <= weekday && weekday <= row.last;
  if (worked.includes(date)) {
    if (!inSeason.some(covers)) weekday = 0;
  } else if (off.some(([from, to]) => from <= date && date <= to)) {
    return false;
  }
  return inSeason.some((row) => covers(row) && row.open <= minute && minute < row.close);
}

test('two readers of opening_hours say when stations are open as the content does', () => {
  const root = join(folder, 'hours');
  mkdirSync(join(root, 'content/stations'), { recursive: true });
  const holidays = [[day(20), day(27)], [day(39), day(41)], [day(400), day(400)]];
  const workdays = [day(19), day(28), day(42)];
  writeFileSync(
    join(root, 'content/site.yaml'),
    `title: 示例\nlanguages: [zh]\nstation_levels: [{id: t, name: 站}]\nholidays: [${holidays.map((span) => span.join('/')).join(', ')}]\nworkdays: [${workdays.join(', ')}]\n`,
  );
  const stations = Array.from({ length: 250 }, (_, at) => {
    const closed = Array.from({ length: random(3) }, () => {
      const from = random(200);
      return [day(from), day(from + random(12))];
    });
    return { id: `s${at}`, rows: openings(), closed };
  }).filter((station) => station.rows.length);
  const records = stations.map(({ id, rows, closed }) => {
    const hours = rows.map((row) => `{days: ${row.days}, open: "${clock(row.open)}", close: "${clock(row.close)}"${row.season ? `, season: ${row.season}` : ''}}`);
    return `- {id: ${id}, name: 站${id}, level: t, hours: [${hours.join(', ')}], closed: [${closed.map((span) => span.join('/')).join(', ')}]}\n`;
  });
  writeFileSync(join(root, 'content/stations/all.yaml'), records.join(''));
  const csv = readFileSync(join(build(root, 'hours-site'), 'data/stations.csv'), 'utf8').replace('\ufeff', '').split('\r\n');
  const header = csv[0].split(',');
  // No cell before the hours has a comma or a quote in this site.
  const column = header.indexOf('opening_hours');
  const rules = new Map(csv.slice(1, -1).map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
    return [cells[0], cells[column]];
  }));
  const asked = stations.map((station) => {
    const moments = Array.from({ length: MOMENTS }, (_, at) => {
      // Some of them near holidays, some around the first of March of 2027; most on the edge of an opening.
      const date = day([random(900), random(50), random(900), 97 + random(4)][at % 4]);
      const row = station.rows[random(station.rows.length)];
      const minute = at % 3 ? Math.min(Math.max([row.open, row.close, row.open - 1, row.close - 1][random(4)], 0), 1439) : random(1440);
      return `${date}T${clock(minute)}:00`;
    });
    return { rules: rules.get(station.id), station, moments };
  });
  assert.ok(asked.length * MOMENTS > 2000);
  const own = asked.map(({ station, moments }) =>
    moments.map((moment) => {
      const [hour, minute] = moment.slice(11).split(':').map(Number);
      return isOpen(station.rows, [...station.closed, ...holidays], workdays, moment.slice(0, 10), hour * 60 + minute);
    }),
  );
  const question = JSON.stringify(asked.map(({ rules, moments }) => [rules, moments]));
  const compare = (reader, said) =>
    asked.forEach(({ rules, moments }, at) =>
      moments.forEach((moment, number) => assert.equal(said[at][number], own[at][number], `${reader}: ${moment} ${rules}`)),
    );
  compare('opening-hours-py', read('hours', root, question));
  const modules = process.env.OPEN_DATA_MODULES ?? join(folder, 'npm');
  if (!process.env.OPEN_DATA_MODULES) {
    execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', modules, 'opening_hours@3.15.0']);
  }
  writeFileSync(
    join(folder, 'hours.cjs'),
    `const oh = require(${JSON.stringify(join(modules, 'node_modules/opening_hours'))});
const Hours = oh.opening_hours ?? oh.default ?? oh;
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(asked.map(([rules, moments]) => {
  const hours = new Hours(rules, null);
  return moments.map((moment) => hours.getState(new Date(moment)));
})));`,
  );
  const said = execFileSync(process.execPath, [join(folder, 'hours.cjs')], { input: question, encoding: 'utf8', env: { ...process.env, TZ: 'Asia/Shanghai' }, maxBuffer: 1 << 28 });
  compare('opening_hours.js', JSON.parse(said));
});
