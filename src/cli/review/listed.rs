//! What waits for whose review, step by step: words, or one object a file.
//!
//! **You are here:** `cli/review` — `zhandian review` without a record; it writes nothing.

use super::Command;
use crate::cli::{Exit, terminal};
use crate::record::fields::is_set;
use crate::session::review::{Reviewable, reviewable};
use serde_json::json;
use std::fmt::Write as _;

impl Command<'_> {
    /// What waits for whom, step by step.
    pub(super) fn list(&self) -> Exit {
        let steps = self.rules.steps();
        let all = reviewable(self.site);
        let asked: Vec<&Reviewable<'_>> = all.iter().filter(|own| own.reviewed.asked).collect();
        let mut out = String::new();
        let mut waiting = 0;
        for (at, step) in steps.iter().enumerate() {
            let own: Vec<&&Reviewable<'_>> = asked.iter().filter(|own| own.reviewed.passed == at).collect();
            waiting += own.len();
            if !own.is_empty() && !self.report.json {
                let _ = writeln!(
                    out,
                    "{}（{}）",
                    self.report.say("等", "waits for ").to_owned() + step,
                    own.len()
                );
            }
            for document in own {
                self.one(document, step, at, &mut out);
            }
        }
        let through = asked.len() - waiting;
        if self.report.json {
            let summary = json!({
                "kind": "summary", "command": "review", "steps": steps, "waiting": waiting, "through": through,
                "enforce": is_set(self.rules.enforce),
            });
            let _ = writeln!(out, "{summary}");
        }
        terminal::out(&out);
        if self.site.settings().review.is_none() {
            self.report.line(
                "这个网站没有要求审校。要用三审三校，在 content/site.yaml 里加一行：review: {steps: [初审, 复审, 终审], for: [notices, disclosures]}",
                "this site asks for no review. To have it, add to content/site.yaml: review: {steps: [初审, 复审, 终审], for: [notices, disclosures]}",
            );
        } else {
            self.report.line(
                &format!("{waiting} 份在等，{through} 份审完了。签一步：zhandian review 记录 --step {} --by 姓名", steps[0]),
                &format!("{waiting} waiting, {through} through. To sign a step: zhandian review RECORD --step {} --by NAME", steps[0]),
            );
        }
        Exit::Done
    }

    fn one(&self, own: &Reviewable<'_>, step: &str, at: usize, out: &mut String) {
        let (hash, changed) = (own.reviewed.hash, own.reviewed.changed.as_deref());
        if self.report.json {
            let object = json!({
                "kind": "review", "record": own.record, "file": own.file, "language": own.lang.tag(), "title": own.title,
                "waits_for": step, "step": at + 1, "by": own.reviewed.by, "changed": changed,
                "hash": hash.to_string(), "short": hash.short(),
            });
            let _ = writeln!(out, "{object}");
            return;
        }
        let _ = write!(out, "  {}  {}\n    {}", own.record, own.title, own.file);
        if !own.reviewed.by.is_empty() {
            let _ = write!(
                out,
                "  {}{}",
                self.report.say("已审：", "passed: "),
                own.reviewed.by.join("、")
            );
        }
        if changed.is_some() {
            out.push_str(self.report.say("  审完以后又改过", "  changed since its review"));
        }
        out.push('\n');
    }
}
