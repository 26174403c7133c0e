//! Time limits (公开时限): by when something must be disclosed, in all forms of the content format.
//!
//! **You are here:** `record/disclosure` — a part of a catalogue row; no IO. What a limit means on a day is reckoned in `site/duties`.

use crate::value::{Count, Flag, MonthDay};
use schemars::JsonSchema;
use serde::Deserialize;

/// 公开时限，写法见手册.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLimitFields {
    /// true：长期公开
    pub standing: Option<Flag>,
    /// 几个工作日内
    pub working_days: Option<Count>,
    /// 几日内
    pub days: Option<Count>,
    /// 几个月内
    pub months: Option<Count>,
    /// 时期结束后几日内
    pub within_days: Option<Count>,
    /// 每几日
    pub every_days: Option<Count>,
    /// 每几个工作日
    pub every_working_days: Option<Count>,
    /// 每几个月
    pub every_months: Option<Count>,
    /// 每年哪天前，如 04-30
    pub by: Option<MonthDay>,
    /// 周期
    pub every: Option<Every>,
    /// 从事件之后起算：event
    pub after: Option<FromEvent>,
    /// 到事件之前：event
    pub before: Option<FromEvent>,
}

/// 周期.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// 每年
    Year,
    /// 每季度
    Quarter,
    /// 每月
    Month,
}

/// 事件.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FromEvent {
    /// 公开件里 event 写的日期
    Event,
}

/// When a disclosure is due. *Units:* as the variants say; working days follow the site's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLimit {
    /// Always there.
    Standing,
    /// So many working days after it was formed or changed.
    WorkingDays(u32),
    /// Every year by this day, for the year before.
    YearlyBy(MonthDay),
    /// So many days after each period.
    AfterEach(Every, u32),
    /// Every so many days.
    EveryDays(u32),
    /// Every so many working days.
    EveryWorkingDays(u32),
    /// Every so many months.
    EveryMonths(u32),
    /// So many days after the event.
    DaysAfterEvent(u32),
    /// So many working days after the event.
    WorkingDaysAfterEvent(u32),
    /// So many months after the event.
    MonthsAfterEvent(u32),
    /// At least so many days before the event.
    DaysBeforeEvent(u32),
}

impl TimeLimitFields {
    /// The limit that the fields say; none when they say none of the forms of content-format.md, or two.
    pub fn limit(&self) -> Option<TimeLimit> {
        let count = |count: Option<Count>| count.map(|count| count.0);
        let mut forms = Vec::new();
        if self.standing.is_some_and(|flag| flag.0) {
            forms.push(TimeLimit::Standing);
        }
        match (self.after, self.before) {
            (Some(FromEvent::Event), None) => {
                forms.extend(count(self.days).map(TimeLimit::DaysAfterEvent));
                forms.extend(count(self.working_days).map(TimeLimit::WorkingDaysAfterEvent));
                forms.extend(count(self.months).map(TimeLimit::MonthsAfterEvent));
            }
            (None, Some(FromEvent::Event)) => forms.extend(count(self.days).map(TimeLimit::DaysBeforeEvent)),
            (None, None) => {
                forms.extend(count(self.working_days).map(TimeLimit::WorkingDays));
                match (self.by, self.every, count(self.within_days)) {
                    (Some(by), None | Some(Every::Year), None) => forms.push(TimeLimit::YearlyBy(by)),
                    (None, Some(every), Some(days)) => forms.push(TimeLimit::AfterEach(every, days)),
                    (None, None, None) => {}
                    _ => return None,
                }
                forms.extend(
                    count(self.every_days)
                        .filter(|n| *n > 0)
                        .map(TimeLimit::EveryDays),
                );
                forms.extend(
                    count(self.every_working_days)
                        .filter(|n| *n > 0)
                        .map(TimeLimit::EveryWorkingDays),
                );
                forms.extend(
                    count(self.every_months)
                        .filter(|n| *n > 0)
                        .map(TimeLimit::EveryMonths),
                );
                if self.days.is_some() || self.months.is_some() {
                    return None;
                }
            }
            (Some(_), Some(_)) => return None,
        }
        match forms.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}
