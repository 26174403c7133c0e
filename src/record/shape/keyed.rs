//! Values of a wrong form under their key: one finding, whose advice is the whole line made of what was typed.
//!
//! **You are here:** `record/shape` — a part of the check; no IO.

use super::check::Conform;
use super::{Shape, choices, fault, mended};
use crate::diag::{Span, code};
use crate::source::yaml::{Key, Kind, Node};
use serde_yaml::Value;

/// How many findings of a file, or of a list, have advice that is made for their own lines.
const MOST_ADVISED: usize = 200;

impl Conform<'_> {
    /// A key's value: where its form is wrong, one finding says how the whole line is to be.
    pub(super) fn keyed(&mut self, node: &Node, shape: &Shape, key: &Key) -> Option<Value> {
        let before = self.shapeless.len();
        let value = self.value(node, shape, &key.text);
        let own = self.shapeless.split_off(before);
        let Some((first, further)) = own.split_first() else {
            return value;
        };
        if let Kind::Scalar { text, .. } = &node.kind
            && let Some((zh, en)) = fault::nothing(text.trim())
        {
            let fault = &mut self.faults[*first].1;
            (fault.help_zh, fault.help_en) = (Some(zh), Some(en));
            return value;
        }
        if self.items(node, shape, &own) {
            return value;
        }
        if let Some(line) = mended::line(node, shape, &key.text) {
            let (span, zh, en) = self.whole(node, key, &line);
            let (place, fault) = &mut self.faults[*first];
            *place = span.unwrap_or(*place);
            fault.help_zh = Some(zh);
            fault.help_en = Some(en);
            // From the last, so that the places of the others hold.
            for at in further.iter().rev() {
                self.faults.remove(*at);
            }
        } else {
            let advice = mended::unsure(node, shape, &key.text);
            let by_name = mended::is_of_references(shape)
                && matches!(&node.kind, Kind::Scalar { text, .. } if !text.is_ascii());
            let (zh, en) = advice
                .or_else(|| choices::of_list(node, shape, &key.text))
                .or_else(|| fault::of_item(node, shape, &key.text))
                .unwrap_or_else(|| fault::example(shape, &key.text));
            for at in own {
                let fault = &mut self.faults[at].1;
                if fault.code.id == code::WRONG_SHAPE.id {
                    (fault.help_zh, fault.help_en) = (Some(zh.clone()), Some(en.clone()));
                    if by_name && let Kind::Scalar { text, .. } = &node.kind {
                        *fault = fault.clone().meant(&key.text, text).of_list();
                        if let Some((before, after)) = self.written.around(node.span) {
                            *fault = fault.clone().within(before, after);
                        }
                    }
                }
            }
        }
        value
    }

    /// Advice for the lines of a list that is written an item a line: each item's own line, where each can be mended.
    fn items(&mut self, node: &Node, shape: &Shape, own: &[usize]) -> bool {
        let (Shape::List { item, .. }, Kind::List(nodes)) = (shape, &node.kind) else {
            return false;
        };
        if !self.written.is_block(node.span) {
            return false;
        }
        let mut any = false;
        for at in own.iter().take(MOST_ADVISED) {
            let span = self.faults[*at].0;
            let found = nodes.binary_search_by_key(&span.start, |node| node.span.start);
            let Some(one) = found.ok().map(|at| &nodes[at]).filter(|node| node.span == span) else {
                continue;
            };
            let Some(before) = self.written.before(span.start) else {
                continue;
            };
            let (first, last) = self.lines(span.start, self.written.content_end(span));
            let advice = match mended::items(one, item) {
                Some(all) => {
                    let lines: Vec<String> = all.iter().map(|one| format!("`{before}{one}`")).collect();
                    let lines_zh = if first == last {
                        String::new()
                    } else {
                        format!("第 {first}–{last} 行")
                    };
                    match lines.as_slice() {
                        [line] => (format!("{lines_zh}应写成：{line}"), format!("write: {line}")),
                        several => (
                            format!("{lines_zh}应分成 {} 行：{}", several.len(), several.join(" ")),
                            format!("write {} lines: {}", several.len(), several.join(" ")),
                        ),
                    }
                }
                None => match mended::unsure_item(one, item, before) {
                    Some(advice) => advice,
                    None => continue,
                },
            };
            let fault = &mut self.faults[*at].1;
            (fault.help_zh, fault.help_en) = (Some(advice.0), Some(advice.1));
            any = true;
        }
        any
    }

    /// The numbers of two lines; equal where they are one. They are counted for the first findings alone: a hostile file
    /// has many.
    fn lines(&self, from: usize, to: usize) -> (usize, usize) {
        let one = self
            .written
            .text
            .get(from..to)
            .is_none_or(|text| !text.contains('\n'));
        if one || self.faults.len() > MOST_ADVISED {
            return (0, 0);
        }
        self.written.lines(from, to)
    }

    /// The place of a line and what to say of it: with its indent, and with the lines that it replaces.
    fn whole(&self, node: &Node, key: &Key, line: &str) -> (Option<Span>, String, String) {
        let before = self.written.before(key.span.start).unwrap_or_default();
        let (first, last) = self.lines(
            key.span.start,
            self.written.content_end(node.span).max(key.span.end),
        );
        if first == last || self.written.text.is_empty() {
            return (
                None,
                format!("应写成：`{before}{line}`"),
                format!("write: `{before}{line}`"),
            );
        }
        (
            Some(key.span),
            format!("第 {first}–{last} 行合成一行，应写成：`{before}{line}`"),
            format!("lines {first} to {last} become one: `{before}{line}`"),
        )
    }
}
