//! Page numbers (short ids): for each record's page four to six digits that can be said on the telephone and typed into search.
//!
//! **You are here:** `site/` — after `kinds`; made when first asked for and kept; read by `page/`, which shows and indexes them; no IO.
//!
//! A number comes of the record's id alone, so that it stays while others come and go: the id's hash in decimal digits, of
//! which as many are said as no other record begins with. A record that comes later can make a number longer, and what was
//! printed before still begins it, so search finds it. Only where all six digits are the same does one of the two get
//! others: the one whose id stands later in the alphabet.

use super::Site;
use super::kinds::{KINDS, Ref};
use std::collections::HashMap;

/// What numbers begin with: neither a telephone number nor a year (0, 1, 20), nor the code of a province (*Source:* GB/T 2260).
/// So nobody who looks for one of these finds a page's number instead.
const BEGINNINGS: [u32; 50] = [
    24, 25, 26, 27, 28, 29, 30, 38, 39, 40, 47, 48, 49, 55, 56, 57, 58, 59, 60, 66, 67, 68, 69, 70, 72, 73,
    74, 75, 76, 77, 78, 79, 80, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99,
];
/// The digits that a number has with all that its id gives, and the fewest that are said.
const DIGITS: u32 = 6;
const LEAST: usize = 4;

/// The number of a record's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber {
    /// All its digits, by which search knows it.
    pub whole: u32,
    /// Those that are said: no other page's number begins with them.
    pub said: u32,
}

/// The numbers of all records.
#[derive(Debug)]
pub(super) struct Numbering {
    /// By kind, by place in the site's list.
    own: Vec<Vec<PageNumber>>,
    /// Those of former ids, sorted.
    former: Vec<(Ref, u32)>,
}

impl Site {
    /// The number of a record's page. *Shape:* none for what is named by no id.
    pub fn page_number(&self, of: Ref) -> Option<PageNumber> {
        self.numbering().own.get(of.kind as usize)?.get(of.at).copied()
    }

    /// The numbers by which a record's page is found, all digits: its own, those of its former ids.
    pub fn page_numbers(&self, of: Ref) -> Vec<u32> {
        let former = &self.numbering().former;
        let from = former.partition_point(|(other, _)| *other < of);
        let former = former[from..].iter().take_while(|(other, _)| *other == of);
        let own = self.page_number(of).map(|number| number.whole);
        own.into_iter().chain(former.map(|(_, number)| *number)).collect()
    }

    fn numbering(&self) -> &Numbering {
        self.numbering.get_or_init(|| Numbering::of(self))
    }
}

impl Numbering {
    fn of(site: &Site) -> Numbering {
        let mut ids: Vec<String> = Vec::new();
        let mut former: Vec<(Ref, usize)> = Vec::new();
        let mut own: Vec<Vec<usize>> = vec![Vec::new(); KINDS.len()];
        for row in KINDS {
            let Some(name) = row.name else { continue };
            for of in row.kind.all(site) {
                let facts = of.facts(site);
                own[row.kind as usize].push(ids.len());
                ids.push(id(name, facts.id));
                for alias in facts.aliases {
                    former.push((of, ids.len()));
                    ids.push(id(name, alias.as_str()));
                }
            }
        }
        let numbers = assign(&ids);
        Numbering {
            own: own
                .into_iter()
                .map(|places| places.into_iter().map(|place| numbers[place]).collect())
                .collect(),
            former: {
                let mut all: Vec<(Ref, u32)> = former
                    .into_iter()
                    .map(|(of, place)| (of, numbers[place].whole))
                    .collect();
                all.sort_unstable();
                all
            },
        }
    }
}

/// What a number is made of; as `data-record` has it.
fn id(name: &str, id: &str) -> String {
    [name, ":", id].concat()
}

