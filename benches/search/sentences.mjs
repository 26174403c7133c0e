// The second set: questions as residents ask them. A record answers when its name, or what it offers, has one of the words that
// stand for the need; what these are was written down before anything was measured. Useful means: one of these among the first three.
import { randomFrom } from './generate.mjs';

/** What is asked, and by which words of services, audiences or texts it is answered. */
const NEEDS = [
  [['老人没人做饭怎么办', '谁能给老人送饭', '爸妈在家吃饭没人管', '哪里可以吃老年餐', '老人吃饭问题找谁', '给老人送饭的'], ['助餐', '送餐']],
  [['老人没人照顾怎么办', '父母在家没人照看', '想给老人请人护理', '瘫痪在床谁来管', '养老院怎么申请'], ['养老', '居家养老', '失能老人']],
  [['老人想学点东西', '退休了去哪里上课', '老年人有什么课'], ['老年大学', '老年']],
  [['家里老人不能走路要装扶手', '卫生间想改造老人用'], ['适老化']],
  [['高龄补贴怎么领', '八十岁以上有补贴吗', '老人津贴去哪办'], ['高龄津贴']],
  [['没人陪老人看病', '看病谁陪', '去医院没人陪'], ['陪同就医', '就医']],
  [['低保怎么申请', '家里困难想办低保', '吃低保要什么材料', '低保在哪里办', '我想申请低保'], ['低保']],
  [['临时救助要什么材料', '突然生病没钱了怎么办', '家里着火了找谁', '交不起学费怎么办', '没钱看病', '小孩上学没钱'], ['临时救助', '急难救助', '救助']],
  [['五保户怎么办理', '特困怎么申请'], ['特困']],
  [['哪里发米面油', '领救济物资', '捐的衣服去哪领'], ['物资', '慈善']],
  [['孩子没人管怎么办', '放学了没人接孩子', '暑假孩子放哪里', '谁帮忙看孩子', '小孩课后去哪里'], ['托管', '儿童', '课后']],
  [['父母打工孩子留在家', '留守儿童谁来管'], ['留守儿童']],
  [['孩子没爹没妈', '孤儿有什么补助'], ['孤儿', '无人抚养', '困境儿童']],
  [['不会教育孩子怎么办', '孩子不听话找谁'], ['家庭教育', '儿童']],
  [['家暴怎么办', '老公打我找谁', '被打了怎么办'], ['家庭暴力', '婚姻家庭', '危机干预']],
  [['想离婚找谁', '夫妻吵架谁来调解', '两口子过不下去了'], ['婚姻家庭', '调解']],
  [['邻居吵架谁来管', '跟邻居有矛盾怎么办', '和邻居闹纠纷'], ['矛盾调解', '调解']],
  [['心情不好想找人聊聊', '抑郁了怎么办', '想不开的时候找谁', '睡不着压力大'], ['心理', '情绪支持']],
  [['残疾人去哪里康复', '残疾补贴怎么领', '坐轮椅的人能申请什么', '腿脚残废了怎么办'], ['残疾', '康复']],
  [['人死了怎么办手续', '火化要多少钱', '去世了丧葬费找谁'], ['殡葬']],
  [['流浪的人找谁', '街上有人要饭', '没地方住怎么办'], ['流浪']],
  [['刑满释放了找谁帮忙', '社区矫正的人怎么办'], ['社区矫正', '安置帮教']],
  [['戒毒去哪里', '家里有人吸毒怎么办'], ['戒毒']],
  [['失业了怎么办', '找不到工作', '哪里介绍工作'], ['就业']],
  [['请律师没钱怎么办', '想打官司', '哪里有法律帮助'], ['法律援助']],
  [['我想当志愿者', '怎么报名做义工', '想做好事找谁'], ['志愿']],
  [['社工考试有补贴吗', '社工证怎么激励'], ['持证激励', '社工']],
  [['新来的社工怎么培训', '社工岗前要学什么'], ['岗前培训', '培训']],
  [['大学生想来实习', '哪里可以实习'], ['实习']],
  [['小区的事情谁来商量', '居民开会议事在哪'], ['居民议事', '议事']],
  [['政策看不懂问谁', '有什么政策可以享受'], ['政策']],
];

export function sentences(records) {
  const random = randomFrom(records.length * 11 + 1);
  const texts = new Map(records.map((one) => [one, [...one.names, ...one.fields, ...one.body].join('\n')]));
  const having = (words) => records.filter((one) => words.some((word) => texts.get(one).includes(word))).map((one) => one.path);
  const stations = records.filter((one) => one.kind === 'station');
  const all = [];
  for (const [questions, words] of NEEDS) {
    for (const question of questions) all.push({ category: 'questions', query: question, relevant: having(words), three: true });
    // The same where somebody lives: the place's own stations.
    for (let at = 0; at < 2; at++) {
      const one = stations[random(stations.length)];
      const near = stations.filter((own) => own.county === one.county || own.township === one.township).map((own) => own.path);
      all.push({ category: 'questions with a place', query: `${one.township}${questions[random(questions.length)]}`, relevant: [...new Set([...near.filter((path) => having(words).includes(path)), ...stations.filter((own) => own.township === one.township).map((own) => own.path)])], three: true });
    }
  }
  for (let at = 0; at < 20; at++) {
    const one = stations[random(stations.length)];
    const form = [`${one.township}社工站电话`, `${one.township}社工站在哪里`, `${one.township}社工站几点开门`, `请问${one.township}社工站怎么走`][at % 4];
    all.push({ category: 'a station asked for', query: form, relevant: stations.filter((own) => own.township === one.township).map((own) => own.path), three: true });
  }
  for (const [query, words] of [['རྒན་རབས་ལ་ཟ་མ་སྐྱེལ་མཁན་སུ་ཡོད', ['རྒན་རབས']], ['བྱིས་པའི་བདེ་དོན་གང་དུ་ཡོད', ['བྱིས་པའི་བདེ་དོན']], ['གྲོང་མི་ལ་ཕན་པ་གང་ཡོད', ['གྲོང་མི་ལ་ཕན་པ']], ['སྲིད་ཇུས་འདྲི་རྩད་སུ་ལ་བྱ', ['སྲིད་ཇུས་འདྲི་རྩད']]]) {
    all.push({ category: 'questions in Tibetan', query, relevant: having(words), three: true });
  }
  for (const query of ['飞机场', '火锅店', '比特币', '量子力学', '海底捞', '股票开户', '滑雪场', '篮球比赛直播', 'qwxzkj', '9999999999', 'ཀི་ཧྥ་ཟྲ']) {
    if (!having([query]).length) all.push({ category: 'nothing', query, relevant: [] });
  }
  return all.filter((one) => one.relevant.length || one.category === 'nothing');
}
