//! Index terms: the keys under which a text is found, and the classes of a hit (name, field, body), which the ranking begins with.
//!
//! **You are here:** `search/` — after `piece`, before `shard`; no IO.

use crate::token::{self, Run};

/// What a text is to its record. The order is that of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// Its name, found by its sound as well.
    Name,
    /// A title: as a name, but nobody looks for it by its sound.
    Title,
    /// The short form of a place's name.
    Short,
    /// Another name, a code, a telephone number.
    Other,
    /// A word that it is to be found by and that nobody sees.
    Keyword,
    /// A reading of the name.
    Sound,
    /// The region that it lies in, which results show anyway.
    Place,
    /// The same as it is typed by its sound.
    Heard,
    /// The name of what it offers or serves.
    Field,
    /// Anything else that its page says.
    Body,
    /// What goes across the mark between two clauses of a text: the last units before it and, in a second line, the first
    /// after it.
    Bridge,
}

/// Where in a name a key was found. With the role it makes a class.
pub(super) const EXACT: u8 = 0;
pub(super) const START: u8 = 1;
pub(super) const INNER: u8 = 2;
pub(super) const OTHER: u8 = 3;
pub(super) const FIELD: u8 = 4;
pub(super) const BODY: u8 = 5;
/// Of a bridge: the key stands in the clause before the mark, what follows it goes across. In lists it is a [`BODY`].
pub(super) const ACROSS: u8 = 6;

/// Letters of a run that make its key; what follows is its branch.
const LATIN: usize = 6;
/// The same for runs that begin with a digit: codes and telephone numbers differ early.
pub(super) const DIGITS: usize = 4;
/// Letters of a branch; nobody types more.
pub(super) const REST: usize = 12;
/// Ends the beginning of a Tibetan syllable.
pub(super) const UNFINISHED: char = '*';
/// Letters of initials that make a key.
pub(super) const INITIALS: usize = 3;

/// How many letters of a run make its key.
pub(super) fn key_len(run: &str) -> usize {
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        DIGITS
    } else {
        LATIN
    }
}

/// A text's keys, each with the class of the best place that has it, without what the record's state adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Terms {
    /// Ideographs, 18 bits each: one or two of the key, then one of the branch (0: none); the one after it (0: none); the
    /// class of all of them together.
    pub(super) han: Vec<(u64, u32, u8)>,
    /// All others: key, branch (empty: none).
    pub(super) other: Vec<(Box<str>, Box<str>, u8)>,
}

/// The area code that a telephone number begins with: 010 and 02x have three digits, the others four. None when it is no
/// such number.
pub(super) fn area_code(digits: &str) -> Option<&str> {
    let len = if digits.starts_with("01") || digits.starts_with("02") {
        3
    } else {
        4
    };
    let is_number =
        digits.starts_with('0') && digits.len() > len && digits.bytes().all(|b| b.is_ascii_digit());
    digits.get(..len).filter(|_| is_number)
}

/// The key of a run of letters or digits with the ideograph after it.
pub(super) fn counted(run: &str, after: char) -> String {
    format!("{run}{after}")
}

/// How the beginning of a syllable is told from a whole one.
pub(super) fn unfinished(part: &str) -> String {
    format!("{part}{UNFINISHED}")
}

/// The beginnings of a syllable, shorter than it.
fn beginnings(unit: &str) -> impl Iterator<Item = &str> {
    unit.char_indices().skip(1).map(|(end, _)| &unit[..end])
}

/// Packs ideographs; none is 0.
pub(super) fn pack(first: char, second: Option<char>, third: Option<char>) -> u64 {
    let bits = |c: Option<char>| c.map_or(0, |c| u64::from(u32::from(c)));
    (bits(Some(first)) << 36) | (bits(second) << 18) | bits(third)
}

