// A fourth set, written before anything was asked with it and by nobody who had tuned the engine to it: what residents type, with the
// whole way to a place, half a word, the wrong keyboard. `[{category, query, relevant: [path], first, three, suggested}]` as in
// the other sets: one of the records first; one among the first three; one among results and labelled suggestions.
import { pinyin } from 'pinyin-pro';
import { randomFrom } from './generate.mjs';
import { SERVICES, TIBETAN_STATION } from './words.mjs';

/** What is asked, and by which words of names, offers or texts it is answered. */
const QUESTIONS = [
  ['我妈八十多岁一个人在家谁来看她', ['独居老人', '居家养老', '入户探访']], ['爷爷奶奶中午没饭吃', ['助餐', '送餐']], ['老人洗澡不方便能上门吗', ['助浴']],
  ['想给我爸申请高龄补贴', ['高龄津贴']], ['娃放学没地方去', ['托管', '课后']], ['孩子作业没人辅导', ['课业辅导']], ['孩子厌学怎么办', ['家庭教育', '心理', '儿童']],
  ['媳妇被打了能找谁', ['家庭暴力', '妇联', '婚姻家庭']], ['离婚孩子归谁', ['婚姻家庭']], ['楼上漏水吵起来了', ['矛盾调解', '调解']], ['没工作了有人帮找吗', ['就业']],
  ['办低保需要带哪些证件', ['低保']], ['家里出事急需用钱', ['临时救助', '急难救助']], ['残疾人轮椅在哪申请', ['残疾', '康复']], ['两项补贴每月几号发', ['两项补贴']],
  ['儿子坐牢回来谁帮他', ['安置帮教', '社区矫正']], ['想去做义工怎么报名', ['志愿']], ['最近心里难受想找人说话', ['心理', '情绪支持']], ['老年大学什么时候报名', ['老年大学']],
  ['积分能换什么东西', ['积分', '慈善超市']], ['陪老人去县医院', ['陪同就医']], ['家里没米了', ['物资']], ['父母在外地打工孩子谁照看', ['留守儿童']], ['怎么改造厕所给老人用', ['适老化']],
  ['被骗钱了找谁', ['防诈骗', '法律援助']], ['社工站周末上班吗', ['社工站']], ['社工是干什么的', ['社工']], ['火葬怎么办手续', ['殡葬']], ['要饭的人没人管', ['流浪']], ['老兵有什么优待', ['退役军人']],
];
/** The same, written after the engine had been mended by what the questions above had missed, and asked once. */
const LATER = [
  ['奶奶瘫在床上没人伺候', ['失能', '居家养老', '护理']], ['腿摔断了去医院谁陪', ['陪同就医', '就医']], ['七十岁能不能领老年补贴', ['高龄津贴']], ['小学生暑假没人看', ['托管', '留守儿童']],
  ['后爸打孩子', ['儿童', '家庭暴力']], ['两口子闹离婚', ['婚姻家庭', '调解']], ['邻居半夜唱歌吵死了', ['调解']], ['残疾证怎么办理', ['残疾']], ['我爸喝酒打我妈', ['家庭暴力', '婚姻家庭', '危机干预']],
  ['孩子沉迷手机', ['家庭教育', '心理', '儿童']], ['丢了工作没饭吃', ['就业', '临时救助', '救助']], ['房子烧了怎么办', ['临时救助', '急难救助', '救助']], ['吃不起药', ['救助', '低保']], ['想捐旧衣服', ['慈善', '物资捐赠']],
  ['村里老人集体体检', ['义诊', '健康讲座']], ['怎样成为志愿者', ['志愿']], ['社工督导是什么', ['督导']], ['吸毒的人怎么帮', ['戒毒']], ['从监狱出来没地方去', ['安置帮教', '社区矫正', '流浪', '救助']], ['孤儿每月有多少钱', ['孤儿']],
  ['没人陪我说说话', ['心理', '情绪支持', '探访']], ['孩子功课跟不上', ['课业辅导', '课后']], ['去世的人火化有补助吗', ['殡葬']], ['哪里可以免费理发', ['理发']], ['公公婆婆没人做饭', ['助餐', '送餐']],
  ['家门口装个扶手', ['适老化']], ['外地来打工的能享受什么', ['外来务工', '政策']], ['被拖欠工资找谁', ['法律援助']], ['合同看不懂', ['法律援助', '政策咨询']], ['老伴走了心里空落落的', ['心理', '情绪支持']],
];
const TIBETAN_QUESTIONS = [
  ['རྒན་རབས་ཀྱི་ཞབས་ཞུ་གང་དུ་ཡོད', ['རྒན་རབས']], ['དམའ་འཐུས་རེ་ཞུ་ཇི་ལྟར་བྱེད', ['དམའ་འཐུས']], ['དབང་པོ་སྐྱོན་ཅན་ལ་རོགས་སྐྱོར་ཡོད་དམ', ['དབང་པོ་སྐྱོན་ཅན']], ['སྨན་ཁང་ལ་འགྲོ་དགོས', ['སྨན་ཁང']],
  ['བྱིས་པ་ལ་ཕན་པའི་ཞབས་ཞུ', ['བྱིས་པ']], ['ང་ལ་རོགས་སྐྱོར་དགོས', ['རོགས་སྐྱོར']],
];
const NOTHING = ['奶茶店', '高铁时刻表', '彩票开奖', '电影院', '泰坦尼克', 'wifi密码', 'zqxjkv', '888888888888', 'རླངས་འཁོར་ཉོ', '滑板培训班'];

