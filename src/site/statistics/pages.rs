//! Pages of figures: which rows of which tables stand on which page, since a country's tables are too long for one.
//!
//! **You are here:** `site/statistics` — made with the index, so that links know the page of a table; no IO.

use super::FiguresEntry;
use std::ops::Range;

/// Rows on a page, of one table or of several.
const ON_A_PAGE: usize = 500;

/// A table, or so many of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Place of the table in `Site::figures`.
    pub table: usize,
    /// Which of its rows.
    pub rows: Range<usize>,
}

/// The pages, and on which each table begins.
#[derive(Debug, Default)]
pub struct FigurePages {
    /// What stands on each; on the first what there is, were it nothing.
    pages: Vec<Vec<Piece>>,
    /// Page of each table, from 0.
    begins: Vec<usize>,
}

impl FigurePages {
    pub(in crate::site) fn of(figures: &[FiguresEntry]) -> FigurePages {
        FigurePages::of_lengths(figures.iter().map(|own| own.rows.len()))
    }

    fn of_lengths(lengths: impl Iterator<Item = usize>) -> FigurePages {
        let mut pages = vec![Vec::new()];
        let (mut begins, mut used) = (Vec::new(), 0);
        for (table, length) in lengths.enumerate() {
            // A table begins a page where what is left of the last would break it.
            if used > 0 && used + length > ON_A_PAGE {
                pages.push(Vec::new());
                used = 0;
            }
            begins.push(pages.len() - 1);
            let mut start = 0;
            loop {
                let end = length.min(start + ON_A_PAGE);
                let rows = start..end;
                used += rows.len().max(1);
                if let Some(page) = pages.last_mut() {
                    page.push(Piece { table, rows });
                }
                if end == length {
                    break;
                }
                pages.push(Vec::new());
                (start, used) = (end, 0);
            }
        }
        FigurePages { pages, begins }
    }

    /// How many there are; never none.
    pub fn count(&self) -> usize {
        self.pages.len().max(1)
    }

    /// What stands on a page, numbered from 1.
    pub fn pieces(&self, page: usize) -> &[Piece] {
        self.pages.get(page.wrapping_sub(1)).map_or(&[], Vec::as_slice)
    }

    /// The page on which a table begins, numbered from 1.
    pub fn page_of(&self, table: usize) -> usize {
        self.begins.get(table).map_or(1, |page| page + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_page_and_no_page_is_too_long() {
        let lengths = [10, 485, 20, 1250, 0, 500, 1];
        let pages = FigurePages::of_lengths(lengths.into_iter());
        let mut met = [0; 7];
        for page in 1..=pages.count() {
            let pieces = pages.pieces(page);
            assert!(pieces.iter().map(|piece| piece.rows.len()).sum::<usize>() <= ON_A_PAGE);
            assert!(!pieces.is_empty());
            for piece in pieces {
                assert_eq!(met[piece.table], piece.rows.start);
                met[piece.table] = piece.rows.end;
            }
        }
        assert_eq!(met, lengths);
        assert_eq!((pages.page_of(0), pages.page_of(1), pages.page_of(2)), (1, 1, 2));
        assert_eq!(pages.pieces(pages.page_of(3))[0].rows, 0..500);
        assert_eq!(FigurePages::of_lengths(std::iter::empty()).count(), 1);
    }
}
