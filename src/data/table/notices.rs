//! Table of the notices that are public.
//!
//! **You are here:** `data/table` — one table; no IO. A table is copied and kept: of a 公示 it holds no summary even while it
//! lasts, and of what is withdrawn the fact alone.

use super::cell::Cell;
use super::{Datatype, Field, Material, Table, document, field};
use crate::page::notice_number;
use crate::record::document::Notice;
use crate::site::{Kind, Shown};
use crate::value::{Id, RegionCode};

pub(super) const TABLE: Table<usize> = Table {
    name: "notices",
    key: &["id"],
    foreign: &[],
    fields: FIELDS,
    rows: |material| {
        let all = 0..material.site.notices.len();
        Box::new(all.filter(move |at| !material.site.notices[*at].unpublished))
    },
};

fn front(material: Material<'_>, at: usize) -> &Notice {
    material.site.notices[at].front()
}

fn shown(material: Material<'_>, at: usize) -> Shown<'_> {
    material.site.shown_notice(at)
}

fn state(material: Material<'_>, at: usize) -> Option<&'static str> {
    if shown(material, at).withdrawn.is_some() {
        return Some("withdrawn");
    }
    let standing = material.site.standing(at, material.site.today)?;
    Some(standing.id())
}

const FIELDS: &[Field<usize>] = &[
    field("id", "编号", "", Datatype::Word, |m, at| {
        Cell::word(m.site.notices[at].id.as_str())
    }),
    field(
        "title",
        "标题",
        "འགོ་བརྗོད",
        Datatype::Text,
        |m, at| document::title(&m.site.notices[at]),
    ),
    field(
        "date",
        "发布日期",
        "སྤེལ་དུས",
        Datatype::Date,
        |m, at| Cell::maybe(front(m, at).date.map(|moment| moment.date)),
    ),
    field("category", "栏目编号", "", Datatype::Word, |m, at| {
        Cell::maybe(front(m, at).category.as_ref())
    }),
    field("category_name", "栏目", "", Datatype::Text, |m, at| {
        let settings = m.site.settings();
        let column = settings.column(front(m, at).category.as_ref());
        Cell::text(column.map(|at| &settings.notice_categories[at].name))
    }),
    field("document_number", "发文字号", "", Datatype::Word, |m, at| {
        Cell::maybe(front(m, at).document_number.as_ref())
    }),
    field("index_number", "索引号", "", Datatype::Word, |m, at| {
        Cell::maybe(notice_number(m.site, at))
    }),
    field("issuer", "发文机关", "", Datatype::Text, |m, at| {
        Cell::texts(m.site, &front(m, at).issuer)
    }),
    field("dated", "成文日期", "", Datatype::Date, |m, at| {
        Cell::maybe(front(m, at).dated)
    }),
    field("effective", "施行日期", "", Datatype::Date, |m, at| {
        Cell::maybe(front(m, at).effective)
    }),
    field("expires", "有效期至", "", Datatype::Date, |m, at| {
        Cell::maybe(front(m, at).expires)
    }),
    field("state", "有效性代码", "", Datatype::Word, |m, at| {
        Cell::maybe(state(m, at))
    }),
    field("state_name", "有效性", "", Datatype::Text, |m, at| {
        let state = state(m, at);
        state.map_or(Cell::None, |state| {
            Cell::label(m.site, m.around, &format!("document.{state}"))
        })
    }),
    field("posting_start", "公示开始", "", Datatype::Date, |m, at| {
        Cell::maybe(shown(m, at).posting.map(|posting| posting.start))
    }),
    field("posting_end", "公示结束", "", Datatype::Date, |m, at| {
        Cell::maybe(shown(m, at).posting.map(|posting| posting.end))
    }),
    field("withdrawn", "撤回日期", "", Datatype::Date, |m, at| {
        Cell::maybe(shown(m, at).withdrawn.map(|withdrawn| withdrawn.date))
    }),
    field(
        "summary",
        "摘要",
        "བསྡུས་དོན",
        Datatype::Text,
        |m, at| document::summary(&m.site.notices[at], &shown(m, at)),
    ),
    field("regions", "涉及的区划代码", "", Datatype::List, |m, at| {
        Cell::list(front(m, at).regions.iter().map(RegionCode::as_str))
    }),
    field(
        "stations",
        "涉及的站点编号",
        "",
        Datatype::List,
        |m, at| Cell::list(front(m, at).stations.iter().map(Id::as_str)),
    ),
    field(
        "services",
        "涉及的服务事项编号",
        "",
        Datatype::List,
        |m, at| Cell::list(front(m, at).services.iter().map(Id::as_str)),
    ),
    field(
        "languages",
        "语言",
        "སྐད་ཡིག",
        Datatype::List,
        |m, at| document::languages(&m.site.notices[at]),
    ),
    field("url", "网页", "དྲ་ངོས", Datatype::Url, |m, at| {
        Cell::shown(m.page(Kind::Notice.at(at)))
    }),
];
