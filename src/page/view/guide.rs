//! View (view model) of a one-event guide.
//!
//! **You are here:** `page/view` — filled by the page kind; no IO.

use super::base::{Day, Html, Link, Phrase};
use super::item::{Contact, RegionShare, ServiceCard, StationCard, StationGroup};
use super::notice::TranslationNote;
use serde::Serialize;

/// `guides/<id>.html`, template `guide.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuideView {
    /// Its id.
    pub id: String,
    /// What has happened.
    pub title: Phrase,
    /// Whom it helps, and with what.
    pub summary: Option<Phrase>,
    /// For whom it is.
    pub audiences: Vec<Link>,
    /// About what has happened; its HTML is empty where nothing more is said.
    pub body: Html,
    /// Whom to call first.
    pub hotline: Contact,
    /// Address of the list of stations, where visitors find their own.
    pub stations_href: String,
    /// What to do, in order.
    pub steps: Vec<GuideStep>,
    /// The services that help, each once.
    pub services: Vec<ServiceCard>,
    /// The papers that these services ask for and no step names, each once.
    pub papers: Vec<Paper>,
    /// Stations that offer all of the services, by county (at most 100; else `regions` says where).
    pub groups: Vec<StationGroup>,
    /// Where they are, when there are more than 100.
    pub regions: Vec<RegionShare>,
    /// How many stations offer all of the services.
    pub stations_total: usize,
    /// Whether so few offer them that paper has room for all.
    pub few: bool,
    /// Working stations that are known for such cases, by their tags; at most 20.
    pub tagged: Vec<StationCard>,
    /// Other guides for the same people or with the same services.
    pub related: Vec<Link>,
    /// What is said about a translation.
    pub translation: Option<TranslationNote>,
    /// Address of the parallel view, when there are several languages.
    pub parallel: Option<String>,
    /// When it was published.
    pub date: Option<Day>,
    /// When someone last checked it.
    pub checked: Option<Day>,
    /// Who.
    pub checked_by: Option<Phrase>,
}

/// A step of a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuideStep {
    /// What to do.
    pub name: Phrase,
    /// How.
    pub text: Option<Html>,
    /// The services that help with it.
    pub services: Vec<Link>,
    /// What to bring.
    pub materials: Vec<Phrase>,
    /// How many (working) days it takes.
    pub days: Option<u32>,
}

/// A paper that services ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// What it is.
    pub name: Phrase,
    /// Which services ask for it.
    pub services: Vec<Phrase>,
}
