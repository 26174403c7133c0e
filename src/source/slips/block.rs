//! Block scanner: through a YAML text line by line: indentation and the dashes of lists.
//!
//! **You are here:** `source/slips` — the outer scanner; hands the rest of a line to `key` and `value`; no IO.

use super::sign::{self, KeyAt};
use super::{Kind, Scan};

/// What the lines before have left open.
#[derive(Clone, Copy)]
pub(super) enum Open {
    Nothing,
    /// A `|` or `>` text: lines deeper than this column are content.
    BlockText(usize),
    /// A plain text: lines deeper than this column go on with it.
    Plain(usize),
}

/// What is known when a line begins.
pub(super) struct State {
    pub(super) open: Open,
    /// Column of the last key.
    pub(super) last_key: Option<usize>,
    /// Columns of the keys and dashes that are open, outermost first.
    columns: Vec<(usize, Mark)>,
    /// Whether the last key or dash has nothing behind it: what follows belongs to it.
    opens: bool,
}

/// What stands at a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Key,
    Dash,
}

impl State {
    /// Takes note of a key or dash: what stands at its column or behind it is closed.
    fn mark(&mut self, column: usize, mark: Mark) {
        // Columns rise: what is closed stands at the end.
        while let Some((own, kind)) = self.columns.last()
            && (*own > column || (*own == column && !(*kind == Mark::Key && mark == Mark::Dash)))
        {
            self.columns.pop();
        }
        self.columns.push((column, mark));
    }

    /// The column of a line whose indentation is no plain spaces, and so says little: that of its neighbours.
    fn column(&self, width: usize, mark: Mark, below: Option<usize>) -> usize {
        let last = self.columns.last().map_or(0, |(column, _)| *column);
        if self.opens && mark == Mark::Key {
            // The next line that is indented well stands beside it, else two spaces are usual.
            return below.filter(|column| *column > last).unwrap_or(if width > last {
                width
            } else {
                last + 2
            });
        }
        let own: Vec<usize> = self
            .columns
            .iter()
            .filter(|(_, kind)| *kind == mark)
            .map(|(column, _)| *column)
            .collect();
        if self.opens {
            // A dash behind a key without a value begins that key's list, whichever lists are open around it.
            if let Some(column) = below.filter(|column| *column >= last) {
                return column;
            }
            if width >= last && !own.contains(&width) {
                return width;
            }
        }
        if own.contains(&width) {
            return width;
        }
        match (own.last(), mark) {
            (Some(column), _) => *column,
            (None, Mark::Dash) => below.filter(|column| *column >= last).unwrap_or(last + 2),
            (None, Mark::Key) => width,
        }
    }
}

/// What stands before the first character of a line.
pub(super) struct Indent {
    /// Bytes.
    pub(super) length: usize,
    /// Columns as they look: U+3000 and a tab are two.
    pub(super) width: usize,
    /// Columns of true spaces at the beginning.
    spaces: usize,
    /// Whether there is anything else than spaces.
    bad: bool,
}

impl Indent {
    pub(super) fn of(line: &str) -> Indent {
        let mut indent = Indent {
            length: 0,
            width: 0,
            spaces: 0,
            bad: false,
        };
        for c in line.chars() {
            match c {
                ' ' => indent.width += 1,
                '\t' | '\u{3000}' => indent.width += 2,
                _ if sign::is_false_space(c) => indent.width += 1,
                _ if sign::is_invisible(c) => {}
                _ => break,
            }
            if c == ' ' && !indent.bad {
                indent.spaces += 1;
            }
            indent.bad |= c != ' ' && !sign::is_invisible(c);
            indent.length += c.len_utf8();
        }
        indent
    }
}

/// Whether a line begins as the item of a list does: one dash, and a blank behind it.
fn begins_item(content: &str) -> bool {
    let mut chars = content.chars();
    chars.next().is_some_and(|c| c == '-' || sign::is_wide_dash(c))
        && chars.next().is_some_and(|c| c == ' ' || sign::is_false_space(c))
}