export function residents(records) {
  const random = randomFrom(records.length * 23 + 7);
  const pick = (list, n) => Array.from({ length: Math.min(n, list.length) }, () => list[random(list.length)]);
  const stations = records.filter((one) => one.kind === 'station');
  const regions = records.filter((one) => one.kind === 'region');
  const texts = new Map(records.map((one) => [one, [...one.names, ...one.fields, ...one.body].join('\n')]));
  const having = (words) => records.filter((one) => words.some((word) => texts.get(one).includes(word)));
  const all = [];
  const ask = (category, query, relevant, how = {}) => relevant.length && all.push({ category, query, relevant: [...new Set(relevant.map((one) => one.path))], ...how });
  const sound = (name) => pinyin(name, { toneType: 'none', type: 'array' }).map((one) => one.replaceAll('ü', 'v'));
  const stem = (name) => name.replace(/(?:街道办事处|街道|地区|自治[州县旗区]|[省市县区旗镇乡州])$/, '');
  const of = (code) => regions.find((one) => one.codes[0] === code);
  const above = (one) => [2, 4, 6].map((length) => of(one.codes[0].slice(0, length))).filter((own) => own && own.names[0] !== '市辖区' && own.names[0] !== '县');
  const within = (region) => stations.filter((one) => one.codes[0].startsWith(region.codes[0]));

  // The whole way to a place, or two steps of it.
  for (const one of pick(stations, 12)) {
    const way = above(one).map((own) => own.names[0]);
    const alike = stations.filter((own) => own.township === one.township && own.county === one.county);
    const forms = [`${way.join('')}${one.township}`, `${way.at(-1)}${one.township}`, `${stem(way.at(-1))}${stem(one.township)}`, `${stem(way[0])} ${one.township}`];
    forms.forEach((query, form) => form === all.length % 4 && ask('the way to a place', query, alike, { three: true }));
    ask('the way to a place, with what it is', `${way.at(-1)}${one.township}社工站`, alike, { three: true });
  }
  for (const one of pick(regions.filter((own) => own.codes[0].length === 6), 10)) {
    const way = [of(one.codes[0].slice(0, 2)), one];
    const short = way.map((own) => stem(own.names[0]).replace(/(?:[藏羌彝回苗壮]|蒙古|维吾尔|壮|回)族?$/, ''));
    ask('province and county', short.join(''), [one], { three: true });
    ask('province and county', way.map((own) => own.names[0]).join(' '), [one], { three: true });
  }
  // What, where, in any order and with small words between.
  for (const one of pick(stations.filter((own) => own.fields.length > 3), 12)) {
    const service = one.fields[0];
    const county = above(one).at(-1);
    const both = within(county).filter((own) => own.fields.includes(service));
    const forms = [`${county.names[0]}哪里有${service}`, `${service}在${county.names[0]}`, `${county.names[0]}的${service}`, `${stem(county.names[0])} ${service}`, `我在${county.names[0]}想找${service}`];
    ask('a service in a county', forms[random(forms.length)], both, { three: true });
    ask('half of a service with a place', `${one.township} ${service.slice(0, 2)}`, stations.filter((own) => own.township.includes(one.township) && texts.get(own).includes(service.slice(0, 2))), { three: true });
  }
  for (const [question, words] of QUESTIONS) ask('questions', question, having(words), { three: true });
  for (const [question, words] of LATER) ask('questions of later', question, having(words), { three: true });
  for (const [question, words] of TIBETAN_QUESTIONS) ask('questions in Tibetan', question, having(words), { three: true });
  // Keyboards.
  for (const one of pick(stations.filter((own) => stem(own.township).length > 1), 8)) {
    const heard = sound(stem(one.township)).join('');
    const alike = stations.filter((own) => sound(own.township).join('').startsWith(heard));
    const county = above(one).at(-1);
    ask('pinyin without its kind', heard, alike);
    ask('pinyin in capitals', sound(one.township).join(' ').toUpperCase(), stations.filter((own) => sound(own.township).join('').startsWith(sound(one.township).join(''))));
    ask('characters and pinyin', `${stem(one.township)} shegongzhan`, stations.filter((own) => own.township.includes(stem(one.township))));
    ask('pinyin of a county with what it is', `${sound(county.names[0]).join('')} shegongzhan`, within(county), { three: true });
  }
  for (const [, , items] of SERVICES) {
    const item = items[random(items.length)];
    ask('pinyin of services', sound(item).join(''), records.filter((one) => one.names[0] === item), { first: true });
    ask('pinyin of services', sound(item).map((one) => one[0]).join(''), records.filter((one) => one.names[0] === item), { three: true });
  }
  // Slips.
  for (const one of pick(stations.filter((own) => own.township.length > 2), 10)) {
    const alike = stations.filter((own) => own.township === one.township);
    const forms = [`${one.township}设工站`, `${one.township}社公站`, `${one.township}社工战`, `${one.township}社工`, `${one.township}社区工作站`];
    ask('a slip in what it is', forms[all.length % forms.length], alike, { suggested: true, three: true });
  }
  for (const one of pick(stations.filter((own) => own.fields.length > 3 && own.fields[0].length > 3), 8)) {
    const service = Array.from(one.fields[0]);
    const at = 1 + random(service.length - 2);
    [service[at], service[at + 1]] = [service[at + 1], service[at]];
    ask('a slip in a service with a place', `${one.township} ${service.join('')}`, stations.filter((own) => own.township === one.township || own.fields.includes(one.fields[0])), { suggested: true });
  }
  for (const one of pick(regions.filter((own) => own.names[0].length > 3 && own.codes[0].length === 6), 8)) {
    const units = Array.from(one.names[0]);
    const at = random(units.length - 1);
    units.splice(at, 1);
    if (!having([units.join('')]).length) ask('a character missing in a county', units.join(''), [one], { suggested: true });
  }
  for (const one of pick(stations.filter((own) => own.township.length > 2), 8)) {
    const heard = sound(stem(one.township)).join('');
    const at = 1 + random(heard.length - 1);
    const slip = heard.slice(0, at) + heard.slice(at + 1);
    ask('a letter missing, with what it is', `${slip}shegongzhan`, stations.filter((own) => sound(own.township).join('').startsWith(heard)), { suggested: true });
  }
  // Tibetan.
  for (const one of pick(stations.filter((own) => own.names.length > 1), 10)) {
    const name = one.names[1].replace(`་${TIBETAN_STATION}`, '');
    const called = (text) => stations.filter((own) => own.names[1]?.includes(text));
    ask('Tibetan: a place and what it is, spaced', `${name} ${TIBETAN_STATION}`, called(name), { three: true });
    ask('Tibetan: what it is first', `${TIBETAN_STATION} ${name}`, called(name), { three: true });
    const units = name.split('་');
    ask('Tibetan: a syllable missing', units.filter((_, at) => at !== 1).join('་') + `་${TIBETAN_STATION}`, called(name), { suggested: true });
    ask('Tibetan: a letter missing', name.replace(/[\u0f71-\u0f84\u0f90-\u0fbc]/, ''), called(name), { suggested: true });
    ask('Tibetan name with a Chinese place', `${name} ${one.township}`, called(name).filter((own) => own.township.includes(one.township)), { three: true });
  }
  for (const query of NOTHING) if (!having([query]).length) all.push({ category: 'nothing', query, relevant: [] });
  return all;
}
