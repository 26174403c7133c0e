//! What is said about the slips of a Markdown text: each with its place and the line as it should be.
//!
//! **You are here:** `record/body` — for texts of documents when they are read, for those of records when links are checked;
//! no IO.

use crate::diag::{Fault, code, line_of};
use crate::lang::{code_point, is_forbidden, is_invisible};
use crate::markdown::{Slip, SlipKind, slips};
use std::ops::Range;

/// The longest line that advice repeats. *Units:* characters.
const LONGEST_LINE: usize = 300;
/// How many slips of a text are told.
const MOST: usize = 60;

/// The findings of a text. *Shape:* in order. *Units:* bytes of the text.
pub fn faults(markdown: &str) -> Vec<(Range<usize>, Fault)> {
    let slips = slips(markdown);
    let told = slips.iter().take(MOST);
    let mut found: Vec<(Range<usize>, Fault)> = told
        .map(|slip| (slip.at.clone(), fault(markdown, slip, &slips)))
        .collect();
    found.extend(characters(markdown));
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The slips of a text that have one answer: where, what to put there, and what is said about it.
pub(crate) fn mends(markdown: &str) -> Vec<(Range<usize>, String, Fault)> {
    let slips = slips(markdown);
    let sure = |slip: &&Slip| {
        matches!(
            slip.kind,
            SlipKind::NoLink | SlipKind::PictureMark | SlipKind::StrayMark
        )
    };
    let mut found: Vec<(Range<usize>, String, Fault)> = slips
        .iter()
        .filter(sure)
        .filter_map(|slip| {
            Some((
                slip.at.clone(),
                slip.mended.clone()?,
                fault(markdown, slip, &slips),
            ))
        })
        .collect();
    // Where something else is left out than what cannot be seen (a line break of Word), the writer says what belongs there.
    let unseen = characters(markdown)
        .into_iter()
        .filter(|(at, _)| !markdown[at.clone()].contains('\u{B}'));
    found.extend(unseen.map(|(at, fault)| (at, String::new(), fault)));
    found.sort_by_key(|(at, ..)| (at.start, at.end));
    found
}

/// Invisible characters as they stand, and those that entities (`&#8203;`) hide.
fn characters(text: &str) -> Vec<(Range<usize>, Fault)> {
    let mut found: Vec<(Range<usize>, Fault)> = Vec::new();
    let rare = |byte: u8| matches!(byte, 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3);
    if text.bytes().any(rare) {
        let mut end = 0;
        for (at, c) in text.char_indices() {
            if !is_invisible(c) || at < end || joins_pictures(text, at, c) {
                continue;
            }
            let run = text[at..]
                .find(|c: char| !is_invisible(c))
                .map_or(text.len(), |length| at + length);
            end = run;
            if found.len() < MOST {
                found.push((at..run, invisible(text, at..run, c)));
            }
        }
    }
    for (at, _) in text.match_indices("&#") {
        let Some(end) = text[at..]
            .char_indices()
            .take(12)
            .find(|(_, c)| *c == ';')
            .map(|(end, _)| at + end)
        else {
            continue;
        };
        let number = &text[at + 2..end];
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        let Some(c) = value.and_then(char::from_u32) else {
            continue;
        };
        if found.len() < 2 * MOST {
            if is_forbidden(c) {
                found.push((at..end + 1, control(text, at..end + 1, c)));
            } else if is_invisible(c) {
                found.push((at..end + 1, invisible(text, at..end + 1, c)));
            }
        }
    }
    found
}

/// The joiner between two pictographs makes one of them: 👨‍👩‍👧.
fn joins_pictures(text: &str, at: usize, c: char) -> bool {
    let pictograph = |c: char| matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2190}'..='\u{21FF}' | '\u{FE0F}');
    c == '\u{200D}'
        && text[..at].chars().next_back().is_some_and(pictograph)
        && text[at + c.len_utf8()..].chars().next().is_some_and(pictograph)
}

fn invisible(text: &str, at: Range<usize>, c: char) -> Fault {
    let line = mended_line(text, at.start, &[(at, String::new())]);
    let code = code_point(c);
    Fault::new(
        code::INVISIBLE,
        format!("这里有看不见的字符({code})，常从网页或聊天软件粘贴而来"),
        format!(
            "there is an invisible character here ({code}), as web pages and chat programs leave when copied"
        ),
    )
    .help(
        format!("应写成：`{line}`"),
        format!("write the line like this instead: `{line}`"),
    )
}

