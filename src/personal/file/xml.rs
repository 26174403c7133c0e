//! Reader of the XML of office files: what a reader of the document sees as text, and every other value by itself.
//!
//! **You are here:** `personal/file/` — used by the reader of archives; no IO.
//!
//! Pieces of one word touch (Word cuts a number into runs wherever the spelling checker has looked); the ends of cells, rows and
//! paragraphs part them. Attributes and the values of other elements never touch: the places of a picture, 38100 and 9525, are
//! no telephone.

use super::Reading;
use crate::personal::signs::{BAR, CELL};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// What was read of a part.
pub(super) struct Part {
    /// Whether it could be read to its end.
    pub(super) whole: bool,
    /// How many signs a reader sees of it.
    pub(super) shown: usize,
}

/// Elements whose text is a piece of a line.
const PIECES: [&str; 16] = [
    "t", "tspan", "textPath", "delText", "instrText", "delInstrText", "span", "a", "p", "h", "TextCode",
    "text", "ruby-base", "m", "s", "title",
];

/// Values that draw: rows of figures, that have no meaning to a reader.
const DRAWN: [&str; 27] = [
    "d", "path", "points", "viewBox", "transform", "Boundary", "CTM", "DeltaX", "DeltaY", "PhysicalBox",
    "ApplicationBox", "coordsize", "coordorigin", "adj", "AbbreviatedData", "dash", "StartPoint", "EndPoint",
    "Glyphs", "x", "y", "dx", "dy", "enhanced-path", "text-areas", "formulas", "style",
];

/// The most often that a cell of a table says it is repeated.
const MOST_REPEATED: usize = 32;

/// Texts of a workbook that its sheets refer to by number.
#[derive(Default)]
pub(super) struct Tables {
    shared: Vec<String>,
}

impl Tables {
    /// Those of an archive's parts.
    pub(super) fn of<'p>(mut parts: impl Iterator<Item = (&'p str, &'p [u8])>) -> Tables {
        let shared = parts.find(|(name, _)| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        Tables {
            shared: shared.map_or_else(Vec::new, |(_, data)| shared_strings(&super::plain::decode(data))),
        }
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}

fn shared_strings(xml: &str) -> Vec<String> {
    let mut reader = reader(xml);
    let mut all = Vec::new();
    let mut own = String::new();
    let mut phonetic = false;
    loop {
        match reader.read_event() {
            Ok(Event::Text(piece)) if !phonetic => own.push_str(&piece),
            Ok(Event::CData(piece)) => own.push_str(&piece),
            Ok(Event::GeneralRef(name)) => reference(&name, &mut own),
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "rPh" => phonetic = true,
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "si" => own.clear(),
            Ok(Event::Empty(tag)) if tag.local_name().as_ref() == "si" => all.push(String::new()),
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "si" => all.push(std::mem::take(&mut own)),
                "rPh" => phonetic = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return all,
            _ => {}
        }
    }
}

/// `&#49;` is an event of its own; the search knows the written form.
fn reference(name: &str, text: &mut String) {
    match name {
        "amp" => text.push('&'),
        "lt" => text.push('<'),
        "gt" => text.push('>'),
        "quot" => text.push('"'),
        "apos" => text.push('\''),
        _ => {
            text.push('&');
            text.push_str(name);
            text.push(';');
        }
    }
}

/// What is being read of a part.
struct Walk<'a> {
    tables: &'a Tables,
    text: String,
    /// Values that belong to no line.
    apart: String,
    open: Vec<String>,
    /// How the cell that is open writes its value, where it began, and how often it stands.
    shared_cell: bool,
    cell: (usize, usize),
    /// How many cells are open, one in another.
    cells: usize,
    value: String,
}

