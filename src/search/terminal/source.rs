//! Index reader: the files of an index, read back as the browser reads them.
//!
//! **You are here:** `search/terminal` — the ground of the rest; it asks for files by name and does no IO itself.

use crate::search::digit::take_number;
use crate::search::list::decode;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Why a query could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryFault {
    /// A file of the index is not there: its name.
    Missing(String),
    /// A file is not of this index, or not of this form.
    Foreign(String),
}

/// Reads a file of the index folder by its name (`g12.js`); none when there is no such file.
pub type Load<'f> = &'f dyn Fn(&str) -> Option<String>;

/// An index with what has been read of it.
pub(super) struct Source<'f> {
    load: Load<'f>,
    files: RefCell<HashMap<String, Rc<Value>>>,
    meta: Value,
}

/// What a key's entry holds.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The lists as they stand, to tell equal ones.
    pub(super) text: String,
    /// The name of its lists in the second tier, if they lie there.
    name: Option<String>,
    /// Class and list; or class and length, if the lists lie in the second tier.
    lists: Vec<(u8, String)>,
    /// Places in name order of the first records that are found by their names.
    pub(super) near: Vec<u32>,
    /// Numbers of those that follow.
    pub(super) far: Vec<u32>,
    /// Names of common pieces, the first ones with their texts.
    pub(super) clauses: Vec<(String, Option<String>)>,
    /// Whether these are all.
    pub(super) all_clauses: bool,
}

impl Node {
    pub(super) fn len(&self) -> usize {
        let len = |(_, text): &(u8, String)| match &self.name {
            Some(_) => take_number(&mut text.as_str()).unwrap_or(0) as usize,
            None => decode(text).len(),
        };
        self.lists.iter().map(len).sum()
    }

    /// Whether its lists lie in the second tier.
    pub(super) fn is_far(&self) -> bool {
        self.name.is_some()
    }
}

