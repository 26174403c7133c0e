//! Pinyin search: how a Chinese name is typed by its sound, pinyin and initials, from any of its first syllables on.
//!
//! **You are here:** `token/` — used for names only, by the index only: a query in pinyin is a run of letters; no IO.

use crate::lang::chinese;
use std::collections::BTreeSet;

/// Letters that are kept of a name in pinyin. A longer query is compared as far as these.
const LETTERS: usize = 14;
/// Letters that are kept of a name's initials.
const INITIALS: usize = 6;
/// A name is found from each of its first syllables on; what comes later is what all stations are called.
const STARTS: usize = 5;
/// Readings of one character that are taken up: beyond, dictionaries list what no name uses.
const READINGS: usize = 2;
/// Characters that names of places, people and services use in more than one reading. Dictionaries give a second one to
/// nearly every character, which would treble the index for readings that nobody types; `pinyin:` of a record adds others.
const TWO_READINGS: &str = "阿拗柏薄堡卜曾查差长朝车盛乘冲重畜传藏大单弹当得地都恶发番否佛盖给更观冠过哈好号喝和合红华划还会混济系\
     夹假间见将降强教角结解尽劲据卷觉圈卡看壳空落乐了累丽六陆露绿率吕论埋脉蔓没蒙磨秘泌模牟南难囊宁弄炮片屏铺埔\
     朴奇铅且亲覃曲区任塞沙厦少舍什石识食似数率说宿省胜属术台汤提调通同头吐圩为尉蔚涡洗鲜相巷校行兴许旋血鸭咽沿要叶\
     荥应涌与予员粤载扎翟占折着正只中种轴转着仔作枞亳浚莘峒洞屯坻";

/// Stands before a syllable that begins with a vowel, where it could belong to the one before: *xi'an* is not *xian*.
/// *Source:* GB/T 16159, rules of Chinese phonetic spelling.
const PARTS: char = '\'';

/// A character's place and another reading of it.
type Other<'r> = (usize, &'r String);

/// A name by its sound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sounds {
    /// Pinyin without tones and spaces, one for each start and each reading of one character or two; where a syllable begins
    /// with a vowel, also with an apostrophe before it.
    pub full: BTreeSet<String>,
    /// Initials likewise, two letters and more.
    pub initials: BTreeSet<String>,
    /// Those of both that are of the whole name.
    pub whole: BTreeSet<String>,
}

/// The sounds of a name; `overrides` are the readings that a record gives, in syllables parted by spaces.
pub fn sounds<'t>(name: &str, overrides: impl Iterator<Item = &'t str>) -> Sounds {
    let mut sounds = Sounds::default();
    let syllables: Vec<Vec<String>> = name.chars().map(readings).collect();
    for run in syllables.split(Vec::is_empty).filter(|run| !run.is_empty()) {
        sounds.add(run);
    }
    for given in overrides {
        let folded = super::fold(given);
        let syllables: Vec<Vec<String>> = super::words(&folded)
            .flatten()
            .filter_map(|run| match run {
                super::Run::Latin(run) => Some(vec![run.to_owned()]),
                _ => None,
            })
            .collect();
        sounds.add(&syllables);
    }
    sounds
}

/// A text as it is typed by its sound, in pinyin and in initials; none when it is not all in ideographs.
pub fn sound_of(text: &str) -> Option<[String; 2]> {
    let mut sound = [String::new(), String::new()];
    for c in text.chars() {
        let syllable = readings(c).into_iter().next()?;
        sound[1].extend(syllable.chars().next());
        sound[0].push_str(&syllable);
    }
    Some(sound)
}

/// What brings names that sound alike together.
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() * 2);
    for c in name.chars() {
        match chinese::reading(c) {
            Some(reading) => key.push_str(reading.letters),
            None => key.push(c),
        }
    }
    key
}

/// The readings of a character, the usual one first. ü is typed as v on most keyboards, and as u.
fn readings(c: char) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in chinese::readings(c) {
        let plain = reading.letters;
        let spellings = if plain.contains('ü') {
            vec![plain.replace('ü', "v"), plain.replace('ü', "u")]
        } else {
            vec![plain.to_owned()]
        };
        for spelling in spellings {
            if !all.contains(&spelling) && spelling.bytes().all(|b| b.is_ascii_lowercase()) {
                all.push(spelling);
            }
        }
    }
    let kept = if TWO_READINGS.contains(c) { READINGS } else { 1 };
    // ü has two spellings in one reading.
    let spelled_twice = all.first().is_some_and(|first| first.contains('v'));
    all.truncate(kept + usize::from(spelled_twice));
    all
}

impl Sounds {
    fn add(&mut self, syllables: &[Vec<String>]) {
        for start in 0..syllables.len().min(STARTS) {
            let rest = &syllables[start..];
            self.add_from(rest, &[], start == 0);
            let others: Vec<Other<'_>> = rest
                .iter()
                .enumerate()
                .take(STARTS)
                .flat_map(|(at, readings)| readings.iter().skip(1).map(move |other| (at, other)))
                .collect();
            // One character in another reading, or two (重庆路长安村): more in one name are rare.
            for (number, first) in others.iter().enumerate() {
                self.add_from(rest, &[*first], start == 0);
                for second in others[number + 1..].iter().filter(|second| second.0 != first.0) {
                    self.add_from(rest, &[*first, *second], start == 0);
                }
            }
        }
    }

    fn add_from(&mut self, syllables: &[Vec<String>], others: &[Other<'_>], whole: bool) {
        let mut full = String::new();
        let mut parted = String::new();
        let mut initials = String::new();
        for (at, readings) in syllables.iter().enumerate() {
            let other = others.iter().find(|(of, _)| *of == at);
            let reading = other.map_or(&readings[0], |(_, reading)| reading);
            if at > 0 && reading.starts_with(['a', 'e', 'o']) {
                parted.push(PARTS);
            }
            full.push_str(reading);
            parted.push_str(reading);
            initials.extend(reading.chars().next());
        }
        full.truncate(LETTERS);
        parted.truncate(LETTERS);
        initials.truncate(INITIALS);
        if whole {
            self.whole
                .extend([full.clone(), parted.clone(), initials.clone()]);
        }
        self.full.insert(full);
        if parted.contains(PARTS) {
            self.full.insert(parted);
        }
        if initials.len() > 1 {
            self.initials.insert(initials);
        }
    }
}