/// The finding for a control character or noncharacter at a place of a text.
pub fn control(text: &str, at: Range<usize>, c: char) -> Fault {
    // Word's line break within a paragraph is a line end; of the others nothing can be seen.
    let put = if c == '\u{B}' { " " } else { "" };
    let line = mended_line(text, at.start, &[(at, put.to_owned())]);
    let code = code_point(c);
    let (zh, en) = if c == '\u{B}' {
        ("，是 Word 里的手动换行", ", a manual line break of Word")
    } else {
        ("", "")
    };
    Fault::new(
        code::CONTROL_CHARACTER,
        format!("这里有控制字符({code}){zh}，网页和订阅都不能有"),
        format!("there is a control character here ({code}){en}, which no page or feed may hold"),
    )
    .help(
        format!("删去它（要换行的按回车键）：`{line}`"),
        format!("delete it (press Enter for a new line): `{line}`"),
    )
}

/// The line of a place with pieces of it replaced.
fn mended_line(text: &str, at: usize, changes: &[(Range<usize>, String)]) -> String {
    let last = changes.iter().map(|(range, _)| range.end).max().unwrap_or(at);
    let Range { start: mut from, end } = line_of(text, at..last.max(at));
    let mut line = String::new();
    for (range, put) in changes {
        if range.start < from {
            continue;
        }
        line.push_str(&text[from..range.start]);
        line.push_str(put);
        from = range.end;
    }
    line.push_str(&text[from..end]);
    line.retain(|c| !is_forbidden(c));
    let mut line = line.trim_end().to_owned();
    // A table is told whole: it is one thing.
    if !line.contains('\n')
        && let Some((cut, _)) = line.char_indices().nth(LONGEST_LINE)
    {
        line.truncate(cut);
        line.push('…');
    }
    line
}

/// What is wrong with a slip, with its line mended, and the others on that line with it.
fn fault(text: &str, slip: &Slip, all: &[Slip]) -> Fault {
    let Range { start, end } = line_of(text, slip.at.clone());
    let from = all.partition_point(|other| other.at.start < start);
    let changes: Vec<(Range<usize>, String)> = all[from..]
        .iter()
        .take_while(|other| other.at.start <= end)
        .take(MOST)
        .filter_map(|other| Some((other.at.clone(), other.mended.clone()?)))
        .collect();
    let line = mended_line(text, slip.at.start, &changes);
    let shown = &text[slip.at.clone()];
    let shown: String = shown.chars().filter(|c| !is_forbidden(*c)).take(40).collect();
    let fault = words(slip.kind, &shown);
    let (zh, en) = advice(slip.kind);
    if slip.mended.is_none() {
        let (zh, en) = match slip.kind {
            SlipKind::StrayMark => (
                "要加粗的，两边各紧贴两个半角 *，如 **时间**；要显示符号本身的，每个前面加 \\",
                "write two ASCII asterisks right before and right after the words: **time**; to show a sign, put \\ before each",
            ),
            kind => alone(kind, &shown).unwrap_or((zh, en)),
        };
        return fault.help(zh, en);
    }
    fault.help(
        format!("应写成：`{line}`{zh}"),
        format!("write the line like this instead: `{line}`{en}"),
    )
}

