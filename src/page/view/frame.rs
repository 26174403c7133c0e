//! Views of what stands around a page: its frame, and the shell that many share.
//!
//! **You are here:** `page/view` — filled by `page/frame` and `page/shell`; no IO.

use super::base::{Alert, Link, Phrase};
use super::item::Contact;
use super::shared::Shared;
use serde::Serialize;

/// One language of the language switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// `zh-CN`, `bo`.
    pub lang: String,
    /// The language's own name for itself: 中文, བོད་ཡིག.
    pub label: String,
    /// Relative address of the same item in that language (or the nearest page that exists).
    pub href: String,
    /// Absolute address, when `base_url` is known and the page really is a counterpart.
    pub absolute: Option<String>,
    /// Whether this is the page itself.
    pub current: bool,
    /// Whether `href` shows the same item (false: the item has no counterpart, the link leads to the list).
    pub same: bool,
}

/// One step of the breadcrumb; the last one has no `href`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// What the step is called.
    pub label: Phrase,
    /// Relative address, none for the page itself.
    pub href: Option<String>,
}

/// One `<meta name content>` (government meta tags among them).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Name, case as the standard has it.
    pub name: String,
    /// Value, never empty.
    pub content: String,
}

/// What every page has of its own beside its view: head, breadcrumb, language switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// `zh-CN` or `bo`, for `<html lang>`.
    pub lang: String,
    /// From the page to the output's root: ``, `../`, `../../`.
    pub root: String,
    /// From the page to its language's root: as `root` for the default language, `root` + `bo/` else.
    pub home: String,
    /// For `<title>`, plain text with the site's name.
    pub title: String,
    /// The page's own name, plain text, for whoever gets its link.
    pub heading: String,
    /// For `<meta name=description>`.
    pub description: Option<String>,
    /// Absolute address of the page, when `base_url` is known.
    pub canonical: Option<String>,
    /// `noindex` for pages to be kept out of indexes.
    pub robots: Option<String>,
    /// Further `<meta>` lines.
    pub meta: Vec<Meta>,
    /// Linked data (JSON-LD) about the page, ready for a `script` element.
    pub linked: Option<String>,
    /// The languages, the page's own among them; empty on 404.
    pub alternates: Vec<Alternate>,
    /// From the home page to this one; empty on the home page itself.
    pub breadcrumb: Vec<Shared<Crumb>>,
    /// `station:gamagongsang` for `data-record` on `main`.
    pub record: Option<String>,
    /// The digits by which its page is named on the telephone and found by search.
    pub number: Option<String>,
    /// `mailto:` address for saying that something on this record's page is wrong, with the record's id as the subject.
    pub report_mail: Option<String>,
    /// Whether the document is a draft (only in the preview).
    pub draft: bool,
}

/// One entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Relative address.
    pub href: String,
    /// Its name.
    pub label: Phrase,
    /// Whether the page lies in this part of the site.
    pub current: bool,
}

/// Who publishes the site and how to reach them; in the footer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publisher {
    /// 主办单位.
    pub name: Option<Phrase>,
    /// 承办单位.
    pub undertaker: Option<Phrase>,
    /// Address in words.
    pub address: Option<Phrase>,
    /// How to reach them.
    pub contact: Contact,
}

/// What all pages of one language, depth and section share: site name, navigation, alerts, footer.
/// Rendered once for each of these and put into every page as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shell {
    /// `zh-CN` or `bo`.
    pub lang: String,
    /// From the page to the output's root.
    pub root: String,
    /// From the page to its language's root.
    pub home: String,
    /// Where the site is published, with a slash at its end, when that is known.
    pub base_url: Option<String>,
    /// The government tags that these pages share.
    pub meta: Vec<Meta>,
    /// The site's title in the page's language.
    pub site_title: Phrase,
    /// The site's title in the other languages, each with its own `lang`.
    pub other_titles: Vec<Phrase>,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Address of the search page in this language.
    pub search_href: String,
    /// Alerts in force on the day of the build.
    pub alerts: Vec<Alert>,
    /// The publisher.
    pub publisher: Publisher,
    /// 意见反馈和投诉渠道.
    pub feedback: Contact,
    /// ICP number, when given.
    pub icp: Option<String>,
    /// Public-security record, when given.
    pub police_record: Option<String>,
    /// Where that record can be looked up.
    pub police_href: Option<String>,
    /// 党政机关（事业单位）网站标识: where it can be looked up, and what it is called; of state bodies and institutions alone.
    pub mark: Option<Link>,
    /// 我为政府网站找错, when given (government sites).
    pub error_report_url: Option<String>,
    /// 网站标识码, when given (government sites).
    pub site_id: Option<String>,
    /// Address of `a-z.html`, which serves as the site map.
    pub a_z_href: String,
    /// Address of the page that tells what open data there is.
    pub open_data_href: String,
    /// Free pages that ask for a place in the footer or menu (about, accessibility …).
    pub pages: Vec<Link>,
}
