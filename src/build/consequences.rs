//! Consequences of a fault that has been told: what is only found because of it is not said a second time.
//!
//! **You are here:** `build/` — after the site is linked, and again after it is judged; no IO. Advice that follows from a
//! record which is merely misplaced ("delete this id") would destroy what is right.

use super::strays::Stray;
use crate::diag::{At, Code, Diagnostic, Severity, code};
use crate::disk::tree::Tree;
use crate::source::encoding;
use crate::value::in_content;
use std::sync::Arc;

/// What was told while the site was linked, as far as other findings may follow from it.
#[derive(Default)]
pub(super) struct Causes {
    strays: Vec<Stray>,
    /// Whether the site's own languages could not be read.
    languages: bool,
    /// Whether some link or attachment in a text is a slip.
    links: bool,
    /// Places of faults, of which a field that seems to be missing may be one.
    faults: Vec<(Arc<str>, At)>,
    /// Keys by another name: the file, and the key that was meant.
    misnamed: Vec<(Arc<str>, String)>,
}

/// Findings that say a document is missing, by the folder of `content/` in which one that cannot be read may be it.
const LACKING: [(&Code, &str); 8] = [
    (code::UNTRANSLATED_DOCUMENTS, "notices/"),
    (code::UNTRANSLATED_DOCUMENTS, "disclosure/items/"),
    (code::UNTRANSLATED_DOCUMENTS, "pages/"),
    (code::UNTRANSLATED_DOCUMENTS, "guides/"),
    (code::COLUMN_EMPTY, "notices/"),
    (code::COLUMN_STALE, "notices/"),
    (code::DISCLOSURE_MISSING, "disclosure/items/"),
    (code::DISCLOSURE_LATE, "disclosure/items/"),
];

/// Findings that say a field is missing, by the key that a fault of its own may have taken away.
const MISSING: [(&Code, &str); 8] = [
    (code::NO_BASE_URL, "base_url"),
    (code::NO_CALENDAR, "holidays"),
    (code::CALENDAR_ENDS, "holidays"),
    (code::NOT_CHECKED, "checked"),
    (code::NO_REGION, "region"),
    (code::POSTING_INCOMPLETE, "posting"),
    (code::DISCLOSURE_MISFITS, "station"),
    (code::UNREVIEWED_TRANSLATION, "translation"),
];

impl Causes {
    pub(super) fn of(strays: Vec<Stray>, found: &[Diagnostic]) -> Causes {
        let any = |codes: &[&Code]| found.iter().any(|one| codes.contains(&one.fault.code));
        Causes {
            strays,
            languages: found
                .iter()
                .any(|one| one.fault.code == code::BAD_LANGUAGE && &*one.place.file == "content/site.yaml"),
            links: any(&[
                code::NO_LINK,
                code::UNKNOWN_FILE,
                code::BROKEN_LINK,
                code::RAW_LINK,
            ]),
            faults: found
                .iter()
                .filter(|one| one.severity == Severity::Error)
                .map(|one| (Arc::clone(&one.place.file), one.place.at.clone()))
                .collect(),
            misnamed: found
                .iter()
                .filter_map(|one| {
                    let fault = &one.fault;
                    let key = match &fault.renamed {
                        None if fault.code == code::UNKNOWN_KEY => &fault.instead,
                        own => own,
                    };
                    Some((Arc::clone(&one.place.file), key.clone()?))
                })
                .collect(),
        }
    }

