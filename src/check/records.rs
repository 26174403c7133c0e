//! Runner of the rules about single records: every record is met once and shown to all of them.
//!
//! **You are here:** `check/` — between the site and the rules that read all texts; no IO.
//!
//! At 41,000 stations fetching the records from memory costs more than what the rules do with them.

use super::context::Context;
use super::findings::{AT_A_TIME, Findings};
use super::walk::{Records, Seen, Show, every_record};
use super::{Check, RULES, RecordCheck};
use rayon::prelude::*;

/// What the rules about single records find in every record that is published.
pub(super) fn check_all(context: &Context<'_>) -> Vec<Findings> {
    let mut pass = Pass {
        context,
        found: FindingsOfRules::none(context),
    };
    every_record(context.site, &mut pass);
    pass.found.0.into_iter().map(|(_, findings)| findings).collect()
}

/// The rules about records, each with what it has found.
struct FindingsOfRules(Vec<(RecordCheck, Findings)>);

impl FindingsOfRules {
    fn none(context: &Context<'_>) -> FindingsOfRules {
        let checks = RULES.iter().filter_map(|rule| match rule.check {
            Check::Record(check) if rule.code.severity <= context.least => {
                Some((check, context.findings(rule.code)))
            }
            _ => None,
        });
        FindingsOfRules(checks.collect())
    }

    fn take(&mut self, context: &Context<'_>, seen: &Seen<'_>) {
        if !context.asks_about(&seen.origin.file) {
            return;
        }
        for (check, findings) in &mut self.0 {
            check(context, seen, findings);
        }
    }
}

struct Pass<'g, 's> {
    context: &'g Context<'s>,
    found: FindingsOfRules,
}

impl Records for Pass<'_, '_> {
    fn one(&mut self, seen: &Seen<'_>) {
        self.found.take(self.context, seen);
    }

    /// Many records on all processors, with the findings in their order.
    fn many<T: Sync>(&mut self, records: &[T], each: impl Fn(&T, &mut Show<'_>) + Sync) {
        let context = self.context;
        let parts: Vec<FindingsOfRules> = records
            .par_chunks(AT_A_TIME)
            .map(|chunk| {
                let mut part = FindingsOfRules::none(context);
                for record in chunk {
                    each(record, &mut |seen| part.take(context, seen));
                }
                part
            })
            .collect();
        for part in parts {
            for ((_, all), (_, more)) in self.found.0.iter_mut().zip(part.0) {
                all.append(more);
            }
        }
    }
}
