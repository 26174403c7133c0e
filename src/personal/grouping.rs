//! Grouping of digits: which ways of cutting a number people use, and which are a row of figures.
//!
//! **You are here:** `personal/` — asked by the parser of numbers; no IO.

use super::units::Unit;

/// What stands between two groups of digits; the more it parts them, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing at all, or what no one sees: the digits are of one group.
    None,
    /// Nothing, but the digits are written in two ways.
    Touch,
    /// Spaces, or one line end.
    Space,
    /// Hyphens, dots, brackets.
    Mark,
    /// A single full stop.
    Dot,
    /// Commas, cells, paragraphs.
    Loose,
    /// Nothing of the chain stands before.
    Start,
}

impl Gap {
    /// The gap with one more unit in it, which is no digit; so many line ends have been seen in it.
    pub(super) fn and(self, unit: Unit, breaks: usize) -> Gap {
        let own = match unit {
            Unit::Nothing => return self,
            Unit::Space => Gap::Space,
            Unit::Break if breaks < 2 => Gap::Space,
            Unit::Dot if self == Gap::None => Gap::Dot,
            Unit::Dot | Unit::Mark => Gap::Mark,
            _ => Gap::Loose,
        };
        match self {
            // "1. 139": the point is no decimal one.
            Gap::Dot if own < Gap::Loose => Gap::Mark,
            Gap::Start => Gap::Start,
            _ => self.max(own),
        }
    }
}

/// Whether people cut an ID number like this: in few pieces, in equal ones, digit by digit, or where its parts meet. Anything
/// may be cut by signs that nobody sees. *Shape:* a gap less than lengths.
pub(super) fn is_natural(lengths: &[usize], gaps: &[Gap]) -> bool {
    let widest = gaps.iter().max().copied().unwrap_or(Gap::None);
    // Signs of two kinds in one piece are one piece.
    let mut joined = Vec::with_capacity(lengths.len());
    for (at, length) in lengths.iter().enumerate() {
        let touches = at > 0 && gaps.get(at - 1) == Some(&Gap::Touch);
        match joined.last_mut() {
            Some(last) if touches => *last += length,
            _ => joined.push(*length),
        }
    }
    let lengths = &joined[..];
    if widest <= Gap::Touch || lengths.len() <= 3 && lengths.iter().all(|length| *length > 1) {
        return true;
    }
    if widest <= Gap::Mark && lengths.len() <= 6 {
        return true;
    }
    let first = lengths.first().copied().unwrap_or_default();
    let equal = lengths
        .split_last()
        .is_some_and(|(last, rest)| rest.iter().all(|length| *length == first) && *last <= first);
    let mut at = 0;
    let parts = lengths.iter().all(|length| {
        at += length;
        matches!(at, 6 | 8 | 10 | 12 | 14 | 17 | 18)
    });
    equal || parts
}

/// Whether a bank card is written like this.
pub(super) fn is_fours(lengths: &[usize]) -> bool {
    lengths.split_last().is_some_and(|(last, rest)| {
        rest.is_empty()
            || rest.iter().all(|length| *length == 4) && *last <= 4
            || lengths.iter().all(|length| *length == 1)
    })
}

/// Whether a bank card is cut behind the six digits of its issuer, as forms of banks print it: 6-8-5, 6-13, 6-4-4-5.
pub(super) fn is_by_issuer(lengths: &[usize], gaps: &[Gap]) -> bool {
    let [6, rest @ ..] = lengths else { return false };
    (1..=3).contains(&rest.len())
        && rest.iter().all(|length| *length >= 3)
        && gaps.iter().all(|gap| *gap <= Gap::Mark)
}

/// Whether a mobile number is usually written like this.
pub(super) fn is_usual(lengths: &[usize]) -> bool {
    matches!(lengths, [11] | [3, 4, 4] | [3, 8] | [7, 4] | [4, 4, 3])
}

/// The groups of a mobile number without the number of the country.
pub(super) fn without_prefix<'g>(
    lengths: &[usize],
    gaps: &'g [Gap],
    prefix: usize,
) -> (Vec<usize>, &'g [Gap]) {
    let (mut left, mut lengths, mut gaps) = (prefix, lengths.to_vec(), gaps);
    while left > 0 && !lengths.is_empty() {
        if lengths[0] > left {
            lengths[0] -= left;
            break;
        }
        left -= lengths.remove(0);
        gaps = gaps.get(1..).unwrap_or_default();
    }
    (lengths, gaps)
}
