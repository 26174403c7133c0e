//! Reading Rust source for its paths: what a file imports, and which of it is for tests alone.
//!
//! **You are here:** `tests/suite/layers` — the parser; the rules are in the files beside it.

use std::ops::Range;

/// A path in a file: `crate::…`, `super::…`, `self::…`, or one through a module that the file declares.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    /// From `src/` on, `*` for everything: `[page, key, PageId]`.
    pub(super) path: Vec<String>,
    /// Whether only tests have it.
    pub(super) for_tests: bool,
    /// The name under which a `pub use` hands it on.
    pub(super) handed_on: Option<String>,
}

/// A file taken apart.
pub(super) struct Source {
    tokens: Vec<(usize, String)>,
    /// Which tokens are for tests alone.
    tests: Vec<Range<usize>>,
}

impl Source {
    pub(super) fn new(text: &str) -> Source {
        let tokens = tokens(&code_alone(text));
        let tests = for_tests(&tokens);
        Source { tokens, tests }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |(_, word)| word)
    }

    fn is_for_tests(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// How often a name stands in what is not for tests.
    pub(super) fn count(&self, name: &str) -> usize {
        (0..self.tokens.len())
            .filter(|at| self.word(*at) == name && !self.is_for_tests(*at))
            .count()
    }

    /// The lines on which a name stands.
    pub(super) fn lines_with(&self, name: &str) -> Vec<usize> {
        let named = self.tokens.iter().filter(|(_, word)| word == name);
        named.map(|(line, _)| *line).collect()
    }

    /// The fields of structs whose type is `name<…>`: struct and field.
    pub(super) fn fields_of_type(&self, name: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut of = String::new();
        // The field whose type is being read.
        let mut field: Option<String> = None;
        let mut depth = 0_usize;
        for at in 0..self.tokens.len() {
            match self.word(at) {
                "struct" => self.word(at + 1).clone_into(&mut of),
                "{" if !of.is_empty() => depth += 1,
                "}" if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        of.clear();
                    }
                }
                ";" if depth == 0 => of.clear(),
                ":" if depth == 1 => field = Some(self.word(at - 1).to_owned()),
                "," => field = None,
                own if own == name && depth == 1 && self.word(at + 1) == "<" => {
                    found.extend(field.take().map(|field| (of.clone(), field)));
                }
                _ => {}
            }
        }
        found
    }

    /// The modules that lie in files of their own, and whether they are for tests alone.
    pub(super) fn modules(&self) -> Vec<(&str, bool)> {
        (0..self.tokens.len())
            .filter(|at| self.word(*at) == "mod" && self.word(at + 2) == ";")
            .map(|at| (self.word(at + 1), self.is_for_tests(at)))
            .collect()
    }

    /// All paths of a file that lead to somewhere in `src/`; `module` is the file's own.
    pub(super) fn imports(&self, module: &[String]) -> Vec<Import> {
        let mut found = Vec::new();
        let declared = self.modules();
        // For each open brace, whether it is a module's.
        let mut braces: Vec<bool> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.word(at) {
                "{" => braces.push(at >= 2 && self.word(at - 2) == "mod"),
                "}" => {
                    braces.pop();
                }
                _ => {}
            }
            if self.word(at + 1) != "::" || (at > 0 && self.word(at - 1) == "::") {
                at += 1;
                continue;
            }
            let inline = braces.iter().filter(|module| **module).count();
            let mut base = module.to_vec();
            base.extend((0..inline).map(|_| String::from("(inline)")));
            let mut start = at;
            match self.word(at) {
                "crate" => {
                    base.clear();
                    start = at + 2;
                }
                "self" => start = at + 2,
                "super" => {
                    while self.word(start) == "super" && self.word(start + 1) == "::" {
                        base.pop();
                        start += 2;
                    }
                }
                name if inline == 0 && declared.iter().any(|(own, _)| *own == name) => {}
                _ => {
                    at += 1;
                    continue;
                }
            }
            let handed_on = at >= 2 && self.word(at - 1) == "use" && matches!(self.word(at - 2), "pub" | ")");
            let mut leaves = Vec::new();
            let end = self.tree(start, &base, &mut leaves);
            for (line, path, name) in leaves {
                found.push(Import {
                    line,
                    path,
                    for_tests: self.is_for_tests(at),
                    handed_on: handed_on.then_some(name),
                });
            }
            at = end;
        }
        found
    }

    /// Paths into the standard library, as they are written: `std::fs::read`.
    pub(super) fn of_std(&self) -> Vec<Import> {
        let mut found = Vec::new();
        for at in 0..self.tokens.len() {
            if self.word(at) == "std" && self.word(at + 1) == "::" && (at == 0 || self.word(at - 1) != "::") {
                let mut leaves = Vec::new();
                self.tree(at, &[], &mut leaves);
                found.extend(leaves.into_iter().map(|(line, path, _)| Import {
                    line,
                    path,
                    for_tests: self.is_for_tests(at),
                    handed_on: None,
                }));
            }
        }
        found
    }

    /// Lines on which something's `::now` is named, in what is not for tests.
    pub(super) fn clocks(&self) -> Vec<usize> {
        (1..self.tokens.len())
            .filter(|at| self.word(*at) == "now" && self.word(at - 1) == "::" && !self.is_for_tests(*at))
            .map(|at| self.tokens[at].0)
            .collect()
    }

    /// Follows a path or a braced list of paths; where it ends. A leaf is its line, its path and the name it is given.
    fn tree(&self, at: usize, base: &[String], leaves: &mut Vec<(usize, Vec<String>, String)>) -> usize {
        if self.word(at) == "{" {
            let mut at = at + 1;
            while !matches!(self.word(at), "}" | "") {
                at = if self.word(at) == "," {
                    at + 1
                } else {
                    self.tree(at, base, leaves)
                };
            }
            return at + 1;
        }
        let mut path = base.to_vec();
        let word = self.word(at);
        if word != "self" {
            path.push(word.to_owned());
        }
        let goes_on = |word: &str| {
            matches!(word, "{" | "*") || word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        };
        if self.word(at + 1) == "::" && goes_on(self.word(at + 2)) {
            return self.tree(at + 2, &path, leaves);
        }
        let line = self.tokens.get(at).map_or(0, |(line, _)| *line);
        let renamed = self.word(at + 1) == "as";
        let name = if renamed {
            self.word(at + 2).to_owned()
        } else {
            path.last().cloned().unwrap_or_default()
        };
        leaves.push((line, path, name));
        at + if renamed { 3 } else { 1 }
    }
}

