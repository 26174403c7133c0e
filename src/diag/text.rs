//! Text output: findings as text for a terminal, with the line they are about.
//!
//! **You are here:** `diag/` — one of the two printed forms; no IO.
//!
//! `annotate-snippets` puts the carets right under wide (Chinese) and combining (Tibetan) characters, and makes control
//! characters of content visible, so that content cannot write to the terminal.

#[cfg(test)]
mod tests;

use super::{At, Diagnostic, MessageLang, Place, Position, Severity, Span};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

/// The longest beginning of a line before the marked place that is shown with it. *Units:* bytes.
const LONGEST_BEFORE: usize = 6000;

/// How much of a line is shown behind the beginning of the marked place. *Units:* characters.
const LONGEST_AFTER: usize = 300;

/// A finding with its place, its line and its advice, without a line feed at the end. `source` is the text of the
/// finding's file as it was decoded; without it the place is the file's name alone.
pub fn render(diagnostic: &Diagnostic, source: Option<&str>, lang: MessageLang, colour: bool) -> String {
    let words = Words::of(lang);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let name = match lang {
        MessageLang::Zh => diagnostic.severity.zh(),
        MessageLang::En => diagnostic.severity.id(),
    };
    let title = level
        .with_name(name)
        .primary_title(diagnostic.fault.message(lang))
        .id(diagnostic.fault.code.id);
    let mut group = Group::with_title(title);
    group = match Shown::of(&diagnostic.place, source) {
        Some(shown) => group.element(shown.snippet(AnnotationKind::Primary, None)),
        None => group.element(origin(&diagnostic.place, source)),
    };
    for (place, zh, en) in &diagnostic.related {
        let label = if lang == MessageLang::Zh { zh } else { en };
        let same_file = source.filter(|_| place.file == diagnostic.place.file);
        group = if let Some(shown) = Shown::of(place, same_file) {
            group.element(shown.snippet(AnnotationKind::Context, Some(label)))
        } else {
            let text = normalize_untrusted_str(&format!("{label} ({})", place.file));
            group.element(Level::NOTE.with_name(words.see).message(text))
        };
    }
    if let Some(advice) = diagnostic.fault.advice(lang) {
        group = group.element(
            Level::HELP
                .with_name(words.help)
                .message(normalize_untrusted_str(advice)),
        );
    }
    print(group, colour)
}

/// A finding in one line, for lists of many: `content/stations/a.yaml:12  ` and what is wrong.
pub fn brief(diagnostic: &Diagnostic, source: Option<&str>, lang: MessageLang) -> String {
    let line = match (&diagnostic.place.at, source) {
        (At::Span(span), Some(source)) => format!(":{}", Position::of(source, span.start).line),
        _ => String::new(),
    };
    normalize_untrusted_str(&format!(
        "{}{line}  {}",
        diagnostic.place.file,
        diagnostic.fault.message(lang).replace('\n', " ")
    ))
}

/// Only the line of the finding with the place marked, for the preview's overlay; none where there is no line to show.
pub fn excerpt(diagnostic: &Diagnostic, source: Option<&str>) -> Option<String> {
    let shown = Shown::of(&diagnostic.place, source)?;
    let snippet = shown.snippet(AnnotationKind::Primary, None).path(None::<&str>);
    Some(print(Group::with_level(Level::ERROR).element(snippet), false))
}

struct Words {
    help: &'static str,
    see: &'static str,
}

impl Words {
    fn of(lang: MessageLang) -> Words {
        match lang {
            MessageLang::Zh => Words {
                help: "帮助",
                see: "另见",
            },
            MessageLang::En => Words {
                help: "help",
                see: "see also",
            },
        }
    }
}

fn print(group: Group<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&[group]).trim_end().to_owned()
}

/// The place without its line.
fn origin(place: &Place, source: Option<&str>) -> Origin<'static> {
    let origin = Origin::path(normalize_untrusted_str(&place.file));
    let (At::Span(span), Some(source)) = (&place.at, source) else {
        return origin;
    };
    let position = Position::of(source, span.start);
    origin
        .line(widen(position.line))
        .char_column(widen(position.column))
}

fn widen(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// One line of a file and the place in it. Of a place over several lines the first is shown.
struct Shown<'s> {
    file: String,
    line: &'s str,
    number: usize,
    mark: std::ops::Range<usize>,
}

impl<'s> Shown<'s> {
    /// None for a place without a line, or whose line is too long to print.
    fn of(place: &'s Place, source: Option<&'s str>) -> Option<Shown<'s>> {
        let At::Span(span) = place.at else { return None };
        let source = source?;
        let Span { start, end } = Span::new(boundary(source, span.start), boundary(source, span.end));
        let first = source[..start].rfind('\n').map_or(0, |at| at + 1);
        if start - first > LONGEST_BEFORE {
            return None;
        }
        let rest = &source[start..];
        let length = rest
            .char_indices()
            .take(LONGEST_AFTER)
            .take_while(|(_, c)| *c != '\n')
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let last = start + length;
        Some(Shown {
            file: normalize_untrusted_str(&place.file),
            line: &source[first..last],
            number: source[..first].split('\n').count(),
            mark: start - first..end.min(last) - first,
        })
    }

    fn snippet(self, kind: AnnotationKind, label: Option<&str>) -> Snippet<'s, Annotation<'s>> {
        Snippet::source(self.line)
            .line_start(self.number)
            .path(self.file)
            .annotation(kind.span(self.mark).label(label.map(normalize_untrusted_str)))
    }
}

/// The nearest place before a byte at which a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
