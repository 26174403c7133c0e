//! Validation messages: what is said about a value that does not fit its shape, with an example of what to write.
//!
//! **You are here:** `record/shape` — the words of the check; no IO.

use super::formats::check_scalar;
use super::words::{key_for, named};
use super::{Field, Fields, Shape};
use crate::diag::{Fault, code};
use crate::source::yaml::{Key, Kind, Node};
use crate::value::{Quantity, Scalar, letters_as_digits};

pub(super) fn unknown_key(key: &str, fields: &Fields) -> Fault {
    let known = fields.known.keys().map(String::as_str);
    let fault = Fault::new(
        code::UNKNOWN_KEY,
        format!("没有名为 {key} 的字段"),
        format!("there is no key named {key}"),
    );
    if let Some(near) = key_for(key, fields) {
        let meaning = fields.known.get(near).map_or("", |field| field.meaning.as_str());
        let fault = fault
            .help(
                format!("最接近的是 {}", with_meaning(near, meaning)),
                format!("the nearest is {near}"),
            )
            .instead(near);
        return if named(key, fields) == Some(near) {
            fault.sure()
        } else {
            fault
        };
    }
    if fields.rest.is_some() {
        return fault
            .help(
                "指标写它的编号，编号在 content/statistics/measures.yaml 里",
                "write a measure's id: it stands in content/statistics/measures.yaml",
            )
            .meant("measure", key);
    }
    let list: Vec<&str> = known.collect();
    fault.help(
        format!("这里可以写的字段：{}", list.join("、")),
        format!("the keys allowed here: {}", list.join(", ")),
    )
}

/// A key of the format and its value without the colon between them.
pub(super) fn lacks_colon(entry: &str) -> Fault {
    Fault::new(
        code::UNKNOWN_KEY,
        format!("“{entry}”的字段名后面少了冒号"),
        format!("`{entry}` has no colon behind its key"),
    )
}

/// A number or word without a key in a map: what a comma in the number before it has cut off.
pub(super) fn leftover(word: &str, before: Option<&(Key, Node)>) -> Fault {
    let fault = if word.bytes().all(|b| b.is_ascii_digit()) {
        Fault::new(
            code::UNKNOWN_KEY,
            format!("多出一个数 {word}，没有写它是哪个字段的"),
            format!("the number {word} has no key"),
        )
    } else {
        Fault::new(
            code::UNKNOWN_KEY,
            format!("“{word}”后面没有冒号和数，不知道它是什么"),
            format!("no colon and number stand behind {word}"),
        )
    };
    let cut = before.and_then(|(key, node)| match &node.kind {
        Kind::Scalar { text, .. } if text.ends_with(|c: char| c.is_ascii_digit()) => Some((&key.text, text)),
        _ => None,
    });
    let Some((key, text)) = cut else {
        return fault.help(
            "是指标的，写成“编号: 数”；不是的，删去",
            "a measure is written as `id: number`; delete what is none",
        );
    };
    // One number in two pieces, if it is one: 1,310户 is 1310户; of 1,3l0 only the writer knows.
    let whole = format!("{text}{word}");
    let plain =
        word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(|c: char| c.is_ascii_alphabetic());
    if plain && Quantity::read(&whole).is_ok() {
        fault.help(
            format!("如果和前面是一个数，数字里不写逗号：{key}: {whole}；如果是另一个数，前面补上字段名"),
            format!("if it belongs to the number before, write that without a comma: {key}: {whole}; else give it a key"),
        )
    } else {
        let digits = letters_as_digits(&whole);
        if digits != whole && digits.bytes().all(|b| b.is_ascii_digit()) {
            return fault.help(
                format!("{key} 的数被逗号切开，里面还有字母：多半是 {key}: {digits}，对照原来的材料核对"),
                format!("a comma and a letter stand in the number of {key}: it is likely {key}: {digits}; check it by its source"),
            );
        }
        fault.help(
            format!("{key} 的数被逗号切开，只读到 {text}：核对这个数，里面不写逗号，也不夹字母；是另一项的，写成“编号: 数”"),
            format!("a comma has cut the number of {key}, which is read as {text}: check it and write it without commas and letters; another measure is written as `id: number`"),
        )
    }
}

