//! Emphasis beside Chinese and Tibetan punctuation, and asterisks that are none.
//!
//! **You are here:** `markdown/chinese` — before the parser that counts; no IO.
//!
//! CommonMark wants a space between `**注意：**` and what follows, because the run stands after punctuation and before a
//! letter; these scripts have no spaces. The parser has no option for it. So a copy of the text is parsed in which the
//! sign beside such a run is a letter of the same length in UTF-8: every place stays what it was, and the words are taken
//! from the original (see [`super::super::reading`]). In the same way the asterisks of products (`5*6*7 平方米`) and of
//! masked names and numbers (`王*明`, `139****5678`) become letters, so that they are shown.
//!
//! *Source:* the proposal of commonmark-spec#650, which takes such punctuation for letters; narrower here: a sign that
//! closes ends emphasis, one that opens begins it.

use super::letter::{Sign, ascii_sign, is_digit, is_ideograph, is_own_letter, is_tsheg, own_sign};
use crate::markdown::parser::Places;
use std::ops::Range;

/// Family names that a masked name (`王**`) can begin with: those that stand alone before asterisks in lists.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤康易乔赖文牛樊葛邢齐洪庞颜倪庄聂章鲁岳翟申殷詹欧耿关焦巴俞尼扎次旦格边普";
/// The same of two characters.
const FAMILIES: [&str; 8] = ["欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容"];

/// How many runs further the partner of one is looked for.
const NEAR: usize = 64;

/// A run of asterisks or tildes in a block.
struct Run {
    at: Range<usize>,
    sign: u8,
}

