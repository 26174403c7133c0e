//! Advice that needs what stands around a value: its file's name, or the value beside it.
//!
//! **You are here:** `record/parse` — after the shape check, which sees one value at a time; no IO.

use crate::diag::{Fault, Span, code};
use crate::source::yaml::Node;
use crate::value::{Id, Latitude, Longitude, Scalar};

/// Below which degrees a longitude may be a latitude of China. *Source:* the country lies between 3 and 54 degrees north.
const NORTH: std::ops::RangeInclusive<f64> = 3.0..=54.0;

/// The finding at an id that is nearly the file's name: what refers to the record refers to it by that.
pub(super) fn id_of_file(node: &Node, text: &str, stem: &str, span: Span, fault: Fault) -> Fault {
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', ' ', '.'], "");
    // An id that is taken for something else names no record; the file of a single one does.
    let line = text
        .get(..node.span.start)
        .and_then(|before| before.rsplit('\n').next());
    let single = line.is_some_and(|line| line.trim().is_empty());
    let written = text.get(span.start..span.end).unwrap_or_default();
    let taken = |better: &str| single && better.strip_suffix("-1") == Some(written);
    let alike = |better: &String| *better != stem && (plain(better) == plain(stem) || taken(better));
    let named = fault.code == code::BAD_ID
        && node.find("id") == span
        && fault.instead.as_ref().is_some_and(alike)
        && Id::read(stem).is_ok();
    if !named {
        return fault;
    }
    fault
        .help(
            format!("请写 {stem}，与文件名一样"),
            format!("write {stem}, as the file is named"),
        )
        .instead(stem)
}

/// The finding at a latitude that is a longitude: the line with both exchanged, where the other one is a latitude.
pub(super) fn exchanged(node: &Node, text: &str, span: Span, fault: Fault) -> Fault {
    let (lat, lon) = (node.find("location.lat"), node.find("location.lon"));
    let of = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let is_pair = fault.code == code::BAD_COORDINATE
        && lat == span
        && lat != lon
        && Longitude::read(of(lat)).is_ok()
        && Latitude::read(of(lon)).is_ok_and(|north| NORTH.contains(&north.degrees()));
    if !is_pair {
        return fault;
    }
    let (north, east) = (of(lon), of(lat));
    let (first, second) = if lat.start < lon.start {
        (lat, lon)
    } else {
        (lon, lat)
    };
    let between = &text[first.end..second.start];
    if between.contains('\n') {
        return fault.help(
            format!("两个值对调：lat 写 {north}，lon 写 {east}"),
            format!("exchange them: lat is {north}, lon is {east}"),
        );
    }
    let start = text[..first.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[second.end..]
        .find('\n')
        .map_or(text.len(), |feed| second.end + feed);
    let line = format!(
        "{}{}{between}{}{}",
        &text[start..first.start],
        of(second),
        of(first),
        text[second.end..end].trim_end()
    );
    fault.help(
        format!("两个值对调，应写成：`{line}`"),
        format!("exchange them; write: `{line}`"),
    )
}
