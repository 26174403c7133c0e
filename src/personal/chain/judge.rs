//! Judge of numbers: which digits of a chain are ID numbers, bank cards and mobile numbers.
//!
//! **You are here:** `personal/chain` — after the digits are read; asks the words around them; no IO.

use super::{Chain, LONGEST};
use crate::personal::context::{Context, is_inside};
use crate::personal::grouping::{self, Gap};
use crate::personal::numbers::{self, Card};
use crate::personal::{Kind, SHORTEST, Sighting, hide};
use std::ops::Range;

/// Numbers that stand in a row with more groups than these beside them are figures.
const MOST_BESIDE: usize = 4;
/// From here on numbers of things have dates too. *Source:* bureaus number what they publish since the regulation on
/// disclosure of 2007; the margin is for older projects.
const SERIALS_SINCE: u32 = 2000;

/// A row of digits that is a number.
struct Reading {
    kind: Kind,
    digits: Range<usize>,
    with_x: bool,
}

impl Chain {
    /// Adds the numbers of the chain.
    pub(in crate::personal) fn judge(&self, context: &Context<'_>, found: &mut Vec<Sighting>) {
        if self.digits.len() < SHORTEST {
            return;
        }
        let mut ends = vec![];
        let mut group = 0;
        while group < self.groups.len() {
            match self.number_from(context, group) {
                Some((reading, last)) => {
                    ends.push(reading.digits.clone());
                    found.push(self.sighting(reading));
                    group = last + 1;
                }
                None => group += 1,
            }
        }
        self.glued(context, &ends, found);
        self.telephones(context, found);
    }

    /// The number that begins with a group, and its last group: of several readings the one that says most.
    fn number_from(&self, context: &Context<'_>, first: usize) -> Option<(Reading, usize)> {
        let start = self.groups[first].start;
        let mut best: Option<(Reading, usize)> = None;
        for (step, group) in self.groups[first..].iter().enumerate() {
            let digits = start..group.end;
            if digits.len() > LONGEST {
                break;
            }
            let last = first + step;
            let x = self.x.is_some() && last + 1 == self.groups.len();
            if let Some(reading) = self.kind(context, first..last + 1, digits, x)
                && best.as_ref().is_none_or(|(known, _)| reading.kind < known.kind)
            {
                best = Some((reading, last));
            }
        }
        best
    }

    /// ID numbers that touch other digits: a date, the number of a list, another ID number or a telephone before or behind; and
    /// the telephone beside such a number.
    fn glued(&self, context: &Context<'_>, known: &[Range<usize>], found: &mut Vec<Sighting>) {
        let mut start = 0;
        let mut known = known.iter().peekable();
        while start + 17 <= self.digits.len() {
            while known.peek().is_some_and(|own| own.end <= start) {
                known.next();
            }
            if let Some(own) = known.peek()
                && own.start < start + 18
            {
                start = own.end;
                continue;
            }
            let (length, with_x) = match (self.digits.len() - start, self.x) {
                (17, Some(_)) => (17, true),
                (18.., _) => (18, false),
                _ => break,
            };
            let digits = start..start + length;
            if !self.is_glued_id(context, &digits, with_x) {
                start += 1;
                continue;
            }
            let end = digits.end;
            let kind = Kind::IdNumber;
            self.beside(start, found);
            found.push(self.sighting(Reading { kind, digits, with_x }));
            start = end;
            // What is left of the run is a number of its own.
            let run = self.groups.partition_point(|group| group.end <= end);
            if let Some(run) = self.groups.get(run)
                && run.start < end
                && run.end - end == 11
                && numbers::is_mobile(&self.digits[end..run.end])
            {
                let digits = end..run.end;
                found.push(self.mobile(digits));
                start = run.end;
            }
        }
    }

    /// Telephones that touch each other or a date, where the text speaks of telephones.
    fn telephones(&self, context: &Context<'_>, found: &mut Vec<Sighting>) {
        for group in &self.groups {
            let own = &self.digits[group.clone()];
            let split: &[usize] = match own.len() {
                19 if numbers::is_date(&own[..8]) => &[8],
                19 if numbers::is_date(&own[11..]) => &[0],
                22 | 33 => &[0, 11, 22],
                _ => continue,
            };
            let parts = split.iter().filter_map(|at| own.get(*at..at + 11));
            if !parts.clone().all(numbers::is_mobile)
                || !context.is_called_phone(self.places[group.start].start)
            {
                continue;
            }
            for at in split.iter().filter(|at| **at + 11 <= own.len()) {
                let digits = group.start + at..group.start + at + 11;
                found.push(self.mobile(digits));
            }
        }
    }

