//! Table of the figures: one row a figure, with the words that it was stated in.
//!
//! **You are here:** `data/table` — one table; no IO.

use super::cell::Cell;
use super::{Datatype, Field, Material, Table, field};
use crate::record::fields::{Named, is_set};
use crate::record::statistics::{Figures, Measure};
use crate::site::{Cell as Figure, Kind, Row, RowOf};
use crate::value::{Period, Quantity};

/// Where a figure stands: the period, the row, the column.
type At = (usize, usize, usize);

pub(super) const TABLE: Table<At> = Table {
    name: "statistics",
    key: &["figures", "subject", "measure"],
    foreign: &[],
    fields: FIELDS,
    rows: |material| {
        let figures = material.site.figures.iter().enumerate();
        Box::new(figures.flat_map(|(figures, entry)| {
            let rows = entry.rows.iter().enumerate();
            rows.flat_map(move |(row, of)| {
                let cells = of.cells.iter().enumerate();
                let known = cells.filter(|(_, cell)| !matches!(cell, Figure::Empty));
                known.map(move |(column, _)| (figures, row, column))
            })
        }))
    },
};

fn data(material: Material<'_>, (figures, ..): At) -> &Figures {
    &material.site.figures[figures].record.data
}

fn row(material: Material<'_>, (figures, row, _): At) -> &Row {
    &material.site.figures[figures].rows[row]
}

fn measure(material: Material<'_>, (figures, _, column): At) -> &Measure {
    let site = material.site;
    &site.measures[site.figures[figures].columns[column]].data
}

fn quantity(material: Material<'_>, at: At) -> Option<&Quantity> {
    match &row(material, at).cells[at.2] {
        Figure::Stated(quantity) | Figure::Summed(quantity) => Some(quantity),
        Figure::Empty => None,
    }
}

fn number(material: Material<'_>, at: At, end: fn(&Quantity) -> i128) -> Cell<'_> {
    let quantity = quantity(material, at);
    quantity.map_or(Cell::None, |quantity| {
        Cell::Number(Quantity::decimal(end(quantity)))
    })
}

const FIELDS: &[Field<At>] = &[
    field("figures", "统计编号", "", Datatype::Word, |m, at| {
        Cell::word(m.site.figures[at.0].record.id.as_str())
    }),
    field(
        "title",
        "标题",
        "འགོ་བརྗོད",
        Datatype::Text,
        |m, at| Cell::text(data(m, at).title.as_ref()),
    ),
    field(
        "period",
        "时期",
        "དུས་ཚོད",
        Datatype::Word,
        |m, at| Cell::maybe(data(m, at).period),
    ),
    field("period_start", "时期开始", "", Datatype::Date, |m, at| {
        Cell::maybe(data(m, at).period.map(Period::first))
    }),
    field("period_end", "时期结束", "", Datatype::Date, |m, at| {
        Cell::maybe(data(m, at).period.map(Period::last))
    }),
    field("period_text", "时期原话", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).period_text.as_ref())
    }),
    field("as_of", "截至", "", Datatype::Date, |m, at| {
        Cell::maybe(data(m, at).as_of)
    }),
    field("plan", "是任务数", "", Datatype::Flag, |m, at| {
        Cell::shown(is_set(data(m, at).plan))
    }),
    field("subject", "统计对象", "", Datatype::Word, |m, at| {
        let of = match row(m, at).of {
            RowOf::Region(at) => Kind::Region.at(at),
            RowOf::Station(at) => Kind::Station.at(at),
        };
        Cell::maybe(of.said(m.site))
    }),
    field(
        "region",
        "行政区划代码",
        "",
        Datatype::Word,
        |m, at| match row(m, at).of {
            RowOf::Region(at) => Cell::word(m.site.regions.list[at].record.data.code.as_str()),
            RowOf::Station(_) => Cell::None,
        },
    ),
    field(
        "station",
        "站点编号",
        "",
        Datatype::Word,
        |m, at| match row(m, at).of {
            RowOf::Station(at) => Cell::word(m.site.stations[at].id().as_str()),
            RowOf::Region(_) => Cell::None,
        },
    ),
    field(
        "subject_name",
        "统计对象名称",
        "",
        Datatype::Text,
        |m, at| {
            Cell::Text(match row(m, at).of {
                RowOf::Region(at) => &m.site.regions.list[at].record.data.name,
                RowOf::Station(at) => &m.site.stations[at].record.data.name,
            })
        },
    ),
    field("measure", "指标编号", "", Datatype::Word, |m, at| {
        Cell::word(measure(m, at).id.as_str())
    }),
    field("measure_name", "指标", "", Datatype::Text, |m, at| {
        Cell::Text(&measure(m, at).name)
    }),
    field("unit", "单位", "", Datatype::Text, |m, at| {
        Cell::text(measure(m, at).unit.as_ref())
    }),
    field("stated", "数值原文", "", Datatype::Word, |m, at| {
        Cell::maybe(quantity(m, at))
    }),
    field("low", "数值下限", "", Datatype::Number, |m, at| {
        number(m, at, Quantity::low)
    }),
    field("high", "数值上限", "", Datatype::Number, |m, at| {
        number(m, at, Quantity::high)
    }),
    field("exact", "是确数", "", Datatype::Flag, |m, at| {
        Cell::maybe(quantity(m, at).map(Quantity::exact))
    }),
    field("percent", "是百分数", "", Datatype::Flag, |m, at| {
        Cell::maybe(quantity(m, at).map(Quantity::percent))
    }),
    field("summed", "由下级相加", "", Datatype::Flag, |m, at| {
        Cell::shown(matches!(row(m, at).cells[at.2], Figure::Summed(_)))
    }),
    field("note", "备注", "", Datatype::Text, |m, at| {
        let line = row(m, at).line;
        Cell::text(line.and_then(|line| data(m, at).values[line].note.as_ref()))
    }),
    field("scope", "统计范围", "", Datatype::Text, |m, at| {
        Cell::text(data(m, at).scope.as_ref())
    }),
    field(
        "source",
        "来源",
        "ཡོང་ཁུངས",
        Datatype::Text,
        |m, at| Cell::text(data(m, at).source.as_ref().map(|Named(source)| &source.name)),
    ),
    field("url", "网页", "དྲ་ངོས", Datatype::Url, |m, at| {
        Cell::shown(m.page(Kind::Figures.at(at.0)))
    }),
];
