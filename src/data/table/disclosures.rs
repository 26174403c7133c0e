//! Table of the disclosures that are public.
//!
//! **You are here:** `data/table` — one table; no IO. What is a 公示 has no summary here, as in the table of notices.

use super::cell::Cell;
use super::{Datatype, Field, Material, Table, document, field};
use crate::page::disclosure_number;
use crate::record::disclosure::{CatalogueRow, Disclosure};
use crate::site::{Kind, Shown, Subject};

pub(super) const TABLE: Table<usize> = Table {
    name: "disclosures",
    key: &["id"],
    foreign: &[],
    fields: FIELDS,
    rows: |material| {
        let all = 0..material.site.disclosures.len();
        Box::new(all.filter(move |at| !material.site.disclosures[*at].unpublished))
    },
};

fn front(material: Material<'_>, at: usize) -> &Disclosure {
    material.site.disclosures[at].front()
}

fn row(material: Material<'_>, at: usize) -> Option<&CatalogueRow> {
    let row = material.site.catalogue_row(front(material, at).item.as_ref()?)?;
    Some(&material.site.catalogue[row].data)
}

fn shown(material: Material<'_>, at: usize) -> Shown<'_> {
    material.site.shown_disclosure(at)
}

const FIELDS: &[Field<usize>] = &[
    field("id", "编号", "", Datatype::Word, |m, at| {
        Cell::word(m.site.disclosures[at].id.as_str())
    }),
    field("index_number", "索引号", "", Datatype::Word, |m, at| {
        Cell::shown(disclosure_number(m.site, at))
    }),
    field(
        "title",
        "标题",
        "འགོ་བརྗོད",
        Datatype::Text,
        |m, at| document::title(&m.site.disclosures[at]),
    ),
    field("item", "公开事项编号", "", Datatype::Word, |m, at| {
        Cell::maybe(front(m, at).item.as_ref())
    }),
    field("level1", "一级事项", "", Datatype::Text, |m, at| {
        Cell::text(row(m, at).map(|row| &row.level1))
    }),
    field("level2", "公开事项", "", Datatype::Text, |m, at| {
        Cell::text(row(m, at).map(|row| &row.level2))
    }),
    field("subject", "公开者类型", "", Datatype::Word, |m, at| {
        Cell::word(match m.site.subject_of(at) {
            Subject::Site => "site",
            Subject::Station(_) => "station",
            Subject::Operator(_) => "operator",
        })
    }),
    field("station", "站点编号", "", Datatype::Word, |m, at| {
        match m.site.subject_of(at) {
            Subject::Station(at) => Cell::word(m.site.stations[at].id().as_str()),
            Subject::Site | Subject::Operator(_) => Cell::None,
        }
    }),
    field(
        "operator",
        "承接机构编号",
        "",
        Datatype::Word,
        |m, at| match m.site.subject_of(at) {
            Subject::Operator(at) => Cell::word(m.site.operators[at].id.as_str()),
            Subject::Site | Subject::Station(_) => Cell::None,
        },
    ),
    field("subject_name", "公开者", "", Datatype::Text, |m, at| {
        Cell::Text(m.site.subject_of(at).name(m.site))
    }),
    field("publisher", "公开主体", "", Datatype::Text, |m, at| {
        let own = front(m, at).publisher.as_ref();
        Cell::text(own.or_else(|| row(m, at)?.publisher.as_ref()))
    }),
    field(
        "period",
        "所属时期",
        "དུས་ཚོད",
        Datatype::Word,
        |m, at| Cell::maybe(front(m, at).period),
    ),
    field("created", "生成日期", "", Datatype::Date, |m, at| {
        Cell::maybe(front(m, at).created)
    }),
    field(
        "date",
        "发布日期",
        "སྤེལ་དུས",
        Datatype::Date,
        |m, at| Cell::maybe(front(m, at).date.map(|moment| moment.date)),
    ),
    field("event", "起算日期", "", Datatype::Date, |m, at| {
        Cell::maybe(front(m, at).event)
    }),
    field("posting_start", "公示开始", "", Datatype::Date, |m, at| {
        Cell::maybe(shown(m, at).posting.map(|posting| posting.start))
    }),
    field("posting_end", "公示结束", "", Datatype::Date, |m, at| {
        Cell::maybe(shown(m, at).posting.map(|posting| posting.end))
    }),
    field(
        "summary",
        "内容概述",
        "བསྡུས་དོན",
        Datatype::Text,
        |m, at| document::summary(&m.site.disclosures[at], &shown(m, at)),
    ),
    field(
        "languages",
        "语言",
        "སྐད་ཡིག",
        Datatype::List,
        |m, at| document::languages(&m.site.disclosures[at]),
    ),
    field("url", "网页", "དྲ་ངོས", Datatype::Url, |m, at| {
        Cell::shown(m.page(Kind::Disclosure.at(at)))
    }),
];
