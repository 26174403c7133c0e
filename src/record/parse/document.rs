//! Front-matter parser, for Markdown with it: where each begins, and the language in the file's name.
//!
//! **You are here:** `record/parse` — one form of file; no IO.

use super::front_matter::front_matter;
use super::{At, File, Unread, misplaced};
use crate::diag::{Fault, Span, code};
use crate::lang::Lang;
use crate::record::body::{Body, faults};
use crate::record::shape::Required;
use crate::record::{Document, FileKind, Item, Naming, Origin, stem};
use crate::source::encoding;
use crate::source::yaml::{Kind, Node};
use crate::value::{Id, Scalar};
use std::sync::Arc;

impl File<'_> {
    pub(super) fn read_document(&mut self, text: &str) {
        let (name, lang) = document_stem(stem(self.path));
        let Some(front) = front_matter(text) else {
            let (at, fault) = no_front_matter(text);
            self.report(at, fault);
            self.lost(Some(name.into()));
            return;
        };
        // A translation takes shared fields from its original; whether there is one is known only when all files are read.
        // A translation whose name says so in its own way is told its name, and nothing that its original has.
        let misnamed = lang
            .is_none()
            .then(|| self.misnamed_translation(front.yaml))
            .flatten();
        let required = if lang.is_some() || misnamed.is_some() {
            Required::FromOriginal
        } else {
            Required::Enforced
        };
        self.parsed.heading = heading(front.yaml);
        let body = Body::read(&text[front.body..], front.body);
        if !self.plain {
            self.body_faults(&text[front.body..], front.body);
        }
        let kind = self.kind;
        self.with_yaml(front.yaml, front.offset, required, |file, node, yaml| {
            let origin = Origin {
                file: Arc::clone(file.path),
                index: None,
            };
            if misnamed.is_none()
                && let Some((fault, of)) = misplaced::in_other_folder(kind, node)
            {
                file.report(At::File, fault);
                file.lost(None);
                file.parsed.unread.push(Unread { kind: of, id: None });
                return;
            }
            if let Some(right) = misnamed {
                file.report(At::File, misnamed_fault(&right));
                file.lost(Some(name.into()));
                return;
            }
            let written = Naming::of(node);
            // A front matter that cannot be read has findings of its own.
            macro_rules! item {
                ($($kind:ident $type:ty => $item:path, $name:literal;)*) => {
                    match kind {
                        $(FileKind::$kind => file.record::<$type>(node, yaml).and_then(|front| {
                            let (id, named) = file.document_id(front.id.as_ref(), written, name, lang)?;
                            let meaning = std::mem::take(&mut file.meaning).with_text(&body.markdown);
                            Some($item(Arc::new(Document { id, named, lang, origin, front, body, meaning })))
                        }),)*
                        _ => None,
                    }
                };
            }
            let item = document_kinds!(item);
            file.parsed.items.extend(item);
        });
    }
}

impl File<'_> {
    /// What is wrong in a document's text, which begins at byte `offset` of the file.
    fn body_faults(&mut self, body: &str, offset: usize) {
        for (range, fault) in faults(body) {
            let span = Span::new(offset + range.start, offset + range.end);
            self.report(At::Span(span), fault);
        }
        if let Some(at) = body.find('\u{FFFD}') {
            let span = Span::new(offset + at, offset + at + '\u{FFFD}'.len_utf8());
            self.report(At::Span(span), encoding::lost_character());
        }
    }

    /// The name that a translation should have which is named otherwise: its name or folder says a language, and it lacks what
    /// only an original has to say.
    fn misnamed_translation(&self, yaml: &str) -> Option<String> {
        let right = misplaced::translation_name(self.path)?;
        let has = |key: &str| yaml.lines().any(|line| line.starts_with(key));
        let whole = match self.kind {
            FileKind::Notices => has("date:") && has("category:"),
            FileKind::Disclosures => has("date:") && has("item:"),
            // A page needs no more than its title: only a name that can be no id says enough.
            _ => !has("translation:"),
        };
        (!whole).then_some(right)
    }
}

/// The finding for a translation by another name.
fn misnamed_fault(right: &str) -> Fault {
    let original = right.split('.').next().unwrap_or_default();
    Fault::new(
        code::ORPHAN_TRANSLATION,
        "这个文件像是译文，文件名却不是译文的写法，不会当作译文发布",
        "this file looks like a translation and is not named like one",
    )
    .help(
        format!("这是译文的话，文件名写 {right}，放在原文 {original}.md 旁边；不是译文的，写全 date 等字段"),
        format!("if this is a translation, name the file {right} and put it beside {original}.md; else write date and the other keys"),
    )
    .instead(right)
}

impl Naming {
    /// Whether a front matter gives an id, right or wrong.
    fn of(node: &Node) -> Naming {
        match &node.kind {
            Kind::Map(entries)
                if entries
                    .iter()
                    .any(|(key, value)| key.text == "id" && !value.is_null()) =>
            {
                Naming::Given
            }
            _ => Naming::File,
        }
    }
}

impl File<'_> {
    /// The id of a document: the given one, else the file's name; for a translation perhaps its original's.
    fn document_id(
        &mut self,
        given: Option<&Id>,
        written: Naming,
        name: &str,
        lang: Option<Lang>,
    ) -> Option<(Id, Naming)> {
        if let Some(id) = given {
            return Some((id.clone(), Naming::Given));
        }
        if written == Naming::Given {
            // The id has a finding of its own.
            self.lost(None);
            return None;
        }
        if let Ok(id) = Id::read(name) {
            return Some((id, Naming::File));
        }
        if lang.is_some()
            && let Ok(id) = Id::read("original")
        {
            return Some((id, Naming::Original));
        }
        self.stem_id(name).map(|id| (id, Naming::File))
    }
}

