//! `zhandian new disclosure-catalogue`: copies official rows into the site's catalogue.
//!
//! **You are here:** `cli/new` — beside [`super::form`]; the rows are in [`super::official`].

use super::super::report::Report;
use super::Refusal;
use super::official::{self, Field};
use super::save::Desk;
use crate::cli::terminal::outln;
use crate::diag::Severity;
use crate::record::{nearest, parse};
use crate::session::save::Touched;
use crate::site::Site;
use crate::value::Id;
use jiff::civil::Date;
use std::sync::Arc;

/// The id of the file that rows are copied into unless another is given.
pub(super) const ID: &str = "official";

/// The fields that were asked for, in the order of the catalogue. *Errors:* none was, or one that there is not.
pub(super) fn chosen(asked: &[String]) -> Result<Vec<Field>, Refusal> {
    // Chinese input methods type these commas.
    let asked: Vec<&str> = asked
        .iter()
        .flat_map(|text| text.split(['，', '、']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let all = official::fields();
    if asked.is_empty() {
        return Err(Refusal::usage(
            format!(
                "写明要哪些范围，如 --fields 社会救助,养老服务。有这些：{}",
                listed(&all, "（", " 行）", "、")
            ),
            format!(
                "name fields, such as --fields 社会救助,养老服务. There are: {}",
                listed(&all, " (", " rows)", ", ")
            ),
        ));
    }
    for name in &asked {
        if !all.iter().any(|field| field.name == *name) {
            let near = nearest(name, all.iter().map(|field| field.name));
            let (zh, en) = near.map_or_else(Default::default, |near| {
                (format!("，最接近的是 {near}"), format!("; the nearest is {near}"))
            });
            return Err(Refusal::usage(
                format!(
                    "标准目录里没有“{name}”这个范围{zh}。有这些：{}",
                    listed(&all, "（", " 行）", "、")
                ),
                format!(
                    "the official catalogue has no field `{name}`{en}. There are: {}",
                    listed(&all, " (", " rows)", ", ")
                ),
            ));
        }
    }
    Ok(all
        .into_iter()
        .filter(|field| asked.contains(&field.name))
        .collect())
}

fn listed(fields: &[Field], open: &str, close: &str, comma: &str) -> String {
    let each = |field: &Field| format!("{}{open}{}{close}", field.name, field.rows.len());
    fields.iter().map(each).collect::<Vec<_>>().join(comma)
}

/// Writes the rows that the site does not have, into a new file or at the end of one that is there.
pub(super) fn make(
    desk: &Desk<'_>,
    site: &Site,
    id: &Id,
    fields: &[Field],
    today: Date,
) -> Result<(), Refusal> {
    let fields: Vec<&Field> = fields.iter().collect();
    let has = |row: &str| site.catalogue_row(row).is_some();
    let (left_out, taken): (Vec<&str>, Vec<&str>) = fields
        .iter()
        .flat_map(|field| &field.rows)
        .map(|row| row.id)
        .partition(|row| has(row));
    let path = format!("content/disclosure/catalogue/{id}.yaml");
    if !taken.is_empty() {
        let rows = official::text(&fields, today, |row| !has(row));
        let touched = taken.iter().map(|row| Touched {
            record: format!("catalogue:{row}"),
            fields: Vec::new(),
        });
        let touched = touched.collect();
        let there = desk.source.tree.get(&path);
        match there.and_then(|file| Some((file.hash, file.bytes()?))) {
            None => desk.create(&path, &format!("{}{rows}", official::head()), touched)?,
            Some((hash, before)) => desk.replace(&path, hash, appended(&path, before, &rows)?, touched)?,
        }
    }
    say(desk.report, &path, &taken, &left_out);
    Ok(())
}

/// The file with the rows at its end. *Errors:* it is not a list at the left margin, so that rows cannot just follow.
fn appended(path: &str, before: &[u8], rows: &str) -> Result<Vec<u8>, Refusal> {
    let mut bytes = before.to_vec();
    let gap = if before.is_empty() || before.ends_with(b"\n") {
        "\n"
    } else {
        "\n\n"
    };
    bytes.extend_from_slice(gap.as_bytes());
    bytes.extend_from_slice(rows.as_bytes());
    let findings = parse(&Arc::from(path), &bytes).diagnostics;
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Refusal::usage(
            format!("{path} 里已有的内容有错，或者写法不同，接不上新的行。先改正它，或换一个编号"),
            format!(
                "{path} has errors or is laid out in another way, so rows cannot follow; mend it, or choose another id"
            ),
        ));
    }
    Ok(bytes)
}

fn say(report: &Report, path: &str, taken: &[&str], left_out: &[&str]) {
    if report.json {
        let line = serde_json::json!({"kind": "created", "file": path, "rows": taken, "left_out": left_out});
        if !taken.is_empty() {
            outln!("{line}");
        }
        return;
    }
    if !left_out.is_empty() {
        report.line(
            &format!(
                "网站里已经有这 {} 行，没有再抄：{}",
                left_out.len(),
                left_out.join("、")
            ),
            &format!(
                "the site has these {} rows already, left out: {}",
                left_out.len(),
                left_out.join(", ")
            ),
        );
    }
    if taken.is_empty() {
        report.line("没有要抄的行", "there is no row to copy");
        return;
    }
    report.line(
        &format!("抄好 {} 行：{path}\n打开它，按本地的目录改主体、渠道和依据；写着 unchecked 的先核对原文。", taken.len()),
        &format!("{} rows copied to {path}\nOpen it and adapt publisher, channels and basis; check rows marked `unchecked` first.", taken.len()),
    );
}