/// The items that stand under `#[cfg(test)]` or another condition that asks for tests.
fn for_tests(tokens: &[(usize, String)]) -> Vec<Range<usize>> {
    let word = |at: usize| tokens.get(at).map_or("", |(_, word)| word.as_str());
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        if word(start) != "#" || word(start + 1) != "[" || word(start + 2) != "cfg" {
            continue;
        }
        let end = closed(tokens, start + 1);
        let condition: Vec<&str> = (start + 3..end).map(word).collect();
        if !condition.contains(&"test") || condition.contains(&"not") {
            continue;
        }
        let mut item = end;
        while word(item) == "#" {
            item = closed(tokens, item + 1);
        }
        // An item ends with the brace that closes it, or with a semicolon.
        let mut at = item;
        while at < tokens.len() && word(at) != ";" {
            if matches!(word(at), "(" | "[" | "{") {
                let brace = word(at) == "{";
                at = closed(tokens, at);
                if brace {
                    break;
                }
            } else {
                at += 1;
            }
        }
        found.push(start..(at + 1).min(tokens.len()));
    }
    found
}

/// After the bracket that closes the one at `at`.
fn closed(tokens: &[(usize, String)], at: usize) -> usize {
    let mut depth = 0;
    for (place, (_, word)) in tokens.iter().enumerate().skip(at) {
        match word.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    tokens.len()
}

/// Names, `::` and single signs, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let len = if word(first) {
                rest.find(|c| !word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push((line + 1, rest[..len].to_owned()));
            rest = rest[len..].trim_start();
        }
    }
    tokens
}

