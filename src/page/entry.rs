//! Search entries: what search knows of a page.
//!
//! **You are here:** `page/` — filled from the site, read by `search/`; no IO.

use crate::lang::Lang;
use std::borrow::Cow;

/// A text and its language.
pub type Said<'s> = (Lang, Cow<'s, str>);

/// One thing that can be found: a record or a document, in all its languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry<'s> {
    /// `station`, `service`, `region`, `audience`, `operator`, `page`, `disclosure`, `notice`, `level`, `catalogue`, `list`.
    pub kind: &'static str,
    /// The folder that its address begins with, without a slash at its end.
    pub folder: &'static str,
    /// Its name or title in each language; never empty.
    pub names: Vec<Said<'s>>,
    /// Former names and other spellings.
    pub other_names: Vec<Said<'s>>,
    /// Short forms of the name that follow from it by rule, as people say them: 甘孜州.
    pub short_names: Vec<Said<'s>>,
    /// Words that it is to be found by and that no page shows.
    pub keywords: Vec<Said<'s>>,
    /// Whether it is also found by the sound of its Chinese name.
    pub by_sound: bool,
    /// Readings of the name that the record gives, in syllables parted by spaces.
    pub pinyin: Vec<&'s str>,
    /// The numbers of its page, all digits: its own first, those of former ids.
    pub numbers: Vec<u32>,
    /// Codes and telephone numbers.
    pub codes: Vec<Cow<'s, str>>,
    /// The regions that it belongs to (places in the site's list), a region before the one above it.
    pub regions: Vec<usize>,
    /// The names of these regions.
    pub places: Vec<Said<'s>>,
    /// Names of the regions, from the county up, by whose sound it is found too.
    pub heard: Vec<Cow<'s, str>>,
    /// Names of what it belongs to or offers: services, audiences, categories.
    pub fields: Vec<Said<'s>>,
    /// Places of its audiences in the site's list, sorted.
    pub audiences: Vec<usize>,
    /// What is written on its page beside all that: plain text, pieces parted by line ends.
    pub body: Vec<Said<'s>>,
    /// Where it belongs (region, category), in each language, shown beside the name.
    pub context: Vec<(Lang, String)>,
    /// The telephone number that its result shows.
    pub phone: Option<&'s str>,
    /// When it is open, in short (`page/kinds/station_entry.rs`); of a station that works.
    pub hours: Option<String>,
    /// The services that it is or offers: places in the site's menu.
    pub services: Vec<usize>,
    /// The id of its level.
    pub level: Option<&'s str>,
    /// Its address in a language without that language's folder: `stations/x.html`.
    pub path: String,
    /// The languages in which it has a page.
    pub languages: Vec<Lang>,
    /// Why a resident can do little with it: `status.closed`, `document.repealed` …; none for what is open or in force.
    pub state: Option<&'static str>,
}

/// A region below another: its place in the site's list, its code, its name in each language.
pub type Below<'s> = (usize, &'s str, Vec<Said<'s>>);

/// Everything that can be found, and by what results can be narrowed down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findable<'s> {
    /// Grouped by kind, the kinds that residents want first; in a kind those without a state first, in each of these
    /// groups stations and regions in the order of region codes.
    pub entries: Vec<Entry<'s>>,
    /// The topmost regions that differ: place in the site's list, code, name in each language.
    pub regions: Vec<Below<'s>>,
    /// Below each region that has some: its code, then those below it that are said: place in the site's list, code, name in each
    /// language.
    pub below: Vec<(&'s str, Vec<Below<'s>>)>,
    /// The ids of services, in the order of the site's menu.
    pub services: Vec<&'s str>,
    /// Days off of all stations that are not over: `2026-10-01/2026-10-08`, a comma between two.
    pub days_off: String,
    /// Days worked instead, likewise.
    pub days_worked: String,
    /// Words that residents type, and the site's own for the same thing, as the site lists them.
    pub synonyms: Vec<(Vec<&'s str>, Vec<&'s str>)>,
    /// Audiences in the site's order: id, name in each language.
    pub audiences: Vec<(&'s str, Vec<Said<'s>>)>,
}
