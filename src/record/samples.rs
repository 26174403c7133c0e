//! Samples of the forms: what `new` writes where something is to be filled in, read from the forms themselves.
//!
//! **You are here:** `record/` — asked by the rule about placeholders; the forms are files of `cli/forms`, built in; no IO.

use crate::source::yaml::{self, Kind, Node};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The forms of records.
const FORMS: [&str; 6] = [
    include_str!("../cli/forms/station.yaml"),
    include_str!("../cli/forms/operator.yaml"),
    include_str!("../cli/forms/service.yaml"),
    include_str!("../cli/forms/notice.md"),
    include_str!("../cli/forms/disclosure.md"),
    include_str!("../cli/forms/page.md"),
];

/// Samples that are right as they stand for some site: nobody can tell whether they were written or left.
const MAY_BE_TRUE: [&str; 36] = [
    "gama gongsang",
    "ruhu tanfang",
    "kenna",
    "540102007000",
    "3.2.1.1",
    "东片",
    "乡镇敬老院",
    "因装修暂停接待，有事请打电话",
    "只在周三",
    "养老为老服务",
    "今年培育了2个",
    "上门看望独居老人，了解需要",
    "本辖区60岁以上独居老人",
    "谁都可以来问",
    "身份证原件",
    "接案",
    "预估",
    "上门了解情况",
    "免费",
    "按当年公布的标准",
    "五个工作日",
    "到站咨询",
    "电话预约",
    "川民发〔2021〕44号",
    "社会救助",
    "各县(区)民政局",
    "各街道办事处",
    "西藏日报",
    "初审",
    "复审",
    "终审",
    "附件1",
    "附件2",
    "附件3",
    "村务公开栏",
    "到站或拨打12345询问",
];

/// What the forms hold.
struct Samples {
    /// Paths without places in lists, by the text that stands there.
    fields: HashMap<String, Vec<String>>,
    /// Lines of bodies.
    lines: HashSet<&'static str>,
}

static SAMPLES: LazyLock<Samples> = LazyLock::new(|| {
    let mut samples = Samples {
        fields: HashMap::new(),
        lines: HashSet::new(),
    };
    for form in FORMS {
        let (fields, body) = live(form);
        let lines = body.lines().map(str::trim);
        samples
            .lines
            .extend(lines.filter(|line| line.contains(char::is_alphabetic)));
        if let (Some(node), _) = yaml::read(&fields) {
            collect(&node, "", &mut samples.fields);
        }
    }
    samples
});

/// A form's fields with all its examples put to use, and its body.
fn live(form: &'static str) -> (String, &'static str) {
    let parts = form
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let (fields, body) = parts.unwrap_or((form, ""));
    (fields.lines().map(uncommented).collect(), body)
}

/// A line of a form as it is when it is put to use: `#key: …` is an example, `# words` is prose, `#  - …` goes on with an example.
fn uncommented(line: &str) -> String {
    let rest = line.trim_start();
    let margin = &line[..line.len() - rest.len()];
    let prose = rest.starts_with("# ") && !rest.starts_with("#  ");
    let line = match rest.strip_prefix('#') {
        Some(example) if !prose => format!("{margin}{example}\n"),
        _ => format!("{line}\n"),
    };
    // Of a mark its letters stay, so that it stands for some words.
    let mut parts = line
        .replace("@LANG@", "zh")
        .split('@')
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for at in 0..parts.len().saturating_sub(1) {
        let mark = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        };
        if !mark(&parts[at]) && !mark(&parts[at + 1]) {
            parts[at].push('@');
        }
    }
    parts.concat()
}

fn collect(node: &Node, path: &str, fields: &mut HashMap<String, Vec<String>>) {
    match &node.kind {
        Kind::Scalar { text, .. } => {
            let text = text.trim();
            if !MAY_BE_TRUE.contains(&text) {
                fields.entry(text.to_owned()).or_default().push(path.to_owned());
            }
        }
        Kind::List(items) => {
            for item in items {
                collect(item, path, fields);
            }
        }
        Kind::Map(entries) => {
            for (key, value) in entries {
                // A text in a language has its field's path.
                let below = match (key.text.as_str(), path) {
                    ("zh", _) => path.to_owned(),
                    (key, "") => key.to_owned(),
                    (key, _) => format!("{path}.{key}"),
                };
                collect(value, &below, fields);
            }
        }
    }
}

/// Whether a field has the very words that its form has there. `path` is its path without places in lists: `projects.name`.
pub fn is_sample(text: &str, path: impl FnOnce() -> String) -> bool {
    let paths = SAMPLES.fields.get(text.trim());
    paths.is_some_and(|paths| paths.contains(&path()))
}

/// Whether a line of a body is one that a form has.
pub fn is_sample_line(line: &str) -> bool {
    SAMPLES.lines.contains(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_the_words_of_their_forms() {
        let sample = |path: &str, text: &str| is_sample(text, || path.to_owned());
        assert!(sample("email", "station@example.cn") && sample("email", " office@example.cn "));
        assert!(!sample("email", "station@example.com") && !sample("", "station@example.cn"));
        assert!(sample("projects.name", "项目名称") && !sample("elements", "项目名称"));
        assert!(sample("description", "第一段。\n\n第二段。\n") && sample("location.lat", "29.65"));
        assert!(is_sample_line("## 小标题这样写") && !is_sample_line("## 小标题"));
    }

    #[test]
    fn every_form_is_read_to_its_end() {
        for form in FORMS {
            let (node, faults) = yaml::read(&live(form).0);
            assert!(faults.is_empty() && node.is_some(), "{form}: {faults:?}");
        }
    }

    #[test]
    fn what_may_be_true_stands_in_a_form() {
        let forms = FORMS.concat();
        for text in MAY_BE_TRUE {
            assert!(forms.contains(text), "{text}");
            assert!(!SAMPLES.fields.contains_key(text), "{text}");
        }
    }
}
