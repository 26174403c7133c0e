//! Plan progress, what was reached of a plan: the figures that a set of targets is to be compared with.
//!
//! **You are here:** `site/` — asked by the statistics page and by reports; no IO.

use super::{Cell, FiguresEntry, RowOf, Site};
use crate::record::fields::is_set;
use crate::value::Quantity;

/// A target and what was reached of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached<'s> {
    /// The target.
    pub planned: &'s Quantity,
    /// What was reached, if that is known.
    pub reached: Option<&'s Quantity>,
}

impl Reached<'_> {
    /// Reached of planned. *Units:* tenths of a percent, rounded; none where one of them is no single exact number.
    pub fn share(&self) -> Option<i128> {
        let reached = self.reached?;
        let single = |own: &Quantity| own.exact() && own.low() == own.high() && !own.percent();
        (single(self.planned) && single(reached) && self.planned.low() > 0)
            .then(|| (reached.low() * 2000 / self.planned.low() + 1) / 2)
    }
}

impl Site {
    /// The figures that tell what was reached of a plan (a place in `Site::figures`): of the same scope, about the same
    /// measures, for the plan's period or a part of it; of several the latest. None for figures that are no plan.
    pub fn reached_of(&self, plan: usize) -> Option<usize> {
        let plan = &self.figures[plan];
        let data = &plan.record.data;
        if !is_set(data.plan) {
            return None;
        }
        let period = data.period?;
        // Newest period first, so that the first that fits is the latest.
        self.figures.iter().position(|own| {
            let other = &own.record.data;
            let within = other
                .period
                .is_some_and(|own| own.first() >= period.first() && own.last() <= period.last());
            !is_set(other.plan)
                && within
                && other.scope == data.scope
                && plan.columns.iter().any(|column| own.columns.contains(column))
        })
    }
}

/// Targets with what was reached of them, for one row and one measure; none where no target is stated.
pub fn compare<'s>(
    plan: &'s FiguresEntry,
    reached: &'s FiguresEntry,
    of: RowOf,
    measure: usize,
) -> Option<Reached<'s>> {
    Some(Reached {
        planned: figure(plan, of, measure)?,
        reached: figure(reached, of, measure),
    })
}

fn figure(table: &FiguresEntry, of: RowOf, measure: usize) -> Option<&Quantity> {
    let column = table.columns.iter().position(|own| *own == measure)?;
    let row = table.row(of)?;
    match row.cells.get(column)? {
        Cell::Stated(quantity) | Cell::Summed(quantity) => Some(quantity),
        Cell::Empty => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::value::Scalar;

    #[test]
    fn a_share_is_rounded_and_needs_two_exact_numbers() {
        let share = |planned: &str, reached: &str| {
            let (planned, reached) = (Quantity::read(planned).unwrap(), Quantity::read(reached).unwrap());
            Reached {
                planned: &planned,
                reached: Some(&reached),
            }
            .share()
        };
        assert_eq!(share("12", "8"), Some(667));
        assert_eq!(share("5", "5"), Some(1000));
        assert_eq!(share("4", "5"), Some(1250));
        assert_eq!(share("0", "5"), None);
        assert_eq!(share("近12", "8"), None);
        assert_eq!(share("12", "2—3"), None);
    }

    #[test]
    fn results_of_another_scope_or_another_time_are_not_compared_with_a_plan() {
        use crate::record::parse;
        use crate::site::{Assembler, Options};
        use jiff::civil::date;
        use std::sync::Arc;

        let figures =
            |head: &str, number: &str| format!("{head}\nvalues: [{{region: 510402, stations: {number}}}]\n");
        let files = [
            (
                "content/site.yaml",
                "title: 站\nlanguages: [zh]\nstation_levels: [{id: a, name: 站}]\n".to_owned(),
            ),
            (
                "content/regions.yaml",
                "- {code: 5104, name: 市}\n- {code: 510402, name: 东区}\n".to_owned(),
            ),
            (
                "content/statistics/measures.yaml",
                "- {id: stations, name: 站数}\n".to_owned(),
            ),
            (
                "content/statistics/plan.yaml",
                figures("period: 2021\nplan: true", "12"),
            ),
            ("content/statistics/part.yaml", figures("period: 2021-06", "3")),
            ("content/statistics/whole.yaml", figures("period: 2021", "8")),
            (
                "content/statistics/pilot.yaml",
                figures("period: 2021-12\nscope: 试点", "2"),
            ),
            ("content/statistics/later.yaml", figures("period: 2022", "20")),
        ];
        let parsed: Vec<_> = files
            .iter()
            .map(|(path, text)| Arc::new(parse(&(*path).into(), text.as_bytes())))
            .collect();
        let options = Options {
            today: date(2026, 6, 1),
            now: date(2026, 6, 1).at(0, 0, 0, 0),
            drafts: false,
            base_url: None,
        };
        let site = Assembler::default().assemble(&parsed, &[], &options).0.unwrap();
        let place = |id: &str| site.figures(id).unwrap();
        assert_eq!(site.reached_of(place("plan")), Some(place("whole")));
        assert_eq!(site.reached_of(place("whole")), None);
        let plan = &site.figures[place("plan")];
        let row = plan.rows.iter().find(|row| row.line.is_some()).unwrap();
        let compared = compare(plan, &site.figures[place("whole")], row.of, plan.columns[0]).unwrap();
        assert_eq!(compared.share(), Some(667));
    }
}
