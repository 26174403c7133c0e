//! Runner of the rules about single records: every record is met once and shown to all of them.
//!
//! **You are here:** `check/` — between the site and the rules that read all texts; no IO.
//!
//! At 41,000 stations fetching the records from memory costs more than what the rules do with them.

use super::clean::Known;
use super::context::{Context, Languages};
use super::findings::{AT_A_TIME, Findings};
use super::walk::{Records, Seen, Show, every_record};
use super::{Check, RULES, RecordCheck};
use rayon::prelude::*;

/// What the rules about single records find in every record that is published, and the records in which they find nothing,
/// where it is known what stands for them.
pub(super) fn check_all(context: &Context<'_>, known: Option<Known<'_>>) -> (Vec<Findings>, Vec<[u8; 16]>) {
    let mut pass = Pass {
        context,
        languages: context.languages(),
        known,
        found: FindingsOfRules::none(context),
    };
    every_record(context.site, &mut pass);
    let FindingsOfRules { rules, clean } = pass.found;
    (rules.into_iter().map(|(_, findings)| findings).collect(), clean)
}

/// The rules about records, each with what it has found.
struct FindingsOfRules {
    rules: Vec<(RecordCheck, Findings)>,
    /// Records in which none of them has found anything.
    clean: Vec<[u8; 16]>,
}

impl FindingsOfRules {
    fn none(context: &Context<'_>) -> FindingsOfRules {
        let checks = RULES.iter().filter_map(|rule| match rule.check {
            Check::Record(check) if rule.code.severity <= context.least => {
                Some((check, context.findings(rule.code)))
            }
            _ => None,
        });
        FindingsOfRules {
            rules: checks.collect(),
            clean: Vec::new(),
        }
    }

    fn take(
        &mut self,
        context: &Context<'_>,
        languages: &Languages<'_>,
        known: Option<Known<'_>>,
        seen: &Seen<'_>,
    ) {
        if !context.asks_about(&seen.origin.file) {
            return;
        }
        let stands_for = known.and_then(|known| Some((known, known.hash(languages, seen)?)));
        if let Some((known, hash)) = &stands_for
            && known.is_clean(hash)
        {
            self.clean.push(*hash);
            return;
        }
        let before = self.number();
        for (check, findings) in &mut self.rules {
            check(languages, seen, findings);
        }
        if let Some((_, hash)) = stands_for
            && self.number() == before
        {
            self.clean.push(hash);
        }
    }

    /// How many findings there are by now.
    fn number(&self) -> usize {
        self.rules.iter().map(|(_, findings)| findings.number()).sum()
    }
}

struct Pass<'g, 's> {
    context: &'g Context<'s>,
    languages: Languages<'s>,
    known: Option<Known<'g>>,
    found: FindingsOfRules,
}

impl Records for Pass<'_, '_> {
    fn one(&mut self, seen: &Seen<'_>) {
        self.found.take(self.context, &self.languages, self.known, seen);
    }

    /// Many records on all processors, with the findings in their order.
    fn many<T: Sync>(&mut self, records: &[T], each: impl Fn(&T, &mut Show<'_>) + Sync) {
        let Pass {
            context,
            languages,
            known,
            ..
        } = self;
        let parts: Vec<FindingsOfRules> = records
            .par_chunks(AT_A_TIME)
            .map(|chunk| {
                let mut part = FindingsOfRules::none(context);
                for record in chunk {
                    each(record, &mut |seen| part.take(context, languages, *known, seen));
                }
                part
            })
            .collect();
        for part in parts {
            self.found.clean.extend(part.clean);
            for ((_, all), (_, more)) in self.found.rules.iter_mut().zip(part.rules) {
                all.append(more);
            }
        }
    }
}
