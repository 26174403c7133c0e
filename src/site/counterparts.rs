//! Counterparts of a document in other languages: which of their fields count, and what is said of those that do not.
//!
//! **You are here:** `site/` — called by `references`, which sees every document; no IO. *Source:* content-format.md,
//! "Documents": only text differs between counterparts, shared fields are taken from the default language's file.
//!
//! Each front matter is taken apart field by field: a new field does not compile until someone has thought of which it is.

use super::documents::DocumentEntry;
use super::report::Reporter;
use crate::diag::{Fault, code};
use crate::record::Origin;
use crate::record::disclosure::Disclosure;
use crate::record::document::{Notice, Page};
use crate::record::guarded::Guarded;
use crate::record::guide::Guide;

/// Whether a translation gives a field at all.
trait Given {
    fn given(&self) -> bool;
}

impl<T> Given for Option<T> {
    fn given(&self) -> bool {
        self.is_some()
    }
}

impl<T> Given for Vec<T> {
    fn given(&self) -> bool {
        !self.is_empty()
    }
}

impl<T: Given> Given for Guarded<T> {
    fn given(&self) -> bool {
        self.expose().given()
    }
}

/// What becomes of a field that only a translation gives, or gives otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// A fact that all languages share: the original's holds.
    Shared,
    /// It would hide the translation alone: only the original says what is shown.
    Hiding,
    /// It belongs to the translation itself, and counts: what holds it back, who reviewed it.
    Holding,
}

/// Reports the fields of one translation.
struct Compared<'a, 'r> {
    origin: &'a Origin,
    original: &'a Origin,
    reporter: &'r mut Reporter,
}

impl Compared<'_, '_> {
    fn field<T: Given + PartialEq>(&mut self, own: &T, original: &T, name: &str, field: Field) {
        if !own.given() || own == original || field == Field::Holding {
            return;
        }
        let file = &self.original.file;
        let (zh, en, help_zh, help_en) = match field {
            Field::Hiding => (
                format!("译文里的 {name} 与原文不同，不起作用：译文照原文显示"),
                format!(
                    "{name} differs from the original's and does nothing: the translation is shown as the original is"
                ),
                format!(
                    "删去这一行；要改的是公示、撤下等事实本身，改原文 {file} 里的 {name}；只是先不发布这份译文，写 draft: true"
                ),
                format!(
                    "delete the line; to change the fact itself, change {name} in the original, {file}; to hold this translation alone back, write draft: true"
                ),
            ),
            _ if !original.given() => (
                format!("译文里的 {name} 不起作用：原文没有写，各种语言以原文为准"),
                format!(
                    "{name} does nothing here: the original, which holds for all languages, does not give it"
                ),
                format!("把它移到原文 {file} 里"),
                format!("move it into the original, {file}"),
            ),
            _ => (
                format!("译文里的 {name} 与原文不同，以原文为准"),
                format!("{name} differs from the original's, which holds"),
                "译文里只写文字，删去这一行".to_owned(),
                "a translation holds only text: delete the line".to_owned(),
            ),
        };
        let fault = Fault::new(code::DIFFERS_FROM_ORIGINAL, zh, en).help(help_zh, help_en);
        self.reporter.report(fault, self.origin.field(name));
    }
}

/// Compares each translation with its original.
fn each<T>(entry: &DocumentEntry<T>, reporter: &mut Reporter, fields: fn(&mut Compared<'_, '_>, &T, &T)) {
    for version in entry.versions.iter().skip(1) {
        let mut compared = Compared {
            origin: &version.document.origin,
            original: entry.origin(),
            reporter,
        };
        fields(&mut compared, &version.document.front, entry.front());
    }
}

/// Declares what each field of a front matter is: words, which each language has its own of, or one of [`Field`].
macro_rules! fields {
    ($type:ident, $own:ident, $original:ident, $compared:ident; text: $($text:ident),*; $($name:ident $field:ident,)*) => {{
        let $type { $($text: _,)* $($name,)* } = $own;
        $($compared.field($name, &$original.$name, stringify!($name), Field::$field);)*
    }};
}

/// *Errors:* Z404 at each field of a translation that does nothing.
pub(super) fn notice(entry: &DocumentEntry<Notice>, reporter: &mut Reporter) {
    each(entry, reporter, |compared, own, original| {
        fields! {
            Notice, own, original, compared;
            text: id, title, summary, topic, issuer, addressees, editor, source, correction, keywords, attachments, translation, allow;
            date Shared, category Shared, document_number Shared, index_number Shared, dated Shared, effective Shared, repeals Shared, interprets Shared,
            withdrawn Hiding, regions Shared, stations Shared,
            services Shared, status Shared, expires Shared, posting Hiding, publish_at Holding, draft Holding,
            pinned Shared, review Holding, aliases Shared,
        }
    });
}

/// *Errors:* Z404 at each field of a translation that does nothing.
pub(super) fn disclosure(entry: &DocumentEntry<Disclosure>, reporter: &mut Reporter) {
    each(entry, reporter, |compared, own, original| {
        fields! {
            Disclosure, own, original, compared;
            text: id, title, summary, publisher, keywords, attachments, translation, allow;
            item Shared, index_number Shared, created Shared, date Shared, event Shared, covers Shared, period Shared,
            operator Shared, station Shared, posted_at Shared, publish_at Holding,
            draft Holding, review Holding, aliases Shared,
        }
    });
}

/// *Errors:* Z404 at each field of a translation that does nothing.
pub(super) fn page(entry: &DocumentEntry<Page>, reporter: &mut Reporter) {
    each(entry, reporter, |compared, own, original| {
        fields! {
            Page, own, original, compared;
            text: id, title, summary, keywords, translation, allow;
            order Shared, menu Shared, checked Shared, draft Holding, aliases Shared,
        }
    });
}

/// *Errors:* Z404 at each field of a translation that does nothing, Z409 where its steps are not as many as the original's.
pub(super) fn guide(entry: &DocumentEntry<Guide>, reporter: &mut Reporter) {
    each(entry, reporter, |compared, own, original| {
        fields! {
            Guide, own, original, compared;
            text: id, title, summary, keywords, steps, translation, allow;
            audiences Shared, tags Shared, services Shared, order Shared, date Shared, checked Shared, draft Holding, aliases Shared,
        }
        compared.steps(own, original);
    });
}

impl Compared<'_, '_> {
    /// A translation's steps are the original's, one by one, in words alone.
    fn steps(&mut self, own: &Guide, original: &Guide) {
        if own.steps.is_empty() {
            return;
        }
        if own.steps.len() != original.steps.len() {
            let (own, wanted) = (own.steps.len(), original.steps.len());
            let fault = Fault::new(
                code::STEPS_DIFFER,
                format!("译文有 {own} 步，原文有 {wanted} 步，译文的步骤不起作用：页面上显示原文的步骤"),
                format!(
                    "the translation has {own} steps and the original {wanted}: the page shows the original's"
                ),
            )
            .help(
                format!("原文是 {}：一步对一步地写，一步也不要少", self.original.file),
                format!("write one step for each of {}", self.original.file),
            );
            return self.reporter.report(fault, self.origin.field("steps"));
        }
        for (at, (own, original)) in own.steps.iter().zip(&original.steps).enumerate() {
            let services = format!("steps[{at}].services");
            self.field(&own.services, &original.services, &services, Field::Shared);
            self.field(
                &own.days,
                &original.days,
                &format!("steps[{at}].days"),
                Field::Shared,
            );
        }
    }
}