pub(super) fn with_meaning(word: &str, meaning: &str) -> String {
    if meaning.is_empty() {
        word.to_owned()
    } else {
        format!("{word}（{meaning}）")
    }
}

pub(super) fn missing_key(name: &str, field: &Field) -> Fault {
    let line = format!("{name}: {}", sample(&field.shape));
    let choices: Vec<&str> = match &field.shape {
        Shape::OneOf(words) => words.iter().map(|(word, _)| word.as_str()).collect(),
        _ => Vec::new(),
    };
    Fault::new(
        code::MISSING_KEY,
        format!("缺少必填字段 {name}"),
        format!("the required key {name} is missing"),
    )
    .help(
        match choices.as_slice() {
            [] => format!("补上一行：{}", with_meaning(&line, &field.meaning)),
            words => format!(
                "补上一行：{}，……换成其中一个：{}",
                with_meaning(&line, &field.meaning),
                words.join("、")
            ),
        },
        match choices.as_slice() {
            [] => format!("add a line: {line}"),
            words => format!("add a line: {line}, with one of {}", words.join(", ")),
        },
    )
}

/// The form of a value, with …… for what only the writer knows: an example that could be a fact would be copied.
fn sample(shape: &Shape) -> String {
    match shape {
        Shape::List { item, .. } => format!("[{}]", sample(item)),
        Shape::Map(fields) => sample_map(fields),
        Shape::Scalar(format) if format == "clock-time" => "\"……\"".to_owned(),
        _ => "……".to_owned(),
    }
}

/// A map's required keys; where none is required, its first ones.
fn sample_map(fields: &Fields) -> String {
    let required = || fields.known.iter().filter(|(_, field)| field.required);
    let some: Vec<_> = if required().next().is_some() {
        required().collect()
    } else {
        fields.known.iter().take(3).collect()
    };
    let some: Vec<String> = some
        .iter()
        .map(|(name, field)| format!("{name}: {}", sample(&field.shape)))
        .collect();
    format!("{{{}}}", some.join(", "))
}

pub(super) fn wrong_shape(shape: &Shape, node: &Node, name: &str) -> Fault {
    let (found_zh, found_en) = match node.kind {
        Kind::Scalar { .. } => ("一段文字", "a word"),
        Kind::List(_) => ("一个列表", "a list"),
        Kind::Map(_) => ("一个表(字段: 值)", "a map"),
    };
    let (wanted_zh, wanted_en) = match shape {
        Shape::Words | Shape::OneOf(_) | Shape::Scalar(_) => ("一个词或一段文字", "words"),
        Shape::Text | Shape::Named(_) => ("一段文字，或按语言写", "a text, or one for each language"),
        Shape::List { .. } => ("一个列表", "a list"),
        Shape::Map(_) => ("一个表(字段: 值)", "a map"),
        Shape::Either(..) => ("一个词或一个表(字段: 值)", "a word or a map"),
    };
    let (here_zh, here_en) = if name.is_empty() {
        ("这里", "this place")
    } else {
        (name, name)
    };
    let (zh, en) = example(shape, name);
    if matches!(
        (shape, &node.kind),
        (Shape::Map(_) | Shape::Either(..) | Shape::Named(_), Kind::Map(_))
    ) {
        return Fault::new(
            code::WRONG_SHAPE,
            format!("{here_zh} 的冒号前面要写字段名，这里是内容"),
            format!("{here_en} wants the name of a key before the colon, this is its value"),
        )
        .help(zh, en);
    }
    Fault::new(
        code::WRONG_SHAPE,
        if name.is_empty() {
            format!("这里应是{wanted_zh}，写的是{found_zh}")
        } else {
            format!("{here_zh} 应是{wanted_zh}，这里是{found_zh}")
        },
        format!("{here_en} wants {wanted_en}, this is {found_en}"),
    )
    .help(zh, en)
}