/// A number for each id, in their order.
fn assign(ids: &[String]) -> Vec<PageNumber> {
    // With more than a third of all numbers taken, too many would be taken twice.
    let mut digits = DIGITS;
    while ids.len() > BEGINNINGS.len() * 10_usize.pow(digits - 2) / 3 {
        digits += 1;
    }
    let mut holders: HashMap<u32, usize> = HashMap::with_capacity(ids.len());
    let mut whole = vec![0; ids.len()];
    let mut without: Vec<usize> = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let number = number(id, 0, digits);
        match holders.get(&number) {
            Some(other) if ids[*other] <= *id => without.push(place),
            Some(other) => {
                without.push(*other);
                holders.insert(number, place);
            }
            None => {
                holders.insert(number, place);
            }
        }
        whole[place] = number;
    }
    without.sort_by(|a, b| ids[*a].cmp(&ids[*b]));
    for place in without {
        let free = (1..).map(|turn| number(&ids[place], turn, digits));
        let free = { free }.find(|number| !holders.contains_key(number));
        whole[place] = free.unwrap_or_default();
        holders.insert(whole[place], place);
    }
    said(&whole)
}

/// Of each number as many digits as no other one begins with.
fn said(whole: &[u32]) -> Vec<PageNumber> {
    let mut order: Vec<(String, usize)> = whole.iter().map(u32::to_string).zip(0..).collect();
    order.sort_unstable();
    let alike = |one: &str, other: &str| one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let mut out = vec![PageNumber { whole: 0, said: 0 }; whole.len()];
    for (at, (digits, place)) in order.iter().enumerate() {
        let before = at.checked_sub(1).map_or(0, |at| alike(digits, &order[at].0));
        let after = order.get(at + 1).map_or(0, |(next, _)| alike(digits, next));
        let len = (before.max(after) + 1).clamp(LEAST, digits.len().max(LEAST));
        out[*place] = PageNumber {
            whole: whole[*place],
            said: digits
                .get(..len)
                .and_then(|said| said.parse().ok())
                .unwrap_or(whole[*place]),
        };
    }
    out
}

/// An id's digits. With more of them it begins as with fewer. The `turn` counts the numbers that were taken.
fn number(id: &str, turn: u64, digits: u32) -> u32 {
    let mut rest = hash(id, turn);
    let mut take = |below: u64| {
        let part = rest % below;
        rest /= below;
        u32::try_from(part).unwrap_or_default()
    };
    let beginning = BEGINNINGS[take(50) as usize];
    (2..digits).fold(beginning, |number, _| number * 10 + take(10))
}

/// FNV-1a of the id, then mixed (*Source:* the finaliser of SplitMix64), so that ids that differ in one letter have nothing in common.
fn hash(id: &str, turn: u64) -> u64 {
    let mut hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash = hash.wrapping_add(turn.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("station:s{at}")).collect()
    }

    #[test]
    fn numbers_have_four_to_six_digits_and_none_begins_another() {
        for count in [1, 60, 5_000, 90_000] {
            let numbers = assign(&ids(count));
            let mut said: Vec<String> = numbers.iter().map(|number| number.said.to_string()).collect();
            said.sort_unstable();
            assert!(said.iter().all(|said| (4..=6).contains(&said.len())), "{count}");
            assert!(said.windows(2).all(|two| !two[1].starts_with(&two[0])), "{count}");
            for number in &numbers {
                let (said, whole) = (number.said.to_string(), number.whole.to_string());
                assert!(whole.starts_with(&said) && whole.len() == 6);
                assert!(BEGINNINGS.contains(&(number.whole / 10_000)));
            }
        }
    }

    #[test]
    fn a_record_more_leaves_the_numbers_of_the_others_or_makes_them_longer() {
        let before = assign(&ids(4_000));
        let after = assign(&ids(4_001));
        for (before, after) in before.iter().zip(&after) {
            assert!(after.said.to_string().starts_with(&before.said.to_string()));
        }
    }

    #[test]
    fn the_order_of_records_changes_nothing() {
        let mut turned = ids(60_000);
        let forth = assign(&turned);
        turned.reverse();
        let mut back = assign(&turned);
        back.reverse();
        assert_eq!(forth, back);
        let all: BTreeSet<u32> = forth.iter().map(|number| number.whole).collect();
        assert_eq!(all.len(), forth.len(), "60,000 of 500,000: some were taken twice");
    }

    #[test]
    fn a_number_is_what_it_was_in_the_first_edition() {
        // These stand on paper: whoever changes how they are made makes every poster wrong.
        let numbers = assign(&["station:gamagongsang".to_owned(), "service:meal-help".to_owned()]);
        assert_eq!(
            numbers.iter().map(|number| number.whole).collect::<Vec<_>>(),
            [983_402, 593_000]
        );
    }
}