/// Letters to put in place of others, by their places. *Shape:* each of the same length as what it replaces.
pub(super) fn changes(text: &str, blocks: &[Places]) -> Vec<(Range<usize>, char)> {
    let mut changes = Vec::new();
    for block in blocks {
        let runs = runs(text, &block.delimiters);
        let mut judge = Judge {
            text,
            runs: &runs,
            in_table: block.in_table,
            open: [false; 4],
            masked: false,
            changes: &mut changes,
        };
        for at in 0..runs.len() {
            judge.run(at);
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    changes.dedup_by_key(|(range, _)| range.start);
    changes
}

fn runs(text: &str, delimiters: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for at in delimiters {
        let sign = text.as_bytes()[*at];
        match runs.last_mut() {
            Some(run) if run.at.end == *at && run.sign == sign => run.at.end += 1,
            _ => runs.push(Run {
                at: *at..at + 1,
                sign,
            }),
        }
    }
    runs
}

/// What stands beside a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Letter,
    /// A sign of ours.
    Own(Sign),
    /// Another sign.
    Other(Sign),
}

struct Judge<'t, 'c> {
    text: &'t str,
    runs: &'t [Run],
    in_table: bool,
    /// By length: whether a run has opened that none has closed yet. Good enough to tell what a writer means.
    open: [bool; 4],
    /// Whether masked names have been met: the last of them has none after it that would tell.
    masked: bool,
    changes: &'c mut Vec<(Range<usize>, char)>,
}

impl Judge<'_, '_> {
    fn run(&mut self, index: usize) {
        let run = &self.runs[index];
        let length = run.at.len();
        let strike = run.sign == b'~';
        if strike && length != 2 {
            return;
        }
        let before = self.text[..run.at.start].chars().next_back();
        let after = self.text[run.at.end..].chars().next();
        let slot = if strike { 0 } else { length.min(3) };
        if self.literal(index, before, after, self.open[slot]) {
            self.changes
                .extend(run.at.clone().map(|byte| (byte..byte + 1, 'x')));
            return;
        }
        let (left, right) = (self.beside(before), self.beside(after));
        let is_sign = |beside| matches!(beside, Beside::Own(_) | Beside::Other(_));
        let mut opens =
            right != Beside::Space && (strike || !is_sign(right) || left == Beside::Space || is_sign(left));
        let mut closes =
            left != Beside::Space && (!is_sign(left) || right == Beside::Space || is_sign(right));
        if !closes && let Some(change) = self.closing(index, before, after, (left, right), self.open[slot]) {
            self.changes.push(change);
            closes = true;
        }
        if !opens && let Some(change) = self.opening(index, before, after, (left, right), self.open[slot]) {
            self.changes.push(change);
            opens = true;
        }
        if closes && self.open[slot] {
            self.open[slot] = false;
        } else if opens {
            self.open[slot] = true;
        }
    }

    fn beside(&self, c: Option<char>) -> Beside {
        match c {
            None => Beside::Space,
            Some('|') if self.in_table => Beside::Space,
            Some(c) if c.is_whitespace() || c == '\u{1}' => Beside::Space,
            Some(c) => match (own_sign(c), ascii_sign(c)) {
                (Some(sign), _) => Beside::Own(sign),
                (None, Some(sign)) => Beside::Other(sign),
                // Other symbols, as of currencies.
                (None, None) if !c.is_alphanumeric() && !is_own_letter(c) => Beside::Other(Sign::Either),
                (None, None) => Beside::Letter,
            },
        }
    }

    /// What makes a run after a closing sign and before a letter close.
    fn closing(
        &self,
        index: usize,
        before: Option<char>,
        after: Option<char>,
        (left, right): (Beside, Beside),
        open: bool,
    ) -> Option<(Range<usize>, char)> {
        let (before, after) = (before?, after?);
        let run = &self.runs[index];
        if right != Beside::Letter {
            return None;
        }
        match left {
            Beside::Own(Sign::Closing | Sign::Either) => {
                let sign = run.at.start - before.len_utf8()..run.at.start;
                // A sign alone between two runs does as CommonMark has it: one closes, the next opens.
                (!self.ends_at(sign.start)).then(|| (sign, letter_like(before)))
            }
            Beside::Other(Sign::Closing | Sign::Either) if is_own_letter(after) => {
                let letter = run.at.end..run.at.end + after.len_utf8();
                (open || !self.begins_at(letter.end)).then(|| (letter, sign_like(after)))
            }
            _ => None,
        }
    }

    /// What makes a run after a letter and before an opening sign open.
    fn opening(
        &self,
        index: usize,
        before: Option<char>,
        after: Option<char>,
        (left, right): (Beside, Beside),
        open: bool,
    ) -> Option<(Range<usize>, char)> {
        let (before, after) = (before?, after?);
        let run = &self.runs[index];
        if left != Beside::Letter || (!open && self.is_mask_before_bracket(index, after)) {
            return None;
        }
        match right {
            Beside::Own(Sign::Opening | Sign::Either) => {
                let sign = run.at.end..run.at.end + after.len_utf8();
                (!self.begins_at(sign.end)).then(|| (sign, letter_like(after)))
            }
            Beside::Other(Sign::Opening | Sign::Either) if is_own_letter(before) => {
                let letter = run.at.start - before.len_utf8()..run.at.start;
                (!open || !self.ends_at(letter.start)).then(|| (letter, sign_like(before)))
            }
            _ => None,
        }
    }

    fn ends_at(&self, at: usize) -> bool {
        self.runs.binary_search_by_key(&at, |run| run.at.end).is_ok()
    }

    fn begins_at(&self, at: usize) -> bool {
        self.runs.binary_search_by_key(&at, |run| run.at.start).is_ok()
    }

    /// The next run of the same length, if it is near.
    fn next_alike(&self, index: usize) -> Option<&Run> {
        let run = &self.runs[index];
        let later = self.runs[index + 1..].iter().take(NEAR);
        later
            .filter(|next| next.sign == run.sign)
            .find(|next| next.at.len() == run.at.len())
    }

    /// `扎西**（男）、次仁**（女）`: the next run stands before a bracket, too, so that neither begins emphasis.
    fn is_mask_before_bracket(&self, index: usize, after: char) -> bool {
        let bracket = |c: char| matches!(c, '（' | '(' | '〔' | '【' | '［' | '[');
        if !bracket(after) {
            return false;
        }
        self.next_alike(index).is_none_or(|next| {
            let before = self.text[..next.at.start].chars().next_back();
            let after = self.text[next.at.end..].chars().next();
            before.is_some_and(is_own_letter) && after.is_some_and(bracket)
        })
    }

    /// Whether the signs of a run stand for themselves.
    fn literal(&mut self, index: usize, before: Option<char>, after: Option<char>, open: bool) -> bool {
        let (Some(before), Some(after)) = (before, after) else {
            return false;
        };
        let run = &self.runs[index];
        // `5*6*7`, `139****5678`, `9~~12`.
        if is_digit(before) && is_digit(after) {
            return true;
        }
        if run.sign == b'~' {
            return false;
        }
        let within = |c: char| c.is_alphanumeric() || is_own_letter(c);
        if run.at.len() >= 4 && within(before) && within(after) {
            return true;
        }
        if open {
            return false;
        }
        let named = |run: &Run| is_masked_name(&self.text[..run.at.start]);
        if named(run) && (self.masked || self.next_alike(index).is_none_or(named)) {
            self.masked = true;
            return true;
        }
        run.at.len() == 1
            && within(before)
            && within(after)
            && (self.is_product(index, before, after) || self.alone(index))
    }

    /// `20人*3天`, `5*宽6`, `长*宽*高`, `单价*数量*天数=金额`.
    fn is_product(&self, index: usize, before: char, after: char) -> bool {
        const SIDES: &str = "长宽高厚深径";
        let run = &self.runs[index];
        let unit = is_ideograph(before)
            && self.text[..run.at.start]
                .chars()
                .rev()
                .nth(1)
                .is_some_and(is_digit);
        if is_digit(before) || (unit && is_digit(after)) {
            return true;
        }
        if SIDES.contains(before) && (SIDES.contains(after) || is_digit(after)) {
            return true;
        }
        let (start, end) = self.token(index);
        let equals = |c: Option<char>| matches!(c, Some('=' | '＝'));
        equals(self.text[end..].trim_start().chars().next())
            || equals(self.text[..start].trim_end().chars().next_back())
    }

    /// Whether a single asterisk is the only one within a word, as in a masked name: emphasis needs two.
    fn alone(&self, index: usize) -> bool {
        // `*身份证（原件）*和`: the next one stands behind a sign, where no name is masked.
        let closed = self.next_alike(index).is_some_and(|next| {
            let before = self.text[..next.at.start].chars().next_back();
            before.and_then(own_sign) == Some(Sign::Closing) && !before.is_some_and(is_tsheg)
        });
        if closed {
            return false;
        }
        let (start, end) = self.token(index);
        let inside = &self.runs[self.runs.partition_point(|run| run.at.start < start)..];
        inside.iter().take_while(|run| run.at.end <= end).take(2).count() == 1
            && self.text[start..self.runs[index].at.start].chars().all(is_word)
            && self.text[self.runs[index].at.end..end].chars().all(is_word)
    }

    /// The letters and single asterisks around a run.
    fn token(&self, index: usize) -> (usize, usize) {
        let run = &self.runs[index];
        let belongs = |c: char| is_word(c) || c == '*';
        let start = run.at.start
            - self.text[..run.at.start]
                .chars()
                .rev()
                .take(40)
                .take_while(|c| belongs(*c))
                .map(char::len_utf8)
                .sum::<usize>();
        let end = run.at.end
            + self.text[run.at.end..]
                .chars()
                .take(40)
                .take_while(|c| belongs(*c))
                .map(char::len_utf8)
                .sum::<usize>();
        (start, end)
    }
}

fn is_word(c: char) -> bool {
    is_own_letter(c) || is_tsheg(c) || is_digit(c)
}

/// Whether a text ends in a family name with nothing of a word before it.
pub(in crate::markdown) fn is_masked_name(text: &str) -> bool {
    let mut back = text.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return false;
    };
    let edge = |c: Option<char>| {
        c.is_none_or(|c| {
            c.is_whitespace()
                || (c != '*' && (own_sign(c).is_some() || c.is_ascii_punctuation()))
                || is_digit(c)
        })
    };
    if FAMILY.contains(last) && edge(before) {
        return true;
    }
    FAMILIES.iter().any(|name| text.ends_with(name)) && edge(back.next())
}

/// A letter of as many bytes.
fn letter_like(c: char) -> char {
    match c.len_utf8() {
        1 => 'x',
        2 => 'é',
        3 => '一',
        _ => '\u{20000}',
    }
}

/// A sign of as many bytes.
fn sign_like(c: char) -> char {
    match c.len_utf8() {
        1 => '.',
        2 => '§',
        3 => '。',
        _ => '\u{10100}',
    }
}
