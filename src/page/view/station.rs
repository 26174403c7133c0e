//! Views (view models) of stations and of their posters.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{Day, Html, Link, Phrase, Word};
use super::item::{Contact, DisclosureItem, DutyRow, NoticeItem, Phone, StateCount, StationCard};
use super::shared::Shared;
use serde::Serialize;

/// One line of opening hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoursRow {
    /// For example 星期一至星期五.
    pub days: Phrase,
    /// For example `09:30–13:00`, `15:30–18:00`.
    pub openings: Vec<String>,
    /// For example 5月1日至9月30日.
    pub season: Option<Phrase>,
    /// The days as digits, for the script that marks today: `12345`.
    pub week: String,
    /// The season for that script: `05-01/09-30`.
    pub when: Option<String>,
}

/// Days on which a station is closed, or (`worked`) open although the weekday is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosedDay {
    /// First day.
    pub from: Day,
    /// Last day; the same as `from` for one day.
    pub to: Option<Day>,
}

/// Opening hours, for reading and for the "open now" script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoursView {
    /// Weekly openings.
    pub rows: Vec<HoursRow>,
    /// Closed days that are not over yet.
    pub closed: Vec<ClosedDay>,
    /// 调休: days worked instead that are not over yet.
    pub worked: Vec<ClosedDay>,
    /// What the script calls the days: today, tomorrow, Monday … Sunday, a date as `{m}月{n}日`, joined by `|`.
    pub days: String,
    /// For the "open now" script: `12345 09:30-13:00 05-01/09-30;…|CLOSED,…|WORKED,…`, each of these a day or `FROM/TO`.
    pub machine: String,
}

/// A service that a station offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferedService {
    /// Relative address of the service.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// What the station says about it.
    pub note: Option<Phrase>,
    /// Hours of this service, where they differ.
    pub hours: Option<Shared<HoursView>>,
}

/// Services of one category that a station offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferedCategory {
    /// Its id, for its drawing.
    pub id: String,
    /// The category.
    pub category: Shared<Link>,
    /// Its services here.
    pub items: Vec<Shared<OfferedService>>,
}

/// Who works at a station; counts of persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staff {
    /// All, as written: `4`, `5—8`.
    pub total: Option<String>,
    /// 持证社工.
    pub certified: Option<String>,
    /// Volunteers.
    pub volunteers: Option<String>,
}

/// A tag of a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// What it means.
    pub summary: Option<Phrase>,
}

/// One clause of the station standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardRow {
    /// Its number: `3.2.1`.
    pub clause: String,
    /// What it asks for.
    pub asks: Phrase,
    /// met | not-met | unknown.
    pub standing: Shared<Word>,
    /// What is lacking, or was counted.
    pub detail: Option<Phrase>,
    /// What the station says about it.
    pub note: Option<Phrase>,
}

/// How a station stands to the station standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardView {
    /// The document that the clauses come from.
    pub source: Phrase,
    /// The clauses that concern the public.
    pub rows: Vec<StandardRow>,
}

/// A photograph with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhotoView {
    /// Its relative address.
    pub src: String,
    /// What is seen on it.
    pub alt: Phrase,
    /// Who made it, and who may use it.
    pub source: Phrase,
}

