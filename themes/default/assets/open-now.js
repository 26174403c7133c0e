// Says whether a station is open at this moment, from the hours in data-hours. The texts stand in the page, hidden;
// this script only chooses one. Times are those of the station, whatever the visitor's clock is set to.
(function () {
  "use strict";

  function minutes(clock) {
    const parts = clock.split(":");
    return Number(parts[0]) * 60 + Number(parts[1]);
  }

  function inSeason(season, monthDay) {
    if (!season) {
      return true;
    }
    const ends = season.split("/");
    return ends[0] <= ends[1]
      ? ends[0] <= monthDay && monthDay <= ends[1]
      : ends[0] <= monthDay || monthDay <= ends[1];
  }

  function within(spans, day) {
    return (spans || []).some(function (span) {
      return span[0] <= day && day <= (span[1] || span[0]);
    });
  }

  // The openings of a day as pairs of minutes. local is a moment whose UTC fields are the station's own time.
  function openings(hours, local) {
    const day = local.toISOString().slice(0, 10);
    let weekday = local.getUTCDay() || 7;
    const rows = hours.rows.filter(function (row) {
      return inSeason(row.season, day.slice(5));
    });
    if (within(hours.worked, day)) {
      // A day worked instead of another one keeps the hours of an ordinary working day.
      const known = rows.some(function (row) {
        return row.days.indexOf(weekday) >= 0;
      });
      weekday = known ? weekday : 1;
    } else if (within(hours.closed, day)) {
      return [];
    }
    return rows
      .filter(function (row) {
        return row.days.indexOf(weekday) >= 0;
      })
      .map(function (row) {
        return [minutes(row.open), minutes(row.close)];
      });
  }

  // Minutes of a day, and the days that a row of openings is followed: what goes on longer never ends.
  const DAY = 1440;
  const WEEK = 7 * DAY;
  // A holiday may be long, and a season far away.
  const AHEAD = 400;

  function later(local, days) {
    return new Date(local.getTime() + days * 86400000);
  }

  // The minute, counted from today's midnight, until which it is open without a break from this one on; an opening that
  // begins when another ends goes on with it, over midnight too.
  function end(hours, local, minute) {
    for (let until = minute; until < minute + WEEK; ) {
      const days = Math.floor(until / DAY);
      const at = until - days * DAY;
      const close = openings(hours, later(local, days)).reduce(function (close, opening) {
        return opening[0] <= at && at < opening[1] ? Math.max(close, opening[1]) : close;
      }, -1);
      if (close < 0) {
        return until;
      }
      until = days * DAY + close;
    }
    return minute + WEEK;
  }

  // When the present opening ends (until), or in how many days (days) and when (from) the next one begins.
  function state(hours, now) {
    const local = new Date(now + hours.utc * 60000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const until = end(hours, local, minute);
    if (until > minute) {
      const days = Math.ceil(until / DAY) - 1;
      return { until: until - days * DAY, days: days, date: later(local, days), always: until >= minute + WEEK };
    }
    for (let days = 0; days < AHEAD; days += 1) {
      const day = later(local, days);
      const from = openings(hours, day)
        .map(function (opening) {
          return opening[0];
        })
        .filter(function (start) {
          return days > 0 || start > minute;
        });
      if (from.length) {
        return { days: days, date: day, from: Math.min.apply(null, from) };
      }
    }
    return {};
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function clock(minute) {
    return two(Math.floor(minute / 60)) + ":" + two(minute % 60);
  }

  // Fills {t} and {d} in; the words as they were are kept, because the state changes while a page is open.
  function fill(node, values) {
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode;
      text.pattern = text.pattern || text.nodeValue;
      const words = text.pattern.replace(/\{([td])\}/g, function (place, name) {
        return values[name];
      });
      if (text.nodeValue !== words) {
        text.nodeValue = words;
      }
    }
  }

  // As search has them: openings joined by ";" as "12345 09:30-13:00 05-01/09-30" (the season may be missing); after a "|" each the
  // days that are closed and those that are worked instead, joined by ",", each "FROM/TO".
  function parse(text) {
    if (text[0] === "{") {
      return JSON.parse(text);
    }
    const parts = text.split("|");
    const spans = function (part) {
      return (part || "").split(",").filter(Boolean).map(function (span) {
        return span.split("/");
      });
    };
    const rows = parts[0].split(";").filter(Boolean).map(function (row) {
      const words = row.split(" ");
      const times = words[1].split("-");
      return { days: Array.from(words[0], Number), open: times[0], close: times[1], season: words[2] };
    });
    return { rows: rows, closed: spans(parts[1]), worked: spans(parts[2]), utc: 480 };
  }

  function watch(box) {
    const line = box.querySelector("[data-open-now]");
    const days = box.dataset.days.split("|");
    let hours;
    try {
      hours = parse(box.dataset.hours);
    } catch (error) {
      return;
    }
    if (!line || !hours.rows.length) {
      return;
    }
    const open = line.querySelector("[data-open]");
    const always = line.querySelector("[data-always]");
    const closed = line.querySelector("[data-closed]");
    const next = line.querySelector("[data-next]");

    // Today, tomorrow, one of the seven days of the week; from a week on the date stands before it, since the weekday alone
    // would be taken for the coming one.
    function dayName(ahead, date) {
      const weekday = days[(date.getUTCDay() || 7) + 1];
      if (ahead < 7) {
        return ahead < 2 ? days[ahead] : weekday;
      }
      const number = days[9].indexOf("-") < 0 ? String : two;
      return days[9].replace("{m}", number(date.getUTCMonth() + 1)).replace("{n}", number(date.getUTCDate())) + " " + weekday;
    }

    function show() {
      const found = state(hours, Date.now());
      const isOpen = found.until !== undefined;
      const isAlways = Boolean(always && found.always);
      if (isOpen) {
        // When it ends after midnight, on which day.
        const day = found.days ? dayName(found.days, found.date) + " " : "";
        fill(open, { t: day + clock(found.until) });
      }
      open.hidden = !isOpen || isAlways;
      if (always) {
        always.hidden = !isAlways;
      }
      closed.hidden = isOpen;
      next.hidden = found.from === undefined;
      if (!next.hidden) {
        fill(next, { t: clock(found.from), d: dayName(found.days, found.date) });
      }
      line.dataset.openNow = isOpen ? "open" : "closed";
      line.hidden = false;
    }

    show();
    // Results of search go when others come.
    const timer = window.setInterval(function () {
      if (line.isConnected) {
        show();
      } else {
        window.clearInterval(timer);
      }
    }, 60000);
  }

  document.querySelectorAll("[data-hours]").forEach(watch);
  // Search makes such boxes later, and asks which of many stations are open.
  window.zhandian = window.zhandian || {};
  window.zhandian.watchHours = watch;
  window.zhandian.isOpen = function (text, now) {
    return state(parse(text), now).until !== undefined;
  };
})();
