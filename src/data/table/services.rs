//! Table of the service menu: what is offered, to whom, on what conditions.
//!
//! **You are here:** `data/table` — one table; no IO.

use super::cell::Cell;
use super::{Datatype, Field, Material, Table, field};
use crate::record::menu::{ItemKind, Official, Service};
use crate::site::{Kind, ServiceEntry};
use crate::value::Count;

pub(super) const TABLE: Table<usize> = Table {
    name: "services",
    key: &["id"],
    foreign: &[],
    fields: FIELDS,
    rows: |material| Box::new(0..material.site.menu.services.len()),
};

fn entry(material: Material<'_>, at: usize) -> &ServiceEntry {
    &material.site.menu.services[at]
}

fn data(material: Material<'_>, at: usize) -> &Service {
    entry(material, at).data()
}

fn official(material: Material<'_>, at: usize) -> Option<&Official> {
    data(material, at).official.as_ref()
}

fn count<'m>(count: Option<Count>) -> Cell<'m> {
    count.map_or(Cell::None, |count| Cell::Number(count.0.to_string()))
}

const FIELDS: &[Field<usize>] = &[
    field("id", "编号", "", Datatype::Word, |m, at| {
        Cell::word(entry(m, at).id().as_str())
    }),
    field("code", "清单序号", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).code.as_ref())
    }),
    field("name", "名称", "མིང", Datatype::Text, |m, at| {
        Cell::Text(&data(m, at).name)
    }),
    field("category", "类别编号", "", Datatype::Word, |m, at| {
        Cell::word(m.site.menu.categories[entry(m, at).category].record.id.as_str())
    }),
    field("category_name", "类别", "", Datatype::Text, |m, at| {
        Cell::Text(&m.site.menu.categories[entry(m, at).category].record.data.name)
    }),
    field(
        "summary",
        "说明",
        "འགྲེལ་བཤད",
        Datatype::Text,
        |m, at| Cell::text(data(m, at).summary.as_ref()),
    ),
    field("audiences", "服务对象编号", "", Datatype::List, |m, at| {
        let id = |at: &usize| m.site.audiences[*at].id.as_str();
        Cell::list(entry(m, at).audiences.iter().map(id))
    }),
    field("target", "服务对象说明", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).target.as_ref())
    }),
    field("eligibility", "申请条件", "", Datatype::Text, |m, at| {
        Cell::prose(m.site, data(m, at).eligibility.as_ref())
    }),
    field("materials", "申请材料", "", Datatype::Text, |m, at| {
        Cell::texts(m.site, &data(m, at).materials)
    }),
    field("fee", "收费", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).fee.as_ref())
    }),
    field(
        "standard",
        "补贴、救助标准",
        "",
        Datatype::Text,
        |m, at| Cell::prose(m.site, data(m, at).standard.as_ref()),
    ),
    field("time_limit", "办理时限", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).time_limit.as_ref())
    }),
    field("channels", "受理方式", "", Datatype::Text, |m, at| {
        Cell::texts(m.site, &data(m, at).channels)
    }),
    field("basis", "依据", "", Datatype::List, |m, at| {
        let default = m.site.default_lang();
        let basis = data(m, at).basis.iter().map(|cited| {
            let title = cited.title.best(default, default).0;
            match &cited.number {
                Some(number) => format!("{title}（{number}）"),
                None => title.to_owned(),
            }
        });
        Cell::list(basis)
    }),
    field(
        "official_name",
        "政务服务事项名称",
        "",
        Datatype::Text,
        |m, at| Cell::text(official(m, at).and_then(|own| own.name.as_ref())),
    ),
    field(
        "official_code",
        "政务服务事项编码",
        "",
        Datatype::Word,
        |m, at| Cell::maybe(official(m, at).and_then(|own| own.code.as_ref())),
    ),
    field(
        "official_kind",
        "政务服务事项类型",
        "",
        Datatype::Word,
        |m, at| Cell::maybe(official(m, at).and_then(|own| own.kind).map(ItemKind::id)),
    ),
    field(
        "statutory_days",
        "法定办结时限（工作日）",
        "",
        Datatype::Number,
        |m, at| count(official(m, at).and_then(|own| own.statutory_days)),
    ),
    field(
        "promised_days",
        "承诺办结时限（工作日）",
        "",
        Datatype::Number,
        |m, at| count(official(m, at).and_then(|own| own.promised_days)),
    ),
    field(
        "visits",
        "到办事现场次数",
        "",
        Datatype::Number,
        |m, at| count(official(m, at).and_then(|own| own.visits)),
    ),
    field(
        "official_url",
        "网上办事指南",
        "",
        Datatype::Url,
        |m, at| Cell::maybe(official(m, at).and_then(|own| own.url.as_ref())),
    ),
    field("stations", "提供的站点数", "", Datatype::Number, |m, at| {
        Cell::Number(entry(m, at).stations.len().to_string())
    }),
    field("url", "网页", "དྲ་ངོས", Datatype::Url, |m, at| {
        Cell::shown(m.page(Kind::Service.at(at)))
    }),
];