fn words(kind: SlipKind, shown: &str) -> Fault {
    match kind {
        SlipKind::NoLink => Fault::new(
            code::NO_LINK,
            format!("“{shown}”写得像链接，却不是链接，网页上会原样显示"),
            format!("`{shown}` looks like a link and is none: it is published as it is typed"),
        ),
        SlipKind::PictureMark => Fault::new(
            code::NO_LINK,
            "图片前面的感叹号要用半角(英文)的 !，紧挨着方括号；现在是一个链接",
            "the mark before a picture has to be an ASCII ! right before the bracket; this is a link",
        ),
        SlipKind::EmptyLink => Fault::new(
            code::WITHOUT_WORDS,
            format!("链接“{shown}”没有文字，网页上看不到"),
            format!("the link `{shown}` has no words: nothing of it is seen"),
        ),
        SlipKind::EmptyHeading => {
            Fault::new(code::WITHOUT_WORDS, "小标题没有文字", "the heading has no words")
        }
        SlipKind::EmptyPicture => Fault::new(
            code::WITHOUT_WORDS,
            format!("图片“{shown}”没有文字说明，看不见图的人不知道它是什么"),
            format!("the picture `{shown}` has no description for those who cannot see it"),
        ),
        SlipKind::ForeignPicture => Fault::new(
            code::PICTURE_NOT_SHOWN,
            "图片在别的网站上，网页不向别的网站取图，这里什么也不显示",
            "the picture is on another host, which pages do not load from: nothing is shown",
        ),
        SlipKind::UnseenPicture => Fault::new(
            code::PICTURE_NOT_SHOWN,
            format!("“{shown}”这种文件，居民的浏览器（特别是旧手机）显示不出来"),
            format!("browsers, above all those of old phones, do not show `{shown}`"),
        ),
        SlipKind::FilmAsPicture => Fault::new(
            code::PICTURE_NOT_SHOWN,
            format!("“{shown}”不是图片，不能当图片显示"),
            format!("`{shown}` is no picture and cannot be shown as one"),
        ),
        SlipKind::LongRow => Fault::new(
            code::TABLE_SLIP,
            format!("这一行比表头多出了“{shown}”，没有标题"),
            format!("this row has more cells than the head of the table: `{shown}`"),
        ),
        SlipKind::NoTable => Fault::new(
            code::TABLE_SLIP,
            "这几行像是表格，但写法不对，网页上会原样显示竖线",
            "these lines look like a table and are none: the bars are published",
        ),
        SlipKind::StrayMark if shown.starts_with(['_', '=', '》', '＞']) => Fault::new(
            code::STRAY_MARK,
            format!("“{shown}”里的符号没有作用，会原样显示"),
            format!("the marks of `{shown}` do nothing: they are published"),
        ),
        SlipKind::StrayMark => Fault::new(
            code::STRAY_MARK,
            format!("“{shown}”里的符号会原样显示：符号要用半角，里面不留空格"),
            format!("the marks of `{shown}` are published: they have to be ASCII, without spaces inside"),
        ),
        SlipKind::RawNowhere => Fault::new(
            code::RAW_LINK,
            format!("HTML 里写的“{shown}”不知道通向哪里，网页上没有这个链接或图片"),
            format!("`{shown}` in raw HTML leads nowhere: the page has no such link or picture"),
        ),
        SlipKind::OpenMark => Fault::new(
            code::STRAY_MARK,
            format!("这一行只有一个“{shown}”，没有配对，网页上会原样显示"),
            format!("`{shown}` stands alone on this line: it is published as it is typed"),
        ),
        SlipKind::NoReference => Fault::new(
            code::STRAY_MARK,
            format!("正文里没有用到脚注“{shown}”，它会孤零零地显示在最后"),
            format!("the text does not refer to the footnote `{shown}`, which is shown at its end"),
        ),
        SlipKind::VaguePicture => Fault::new(
            code::WITHOUT_WORDS,
            format!("图片“{shown}”的说明没有说出图里有什么，看不见图的人不知道它是什么"),
            format!("the description of `{shown}` does not say what the picture shows"),
        ),
        SlipKind::DroppedElement => Fault::new(
            code::PICTURE_NOT_SHOWN,
            format!("“{shown}>”这种内容不会出现在网页上，它和它里面的东西都会消失"),
            format!("`{shown}>` is not published: it vanishes with what is in it"),
        ),
        SlipKind::CommaTable => Fault::new(
            code::TABLE_SLIP,
            "这几行像是用逗号隔开的表格，网页上会连成一段",
            "these lines look like a table parted by commas: they are published as one paragraph",
        ),
        SlipKind::CutNumber => Fault::new(
            code::TABLE_SLIP,
            format!("“{shown}”是电子表格显示的长数字，原来的数已经不全了"),
            format!("`{shown}` is what a spreadsheet shows of a long number: its digits are lost"),
        ),
        SlipKind::NoNote => Fault::new(
            code::STRAY_MARK,
            format!("脚注“{shown}”没有内容，网页上会原样显示"),
            format!("the footnote {shown} has no text: it is published as it is typed"),
        ),
    }
}

