//! Seal of a row: what each of its cells said at the export, as short hashes, so that an import knows who changed what.
//!
//! **You are here:** `ledger/` — written with a table, asked by `compare`; no IO.
//!
//! Three values decide about a cell: the one at the export, the one in the file now, the one in the sheet. Of the first it is
//! enough to know whether another one is the same. The hashes name their columns, so that columns may be moved or taken out.

/// Characters of one cell's hash: 36 bits.
const LENGTH: usize = 6;
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The hashes of a row's cells, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seal(String);

impl Seal {
    /// Of the paths of columns and their cells.
    pub(super) fn of<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> Seal {
        let mut all = String::new();
        for (path, text) in cells {
            all.push_str(&hash(path, text));
        }
        Seal(all)
    }

    /// The seal that a workbook carries; none when it is damaged.
    pub(super) fn read(text: &str) -> Option<Seal> {
        let text = text.trim();
        let whole = !text.is_empty()
            && text.len().is_multiple_of(LENGTH)
            && text.bytes().all(|byte| SIGNS.contains(&byte));
        whole.then(|| Seal(text.to_owned()))
    }

    /// Whether this is what the cell of a column said.
    pub(super) fn says(&self, path: &str, text: &str) -> bool {
        let wanted = hash(path, text);
        self.0
            .as_bytes()
            .chunks(LENGTH)
            .any(|own| own == wanted.as_bytes())
    }

    /// The hashes of all cells but the first, which is the id.
    pub(super) fn but_the_first(&self) -> &str {
        self.0.get(LENGTH..).unwrap_or_default()
    }

    /// As a workbook carries it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn hash(path: &str, text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(path.as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    let bytes = hasher.finalize();
    bytes
        .as_bytes()
        .iter()
        .take(LENGTH)
        .map(|byte| char::from(SIGNS[usize::from(byte % 64)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_knows_what_a_cell_said_wherever_its_column_stands_now() {
        let seal = Seal::of([("phone", "0899-6120001"), ("email", "")].into_iter());
        let read = Seal::read(seal.as_str()).unwrap_or_default();
        assert!(read.says("email", "") && read.says("phone", "0899-6120001"));
        assert!(!read.says("phone", "0899-6120002") && !read.says("email", "0899-6120001"));
        assert_eq!(Seal::read("abc"), None);
        assert_eq!(Seal::read(""), None);
    }
}