/// The keys of a text. A text whose role is its sound may have readings of its own, a line each, after the name.
pub(super) fn terms(text: &str, role: Role) -> Terms {
    let mut terms = Terms::default();
    if role == Role::Sound {
        let mut lines = text.lines();
        terms.sound(lines.next().unwrap_or_default(), lines);
    } else if role == Role::Heard {
        terms.heard(text);
    } else if role == Role::Bridge {
        terms.bridge(text);
    } else {
        terms.text(text, role);
    }
    terms.han.sort_unstable();
    terms.han.dedup_by_key(|(key, fourth, _)| (*key, *fourth));
    terms.other.sort_unstable();
    terms.other.dedup_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1));
    terms
}

impl Terms {
    fn text(&mut self, text: &str, role: Role) {
        let folded = token::joined(&token::fold(text));
        let named = matches!(role, Role::Name | Role::Title | Role::Short);
        let mut joined = String::new();
        let words: Vec<_> = token::words(&folded).collect();
        let only = words.first().is_some_and(|word| word.len() == 1);
        // Without breaks a text is one word.
        for word in &words {
            for (part, run) in word.iter().enumerate() {
                let at_start = part == 0;
                let class = |at: usize, len: usize, all: usize| match role {
                    Role::Name | Role::Title | Role::Short if only && at == 0 && len == all => EXACT,
                    // A key has four ideographs at most, and who types a longer short form means the place.
                    Role::Short if only && at == 0 && len == 4 => EXACT,
                    Role::Name | Role::Title | Role::Short if at_start && at == 0 => START,
                    Role::Name | Role::Title | Role::Short => INNER,
                    Role::Other | Role::Keyword | Role::Sound => OTHER,
                    Role::Place | Role::Heard | Role::Field => FIELD,
                    Role::Body | Role::Bridge => BODY,
                };
                // A number with what it counts is one thing: 60岁 is not a 60 and somewhere a 岁.
                if let (Run::Latin(run), Some(Run::Han(after))) = (run, word.get(part + 1)) {
                    let key = counted(run, after[0]);
                    self.other.push((key.into(), "".into(), class(0, 1, 2)));
                }
                match run {
                    Run::Han(units) => self.ideographs(units, named, class),
                    Run::Tibetan(units) => self.syllables(units, class),
                    Run::Latin(run) => {
                        joined.push_str(run);
                        self.latin(run, class(0, 1, 1));
                    }
                }
            }
        }
        // A telephone number in groups is also looked for as one run; a query tells where its area code ends.
        let runs = words.first().map_or(&[][..], Vec::as_slice);
        let grouped = runs.len() > 1 && runs.iter().all(|run| matches!(run, Run::Latin(_)));
        let by_area = area_code(&joined).is_some_and(|area| runs.len() == 2 && runs[0] == Run::Latin(area));
        if role == Role::Other && grouped && !by_area {
            self.latin(&joined, OTHER);
        }
    }

    /// The keys that go across a mark.
    fn bridge(&mut self, text: &str) {
        let (before, after) = text.split_once('\n').unwrap_or_default();
        let (before, after) = (
            token::joined(&token::fold(before)),
            token::joined(&token::fold(after)),
        );
        let last = token::words(&before).last().and_then(|mut word| word.pop());
        let first = token::words(&after)
            .next()
            .and_then(|word| word.into_iter().next());
        match (last, first) {
            (Some(Run::Han(before)), Some(Run::Han(after))) => {
                let before = &before[before.len().saturating_sub(3)..];
                let units: Vec<char> = before.iter().chain(after.iter().take(3)).copied().collect();
                for (at, pair) in units.windows(2).enumerate().take(before.len()) {
                    let fourth = units.get(at + 3).map_or(0, |c| u32::from(*c));
                    let class = if at + 1 < before.len() { ACROSS } else { BODY };
                    let key = pack(pair[0], Some(pair[1]), units.get(at + 2).copied());
                    self.han.push((key, fourth, class));
                }
            }
            (Some(Run::Tibetan(before)), Some(Run::Tibetan(after))) => {
                let before = &before[before.len().saturating_sub(2)..];
                let units: Vec<&str> = before.iter().chain(after.iter().take(2)).copied().collect();
                self.syllables(&units, |_, _, _| BODY);
            }
            (Some(Run::Latin(run)), Some(Run::Han(after))) => {
                self.other.push((counted(run, after[0]).into(), "".into(), BODY));
            }
            _ => {}
        }
    }

