//! Search for persons in sentences: a full name beside aid, illness, disability, an address or a child's age.
//!
//! **You are here:** `personal/` — beside the search for lists; no IO. A program can only guess here: the forms are those in which
//! bulletins and lists of aid name people.

use super::Persons;
use super::naming::{last_name, name_at};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// What a person is called that is nobody's business; a name may follow.
const STATUS: [&str; 38] = [
    "低保户", "低保对象", "低保家庭", "低保人员", "特困人员", "特困供养人员", "特困老人", "特困户", "五保户",
    "五保老人", "残疾人", "残疾儿童", "残疾老人", "孤儿", "留守儿童", "困境儿童", "留守老人", "空巢老人",
    "独居老人", "孤寡老人", "失独老人", "失能老人", "救助对象", "服务对象", "受助人", "受助儿童", "患者",
    "病人", "困难群众", "困难职工", "贫困户", "脱贫户", "监测户", "无人抚养儿童", "吸毒人员", "矫正对象",
    "刑满释放人员", "案主",
];

/// What is delicate beside a name, anywhere in its sentence.
const DELICATE: [&str; 34] = [
    "患有", "患病", "重病", "癌", "尿毒症", "白血病", "艾滋", "精神障碍", "精神病", "智力", "残疾", "瘫痪",
    "卧床", "低保", "特困", "五保", "孤儿", "困境儿童", "留守儿童", "未成年", "救助对象", "监护人",
    "临时救助", "困难原因", "致贫原因", "家庭住址", "住址", "诊断", "病情", "家庭情况", "出生", "身份证",
    "学校", "班级",
];

/// Words that make a sentence one about work.
const STAFF: [&str; 16] = [
    "职务", "岗位", "站长", "负责", "社工", "专干", "咨询", "联系人", "经办", "窗口", "业务", "工作人员",
    "督导", "志愿者", "主任", "政策",
];

/// Words before a name.
const LABELS: [&str; 9] = [
    "姓名", "名字", "受助人", "申请人", "户主", "患者", "当事人", "救助对象", "服务对象",
];

/// What a text about persons has in it, so that most are passed over in one step.
static HINT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let more = [
        "姓名", "名字", "申请人", "户主", "当事人", "男", "女", "岁", "患", "确诊",
    ];
    AhoCorasick::new(STATUS.iter().chain(&DELICATE).chain(&more)).ok()
});

/// How far a person's sentence is looked at. *Units:* characters.
const NEAR: usize = 80;

/// The first person named in a sentence beside something delicate.
pub(super) fn sentence(text: &str) -> Option<Persons> {
    let hint = HINT.as_ref()?;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Forms go over several lines: what follows a line is looked at from it.
        if hint.is_match(line) {
            let rest = &text[at..];
            let found = by_label(line, rest)
                .or_else(|| by_status(line))
                .or_else(|| by_age(line))
                .or_else(|| by_sex(line))
                .or_else(|| by_illness(line))
                .or_else(|| by_item(line));
            if let Some((range, word)) = found {
                return Some(Persons {
                    range: at + range.start..at + range.end,
                    word,
                    list: false,
                });
            }
        }
        at += line.len();
    }
    None
}

type Seen = (Range<usize>, &'static str);

/// The beginning of a text, so many characters of it, up to the end of a sentence if wanted.
fn near(text: &str, whole_sentence: bool) -> &str {
    let end = text
        .char_indices()
        .take(NEAR + 1)
        .enumerate()
        .find(|(count, (_, c))| {
            *count == NEAR || whole_sentence && matches!(c, '。' | '\n' | '；' | '！' | '？')
        })
        .map_or(text.len(), |(_, (at, _))| at);
    &text[..end]
}

fn delicate(text: &str) -> Option<&'static str> {
    DELICATE.into_iter().find(|word| text.contains(word))
}

fn is_about_work(text: &str) -> bool {
    STAFF.iter().any(|word| text.contains(word))
}

/// 低保户王小明患肺癌; 困难群众：张建国、刘桂兰.
fn by_status(line: &str) -> Option<Seen> {
    for status in STATUS {
        for (at, _) in line.match_indices(status) {
            let after = at + status.len();
            let rest = line[after..].trim_start_matches([
                '：', ':', ' ', '〔', '（', '(', '【', '“', '"', '*', '—', '\u{3000}',
            ]);
            let start = line.len() - rest.len();
            if let Some(length) = name_at(rest) {
                return Some((start..start + length, status));
            }
        }
    }
    None
}

