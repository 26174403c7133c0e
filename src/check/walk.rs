//! Visitor of every record of a site, and of every text and line of a record, with the path of its field.
//!
//! **You are here:** `check/` — below the rules that read all texts; no IO.
//!
//! A path is made of references and is written out only when there is a finding: at 41,000 stations a `String` for every
//! field would cost more than the checks.

use crate::lang::{Lang, Text};
use crate::record::body::Body;
use crate::record::fields::{Attachment, Banner, Cited, Either, Named, OneOrMany, Source, Translation};
use crate::record::guarded::Guarded;
use crate::record::operator::OperatorRef;
use crate::record::{
    Document, FileKind, Origin, disclosure, document, file_kind, guide, menu, operator, region, settings,
    standard, station, statistics,
};
use crate::site::{DocumentEntry, Site};
use crate::value::{DocumentNumber, Email, Id, ItemCode, Latitude, Longitude, OwnCode, Url};
use std::fmt;

/// A record as rules about texts see it.
pub(crate) struct Seen<'s> {
    /// Where it stands.
    pub origin: &'s Origin,
    /// The language of texts that do not say theirs.
    pub lang: Lang,
    /// Its fields.
    pub data: &'s dyn Walk,
    /// The text of a document.
    pub body: Option<&'s Body>,
}

impl<'s> Seen<'s> {
    /// A record without a text of its own.
    fn record(lang: Lang, origin: &'s Origin, data: &'s dyn Walk) -> Seen<'s> {
        Seen {
            origin,
            lang,
            data,
            body: None,
        }
    }
}

/// Where a text stands in its record: shown as `hours[1].note`.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// The record.
    Root,
    /// A field.
    Key(&'p Path<'p>, &'static str),
    /// An item of a list.
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// Its keys without places in lists: `projects.name` for `projects[1].name`.
    pub(crate) fn keys(&self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Key(above, key) => match above.keys() {
                above if above.is_empty() => (*key).to_owned(),
                above => format!("{above}.{key}"),
            },
            Path::Item(above, _) => above.keys(),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, key) => f.write_str(key),
            Path::Key(above, key) => write!(f, "{above}.{key}"),
            Path::Item(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

/// What is found at a path.
#[derive(Clone, Copy)]
pub(crate) enum Words<'w> {
    /// A text in one or several languages.
    Text(&'w Text),
    /// A line without a language.
    Line(&'w str),
}

/// What takes in texts.
pub(crate) type Visit<'v> = dyn FnMut(&Path<'_>, Words<'_>) + 'v;

/// What holds texts.
pub(crate) trait Walk {
    /// Hands every text to `visit`.
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>);
}

impl Walk for Text {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        visit(path, Words::Text(self));
    }
}

impl Walk for String {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        visit(path, Words::Line(self));
    }
}

/// Values with rules of their own that a form's sample satisfies.
macro_rules! walk_lines {
    ($($type:ty),*) => {$(
        impl Walk for $type {
            fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
                visit(path, Words::Line(self.as_str()));
            }
        }
    )*};
}

walk_lines!(OwnCode, ItemCode, Email, Url, DocumentNumber, Latitude, Longitude);

// Their own rules leave no room for other words.
impl Walk for Id {
    fn walk(&self, _: &Path<'_>, _: &mut Visit<'_>) {}
}

impl Walk for OperatorRef {
    fn walk(&self, _: &Path<'_>, _: &mut Visit<'_>) {}
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        if let Some(inner) = self {
            inner.walk(path, visit);
        }
    }
}

impl<T: Walk> Walk for [T] {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        for (index, item) in self.iter().enumerate() {
            item.walk(&Path::Item(path, index), visit);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        self.as_slice().walk(path, visit);
    }
}

impl<T: Walk> Walk for OneOrMany<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        (**self).walk(path, visit);
    }
}

impl<T: Walk + ?Sized> Walk for Box<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        (**self).walk(path, visit);
    }
}

impl<T: Walk> Walk for Named<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        self.0.walk(path, visit);
    }
}

impl<T: Walk> Walk for Guarded<T> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        self.expose().walk(path, visit);
    }
}

impl<W: Walk, M: Walk> Walk for Either<W, M> {
    fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
        match self {
            Either::Word(word) => word.walk(path, visit),
            Either::Map(map) => map.walk(path, visit),
        }
    }
}

