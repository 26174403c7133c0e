// The third set: one slip in a name, a service or a term of the texts. The right records are those of what was meant.
import { pinyin } from 'pinyin-pro';
import { randomFrom } from './generate.mjs';
import { SERVICES } from './words.mjs';

const TERMS = ['心理疏导', '法律援助', '就业帮扶', '健康讲座', '课业辅导', '康复训练', '入户探访', '物资捐赠', '政策咨询', '独居老人', '留守儿童', '困境儿童', '失能老人', '家庭暴力', '志愿服务', '婚姻家庭', '慈善超市', '残疾人两项补贴', '红十字会', '日间照料'];
const COMMON = Array.from('的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严');

export function mistakes(records) {
  const random = randomFrom(records.length * 17 + 9);
  const pick = (list, n) => Array.from({ length: Math.min(n, list.length) }, () => list[random(list.length)]);
  const texts = new Map(records.map((one) => [one, [...one.names, ...one.fields, ...one.body].join('\n')]));
  const having = (text) => records.filter((one) => texts.get(one).includes(text)).map((one) => one.path);
  const stations = records.filter((one) => one.kind === 'station');
  const all = [];
  const ask = (category, query, relevant) => relevant.length && !having(query).length && all.push({ category, query, relevant: [...new Set(relevant)], suggested: true });
  const slips = {
    'wrong': (units, at) => units.map((one, place) => (place === at ? COMMON[random(COMMON.length)] : one)),
    'missing': (units, at) => units.filter((_, place) => place !== at),
    'doubled': (units, at) => [...units.slice(0, at), units[at], ...units.slice(at)],
    'swapped': (units, at) => units.map((one, place) => (place === at ? units[at + 1] ?? one : place === at + 1 ? units[at] : one)),
  };
  const services = SERVICES.flatMap(([, name, items]) => [name, ...items]);
  for (const [what, list, n] of [['names', stations.map((one) => one.township).filter((name) => name.length > 3), 20], ['services', services, 14], ['texts', TERMS, 14]]) {
    for (const [slip, make] of Object.entries(slips)) {
      for (const name of pick(list, n)) {
        const units = Array.from(name);
        const query = make(units, random(units.length - 1)).join('');
        if (query !== name && query.length > 2) ask(`${slip} character in ${what}`, query, having(name));
      }
    }
  }
  // Another character of the same sound, as a keyboard offers it.
  const byings = new Map();
  for (const c of COMMON) byings.set(pinyin(c, { toneType: 'none' }), [...(byings.get(pinyin(c, { toneType: 'none' })) ?? []), c]);
  for (const [what, list, n] of [['names', stations.map((one) => one.township).filter((name) => name.length > 2), 30], ['services', services, 20]]) {
    for (const name of pick(list, n)) {
      const units = Array.from(name);
      const at = random(units.length);
      const other = (byings.get(pinyin(units[at], { toneType: 'none' })) ?? []).filter((c) => c !== units[at]);
      if (other.length) ask(`homophones in ${what}`, units.map((one, place) => (place === at ? other[random(other.length)] : one)).join(''), having(name));
    }
  }
  const sound = (name) => pinyin(name, { toneType: 'none', type: 'array' }).join('').replaceAll('ü', 'v');
  for (const [slip, make] of [
    ['letter missing', (text, at) => text.slice(0, at) + text.slice(at + 1)], ['letter doubled', (text, at) => text.slice(0, at) + text[at] + text.slice(at)],
    ['letters swapped', (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2)],
    ['sounds alike', (text) => text.replace(/zh|ch|sh/, (one) => one[0]).replace(/ng(?=$|[^aeiou])/, 'n')],
  ]) {
    for (const one of pick(stations.filter((own) => own.township.length > 2), 14)) {
      const heard = sound(one.township);
      const query = make(heard, 1 + random(heard.length - 2));
      const alike = stations.filter((own) => sound(own.township).startsWith(heard));
      if (query !== heard && !stations.some((own) => sound(own.township).includes(query))) ask(slip, query, alike.map((own) => own.path));
    }
  }
  return all;
}
