//! Texts: in one language or several side by side; one line, several, or Markdown.
//!
//! **You are here:** `form/widget/` — no IO.

use super::{Label, Pen};
use crate::edit::Value;
use crate::form::kind::BODY;
use crate::html::escape;
use crate::lang::Lang;
use crate::ledger::{get, short_name};
use std::fmt::Write as _;

/// Texts longer than this are shown on several lines. *Units:* characters.
const LINE: usize = 48;
/// Words of a description that speak of more than a line.
const LONG: [&str; 9] = [
    "说明", "摘要", "概述", "原因", "经验", "介绍", "文字", "条件", "简介",
];

/// How a text is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Line,
    Lines,
    Markdown,
}

impl Pen<'_> {
    /// A text, a control for each language side by side.
    pub(super) fn texts(&mut self, label: &Label<'_>, value: Option<&Value>, meaning: &str) {
        let languages = self.languages(value);
        let long = |text: &str| text.contains('\n') || text.chars().count() > LINE;
        let size = if meaning.contains("Markdown") {
            Size::Markdown
        } else if LONG.iter().any(|word| label.words.contains(word))
            || languages.iter().any(|lang| {
                text_in(
                    value,
                    *lang,
                    &self.around.languages[..1.min(self.around.languages.len())],
                )
                .is_some_and(long)
            })
        {
            Size::Lines
        } else {
            Size::Line
        };
        self.side_by_side(label, value, &languages, size);
    }

    /// A document's text.
    pub(super) fn body(&mut self, value: Option<&Value>) {
        let label = Label {
            path: BODY,
            words: "正文".to_owned(),
            help: "一行空行分段；## 开头是小标题，- 开头是列表；从 Word 来的文字可以直接粘贴".to_owned(),
            required: false,
        };
        let languages = self.languages(value);
        self.side_by_side(&label, value, &languages, Size::Markdown);
    }

    fn languages(&self, value: Option<&Value>) -> Vec<Lang> {
        let mut languages = self.around.languages.to_vec();
        if languages.is_empty() {
            languages.push(Lang::ZH);
        }
        if let Some(Value::Map(texts)) = value {
            for lang in texts.iter().filter_map(|(tag, _)| Lang::parse(tag)) {
                if !languages.contains(&lang) {
                    languages.push(lang);
                }
            }
        }
        languages
    }

    fn side_by_side(&mut self, label: &Label<'_>, value: Option<&Value>, languages: &[Lang], size: Size) {
        let _ = write!(
            self.out,
            "<div class=\"field texts\" data-field=\"{}\">",
            escape(label.path)
        );
        let several = languages.len() > 1;
        // Help and findings of the text as a whole stand above both.
        if !label.help.is_empty() {
            let _ = write!(
                self.out,
                "<p class=\"help\" id=\"h:{}\">{}</p>",
                escape(label.path),
                escape(&label.help)
            );
        }
        self.findings(label.path);
        let pair = if several { " pair" } else { "" };
        let _ = write!(self.out, "<div class=\"languages{pair}\">");
        for (at, lang) in languages.iter().enumerate() {
            let path = format!("{}.{}", label.path, lang.tag());
            let text = text_in(
                value,
                *lang,
                &self.around.languages[..1.min(self.around.languages.len())],
            )
            .unwrap_or_default();
            let tag = if several {
                format!("（{}）", short_name(*lang))
            } else {
                String::new()
            };
            let own = Label {
                path: &path,
                words: format!("{}{tag}", label.words),
                help: String::new(),
                required: label.required && at == 0,
            };
            self.push("<div class=\"language\">");
            let _ = write!(
                self.out,
                "<label for=\"f:{}\">{}{}</label>",
                escape(&path),
                escape(&own.words),
                super::mark(own.required)
            );
            self.findings(&path);
            let described = self.described_by(label, &path);
            let common = format!(
                "id=\"f:{0}\" name=\"{0}\" lang=\"{1}\"{described}",
                escape(&path),
                escape(lang.tag())
            );
            match size {
                Size::Line => {
                    let _ = write!(
                        self.out,
                        "<input type=\"text\" {common} value=\"{}\" autocomplete=\"off\">",
                        escape(text)
                    );
                }
                Size::Lines => {
                    // A line feed right behind the tag is none of the text.
                    let _ = write!(
                        self.out,
                        "<textarea {common} rows=\"3\">\n{}</textarea>",
                        escape(text)
                    );
                }
                Size::Markdown => {
                    let rows = if label.path == BODY { 18 } else { 6 };
                    let _ = write!(
                        self.out,
                        "<textarea {common} rows=\"{rows}\" data-markdown>\n{}</textarea>",
                        escape(text)
                    );
                    self.bring(&path);
                }
            }
            self.push("</div>");
        }
        self.push("</div></div>");
    }

    /// Below a Markdown text: a picture or a file to bring into it.
    fn bring(&mut self, path: &str) {
        let _ = write!(
            self.out,
            "<details class=\"bring\" data-bring=\"{0}\"><summary>放进图片或附件</summary>\
             <div class=\"field\"><label for=\"i:{0}\">图片或附件</label><input type=\"file\" id=\"i:{0}\" name=\"_into:{0}\"></div>\
             <div class=\"field\" data-alt><label for=\"a:{0}\">图里有什么</label>\
             <p class=\"help\" id=\"ah:{0}\">读屏软件念给看不见图的人听；附件写名称</p>\
             <input type=\"text\" id=\"a:{0}\" name=\"_alt:{0}\" aria-describedby=\"ah:{0}\" autocomplete=\"off\"></div></details>",
            escape(path)
        );
    }

    fn described_by(&self, label: &Label<'_>, path: &str) -> String {
        let mut ids = vec![format!("e:{path}"), format!("e:{}", label.path)];
        if !label.help.is_empty() {
            ids.push(format!("h:{}", label.path));
        }
        let wrong = |told: &&super::Told| {
            told.severity == "error" && (told.field == path || told.field == label.path)
        };
        let invalid = if self.around.told.iter().any(|told| wrong(&told)) {
            " aria-invalid=\"true\""
        } else {
            ""
        };
        format!(" aria-describedby=\"{}\"{invalid}", escape(&ids.join(" ")))
    }
}

/// A text in a language; a plain one is in the first.
fn text_in<'v>(value: Option<&'v Value>, lang: Lang, first: &[Lang]) -> Option<&'v str> {
    match value? {
        Value::Text(text) => (first.is_empty() || first.contains(&lang)).then_some(text.as_str()),
        map @ Value::Map(_) => match get(map, lang.tag()) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        },
        Value::List(_) => None,
    }
}
