//! Text segmentation: the texts of all records, cut into clauses; the same clause of many records is one piece.
//!
//! **You are here:** `search/` — reads the entries, before `term`; no IO.

use super::ending::Endings;
use super::term::Role;
use crate::lang::Lang;
use crate::lang::chinese::is_ideograph;
use crate::page::Entry;
use std::borrow::Cow;
use std::collections::HashMap;

/// More records than these share a piece that is not stored with each of them.
pub(super) const COMMON: usize = 24;

/// A clause with its records.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: Box<str>,
    pub(super) role: Role,
    /// Place of its language among the site's.
    pub(super) lang: usize,
    /// Whether its records are open or in force.
    pub(super) active: bool,
    /// Sorted, without doubles.
    pub(super) records: Vec<u32>,
}

impl Piece {
    /// Whether it is stored with its keys and not with its records.
    pub(super) fn is_common(&self) -> bool {
        self.records.len() > COMMON && matches!(self.role, Role::Field | Role::Body)
    }
}

/// All pieces, and those of each record in the order of its page.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    pub(super) of_record: Vec<Vec<u32>>,
}

/// Cuts the entries' texts. The order of pieces is that of their first records.
pub(super) fn cut<'e>(entries: &'e [Entry<'_>], languages: &[Lang], endings: &Endings) -> Pieces {
    let mut pieces = Pieces {
        all: Vec::new(),
        of_record: vec![Vec::new(); entries.len()],
    };
    let mut known: HashMap<(Cow<'e, str>, Role, usize, bool), u32> = HashMap::new();
    for (record, entry) in entries.iter().enumerate() {
        let mut add = |text: Cow<'e, str>, role: Role, lang: Lang| {
            let lang = languages.iter().position(|of| *of == lang).unwrap_or(0);
            let active = entry.state.is_none();
            let key = (text, role, lang, active);
            let place = *known.entry(key).or_insert_with_key(|(text, ..)| {
                pieces.all.push(Piece {
                    text: Box::from(&**text),
                    role,
                    lang,
                    active,
                    records: Vec::new(),
                });
                u32::try_from(pieces.all.len() - 1).unwrap_or(u32::MAX)
            });
            let record = u32::try_from(record).unwrap_or(u32::MAX);
            let records = &mut pieces.all[place as usize].records;
            if records.last() != Some(&record) {
                records.push(record);
                if role != Role::Bridge {
                    pieces.of_record[record as usize].push(place);
                }
            }
        };
        let default = languages.first().copied().unwrap_or(Lang::ZH);
        let named = if entry.by_sound { Role::Name } else { Role::Title };
        for (lang, name) in &entry.names {
            add(Cow::Borrowed(name), named, *lang);
            if entry.by_sound && *lang == Lang::ZH {
                // Without what all of its kind are called: who types that too has it taken off (`client/words.js`).
                let short = name.strip_suffix(endings.of(entry.kind));
                let short = short.filter(|short| !short.is_empty()).unwrap_or(name);
                let sound: Vec<&str> = std::iter::once(short)
                    .chain(entry.pinyin.iter().copied())
                    .collect();
                add(Cow::Owned(sound.join("\n")), Role::Sound, *lang);
            }
        }
        for (lang, name) in &entry.short_names {
            add(Cow::Borrowed(name), Role::Short, *lang);
            if entry.by_sound {
                add(Cow::Borrowed(name), Role::Sound, *lang);
            }
        }
        for name in &entry.heard {
            add(Cow::Borrowed(name), Role::Heard, Lang::ZH);
        }
        for (lang, name) in &entry.other_names {
            add(Cow::Borrowed(name), Role::Other, *lang);
            if entry.by_sound && *lang == Lang::ZH {
                add(Cow::Borrowed(name), Role::Sound, *lang);
            }
        }
        for (lang, word) in &entry.keywords {
            add(Cow::Borrowed(word), Role::Keyword, *lang);
        }
        for code in &entry.codes {
            add(Cow::Borrowed(code), Role::Other, default);
        }
        let texts = [
            (&entry.places, Role::Place),
            (&entry.fields, Role::Field),
            (&entry.body, Role::Body),
        ];
        for (texts, role) in texts {
            for (lang, text) in texts {
                let clauses: Vec<&str> = clauses(text).collect();
                for (number, clause) in clauses.iter().enumerate() {
                    add(Cow::Borrowed(clause), role, *lang);
                    if let Some(bridge) = bridge(&clauses, number + 1) {
                        add(Cow::Owned(bridge), Role::Bridge, *lang);
                    }
                }
            }
        }
    }
    pieces
}

