//! Context of a number: what the words around it say it is, or is not.
//!
//! **You are here:** `personal/` — asked once a row of digits has the form of a number; no IO.
//!
//! Eleven digits may be a telephone or a sum of money, and place, day and serial number of a project have the form of an ID
//! number: the words decide. Each question looks at a bounded piece of the text, or at what was found in it once.

use super::signs::CELL;
use std::cell::OnceCell;

/// How far before a number words are looked for. *Units:* characters.
const NEAR: usize = 40;
/// A name of a number stands directly before it. *Units:* characters.
const DIRECTLY: usize = 12;

const CALLED: [&str; 8] = [
    "身份证", "身份号码", "证件号", "公民身份", "残疾证", "残疾人证", "ID number", "身份证明",
];

const SERIAL: [&str; 33] = [
    "编号", "文号", "字号", "索引", "订单", "流水", "合同", "受理", "办件", "项目", "批次", "批号", "采购",
    "招标", "备案", "登记号", "序号", "序列", "单号", "工单", "代码", "条码", "档案", "凭证", "发票",
    "申请号", "业务号", "立项", "任务", "编码", "No.", "NO.", "№",
];

/// What makes a number that of a person, whatever else it is called.
const PERSONAL: [&str; 15] = [
    "身份证", "身份号码", "公民身份", "证件", "残疾证", "残疾人证", "居住证", "户口", "优待证", "老年证",
    "学生证", "驾驶证", "医保", "社保", "准考证",
];

const PHONE: [&str; 18] = [
    "电话",
    "手机",
    "联系",
    "热线",
    "致电",
    "拨打",
    "微信",
    "短信",
    "号码",
    "咨询",
    "来电",
    "tel",
    "Tel",
    "TEL",
    "hone",
    "obile",
    "ཁ་པར",
    "འབྲེལ་གཏུག",
];

const AMOUNT: [&str; 24] = [
    "金额", "预算", "决算", "支出", "收入", "经费", "资金", "总额", "产值", "合计", "共计", "总计", "投入",
    "拨付", "分别", "补贴", "坐标", "经度", "纬度", "面积", "人口", "人次", "￥", "¥",
];

/// What is counted by a number before it.
const COUNTED: [&str; 27] = [
    "元", "万", "亿", "人", "户", "件", "个", "次", "平方", "公里", "千", "吨", "米", "公斤", "㎡", "名",
    "条", "套", "册", "份", "%", "％", "美元", "小时", "kg", "km", "株",
];

const CARD: [&str; 8] = ["卡号", "账号", "帐号", "账户", "帐户", "银行", "开户", "card"];

/// A text that numbers stand in.
pub(super) struct Context<'t> {
    pub(super) text: &'t str,
    called: OnceCell<usize>,
    serial: OnceCell<usize>,
    named: OnceCell<usize>,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str) -> Context<'t> {
        Context {
            text,
            called: OnceCell::new(),
            serial: OnceCell::new(),
            named: OnceCell::new(),
        }
    }

    /// Whether the text calls the number at a place an ID number: just before it, or in the head of the table that it stands in.
    pub(super) fn is_called_id(&self, at: usize) -> bool {
        let line = self.line(at);
        let called = |piece: &str| CALLED.iter().any(|word| piece.contains(word));
        called(line) || (self.is_cell(line, at) && self.first(&self.called, &CALLED) < at)
    }

    /// Whether the text calls the number from one place to another that of a thing, and of no person.
    pub(super) fn is_called_serial(&self, at: usize, end: usize) -> bool {
        let line = self.line(at);
        !PERSONAL.iter().any(|word| line.contains(word)) && self.is_named_serial(at, end)
    }

    /// The same of a number in a line that names a person, too: what stands directly beside it counts.
    pub(super) fn is_named_serial(&self, at: usize, end: usize) -> bool {
        let line = self.line(at);
        let directly = &line[last_chars(line, DIRECTLY)..];
        let after = &self.text[end..];
        SERIAL.iter().any(|word| directly.contains(word))
            || is_label(directly)
            || after.starts_with('号') && !after.starts_with("号码")
            || (self.is_cell(line, at)
                && self.first(&self.serial, &SERIAL) < at
                && self.first(&self.called, &CALLED) > at
                && self.first(&self.named, &["姓名", "户主"]) > at)
    }

    /// Whether the words before it are about an account.
    pub(super) fn is_called_account(&self, at: usize) -> bool {
        let before = self.before(at);
        CARD.iter().any(|word| before.contains(word))
    }

    /// Whether the word directly before it is a card's or an account's.
    pub(super) fn is_called_card(&self, at: usize) -> bool {
        let beside =
            |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '(' | '（' | '为' | '是' | '*' | '|');
        let before = self.before(at).trim_end_matches(beside);
        before.ends_with('卡') || CARD.iter().any(|word| before.ends_with(word))
    }

    /// Whether the words before it are about a credit code.
    pub(super) fn is_called_credit_code(&self, at: usize) -> bool {
        let before = self.before(at);
        ["信用代码", "credit_code", "operator:"]
            .iter()
            .any(|word| before.contains(word))
    }

    /// Whether the words before it are about telephones, and not, nearer, about sums.
    pub(super) fn is_called_phone(&self, at: usize) -> bool {
        let before = self.before(at);
        match (last(before, &PHONE), last(before, &AMOUNT)) {
            (Some(phone), Some(amount)) => phone > amount,
            (phone, _) => phone.is_some(),
        }
    }

    /// Whether the words around it make it a sum, a measure or a part of a row of figures.
    pub(super) fn is_amount(&self, at: usize, end: usize, directly: bool) -> bool {
        let after = self.text[end..].trim_start_matches([' ', '\u{A0}', '\u{3000}', '*', '余', '多']);
        // 人 in 人民路 is no measure; a telephone may be followed by 联系人 and its like.
        if COUNTED.iter().any(|unit| after.starts_with(unit))
            && ![
                "人民", "人力", "人社", "个体", "名字", "万达", "万科", "条件", "米玛", "次仁",
            ]
            .iter()
            .any(|word| after.starts_with(word))
        {
            return true;
        }
        let before = self.before(at);
        let near = if directly {
            &before[last_chars(before, 5)..]
        } else {
            before
        };
        last(near, &AMOUNT).is_some() && !self.is_called_phone(at)
    }

    /// The line before a place, as far as it is looked at.
    fn line(&self, at: usize) -> &'t str {
        let before = self.before(at);
        before.rsplit('\n').next().unwrap_or(before)
    }

    /// Whether a number stands in a cell. The first of a row has nothing before it: what follows tells.
    fn is_cell(&self, line: &str, at: usize) -> bool {
        const PARTING: [char; 4] = ['|', ',', '\t', CELL];
        line.contains(PARTING) || {
            let rest = &self.text.as_bytes()[at..];
            let digits = rest
                .iter()
                .take(24)
                .take_while(|byte| byte.is_ascii_alphanumeric());
            self.text[at + digits.count()..].starts_with(PARTING)
        }
    }

    fn before(&self, at: usize) -> &'t str {
        let head = &self.text[..at];
        &head[last_chars(head, NEAR)..]
    }

    /// Where one of the words stands first in the whole text.
    fn first(&self, known: &OnceCell<usize>, words: &[&str]) -> usize {
        *known.get_or_init(|| {
            words
                .iter()
                .filter_map(|word| self.text.find(word))
                .min()
                .unwrap_or(usize::MAX)
        })
    }
}