    fn ideographs(&mut self, units: &[char], named: bool, class: impl Fn(usize, usize, usize) -> u8) {
        let all = units.len();
        for (at, pair) in units.windows(2).enumerate() {
            let third = units.get(at + 2).copied();
            let fourth = units.get(at + 3).map_or(0, |c| u32::from(*c));
            let len = (all - at).min(4);
            self.han
                .push((pack(pair[0], Some(pair[1]), third), fourth, class(at, len, all)));
        }
        if !named {
            return;
        }
        for (at, unit) in units.iter().enumerate() {
            self.han.push((pack(*unit, None, None), 0, class(at, 1, all)));
        }
    }

    fn syllables(&mut self, units: &[&str], class: impl Fn(usize, usize, usize) -> u8) {
        let all = units.len();
        let either = |at: usize| {
            let unit = units.get(at).copied();
            unit.into_iter().chain(unit.and_then(token::alternative))
        };
        for at in 0..all {
            // What is being typed ends within a syllable.
            for part in beginnings(units[at]).skip(1) {
                self.other
                    .push((unfinished(part).into(), "".into(), class(at, 0, all)));
            }
            for first in either(at) {
                for part in units.get(at + 1).copied().into_iter().flat_map(beginnings) {
                    let key = format!("{first}\u{F0B}{}", unfinished(part));
                    self.other.push((key.into(), "".into(), class(at, 0, all)));
                }
                self.other.push((first.into(), "".into(), class(at, 1, all)));
                for second in either(at + 1) {
                    let key = format!("{first}\u{F0B}{second}");
                    for third in either(at + 2) {
                        self.other
                            .push((key.as_str().into(), third.into(), class(at, 3, all)));
                    }
                    self.other.push((key.into(), "".into(), class(at, 2, all)));
                }
            }
        }
    }

    /// A run is found by its beginning: a few characters of it are keys, then some are a key with the rest as its branch.
    fn latin(&mut self, run: &str, class: u8) {
        self.run(run, class, class);
    }

    /// `whole` is the class of the run itself, `class` that of what only begins it.
    fn run(&mut self, run: &str, class: u8, whole: u8) {
        let key = key_len(run);
        for len in (if run.len() == 1 { 1 } else { 2 })..key.min(run.len() + 1) {
            let class = if len == run.len() { whole } else { class.max(START) };
            self.other.push((run[..len].into(), "".into(), class));
        }
        if run.len() >= key {
            let (key, rest) = run.split_at(key);
            let rest = &rest[..rest.len().min(REST)];
            self.other.push((key.into(), rest.into(), whole));
        }
    }

    /// The region's name as it is typed by its sound, from its beginning.
    fn heard(&mut self, name: &str) {
        let sounds = token::sounds(name, std::iter::empty());
        for full in sounds.full.intersection(&sounds.whole) {
            self.latin(full, FIELD);
        }
    }

    /// The name as it is typed by its sound. Its whole sound comes before what only begins with the same letters.
    fn sound<'t>(&mut self, name: &str, readings: impl Iterator<Item = &'t str>) {
        let sounds = token::sounds(name, readings);
        for full in &sounds.full {
            let whole = if sounds.whole.contains(full) { INNER } else { OTHER };
            self.run(full, OTHER, whole);
        }
        for initials in &sounds.initials {
            let whole = if sounds.whole.contains(initials) {
                INNER
            } else {
                OTHER
            };
            let class = if initials.len() == 2 { whole } else { OTHER };
            self.other
                .push((format!(":{}", &initials[..2]).into(), "".into(), class));
            if initials.len() >= INITIALS {
                let (key, rest) = initials.split_at(INITIALS);
                self.other.push((format!(":{key}").into(), rest.into(), whole));
            }
        }
    }
}