/// Units of a script that are looked at on either side of a mark: a key with its branch has one more.
const REACH: usize = 3;
/// Characters that these units have at most.
const FAR: usize = 48;

/// What goes across the mark before the clause at a place: the last units of what stands before it and, in a second line, the
/// first of what follows. None where nothing does: at the end, and between scripts.
fn bridge(clauses: &[&str], at: usize) -> Option<String> {
    let spaced = |clause: &'_ &str| clause.chars().chain([' ']).collect::<Vec<char>>();
    let after = clauses.get(at..at.saturating_add(REACH).min(clauses.len()))?;
    let after = edge(after.iter().flat_map(spaced));
    let before = clauses[at.saturating_sub(REACH)..at].iter().rev();
    let mut before = edge(before.flat_map(|clause| spaced(clause).into_iter().rev()));
    before.reverse();
    let script = |c: &char| (is_ideograph(*c), c.is_ascii_alphanumeric());
    let (last, first) = (script(before.last()?), script(after.first()?));
    ((last == first && !first.1) || (last.1 && first.0))
        .then(|| before.iter().chain(&['\n']).chain(&after).collect())
}

/// The first few units.
fn edge(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut out = Vec::new();
    let (mut units, mut in_run) = (0, false);
    for c in chars.skip_while(|c| !c.is_alphanumeric()) {
        let ends = !c.is_alphanumeric() && !crate::lang::tibetan::in_syllable(c);
        if in_run && (ends || is_ideograph(c)) {
            units += 1;
            in_run = false;
        }
        if units >= REACH || out.len() >= FAR {
            break;
        }
        if is_ideograph(c) {
            units += 1;
        } else if !ends {
            in_run = true;
        }
        out.push(c);
    }
    let letters = out.iter().rposition(|c| c.is_alphanumeric());
    out.truncate(letters.map_or(0, |last| last + 1));
    out
}

/// A text's clauses, what results show one of; a query may go across the marks between them ([`bridge`]).
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        matches!(c,
            '\n' | '\r' | '\t' | ';' | '!' | '?' | '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}'
            | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{FF01}' | '\u{FF08}' | '\u{FF09}' | '\u{FF0C}'
            | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{F0D}'..='\u{F12}' | '\u{F14}')
    })
    .map(|clause| clause.trim_matches([' ', '\u{3000}', '\u{A0}']))
    .filter(|clause| clause.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bridge_has_a_few_units_on_either_side_of_a_mark() {
        let clauses = ["对独居", "空", "巢老人", "请拨打12345", "ABC"];
        let bridges: Vec<Option<String>> = (0..6).map(|at| bridge(&clauses, at)).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            bridges,
            [
                None,
                text("对独居\n空 巢老"),
                text("独居 空\n巢老人"),
                text("巢老人\n请拨打"),
                None,
                None
            ]
        );
        assert_eq!(bridge(&["རྒན་རབས", "ཞབས་ཞུ"], 1), text("རྒན་རབས\nཞབས་ཞུ"));
    }

    #[test]
    fn clauses_end_at_punctuation_of_either_language() {
        let text = "对独居、空巢老人，每周探访。\n3.5米 ABC！ རྒན་རབས། ཞབས་ཞུ།";
        let all: Vec<&str> = clauses(text).collect();
        assert_eq!(
            all,
            ["对独居", "空巢老人", "每周探访", "3.5米 ABC", "རྒན་རབས", "ཞབས་ཞུ"]
        );
    }
}
