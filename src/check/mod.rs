//! Linter of the site as a whole, what is wrong or due on it: one rule a file, one row a rule.
//!
//! **You are here:** `check/` — after `site/`, beside `page/`; no IO, no clock: the day is the site's.
//!
//! What a record contradicts in itself is found when it is read (`record/`), what refers to nothing when records are linked
//! (`site/`). Rules here judge a site that can be built; most of them warn.

mod allow;
mod clean;
mod context;
pub mod due;
mod findings;
pub mod outside;
mod personal;
pub mod published;
mod records;
mod rules;
mod walk;
mod wording;

pub use personal::{Sightings, personal};
pub use wording::WordList;

pub use allow::Allowance;
pub use clean::{Clean, FileHash};
pub(crate) use context::period;
pub use rules::inspection_veto::Veto;

use crate::diag::{Code, Diagnostic, Severity, code};
use crate::site::Site;
use clean::Known;
use context::{Context, Languages};
use findings::Findings;
use walk::Seen;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What it raises.
    pub code: &'static Code,
    check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// The site as a whole.
    Site(fn(&Context<'_>, &mut Findings)),
    /// Every record by itself, with all its texts.
    Record(RecordCheck),
}

/// A check of one record.
type RecordCheck = fn(&Languages<'_>, &Seen<'_>, &mut Findings);

/// Every rule, in the order of the codes.
pub const RULES: &[Rule] = &[
    Rule {
        code: code::PRIVATE_USE,
        check: Check::Record(rules::private_use::check),
    },
    Rule {
        code: code::UNDECLARED_LANGUAGE,
        check: Check::Record(rules::undeclared_language::check),
    },
    Rule {
        code: code::MISSING_TRANSLATION,
        check: Check::Site(rules::missing_translation::check),
    },
    Rule {
        code: code::TIBETAN_SPELLING,
        check: Check::Record(rules::tibetan_spelling::check),
    },
    Rule {
        code: code::UNTRANSLATED_DOCUMENTS,
        check: Check::Site(rules::untranslated_documents::check),
    },
    Rule {
        code: code::NOT_TIBETAN,
        check: Check::Record(rules::not_tibetan::check),
    },
    Rule {
        code: code::UNTITLED_TRANSLATION,
        check: Check::Site(rules::untitled_translation::check),
    },
    Rule {
        code: code::DISCLOSURE_LATE,
        check: Check::Site(rules::disclosure_late::check),
    },
    Rule {
        code: code::DISCLOSURE_MISSING,
        check: Check::Site(rules::disclosure_missing::check),
    },
    Rule {
        code: code::NOT_CHECKED,
        check: Check::Site(rules::not_checked::check),
    },
    Rule {
        code: code::COLUMN_STALE,
        check: Check::Site(rules::column_stale::check),
    },
    Rule {
        code: code::COLUMN_EMPTY,
        check: Check::Site(rules::column_empty::check),
    },
    Rule {
        code: code::NO_BASE_URL,
        check: Check::Site(rules::no_base_url::check),
    },
    Rule {
        code: code::NO_CALENDAR,
        check: Check::Site(rules::no_calendar::check),
    },
    Rule {
        code: code::UNCHECKED_WORDING,
        check: Check::Site(rules::unchecked_wording::check),
    },
    Rule {
        code: code::BELOW_STANDARD,
        check: Check::Site(rules::below_standard::check),
    },
    Rule {
        code: code::DISCLOSURE_INCOMPLETE,
        check: Check::Site(rules::disclosure_incomplete::check),
    },
    Rule {
        code: code::NO_START_DATE,
        check: Check::Site(rules::no_start_date::check),
    },
    Rule {
        code: code::CALENDAR_ENDS,
        check: Check::Site(rules::calendar_ends::check),
    },
    Rule {
        code: code::CALENDAR_CLASH,
        check: Check::Site(rules::calendar_clash::check),
    },
    Rule {
        code: code::LONG_HOLIDAY,
        check: Check::Site(rules::long_holiday::check),
    },
    Rule {
        code: code::SERVICE_INCOMPLETE,
        check: Check::Site(rules::service_incomplete::check),
    },
    Rule {
        code: code::INSPECTION_VETO,
        check: Check::Site(rules::inspection_veto::check),
    },
    Rule {
        code: code::FUTURE_DATE,
        check: Check::Site(rules::future_date::check),
    },
    Rule {
        code: code::STATUS_CONTRADICTS,
        check: Check::Site(rules::status_contradicts::check),
    },
    Rule {
        code: code::REVIEW_ORDER,
        check: Check::Site(rules::review_order::check),
    },
    Rule {
        code: code::SAME_NUMBER,
        check: Check::Site(rules::same_number::check),
    },
    Rule {
        code: code::SAME_STATION,
        check: Check::Site(rules::same_station::check),
    },
    Rule {
        code: code::SAME_FIGURES,
        check: Check::Site(rules::same_figures::check),
    },
    Rule {
        code: code::EMPTY_BODY,
        check: Check::Site(rules::empty_body::check),
    },
    Rule {
        code: code::DISCLOSURE_MISFITS,
        check: Check::Site(rules::disclosure_misfits::check),
    },
    Rule {
        code: code::GUIDE_INCOMPLETE,
        check: Check::Site(rules::guide_incomplete::check),
    },
    Rule {
        code: code::GUIDE_REPEATS,
        check: Check::Site(rules::guide_repeats::check),
    },
    Rule {
        code: code::GUIDE_UNSERVED,
        check: Check::Site(rules::guide_unserved::check),
    },
    Rule {
        code: code::POSTING_INCOMPLETE,
        check: Check::Site(rules::posting_incomplete::check),
    },
    Rule {
        code: code::SECRET_MARK,
        check: Check::Record(rules::secret_mark::check),
    },
    Rule {
        code: code::NO_REGION,
        check: Check::Site(rules::no_region::check),
    },
    Rule {
        code: code::NO_AREA_CODE,
        check: Check::Site(rules::no_area_code::check),
    },
    Rule {
        code: code::SITE_IDENTITY,
        check: Check::Site(rules::site_identity::check),
    },
    Rule {
        code: code::WRONG_DOMAIN,
        check: Check::Site(rules::wrong_domain::check),
    },
    Rule {
        code: code::PLACEHOLDER,
        check: Check::Record(rules::placeholder::check),
    },
    Rule {
        code: code::NO_LICENCE,
        check: Check::Site(rules::no_licence::check),
    },
];

/// Runs every rule.
///
/// *Shape:* not sorted, places as fields. Of one rule's warnings or notes the first two hundred are told and the rest counted
/// in one more; errors are all told. *Errors:* the codes of [`RULES`].
pub fn run(site: &Site) -> Vec<Diagnostic> {
    run_in(&Context::new(site), None).0
}

/// The same, with what is known of records that were looked at before, and what is known then.
pub fn run_knowing(site: &Site, clean: &mut Clean, file: FileHash<'_>) -> Vec<Diagnostic> {
    let (found, now_clean) = run_in(&Context::new(site), Some(clean.known(file)));
    clean.learn(now_clean.into_iter());
    found
}

/// The findings of some codes alone, all of them, however many there are; else like [`run`].
pub fn run_only(site: &Site, codes: &[&'static Code]) -> Vec<Diagnostic> {
    let context = Context {
        whole: codes,
        ..Context::new(site)
    };
    let (mut found, _) = run_in(&context, None);
    found.retain(|finding| codes.contains(&finding.fault.code));
    found
}

/// What the rules find in some files alone, all of it, however many there are; rules milder than `least` are not run. Else like
/// [`run`].
pub fn run_of(site: &Site, files: &[&str], least: Severity) -> Vec<Diagnostic> {
    // No rule that refuses a site asks for duties, which are the dear part.
    let context = match least {
        Severity::Error => Context::without_duties(site),
        _ => Context::new(site),
    };
    let context = Context {
        of: Some(files.iter().map(|file| Box::from(*file)).collect()),
        least,
        ..context
    };
    run_in(&context, None).0
}

fn run_in(context: &Context<'_>, known: Option<Known<'_>>) -> (Vec<Diagnostic>, Vec<[u8; 16]>) {
    let site = context.site;
    let (on_site, (on_records, clean)) = rayon::join(
        || {
            let checks = RULES.iter().filter_map(|rule| match rule.check {
                Check::Site(check) if rule.code.severity <= context.least => Some((rule.code, check)),
                _ => None,
            });
            checks
                .map(|(code, check)| {
                    let mut findings = context.findings(code);
                    check(context, &mut findings);
                    findings
                })
                .collect::<Vec<_>>()
        },
        || records::check_all(context, known),
    );
    let mut found: Vec<Diagnostic> = on_site
        .into_iter()
        .chain(on_records)
        .flat_map(|findings| findings.finish(&site.settings.origin))
        .collect();
    apply_allowances(site, &mut found);
    (found, clean)
}

/// Turns warnings that a record allows (`allow: [{rule, reason, by}]`) into notes that say why. Errors stay errors, but for
/// personal data, where a named person can answer for a number that is public or only looks like one.
pub fn apply_allowances(site: &Site, found: &mut [Diagnostic]) {
    allow::apply(site, found);
}

/// Every exception that the content justifies, in the order of the files.
pub fn allowances(site: &Site) -> Vec<Allowance<'_>> {
    allow::all(site)
}

/// What alone would fail the site in an official inspection, whoever owns it; in the order of the indicators.
pub fn vetoes(site: &Site) -> Vec<Veto> {
    rules::inspection_veto::vetoes(&Context::without_duties(site))
}