impl<'f> Source<'f> {
    pub(super) fn open(load: Load<'f>) -> Result<Source<'f>, QueryFault> {
        let text = load("m0.js").ok_or_else(|| QueryFault::Missing("m0.js".to_owned()))?;
        let (_, meta) = payload(&text).ok_or_else(|| QueryFault::Foreign("m0.js".to_owned()))?;
        Ok(Source {
            load,
            files: RefCell::default(),
            meta,
        })
    }

    /// A number of the meta data.
    pub(super) fn number(&self, name: &str) -> usize {
        self.meta[name]
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
    }

    /// A place shifted right by this is its block. A damaged file may say anything, and a shift by more has no meaning.
    pub(super) fn block_bits(&self) -> usize {
        self.number("b").min(31)
    }

    /// The same for the blocks of texts.
    pub(super) fn text_bits(&self) -> usize {
        self.number("t").min(31)
    }

    /// A list of the meta data.
    pub(super) fn array(&self, name: &str) -> &[Value] {
        self.meta[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// Records that are closed or no longer in force: first and end of each run.
    pub(super) fn closed(&self) -> Vec<(u32, u32)> {
        let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let kinds = self.array("kinds");
        let ends = kinds
            .iter()
            .skip(1)
            .map(|next| number(&next[1]))
            .chain([number(&self.meta["c"])]);
        kinds
            .iter()
            .zip(ends)
            .map(|(kind, end)| (number(&kind[4]), end))
            .collect()
    }

    pub(super) fn file(&self, name: &str) -> Result<Rc<Value>, QueryFault> {
        if let Some(file) = self.files.borrow().get(name) {
            return Ok(Rc::clone(file));
        }
        let path = format!("{name}.js");
        let text = (self.load)(&path).ok_or_else(|| QueryFault::Missing(path.clone()))?;
        let file = payload(&text)
            .filter(|(generation, _)| self.meta["g"] == generation.as_str())
            .map(|(_, payload)| Rc::new(payload))
            .ok_or(QueryFault::Foreign(path))?;
        self.files.borrow_mut().insert(name.to_owned(), Rc::clone(&file));
        Ok(file)
    }

    /// The nodes of a key: of itself, of its branch, or of all branches that begin so.
    pub(super) fn look(&self, one: &Asked) -> Result<Vec<Node>, QueryFault> {
        let shard = crate::search::strings::shard_of(&one.key, self.number("n").max(8));
        let file = self.file(&format!("g{shard}"))?;
        let Some(entry) = file[0].get(&one.key) else {
            return Ok(Vec::new());
        };
        let branches = branches(&entry[3]);
        let digits = self.number("d");
        // A key with one branch is written in short.
        let only = entry.as_str().and_then(|text| text.split_once(' '));
        let whole = || vec![node(entry, &file[1], digits)];
        // A branch whose lists are the key's is a number.
        let of = |branch: &Value| node(if branch.is_number() { entry } else { branch }, &file[1], digits);
        let Some(branches) = branches else {
            let is_asked = match (&one.branch, only) {
                (Branch::None, _) => true,
                (Branch::Third(unit) | Branch::Prefix(unit), Some((_, branch))) => branch.starts_with(unit),
                (Branch::Is(unit), Some((_, branch))) => branch == unit,
                (Branch::Begins(begins), Some((_, branch))) => begins_with(branch, begins),
                (_, None) => false,
            };
            return Ok(if is_asked { whole() } else { Vec::new() });
        };
        let beginning = |begins: &dyn Fn(&str) -> bool| {
            let those = branches.iter().filter(|(branch, _)| begins(branch));
            those.map(|(_, branch)| of(branch)).collect::<Vec<_>>()
        };
        Ok(match &one.branch {
            Branch::None => whole(),
            Branch::Third(unit) => {
                let longer = || branches.iter().find(|(branch, _)| branch.starts_with(unit));
                let branch = branches.get(unit.as_str()).or_else(|| Some(longer()?.1));
                branch.map(of).into_iter().collect()
            }
            Branch::Is(unit) => branches.get(unit.as_str()).map(of).into_iter().collect(),
            Branch::Prefix(begins) => beginning(&|branch| branch.starts_with(begins)),
            Branch::Begins(begins) => beginning(&|branch| begins_with(branch, begins)),
        })
    }

    /// The records of a node by class.
    pub(super) fn records(&self, node: &Node) -> Result<Vec<(u8, Vec<u32>)>, QueryFault> {
        let lists = match &node.name {
            None => node.lists.clone(),
            Some(name) => {
                let number = crate::search::list::list_file(name, self.number("l").max(1));
                let file = self.file(&format!("l{number}"))?;
                lists(file[name.as_str()].as_str().unwrap_or_default())
            }
        };
        Ok(lists.iter().map(|(class, text)| (*class, decode(text))).collect())
    }
}

/// The branches of an entry: those that have nothing but lists are one text. None when it has none.
fn branches(all: &Value) -> Option<BTreeMap<&str, Value>> {
    if let Some(text) = all.as_str() {
        let parts: Vec<&str> = text.split(' ').collect();
        let entry = |lists: &str| {
            if lists == "1" {
                Value::from(1)
            } else {
                Value::from(lists)
            }
        };
        return Some(
            parts
                .chunks_exact(2)
                .map(|pair| (pair[0], entry(pair[1])))
                .collect(),
        );
    }
    let all = all.as_object()?;
    Some(
        all.iter()
            .map(|(branch, entry)| (branch.as_str(), entry.clone()))
            .collect(),
    )
}

/// Letters of a sound that are kept after those of its key.
const SOUND_REST: usize = 8;

/// Whether a branch begins so, as far as it is kept.
fn begins_with(rest: &str, begins: &str) -> bool {
    rest.starts_with(begins) || (rest.len() == SOUND_REST && begins.starts_with(rest))
}

/// What is asked of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) branch: Branch,
}

/// What follows the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Branch {
    /// Nothing.
    None,
    /// This unit; of ideographs, these two.
    Is(String),
    /// This ideograph, or the branch of it and of the only one that follows it.
    Third(String),
    /// A syllable that begins so.
    Prefix(String),
    /// Letters that begin so, as far as they are kept.
    Begins(String),
}

fn node(entry: &Value, texts: &Value, digits: usize) -> Node {
    let text = entry.as_str().or_else(|| entry[0].as_str()).unwrap_or_default();
    let text = text.split(' ').next().unwrap_or_default();
    let far = text.strip_prefix('~').and_then(|far| far.split_at_checked(5));
    let mut best = entry[1].as_str().unwrap_or("|").split('|');
    let mut place = 0_u32;
    let near = numbers(best.next().unwrap_or_default())
        .into_iter()
        .map(|step| {
            place = if step % 2 == 1 {
                place.saturating_sub(step / 2)
            } else {
                place.saturating_add(step / 2)
            };
            place
        })
        .collect();
    let names = entry[2].as_str().unwrap_or_default();
    let all_clauses = !names.starts_with(' ');
    let names: Vec<char> = names.trim_start().chars().collect();
    Node {
        text: text.to_owned(),
        name: far.map(|(name, _)| name.to_owned()),
        lists: lists(far.map_or(text, |(_, lengths)| lengths)),
        near,
        far: numbers(best.next().unwrap_or_default()),
        clauses: names
            .chunks(digits.max(1))
            .map(|name| {
                let name: String = name.iter().collect();
                let text = texts[name.as_str()][1].as_str().map(str::to_owned);
                (name, text)
            })
            .collect(),
        all_clauses,
    }
}

/// Class and list of each part.
fn lists(text: &str) -> Vec<(u8, String)> {
    let list = |part: &str| Some((part.bytes().next()?.checked_sub(b'a')?, part.get(1..)?.to_owned()));
    text.split('|').filter_map(list).collect()
}

pub(super) fn numbers(mut text: &str) -> Vec<u32> {
    std::iter::from_fn(|| take_number(&mut text)).collect()
}

/// Generation and payload of a file.
fn payload(text: &str) -> Option<(String, Value)> {
    let call = text.trim_start_matches('\u{FEFF}').trim_end();
    let arguments = call.strip_prefix("zhandian.put(")?.strip_suffix(");")?;
    let mut arguments: Vec<Value> = serde_json::from_str(&format!("[{arguments}]")).ok()?;
    let payload = arguments.pop()?;
    Some((arguments.pop()?.as_str()?.to_owned(), payload))
}
