//! Table of the stations: where they are, when they are open, what they offer.
//!
//! **You are here:** `data/table` — one table; no IO. The head of a station is on its page and not here: tables of names of
//! persons are gathered elsewhere.

use super::cell::Cell;
use super::{Datatype, Field, Material, Table, field};
use crate::data::opening_hours;
use crate::lang::Text;
use crate::record::station::{Contract, Operation, Staff, Station};
use crate::site::{Kind, StationEntry};
use crate::value::{Id, Phone};

pub(super) const TABLE: Table<usize> = Table {
    name: "stations",
    key: &["id"],
    foreign: &[],
    fields: FIELDS,
    rows: |material| Box::new(0..material.site.stations.len()),
};

fn entry(material: Material<'_>, at: usize) -> &StationEntry {
    &material.site.stations[at]
}

fn data(material: Material<'_>, at: usize) -> &Station {
    &material.site.stations[at].record.data
}

fn staff(material: Material<'_>, at: usize) -> Option<&Staff> {
    data(material, at).staff.as_ref()
}

fn contract(material: Material<'_>, at: usize) -> Option<&Contract> {
    data(material, at).contract.as_ref()
}

fn region_name(material: Material<'_>, at: usize) -> Option<&Text> {
    let region = entry(material, at).region?;
    Some(&material.site.regions.list[region].record.data.name)
}