/// Whether a text ends like the name of a number: 学号：, 批准文号为. A telephone's and an account's are no things.
fn is_label(before: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "手机号", "电话号", "微信号", "座机号", "热线号", "联系号", "账号", "帐号", "卡号", "群号", "号码",
    ];
    let label = before.trim_end_matches([':', '：', ' ', '为', '是', '(', '（', '\u{3000}', '"', '*']);
    let Some(name) = label.strip_suffix(['号', '码']) else {
        return false;
    };
    // 3号 is the number of a house.
    let named = name
        .chars()
        .next_back()
        .is_some_and(|c| super::naming::is_han(c) && super::digits::sign(c) == super::digits::Sign::Other);
    named && !OTHERS.iter().any(|word| label.ends_with(word))
}

/// Where the last so many characters of a text begin.
fn last_chars(text: &str, count: usize) -> usize {
    text.char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(text.len(), |(start, _)| start)
}

fn last(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.rfind(word)).max()
}

/// Whether a number that begins at a place is a part of a word or an address: the serial number of something.
pub(super) fn is_inside(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let word = |end: usize| {
        let length = bytes[..end]
            .iter()
            .rev()
            .take(12)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        &text[end - length..end]
    };
    // What people put before a telephone: wx139…, tel=139….
    let phone = |word: &str| {
        let word = word.to_ascii_lowercase();
        [
            "wx", "weixin", "tel", "phone", "mobile", "mob", "vx", "v", "sj", "dh", "qq", "call", "sms", "x",
        ]
        .contains(&word.as_str())
    };
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let inside = match before {
        Some(byte) if byte.is_ascii_alphabetic() => !phone(word(at)),
        Some(byte) if byte.is_ascii_digit() => true,
        Some(b'=') => {
            let key = word(at - 1).to_ascii_lowercase();
            let of_things = [
                "id", "no", "sn", "code", "key", "ver", "order", "page", "time", "num", "sign", "token",
            ];
            matches!(key.as_str(), "t" | "v" | "r" | "ts" | "")
                || of_things.iter().any(|end| key.ends_with(end))
        }
        Some(b'/') => {
            let earlier = at.checked_sub(2).and_then(|before| bytes.get(before));
            !phone(word(at - 1))
                && earlier.is_some_and(|byte| {
                    byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'_' | b'-' | b'=')
                })
        }
        Some(b'_') => {
            let earlier = at.checked_sub(2).and_then(|before| bytes.get(before));
            !phone(word(at - 1)) && earlier.is_some_and(u8::is_ascii_alphanumeric)
        }
        Some(b'#') => true,
        _ => false,
    };
    inside || bytes.get(end).is_some_and(u8::is_ascii_alphabetic)
}
