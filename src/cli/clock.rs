//! Clock: the day and the moment of a run, the only place that reads the clock.
//!
//! **You are here:** `cli/` — gives `site::Options` what they need.

use super::args::Common;
use crate::edit::history::Moment;
use crate::site::Options;
use jiff::civil;
use std::time::{SystemTime, UNIX_EPOCH};

/// China's one civil time. *Units:* seconds before UTC's.
const EIGHT_HOURS: i64 = 8 * 60 * 60;

/// Day and moment as the command line says, else as the clock says.
///
/// With `--today` the moment is the beginning of that day: what is to appear later that day is never published early.
pub(crate) fn options(common: &Common, drafts: bool) -> Options {
    let now = common.today.map_or_else(
        || {
            let now = local_now();
            now.date().at(now.hour(), now.minute(), now.second(), 0)
        },
        |day| day.at(0, 0, 0, 0),
    );
    Options {
        today: common.today.unwrap_or_else(|| now.date()),
        now,
        drafts,
        base_url: common.base_url.clone(),
    }
}

/// The moment of a change, for the history: always the clock's, since `--today` changes what is shown and not what happened.
pub(crate) fn moment() -> Moment {
    Moment(local_now())
}

fn local_now() -> civil::DateTime {
    local(SystemTime::now())
}

/// The same as RFC 3339 in UTC, to the second: `2026-11-22T01:00:00Z`.
pub(crate) fn utc(time: SystemTime) -> String {
    let span = jiff::Span::new().seconds(EIGHT_HOURS);
    let utc = local(time).checked_sub(span).unwrap_or_else(|_| local(time));
    utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// When something happened that the disk knows, such as the last build.
pub(crate) fn local(time: SystemTime) -> civil::DateTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let epoch = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    let local = i64::try_from(since.as_secs()).unwrap_or(0) + EIGHT_HOURS;
    let span = jiff::Span::new()
        .seconds(local)
        .milliseconds(i64::from(since.subsec_millis()));
    epoch.checked_add(span).unwrap_or(epoch)
}