/// Adds what a part says.
pub(super) fn read(xml: &str, tables: &Tables, reading: &mut Reading) -> Part {
    let mut reader = reader(xml);
    let mut walk = Walk {
        tables,
        text: String::new(),
        apart: String::new(),
        open: Vec::new(),
        shared_cell: false,
        cell: (0, 1),
        cells: 0,
        value: String::new(),
    };
    let whole = loop {
        match reader.read_event() {
            Ok(Event::Text(piece)) => walk.value.push_str(&piece),
            Ok(Event::CData(piece)) => walk.value.push_str(&piece),
            Ok(Event::GeneralRef(name)) => reference(&name, &mut walk.value),
            Ok(Event::Start(tag)) => {
                walk.flush();
                walk.start(&tag);
                walk.cells += usize::from(is_cell(tag.local_name().as_ref()));
                walk.open.push(tag.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(tag)) => {
                walk.flush();
                walk.start(&tag);
                walk.end(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => {
                walk.flush();
                walk.open.pop();
                walk.cells -= usize::from(walk.cells > 0 && is_cell(tag.local_name().as_ref()));
                walk.end(tag.local_name().as_ref());
            }
            Ok(Event::Comment(piece)) => {
                walk.apart.push(BAR);
                walk.apart.push_str(&piece);
                walk.apart.push(BAR);
            }
            Ok(Event::PI(piece)) => {
                walk.apart.push(BAR);
                walk.apart.push_str(&piece);
                walk.apart.push(BAR);
            }
            Ok(Event::Eof) => break true,
            Err(_) => break false,
            _ => {}
        }
        // A cell that repeats itself may not grow without bound.
        if walk.text.len() > reading.left + xml.len() * 4 {
            break false;
        }
    };
    walk.flush();
    let shown = walk.text.chars().filter(|c| c.is_alphanumeric()).count();
    reading.whole.push_str(&walk.text);
    reading.whole.push(BAR);
    reading.whole.push('\n');
    reading.whole.push_str(&walk.apart);
    reading.whole.push('\n');
    Part { whole, shown }
}

impl Walk<'_> {
    /// Puts the text since the last tag where it belongs.
    fn flush(&mut self) {
        if self.value.is_empty() {
            return;
        }
        let value = std::mem::take(&mut self.value);
        let parent = self.open.last().map_or("", String::as_str);
        match parent {
            "v" => {
                let shared = self
                    .shared_cell
                    .then(|| value.trim().parse::<usize>().ok())
                    .flatten();
                match shared.and_then(|index| self.tables.shared.get(index)) {
                    Some(text) => self.text.push_str(text),
                    None => self.text.push_str(&digits_of(&value)),
                }
            }
            "f" | "formula1" | "formula2" | "definedName" => {
                // "110105"&"19491231"&"002X"
                let joined: String = value
                    .chars()
                    .filter(|c| !matches!(c, '"' | '&' | ',' | ' '))
                    .collect();
                self.aside(&value);
                self.aside(&joined);
            }
            _ if PIECES.contains(&parent) => self.text.push_str(&value),
            _ if DRAWN.contains(&parent) => self.drawn(&value),
            _ => self.aside(&value),
        }
    }

    fn aside(&mut self, value: &str) {
        if !value.trim().is_empty() {
            self.apart.push(BAR);
            self.apart.push_str(value);
            self.apart.push(BAR);
        }
    }

    /// A drawing's figures have nothing to do with each other.
    fn drawn(&mut self, value: &str) {
        self.apart.push(BAR);
        self.apart.extend(value.chars().map(|c| {
            if matches!(c, ' ' | ',' | '-' | '.' | '\n') {
                BAR
            } else {
                c
            }
        }));
        self.apart.push(BAR);
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        if is_cell(name) {
            self.shared_cell = false;
            self.cell = (self.text.len(), 1);
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.local_name();
            let key = key.as_ref();
            let value = &*attribute.value;
            match (name, key) {
                ("c", "t") => self.shared_cell = value == "s",
                (_, "number-columns-repeated") => {
                    self.cell.1 = value.parse().unwrap_or(1).clamp(1, MOST_REPEATED);
                }
                // A sign of a font of symbols.
                ("sym", "char") => {
                    let code = u32::from_str_radix(value, 16).unwrap_or_default();
                    self.text
                        .extend(char::from_u32(if code >= 0xF000 { code - 0xF000 } else { code }));
                }
                _ if DRAWN.contains(&key) && key != "title" => self.drawn(value),
                _ if value.len() < 3 => {}
                _ => self.aside(value),
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "c" | "tc" | "table-cell" => {
                // Spreadsheets write equal neighbours once.
                let (start, count) = self.cell;
                let own = self
                    .text
                    .get(start..)
                    .map(|own| own.trim().to_owned())
                    .unwrap_or_default();
                if count > 1 && !own.is_empty() && own.len() < 64 {
                    for _ in 1..count {
                        self.text.push(CELL);
                        self.text.push_str(&own);
                    }
                }
                self.cell = (self.text.len(), 1);
                self.text.push(CELL);
            }
            // Strings of a workbook stand beside each other by chance.
            "si" | "author" => self.text.push(BAR),
            // A row of a table stays one line, so that its cells are read beside each other.
            "p" if self.cells > 0 => self.text.push(' '),
            "p" | "row" | "tr" | "br" | "cr" | "h" | "table-row" | "comment" | "TextObject" | "ObjectRef"
            | "sp" | "txbxContent" => self.text.push('\n'),
            "tab" => self.text.push('\t'),
            "noBreakHyphen" => self.text.push('-'),
            _ => {}
        }
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "c" | "tc" | "table-cell")
}

/// A number as a spreadsheet keeps it, written out: `1.1010519491231E+17`.
pub(super) fn digits_of(value: &str) -> String {
    let trimmed = value.trim();
    if trimmed.contains(['e', 'E'])
        && let Ok(number) = trimmed.parse::<f64>()
        && (1e10..1e19).contains(&number)
    {
        return format!("{number:.0}");
    }
    value.to_owned()
}
