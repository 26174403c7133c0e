// The queries of the bench by category, made of what a directory holds, each with the records that answer it, found by
// looking at every record's text: nothing of the index is used for that.
import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { randomFrom } from './generate.mjs';

const TABLE = readFileSync(new URL('../../src/token/traditional.txt', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => Array.from(line));
const SIMPLE = new Map(TABLE.flatMap(([simple, ...all]) => all.map((c) => [c, simple])));
const TRADITIONAL = new Map(TABLE.map(([simple, first]) => [simple, first]));
const traditional = (text) => Array.from(text, (c) => TRADITIONAL.get(c) ?? c).join('');
const simplified = (text) => Array.from(text, (c) => SIMPLE.get(c) ?? c).join('');

const TERMS = ['助餐', '临时救助', '残疾人', '留守儿童', '心理疏导', '能力评估', '两项补贴', '高龄津贴', '个案档案', '慈善超市', '防诈骗', '陪同就医', '太极拳', '日间照料', '危机干预', '返乡大学生', '第三方评估', '一户一策', '儿童主任', '放牧点', '养老服务', '矛盾调解', '戒毒康复', '适老化改造', '家庭教育指导'];
const NOTHING = ['量子力学', '火星移民', '期货交易所', '养老人员会', '助餐社区', '街道路灯泡', '拉萨机场大巴', '区块链', '核电站', '临时养老', '潜水艇', '北极光旅游', '残疾鸟类', '高龄儿童', '太极剑法', '同城交友', 'xqzvw', '99999999999', '༄༅ཀཀཀ', '歌剧院门票'];
const TIBETAN_TERMS = ['རྒན་རབས', 'བྱིས་པ', 'གློ་བུར་རོགས་སྐྱོར', 'སྲིད་ཇུས', 'ཞབས་ཞུ', 'དང་བླངས', 'སྨན་ཁང', 'སློབ་གྲྭ', 'འཚོ་བ', 'ཞིབ་འཇུག'];

/** `[{category, query, relevant: [path]}]`; of an empty `relevant`, nothing may be found. */
export function queries(records) {
  const random = randomFrom(records.length * 7 + 1);
  const pick = (list, n) => Array.from({ length: n }, () => list[random(list.length)]);
  const all = [];
  const text = (one) => one.text ?? (one.text = [...one.names, ...one.fields, ...one.body, ...one.codes].map((part) => simplified(part)).join('\n'));
  const having = (...parts) => records.filter((one) => parts.every((part) => text(one).includes(part))).map((one) => one.path);
  const ask = (category, query, relevant) => all.push({ category, query, relevant: [...new Set(relevant)] });
  const stations = records.filter((one) => one.kind === 'station');
  const counties = [...new Set(stations.map((one) => one.county))].filter((name) => name && name !== '市辖区' && name.length > 2);
  const tibetan = stations.filter((one) => one.names.length > 1);

  for (const term of TERMS) ask('Chinese terms', term, having(term));
  for (const one of pick(stations, 15)) ask('places', one.township, having(one.township));
  for (const name of pick(counties, 10)) ask('places', name, having(name));
  for (const one of pick(stations.filter((own) => own.township.length > 3), 15)) {
    const part = one.township.slice(1);
    ask('middle of a name', part, having(part));
  }
  for (const name of pick(counties, 12)) {
    const term = TERMS[random(TERMS.length)];
    const found = having(name, term);
    if (found.length) ask('two terms', `${name} ${term}`, found);
  }
  for (let at = 0; at < 10; at++) {
    const [a, b] = [TERMS[random(TERMS.length)], TERMS[random(TERMS.length)]];
    ask('two terms', `${a} ${b}`, having(a, b));
  }
  for (const term of TERMS.filter((own) => traditional(own) !== own).slice(0, 10)) ask('traditional', traditional(term), having(term));
  for (const one of pick(stations.filter((own) => traditional(own.township) !== own.township), 6)) ask('traditional', traditional(one.township), having(one.township));
  const sound = (name, options) => pinyin(name, { toneType: 'none', type: 'array', ...options }).join('').replaceAll('ü', 'v');
  const alike = (name, options) =>
    records.filter((own) => own.names[0].includes(name) || (own.township && sound(own.township, options) === sound(name, options))).map((own) => own.path);
  for (const one of pick(stations.filter((own) => own.township.length > 2), 12)) {
    const name = one.township;
    // Other names that sound alike answer as well.
    ask('pinyin', sound(name), alike(name, {}));
    ask('initials', sound(name, { pattern: 'first' }), alike(name, { pattern: 'first' }));
  }
  for (const name of pick(counties, 6)) ask('pinyin', sound(name), records.filter((own) => own.names[0].includes(name)).map((own) => own.path));
  for (const name of ['临时救助', '养老服务', '居家养老', '课后托管']) {
    ask('pinyin', sound(name), records.filter((own) => own.names[0] === name).map((own) => own.path));
    ask('initials', sound(name, { pattern: 'first' }), records.filter((own) => own.names[0] === name).map((own) => own.path));
  }
  for (const term of TIBETAN_TERMS) {
    const found = having(term);
    ask('Tibetan: syllable', term.split('་')[0], records.filter((one) => text(one).split(/[་།\s\n]+/).some((unit) => unit === term.split('་')[0] || unit === `${term.split('་')[0]}འི`)).map((one) => one.path));
    ask('Tibetan: term', term, found);
    ask('Tibetan: with tsheg or shad', `${term}${['་', '།', '་།'][random(3)]}`, found);
    ask('Tibetan: with particles', `${term}${/[ཀ-ཿ]$/.test(term) && /[འཔབ]$|[ིེོུ]$/.test(term) ? 'འི' : '་ཀྱི'}`, found);
  }
  for (const one of pick(tibetan, 8)) {
    const [first, second] = one.names[1].split('་');
    ask('mixed Chinese and Tibetan', `${one.county} ${first}་${second}`, records.filter((own) => text(own).includes(one.county) && text(own).includes(`${first}་${second}`)).map((own) => own.path));
  }
  const wide = (query) => Array.from(query, (c) => (c > ' ' && c < '\x7f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
  for (const one of pick(stations, 6)) ask('full-width', wide(one.codes[0]), [one.path]);
  for (const one of pick(stations, 6)) ask('full-width', wide(one.codes[1]), having(one.codes[1]));
  for (const one of pick(stations, 5)) ask('codes and telephones', one.codes[0], [one.path]);
  for (const one of pick(stations, 5)) ask('codes and telephones', one.codes[1], having(one.codes[1]));
  for (const one of pick(stations, 5)) ask('codes and telephones', one.codes[1].replace('-', ''), having(one.codes[1]));
  for (const one of pick(stations, 5)) ask('codes and telephones', one.codes[1].split('-')[1], having(`-${one.codes[1].split('-')[1]}`));
  for (const one of pick(stations.filter((own) => own.township.length > 3), 8)) {
    const part = one.township.slice(0, -1);
    ask('unfinished', part, having(part));
  }
  for (const term of pick(TERMS.filter((own) => own.length > 2), 6)) ask('unfinished', term.slice(0, -1), having(term.slice(0, -1)));
  for (const name of pick(counties, 4)) ask('unfinished', sound(name).slice(0, -1), records.filter((own) => own.names[0].includes(name)).map((own) => own.path));
  const common = Array.from('的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严');
  for (const one of pick(stations.filter((own) => own.township.length > 3), 16)) {
    const letters = Array.from(one.township);
    letters[random(letters.length - 1)] = common[random(common.length)];
    if (!having(letters.join('')).length) ask('one wrong character', letters.join(''), records.filter((own) => own.names[0].includes(one.township)).map((own) => own.path));
  }
  for (const query of NOTHING) if (!having(query).length) ask('nothing', query, []);
  return all;
}
