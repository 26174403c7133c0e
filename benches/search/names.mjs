// The first of three sets that the second edition is measured by: names of places and stations as people say them.
// `[{category, query, relevant: [path], first: true}]`: the answers are found by looking at the records' names and regions;
// nothing of the index is used. `first`: one of them must come first.
import { pinyin } from 'pinyin-pro';
import { randomFrom } from './generate.mjs';

const PEOPLES = '(?:[藏羌彝回苗壮满侗瑶白傣黎土水怒京畲佤]|土家|蒙古|朝鲜|布依|哈尼|哈萨克|维吾尔|傈僳|仡佬|东乡|拉祜|纳西|仫佬|锡伯|景颇|毛南|撒拉|布朗|塔吉克|独龙|普米|裕固|保安|柯尔克孜|达斡尔|各)(?:族)?';
const STATION_WORDS = ['社工站', '社会工作服务站', '社工服务站', '服务站', '社工服务点'];

export function names(records) {
  const random = randomFrom(records.length * 7 + 3);
  const pick = (list, n) => Array.from({ length: Math.min(n, list.length) }, () => list[random(list.length)]);
  const stations = records.filter((one) => one.kind === 'station');
  const regions = records.filter((one) => one.kind === 'region');
  const all = [];
  const ask = (category, query, relevant, first = false) => relevant.length && all.push({ category, query, relevant: [...new Set(relevant.map((one) => one.path))], first });
  const within = (name) => stations.filter((one) => one.fields.includes(name));
  const called = (name) => regions.filter((one) => one.names[0] === name);

  for (const one of pick(stations, 30)) {
    const word = STATION_WORDS[random(STATION_WORDS.length)];
    const alike = stations.filter((own) => own.township.includes(one.township));
    ask('place and station word', `${one.township}${word}`, alike, true);
    ask('place and station word, spaced', `${one.township} ${word}`, alike, true);
  }
  for (const one of pick(regions.filter((own) => /自治[州县旗区]$/.test(own.names[0])), 25)) {
    const stem = one.names[0].replace(/自治[州县旗区]$/, '').replace(new RegExp(`(?<=^..+?)(?:${PEOPLES})+$`), '');
    const kind = /[州县旗]$/.test(one.names[0]) ? one.names[0].at(-1) : '';
    ask('short names', stem + kind, [one], true);
    if (stem.length > 1) ask('short names', stem, regions.filter((own) => own.names[0].startsWith(stem)), true);
  }
  for (const name of pick(regions.filter((one) => one.names[0].length > 2 && /[县区市]$/.test(one.names[0]) && one.names[0] !== '市辖区').map((one) => one.names[0]), 25)) {
    ask('county alone', name, called(name), true);
    ask('county without its kind', name.slice(0, -1), regions.filter((own) => own.names[0].startsWith(name.slice(0, -1))), true);
    const own = within(name);
    ask('county and station word', `${name}社工站`, own);
  }
  for (const one of pick(stations.filter((own) => own.fields.length > 3), 25)) {
    const service = one.fields[0];
    const both = stations.filter((own) => own.township.includes(one.township) && own.fields.includes(service));
    ask('place and service, joined', `${one.township}${service}`, both);
    ask('service and place, joined', `${service}${one.township}`, both);
    ask('place, station word and service', `${one.township}社工站 ${service}`, both);
  }
  const sound = (name, pattern) => pinyin(name, { toneType: 'none', type: 'array', pattern }).map((one) => one.replaceAll('ü', 'v'));
  for (const one of pick(stations.filter((own) => own.township.length > 2), 20)) {
    const heard = sound(one.township).join('');
    const alike = stations.filter((own) => sound(own.township).join('').startsWith(heard));
    ask('pinyin with station word', `${heard}shegongzhan`, alike);
    ask('pinyin, spaced', sound(one.township).join(' '), alike);
    const toned = pinyin(one.township, { toneType: 'num', type: 'array' }).join('').replaceAll('ü', 'v').replaceAll('0', '');
    ask('pinyin with tones', toned, alike);
  }
  for (const one of pick(stations.filter((own) => sound(own.township).slice(1).some((syllable) => /^[aeo]/.test(syllable))), 10)) {
    const spelled = sound(one.township).map((syllable, at) => (at && /^[aeo]/.test(syllable) ? "'" : '') + syllable).join('');
    ask('apostrophes', spelled, stations.filter((own) => sound(own.township).join("'").startsWith(sound(one.township).join("'"))));
  }
  for (const [query, name] of [['Lhasa', '拉萨市'], ['lhasa', '拉萨市'], ['Shaanxi', '陕西省'], ['Inner Mongolia', '内蒙古自治区'], ['Tibet', '西藏自治区'], ['Hohhot', '呼和浩特市'], ['Urumqi', '乌鲁木齐市'], ['Harbin', '哈尔滨市'], ['shigatse', '日喀则市'], ['Nyingchi', '林芝市'], ['西藏', '西藏自治区'], ['内蒙古', '内蒙古自治区'], ['广西', '广西壮族自治区'], ['新疆', '新疆维吾尔自治区'], ['宁夏', '宁夏回族自治区']]) ask('regions abroad and at home', query, called(name), true);
  for (const one of pick(stations.filter((own) => own.names.length > 1), 15)) {
    const syllables = one.names[1].split('་').filter(Boolean);
    const having = (text) => stations.filter((own) => own.names[1]?.includes(text));
    ask('Tibetan names', syllables.slice(0, 4).join('་'), having(syllables.slice(0, 4).join('་')));
    ask('Tibetan names, unfinished', syllables.slice(0, 2).join('་') + '་' + syllables[2].slice(0, -1), having(`${syllables.slice(0, 2).join('་')}་${syllables[2].slice(0, -1)}`));
    ask('Tibetan names with particles', `${syllables.slice(0, 4).join('་')}་གི་`, having(syllables.slice(0, 4).join('་')));
  }
  for (const one of pick(stations, 15)) {
    ask('telephones', `电话${one.codes[1]}`, [one]);
    ask('telephones', `+86 ${one.codes[1].slice(1).replace('-', ' ')}`, [one]);
  }
  return all;
}
