//! Z533 `no-area-code`
//!
//! *What it checks:* telephones of stations, operators and the site have their area code.
//!
//! *Why:* dialled from a mobile phone, seven or eight digits alone reach nobody, or a stranger.
//!
//! *Source:* content-format.md, "stations": `phone: [0891-6323215]`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::Origin;
use crate::value::Phone;
use std::collections::BTreeSet;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let all = phones(context);
    let codes: BTreeSet<&str> = all.iter().filter_map(|(_, _, phone)| phone.area_code()).collect();
    for (origin, field, phone) in &all {
        if phone.lacks_area_code() {
            findings.add(|| (origin.field(field), fault(phone, &codes)));
        }
    }
}

/// Every telephone that residents are shown, with its place.
fn phones<'s>(context: &Context<'s>) -> Vec<(&'s Origin, String, &'s Phone)> {
    let site = context.site;
    let mut all = Vec::new();
    let mut add = |origin: &'s Origin, key: &str, list: &'s [Phone]| {
        for (at, phone) in list.iter().enumerate() {
            all.push((origin, format!("{key}[{at}]"), phone));
        }
    };
    for station in &site.stations {
        add(&station.record.origin, "phone", &station.record.data.phone);
    }
    for operator in &site.operators {
        // In place, its telephone stands in the station's record.
        add(operator.origin(), operator.phone_field(), &operator.data().phone);
    }
    let settings = &site.settings;
    if let Some(publisher) = &settings.data.publisher {
        add(&settings.origin, "publisher.phone", &publisher.0.phone);
    }
    if let Some(feedback) = &settings.data.feedback {
        add(&settings.origin, "feedback.phone", &feedback.phone);
    }
    all
}

fn fault(phone: &Phone, codes: &BTreeSet<&str>) -> Fault {
    let fault = Fault::new(
        code::NO_AREA_CODE,
        format!("电话 {phone} 没有区号，用手机打不通"),
        format!("the telephone {phone} has no area code: mobile phones do not reach it"),
    );
    match codes.iter().collect::<Vec<_>>().as_slice() {
        [only] => {
            let better = format!("{only}-{phone}");
            fault
                .help(
                    format!("请写 {better}（{only} 是本站其他电话的区号，不是这个区号的，写自己的）"),
                    format!("write {better}: {only} is the area code of the other telephones; if it is another, write that"),
                )
                .instead(better)
        }
        _ => fault.help(
            format!("写成“区号-号码”：……-{phone}，……换成当地的区号"),
            format!("write the area code before it: ……-{phone}"),
        ),
    }
}