macro_rules! walk {
    ($($type:ty: $($field:ident $(as $key:literal)?),* ;)*) => {$(
        impl Walk for $type {
            fn walk(&self, path: &Path<'_>, visit: &mut Visit<'_>) {
                $(self.$field.walk(&Path::Key(path, walk!(@key $field $($key)?)), visit);)*
            }
        }
    )*};
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

// Every field that holds words: `tests/suite/every_field.rs` compares with the schemas, and names the few that are left out.
walk! {
    settings::Settings: title, tagline, description, timezone, publisher, undertaker, government, alerts, station_levels, notice_categories, navigation, licence, trusted_hosts;
    settings::TrustedHost: host, by, note;
    settings::Publisher: name, address, undertaker;
    settings::Undertaker: name;
    settings::Licence: name, url;
    settings::Government: site_name, site_domain, site_id, icp, police_record;
    settings::Level: name, description;
    settings::NoticeCategory: name, column_type, description, keywords;
    settings::Navigation: label, to;
    region::Region: name, other_names, pinyin, sort_key;
    station::Station: name, other_names, pinyin, sort_key, code, area, specialities, hosted_by, address, location, email, website, notice, checked,
        supervisor, operator, head, services, directions, photo, wechat, appointment, description, standard;
    station::Location: lat, lon;
    station::Photo: alt, source;
    station::Checked: by;
    station::Offered: note;
    standard::ClauseStatement: note;
    operator::Operator: name, other_names, pinyin, sort_key, description, experience, projects, email, website, address;
    operator::Project: name, period, purchaser, summary;
    menu::Category: name, summary, items;
    menu::Service: code, name, plain_name, other_names, keywords, pinyin, sort_key, summary, target, eligibility, materials, steps, fee, standard,
        time_limit, basis, channels, official;
    menu::Official: name, code, url;
    menu::Step: name, note;
    menu::Term: name, summary;
    document::Notice: title, document_number, index_number, topic, issuer, addressees, editor, repeals, interprets, source, correction, withdrawn, summary, keywords, attachments,
        posting, review, translation;
    document::Correction: text;
    document::Withdrawn: reason;
    document::Posting: basis, feedback;
    document::Review: role, name, note;
    document::Page: title, summary, keywords, checked, translation;
    guide::Guide: title, summary, keywords, steps, checked, translation;
    guide::GuideStep: name, text, materials;
    disclosure::CatalogueRow: official, level1, level2, elements, basis, publisher, channels, not_applicable;
    disclosure::NotApplicable: reason;
    disclosure::Disclosure: index_number, title, summary, covers, publisher, posted_at, attachments, keywords, review, translation;
    disclosure::PostedAt: place as "where", ask;
    statistics::Measure: name, unit;
    statistics::Figures: period_text, title, source, scope, values;
    statistics::Values: note;
    Banner: text;
    Cited: title, number;
    Source: name, url, author;
    Attachment: title;
    Translation: by;
}

/// What takes in the records of a site.
pub(crate) trait Records {
    /// One record.
    fn one(&mut self, seen: &Seen<'_>);
    /// Many records.
    fn many<T: Sync>(&mut self, records: &[T], each: impl Fn(&T, &mut Show<'_>) + Sync);
}

/// Hands on every record that is published.
pub(crate) fn every_record(site: &Site, to: &mut impl Records) {
    let lang = site.default_lang();
    to.one(&Seen::record(lang, &site.settings.origin, &site.settings.data));
    to.many(&site.regions.list, |entry, show| {
        show(&Seen::record(lang, &entry.record.origin, &entry.record.data));
    });
    to.many(&site.stations, |entry, show| {
        show(&Seen::record(lang, &entry.record.origin, &entry.record.data));
    });
    // An operator that is written in a station is met there.
    for operator in site
        .operators
        .iter()
        .filter(|own| file_kind(&own.origin().file) == FileKind::Operators)
    {
        to.one(&Seen::record(lang, operator.origin(), operator.data()));
    }
    for category in &site.menu.categories {
        to.one(&Seen::record(
            lang, &category.record.origin, &category.record.data,
        ));
    }
    for term in site.audiences.iter().chain(&site.tags) {
        to.one(&Seen::record(lang, &term.origin, &term.data));
    }
    for row in &site.catalogue {
        to.one(&Seen::record(lang, &row.origin, &row.data));
    }
    for measure in &site.measures {
        to.one(&Seen::record(lang, &measure.origin, &measure.data));
    }
    for figures in &site.figures {
        to.one(&Seen::record(lang, &figures.record.origin, &figures.record.data));
    }
    to.many(&site.notices, show_versions);
    to.many(&site.disclosures, show_versions);
    to.many(&site.pages, show_versions);
    to.many(&site.guides, show_versions);
}

/// Takes a record in.
pub(crate) type Show<'v> = dyn FnMut(&Seen<'_>) + 'v;

fn show_versions<T: Walk>(entry: &DocumentEntry<T>, show: &mut Show<'_>) {
    for version in &entry.versions {
        let Document {
            origin, front, body, ..
        } = &*version.document;
        show(&Seen {
            origin,
            lang: version.lang,
            data: front,
            body: Some(body),
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::record::{Item, parse};

    #[test]
    fn every_text_is_met_with_its_path() {
        let yaml = "id: a\nname: {zh: 甲, bo: ཀ}\nlevel: x\nother_names: [乙]\n\
                    services: [b, {id: c, note: 丙}]\noperator: {name: 丁, projects: [{name: 戊}]}\n";
        let parsed = parse(&"content/stations/a.yaml".into(), yaml.as_bytes());
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let Item::Station(station) = &parsed.items[0] else {
            panic!("a station")
        };
        let mut met = Vec::new();
        station
            .data
            .walk(&Path::Root, &mut |path, _| met.push(path.to_string()));
        assert_eq!(
            met,
            [
                "name",
                "other_names[0]",
                "operator.name",
                "operator.projects[0].name",
                "services[1].note"
            ]
        );
    }
}