/// 姓名：王小明，困难原因：…; also over several lines.
fn by_label(line: &str, rest: &str) -> Option<Seen> {
    for label in LABELS {
        for (at, _) in line.match_indices(label) {
            let after = &line[at + label.len()..];
            let value = after.trim_start_matches([' ', '\u{3000}', '*']);
            let Some(value) = value.strip_prefix(['：', ':']) else {
                continue;
            };
            let value = value.trim_start_matches([' ', '\u{3000}', '*', '\t']);
            let start = line.len() - value.len();
            let before: String = line[..at]
                .chars()
                .rev()
                .take(6)
                .collect::<Vec<char>>()
                .into_iter()
                .rev()
                .collect();
            let Some(length) = name_at(value).filter(|_| !is_about_work(&before)) else {
                continue;
            };
            let form = near(&rest[start + length..], false);
            if let Some(word) = delicate(form)
                && !is_about_work(form.split(word).next().unwrap_or_default())
            {
                return Some((start..start + length, word));
            }
        }
    }
    None
}

/// 王小明（9岁）, 王小明今年9岁, 次仁卓玛，九岁.
fn by_age(line: &str) -> Option<Seen> {
    for (at, _) in line.match_indices('岁') {
        let before = &line[..at];
        let number =
            before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let age = &before[number.len()..];
        let young = match age.parse::<u32>() {
            Ok(age) => age < 18,
            Err(_) => {
                !age.is_empty()
                    && age.chars().count() <= 2
                    && !age.starts_with(['二', '三', '四', '五', '六', '七', '八', '九'])
                    || age.chars().count() == 1
            }
        };
        let name = number
            .trim_end_matches(['（', '(', '，', ',', '、', ' '])
            .trim_end_matches(['今', '现', '年', '仅', '刚', '满']);
        let name = name.trim_end_matches(['，', ',', '、', ' ']);
        // Below and above an age are groups of people.
        let group = line[at + '岁'.len_utf8()..].starts_with("以")
            || line[at + '岁'.len_utf8()..].starts_with(['及', '至', '到']);
        if young
            && !group
            && let Some(range) = last_name(name)
        {
            return Some((range, "未成年"));
        }
    }
    None
}

/// 王小明，男，8岁，患有…….
fn by_sex(line: &str) -> Option<Seen> {
    for (at, _) in line.match_indices(['男', '女']) {
        let before = line[..at].trim_end_matches(['，', ',', '、', '（', '(', ' ', '\u{3000}']);
        if before.len() == at {
            continue;
        }
        let Some(name) = last_name(before) else { continue };
        let sentence = near(&line[at..], true);
        let word = delicate(sentence).or_else(|| sentence.contains('患').then_some("患病"));
        if let Some(word) = word {
            return Some((name, word));
        }
        let child = sentence.match_indices('岁').any(|(at, _)| {
            let digits = sentence[..at].len()
                - sentence[..at]
                    .trim_end_matches(|c: char| c.is_ascii_digit())
                    .len();
            sentence[at - digits..at].parse::<u32>().is_ok_and(|age| age < 18)
        });
        if child {
            return Some((name, "未成年"));
        }
    }
    None
}

/// 王小明身患重病; 李芳确诊白血病.
fn by_illness(line: &str) -> Option<Seen> {
    for word in ["身患", "罹患", "确诊", "患有", "患"] {
        for (at, _) in line.match_indices(word) {
            let before = line[..at].trim_end_matches(['，', '因']);
            let Some(range) = last_name(before) else { continue };
            // A name of two signs may be the end of any word: it has to begin a piece of the sentence.
            let long = range.len() > 6;
            let begins = line[..range.start]
                .chars()
                .next_back()
                .is_none_or(|c| !super::naming::is_han(c));
            let ill = ["癌", "病", "症", "瘫", "瘤", "障碍"]
                .iter()
                .any(|word| near(&line[at..], true).contains(word));
            if (long || begins) && ill {
                return Some((range, "患病"));
            }
        }
    }
    None
}

/// 1. 王小明，低保: a line of a list that says a name and what it gets.
fn by_item(line: &str) -> Option<Seen> {
    let start = line.trim_start();
    let item = start
        .trim_start_matches(['（', '(', '-', '*', '•', '+', ' '])
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start_matches(['.', '、', '．', ')', '）', ' ', '\u{3000}', '*']);
    let at = line.len() - item.len();
    let length = name_at(item)?;
    let rest = near(&item[length..], true);
    let parted = rest.starts_with(['，', ',', '、', ' ', '\t', '：', ':', '（', '(', '\u{3000}', '*']);
    let word = delicate(rest)?;
    (parted && rest.chars().count() < 40 && !is_about_work(rest)).then_some((at..at + length, word))
}
