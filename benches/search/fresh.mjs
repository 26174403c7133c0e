// A second set of queries, written after the engine was finished and not used while it was made: fixed words and other
// ways of picking than in queries.mjs. `[{category, query, relevant: [path]}]` as there.
import { pinyin } from 'pinyin-pro';
import { randomFrom } from './generate.mjs';

export function fresh(records) {
  const random = randomFrom(records.length * 13 + 5);
  const stations = records.filter((one) => one.kind === 'station');
  const pick = (list, n) => Array.from({ length: Math.min(n, list.length) }, () => list[random(list.length)]);
  const texts = new Map(records.map((one) => [one, [...one.names, ...one.fields, ...one.body, ...one.codes].join('\n')]));
  const having = (...parts) => records.filter((one) => parts.every((part) => texts.get(one).includes(part))).map((one) => one.path);
  const all = [];
  const ask = (category, query, relevant) => all.push({ category, query, relevant: [...new Set(relevant)] });
  const part = (text, most) => {
    const from = random(text.length - most);
    return text.slice(from, from + most);
  };

  for (const term of ['低保', '特困供养', '重阳节', '红十字会', '不收取任何费用', '情绪支持']) ask('Chinese terms', term, having(term));
  for (const one of pick(stations, 3)) ask('places', `${one.township}社会工作服务站`, having(`${one.township}社会工作服务站`));
  for (const one of pick(stations, 3)) ask('places', one.body[1], having(one.body[1]));
  for (const one of pick(stations.filter((own) => own.township.length > 4), 4)) {
    const middle = part(one.township, 3);
    ask('middle of a name', middle, having(middle));
  }
  for (const one of pick(stations, 5)) {
    const word = part(one.body[0].replace(/[^\u4e00-\u9fff].*$/u, '') || '社会工作', 2);
    ask('two terms', `${word} ${one.township}`, having(word, one.township));
  }
  for (const [query, term] of [['獨居老人', '独居老人'], ['兒童福利', '儿童福利'], ['婦聯', '妇联'], ['書法', '书法']]) ask('traditional', query, having(term));
  const sound = (name, pattern) => pinyin(name, { toneType: 'none', type: 'array', pattern }).join('').replaceAll('ü', 'v');
  const heard = (name, pattern) => {
    const wanted = sound(name, pattern);
    const alike = new Set(stations.map((one) => one.township).filter((own) => sound(own, pattern).startsWith(wanted)));
    return records.filter((one) => (one.township && alike.has(one.township)) || one.names[0].startsWith(name)).map((one) => one.path);
  };
  for (const one of pick(stations.filter((own) => own.township.length > 3), 4)) {
    ask('pinyin', sound(`${one.township}社会工作服务站`), heard(one.township));
    ask('initials', sound(`${one.township}社会工作服务站`, 'first'), heard(one.township, 'first'));
  }
  for (const name of ['老年助餐', '矛盾调解']) {
    ask('pinyin', sound(name), records.filter((one) => one.names[0] === name).map((one) => one.path));
    ask('initials', sound(name, 'first'), records.filter((one) => one.names[0] === name).map((one) => one.path));
  }
  for (const [category, query, text] of [
    ['Tibetan: syllable', 'སྐད', 'སྐད་'], ['Tibetan: syllable', 'གླང', 'གླང་'], ['Tibetan: term', 'སྐད་གཉིས', 'སྐད་གཉིས'], ['Tibetan: term', 'བསམ་གྲུབ', 'བསམ་གྲུབ'],
    ['Tibetan: with tsheg or shad', 'སྨན་ཁང་།', 'སྨན་ཁང'], ['Tibetan: with tsheg or shad', '༄༅། །བདེ་ཆེན༌།', 'བདེ་ཆེན'],
    ['Tibetan: with particles', 'བྱིས་པའི', 'བྱིས་པ'], ['Tibetan: with particles', 'སྤྱི་ཚོགས་ཀྱིས', 'སྤྱི་ཚོགས'], ['Tibetan: with particles', 'རྒན་རབས་དང', 'རྒན་རབས'],
    ['unfinished', 'རྒན་རབ', 'རྒན་རབས'], ['unfinished', 'སྤྱི་ཚོ', 'སྤྱི་ཚོགས'], ['unfinished', 'སྤྱི་ཚོགས་ལས་དོ', 'སྤྱི་ཚོགས་ལས་དོན'],
  ]) ask(category, query, having(text));
  for (const one of pick(stations.filter((own) => own.names.length > 1), 3)) {
    const name = one.names[1].split('་').slice(0, 2).join('་');
    ask('mixed Chinese and Tibetan', `${name}་ ${one.township}`, having(name, one.township));
  }
  const wide = (query) => Array.from(query, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
  for (const one of pick(stations, 2)) ask('full-width', wide(one.codes[1]), having(one.codes[1]));
  for (const one of pick(stations, 3)) ask('codes and telephones', one.codes[1].replace('-', ' '), having(one.codes[1]));
  for (const one of pick(stations, 3)) ask('codes and telephones', one.codes[0].slice(0, 9), having(one.codes[0].slice(0, 9)));
  for (const one of pick(stations.filter((own) => own.township.length > 3), 2)) ask('unfinished', sound(one.township).slice(0, -2), heard(one.township.slice(0, -1)));
  for (const one of pick(stations.filter((own) => own.township.length > 3), 6)) {
    const letters = Array.from(one.township);
    const at = random(letters.length);
    // Left out, put in, or another one.
    letters.splice(at, random(3) === 0 ? 0 : 1, ...(random(2) ? ['嘉'] : []));
    const query = letters.join('');
    if (query.length > 2 && !having(query).length) ask('one wrong character', query, records.filter((own) => own.names[0].includes(one.township)).map((own) => own.path));
  }
  for (const query of ['比特币', '老年大学城', '滑雪', '61岁以上', '区养老服务市', 'kqzx', '0000-0000000', 'ཀི་ཧྥ་ཟྲ', '助餐 飞船', '海底捞']) if (!having(...query.split(' ')).length) ask('nothing', query, []);
  return all;
}