/// What to write under a key, as an example.
pub(super) fn example(shape: &Shape, key: &str) -> (String, String) {
    let value = match shape {
        Shape::Text | Shape::Named(_) => "{zh: …, bo: …}".to_owned(),
        Shape::Either(_, fields) => sample_map(fields),
        _ => sample(shape),
    };
    // A file that is no record at all: a table that was pasted, or a sentence.
    if key.is_empty()
        && let Shape::Map(fields) = shape
    {
        let known: Vec<&str> = fields.known.keys().map(String::as_str).collect();
        return (
            format!(
                "一行写一个“字段: 值”，字段有：{}；表格放进附件，或者一个数一个字段地写",
                known.join("、")
            ),
            format!("one `key: value` a line; the keys are {}", known.join(", ")),
        );
    }
    let line = if key.is_empty() {
        value
    } else {
        format!("{key}: {value}")
    };
    (
        format!("写法：{line}，……换成实际的"),
        format!("the form is: {line}, with the facts for ……"),
    )
}

/// What to say of a text where a list of scalars is wanted, and the text is none of them: its own advice, in a list.
pub(super) fn of_item(node: &Node, shape: &Shape, key: &str) -> Option<(String, String)> {
    let (Shape::List { item, .. }, Kind::Scalar { text, .. }) = (shape, &node.kind) else {
        return None;
    };
    let Shape::Scalar(format) = &**item else {
        return None;
    };
    let fault = check_scalar(format, text.trim()).err()?;
    let fault = or_nothing(fault, key, text.trim(), false);
    if fault.meant.is_some() {
        return None;
    }
    let (zh, en) = (fault.help_zh?, fault.help_en?);
    if zh.starts_with("没有就删去") || zh.contains("不用写") {
        return Some((zh, en));
    }
    Some((
        format!("写成列表 `{key}: [……]`，里面的一项：{zh}"),
        format!("write a list, `{key}: [……]`; an item of it: {en}"),
    ))
}

pub(super) fn bad_language(tag: &str) -> Fault {
    let fault = Fault::new(
        code::BAD_LANGUAGE,
        if crate::lang::Lang::parse(tag).is_some() {
            format!("{tag} 不是这里用的语言代码")
        } else {
            format!("{tag} 不是语言代码")
        },
        format!("{tag} is not a language tag that is used here"),
    );
    match crate::lang::named(tag) {
        Some(lang) => fault.write(lang.tag()),
        None => fault.help("中文写 zh，藏文写 bo", "write zh for Chinese, bo for Tibetan"),
    }
}

/// Several ids in one item of a list, or where one is wanted: a list is advised only where one is read.
pub(super) fn several(name: &str, text: &str, ids: &[&str], listed: bool) -> Fault {
    let list = format!("[{}]", ids.join(", "));
    let fault = Fault::new(
        code::BAD_ID,
        format!("{name} 的“{}”里好像有几个编号", text.replace('\n', " ")),
        format!("`{}` seems to hold several ids", text.replace('\n', " ")),
    );
    if !listed {
        let (zh, en) = (ids.join("、"), ids.join(", "));
        return fault.help(
            format!("这里只能写一个编号：{zh} 里留一个；本来就是一个的，去掉中间的空格和标点，与那条记录的编号一模一样"),
            format!("one id alone may stand here: keep one of {en}; if it is one, take out what parts it, and write it as its record does"),
        );
    }
    fault
        .help(
            format!("几个编号写成列表：{list}"),
            format!("write a list: {list}"),
        )
        .instead(list)
}

