// "Open now" on days that a demonstration has none of: long holidays, openings over midnight, around the clock, seasons.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../themes/default/assets/open-now.js'), 'utf8');
const ZH = '今天|明天|星期一|星期二|星期三|星期四|星期五|星期六|星期日|{m}月{n}日';
const BO = '今天|明天|གཟའ་ཟླ་བ|གཟའ་མིག་དམར|གཟའ་ལྷག་པ|གཟའ་ཕུར་བུ|གཟའ་པ་སངས|གཟའ་སྤེན་པ|གཟའ་ཉི་མ|ཟླ་{m}ཚེས་{n}ཉིན';
const OTHER = 'today|tomorrow|Mon|Tue|Wed|Thu|Fri|Sat|Sun|{m}-{n}';
const row = (days, open, close, season) => ({ days, open, close, ...(season && { season }) });
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const OFFICE = [row([1, 2, 3, 4, 5], '09:00', '12:00'), row([1, 2, 3, 4, 5], '12:00', '17:00')];
const NIGHT = [row(WEEK, '22:00', '24:00'), row(WEEK, '00:00', '06:00')];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What is said at a moment of China's time. */
async function said(moment, hours, names = ZH) {
  const context = await browser.newContext({ timezoneId: 'America/New_York' });
  const tab = await context.newPage();
  await tab.clock.setFixedTime(new Date(`${moment}+08:00`));
  const { rows, closed = [], worked = [] } = hours;
  const openings = rows.map(({ days, open, close, season = '' }) => `${days.join('')} ${open}-${close} ${season}`.trim());
  const data = [openings.join(';'), ...[closed, worked].map((spans) => spans.map((span) => span.join('/')).join(','))].join('|');
  await tab.setContent(`<div data-hours="${data}" data-days="${names}"><p data-open-now hidden><span data-open hidden>至{t}</span><span data-always hidden>24小时</span><span data-closed hidden>不开放<span data-next hidden>，{d} {t}</span></span></p></div>`);
  await tab.addScriptTag({ content: SCRIPT });
  const words = await tab.locator('[data-open-now]').innerText();
  await context.close();
  return words;
}

const NATIONAL_DAY = { rows: OFFICE, closed: [['2026-10-01', '2026-10-08']] };
for (const [what, moment, hours, wanted, names] of [
  ['a holiday that ends more than a week later', '2026-10-01T10:00', NATIONAL_DAY, '不开放，10月9日 星期五 09:00'],
  ['the same in Tibetan', '2026-10-01T10:00', NATIONAL_DAY, '不开放，ཟླ་10ཚེས་9ཉིན གཟའ་པ་སངས 09:00', BO],
  ['the same where no wording is attested', '2026-10-01T10:00', NATIONAL_DAY, '不开放，10-09 Fri 09:00', OTHER],
  ['the last day of it', '2026-10-08T10:00', NATIONAL_DAY, '不开放，明天 09:00'],
  ['six days ahead', '2026-10-03T10:00', NATIONAL_DAY, '不开放，星期五 09:00'],
  ['exactly a week ahead', '2026-10-02T10:00', NATIONAL_DAY, '不开放，10月9日 星期五 09:00'],
  ['a season that is months away', '2026-11-02T10:00', { rows: [row(WEEK, '10:00', '12:00', '05-01/09-30')] }, '不开放，5月1日 星期六 10:00'],
  ['adjoining openings', '2026-11-02T10:00', { rows: OFFICE }, '至17:00'],
  ['the moment between them', '2026-11-02T12:00', { rows: OFFICE }, '至17:00'],
  ['before midnight', '2026-11-02T23:00', { rows: NIGHT }, '至明天 06:00'],
  ['after midnight', '2026-11-03T01:00', { rows: NIGHT }, '至06:00'],
  ['a night that ends at midnight', '2026-11-02T23:00', { rows: [NIGHT[0]] }, '至24:00'],
  ['around the clock', '2026-11-02T23:00', { rows: [row(WEEK, '00:00', '24:00')] }, '24小时'],
  ['around the clock on working days', '2026-11-02T23:00', { rows: [row([1, 2, 3, 4, 5], '00:00', '24:00')] }, '至星期五 24:00'],
  ['around the clock until a holiday', '2026-09-29T08:00', { rows: [row(WEEK, '00:00', '24:00')], closed: [['2026-10-01', '2026-10-03']] }, '至明天 24:00'],
  ['a night before a holiday', '2026-09-30T23:00', { rows: NIGHT, closed: [['2026-10-01', '2026-10-01']] }, '至24:00'],
  ['never again', '2026-11-02T10:00', { rows: OFFICE, closed: [['2026-01-01', '2036-01-01']] }, '不开放'],
]) {
  test(what, async () => assert.equal((await said(moment, hours, names)).trim(), wanted));
}