fn id_of(material: Material<'_>, at: Option<usize>) -> Cell<'_> {
    at.map_or(Cell::None, |at| Cell::word(entry(material, at).id().as_str()))
}

const FIELDS: &[Field<usize>] = &[
    field("id", "编号", "", Datatype::Word, |m, at| {
        Cell::word(entry(m, at).id().as_str())
    }),
    field("name", "名称", "མིང", Datatype::Text, |m, at| {
        Cell::Text(&data(m, at).name)
    }),
    field("code", "站点代码", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).code.as_ref())
    }),
    field("level", "级别编号", "", Datatype::Word, |m, at| {
        Cell::word(data(m, at).level.as_str())
    }),
    field("level_name", "级别", "", Datatype::Text, |m, at| {
        let level = m.site.settings().station_levels.get(entry(m, at).level);
        Cell::text(level.map(|level| &level.name))
    }),
    field("region", "行政区划代码", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).region.as_ref())
    }),
    field("region_name", "行政区划", "", Datatype::Text, |m, at| {
        Cell::text(region_name(m, at))
    }),
    field("parent", "指导站点编号", "", Datatype::Word, |m, at| {
        id_of(m, entry(m, at).parent)
    }),
    field(
        "covers",
        "服务范围（区划代码）",
        "",
        Datatype::List,
        |m, at| {
            let code = |at: &usize| m.site.regions.list[*at].record.data.code.as_str();
            Cell::list(entry(m, at).covers.iter().map(code))
        },
    ),
    field("status", "状态代码", "", Datatype::Word, |m, at| {
        Cell::word(data(m, at).status().id())
    }),
    field(
        "status_name",
        "状态",
        "གནས་སྟངས",
        Datatype::Text,
        |m, at| {
            let key = format!("status.{}", data(m, at).status().id());
            Cell::label(m.site, m.around, &key)
        },
    ),
    field("opened", "设立时间", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).opened)
    }),
    field("closed_on", "撤销时间", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).closed_on)
    }),
    field("reopens", "预计恢复时间", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).reopens)
    }),
    field("successor", "接替站点编号", "", Datatype::Word, |m, at| {
        let successor = data(m, at).successor.as_ref();
        id_of(m, successor.and_then(|id| m.site.station_ids.get(id)).copied())
    }),
    field("address", "地址", "ཁ་བྱང", Datatype::Text, |m, at| {
        Cell::text(entry(m, at).whereabouts().address)
    }),
    field("directions", "怎么走", "", Datatype::Text, |m, at| {
        Cell::text(entry(m, at).whereabouts().directions)
    }),
    field("latitude", "纬度", "", Datatype::Number, |m, at| {
        let place = entry(m, at).whereabouts().location;
        place.map_or(Cell::None, |place| Cell::Number(place.lat.to_string()))
    }),
    field("longitude", "经度", "", Datatype::Number, |m, at| {
        let place = entry(m, at).whereabouts().location;
        place.map_or(Cell::None, |place| Cell::Number(place.lon.to_string()))
    }),
    field("phone", "电话", "ཁ་པར", Datatype::List, |m, at| {
        Cell::list(data(m, at).phone.iter().map(Phone::as_str))
    }),
    field(
        "email",
        "电子邮件",
        "གློག་འཕྲིན",
        Datatype::Word,
        |m, at| Cell::maybe(data(m, at).email.as_ref()),
    ),
    field(
        "website",
        "网站",
        "དྲ་ཚིགས",
        Datatype::Url,
        |m, at| Cell::maybe(data(m, at).website.as_ref()),
    ),
    field(
        "wechat",
        "微信",
        "སྐད་འཕྲིན",
        Datatype::Text,
        |m, at| Cell::text(data(m, at).wechat.as_ref()),
    ),
    field("appointment", "预约方式", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).appointment.as_ref())
    }),
    field(
        "opening_hours",
        "开放时间（OSM opening_hours）",
        "",
        Datatype::Word,
        |m, at| Cell::maybe(opening_hours::of_station(m.site, at)),
    ),
    field("services", "服务事项编号", "", Datatype::List, |m, at| {
        let id = |offered: &crate::site::OfferedService| m.site.menu.services[offered.service].id().as_str();
        Cell::list(entry(m, at).services.iter().map(id))
    }),
    field(
        "languages",
        "服务语言",
        "སྐད་ཡིག",
        Datatype::List,
        |m, at| Cell::list(data(m, at).languages.iter().map(|lang| lang.0.to_string())),
    ),
    field("facilities", "设施代码", "", Datatype::List, |m, at| {
        Cell::list(data(m, at).facilities.iter().map(|facility| facility.id()))
    }),
    field("tags", "标签编号", "", Datatype::List, |m, at| {
        Cell::list(data(m, at).tags.iter().map(Id::as_str))
    }),
    field("specialities", "服务特色", "", Datatype::Text, |m, at| {
        Cell::texts(m.site, &data(m, at).specialities)
    }),
    field("supervisor", "主管单位", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).supervisor.as_ref())
    }),
    field("operation", "运营方式代码", "", Datatype::Word, |m, at| {
        Cell::maybe(data(m, at).operation.map(Operation::id))
    }),
    field("operator", "承接机构编号", "", Datatype::Word, |m, at| {
        let operator = entry(m, at).operator;
        operator.map_or(Cell::None, |at| Cell::word(m.site.operators[at].id.as_str()))
    }),
    field("operator_name", "承接机构", "", Datatype::Text, |m, at| {
        let operator = entry(m, at).operator;
        Cell::text(operator.map(|at| &m.site.operators[at].data().name))
    }),
    field("contract_start", "合同开始", "", Datatype::Date, |m, at| {
        Cell::maybe(contract(m, at).and_then(|contract| contract.start))
    }),
    field("contract_end", "合同结束", "", Datatype::Date, |m, at| {
        Cell::maybe(contract(m, at).and_then(|contract| contract.end))
    }),
    field(
        "contract_amount",
        "合同金额（元）",
        "",
        Datatype::Number,
        |m, at| {
            let amount = contract(m, at).and_then(|contract| contract.amount);
            amount.map_or(Cell::None, |amount| Cell::Number(amount.to_string()))
        },
    ),
    field("staff_total", "工作人员数", "", Datatype::Word, |m, at| {
        Cell::maybe(staff(m, at).and_then(|staff| staff.total.as_ref()))
    }),
    field(
        "staff_certified",
        "持证社工数",
        "",
        Datatype::Word,
        |m, at| Cell::maybe(staff(m, at).and_then(|staff| staff.certified.as_ref())),
    ),
    field("staff_volunteers", "志愿者数", "", Datatype::Word, |m, at| {
        Cell::maybe(staff(m, at).and_then(|staff| staff.volunteers.as_ref()))
    }),
    field("checked", "核对日期", "", Datatype::Date, |m, at| {
        Cell::maybe(data(m, at).checked.as_ref().map(|checked| checked.date))
    }),
    field("url", "网页", "དྲ་ངོས", Datatype::Url, |m, at| {
        Cell::shown(m.page(Kind::Station.at(at)))
    }),
];