/// Advice where there is no mended line that other advice would follow, or where raw HTML has no brackets to write in.
fn alone(kind: SlipKind, shown: &str) -> Option<(&'static str, &'static str)> {
    match kind {
        SlipKind::EmptyPicture if shown.starts_with('<') => Some((
            "在标签里加上 alt=\"图里有什么\"；也可以不用 HTML：![图里有什么](files/门口.jpg)",
            "add alt=\"what the picture shows\" to the tag; or without HTML: ![what it shows](files/ramp.jpg)",
        )),
        SlipKind::ForeignPicture | SlipKind::UnseenPicture => Some((
            "把图片存成 JPG 或 PNG，放进 content/files/，写成 ![图里有什么](files/文件名)",
            "save the picture as JPG or PNG in content/files/ and write ![what it shows](files/name)",
        )),
        _ => None,
    }
}

/// Advice that stands alone, or follows the mended line.
fn advice(kind: SlipKind) -> (&'static str, &'static str) {
    match kind {
        SlipKind::NoLink | SlipKind::PictureMark | SlipKind::StrayMark => ("", ""),
        SlipKind::RawNowhere => (
            "。站内写 station:编号、page:编号或 files/文件名，站外写完整网址 https://…；也可以不用 HTML：[文字](page:编号)",
            " — within the site station:id, page:id or files/name, elsewhere https://…; or without HTML: [words](page:id)",
        ),
        SlipKind::EmptyLink => (
            "在方括号里写上去哪里，如 [登记表](files/登记表.docx)；不要这个链接的，整个删去",
            "write in the brackets where it leads, or delete it",
        ),
        SlipKind::EmptyHeading => (
            "在 # 后面写上小标题，或者删去这一行",
            "write a heading after the #, or delete the line",
        ),
        SlipKind::EmptyPicture => (
            "在方括号里写上图里有什么，如 ![服务点门口的斜坡](files/门口.jpg)",
            "write in the brackets what the picture shows: ![the ramp](files/ramp.jpg)",
        ),
        SlipKind::ForeignPicture => (
            "（先把图片存到 content/files/ 里）",
            " (after saving the picture in content/files/)",
        ),
        SlipKind::UnseenPicture => (
            "（先用“画图”或看图软件另存为 JPG 或 PNG，放进 content/files/）",
            " (after saving it as JPG or PNG in content/files/)",
        ),
        SlipKind::FilmAsPicture => ("，居民点开来看", ", a link to open it"),
        SlipKind::OpenMark => (
            "加粗的字前后各写两个星号：**请注意：**；不加粗的，删去它",
            "bold words have two asterisks before and behind: **note**; else delete it",
        ),
        SlipKind::NoReference => (
            "在正文要说明的地方写上同样的记号，如 [^1]；不要这条脚注的，删去这一行",
            "write the same sign, such as [^1], where the text needs it, or delete the line",
        ),
        SlipKind::VaguePicture => (
            "在方括号里写上图里有什么，如 ![社工在老人家里登记需求](files/走访.jpg)",
            "write in the brackets what the picture shows: ![the ramp](files/ramp.jpg)",
        ),
        SlipKind::DroppedElement => (
            "视频、音频放进 content/files/，或者写成链接：[看视频](https://…)；程序代码、表单删去",
            "put films and sound into content/files/ or write a link: [watch](https://…); delete scripts and forms",
        ),
        SlipKind::CommaTable => ("，前后各空一行", ", an empty line before and after"),
        SlipKind::CutNumber => (
            "从原来的材料上重新抄写；表格里先把这一列设成“文本”",
            "copy it again from its source; in a spreadsheet make the column text first",
        ),
        SlipKind::LongRow => (
            "多出的格子已照样显示；给表头和下面那行 --- 也加一格，或者删去多打的竖线 |；竖线是内容的，写成 \\|",
            "the cell is shown; add one to the head and to the line of ---, or delete the bar too many; a bar that is content is written \\|",
        ),
        SlipKind::NoTable => (
            "（表头下面那行 --- 的格数要和表头一样，表格前后各空一行）",
            " (as many --- as the head has cells, an empty line before and after)",
        ),
        SlipKind::NoNote => (
            "在正文后面加一行：[^1]: 脚注内容（方括号里写同样的记号），前面空一行；不要脚注的，删去这个记号",
            "add a line below the text, after an empty one: [^1]: the note (the same sign in the brackets), or delete the sign",
        ),
    }
}
