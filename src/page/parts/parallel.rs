//! Parallel view: a document's languages side by side.
//!
//! **You are here:** `page/parts` — used by the kinds of documents; no IO.

use super::document::{title, translation};
use crate::lang::Lang;
use crate::page::content::Content;
use crate::page::view::{ParallelCell, ParallelDocument, ParallelView};
use crate::page::writer::Writer;
use crate::record::FrontMatter;
use crate::record::fields::TranslationStatus;
use crate::site::{DocumentEntry, Ref, Shown};

/// Two languages of a document side by side, as far as it is shown.
pub(crate) fn parallel<T: FrontMatter>(
    w: &Writer<'_>,
    entry: &DocumentEntry<T>,
    of: Ref,
    shown: Shown<'_>,
) -> Content {
    let texts: Vec<(Lang, Vec<&str>)> = entry
        .versions
        .iter()
        .map(|version| {
            let whole = shown.whole();
            let markdown = if whole {
                &*version.document.body.markdown
            } else {
                ""
            };
            (version.lang, crate::markdown::blocks(markdown))
        })
        .collect();
    let cell = |lang: Lang, blocks: &[&str]| ParallelCell {
        lang: lang.html().to_owned(),
        html: blocks
            .iter()
            .map(|block| w.markdown_without_anchors(block, lang))
            .collect(),
    };
    let blocks: Vec<&[&str]> = texts.iter().map(|(_, blocks)| blocks.as_slice()).collect();
    let rows = rows(&blocks)
        .into_iter()
        .map(|row| {
            let sides = texts.iter().zip(row);
            sides.map(|((lang, _), blocks)| cell(*lang, blocks)).collect()
        })
        .collect();
    let unreviewed = entry.versions.iter().find_map(|version| {
        let own = version.document.front.translation();
        let own = own.filter(|own| own.status == TranslationStatus::Unreviewed)?;
        translation(w, Some(own), of, version.lang)
    });
    let view = ParallelView {
        until: shown
            .posting
            .filter(|_| shown.whole())
            .map(|posting| posting.end.to_string()),
        titles: entry
            .versions
            .iter()
            .map(|version| ParallelCell {
                lang: version.lang.html().to_owned(),
                html: crate::html::escape(version.title()),
            })
            .collect(),
        documents: entry
            .versions
            .iter()
            .map(|version| ParallelDocument {
                href: w.href_in(of, version.lang),
                written: w.label(&format!("written.{}", version.lang)),
                title: title(w, version),
            })
            .collect(),
        rows,
        translation: unreviewed,
    };
    Content::new("parallel", w.label("nav.parallel"), view)
}

/// What stands beside each other: block by block where the languages have as many; else from heading to heading and from table to
/// table, where these follow each other alike; else each as a whole.
fn rows<'a, 'b>(texts: &[&'b [&'a str]]) -> Vec<Vec<&'b [&'a str]>> {
    let same = |counts: Vec<usize>| counts.windows(2).all(|pair| pair[0] == pair[1]);
    if same(texts.iter().map(|text| text.len()).collect()) {
        let length = texts.first().map_or(0, |text| text.len());
        return (0..length)
            .map(|at| texts.iter().map(|text| &text[at..=at]).collect())
            .collect();
    }
    let marks: Vec<Vec<(usize, Mark)>> = texts.iter().map(|text| marks(text)).collect();
    let kinds = |marks: &[(usize, Mark)]| marks.iter().map(|(_, kind)| *kind).collect::<Vec<_>>();
    if !marks.windows(2).all(|pair| kinds(&pair[0]) == kinds(&pair[1])) {
        return vec![texts.to_vec()];
    }
    let parts = marks.first().map_or(0, Vec::len);
    let part = |text: &'b [&'a str], marks: &[(usize, Mark)], at: usize| {
        let begin = if at == 0 { 0 } else { marks[at - 1].0 };
        let end = marks.get(at).map_or(text.len(), |(place, _)| *place);
        &text[begin..end]
    };
    (0..=parts)
        .map(|at| {
            let sides = texts.iter().zip(&marks);
            sides
                .map(|(text, marks)| part(text, marks, at))
                .collect::<Vec<_>>()
        })
        .filter(|row| row.iter().any(|side| !side.is_empty()))
        .collect()
}

/// What can stand beside its counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A heading of a level.
    Heading(usize),
    /// A table.
    Table,
}

/// The headings and tables among a text's blocks, with their places.
fn marks(blocks: &[&str]) -> Vec<(usize, Mark)> {
    let mark = |block: &&str| {
        let level = block.bytes().take_while(|byte| *byte == b'#').count();
        if level > 0 {
            return Some(Mark::Heading(level));
        }
        let line = block.lines().nth(1).unwrap_or_default();
        let rule = line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        (block.contains('|') && rule).then_some(Mark::Table)
    };
    let placed = blocks.iter().enumerate();
    placed
        .filter_map(|(at, block)| Some((at, mark(block)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_beside_each_other_where_there_are_as_many() {
        let row = rows(&[&["一", "二"], &["གཅིག", "གཉིས"]]);
        assert_eq!(row, [[["一"], ["གཅིག"]], [["二"], ["གཉིས"]]]);
    }

    #[test]
    fn where_a_language_has_a_paragraph_more_headings_and_tables_still_meet() {
        let table = "| 区 | 站 |\n|---|---:|\n| 甲 | 1 |";
        let zh = ["一", "## 二", "三", "四", table, "五"];
        let bo = ["གཅིག", "## གཉིས", "གསུམ", table];
        let found = rows(&[&zh, &bo]);
        let wanted: Vec<Vec<&[&str]>> = vec![
            vec![&zh[..1], &bo[..1]],
            vec![&zh[1..4], &bo[1..3]],
            vec![&zh[4..], &bo[3..]],
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn where_nothing_meets_each_language_stands_as_a_whole() {
        let (zh, bo) = (["## 一", "二"], ["གཅིག"]);
        assert_eq!(rows(&[&zh, &bo]), [[&zh[..], &bo[..]]]);
    }
}