/// The text with comments and what stands in quotes taken out; lines stay.
fn code_alone(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let may_skip = matches!(first, '/' | '"' | '\'' | 'r');
        let skipped = if may_skip { skipped(rest) } else { 0 };
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            code.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            rest = &rest[skipped..];
        }
    }
    code
}

/// How many bytes of a comment, a string or a character stand here.
fn skipped(rest: &str) -> usize {
    let until = |start: usize, end: &str| {
        rest[start..]
            .find(end)
            .map_or(rest.len(), |at| start + at + end.len())
    };
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until(2, "*/");
    }
    for (open, close) in [("r##\"", "\"##"), ("r#\"", "\"#"), ("r\"", "\"")] {
        if rest.starts_with(open) {
            return until(open.len(), close);
        }
    }
    let quoted = |quote: char| {
        let mut escaped = false;
        rest.char_indices().skip(1).find(|(_, c)| {
            let end = *c == quote && !escaped;
            escaped = *c == '\\' && !escaped;
            end
        })
    };
    if rest.starts_with('"') {
        return quoted('"').map_or(rest.len(), |(at, _)| at + 1);
    }
    // A quote that is not closed after one character is a lifetime.
    let mut characters = rest.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('\''), Some('\\'), _) => quoted('\'').map_or(rest.len(), |(at, _)| at + 1),
        (Some('\''), Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 0,
    }
}

#[test]
fn every_way_of_writing_an_import_is_seen() {
    let source = r##"
        //! Doc of crate::cli.
        use crate::diag::{self, Code}; // not crate::cli
        use crate::{lang::Lang, record::{Id, scalar}};
        /* crate::cli */
        fn f<'a>(x: &'a str) { let _ = ("crate::cli", r#"crate::"cli"#, '"'); super::build::run(); crate::site::x() }
        mod tests { use super::*; use super::super::render; }
        mod child;
        pub(crate) use child::{Inner as Outer, other::*};
        fn g() -> child::Inner { self::child::new::<crate::value::Id>() }
    "##;
    let found: Vec<(usize, String)> = Source::new(source)
        .imports(&["page".to_owned()])
        .into_iter()
        .map(|import| {
            let handed_on = import
                .handed_on
                .map_or(String::new(), |name| format!(" → {name}"));
            (import.line, import.path.join("::") + &handed_on)
        })
        .collect();
    let of = |line: usize, to: &str| (line, to.to_owned());
    assert_eq!(
        found,
        [
            of(3, "diag"),
            of(3, "diag::Code"),
            of(4, "lang::Lang"),
            of(4, "record::Id"),
            of(4, "record::scalar"),
            of(6, "build::run"),
            of(6, "site::x"),
            of(7, "page::*"),
            of(7, "render"),
            of(9, "page::child::Inner → Outer"),
            of(9, "page::child::other::* → *"),
            of(10, "page::child::Inner"),
            of(10, "page::child::new"),
            of(10, "value::Id"),
        ]
    );
}

#[test]
fn what_is_for_tests_alone_is_told_apart() {
    let source = r#"
        use crate::one::A;
        #[cfg(test)]
        #[allow(dead_code, reason = "a test")]
        fn helper(x: [u8; 2]) -> u8 { crate::two::b() }
        #[cfg(all(test, unix))]
        use crate::three::C;
        #[cfg(not(test))]
        use crate::four::D;
        #[cfg(test)]
        mod tests { fn f() { crate::five::e() } }
        #[cfg(test)]
        mod more_tests;
        use crate::six::F;
    "#;
    let source = Source::new(source);
    let product: Vec<String> = source
        .imports(&["page".to_owned()])
        .into_iter()
        .filter(|import| !import.for_tests)
        .map(|import| import.path[0].clone())
        .collect();
    assert_eq!(product, ["one", "four", "six"]);
    assert_eq!(source.modules(), [("more_tests", true)]);
}
