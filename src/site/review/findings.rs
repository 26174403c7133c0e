//! Findings about a document's review: changed since, a step before its time, one person twice.
//!
//! **You are here:** `site/review` — told of what the site asks to be reviewed, and of nothing else; no IO.

use super::{is_about, said};
use crate::diag::{Fault, code};
use crate::lang::Lang;
use crate::record::document::Review as Entry;
use crate::record::{Document, FrontMatter};
use crate::site::report::Reporter;
use crate::site::reviewed::Reviewed;

/// *Errors:* Z534, Z535, Z536.
pub(super) fn tell<T: FrontMatter>(
    document: &Document<T>,
    reviewed: &Reviewed,
    steps: &[&str],
    default: Lang,
    reporter: &mut Reporter,
) {
    let entries = document.front.review().unwrap_or_default();
    if let Some(changed) = &reviewed.changed {
        reporter.report(changed_since(changed, steps), document.origin.field("review"));
    }
    // What was said about other contents is history; an entry that names none is taken at its word.
    let own: Vec<(usize, &Entry)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.of.is_none() || is_about(entry, &reviewed.hash))
        .collect();
    for (place, (at, entry)) in own.iter().enumerate() {
        let role = said(&entry.role, default);
        let before = &own[..place];
        let rank = steps.iter().position(|step| *step == role);
        let lacking = rank.and_then(|rank| rank.checked_sub(1)).map(|rank| steps[rank]);
        if let Some(lacking) = lacking
            && !before.iter().any(|(_, own)| said(&own.role, default) == lacking)
        {
            reporter.report(
                before_its_time(role, lacking),
                document.origin.field(&format!("review[{at}].role")),
            );
        }
        let name = entry.name.as_ref().map_or("", |name| said(name, default));
        let twice = before.iter().find(|(_, own)| {
            said(&own.role, default) != role
                && own.name.as_ref().is_some_and(|own| said(own, default) == name)
        });
        if let Some((_, earlier)) = twice.filter(|_| !name.is_empty() && rank.is_some()) {
            let fault = one_person(name, said(&earlier.role, default), role);
            reporter.report(fault, document.origin.field(&format!("review[{at}].name")));
        }
    }
}

fn changed_since(changed: &[String], steps: &[&str]) -> Fault {
    let last = steps.last().copied().unwrap_or_default();
    let first = steps.first().copied().unwrap_or_default();
    let zh: Vec<&str> = changed.iter().map(|key| in_chinese(key)).collect();
    let (what_zh, what_en) = if changed.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!("，变了的是：{}", zh.join("、")),
            format!(": {}", changed.join(", ")),
        )
    };
    Fault::new(
        code::CHANGED_AFTER_REVIEW,
        format!("{last}以后内容又改过{what_zh}"),
        format!("the content was changed after {last}{what_en}"),
    )
    .help(
        format!("改得对的，从{first}起重新审：zhandian review；改错了的：zhandian history 看谁改的，zhandian undo 撤销"),
        format!("if the change is right, review it anew from {first} on: zhandian review; else see zhandian history and zhandian undo"),
    )
}

/// What a field holds; its key where the words are none that everybody uses.
fn in_chinese(key: &str) -> &str {
    match key {
        "text" => "正文",
        "files" => "附件的内容",
        "title" => "标题",
        "date" => "发布日期",
        "summary" => "摘要",
        "attachments" => "附件",
        "issuer" => "发文机关",
        "document_number" => "发文字号",
        "source" => "来源",
        "posting" => "公示",
        "category" => "栏目",
        key => key,
    }
}

fn before_its_time(role: &str, lacking: &str) -> Fault {
    Fault::new(
        code::REVIEW_STEP_MISSING,
        format!("还没有{lacking}，就有了{role}"),
        format!("{role} without {lacking} before it"),
    )
    .help(
        format!("先做{lacking}；做过的，把它写在{role}前面"),
        format!("do {lacking} first; where it was done, write it above {role}"),
    )
}

fn one_person(name: &str, earlier: &str, role: &str) -> Fault {
    Fault::new(
        code::REVIEWED_BY_ONE,
        format!("{earlier}和{role}是同一个人：{name}"),
        format!("{earlier} and {role} are by one person: {name}"),
    )
    .help(
        format!("请另一个人做{role}"),
        format!("have {role} done by another person"),
    )
}
