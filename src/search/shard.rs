//! Index shards: for each key the records that have it, and what the first results show.
//!
//! **You are here:** `search/` — after `term` and `piece`; no IO.

use super::card::object;
use super::digit::{content_hash, digit, name, push_number};
use super::entry::{Entry, joined};
use super::index::Index;
use super::keys::Row;
use super::list::{ByClass, CLASSES, by_class};
use super::order;
use super::records::records;
use super::script::{push_array, string};
use super::term::{ACROSS, BODY, DIGITS, EXACT, FIELD, OTHER, Role};
use std::collections::BTreeMap;

/// A list longer than this, as text, goes to the second tier.
const TIER: usize = 240;
/// Results that lie in more blocks than this travel with the key.
const SPAN: usize = 2;
/// Clauses that a key shows its hits in, at least.
const CLAUSES: usize = 2;
/// Stands for what a first result has the key in: a text of its own; the region that it lies in. Else a digit, the place
/// of a common clause among those that the key names.
const OWN: char = '~';
const LIES_THERE: char = '}';
/// Common pieces that a key names; those of them that its first results may be shown in.
const MOST_NAMED: usize = 160;
const MOST_CLAUSES: usize = 60;

/// Classes of what is found by a name, another name, a code or a sound.
const NAMED: usize = OTHER as usize + 1;

/// A shard's content, and the lists that it leaves to the second tier (name, list).
pub(super) struct ShardContent {
    pub(super) payload: String,
    pub(super) lists: Vec<(u64, String)>,
}

/// What the entries of one shard have in common.
struct Shard<'i> {
    index: &'i Index,
    clauses: BTreeMap<String, String>,
    lists: BTreeMap<u64, String>,
}

/// Makes a shard: `[keys, clauses]`.
///
/// *Shape:* a key's entry is its lists (with a space and its branch, if it has one only, of the same lists), or
/// `[lists, first, clauses, branches, sole]` without what is empty at the end. Branches are a map to entries, or to 1 where
/// the lists are the key's; or, when all of them have nothing but lists, one text: branch, lists, branch, lists, with spaces
/// between.
pub(super) fn make(index: &Index, number: usize) -> ShardContent {
    let mut rows = index.rows[number].clone();
    rows.sort_unstable();
    let mut shard = Shard {
        index,
        clauses: BTreeMap::new(),
        lists: BTreeMap::new(),
    };
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for rows in rows.chunk_by(|a, b| index.strings.root(a.0) == index.strings.root(b.0)) {
        let key = index.strings.root_text(rows[0].0);
        keys.insert(key, shard.key(rows));
    }
    let mut payload = String::from("[");
    payload.push_str(&object(
        keys.iter().map(|(key, entry)| (key.as_str(), entry.as_str())),
    ));
    payload.push(',');
    payload.push_str(&object(
        shard
            .clauses
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    ));
    payload.push(']');
    ShardContent {
        payload,
        lists: shard.lists.into_iter().collect(),
    }
}

