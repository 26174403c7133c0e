//! Z542 `guide-repeats`
//!
//! *What it checks:* no two steps of a one-event guide have one name, and no two guides have one title. A service that stands
//! twice in a list is Z228, as in every list.
//!
//! *Why:* of two guides for one event a resident opens the old one; a step that stands twice is done twice.
//!
//! *Source:* content-format.md, "Documents".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use std::collections::HashMap;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut titles: HashMap<&str, &str> = HashMap::new();
    for guide in &context.site.guides {
        let (front, origin) = (guide.front(), guide.origin());
        if let Some(title) = &front.title {
            let first = *titles.entry(context.say(title)).or_insert(guide.id.as_str());
            if first != guide.id.as_str() {
                findings.add(|| {
                    let fault = Fault::new(
                        code::GUIDE_REPEATS,
                        format!("和指引 {first} 的标题一样，居民分不清该看哪一份"),
                        format!("the guide {first} has the same title"),
                    )
                    .help(
                        "同一件事合成一份；是两件事的，标题各写各的",
                        "make one of them, or tell them apart by their titles",
                    );
                    (origin.field("title"), fault)
                });
            }
        }
        for (at, step) in front.steps.iter().enumerate() {
            let name = context.say(&step.name);
            let before = front.steps[..at]
                .iter()
                .position(|other| context.say(&other.name) == name);
            let Some(before) = before else { continue };
            findings.add(|| {
                let fault = Fault::new(
                    code::GUIDE_REPEATS,
                    format!("第 {} 步和第 {} 步同名：“{name}”", at + 1, before + 1),
                    format!("steps {} and {} have one name: {name}", before + 1, at + 1),
                )
                .help(
                    "合成一步，或者写出各做什么",
                    "make them one step, or say what each does",
                );
                (origin.field(&format!("steps[{at}].name")), fault)
            });
        }
    }
}
