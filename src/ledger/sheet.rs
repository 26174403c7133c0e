//! Sheets of the ledger (台账): which kinds of records it has, and which rows.
//!
//! **You are here:** `ledger/` — the list that export and import share; no IO.

use crate::record::record_type::RecordType as _;
use crate::record::shape::Shape;
use crate::record::{disclosure, document, menu, operator, region, station, statistics};

/// What a ledger can hold. *Source:* desk.md, section 4: the words of `zhandian export KIND`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is described by its rows in `SHEETS`")]
pub enum Kind {
    Stations,
    Operators,
    Services,
    Notices,
    Disclosures,
    Statistics,
    Regions,
}

impl Kind {
    /// All kinds, in the order of their sheets.
    pub const ALL: [Kind; 7] = [
        Kind::Stations,
        Kind::Operators,
        Kind::Services,
        Kind::Notices,
        Kind::Disclosures,
        Kind::Statistics,
        Kind::Regions,
    ];

    /// The kind by the word of the command line, in English or Chinese.
    pub fn named(word: &str) -> Option<Kind> {
        let kind = match word {
            "stations" | "station" | "站点" | "社工站" => Kind::Stations,
            "operators" | "operator" | "承接机构" | "机构" => Kind::Operators,
            "services" | "service" | "服务" | "服务事项" => Kind::Services,
            "notices" | "notice" | "通知" | "通知公告" => Kind::Notices,
            "disclosures" | "disclosure" | "公开件" | "信息公开" => Kind::Disclosures,
            "statistics" | "统计" => Kind::Statistics,
            "regions" | "region" | "行政区划" => Kind::Regions,
            _ => return None,
        };
        Some(kind)
    }

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Stations => "stations",
            Kind::Operators => "operators",
            Kind::Services => "services",
            Kind::Notices => "notices",
            Kind::Disclosures => "disclosures",
            Kind::Statistics => "statistics",
            Kind::Regions => "regions",
        }
    }
}

/// One sheet.
pub struct SheetRow {
    /// Which kind's.
    pub kind: Kind,
    /// Its name, as Excel shows it and as the CSV file is called.
    pub name: &'static str,
    /// What a row is called in `"record":"station:ID"`.
    pub record: &'static str,
    /// The list in a record whose items are the rows; empty where the records are.
    pub rows: &'static str,
    /// The key that identifies a row.
    pub id: &'static str,
    /// The column that says in which record an item stands: its heading, and the key of references to such records.
    pub parent: Option<(&'static str, &'static str)>,
    /// Where a new record's file goes.
    pub folder: &'static str,
    /// Whether records are documents, one file a language.
    pub document: bool,
    /// The form of a record.
    pub(crate) shape: fn() -> &'static Shape,
}

/// All sheets. Services and figures have two: items with an id, or with columns of their own, are rows that staff look for.
pub const SHEETS: &[SheetRow] = &[
    SheetRow {
        kind: Kind::Stations,
        name: "站点",
        record: "station",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/stations",
        document: false,
        shape: station::Station::shape,
    },
    SheetRow {
        kind: Kind::Operators,
        name: "承接机构",
        record: "operator",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/operators",
        document: false,
        shape: operator::Operator::shape,
    },
    SheetRow {
        kind: Kind::Services,
        name: "服务类别",
        record: "category",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/services",
        document: false,
        shape: menu::Category::shape,
    },
    SheetRow {
        kind: Kind::Services,
        name: "服务事项",
        record: "service",
        rows: "items",
        id: "id",
        parent: Some(("服务类别", "category")),
        folder: "content/services",
        document: false,
        shape: menu::Category::shape,
    },
    SheetRow {
        kind: Kind::Notices,
        name: "通知公告",
        record: "notice",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/notices",
        document: true,
        shape: document::Notice::shape,
    },
    SheetRow {
        kind: Kind::Disclosures,
        name: "公开件",
        record: "disclosure",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/disclosure/items",
        document: true,
        shape: disclosure::Disclosure::shape,
    },
    SheetRow {
        kind: Kind::Statistics,
        name: "统计",
        record: "statistics",
        rows: "",
        id: "id",
        parent: None,
        folder: "content/statistics",
        document: false,
        shape: statistics::Figures::shape,
    },
    SheetRow {
        kind: Kind::Statistics,
        name: "统计数值",
        record: "statistics",
        rows: "values",
        id: "",
        parent: Some(("统计", "figures")),
        folder: "content/statistics",
        document: false,
        shape: statistics::Figures::shape,
    },
    SheetRow {
        kind: Kind::Regions,
        name: "行政区划",
        record: "region",
        rows: "",
        id: "code",
        parent: None,
        folder: "content/regions",
        document: false,
        shape: region::Region::shape,
    },
];