impl Scan<'_> {
    /// The whole text.
    pub(super) fn block(&mut self) {
        let mut state = State {
            open: Open::Nothing,
            last_key: None,
            columns: Vec::new(),
            opens: false,
        };
        let mut at = 0;
        while at < self.text.len() && self.found.len() < super::MOST {
            let end = self.line_end(at);
            let last = self.line(at, end, &mut state);
            at = self.line_end(last.max(end)) + 1;
        }
    }

    /// One line, and the further lines of a bracket or quoted text that begins on it; the last byte that was read comes back.
    fn line(&mut self, start: usize, end: usize, state: &mut State) -> usize {
        let line = &self.text[start..end];
        let indent = Indent::of(line);
        let content = &line[indent.length..];
        if content.trim().is_empty() {
            self.invisible(start, end);
            return end;
        }
        if self.goes_on(start, end, &indent, state.open) {
            return end;
        }
        if content.starts_with('#') {
            return end;
        }
        let width = if indent.bad {
            self.neighbours(&indent, content, end, state)
        } else {
            indent.width
        };
        self.indentation(start, &indent, width);
        state.open = Open::Nothing;
        if start + indent.length == start && (content.starts_with("---") || content.starts_with("...")) {
            state.last_key = None;
            return end;
        }
        let last = self.structure(start + indent.length, end, width, state);
        let last = last.max(end).min(self.text.len());
        self.invisible(start, last);
        self.false_spaces(start + indent.length, last);
        last
    }

    /// The column at which a line of false spaces should begin.
    fn neighbours(&self, indent: &Indent, content: &str, end: usize, state: &State) -> usize {
        let is_dash = |content: &str| content.starts_with(['-', '－', '—', '•']);
        let mark = if is_dash(content) { Mark::Dash } else { Mark::Key };
        let below = self.text[end..]
            .lines()
            .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
            .filter(|line| is_dash(line.trim_start()) == (mark == Mark::Dash))
            .map(Indent::of)
            .filter(|indent| !indent.bad)
            .map(|indent| indent.width);
        state.column(indent.width, mark, below)
    }

    fn indentation(&mut self, start: usize, indent: &Indent, width: usize) {
        if indent.bad {
            self.add(Kind::Indent, start, start + indent.length, " ".repeat(width));
        }
    }

    /// Whether the line belongs to the text that is open.
    fn goes_on(&mut self, start: usize, end: usize, indent: &Indent, open: Open) -> bool {
        match open {
            Open::Nothing => false,
            Open::BlockText(parent) => {
                if indent.spaces > parent {
                    self.invisible(start, end);
                    return true;
                }
                // U+3000 where the text must be indented: YAML would end the text here.
                if indent.bad && indent.width > parent {
                    self.indentation(start, indent, indent.width);
                    return true;
                }
                false
            }
            Open::Plain(parent) => {
                let content = &self.text[start + indent.length..end];
                let is_key = indent.bad && KeyAt::of(content).is_some_and(|key| key.is_word());
                let is_item = indent.bad && begins_item(content);
                if is_key || is_item || indent.width <= parent || content.starts_with('#') {
                    return false;
                }
                if indent.spaces <= parent {
                    self.indentation(start, indent, indent.width);
                }
                self.further_comment(start, end);
                self.invisible(start, end);
                true
            }
        }
    }

    /// A line from its first character on: dashes, then a key or a value.
    fn structure(&mut self, start: usize, end: usize, column: usize, state: &mut State) -> usize {
        let (mut at, mut column) = (start, column);
        let mut dash = None;
        while let Some((next, wide)) = self.dash(at, end, dash.is_none()) {
            dash = Some(column);
            state.mark(column, Mark::Dash);
            column += if wide {
                2
            } else {
                self.text[at..next].chars().count()
            };
            at = next;
        }
        let rest = &self.text[at..end];
        state.opens = rest.trim().is_empty();
        if state.opens || (dash.is_some() && rest.starts_with('#')) {
            return end;
        }
        let sibling = dash.is_none() && state.last_key.is_some_and(|last| column <= last);
        match self.key(at, end, dash.is_some(), sibling) {
            Some(after) => {
                state.last_key = Some(column);
                state.mark(column, Mark::Key);
                let value = self.text[after..end].trim();
                state.opens = value.is_empty() || value.starts_with('#');
                self.value(after, end, column, state)
            }
            None => self.value(at, end, dash.unwrap_or_else(|| column.saturating_sub(1)), state),
        }
    }

    /// A list's dash and the spaces after it: where the item begins, and whether something was put in its place.
    fn dash(&mut self, at: usize, end: usize, first: bool) -> Option<(usize, bool)> {
        let rest = &self.text[at..end];
        let sign = rest.chars().next()?;
        let after = &rest[sign.len_utf8()..];
        let item = after.trim_start_matches(|c: char| c == ' ' || c == '\t' || sign::is_false_space(c));
        let spaces = &after[..after.len() - item.len()];
        let item_at = end - item.len();
        if sign == '-' {
            if item.is_empty() || (!spaces.is_empty() && !spaces.chars().any(sign::is_false_space)) {
                return Some((item_at, false));
            }
            // Two dashes or a number in a nested list are content.
            if after.starts_with('-') || (spaces.is_empty() && !first) {
                return None;
            }
            self.add(Kind::DashSpace, at, item_at, "- ");
            return Some((item_at, true));
        }
        // Two long dashes are the punctuation mark 破折号.
        if !first || !sign::is_wide_dash(sign) || after.starts_with(sign) || item.is_empty() {
            return None;
        }
        self.add(Kind::WideDash, at, item_at, "- ");
        Some((item_at, true))
    }
}
