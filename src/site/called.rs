//! Names of what can be referred to, for findings: the code of a reference to nothing, the files, the words.
//!
//! **You are here:** `site/` — read wherever an id is looked up, and by the rows of kinds; no IO.

use crate::diag::{Code, code};
use crate::record::disclosure::Disclosure;
use crate::record::document::{Notice, Page};
use crate::record::guide::Guide;
use crate::record::{FileKind, FrontMatter};

/// How a reference to nothing is reported.
pub struct Called {
    /// The finding.
    pub code: &'static Code,
    /// What its files hold: a record that could not be read is no finding of its own.
    pub file: FileKind,
    /// What it is called, in Chinese and English.
    pub what: (&'static str, &'static str),
}

const fn called(code: &'static Code, file: FileKind, zh: &'static str, en: &'static str) -> Called {
    let what = (zh, en);
    Called { code, file, what }
}

const fn document<T: FrontMatter>(code: &'static Code) -> Called {
    let (file, what) = (T::FILES, T::CALLED);
    Called { code, file, what }
}

pub(super) const STATION: Called = called(code::UNKNOWN_STATION, FileKind::Stations, "站点", "station");
/// Who owes a row of the catalogue.
pub(super) const SUBJECT: Called = Called {
    what: ("站点或承接机构", "station or operator"),
    ..STATION
};
pub(super) const REGION: Called = called(code::UNKNOWN_REGION, FileKind::Regions, "行政区划", "region");
pub(super) const LEVEL: Called = called(
    code::UNKNOWN_LEVEL,
    FileKind::Settings,
    "站点级别",
    "station level",
);
pub(super) const TAG: Called = called(code::UNKNOWN_TAG, FileKind::Tags, "标签", "tag");
pub(super) const SERVICE: Called = called(code::UNKNOWN_SERVICE, FileKind::Services, "服务事项", "service");
pub(super) const AUDIENCE: Called = called(
    code::UNKNOWN_AUDIENCE,
    FileKind::Audiences,
    "服务对象",
    "audience",
);
pub(super) const COLUMN: Called = called(code::UNKNOWN_CATEGORY, FileKind::Settings, "栏目", "category");
pub(super) const NOTICE: Called = document::<Notice>(code::UNKNOWN_NOTICE);
pub(super) const ROW: Called = called(
    code::UNKNOWN_ITEM,
    FileKind::Catalogue,
    "公开事项",
    "catalogue row",
);
/// What `disclosure:` in a link leads to: a row, or what was disclosed.
pub(super) const DISCLOSURE: Called = Called {
    what: ("公开事项", Disclosure::CALLED.1),
    ..ROW
};
pub(super) const OPERATOR: Called = called(
    code::UNKNOWN_OPERATOR,
    FileKind::Operators,
    "承接机构",
    "operator",
);
pub(super) const MEASURE: Called = called(code::UNKNOWN_MEASURE, FileKind::Measures, "统计指标", "measure");
pub(super) const FIGURES: Called = called(code::UNKNOWN_PERIOD, FileKind::Figures, "统计", "set of figures");
pub(super) const PAGE: Called = document::<Page>(code::UNKNOWN_PAGE);
pub(super) const GUIDE: Called = document::<Guide>(code::UNKNOWN_GUIDE);
pub(super) const FILE: Called = called(code::UNKNOWN_FILE, FileKind::Attachment, "附件", "file");