    /// The telephone that an ID number touches from behind.
    fn beside(&self, start: usize, found: &mut Vec<Sighting>) {
        let run = self.groups.partition_point(|group| group.end <= start);
        if let Some(run) = self.groups.get(run)
            && start - run.start == 11
            && numbers::is_mobile(&self.digits[run.start..start])
        {
            let digits = run.start..start;
            found.push(self.mobile(digits));
        }
    }

    fn is_glued_id(&self, context: &Context<'_>, digits: &Range<usize>, with_x: bool) -> bool {
        let own = &self.digits[digits.clone()];
        let (body, last) = if with_x { (own, 10) } else { (&own[..17], own[17]) };
        if !numbers::is_id_number(body, last) {
            return false;
        }
        let from = self.places[digits.start].start;
        let first = self.groups.partition_point(|group| group.end <= digits.start);
        let end = self.groups.partition_point(|group| group.end < digits.end);
        let whole = self.groups[first].start == digits.start && self.groups[end].end == digits.end;
        // A piece of less than six digits at an edge is no habit of anyone.
        let edges = digits.end.min(self.groups[first].end) - digits.start >= 6
            && digits.end - digits.start.max(self.groups[end].start) >= 4;
        let near = self.gaps[first + 1..=end].iter().all(|gap| *gap <= Gap::Mark);
        let year = numbers::birth_year(body);
        !whole
            && !self.is_of_longer(context, &self.groups[first], digits, year)
            && edges
            && near
            && end - first < 4
            && ((1900..SERIALS_SINCE).contains(&year) || context.is_called_id(from))
    }

    /// Whether digits lie within one unbroken number that is something else: a bank card, the serial of a thing.
    fn is_of_longer(
        &self,
        context: &Context<'_>,
        run: &Range<usize>,
        digits: &Range<usize>,
        year: u32,
    ) -> bool {
        if digits.end > run.end || run.len() == digits.len() {
            return false;
        }
        let (from, end) = (self.places[run.start].start, self.places[run.end - 1].end);
        numbers::is_like_union_card(&self.digits[run.clone()])
            || year >= SERIALS_SINCE && (context.is_called_card(from) || context.is_named_serial(from, end))
    }

    fn mobile(&self, digits: Range<usize>) -> Sighting {
        self.sighting(Reading {
            kind: Kind::Mobile,
            digits,
            with_x: false,
        })
    }

    fn sighting(&self, reading: Reading) -> Sighting {
        let Reading { kind, digits, with_x } = reading;
        let x = self.x.filter(|_| with_x);
        let places = &self.places[digits.clone()];
        let ends = places.iter().map(|place| place.end).chain(x);
        let range =
            places.iter().map(|place| place.start).min().unwrap_or_default()..ends.max().unwrap_or_default();
        let plain: String = self.digits[digits.clone()]
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .chain(x.map(|_| 'X'))
            .collect();
        Sighting {
            kind,
            masked: hide(&plain, 0..plain.len(), kind),
            digits: self.digits[digits].iter().fold(0, |sum: u64, digit| {
                sum.wrapping_mul(10).wrapping_add(u64::from(*digit))
            }),
            range,
        }
    }

    /// What the digits of some groups are.
    fn kind(
        &self,
        context: &Context<'_>,
        groups: Range<usize>,
        digits: Range<usize>,
        x: bool,
    ) -> Option<Reading> {
        let from = self.places[digits.start].start;
        let end = match self.x {
            Some(end) if x => end,
            _ => self.places[digits.end - 1].end,
        };
        let own = &self.digits[digits.clone()];
        let gaps = &self.gaps[groups.start + 1..groups.end];
        let lengths = || -> Vec<usize> { self.groups[groups.clone()].iter().map(Range::len).collect() };
        let of = |kind, with_x| {
            let digits = digits.clone();
            Some(Reading { kind, digits, with_x })
        };
        let id = match own.len() {
            17 if x => Some((own, 10)),
            18 => Some((&own[..17], own[17])),
            _ => None,
        };
        if let Some((body, last)) = id
            && numbers::is_id_number(body, last)
            && grouping::is_natural(&lengths(), gaps)
            && !(numbers::is_credit_code(body, last) && (own[0] == 9 || context.is_called_credit_code(from)))
            && (numbers::birth_year(body) < SERIALS_SINCE || !context.is_called_serial(from, end))
        {
            return of(Kind::IdNumber, own.len() == 17);
        }
        let spoiled = own.len() == 18 && numbers::is_spoiled_id_number(own);
        if (spoiled || own.len() == 15 && numbers::is_old_id_number(own)) && context.is_called_id(from) {
            return of(Kind::IdNumber, false);
        }
        if matches!(own.len(), 15..=19)
            && let Some(card) = numbers::card(own)
            && (grouping::is_fours(&lengths())
                || context.is_called_account(from) && grouping::is_by_issuer(&lengths(), gaps))
            && !is_inside(context.text, from, self.places[digits.end - 1].end)
        {
            let loose = gaps.iter().any(|gap| *gap > Gap::Mark);
            let called = context.is_called_account(from);
            if called || card == Card::Sure && !loose && !context.is_called_serial(from, end) {
                return of(Kind::BankCard, false);
            }
        }
        // A digit of it may be mistyped: it is somebody's card all the same.
        if numbers::is_like_union_card(own)
            && groups.len() == 1
            && context.is_called_card(from)
            && !is_inside(context.text, from, self.places[digits.end - 1].end)
        {
            return of(Kind::BankCard, false);
        }
        let is_mobile = matches!(own.len(), 11..=13 | 15) && self.is_mobile(context, &groups, &digits);
        if is_mobile { of(Kind::Mobile, false) } else { None }
    }

