//! Parser of numbers: from the units of a text to chains of digits; `judge` says which of them are whose.
//!
//! **You are here:** `personal/` — between the units of a text and what is told of it; no IO.

mod judge;

use super::grouping::Gap;
use super::units::{Unit, Units};
use std::ops::Range;

/// The longest number that is looked for.
const LONGEST: usize = 19;
/// So many signs that a reader sees may stand between two digits of one number.
const WIDEST_GAP: usize = 96;
/// So many stars.
const MOST_STARS: usize = 6;
/// So many line ends.
const MOST_BREAKS: usize = 6;
/// So many digits of a chain are held at a time.
const MOST_DIGITS: usize = 4096;

/// Digits that belong together as far as one can see: groups of them, with nothing between but what may stand in a number.
#[derive(Default)]
pub(super) struct Chain {
    digits: Vec<u8>,
    /// Where each digit stands.
    places: Vec<Range<usize>>,
    /// Runs of digits that touch.
    groups: Vec<Range<usize>>,
    /// What stands before each group.
    gaps: Vec<Gap>,
    /// Where the letter X ends that follows the last group.
    x: Option<usize>,
    /// Whether the digits run against the text, so that what stands before the first says nothing.
    backwards: bool,
}

impl Chain {
    /// Reads from a digit on; says where to go on.
    pub(super) fn read(&mut self, units: &Units<'_>, start: usize) -> usize {
        self.clear();
        let (mut at, mut gap, mut seen, mut breaks, mut stars) = (start, Gap::Start, 0, 0, 0);
        let mut script = None;
        // A number ends where a word begins: the search goes on behind the last digit.
        let mut resume = start + 1;
        while at < units.text.len() {
            let (unit, end) = units.at(at);
            match unit {
                Unit::Digit(..) | Unit::Two(..) => {
                    let own = if let Unit::Digit(_, script) = unit {
                        Some(script)
                    } else {
                        None
                    };
                    if self.digits.len() >= MOST_DIGITS
                        && (gap != Gap::None || self.digits.len() >= 4 * MOST_DIGITS)
                    {
                        return self.seam(at);
                    }
                    // Signs of another kind are another number, or the mark of a footnote.
                    let gap_here = if gap == Gap::None && (own != script || own.is_none()) {
                        Gap::Touch
                    } else {
                        gap
                    };
                    script = own;
                    if let Unit::Two(tens, ones) = unit {
                        self.push(tens, at..end, gap_here);
                        self.push(ones, at..end, Gap::None);
                    } else if let Unit::Digit(digit, _) = unit {
                        self.push(digit, at..end, gap_here);
                    }
                    (gap, seen, breaks, stars) = (Gap::None, 0, 0, 0);
                    resume = end;
                }
                Unit::X => {
                    self.x = Some(end);
                    break;
                }
                Unit::Other => break,
                _ => {
                    // Emphasis opens and closes; more stars hide the digits of a masked number.
                    stars += usize::from(units.text.as_bytes().get(at) == Some(&b'*')) * (end - at);
                    seen += usize::from(!matches!(unit, Unit::Nothing | Unit::Space | Unit::Break));
                    breaks += usize::from(unit == Unit::Break);
                    gap = gap.and(unit, breaks);
                    if seen > WIDEST_GAP || stars > MOST_STARS || breaks > MOST_BREAKS {
                        break;
                    }
                }
            }
            at = end;
        }
        resume
    }

    /// Reads units that come in another order than the text's: what is set from right to left.
    pub(super) fn read_reversed(&mut self, units: &[(Unit, Range<usize>)]) {
        self.clear();
        self.backwards = true;
        let mut gap = Gap::Start;
        for (unit, place) in units.iter().rev() {
            match unit {
                Unit::Digit(digit, _) => {
                    self.push(*digit, place.clone(), gap);
                    gap = Gap::None;
                }
                Unit::X if !self.digits.is_empty() => {
                    self.x = Some(place.end);
                    break;
                }
                Unit::Two(..) | Unit::Other | Unit::X => break,
                _ => gap = gap.and(*unit, 0),
            }
            if self.digits.len() >= MOST_DIGITS {
                break;
            }
        }
    }

    fn clear(&mut self) {
        self.digits.clear();
        self.places.clear();
        self.groups.clear();
        self.gaps.clear();
        self.x = None;
        self.backwards = false;
    }

    fn push(&mut self, digit: u8, place: Range<usize>, gap: Gap) {
        let index = self.digits.len();
        match self.groups.last_mut() {
            Some(group) if gap == Gap::None => group.end = index + 1,
            _ => {
                self.groups.push(index..index + 1);
                self.gaps.push(gap);
            }
        }
        self.digits.push(digit);
        self.places.push(place);
    }

    /// Where the next chain begins: early enough to see a number across the seam.
    fn seam(&self, at: usize) -> usize {
        let first = self.digits.len().checked_sub(2 * LONGEST).and_then(|back| {
            let group = self.groups.partition_point(|group| group.end <= back);
            // In a run without an end the seam lies within it.
            self.groups.get(group + 1).map(|group| group.start).or(Some(back))
        });
        first
            .and_then(|first| self.places.get(first))
            .map_or(at, |place| place.start)
    }
}
