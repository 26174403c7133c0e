//! Bar charts as SVG that stands in the page: text is text, nothing needs colour, nothing that a strict policy would block.
//!
//! **You are here:** `page/` — used by the statistics page; drawn by plotters; no IO.
//!
//! A bar has its name above and its figure, as the source writes it, at its end. A result is filled, a target is an outline,
//! what lies between the ends of a range is an outline too. The table with all figures stays beside the chart.

use super::view::Phrase;
use crate::html::escape;
use plotters::prelude::*;

/// Width of the drawing, the same as a small phone's text. *Units:* CSS pixels.
const WIDTH: i32 = 320;
/// The longest bar; the rest is for its figure.
const LONGEST: f64 = 230.0;
/// Height of a row, its name and its bar.
const ROW: i32 = 52;
/// Height of a bar.
const BAR: i32 = 12;
/// plotters divides sizes by 1.24: this gives 16 CSS pixels.
const TEXT: f64 = 19.84;

/// One bar.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Its name.
    pub name: Phrase,
    /// Its figure as shown.
    pub figure: String,
    /// The number, or the lower end of a range; none where only the target is known.
    pub low: Option<f64>,
    /// The number, or the upper end of a range.
    pub high: f64,
    /// The target.
    pub target: Option<f64>,
}

/// Draws bars to one scale. *Shape:* an `svg` element; none when there is nothing to compare (fewer than two bars, all
/// the same, nothing above zero, something below).
pub(crate) fn bars(title: &Phrase, bars: &[Bar]) -> Option<String> {
    let ends = |bar: &Bar| bar.high.max(bar.target.unwrap_or(0.0));
    let most = bars.iter().map(ends).fold(0.0, f64::max);
    let negative = bars.iter().any(|bar| bar.low.unwrap_or(bar.high) < 0.0);
    let differ = bars.windows(2).any(|pair| {
        let of = |bar: &Bar| (bar.low, bar.high, bar.target);
        of(&pair[0]) != of(&pair[1])
    });
    if bars.len() < 2 || most <= 0.0 || negative || !differ {
        return None;
    }
    let rows = i32::try_from(bars.len()).ok()?;
    let height = rows.checked_mul(ROW)?;
    let mut svg = String::new();
    draw(&mut svg, bars, most, height).ok()?;
    Some(placed(&svg, title, bars))
}

type Drawn = Result<(), Box<dyn std::error::Error>>;

fn draw(svg: &mut String, bars: &[Bar], most: f64, height: i32) -> Drawn {
    let size = (u32::try_from(WIDTH)?, u32::try_from(height)?);
    let area = SVGBackend::with_string(svg, size).into_drawing_area();
    let words = ("inherit", TEXT).into_font().color(&BLACK);
    // Bars are a few hundred pixels long.
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to LONGEST")]
    let length = |value: f64| (value / most * LONGEST).round() as i32;
    for (top, bar) in (2..height).step_by(ROW.unsigned_abs() as usize).zip(bars) {
        area.draw(&Text::new(bar.name.text.as_str(), (0, top), words.clone()))?;
        let from = top + 25;
        let outline = |end: i32, inset: i32| {
            Rectangle::new([(1, from - inset), (1 + end.max(1), from + BAR + inset)], BLACK)
        };
        if let Some(low) = bar.low {
            let filled = Rectangle::new([(1, from), (1 + length(low), from + BAR)], BLACK.filled());
            area.draw(&filled)?;
            if bar.high > low {
                area.draw(&outline(length(bar.high), 0))?;
            }
        }
        if let Some(target) = bar.target {
            area.draw(&outline(length(target), 3))?;
        }
        let end = length(bar.high.max(bar.target.unwrap_or(0.0)));
        area.draw(&Text::new(bar.figure.as_str(), (end + 8, from), words.clone()))?;
    }
    area.present()?;
    drop(area);
    Ok(())
}

/// Black becomes the text's colour, whatever the theme's display settings make it; the drawing gets its name.
fn placed(svg: &str, title: &Phrase, bars: &[Bar]) -> String {
    let lang = bars.iter().find_map(|bar| bar.name.lang);
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", lang.html()));
    let head = format!(
        "<svg class=\"chart\" role=\"img\" aria-label=\"{}\"{lang} ",
        escape(&title.text)
    );
    svg.replacen("<svg ", &head, 1)
        .replace("\"#000000\"", "\"currentColor\"")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn phrase(text: &str) -> Phrase {
        Phrase {
            text: text.to_owned(),
            lang: None,
        }
    }

    fn bar(name: &str, figure: &str, low: f64, high: f64, target: Option<f64>) -> Bar {
        Bar {
            name: phrase(name),
            figure: figure.to_owned(),
            low: Some(low),
            high,
            target,
        }
    }

    #[test]
    fn names_and_figures_are_text_and_nothing_is_coloured_or_styled() {
        let svg = bars(
            &phrase("站<数>"),
            &[
                bar("东区", "近5", 5.0, 5.0, Some(8.0)),
                bar("西区", "2—3", 2.0, 3.0, None),
            ],
        )
        .unwrap();
        for wanted in [
            ">\n东区\n</text>",
            ">\n近5\n</text>",
            "aria-label=\"站&lt;数&gt;\"",
            "currentColor",
        ] {
            assert!(svg.contains(wanted), "{wanted}\n{svg}");
        }
        for unwanted in ["style", "#", "<script", "href"] {
            assert!(!svg.contains(unwanted), "{unwanted}\n{svg}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_not_drawn() {
        let title = phrase("数");
        assert!(bars(&title, &[bar("甲", "1", 1.0, 1.0, None)]).is_none());
        let one = bar("甲", "1", 1.0, 1.0, None);
        assert!(bars(&title, &[one.clone(), one]).is_none());
        let zero = bar("甲", "0", 0.0, 0.0, None);
        assert!(bars(&title, &[zero.clone(), zero.clone()]).is_none());
        assert!(bars(&title, &[zero, bar("乙", "-1", -1.0, -1.0, None)]).is_none());
    }
}