    /// Takes out what follows from what was told. A stray file from which errors would follow is one itself: a site that
    /// lacks what others refer to is not published.
    pub(super) fn settle(&self, found: &mut Vec<Diagnostic>, tree: &Tree) {
        let mut missed: Vec<&Arc<str>> = Vec::new();
        // A picture that may not be published at all is not told to be unseen as well.
        let refused: Vec<String> = found
            .iter()
            .filter(|one| one.fault.code == code::UNLISTED_ATTACHMENT)
            .map(|one| one.place.file.trim_start_matches("content/").to_owned())
            .collect();
        found.retain(|one| {
            let follows = self.strays.iter().find(|stray| stray.explains(one));
            if let Some(stray) = follows {
                if one.severity == Severity::Error {
                    missed.push(&stray.file);
                }
                return false;
            }
            let code = one.fault.code;
            let pictured = |file: &String| one.fault.zh.contains(file.as_str());
            if code == code::PICTURE_NOT_SHOWN && refused.iter().any(pictured) {
                return false;
            }
            // Without the site's languages no file of a translation is told from its original; what refers to an attachment may be
            // the very record that has a fault.
            let of_language = [code::UNDECLARED_LANGUAGE, code::ORPHAN_TRANSLATION].contains(&code)
                || code == code::DUPLICATE_ID && one.place.file.ends_with(".md");
            if of_language && self.languages
                || code == code::UNUSED_ATTACHMENT && (self.links || !self.faults.is_empty())
            {
                return false;
            }
            if self.is_of_unread(one) {
                return false;
            }
            // The period of figures is asked for beside their shape, whose check knows what is misnamed.
            let period = (code == code::MISSING_KEY && one.fault.zh.contains("period")).then_some("period");
            let key = MISSING
                .iter()
                .find(|(own, _)| *own == code)
                .map(|(_, key)| *key)
                .or(period);
            !key.is_some_and(|key| self.is_faulty(&one.place.file, key, tree))
        });
        for one in found
            .iter_mut()
            .filter(|one| one.fault.code == code::UNEXPECTED_FILE)
        {
            if missed.contains(&&one.place.file) {
                one.severity = Severity::Error;
            }
        }
    }

    /// Whether what a finding misses may be a document that cannot be read: the site is not published before it can.
    fn is_of_unread(&self, one: &Diagnostic) -> bool {
        let code = one.fault.code;
        if code == code::ORPHAN_TRANSLATION {
            let original = one
                .place
                .file
                .rsplit_once('.')
                .and_then(|(rest, _)| rest.rsplit_once('.'));
            let original = original.map(|(name, _)| format!("{name}.md"));
            return original.is_some_and(|name| self.faults.iter().any(|(file, _)| **file == *name));
        }
        let mut folders = LACKING.iter().filter(|(own, _)| *own == code);
        let is_in = |file: &str, folder: &str| in_content(file).is_some_and(|path| path.starts_with(folder));
        folders.any(|(_, folder)| self.faults.iter().any(|(file, _)| is_in(file, folder)))
    }

    /// Whether a file has a fault in what stands under a key.
    fn is_faulty(&self, file: &Arc<str>, key: &str, tree: &Tree) -> bool {
        if self
            .misnamed
            .iter()
            .any(|(own, meant)| own == file && meant == key)
        {
            return true;
        }
        let text = || encoding::decode(tree.get(file)?.bytes()?).ok();
        self.faults
            .iter()
            .filter(|(own, _)| own == file)
            .any(|(_, at)| match at {
                At::File => false,
                At::Field(path) => path.split(['.', '[']).any(|part| part == key),
                At::Span(span) => text().is_some_and(|text| stands_under(&text, span.start, key)),
            })
    }
}

/// Whether a place of a YAML text is the value of a key, or within it: lines above with less before them lead to it.
fn stands_under(text: &str, at: usize, key: &str) -> bool {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    let (mut indent, mut dash) = (usize::MAX, false);
    for line in text[..end].lines().rev() {
        let trimmed = line.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let (own, item) = (line.len() - trimmed.len(), trimmed.starts_with('-'));
        if own < indent || own == indent && dash && !item {
            let words = trimmed.trim_start_matches(['-', ' ']);
            if words
                .strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
            {
                return true;
            }
            (indent, dash) = (own, item);
        }
        if indent == 0 && !dash {
            break;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::stands_under;

    #[test]
    fn a_place_is_found_under_its_key() {
        let text = "title: 站\nbase_url: x\nholidays:\n- 2026-10-01\n# 注\n- 2027-01-01—3\nchecked:\n  date: 昨天\nzh: 1\n";
        for (word, key, right) in [
            ("x\n", "base_url", true),
            ("2027", "holidays", true),
            ("昨天", "checked", true),
            ("昨天", "holidays", false),
            ("1\n", "checked", false),
            ("站", "base_url", false),
        ] {
            let at = text.rfind(word).unwrap_or_default();
            assert_eq!(stands_under(text, at, key), right, "{word} {key}");
        }
    }
}
