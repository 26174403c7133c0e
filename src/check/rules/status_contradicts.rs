//! Z525 `status-contradicts`: a state against the dates, the name and who runs the station
//!
//! *What it checks:* a station's state fits its dates: one that is closed for a time has not passed the day of its
//! reopening, and one that works has opened, waits for no reopening, and has no day of closing or end of its contract behind it,
//! and is not marked as a sample; one that runs itself names no operator.
//!
//! *Why:* residents stand before a closed door, or do not come to an open one.
//!
//! *Source:* content-format.md, `status`, `reopens`, `closed_on`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::lang::{Lang, is_unchanged};
use crate::record::Record;
use crate::record::station::{Operation, Station, Status};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let today = context.site.today;
    findings.each(&context.site.stations, |station, findings| {
        let record = &station.record;
        let data = &record.data;
        let status = data.status();
        if let Some(day) = data.reopens.filter(|day| day.last() < today && status == Status::TemporarilyClosed) {
            findings.add(|| {
                let fault = Fault::new(
                    code::STATUS_CONTRADICTS,
                    format!("恢复服务的日期 {day} 已经过了，还写着暂停"),
                    format!("the day of reopening, {day}, has passed, but the station is said to be closed for a time"),
                )
                .help(
                    "已经恢复的，改成 status: working，删去 reopens；还没有的，改正 reopens",
                    "if it is open again, write status: working and delete reopens; else correct reopens",
                );
                (record.origin.field("reopens"), fault)
            });
        }
        if let Some(day) = data.opened.filter(|day| day.first() > today && status == Status::Working) {
            findings.add(|| {
                let fault = Fault::new(
                    code::STATUS_CONTRADICTS,
                    format!("启用日期 {day} 还没有到，状态却是运行中"),
                    format!("it opens on {day}, which has not come, but is said to work"),
                )
                .help(
                    "还没有启用的，写 status: planned；已经启用的，改正 opened",
                    "if it is not open yet, write status: planned; else correct opened",
                );
                (record.origin.field("opened"), fault)
            });
        }
        if let Some(day) = data.reopens.filter(|day| day.first() > today && status == Status::Working) {
            findings.add(|| {
                let fault = Fault::new(
                    code::STATUS_CONTRADICTS,
                    format!("写了恢复服务的日期 {day}，状态却是运行中"),
                    format!("it is said to work, and to reopen on {day}"),
                )
                .help(
                    "已经恢复的，删去 reopens；还没有的，写 status: temporarily-closed",
                    "if it is open again, delete reopens; else write status: temporarily-closed",
                );
                (record.origin.field("reopens"), fault)
            });
        }
        let contract = data.contract.as_ref();
        // Dates that are swapped are found where they are read.
        let contract = contract.filter(|contract| contract.start.is_none_or(|start| Some(start) <= contract.end));
        let ended = contract.and_then(|contract| contract.end);
        if let Some(day) = ended.filter(|day| day.0 < today && status == Status::Working) {
            findings.add(|| {
                let fault = Fault::new(
                    code::STATUS_CONTRADICTS,
                    format!("合同在 {day} 已经到期，状态还是运行中"),
                    format!("the contract ended on {day}, but the station is said to work"),
                )
                .help(
                    "续签了的，改成新合同的起止日期；换了承接机构的，一并改 operator；没有合同了的，删去 contract",
                    "write the dates of the new contract, and the new operator; without a contract delete it",
                );
                (record.origin.field("contract.end"), fault)
            });
        }
        let open = matches!(status, Status::Working | Status::TemporarilyClosed);
        operator(record, findings);
        sample(record, findings);
        if let Some(day) = data.closed_on.filter(|day| day.last() <= today && open) {
            findings.add(|| {
                let fault = Fault::new(
                    code::STATUS_CONTRADICTS,
                    format!("写了撤销日期 {day}，状态却不是撤销"),
                    format!("it was closed on {day}, but its status does not say so"),
                )
                .help(
                    "已经撤销的，改成 status: closed；没有撤销的，删去 closed_on",
                    "if it is closed, write status: closed; else delete closed_on",
                );
                (record.origin.field("closed_on"), fault)
            });
        }
    });
}

/// Who runs the station, told in two ways.
fn operator(record: &Record<Station>, findings: &mut Findings) {
    if record.data.operation == Some(Operation::Own) && record.data.operator.is_some() {
        findings.add(|| {
            let fault = Fault::new(
                code::STATUS_CONTRADICTS,
                "写着自主运营(self)，又写了承接机构",
                "it is said to be run by its own people (self), and an operator is named",
            )
            .help(
                "由这家机构承接的，改成 operation: purchased；自主运营的，删去 operator",
                "if the operator runs it, write operation: purchased; else delete operator",
            );
            (record.origin.field("operation"), fault)
        });
    }
}

/// A sample that is said to work.
fn sample(record: &Record<Station>, findings: &mut Findings) {
    let sample = record
        .data
        .name
        .all(Lang::ZH)
        .find(|(_, name)| name.ends_with("（示例）") || name.ends_with("(示例)"));
    if let Some((_, name)) =
        sample.filter(|(_, name)| record.data.status() == Status::Working && !is_unchanged(name))
    {
        findings.add(|| {
            let fault = Fault::new(
                code::STATUS_CONTRADICTS,
                format!("“{name}”的名称里有“示例”，状态却是运行中"),
                format!("{name} is named a sample, but is said to work"),
            )
            .help(
                "真有这个站的，名称里删去“示例”；只是示例的，写 status: planned",
                "if there is such a station, take 示例 out of its name; if it is a sample, write status: planned",
            );
            (record.origin.field("name"), fault)
        });
    }
}
