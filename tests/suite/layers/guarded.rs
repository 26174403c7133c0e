//! Guarded fields: what may be shown is asked of `site/public` by every floor above.
//!
//! **You are here:** `tests/suite/layers` — one rule, tried on the house as it stands and on planted lines.

use super::house::House;
use super::source::Source;
use crate::support::project;
use std::collections::BTreeSet;

/// The floors that may read a guarded field: those which read records, decide what is shown, and check what is written.
const EXPOSING: &[&str] = &["record", "site", "check"];

/// The fields that decide what is shown, or are shown only when others allow it: file below `src/record/`, type, field.
const GUARDED: &[(&str, &str, &str)] = &[
    ("document.rs", "Notice", "withdrawn"),
    ("document.rs", "Notice", "posting"),
    ("document.rs", "Notice", "status"),
    ("disclosure.rs", "CatalogueRow", "posted_working_days"),
    ("station.rs", "Station", "address"),
    ("station.rs", "Station", "address_public"),
    ("station.rs", "Station", "directions"),
    ("station.rs", "Station", "location"),
    ("station.rs", "Station", "photo"),
];

#[test]
fn what_may_be_shown_is_asked_of_site_public_by_everyone_above() {
    let house = House::read(&project().join("src"));
    let mut violations = Vec::new();
    let mut floors = BTreeSet::new();
    for file in &house.files {
        let lines = file.source.lines_with("expose");
        let floor = file.module.first().map_or("", String::as_str);
        if EXPOSING.contains(&floor) {
            floors.extend((!lines.is_empty()).then_some(floor));
        } else {
            violations.extend(lines.into_iter().map(|line| {
                let path = &file.path;
                format!(
                    "src/{path}:{line}: {floor} reads a guarded field; ask `site/public` what may be shown"
                )
            }));
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
    // Each leave is used: the compiler refuses the fields without `expose`, so these floors read them by it or not at all.
    assert_eq!(floors, EXPOSING.iter().copied().collect());
}

#[test]
fn the_fields_that_decide_what_is_shown_are_guarded_and_no_others() {
    let house = House::read(&project().join("src"));
    let mut found = BTreeSet::new();
    for file in &house.files {
        if let Some(inner) = file.path.strip_prefix("record/") {
            let fields = file.source.fields_of_type("Guarded");
            found.extend(
                fields
                    .into_iter()
                    .map(|(of, field)| (inner.to_owned(), of, field)),
            );
        }
    }
    let wanted = GUARDED
        .iter()
        .map(|(file, of, field)| ((*file).to_owned(), (*of).to_owned(), (*field).to_owned()));
    assert_eq!(found, wanted.collect());
}

#[test]
fn every_way_of_reading_a_guarded_field_is_seen() {
    let source = r"
        //! Doc of address.expose().
        use crate::record::guarded::Guarded; // x.expose()
        fn f(data: &Station, view: &StationView, own: &Notice) {
            let seen = data.address.expose();
            let split = data
                .address_public
                .expose ();
            let path = Guarded::expose(&own.withdrawn);
            let turbo = Guarded::<Option<Text>>::expose(&data.directions);
            let mapped = Some(&data.location).map(Guarded::expose);
            let (fine, quote) = (&view.address, '\'');
            let exposed = own.exposed(); /* own.posting.expose() */
        }
    ";
    assert_eq!(Source::new(source).lines_with("expose"), [5, 8, 9, 10, 11]);
}

#[test]
fn guarded_fields_are_read_from_the_definitions() {
    let source = "
        /// Guarded<Option<Text>>
        pub struct Guarded<T>(T);
        impl<T> Guarded<T> { fn f(x: &Guarded<T>) {} }
        pub struct Station { /// 地址
            pub address: Guarded<Option<Text>>, pub name: Text,
            #[serde(default)] pub(crate) way: crate::record::guarded::Guarded<Option<Text>> }
        pub struct Open { pub address: Option<Text> }
    ";
    let of = |field: &str| ("Station".to_owned(), field.to_owned());
    assert_eq!(
        Source::new(source).fields_of_type("Guarded"),
        [of("address"), of("way")]
    );
}
