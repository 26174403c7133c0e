//! Z525 `status-contradicts`: a state or a contract against the dates
//!
//! *What it checks:* a station's state fits its dates: one that is closed for a time has not passed the day of its
//! reopening, and one that works has opened, waits for no reopening, and has no day of closing or end of its contract behind it.
//!
//! *Why:* residents stand before a closed door, or do not come to an open one.
//!
//! *Source:* content-format.md, `status`, `reopens`, `closed_on`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::station::Status;

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
