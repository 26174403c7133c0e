// Says whether a station is open at this moment, from the hours in data-hours, marks today's row in a table of hours and lets
// the season that is not in force stand back. The texts stand in the page, hidden; this script only chooses one. Times are
// those of the station (China's: eight hours before UTC), whatever the visitor's clock is set to.
(function () {
  "use strict";

  // data-hours: openings joined by ";" as "12345 09:30-13:00 05-01/09-30" (the season may be missing); after a "|" each the days
  // that are closed and those that are worked instead, joined by ",", each a day or "FROM/TO".
  function parse(text) {
    const parts = text.split("|");
    const spans = function (part) {
      return (part || "").split(",").filter(Boolean).map(function (span) {
        return span.split("/");
      });
    };
    return {
      rows: parts[0].split(";").filter(Boolean).map(function (row) {
        const words = row.split(" ");
        const times = words[1].split("-");
        return { week: words[0], open: times[0], close: times[1], season: words[2] };
      }),
      closed: spans(parts[1]),
      worked: spans(parts[2]),
    };
  }

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
    return spans.some(function (span) {
      return span[0] <= day && day <= (span[1] || span[0]);
    });
  }

  // The day of the week whose hours a day has, 1 to 7; 0 when it is closed. local is a moment whose UTC fields are the
  // station's own time.
  function weekday(hours, local) {
    const day = local.toISOString().slice(0, 10);
    const number = local.getUTCDay() || 7;
    if (within(hours.worked, day)) {
      // A day worked instead of another one keeps the hours of an ordinary working day.
      const known = hours.rows.some(function (row) {
        return inSeason(row.season, day.slice(5)) && row.week.indexOf(number) >= 0;
      });
      return known ? number : 1;
    }
    return within(hours.closed, day) ? 0 : number;
  }

  // The openings of a day as pairs of minutes.
  function openings(hours, local) {
    const number = weekday(hours, local);
    const monthDay = local.toISOString().slice(5, 10);
    return hours.rows
      .filter(function (row) {
        return inSeason(row.season, monthDay) && row.week.indexOf(number) >= 0;
      })
      .map(function (row) {
        return [minutes(row.open), minutes(row.close)];
      });
  }

  // China's time before UTC. Units: milliseconds.
  const UTC = 8 * 3600000;
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
    const local = new Date(now + UTC);
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

  // What a list says of each station stands in the page once.
  const words = document.querySelector("template[data-open-words]");

  // The line that says it: the page's own, or in a list one that is made below the name.
  function lineOf(box) {
    const own = box.querySelector("[data-open-now]");
    const name = box.querySelector(".name");
    if (own || !words || !name) {
      return own;
    }
    const line = document.importNode(words.content, true).firstElementChild;
    (box.querySelector(".status") || name).after(" ", line);
    return line;
  }

  // Marks today's row in words, too; a season that is not in force stands back.
  function mark(box, hours, today) {
    const local = new Date(Date.now() + UTC);
    const number = weekday(hours, local);
    box.querySelectorAll("tr[data-week]").forEach(function (row) {
      const inForce = inSeason(row.dataset.when, local.toISOString().slice(5, 10));
      const now = inForce && row.dataset.week.indexOf(number) >= 0;
      let sign = row.querySelector(".today");
      row.classList.toggle("other", !inForce);
      if (now && !sign) {
        sign = document.createElement("span");
        sign.className = "today";
        sign.textContent = today;
        row.firstElementChild.append(" ", sign);
      } else if (!now && sign) {
        sign.remove();
      }
    });
  }

  function watch(box) {
    const line = lineOf(box);
    const hours = parse(box.dataset.hours);
    if (!line || !hours.rows.length) {
      return;
    }
    const days = (box.dataset.days || "").split("|");
    const open = line.querySelector("[data-open]");
    const always = line.querySelector("[data-always]");
    const closed = line.querySelector("[data-closed]");
    const next = line.querySelector("[data-next]");

    // Today, tomorrow, one of the seven days of the week; from a week on the date stands before it, since the weekday alone
    // would be taken for the coming one.
    function dayName(ahead, date) {
      const name = days[(date.getUTCDay() || 7) + 1];
      if (ahead < 7) {
        return ahead < 2 ? days[ahead] : name;
      }
      const number = days[9].indexOf("-") < 0 ? String : two;
      return days[9].replace("{m}", number(date.getUTCMonth() + 1)).replace("{n}", number(date.getUTCDate())) + " " + name;
    }

    function show() {
      const found = state(hours, Date.now());
      const isOpen = found.until !== undefined;
      const isAlways = Boolean(always && found.always);
      if (isOpen) {
        // When it ends after midnight, on which day.
        const day = found.days && days.length > 1 ? dayName(found.days, found.date) + " " : "";
        fill(open, { t: day + clock(found.until) });
      }
      open.hidden = !isOpen || isAlways;
      if (always) {
        always.hidden = !isAlways;
      }
      closed.hidden = isOpen;
      if (next) {
        next.hidden = found.from === undefined;
        if (!next.hidden) {
          fill(next, { t: clock(found.from), d: dayName(found.days, found.date) });
        }
      }
      line.dataset.openNow = isOpen ? "open" : "closed";
      line.hidden = false;
      mark(box, hours, days[0]);
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