/// Words for that there is nothing to write.
const NOTHING: &[&str] = &[
    "无", "没有", "暂无", "未定", "待定", "不详", "未知", "不清楚", "空", "-", "—", "——", "/", "n/a", "none",
    "无。", "待补", "待填", "མེད", "མེད།",
];

/// Words for that something does not end.
const ALWAYS: &[&str] = &[
    "长期", "永久", "长期有效", "永久有效", "一直", "无期限", "无限期", "常年",
];

/// What to say of a key whose value says that there is nothing.
pub(super) fn nothing(text: &str) -> Option<(String, String)> {
    NOTHING.contains(&text.to_lowercase().as_str()).then(|| {
        (
            "没有就删去这一行".to_owned(),
            "delete the line where there is nothing to say".to_owned(),
        )
    })
}

/// The finding for words that say there is nothing to write: then nothing is written.
pub(super) fn or_nothing(fault: Fault, name: &str, text: &str, listed: bool) -> Fault {
    if fault.instead.is_some() || fault.meant.is_some() && !NOTHING.contains(&text) {
        return fault;
    }
    let (what_zh, what_en) = if listed {
        ("这一项", "item")
    } else {
        ("这一行", "line")
    };
    if NOTHING.contains(&text.to_lowercase().as_str()) {
        return Fault { meant: None, ..fault }.help(
            format!("没有就删去{what_zh}"),
            format!("delete the {what_en} where there is nothing to say"),
        );
    }
    if ALWAYS.contains(&text) {
        return fault.help(
            format!("“{text}”不用写：删去{what_zh}（不写 {name} 就是没有期限）"),
            format!("delete the {what_en}: without {name} there is no end"),
        );
    }
    fault
}

pub(super) fn empty_text(name: &str) -> Fault {
    Fault::new(
        code::EMPTY_TEXT,
        format!("{name} 是空的"),
        format!("{name} is empty"),
    )
    .help("写上内容，或者删去这一行", "write something, or delete the line")
}

/// A text beyond what a field may have, without repeating it.
pub(super) fn too_long(name: &str, most: usize) -> Fault {
    Fault::new(
        code::TOO_LONG,
        format!("{name} 太长，最多 {most} 字"),
        format!("{name} is too long: {most} characters at most"),
    )
    .help(
        "这里只写名称或标题，正文写在 --- 下面，或者写进 description；多半是粘贴时带进了别的内容",
        "write the name or title alone; a long text belongs below the --- or into description",
    )
}

/// A Chinese name where a record is referred to: its pinyin would be no help, since the id is another one.
pub(super) fn name_for_id(name: &str, text: &str) -> Fault {
    let (zh, en) = match name {
        "level" => (
            "site.yaml 的 station_levels 里",
            "in `station_levels` of site.yaml",
        ),
        "category" => (
            "site.yaml 的 notice_categories 里",
            "in `notice_categories` of site.yaml",
        ),
        "services" | "service" => ("content/services/ 的文件里", "in the files of content/services/"),
        "audiences" => ("content/audiences.yaml 里", "in content/audiences.yaml"),
        "tags" => ("content/tags.yaml 里", "in content/tags.yaml"),
        "station" | "stations" | "parent" | "successor" => {
            ("content/stations/ 的文件里", "in the files of content/stations/")
        }
        "operator" => (
            "content/operators/ 的文件里",
            "in the files of content/operators/",
        ),
        "item" => ("公开目录 catalogue.yaml 里", "in catalogue.yaml"),
        _ => (
            "它自己的文件里，或者就是文件名",
            "in its own file, or is the file's name",
        ),
    };
    Fault::new(
        code::BAD_ID,
        format!("{name} 要写编号(id)，“{text}”不是编号"),
        format!("{name} wants an id, and {text} is none"),
    )
    .help(
        format!("编号由小写字母、数字和连字符组成，写在{zh}，照抄过来"),
        format!("an id has lower-case letters, digits and hyphens; copy it: it stands {en}"),
    )
    .meant(name, text)
}
