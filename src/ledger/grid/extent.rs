//! Extent of a workbook before it is read: how large it would become, which rows are hidden, which cells show per cent.
//!
//! **You are here:** `ledger/grid` — before `sheets`, which reads the values with a library; no IO.
//!
//! The library says nothing of hidden rows and of the look of numbers, and keeps whatever it unpacks. So the parts of the archive
//! are unpacked here first, as far as they may be.

use super::{MOST_CELLS, MOST_ROWS, Refused, damaged, too_large};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The largest part of a workbook, unpacked. *Units:* bytes.
const LARGEST_PART: u64 = 600 << 20;
/// The largest list of texts: all of it is kept while a workbook is read. *Units:* bytes.
const LARGEST_TEXTS: u64 = 120 << 20;
/// The most parts: a workbook has some dozens.
const MOST_PARTS: usize = 2_000;

/// What is known of a sheet beside its values.
#[derive(Debug, Default, Clone)]
pub(super) struct Extent {
    /// Rows that are hidden or filtered out, from 0.
    pub hidden: BTreeSet<u32>,
    /// Cells that show per cent, or a date without its day.
    pub looks: HashMap<(u32, u32), Look>,
    /// Merged cells.
    pub merged: Vec<(u32, u32, u32, u32)>,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Percent,
    Month,
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The extents of all sheets, by their names. *Errors:* it is too large, or damaged.
pub(super) fn of(bytes: &[u8]) -> Result<HashMap<String, Extent>, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    bounded(&mut archive)?;
    let looks = part(&mut archive, "xl/styles.xml").map_or_else(Vec::new, |xml| looks(&xml));
    let targets = part(&mut archive, "xl/_rels/workbook.xml.rels").map_or_else(HashMap::new, |xml| {
        let mut targets = HashMap::new();
        each(&xml, |element| {
            if element.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
            {
                targets.insert(id, target);
            }
        });
        targets
    });
    let mut sheets = Vec::new();
    if let Some(xml) = part(&mut archive, "xl/workbook.xml") {
        each(&xml, |element| {
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            {
                sheets.push((name, id));
            }
        });
    }
    let mut extents = HashMap::new();
    let mut all = (0, 0);
    for (name, id) in sheets {
        let Some(target) = targets.get(&id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        if let Some(xml) = part(&mut archive, &path) {
            extents.insert(name, sheet(&xml, &looks, &mut all)?);
        }
    }
    Ok(extents)
}

/// Unpacks every part that a reader would, and keeps nothing.
fn bounded(archive: &mut Archive<'_>) -> Result<(), Refused> {
    let mut left = LARGEST_PART;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        let name = part.name().map_err(|_| damaged())?.to_ascii_lowercase();
        if !name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| matches!(ending, "xml" | "rels"))
        {
            continue;
        }
        let most = if name.ends_with("sharedstrings.xml") {
            LARGEST_TEXTS.min(left)
        } else {
            left
        };
        let read = std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        if read > most {
            return Err(too_large());
        }
        left -= read;
    }
    Ok(())
}

fn part(archive: &mut Archive<'_>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut part = archive.by_name(name).ok()?;
    part.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Calls for every element of a text; stops where it is no XML any more.
fn each(xml: &[u8], mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => take(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// How the styles of a workbook show a number, by their number.
fn looks(xml: &[u8]) -> Vec<Option<Look>> {
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut looks = Vec::new();
    let mut within = false;
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (
                        attribute(&element, "numFmtId").and_then(|id| id.parse().ok()),
                        attribute(&element, "formatCode"),
                    ) {
                        codes.insert(id, code);
                    }
                }
                "cellXfs" => within = true,
                "xf" if within => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    looks.push(id.and_then(|id| look(id, codes.get(&id).map(String::as_str))));
                }
                _ => {}
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == "cellXfs" => within = false,
            Ok(Event::Eof) | Err(_) => return looks,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// What a format shows. *Source:* ECMA-376, 18.8.30: 9 and 10 are per cent, 17 is a month, 55 and 57 are months in Chinese.
fn look(id: u32, code: Option<&str>) -> Option<Look> {
    match (id, code) {
        (9 | 10, _) => Some(Look::Percent),
        (17 | 55 | 57, _) => Some(Look::Month),
        (_, Some(code)) if code.contains('%') => Some(Look::Percent),
        (_, Some(code)) => {
            // Colours and languages stand in brackets, words in quotes.
            let mut plain = String::new();
            let (mut bracket, mut quoted) = (false, false);
            for c in code.chars() {
                match c {
                    '[' => bracket = true,
                    ']' => bracket = false,
                    '"' => quoted = !quoted,
                    c if !bracket && !quoted => plain.push(c.to_ascii_lowercase()),
                    _ => {}
                }
            }
            let month = plain.contains('m') && plain.contains('y') && !plain.contains('d');
            (month && !plain.contains('h')).then_some(Look::Month)
        }
        _ => None,
    }
}

fn sheet(xml: &[u8], looks: &[Option<Look>], all: &mut (usize, usize)) -> Result<Extent, Refused> {
    let mut extent = Extent::default();
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut row = 0_u32;
    let mut next = 0_u32;
    let mut filled = false;
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "row" => {
                    row = row_of(&element, next, &mut extent);
                    next = row.saturating_add(1);
                    filled = false;
                }
                "c" => {
                    all.1 += 1;
                    all.0 += usize::from(!std::mem::replace(&mut filled, true));
                    if all.0 > MOST_ROWS || all.1 > MOST_CELLS {
                        return Err(too_large());
                    }
                    let style: Option<usize> = attribute(&element, "s").and_then(|style| style.parse().ok());
                    if let Some(look) = style.and_then(|style| looks.get(style).copied().flatten())
                        && let Some((_, column)) = attribute(&element, "r").as_deref().and_then(place)
                    {
                        extent.looks.insert((row, column), look);
                    }
                }
                _ => {}
            },
            Ok(Event::Empty(element)) => match element.local_name().as_ref() {
                "row" => {
                    row = row_of(&element, next, &mut extent);
                    next = row.saturating_add(1);
                }
                "mergeCell" => {
                    let range = attribute(&element, "ref");
                    let ends = range.as_deref().and_then(|range| range.split_once(':'));
                    if let Some((first, last)) = ends
                        && let (Some(first), Some(last)) = (place(first), place(last))
                        && extent.merged.len() < MOST_ROWS
                    {
                        extent.merged.push((first.0, first.1, last.0, last.1));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) => return Ok(extent),
            Ok(_) => {}
            Err(_) => return Err(damaged()),
        }
        buffer.clear();
    }
}

fn row_of(element: &BytesStart<'_>, next: u32, extent: &mut Extent) -> u32 {
    let row = attribute(element, "r")
        .and_then(|row| row.parse::<u32>().ok())
        .and_then(|row| row.checked_sub(1))
        .unwrap_or(next);
    if attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
        extent.hidden.insert(row);
    }
    row
}

/// `B3` → row 2, column 1.
fn place(text: &str) -> Option<(u32, u32)> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(at);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A')?;
        column = column
            .checked_mul(26)?
            .checked_add(u32::from(digit).checked_add(1)?)?;
    }
    Some((
        digits.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}
