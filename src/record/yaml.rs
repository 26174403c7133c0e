//! YAML text → a tree in which every key and value knows its place; and from such a tree to typed records.
//!
//! **You are here:** `record/` — the only file that names the YAML crates; no IO.
//!
//! Two crates share the work. `saphyr-parser` reads the text as events with places; from these the tree is made, and on
//! the way repeated keys, aliases and deep nesting are refused before anything recursive runs. `serde_yaml` then turns the
//! tree's [`Value`] into types. Every scalar goes into the `Value` as text, so that YAML never guesses a type:
//! `0891` keeps its zero and `no` stays a word (content-format.md, "Rules for every record").

use crate::diag::{Fault, Span, code};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};
use std::borrow::Cow;
use std::collections::HashMap;

/// Deepest nesting of maps and lists (content-format.md).
const MAX_DEPTH: usize = 64;

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The three forms of YAML values.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Text; `plain` when it stands without quotes (only then can it mean "nothing").
    Scalar {
        /// The text without quotes, in NFC.
        text: String,
        /// Whether it stands without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: String,
}

impl Node {
    /// Whether the value says "nothing": an empty plain value, `~` or `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// The place of a field path such as `hours[1].open`, or of the nearest part of it that exists. A path that ends in
    /// a key means its value; `key!` at the end means the key itself.
    pub(crate) fn find(&self, path: &str) -> Span {
        let mut node = self;
        let mut span = self.span;
        let mut rest = path;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('[') {
                let Some((index, tail)) = after.split_once(']') else {
                    break;
                };
                let (Kind::List(items), Ok(index)) = (&node.kind, index.parse::<usize>()) else {
                    break;
                };
                let Some(item) = items.get(index) else { break };
                (node, span, rest) = (item, item.span, tail);
            } else {
                rest = rest.strip_prefix('.').unwrap_or(rest);
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                let (name, tail) = rest.split_at(end);
                let (name, of_key) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
                let Kind::Map(entries) = &node.kind else { break };
                let Some((key, value)) = entries.iter().find(|(key, _)| key.text == name) else {
                    break;
                };
                span = if of_key || value.is_null() {
                    key.span
                } else {
                    value.span
                };
                (node, rest) = (value, tail);
            }
        }
        span
    }
}

/// Reads one document.
///
/// *Shape:* the tree (none when the text holds no value) and all findings; after a syntax error the tree is absent.
/// *Errors:* Z102, Z103, Z105, Z106, Z114.
pub(crate) fn read(text: &str) -> (Option<Node>, Vec<(Span, Fault)>) {
    let mut reader = Reader {
        text,
        places: Places::new(text),
        stack: Vec::new(),
        root: None,
        faults: Vec::new(),
    };
    let mut parser = Parser::new_from_str(text);
    let mut documents = 0;
    loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break,
            Some(Err(error)) => {
                let at = reader.places.byte(error.marker().index());
                let place = line_of(text, at);
                reader
                    .faults
                    .push((place, syntax_fault(error.info(), &text[place.start..place.end])));
                return (None, reader.faults);
            }
            Some(Ok((Event::DocumentStart(_), span))) => {
                documents += 1;
                if documents > 1 {
                    let at = reader.places.byte(span.start.index());
                    reader.faults.push((line_of(text, at), more_documents()));
                    return (None, reader.faults);
                }
            }
            Some(Ok((event, span))) => {
                let start = reader.places.byte(span.start.index());
                let end = reader.places.byte(span.end.index());
                if let Err(fatal) = reader.take(event, Span::new(start, end)) {
                    reader.faults.push((Span::new(start, end.max(start)), *fatal));
                    return (None, reader.faults);
                }
            }
        }
    }
    (reader.root, reader.faults)
}

/// A map or list that is not closed yet.
struct Open {
    node: Node,
    /// For a map: the key that waits for its value, and where each key stood first.
    key: Option<Key>,
    seen: HashMap<String, Span>,
}

struct Reader<'t> {
    text: &'t str,
    places: Places<'t>,
    stack: Vec<Open>,
    root: Option<Node>,
    faults: Vec<(Span, Fault)>,
}

