//! The real divisions of the country and the real Tibetan text of `benches/data`.

use flate2::read::GzDecoder;
use std::io::Read;

/// A division: its code (2, 4, 6 or 9 digits; one above is a proper prefix) and its name.
#[derive(Debug, Clone)]
pub(crate) struct Division {
    pub code: String,
    pub name: String,
}

/// All divisions, each level in code order.
pub(crate) struct Divisions {
    pub provinces: Vec<Division>,
    pub cities: Vec<Division>,
    pub counties: Vec<Division>,
    pub townships: Vec<Division>,
}

impl Divisions {
    /// Reads the compressed tables, which are part of the bench's program.
    pub(crate) fn read() -> Divisions {
        Divisions {
            provinces: table(include_bytes!("../data/provinces.csv.gz")),
            cities: table(include_bytes!("../data/cities.csv.gz")),
            counties: table(include_bytes!("../data/areas.csv.gz")),
            townships: table(include_bytes!("../data/streets.csv.gz")),
        }
    }

    /// `count` townships in code order, whole counties from all over the country; the last county may be cut short.
    pub(crate) fn sample(&self, count: usize) -> Vec<&Division> {
        // Counties in an order that has nothing to do with their place.
        let mut counties: Vec<&str> = self.counties.iter().map(|county| county.code.as_str()).collect();
        counties.sort_by_key(|code| code.parse::<u64>().unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20);
        let mut chosen = Vec::with_capacity(count);
        for county in counties {
            let from = self
                .townships
                .partition_point(|township| township.code.as_str() < county);
            chosen.extend(
                self.townships[from..]
                    .iter()
                    .take_while(|township| township.code.starts_with(county)),
            );
            if chosen.len() >= count {
                break;
            }
        }
        chosen.truncate(count);
        chosen.sort_by(|a, b| a.code.cmp(&b.code));
        chosen
    }
}

/// Rows of `code,"name",…` after a heading.
fn table(packed: &[u8]) -> Vec<Division> {
    let mut rows: Vec<Division> = unpacked(packed)
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',').map(|cell| cell.trim_matches('"'));
            Division {
                code: cells.next().unwrap().to_owned(),
                name: cells.next().unwrap().to_owned(),
            }
        })
        .collect();
    rows.sort_by(|a, b| a.code.cmp(&b.code));
    rows
}

/// The paragraphs of the Universal Declaration of Human Rights in Tibetan, those of 80 characters and more.
pub(crate) fn tibetan_paragraphs() -> Vec<String> {
    unpacked(include_bytes!("../data/udhr-bo.jsonl.gz"))
        .lines()
        .flat_map(|line| {
            let piece: serde_json::Value = serde_json::from_str(line).unwrap();
            piece["paras"]
                .as_array()
                .unwrap()
                .iter()
                .map(|para| para.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|para| para.chars().count() >= 80)
        .collect()
}

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    text
}
