//! Text output: findings as text for a terminal, with the line they are about.
//!
//! **You are here:** `diag/` — one of the two printed forms; no IO.
//!
//! `annotate-snippets` puts the carets right under wide (Chinese) and combining (Tibetan) characters, and makes control
//! characters of content visible, so that content cannot write to the terminal.

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::diag::{Fault, code};
    use proptest::prelude::*;
    use std::sync::Arc;

    fn found(source: &str, marked: &str) -> Diagnostic {
        let start = source.find(marked).unwrap();
        let file: Arc<str> = "content/stations/gamagongsang.yaml".into();
        Fault::new(
            code::UNKNOWN_SERVICE,
            "没有名为 meal-hlep 的服务事项",
            "there is no service item meal-hlep",
        )
        .help("最接近的是 meal-help(助餐服务)", "the nearest is meal-help")
        .at(Place::span(&file, Span::new(start, start + marked.len())))
    }

    fn snippet(source: &str, marked: &str) -> String {
        excerpt(&found(source, marked), Some(source)).unwrap()
    }

    #[test]
    fn a_finding_shows_its_line_and_its_advice() {
        let source = "id: gamagongsang\n".repeat(13) + "services: [home-visit, meal-hlep]\n";
        let finding = found(&source, "meal-hlep");
        assert_eq!(
            render(&finding, Some(&source), MessageLang::Zh, false),
            "错误[Z304]: 没有名为 meal-hlep 的服务事项\n\
             \x20 --> content/stations/gamagongsang.yaml:14:24\n\
             \x20  |\n\
             14 | services: [home-visit, meal-hlep]\n\
             \x20  |                        ^^^^^^^^^\n\
             \x20  |\n\
             \x20  = 帮助: 最接近的是 meal-help(助餐服务)"
        );
        let english = render(&finding, Some(&source), MessageLang::En, false);
        assert!(english.starts_with("error[Z304]: there is no service item meal-hlep\n"));
        assert!(english.ends_with("= help: the nearest is meal-help"));
    }

    #[test]
    fn marks_stand_right_under_wide_and_combining_characters() {
        assert_eq!(
            snippet("name: 嘎玛贡桑\n", "玛贡"),
            "  |\n1 | name: 嘎玛贡桑\n  |         ^^^^"
        );
        // བོད is two cells wide, ཡིག two: their vowels take none.
        assert_eq!(
            snippet("name: བོད་ཡིག\n", "ཡིག"),
            "  |\n1 | name: བོད་ཡིག\n  |          ^^"
        );
        assert_eq!(snippet("a:\tb c\n", "c"), "  |\n1 | a:    b c\n  |         ^");
    }

    #[test]
    fn an_empty_place_at_the_end_of_a_line_is_marked() {
        let source = "name:\nid: a\n";
        let file: Arc<str> = "a.yaml".into();
        let finding = Fault::new(code::EMPTY_TEXT, "空", "empty").at(Place::span(&file, Span::new(5, 5)));
        assert_eq!(
            excerpt(&finding, Some(source)).unwrap(),
            "  |\n1 | name:\n  |      ^"
        );
        let at_end = Fault::new(code::EMPTY_TEXT, "空", "empty").at(Place::span(&file, Span::new(99, 99)));
        assert!(render(&at_end, Some(source), MessageLang::Zh, false).contains("a.yaml:3:1"));
        assert!(render(&at_end, Some(""), MessageLang::Zh, false).contains("a.yaml:1:1"));
    }

    #[test]
    fn of_a_place_over_several_lines_the_first_is_shown() {
        assert_eq!(snippet("a: b\nc: d\n", "b\nc: d"), "  |\n1 | a: b\n  |    ^");
    }

    #[test]
    fn a_file_as_a_whole_has_no_line() {
        let file: Arc<str> = "content/a.yaml".into();
        let finding = Fault::new(code::NOT_UTF8, "编码", "encoding").at(Place::file(&file));
        assert_eq!(
            render(&finding, None, MessageLang::Zh, false),
            "错误[Z101]: 编码\n--> content/a.yaml"
        );
        assert_eq!(excerpt(&finding, Some("a")), None);
    }

    #[test]
    fn related_places_are_shown_with_their_text() {
        let source = "id: a\nid: b\n";
        let file: Arc<str> = "content/a.yaml".into();
        let other: Arc<str> = "content/b.yaml".into();
        let finding = Fault::new(code::DUPLICATE_KEY, "写了两次", "twice")
            .at(Place::span(&file, Span::new(6, 8)))
            .with_related(Place::span(&file, Span::new(0, 2)), "先写在这里", "first here")
            .with_related(Place::span(&other, Span::new(0, 2)), "也在这里", "here too");
        assert_eq!(
            render(&finding, Some(source), MessageLang::Zh, false),
            "错误[Z103]: 写了两次\n\
             \x20--> content/a.yaml:2:1\n\
             \x20 |\n\
             2 | id: b\n\
             \x20 | ^^\n\
             \x20 |\n\
             \x20::: content/a.yaml:1:1\n\
             \x20 |\n\
             1 | id: a\n\
             \x20 | -- 先写在这里\n\
             \x20 |\n\
             \x20 = 另见: 也在这里 (content/b.yaml)"
        );
    }

    #[test]
    fn content_cannot_write_to_the_terminal() {
        let source = "a: \u{1b}[31mred\u{7}\n";
        let file: Arc<str> = "a\u{1b}[1m.yaml".into();
        let finding = Fault::new(code::YAML_SYNTAX, "值“\u{1b}[2J”", "x")
            .help("写\u{1b}[2J", "x")
            .at(Place::span(&file, Span::new(3, 5)));
        assert!(!render(&finding, Some(source), MessageLang::Zh, false).contains(['\u{1b}', '\u{7}']));
    }

    #[test]
    fn colour_is_given_only_when_asked_for() {
        let source = "services: [meal-hlep]\n";
        let finding = found(source, "meal-hlep");
        assert!(render(&finding, Some(source), MessageLang::Zh, true).contains("\u{1b}["));
        assert!(!render(&finding, Some(source), MessageLang::Zh, false).contains('\u{1b}'));
    }

    #[test]
    fn a_very_long_line_is_shown_in_part_or_named() {
        let far = format!("{}错", "甲".repeat(5000));
        let rendered = render(&found(&far, "错"), Some(&far), MessageLang::Zh, false);
        assert!(
            rendered.contains(":1:5001") && !rendered.contains('甲'),
            "{rendered}"
        );
        let near = format!("错{}", "甲".repeat(5000));
        assert!(snippet(&near, "错").chars().count() < 400);
    }

    proptest! {
        #[test]
        fn any_place_in_any_text_is_shown(
            source in "[a甲བོཀྲུ\t \n\u{200B}\u{1b}-]{0,300}",
            start in 0_usize..900,
            length in 0_usize..900,
        ) {
            let file: Arc<str> = "a.yaml".into();
            let finding = Fault::new(code::YAML_SYNTAX, "甲", "a").at(Place::span(&file, Span::new(start, start + length)));
            prop_assert!(render(&finding, Some(&source), MessageLang::Zh, false).contains("a.yaml"));
        }
    }
}