    fn is_mobile(&self, context: &Context<'_>, groups: &Range<usize>, digits: &Range<usize>) -> bool {
        let own = &self.digits[digits.clone()];
        let prefix = match own {
            [8, 6, ..] if own.len() == 13 => 2,
            [0, 0, 8, 6, ..] if own.len() == 15 => 4,
            // The 0 of a long-distance call.
            [0, ..] if own.len() == 12 => 1,
            _ if own.len() == 11 => 0,
            _ => return false,
        };
        if !numbers::is_mobile(&own[prefix..]) {
            return false;
        }
        let (from, end) = (self.places[digits.start].start, self.places[digits.end - 1].end);
        let called = context.is_called_phone(from);
        if prefix == 1 && !called || !self.backwards && is_inside(context.text, from, end) {
            return false;
        }
        let lengths: Vec<usize> = self.groups[groups.clone()].iter().map(Range::len).collect();
        let (cut, gaps) =
            grouping::without_prefix(&lengths, &self.gaps[groups.start + 1..groups.end], prefix);
        let lengths = &cut[..];
        let mut before = self.gaps[groups.start];
        if before > Gap::Touch && self.is_list_number(context.text, groups.start) {
            before = Gap::Start;
        }
        if lengths.len() == 1 {
            let rounded = own.ends_with(&[0; 6]);
            // Behind a decimal point they are a fraction, unless the point is that of a list.
            let fraction = before == Gap::Dot;
            return called
                || !fraction
                    && !context.is_called_serial(from, end)
                    && !context.is_amount(from, end, !rounded);
        }
        let after = self.gaps.get(groups.end).copied().unwrap_or(Gap::Start);
        let alone = |gap: Gap| matches!(gap, Gap::Start | Gap::Space | Gap::Loose);
        let single = |group: Option<&Range<usize>>| group.is_some_and(|group| group.len() == 1);
        let spelt = lengths.iter().all(|length| *length == 1);
        let apart = if spelt {
            !single(groups.start.checked_sub(1).and_then(|at| self.groups.get(at)))
                && !single(self.groups.get(groups.end))
        } else {
            groups.len() == self.groups.len()
                || grouping::is_usual(lengths) && self.groups.len() <= groups.len() + MOST_BESIDE
        };
        let plain = gaps
            .iter()
            .all(|gap| *gap <= Gap::Mark || *gap == Gap::Dot && lengths == [3, 4, 4]);
        let round = |digits: &[u8]| digits.ends_with(&[0, 0]);
        let figures = !spelt
            && self.groups[groups.clone()]
                .iter()
                .skip(1)
                .all(|group| round(&self.digits[group.clone()]));
        if called {
            return grouping::is_usual(lengths) || spelt || plain && alone(before) && alone(after);
        }
        plain
            && apart
            && alone(before)
            && alone(after)
            && (spelt || lengths.len() <= 4)
            && !figures
            && !context.is_called_serial(from, end)
            && !context.is_amount(from, end, false)
    }

    /// Whether the group before one is the number of an item: short, and first in its line.
    fn is_list_number(&self, text: &str, group: usize) -> bool {
        let Some(number) = group.checked_sub(1).and_then(|at| self.groups.get(at)) else {
            return false;
        };
        let start = self.places[number.start].start;
        // Only a little of the line can stand before it.
        let near = (start.saturating_sub(12)..=start)
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(start);
        let Some(line) = text[near..start]
            .rsplit('\n')
            .next()
            .filter(|line| near == 0 || line.len() < start - near)
        else {
            return false;
        };
        number.len() <= 2
            && self.digits[number.start] != 0
            && line.trim_matches([' ', '>', '-', '"']).is_empty()
    }
}
