//! Collector of a rule's findings: told one by one up to a number, then only counted.
//!
//! **You are here:** `check/` — filled by every rule; no IO.

use crate::diag::{Code, Diagnostic, Fault, Place, Severity};
use crate::record::Origin;
use rayon::prelude::*;
use std::sync::Arc;

/// More warnings or notes of a rule than this are counted, not told: nobody reads 41,000 times "not checked", and each one
/// told costs a look into its file for the place.
const MOST: usize = 200;

/// How many records one thread takes at a time.
pub(crate) const AT_A_TIME: usize = 512;

/// The findings of one rule.
pub(crate) struct Findings {
    code: &'static Code,
    /// How many are told: all errors, and all of a code that was asked for.
    most: usize,
    /// The files that alone are asked about; none: all.
    of: Option<Arc<[Box<str>]>>,
    told: Vec<Diagnostic>,
    untold: usize,
}

impl Findings {
    pub(crate) fn new(code: &'static Code) -> Findings {
        let most = match code.severity {
            Severity::Error => usize::MAX,
            Severity::Warning | Severity::Note => MOST,
        };
        Findings::up_to(code, most)
    }

    /// With another number that is told.
    pub(crate) fn up_to(code: &'static Code, most: usize) -> Findings {
        Findings {
            code,
            most,
            of: None,
            told: Vec::new(),
            untold: 0,
        }
    }

    /// Those of some files alone, all of them.
    pub(crate) fn in_files(code: &'static Code, files: Arc<[Box<str>]>) -> Findings {
        Findings {
            of: Some(files),
            ..Findings::up_to(code, usize::MAX)
        }
    }

    /// Adds a finding; its words are made only if it will be told.
    pub(crate) fn add(&mut self, finding: impl FnOnce() -> (Place, Fault)) {
        if self.told.len() >= self.most {
            self.untold += 1;
            return;
        }
        let (place, fault) = finding();
        if self.of.as_ref().is_none_or(|of| is_in(of, &place.file)) {
            self.told.push(fault.at(place));
        }
    }

    /// How many there are, told or not.
    pub(crate) fn number(&self) -> usize {
        self.told.len() + self.untold
    }

    /// Checks many records on all processors, with the findings in the order of the records.
    pub(crate) fn each<T: Sync>(&mut self, records: &[T], check: impl Fn(&T, &mut Findings) + Sync) {
        let parts: Vec<Findings> = records
            .par_chunks(AT_A_TIME)
            .map(|chunk| {
                let mut part = Findings {
                    of: self.of.clone(),
                    ..Findings::up_to(self.code, self.most)
                };
                for record in chunk {
                    check(record, &mut part);
                }
                part
            })
            .collect();
        for part in parts {
            self.append(part);
        }
    }

    /// Takes in what the same rule has found elsewhere, after its own.
    pub(crate) fn append(&mut self, other: Findings) {
        self.untold += other.untold;
        for finding in other.told {
            if self.told.len() >= self.most {
                self.untold += 1;
            } else {
                self.told.push(finding);
            }
        }
    }

    /// All that is told, with one more finding about the rest.
    pub(crate) fn finish(mut self, settings: &Origin) -> Vec<Diagnostic> {
        if self.untold > 0 {
            let Findings {
                code, untold, most, ..
            } = self;
            let fault = Fault::new(
                code,
                format!("{}：除已列出的 {most} 处外，还有 {untold} 处", code.zh),
                format!("{}: {untold} more than the {most} that are listed", code.en),
            )
            .help(
                format!(
                    "先处理已列出的，再检查一次；要全部列出：zhandian check {}",
                    code.id
                ),
                format!(
                    "mend those that are listed and check again; all of them: zhandian check {}",
                    code.id
                ),
            );
            self.told.push(Diagnostic {
                untold,
                ..fault.at(Place::file(&settings.file))
            });
        }
        self.told
    }
}

/// Whether a file is one of some.
pub(crate) fn is_in(files: &[Box<str>], file: &str) -> bool {
    files.iter().any(|own| **own == *file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    fn settings() -> Origin {
        Origin {
            file: "content/site.yaml".into(),
            index: None,
        }
    }

    fn filled(code: &'static Code, number: usize) -> Vec<Diagnostic> {
        let numbers: Vec<usize> = (0..number).collect();
        let mut findings = Findings::new(code);
        findings.each(&numbers, |number, findings| {
            findings.add(|| {
                (
                    settings().field(&number.to_string()),
                    Fault::new(code, number.to_string(), ""),
                )
            });
        });
        findings.finish(&settings())
    }

    #[test]
    fn warnings_beyond_a_number_are_counted() {
        let found = filled(code::NOT_CHECKED, 1500);
        assert_eq!(found.len(), MOST + 1);
        assert_eq!(found[MOST - 1].fault.zh, (MOST - 1).to_string());
        assert!(
            found[MOST].fault.zh.contains("还有 1300 处"),
            "{}",
            found[MOST].fault.zh
        );
        assert_eq!(found[MOST].untold, 1300);
        assert_eq!(filled(code::NOT_CHECKED, 3).len(), 3);
    }

    #[test]
    fn of_a_code_that_is_asked_for_all_are_told() {
        let mut findings = Findings::up_to(code::NOT_CHECKED, usize::MAX);
        let numbers: Vec<usize> = (0..1500).collect();
        findings.each(&numbers, |_, findings| {
            findings.add(|| (settings().field("title"), Fault::new(code::NOT_CHECKED, "", "")));
        });
        let found = findings.finish(&settings());
        assert_eq!(found.len(), 1500);
        assert!(found.iter().all(|one| one.untold == 0));
    }

    #[test]
    fn errors_are_all_told() {
        assert_eq!(filled(code::ID_NUMBER, 1500).len(), 1500);
    }
}