/// Two dashes, four, or the long ones that input methods and Word make of them.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '─' | '━' | '―' | '_' | '＿')
}

/// The finding for a first line that is nearly `---`, that stands too low, or that is left out above the first key.
fn nearly_a_fence(text: &str) -> Option<(At, Fault)> {
    let fault = |zh: &str, en: &str| Fault::new(code::NO_FRONT_MATTER, zh, en);
    let blank: usize = text
        .split_inclusive('\n')
        .take_while(|line| line.trim().is_empty())
        .map(str::len)
        .sum();
    let line = text.get(blank..)?.lines().next()?;
    let content = line.trim();
    let at = Span::new(blank, blank + line.trim_end().len());
    if content.chars().count() > 1 && content.chars().all(is_dash) {
        if blank > 0 && content == "---" && line.starts_with('-') {
            let fault = fault("信息区前面有空行", "blank lines stand above the front matter").help(
                "删去开头的空行，第一行就是：---",
                "delete the blank lines, so that the first line is: ---",
            );
            return Some((At::Span(Span::new(0, 0)), fault));
        }
        let fault = Fault::new(
            code::NO_FRONT_MATTER,
            format!("第一行是“{content}”，要写三个英文减号“---”"),
            format!("the first line is `{content}` and has to be three hyphens, ---"),
        )
        .help(
            if blank > 0 {
                "删去开头的空行；这一行应写成：`---`"
            } else {
                "这一行应写成：`---`"
            },
            if blank > 0 {
                "delete the blank lines; write this line as: `---`"
            } else {
                "write: `---`"
            },
        );
        return Some((At::Span(at), fault));
    }
    let key = content.split([':', '：']).next()?;
    let is_key = key.len() < content.len()
        && !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_key && blank == 0).then(|| {
        let fault = fault(
            "信息区上面少了一行 ---",
            "the line of --- above the front matter is missing",
        )
        .help(
            "在这一行上面加一行：---（最后一个字段下面也要有一行）",
            "add a line above this one: --- (and one below the last key)",
        );
        (At::Span(at), fault)
    })
}

/// Why there is no front matter, at the line that comes nearest to what is missing.
fn no_front_matter(text: &str) -> (At, Fault) {
    let end = text.find('\n').unwrap_or(text.len());
    let first = &text[..end];
    if first.trim_end() != "---" {
        if let Some(near) = nearly_a_fence(text) {
            return near;
        }
        let fault = Fault::new(
            code::NO_FRONT_MATTER,
            "文件开头缺少用 --- 括起来的信息区",
            "the file does not begin with front matter between two lines of ---",
        )
        .help(
            "第一行写 ---，然后写 title: 标题 等字段，再写一行 ---，下面是正文",
            "write --- on the first line, then title: … and the other keys, then a line of ---, then the text",
        );
        let at = if first.trim().is_empty() {
            At::File
        } else {
            At::Span(Span::new(0, first.trim_end().len()))
        };
        return (at, fault);
    }
    let mut start = end + 1;
    for line in text.split_inclusive('\n').skip(1) {
        let dashes = line.trim();
        if !dashes.is_empty() && dashes.chars().all(is_dash) {
            let fault = Fault::new(
                code::NO_FRONT_MATTER,
                format!("信息区没有结束：这一行是“{dashes}”，要写三个英文减号“---”"),
                format!(
                    "the front matter does not end: this line is “{dashes}” and has to be three hyphens, ---"
                ),
            )
            .help("这一行只写：---", "write on this line only: ---");
            let at = start + line.len() - line.trim_start().len();
            return (At::Span(Span::new(at, at + dashes.len())), fault);
        }
        start += line.len();
    }
    let fault = Fault::new(
        code::NO_FRONT_MATTER,
        "信息区没有结束：文件里没有第二行 ---",
        "the front matter does not end: the file has no second line of ---",
    );
    let fault = match last_key(text) {
        Some(line) => fault.help(
            format!("在第 {line} 行下面、正文上面，加一行：---"),
            format!("add a line below line {line}, above the text: ---"),
        ),
        None => fault.help(
            "在最后一个字段下面、正文上面，加一行：---",
            "add a line below the last key and above the text: ---",
        ),
    };
    (At::Span(Span::new(0, "---".len())), fault)
}

/// The line, from 1, of the last key above a blank line; none where a line before it is none of a front matter.
fn last_key(text: &str) -> Option<usize> {
    let keys: Vec<&str> = text
        .lines()
        .skip(1)
        .take_while(|line| !line.trim().is_empty())
        .collect();
    let of_front = |line: &&str| {
        let key = line.split([':', '：']).next().unwrap_or_default();
        line.starts_with([' ', '-', '#'])
            || key.len() < line.len() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let below = text.lines().count() > keys.len() + 1;
    (below && !keys.is_empty() && keys.iter().all(of_front)).then(|| keys.len() + 1)
}

/// The lines of a front matter that say its title and date; none without a title.
fn heading(yaml: &str) -> Option<Box<str>> {
    let line = |key: &str| yaml.lines().find(|line| line.starts_with(key)).map(str::trim_end);
    let title = line("title:")?;
    Some(format!("{title}\n{}", line("date:").unwrap_or_default()).into())
}

/// `name.bo` → (`name`, Tibetan); a suffix that is no language belongs to the name.
pub(super) fn document_stem(stem: &str) -> (&str, Option<Lang>) {
    match stem.rsplit_once('.') {
        Some((name, tag)) => match Lang::parse(tag) {
            Some(lang) => (name, Some(lang)),
            None => (stem, None),
        },
        None => (stem, None),
    }
}
