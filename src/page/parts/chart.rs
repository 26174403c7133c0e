//! Bar chart: what is drawn of a measure, and how long each bar is; the theme draws.
//!
//! **You are here:** `page/parts` — used by the statistics page; no IO.
//!
//! A bar has its name and its figure, as the source writes it. A result is filled, a target is an outline, what lies between
//! the ends of a range is an outline too. The table with all figures stays beside the chart.

use crate::page::view::{BarView, Phrase};

/// The most bars that a chart is read with; beyond, the table is read better.
const BARS: usize = 40;

/// One bar. *Units:* of the numbers: any, the same for all bars of a chart.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Its name.
    pub name: Phrase,
    /// Its figure as shown.
    pub figure: Phrase,
    /// The number, or the lower end of a range; none where only the target is known.
    pub low: Option<i128>,
    /// The number, or the upper end of a range.
    pub high: i128,
    /// The target.
    pub target: Option<i128>,
}

impl Bar {
    fn numbers(&self) -> (Option<i128>, i128, Option<i128>) {
        (self.low, self.high, self.target)
    }

    fn end(&self) -> i128 {
        self.high.max(self.target.unwrap_or(0))
    }
}

/// Bars to one scale; none when there is nothing to compare (fewer than two bars, too many, all the same, nothing above
/// zero, something below).
pub(crate) fn to_scale(bars: Vec<Bar>) -> Option<Vec<BarView>> {
    let most = bars.iter().map(Bar::end).max()?;
    let negative = bars.iter().any(|bar| bar.low.unwrap_or(bar.high) < 0);
    let differ = bars.windows(2).any(|pair| pair[0].numbers() != pair[1].numbers());
    if bars.len() > BARS || most <= 0 || negative || !differ {
        return None;
    }
    let view = |bar: Bar| {
        let end = bar.end();
        let part = |number: i128| percent(number, end);
        BarView {
            length: percent(end, most),
            filled: bar.low.map(part),
            open: bar.low.filter(|low| *low < bar.high).map(|_| part(bar.high)),
            target: bar.target.map(part),
            name: bar.name,
            figure: bar.figure,
        }
    };
    Some(bars.into_iter().map(view).collect())
}

/// A share of a whole. *Shape:* `0` to `100`, with a digit after the point where it is not 0; `0` of nothing.
fn percent(number: i128, whole: i128) -> String {
    let rounded = number.saturating_mul(1000).saturating_add(whole / 2);
    let tenths = rounded.checked_div(whole).unwrap_or_default();
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
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

    fn bar(name: &str, low: Option<i128>, high: i128, target: Option<i128>) -> Bar {
        Bar {
            name: phrase(name),
            figure: phrase(&high.to_string()),
            low,
            high,
            target,
        }
    }

    #[test]
    fn bars_are_shares_of_the_longest_and_their_parts_of_them() {
        let bars = to_scale(vec![
            bar("东区", Some(5), 5, Some(8)),
            bar("ནུབ་ཁུལ", Some(2), 3, None),
            bar("南区", None, 0, Some(1)),
            bar("北区", Some(0), 0, None),
        ]);
        let drawn: Vec<_> = bars
            .unwrap()
            .into_iter()
            .map(|bar| {
                let parts = [bar.filled, bar.open, bar.target].map(Option::unwrap_or_default);
                format!("{}: {}", bar.length, parts.join(" "))
            })
            .collect();
        assert_eq!(
            drawn,
            ["100: 62.5  100", "37.5: 66.7 100 ", "12.5:   100", "0: 0  "]
        );
    }

    #[test]
    fn what_cannot_be_compared_is_not_drawn() {
        let of = |numbers: &[i128]| {
            let bars = numbers
                .iter()
                .map(|number| bar("甲", Some(*number), *number, None));
            to_scale(bars.collect())
        };
        for numbers in [&[][..], &[1], &[1, 1], &[0, 0], &[0, -1], &[1, -1]] {
            assert_eq!(of(numbers), None, "{numbers:?}");
        }
        assert!(of(&[0, 1]).is_some());
        let many: Vec<i128> = (0..41).collect();
        assert!(of(&many).is_none() && of(&many[1..]).is_some());
    }
}