impl Shard<'_> {
    /// A key's entry, with its branches.
    fn key(&mut self, rows: &[Row]) -> String {
        let strings = &self.index.strings;
        let lists = records(self.index, rows, 2);
        let own = self.lists(rows, &lists);
        let first = strings.root_text(rows[0].0);
        let mut branches: BTreeMap<String, Entry> = BTreeMap::new();
        for rows in rows.chunk_by(|a, b| a.0 == b.0) {
            self.branches(rows, &own, &first, &mut branches);
        }
        // Most codes and numbers are alone with their key.
        if let Some((branch, Entry::Same)) = branches.first_key_value()
            && branches.len() == 1
            && !own.starts_with('~')
            && self.common(rows).is_empty()
            && self.best(rows, &lists, false, &[]).0.is_empty()
        {
            return string(&format!("{own} {branch}"));
        }
        let branches = joined(&branches);
        self.entry(rows, &lists, &own, &first, &branches).json()
    }

    /// A branch and, of ideographs, what follows it: where nothing else does, both are one branch.
    fn branches(&mut self, rows: &[Row], own: &str, first: &str, branches: &mut BTreeMap<String, Entry>) {
        let branch = self.index.strings.branch_text(rows[0].0);
        // A run of letters may end with its key; ideographs and syllables are the key itself then.
        if branch.is_empty() {
            return;
        }
        let mut add = |rows: &[Row], units: usize, branch: String| {
            let lists = records(self.index, rows, units);
            let text = self.lists(rows, &lists);
            let entry = if text == own {
                Entry::Same
            } else {
                self.entry(rows, &lists, &text, &format!("{first}{branch}"), "0")
            };
            branches.insert(branch, entry);
        };
        let fourth = |rows: &[Row]| {
            rows.first()
                .and_then(|row| char::from_u32(row.1))
                .filter(|c| *c > '\0')
        };
        let longer: Vec<(String, &[Row])> = rows
            .chunk_by(|a, b| a.1 == b.1)
            .filter_map(|rows| Some((format!("{branch}{}", fourth(rows)?), rows)))
            .collect();
        let is_whole_name = |row: &Row| row.2 & 7 == u32::from(EXACT);
        if longer.len() != 1 || fourth(rows).is_none() || rows.iter().any(is_whole_name) {
            add(rows, 3, branch);
        }
        for (branch, rows) in longer {
            add(rows, 4, branch);
        }
    }

    fn entry(&mut self, rows: &[Row], lists: &ByClass, text: &str, key: &str, branches: &str) -> Entry {
        let is_far = text.starts_with('~');
        let common = self.common(rows);
        // Nobody stops in the middle of a number: its first results may take longer.
        let in_number =
            key.len() >= DIGITS && key.starts_with(|c: char| c.is_ascii_digit()) && common.is_empty();
        let (best, picked) = if in_number && !is_far {
            (String::new(), Vec::new())
        } else {
            self.best(rows, lists, is_far, &common)
        };
        // Of a key itself, what goes on across a mark is there a second time.
        let is_root = key.chars().count() <= 2;
        let (sole, meant) = self.sole(rows, &common, is_root);
        let picked: Vec<usize> = picked.into_iter().chain(meant).collect();
        let clauses = self.clauses(&common, &picked);
        if best.is_empty() && clauses.is_empty() && branches == "0" {
            return Entry::Lists(text.to_owned());
        }
        let mut out = String::new();
        let or_zero = |text: &str| {
            if text.is_empty() {
                "0".to_owned()
            } else {
                string(text)
            }
        };
        let parts = [
            string(text),
            or_zero(&best),
            or_zero(&clauses),
            branches.to_owned(),
            or_zero(&sole),
        ];
        push_array(&mut out, &parts, &["0"]);
        Entry::Parts(out)
    }

    /// The classes whose records all have the key in the same common clause, each as its letter and the clause's place among
    /// those that the key names: results of them show that clause, and no text of theirs is loaded. Also these places.
    fn sole(&self, rows: &[Row], common: &[u32], is_root: bool) -> (String, Vec<usize>) {
        let mut out = String::new();
        let mut meant = Vec::new();
        for (class, letter) in [(FIELD, 'e'), (BODY, 'f')] {
            let mut pieces = rows
                .iter()
                .filter(|(.., place)| match (place & 7) as u8 {
                    ACROSS => class == BODY && !is_root,
                    own => own == class,
                })
                .map(|(.., place)| place >> 3);
            let Some(first) = pieces.next() else { continue };
            // What is open and what is closed are pieces of their own, with the same text.
            let text = |place: u32| {
                let piece = &self.index.pieces.all[place as usize];
                (piece.lang, &*piece.text)
            };
            let place = common
                .iter()
                .take(MOST_CLAUSES)
                .position(|place| text(*place) == text(first));
            if let Some(place) = place.filter(|_| pieces.all(|piece| text(piece) == text(first))) {
                out.push(letter);
                out.push(u32::try_from(place).map_or(OWN, digit));
                meant.push(place);
            }
        }
        (out, meant)
    }

    /// The first results where the browser could not tell them from the lists, would have to load too many blocks, or
    /// would need their texts: those that are found by their names by their places among the cards in name order, a step
    /// each; after a `|` the others by number; after another one what of them has the key, a character each. Also the
    /// common clauses that are meant by these. Of lists that are not far the browser knows the others itself.
    fn best(&self, rows: &[Row], lists: &ByClass, is_far: bool, common: &[u32]) -> (String, Vec<usize>) {
        let bits = self.index.block_bits;
        let near = order::first(lists, &self.index.places(None));
        let span = |places: &mut dyn Iterator<Item = u32>| {
            let mut blocks: Vec<u32> = places.map(|place| place >> bits).collect();
            blocks.sort_unstable();
            blocks.dedup();
            blocks.len()
        };
        if span(&mut near.iter().copied()) <= SPAN && !is_far && common.is_empty() {
            return (String::new(), Vec::new());
        }
        let places = &self.index.by_name;
        let mut named = order::first(&lists[..NAMED], &self.index.places(Some(places)));
        // Names that begin otherwise lie apart in the order of sound, too: Tibetan ones, and the middle of others.
        if span(&mut named.iter().map(|record| places[*record as usize])) >= span(&mut near.iter().copied()) {
            named.clear();
        }
        let mut out = String::new();
        let mut before = 0;
        for record in &named {
            let place = places[*record as usize];
            let step = place.abs_diff(before) * 2 + u32::from(place < before);
            push_number(&mut out, step);
            before = place;
        }
        let far = &near[named.len()..];
        let mut picked = Vec::new();
        let told = self.told(rows, far, common, &mut picked);
        let is_told = told.chars().any(|c| c != OWN);
        if is_far || is_told {
            out.push('|');
            for record in far {
                push_number(&mut out, *record);
            }
        }
        if is_told {
            out.push('|');
            out.push_str(&told);
        }
        (out, picked)
    }

    /// What of each record has the key, a character each. Few clauses are meant: `picked`.
    fn told(&self, rows: &[Row], records: &[u32], common: &[u32], picked: &mut Vec<usize>) -> String {
        let piece = |place: u32| &self.index.pieces.all[place as usize];
        let regions: Vec<u32> = rows
            .iter()
            .map(|(.., place)| place >> 3)
            .filter(|place| matches!(piece(*place).role, Role::Place | Role::Heard))
            .collect();
        let has = |place: u32, record: &u32| piece(place).records.binary_search(record).is_ok();
        records
            .iter()
            .map(|record| {
                if regions.iter().any(|place| has(*place, record)) {
                    return LIES_THERE;
                }
                let has = |at: &usize| has(common[*at], record);
                let clause = picked.iter().copied().find(|at| has(at));
                let clause = clause.or_else(|| (0..common.len().min(MOST_CLAUSES)).find(|at| has(at)));
                let Some(clause) = clause else { return OWN };
                if !picked.contains(&clause) {
                    picked.push(clause);
                }
                u32::try_from(clause).map_or(OWN, digit)
            })
            .collect()
    }

    /// The common pieces that have the key, the commonest first.
    fn common(&self, rows: &[Row]) -> Vec<u32> {
        let mut common: Vec<(usize, u32)> = rows
            .iter()
            .map(|(.., place)| place >> 3)
            .filter(|place| self.index.common.contains_key(place))
            .map(|place| {
                let records = self.index.pieces.all[place as usize].records.len();
                (usize::MAX - records, place)
            })
            .collect();
        common.sort_unstable();
        common.dedup();
        common.into_iter().map(|(_, place)| place).collect()
    }

    /// The names of common pieces; the texts of some are kept.
    fn clauses(&mut self, common: &[u32], picked: &[usize]) -> String {
        let mut out = String::new();
        // With all of them, a few records can be looked at without loading lists; a space tells that some are left out.
        if common.len() > MOST_NAMED {
            out.push(' ');
        }
        for (number, place) in common.iter().take(MOST_NAMED).enumerate() {
            let name = &self.index.common[place];
            let piece = &self.index.pieces.all[*place as usize];
            out.push_str(name);
            if picked.contains(&number) || number + picked.len() < CLAUSES {
                self.clauses
                    .entry(name.clone())
                    .or_insert_with(|| format!("[{},{}]", piece.lang, string(&piece.text)));
            }
        }
        out
    }

    /// The lists as text, `|` between: a class (a–f), then the list. When they are long, they lie in the second tier:
    /// `~`, their name there, then class and length of each. After them [`LIES_THERE`] if that is what all records of the fields do:
    /// results show their region anyway, and no text of theirs is loaded.
    fn lists(&mut self, rows: &[Row], lists: &ByClass) -> String {
        let mut out = by_class(lists);
        if out.len() > TIER {
            let mut lengths = String::new();
            for (class, list) in ('a'..).zip(lists).filter(|(_, list)| !list.is_empty()) {
                if !lengths.is_empty() {
                    lengths.push('|');
                }
                lengths.push(class);
                push_number(&mut lengths, u32::try_from(list.len()).unwrap_or(u32::MAX));
            }
            let hash = content_hash(&out);
            self.lists.insert(hash, out);
            out = format!("~{}{lengths}", list_name(hash));
        }
        let mut fields = rows
            .iter()
            .filter(|row| row.2 & 7 == u32::from(FIELD))
            .map(|row| self.index.pieces.all[(row.2 >> 3) as usize].role)
            .peekable();
        if fields.peek().is_some() && fields.all(|role| matches!(role, Role::Place | Role::Heard)) {
            out.push(LIES_THERE);
        }
        out
    }
}

/// The name of a list in the second tier.
pub(super) fn list_name(hash: u64) -> String {
    name(hash, 5)
}

const _: () = assert!((BODY as usize) < CLASSES && OTHER < FIELD && FIELD < BODY);