/// `stations/<id>.html`, template `station.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StationView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// The name in the site's other languages, each with its own `lang`.
    pub names: Vec<Phrase>,
    /// Former names and spellings.
    pub other_names: Vec<Phrase>,
    /// The station's own number.
    pub code: Option<String>,
    /// Its level; the link leads to the stations of that level.
    pub level: Shared<Link>,
    /// Province … township, each with its page.
    pub regions: Vec<Shared<Link>>,
    /// planned | plaque-only | working | temporarily-closed | closed.
    pub status: Shared<Word>,
    /// What that means for whoever wants to go there; none for one that works.
    pub means: Option<Phrase>,
    /// The nearest other stations that work.
    pub nearest: Vec<StationCard>,
    /// When it opened.
    pub opened: Option<Day>,
    /// When it closed.
    pub closed_on: Option<Day>,
    /// When a station that is closed for a time is expected to open again.
    pub reopens: Option<Day>,
    /// The station that took over.
    pub successor: Option<Link>,
    /// A banner that is in force.
    pub notice: Option<Phrase>,
    /// The last day on which it shows. *Shape:* `2026-07-05`.
    pub notice_until: Option<String>,
    /// The station that guides it.
    pub parent: Option<Link>,
    /// The stations that it guides (at most 200).
    pub children: Vec<StationCard>,
    /// How many stations it guides.
    pub children_total: usize,
    /// An area station's part of the county.
    pub area: Option<Phrase>,
    /// What it is known for.
    pub specialities: Vec<Phrase>,
    /// Regions served.
    pub covers: Vec<Shared<Link>>,
    /// Address in words.
    pub address: Option<Phrase>,
    /// How to get there.
    pub directions: Option<Phrase>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// E-mail address.
    pub email: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// WeChat account.
    pub wechat: Option<Phrase>,
    /// How to make an appointment.
    pub appointment: Option<Phrase>,
    /// `29.65,91.13`.
    pub location: Option<String>,
    /// The photograph of its door.
    pub photo: Option<PhotoView>,
    /// A map of another host that shows the place, or looks for the address.
    pub map: Option<String>,
    /// Opening hours.
    pub hours: Option<Shared<HoursView>>,
    /// Languages spoken there.
    pub languages: Vec<Phrase>,
    /// 主管单位.
    pub supervisor: Option<Phrase>,
    /// 自主运营 / 购买服务.
    pub operation: Option<Shared<Word>>,
    /// Where it is housed.
    pub hosted_by: Option<Phrase>,
    /// 承接机构.
    pub operator: Option<Link>,
    /// Term of the contract in words.
    pub contract_term: Option<String>,
    /// Sum of the contract in words (yuan).
    pub contract_amount: Option<String>,
    /// 站长.
    pub head: Option<Phrase>,
    /// Numbers of staff.
    pub staff: Option<Staff>,
    /// Facilities.
    pub facilities: Vec<Shared<Word>>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Services by category.
    pub services: Vec<OfferedCategory>,
    /// Description.
    pub description: Option<Html>,
    /// Notices that concern it (newest first, at most 20).
    pub notices: Vec<NoticeItem>,
    /// Disclosures that concern it (newest first, at most 50) and fulfil no duty below.
    pub disclosures: Vec<DisclosureItem>,
    /// What it must disclose, one row for each catalogue row and period; `subject` is the row's name and `subject_href` its
    /// page.
    pub duties: Vec<DutyRow>,
    /// How many of them are in which state.
    pub duty_counts: Vec<StateCount>,
    /// How it stands to the station standard, where the site shows that.
    pub standard: Option<StandardView>,
    /// 意见反馈和投诉渠道.
    pub feedback: Shared<Contact>,
    /// Day on which someone checked the facts.
    pub checked: Option<Day>,
    /// Who checked them.
    pub checked_by: Option<Phrase>,
    /// Day by which they are to be checked again.
    pub check_due: Option<Day>,
    /// Address of the card for a list of contacts.
    pub card: String,
    /// Address of the poster: on this page or on the one in the default language. None without a `base_url`.
    pub poster_href: Option<String>,
    /// The poster itself, on the page in the default language.
    pub poster: Option<PosterView>,
}

/// An A4 sheet for a notice board, in the site's languages; part of the station's page in the default language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PosterView {
    /// The site's name in each language, Chinese first.
    pub site: Shared<Vec<Phrase>>,
    /// The station's name in each language.
    pub names: Vec<Phrase>,
    /// The address in each language that it is written in.
    pub addresses: Vec<Phrase>,
    /// Its telephone numbers, else those of the site's hotline.
    pub phones: Vec<Phone>,
    /// The words "phone", "address", "hours", each in every language.
    pub phone_label: Shared<Vec<Phrase>>,
    /// As above.
    pub address_label: Shared<Vec<Phrase>>,
    /// As above.
    pub hours_label: Shared<Vec<Phrase>>,
    /// The page's absolute address.
    pub url: String,
    /// The digits by which the page is found by search.
    pub number: Option<String>,
    /// The QR code of that address: the path of an SVG, drawn with lines of width 1.
    pub code: String,
    /// Its width and height with the quiet zone. *Units:* modules.
    pub size: usize,
}