impl Reader<'_> {
    /// Takes one event in. An `Err` ends the reading: going on would only repeat it.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<Fault>> {
        let (anchor, tag) = match &event {
            Event::Alias(_) => (true, false),
            Event::Scalar(_, _, anchor, tag) => (*anchor != 0, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor != 0, tag.is_some())
            }
            _ => (false, false),
        };
        if anchor || tag {
            self.faults.push((line_of(self.text, span.start), anchor_fault()));
        }
        match event {
            Event::Alias(_) => {
                self.value(Node {
                    span,
                    kind: Kind::Scalar {
                        text: String::new(),
                        plain: true,
                    },
                });
            }
            Event::Scalar(text, style, _, _) => {
                let plain = style == ScalarStyle::Plain;
                let text = nfc(text);
                // A block scalar's span runs over the following line's start; show its first line only.
                let span = match style {
                    ScalarStyle::Literal | ScalarStyle::Folded => first_line(self.text, span),
                    ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted => quoted(self.text, span),
                    ScalarStyle::Plain => span,
                };
                self.value(Node {
                    span,
                    kind: Kind::Scalar { text, plain },
                });
            }
            Event::SequenceStart(..) => self.open(span, Kind::List(Vec::new()))?,
            Event::MappingStart(..) => self.open(span, Kind::Map(Vec::new()))?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut open) = self.stack.pop() {
                    // The parser has read on to the next token: a bracket ends where it stands.
                    let bracket = self.text[span.start..].starts_with(['}', ']']);
                    let end = if bracket { span.start + 1 } else { span.end };
                    open.node.span.end = end.max(open.node.span.start);
                    open.node.span = trim_end(self.text, open.node.span);
                    self.value(open.node);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, span: Span, kind: Kind) -> Result<(), Box<Fault>> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Box::new(too_deep()));
        }
        self.stack.push(Open {
            node: Node { span, kind },
            key: None,
            seen: HashMap::new(),
        });
        Ok(())
    }

    fn value(&mut self, node: Node) {
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut open.node.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(entries) => match open.key.take() {
                None => {
                    let span = node.span;
                    let Kind::Scalar { text, .. } = node.kind else {
                        self.faults.push((span, complex_key()));
                        open.key = Some(Key {
                            span,
                            text: String::new(),
                        });
                        return;
                    };
                    if text == "<<" {
                        self.faults.push((span, anchor_fault()));
                    }
                    open.key = Some(Key { span, text });
                }
                Some(key) => {
                    if let Some(first) = open.seen.get(&key.text) {
                        let line = self.text[..first.start].matches('\n').count() + 1;
                        self.faults.push((key.span, duplicate(&key.text, line)));
                        return;
                    }
                    open.seen.insert(key.text.clone(), key.span);
                    entries.push((key, node));
                }
            },
            Kind::Scalar { .. } => {}
        }
    }
}

/// Turns the parser's character indices into byte offsets. Indices come in nearly rising order, so a cursor that walks
/// from the last one costs one pass over the text.
struct Places<'t> {
    text: &'t str,
    chars: usize,
    bytes: usize,
    ascii: bool,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Places<'t> {
        Places {
            text,
            chars: 0,
            bytes: 0,
            ascii: text.is_ascii(),
        }
    }

    fn byte(&mut self, index: usize) -> usize {
        if self.ascii {
            return index.min(self.text.len());
        }
        while self.chars > index {
            self.bytes -= 1;
            while !self.text.is_char_boundary(self.bytes) {
                self.bytes -= 1;
            }
            self.chars -= 1;
        }
        let mut rest = self.text[self.bytes..].chars();
        while self.chars < index {
            let Some(next) = rest.next() else { break };
            self.bytes += next.len_utf8();
            self.chars += 1;
        }
        self.bytes
    }
}

/// What is published is in NFC (portable-output.md E3, tibetan.md N1).
pub(crate) fn nfc(text: Cow<'_, str>) -> String {
    if text.is_ascii() {
        return text.into_owned();
    }
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc()
        .normalize(&text)
        .into_owned()
}

/// The typed form of a value whose shape has been checked.
pub(crate) fn decode<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_yaml::from_value(value).map_err(|error| error.to_string())
}

