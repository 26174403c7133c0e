//! Explanation of an error code, as Markdown, text and JSON.
//!
//! **You are here:** `handbook/` — made of the code's row in `diag/code`, which says everything; no IO.

use super::{escaped, plain};
use crate::diag::code::{Code, Example};
use crate::diag::{MessageLang, Severity};
use serde_json::{Value, json};
use std::fmt::Write as _;

struct Labels {
    what: &'static str,
    why: &'static str,
    bad: &'static str,
    good: &'static str,
    source: &'static str,
    colon: &'static str,
}

const ZH: Labels = Labels {
    what: "查什么",
    why: "为什么",
    bad: "不要这样",
    good: "应当这样",
    source: "依据",
    colon: "：",
};

const EN: Labels = Labels {
    what: "What",
    why: "Why",
    bad: "Bad",
    good: "Good",
    source: "Source",
    colon: ":",
};

/// What a severity does, in words.
fn effect(severity: Severity, lang: MessageLang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, MessageLang::Zh) => "错误：改好才能生成网站",
        (Severity::Warning, MessageLang::Zh) => "警告：照常生成，应当看一看",
        (Severity::Note, MessageLang::Zh) => "提示：供参考",
        (Severity::Error, MessageLang::En) => "error: refuses the build",
        (Severity::Warning, MessageLang::En) => "warning: should be looked at",
        (Severity::Note, MessageLang::En) => "note: for information",
    }
}

/// Everything about a code as Markdown, without links.
pub(super) fn markdown(code: &Code, lang: MessageLang) -> String {
    let own = &code.explanation;
    let (words, title) = match lang {
        MessageLang::Zh => (&ZH, code.zh),
        MessageLang::En => (&EN, code.en),
    };
    let mut out = format!("# {} {}\n\n", code.id, escaped(title));
    // Writing to a string does not fail.
    let _ = writeln!(out, "`{}` — {}\n", code.slug, effect(code.severity, lang));
    let colon = words.colon;
    let gap = if lang == MessageLang::En { " " } else { "" };
    for (label, said) in [(words.what, own.what), (words.why, own.why)] {
        let _ = writeln!(out, "**{label}**{colon}{gap}{}\n", escaped(said.say(lang)));
    }
    for (label, example) in [(words.bad, own.bad), (words.good, own.good)] {
        let _ = writeln!(out, "**{label}**{colon}{gap}{}\n", shown(example, lang));
    }
    let _ = writeln!(
        out,
        "**{}**{colon}{gap}{}",
        words.source,
        escaped(own.source.say(lang))
    );
    out
}

/// An example as Markdown that follows a label.
fn shown(example: Example, lang: MessageLang) -> String {
    match example {
        Example::Words(said) => escaped(said.say(lang)),
        Example::Files(files) => files.iter().fold(String::new(), |mut out, (path, text)| {
            let _ = write!(out, "\n\n```text {path}\n{}\n```", text.trim_matches('\n'));
            out
        }),
    }
}

/// Everything about a code for a terminal, ending in a line feed.
pub fn as_text(code: &Code, lang: MessageLang) -> String {
    plain(&markdown(code, lang))
}

/// Everything about a code as data; words in one language.
pub fn as_json(code: &Code, lang: MessageLang) -> Value {
    let own = &code.explanation;
    let example = |example: Example| match example {
        Example::Words(said) => json!({"text": said.say(lang)}),
        Example::Files(files) => {
            let files = files
                .iter()
                .map(|(path, text)| json!({"file": path, "text": text.trim_start_matches('\n')}));
            json!({"files": files.collect::<Vec<_>>()})
        }
    };
    json!({
        "kind": "explanation",
        "code": code.id,
        "slug": code.slug,
        "severity": code.severity.id(),
        "title": match lang { MessageLang::Zh => code.zh, MessageLang::En => code.en },
        "what": own.what.say(lang),
        "why": own.why.say(lang),
        "bad": example(own.bad),
        "good": example(own.good),
        "source": own.source.say(lang),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    #[test]
    fn an_explanation_reads_as_one() {
        assert_eq!(
            as_text(code::UNKNOWN_LEVEL, MessageLang::Zh),
            "Z310 没有这个站点级别\n\
             =====================\n\n\
             unknown-level — 错误：改好才能生成网站\n\n\
             查什么：level 写 site.yaml 里 station_levels 的编号。\n\n\
             为什么：站点的上下级和分级列表都按它排。\n\n\
             不要这样：\n\n\
             \x20   content/stations/new.yaml\n\n\
             \x20     level: street\n\n\
             应当这样：\n\n\
             \x20   content/stations/new.yaml\n\n\
             \x20     level: township\n\n\
             依据：内容格式\n"
        );
    }

    #[test]
    fn words_reach_the_reader_as_they_are() {
        for code in code::ALL {
            for lang in [MessageLang::Zh, MessageLang::En] {
                let text = as_text(code, lang);
                for said in [
                    code.explanation.what, code.explanation.why, code.explanation.source,
                ] {
                    assert!(text.contains(said.say(lang)), "{}: {text}", code.id);
                }
                for example in [code.explanation.bad, code.explanation.good] {
                    match example {
                        Example::Words(said) => assert!(text.contains(said.say(lang)), "{}", code.id),
                        Example::Files(files) => {
                            for line in files.iter().flat_map(|(_, own)| own.lines()) {
                                assert!(text.contains(line), "{}: {line}", code.id);
                            }
                        }
                    }
                }
            }
        }
    }
}
