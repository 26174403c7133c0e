//! Visitor of records: every text and line of one, with the path of its field.
//!
//! **You are here:** `check/` — below the rules that read all texts; no IO.
//!
//! A path is made of references and is written out only when there is a finding: at 41,000 stations a `String` for every
//! field would cost more than the checks.

use crate::lang::Text;
use crate::record::fields::{Attachment, Banner, Cited, Either, Named, OneOrMany, Source, Translation};
use crate::record::operator::OperatorRef;
use crate::record::{disclosure, document, menu, operator, region, settings, standard, station, statistics};
use crate::value::Id;
use std::fmt;

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

// Every field that reaches a page, the search data or an export. `allow` stays within the check's report.
walk! {
    settings::Settings: title, description, publisher, undertaker, government, alerts, station_levels, notice_categories, navigation;
    settings::Publisher: name, address, undertaker;
    settings::Undertaker: name;
    settings::Government: site_name, site_domain, site_id, icp, police_record;
    settings::Level: name, description;
    settings::NoticeCategory: name, column_type, description, keywords;
    settings::Navigation: label, to;
    region::Region: name, other_names, pinyin, sort_key;
    station::Station: name, other_names, pinyin, sort_key, code, area, specialities, hosted_by, address, notice, checked,
        supervisor, operator, head, services, directions, wechat, appointment, description, standard;
    station::Checked: by;
    station::Offered: note;
    standard::ClauseStatement: note;
    operator::Operator: name, other_names, pinyin, sort_key, description, experience, projects, address;
    operator::Project: name, period, purchaser, summary;
    menu::Category: name, summary, items;
    menu::Service: code, name, other_names, pinyin, sort_key, summary, target, eligibility, materials, steps, fee, standard,
        time_limit, basis, channels;
    menu::Step: name, note;
    menu::Term: name, summary;
    document::Notice: title, index_number, topic, issuer, addressees, editor, repeals, interprets, source, correction, withdrawn, summary, keywords, attachments,
        posting, review, translation;
    document::Correction: text;
    document::Withdrawn: reason;
    document::Posting: basis, feedback;
    document::Review: role, name;
    document::Page: title, summary, keywords, translation;
    disclosure::CatalogueRow: official, level1, level2, elements, basis, publisher, channels, not_applicable;
    disclosure::NotApplicable: reason;
    disclosure::Disclosure: index_number, title, summary, covers, publisher, posted_at, attachments, keywords, translation;
    disclosure::PostedAt: place as "where", ask;
    statistics::Measure: name, unit;
    statistics::Figures: period_text, title, source, scope, values;
    statistics::Values: note;
    Banner: text;
    Cited: title, number;
    Source: name, author;
    Attachment: title;
    Translation: by;
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