/// A scalar for [`decode`].
pub(crate) fn text_value(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A list for [`decode`].
pub(crate) fn list_value(items: Vec<Value>) -> Value {
    Value::Sequence(items)
}

/// A map for [`decode`].
pub(crate) fn map_value(entries: Vec<(String, Value)>) -> Value {
    let mut mapping = Mapping::with_capacity(entries.len());
    for (key, value) in entries {
        mapping.insert(Value::String(key), value);
    }
    Value::Mapping(mapping)
}

fn line_of(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // An error at the very end, or on a blank line, is shown on the last line that says something.
    let before = text[..at].trim_end();
    let at = if text[at..].trim().is_empty() {
        before.len()
    } else {
        at
    };
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    Span::new(start + indent, start + line.trim_end().len().max(indent))
}

fn first_line(text: &str, span: Span) -> Span {
    let piece = &text[span.start..span.end];
    Span::new(span.start, span.start + piece.find('\n').unwrap_or(piece.len()))
}

/// A quoted text ends with its quote; the parser counts what follows on the line too.
fn quoted(text: &str, span: Span) -> Span {
    let piece = &text[span.start..span.end];
    let Some(quote) = piece.chars().next() else {
        return span;
    };
    let mut escaped = false;
    let mut inside = piece.char_indices().skip(1).peekable();
    while let Some((at, c)) = inside.next() {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote == '"' {
            escaped = true;
        } else if c == quote {
            // Two single quotes within single quotes stand for one.
            if quote == '\'' && inside.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return Span::new(span.start, span.start + at + 1);
        }
    }
    span
}

fn trim_end(text: &str, span: Span) -> Span {
    Span::new(
        span.start,
        span.start + text[span.start..span.end].trim_end().len(),
    )
}

fn syntax_fault(info: &str, line: &str) -> Fault {
    let value = line
        .split_once(": ")
        .map_or_else(|| line.trim_start_matches("- "), |(_, value)| value)
        .trim_start();
    let count = |sign: char| line.matches(sign).count();
    if value.starts_with(['&', '*', '!']) {
        return anchor_fault();
    }
    let (zh, help_zh, help_en) = if value.starts_with(['@', '`', '%']) {
        (
            "值不能以 @ ` % 开头",
            "给整个值加英文双引号：\"……\"",
            "put a value that begins with @ ` % in double quotes",
        )
    } else if count('{') > count('}') || count('[') > count(']') {
        (
            "括号没有关上：少了 } 或 ]",
            "每个 { 要有 }，每个 [ 要有 ]；括号里的各项用英文逗号隔开",
            "close every { with } and every [ with ], and separate what is inside with commas",
        )
    } else if info.contains("quote")
        || info.contains("quoted scalar")
        || info.contains("unexpected end of stream")
    {
        (
            "引号没有成对，或者值没有写完",
            "检查这一行和上面几行：每个 \" 和 ' 都要成对，每个 [ 和 { 都要有 ] 和 }",
            "check this line and those above: every quote and bracket must be closed",
        )
    } else if info.contains("tab") {
        (
            "缩进里有制表符(Tab)",
            "缩进只能用半角空格",
            "indent with spaces only",
        )
    } else if info.contains("mapping values are not allowed") || info.contains("mapping value") {
        (
            "这一行与上一行没有对齐，或者值里多了一个冒号",
            "同一级的行要对齐；值里有“: ”时，把整个值放进英文双引号：\"……\"",
            "lines of one level must align; put a value that holds a colon and a space in double quotes",
        )
    } else if info.contains("expected block end")
        || info.contains("did not find expected")
        || info.contains("simple key")
        || info.contains("expected ','")
    {
        (
            "这一行与上下文接不上：多半是缩进不齐、少了冒号，或者括号里少了逗号",
            "同一级的行要对齐；“字段: 值”的冒号后面要有一个空格；[ ] 和 { } 里用英文逗号隔开",
            "lines of one level must align; write `key: value`; separate items in [ ] and { } with commas",
        )
    } else {
        (
            "这里不符合 YAML 的写法",
            "对照同类文件检查这一行和上一行：对齐、冒号后的空格、成对的引号和括号",
            "compare this line and the one above with a similar file: alignment, space after the colon, quotes and brackets",
        )
    };
    Fault::new(
        code::YAML_SYNTAX,
        zh,
        format!("the YAML cannot be read here: {info}"),
    )
    .help(help_zh, help_en)
}

fn too_deep() -> Fault {
    Fault::new(
        code::TOO_DEEP,
        format!("嵌套超过了 {MAX_DEPTH} 层"),
        format!("nested more than {MAX_DEPTH} levels deep"),
    )
    .help(
        "检查是不是多打了括号或缩进；正常的记录只有几层",
        "look for stray brackets or indentation; a normal record has a few levels",
    )
}

fn more_documents() -> Fault {
    Fault::new(
        code::MORE_DOCUMENTS,
        "文件里又出现了一个 ---：一个文件只能有一个 YAML 文档",
        "a second --- starts another YAML document",
    )
    .help(
        "多条记录写成列表：每条以“- ”开头；或分成几个文件",
        "write several records as a list, each beginning with `- `, or as several files",
    )
}

fn anchor_fault() -> Fault {
    Fault::new(
        code::ANCHOR_OR_ALIAS,
        "这里用了 YAML 的锚点(&)、别名(*)、标签(!)或合并(<<)，内容文件里不支持",
        "YAML anchors (&), aliases (*), tags (!) and merge keys (<<) are not allowed in content",
    )
    .help(
        "直接把内容写出来；值以 & * ! 开头时，给整个值加英文双引号",
        "write the value out; put a value that begins with & * ! in double quotes",
    )
}

fn complex_key() -> Fault {
    Fault::new(
        code::WRONG_SHAPE,
        "字段名只能是一个词，不能是列表或表",
        "a key must be a word, not a list or a map",
    )
    .help(
        "写成“字段: 值”；行首不要写 ?，字段名不要加括号",
        "write `key: value`, without a `?` or brackets before the colon",
    )
}

fn duplicate(key: &str, first_line: usize) -> Fault {
    Fault::new(
        code::DUPLICATE_KEY,
        format!("字段 {key} 写了两次，第一次在第 {first_line} 行"),
        format!("the key {key} is given twice; the first is on line {first_line}"),
    )
    .help(
        "只留一个；有几个值时写成列表：[甲, 乙]",
        "keep one; write several values as a list: [a, b]",
    )
}
