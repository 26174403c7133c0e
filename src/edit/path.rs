//! Field paths: `name.zh`, `hours[0].open`, `phone[0]`: the names that the form's controls have, too.
//!
//! **You are here:** `edit/` — the words of its door; no IO.

use std::fmt;
use std::str::FromStr;

/// The way from a record to one of its values. *Shape:* never empty; begins with a key. The paths of
/// [`crate::record::Origin::field`] without their `!` and `=`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(Vec<Segment>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// The value of this key of a map.
    Key(Box<str>),
    /// The item at this place of a list, from 0.
    Index(usize),
}

/// Keys longer than this are no keys of the format. *Units:* bytes.
const LONGEST_KEY: usize = 100;

impl FieldPath {
    /// The path, or none where the text is none: `name.zh`, `hours[0].open`.
    pub fn parse(text: &str) -> Option<FieldPath> {
        let mut segments = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('[') {
                let (index, tail) = after.split_once(']')?;
                if segments.is_empty() || !index.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                segments.push(Segment::Index(index.parse().ok()?));
                rest = tail;
            } else {
                let name = match rest.strip_prefix('.') {
                    Some(_) if segments.is_empty() => return None,
                    Some(name) => name,
                    None if segments.is_empty() => rest,
                    None => return None,
                };
                let end = name.find(['.', '[']).unwrap_or(name.len());
                let (key, tail) = name.split_at(end);
                let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
                if key.is_empty() || key.len() > LONGEST_KEY || !key.bytes().all(good) {
                    return None;
                }
                segments.push(Segment::Key(key.into()));
                rest = tail;
            }
        }
        (!segments.is_empty()).then_some(FieldPath(segments))
    }

    /// Its steps.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The same path, one key further.
    #[must_use]
    pub fn key(&self, key: &str) -> FieldPath {
        let mut segments = self.0.clone();
        segments.push(Segment::Key(key.into()));
        FieldPath(segments)
    }

    /// The same path, to an item of the list that it leads to.
    #[must_use]
    pub fn index(&self, index: usize) -> FieldPath {
        let mut segments = self.0.clone();
        segments.push(Segment::Index(index));
        FieldPath(segments)
    }
}

impl FromStr for FieldPath {
    type Err = ();

    fn from_str(text: &str) -> Result<FieldPath, ()> {
        FieldPath::parse(text).ok_or(())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if at == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_and_written_alike() {
        for text in [
            "name",
            "name.zh",
            "hours[0].open",
            "phone[0]",
            "values.home_visits",
            "a[1][2].b-c",
        ] {
            assert_eq!(
                FieldPath::parse(text).map(|path| path.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            ".",
            "[0]",
            "a.",
            "a..b",
            "a[",
            "a[x]",
            "a[0]b",
            "a b",
            "名",
            "a/../b",
            "a[-1]",
            "a[99999999999999999999999]",
        ] {
            assert_eq!(FieldPath::parse(text), None, "{text}");
        }
    }
}
