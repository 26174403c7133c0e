//! Sheet of external links: each host that content leads to, what kind of site it is, who looked at it when, and whether it is
//! new.
//!
//! **You are here:** `inspection/` — one sheet, found by [`crate::check::outside`]; no IO.

use super::{Material, Sheet, zh};
use crate::check::outside::{Host, HostClass};

/// A look that is older than this is to be repeated. *Units:* days; *Source:* inspections come every quarter.
const LOOK_AGAIN: i32 = 92;

/// The hosts, those with something to do first.
pub(super) fn sheet(material: &Material<'_>, hosts: &[Host]) -> Sheet {
    let mut rows: Vec<(bool, Vec<String>)> = hosts
        .iter()
        // Links within the site are told only where they are wrong.
        .filter(|host| host.class != HostClass::Own || host.insecure > 0)
        .map(|host| {
            let todo = todo(material, host);
            let places: Vec<String> = host
                .places
                .iter()
                .map(|(file, line)| format!("{file}:{line}"))
                .collect();
            let more = if host.links > places.len() { " 等" } else { "" };
            let looked = host.trusted.as_ref().map_or_else(String::new, |own| {
                let by = own.by.as_ref().map_or("", |by| zh(by));
                format!("{} {by}", own.looked).trim_end().to_owned()
            });
            let note = host
                .trusted
                .as_ref()
                .and_then(|own| own.note.as_ref())
                .map_or("", |note| zh(note));
            let row = vec![
                host.name.clone(),
                host.class.zh().to_owned(),
                host.links.to_string(),
                looked,
                note.to_owned(),
                format!("{}{more}", places.join(" ")),
                todo.join("；"),
            ];
            (todo.is_empty(), row)
        })
        .collect();
    rows.sort_by_key(|(fine, _)| *fine);
    let total = rows.len();
    Sheet {
        name: "外部链接",
        about: "内容里链接到的全部网站。打开看过、没有被别人抢注的，在 site.yaml 的 trusted_hosts 里写上域名和日期"
            .to_owned(),
        columns: vec![
            ("域名", 18),
            ("类别", 9),
            ("链接数", 5),
            ("哪天看过", 12),
            ("用途", 10),
            ("在哪里", 30),
            ("要做的", 26),
        ],
        rows: rows.into_iter().map(|(_, row)| row).take(material.most).collect(),
        total,
    }
}

/// What there is to do about a host.
fn todo(material: &Material<'_>, host: &Host) -> Vec<String> {
    let mut todo = Vec::new();
    if host.class == HostClass::Own {
        todo.push(format!(
            "{} 处用 http: 链接到本站自己，改成站内链接（如 notice:编号）或 https:",
            host.insecure
        ));
        return todo;
    }
    if host.class == HostClass::Number {
        todo.push("网址是 IPv4 地址，换机器就失效，纯 IPv6 网络打不开，改用域名".to_owned());
    }
    if is_new(material, host) {
        todo.push("上次发布以后新出现的".to_owned());
    }
    match &host.trusted {
        None => todo.push("没有人看过，请打开看一看".to_owned()),
        Some(own) => {
            let days = (material.site.today - own.looked.0).get_days();
            if days > LOOK_AGAIN {
                todo.push(format!("{days} 天没有看过，请再看一看"));
            }
        }
    }
    todo
}

/// Whether the last publication did not lead there.
pub(super) fn is_new(material: &Material<'_>, host: &Host) -> bool {
    host.class != HostClass::Own
        && material
            .published_hosts
            .is_some_and(|published| !published.contains(&host.name))
}

/// Whether nobody has looked at a host outside.
pub(super) fn is_unseen(host: &Host) -> bool {
    host.class != HostClass::Own && host.trusted.is_none()
}
