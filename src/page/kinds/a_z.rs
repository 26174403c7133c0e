//! A–Z index: every record by its name.
//!
//! **You are here:** `page/kinds` — two page kinds, the whole and a letter of a large site; no IO.

use crate::lang::{Lang, sort};
use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::parts::pagination::pagination;
use crate::page::view::{AzEntry, AzLetter, AzPart, AzView};
use crate::page::writer::Writer;
use crate::site::{Filed, LetterPages, letter_name};
use std::collections::HashMap;

/// A letter's own page lists this many names without folding them, some three screens of a phone.
const NAMES_IN_A_LIST: usize = 40;

/// `a-z.html`, or a page of a letter, numbered from 1.
pub(super) fn content(w: &Writer<'_>, page: Option<(u16, usize)>) -> Content {
    let view = view(w, page);
    let own = view
        .letters
        .iter()
        .find(|own| Some(&own.id) == view.current.as_ref());
    let heading = own.map_or_else(|| w.label("nav.a-z"), |letter| w.bare(letter.letter.clone()));
    Content::new("a-z", heading, view)
}

/// The page's own letters come first, then those of names that it has in another language.
fn view(w: &Writer<'_>, current: Option<(u16, usize)>) -> AzView {
    let paged = w.site.has_letter_pages();
    let mut before = None;
    let letters = w
        .site
        .letter_groups(w.lang)
        .map(|(foreign, letter, count)| {
            let id = letter_name(letter);
            AzLetter {
                letter: title(letter),
                href: if paged {
                    w.href(PageKey::AZLetter(letter, 1))
                } else {
                    format!("#{id}")
                },
                id,
                count,
                apart: before.replace(foreign) == Some(!foreign),
                entries: if paged {
                    Vec::new()
                } else {
                    let filed = w.site.filed(w.lang, letter, None).iter();
                    let own: Vec<&Filed> = filed.filter(|filed| filed.foreign == foreign).collect();
                    names(w, &own).into_iter().map(|name| name.entry).collect()
                },
            }
        })
        .collect();
    let filed = current.map_or(&[][..], |(letter, page)| w.site.filed(w.lang, letter, Some(page)));
    let (foreign, own): (Vec<&Filed>, Vec<&Filed>) = filed.iter().partition(|filed| filed.foreign);
    let shown = names(w, &own).into_iter().chain(names(w, &foreign)).collect();
    AzView {
        letters,
        paged,
        current: current.map(|(letter, _)| letter_name(letter)),
        parts: parts(w, shown),
        pagination: current.map(|(letter, page)| {
            let pages = w.site.letter(w.lang, letter).map_or(1, LetterPages::pages);
            pagination(page, pages, |page| w.href(PageKey::AZLetter(letter, page)))
        }),
    }
}

/// A name with what it begins with.
struct Name<'a> {
    beginning: &'a str,
    own: Lang,
    entry: AzEntry,
}

/// Names of one letter, sorted.
fn names<'a>(w: &Writer<'a>, filed: &[&Filed]) -> Vec<Name<'a>> {
    let mut names: Vec<(Vec<u8>, Name<'a>)> = filed
        .iter()
        .filter_map(|filed| {
            let facts = filed.of.facts(w.site);
            let (text, own) = facts.name?.best(w.lang, w.site.default_lang());
            let entry = AzEntry {
                href: w.href(filed.of),
                name: w.in_lang(text, own),
                kind: filed.of.kind.row().name.unwrap_or_default().to_owned(),
            };
            let beginning = beginning(text);
            Some((
                sort::key(own, text, facts.sort_key),
                Name {
                    beginning,
                    own,
                    entry,
                },
            ))
        })
        .collect();
    names.sort_by(|a, b| (&a.0, &a.1.entry.href).cmp(&(&b.0, &b.1.entry.href)));
    names.into_iter().map(|(_, name)| name).collect()
}

/// The first syllable of a Tibetan name, the first character of any other.
fn beginning(name: &str) -> &str {
    let syllable = name.find(|c: char| !matches!(c, '\u{f40}'..='\u{fbc}'));
    let length = match syllable {
        Some(0) => name.chars().next().map(char::len_utf8),
        length => length,
    };
    length.and_then(|length| name.get(..length)).unwrap_or(name)
}

/// Sorted names by what they begin with, which order of sound alone would mix; all in one part where they are few.
fn parts(w: &Writer<'_>, names: Vec<Name<'_>>) -> Vec<AzPart> {
    let few = names.len() <= NAMES_IN_A_LIST;
    let mut parts: Vec<AzPart> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for name in names {
        let beginning = if few { "" } else { name.beginning };
        let place = *places.entry(beginning).or_insert(parts.len());
        match parts.get_mut(place) {
            Some(part) => part.entries.push(name.entry),
            None => parts.push(AzPart {
                name: w.in_lang(name.beginning, name.own),
                entries: vec![name.entry],
            }),
        }
    }
    parts
}

/// `A` … `Z`, a Tibetan letter, or `#`.
fn title(letter: u16) -> String {
    match letter {
        0 => "#".to_owned(),
        _ => char::from_u32(u32::from(letter)).map_or_else(
            || "#".to_owned(),
            |letter| letter.to_ascii_uppercase().to_string(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_tibetan_name_begins_with_a_syllable_and_any_other_with_a_character() {
        assert_eq!(beginning("གྲོང་རྡལ"), "གྲོང");
        assert_eq!(beginning("ལྷ"), "ལྷ");
        assert_eq!(beginning("沙坪街道"), "沙");
        assert_eq!(beginning("𡐓塘乡"), "𡐓");
        assert_eq!(beginning("“双语”站"), "“");
        assert_eq!(beginning(""), "");
    }
}
