// Says whether a station is open at this moment, from the hours in `data-hours`. The texts stand in the page, hidden;
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

  // The minute at which the present opening ends, or -1.
  function openUntil(hours, now) {
    const local = new Date(now + hours.utc * 60000);
    const day = local.toISOString().slice(0, 10);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
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
      return -1;
    }
    return rows.reduce(function (until, row) {
      const open = row.days.indexOf(weekday) >= 0 && minutes(row.open) <= minute && minute < minutes(row.close);
      return open ? Math.max(until, minutes(row.close)) : until;
    }, -1);
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function fill(node, time) {
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{t}", time);
    }
  }

  document.querySelectorAll("[data-hours]").forEach(function (box) {
    const line = box.querySelector("[data-open-now]");
    let hours;
    try {
      hours = JSON.parse(box.dataset.hours);
    } catch (error) {
      return;
    }
    if (!line || !hours.rows.length) {
      return;
    }
    const until = openUntil(hours, Date.now());
    const words = line.querySelector(until < 0 ? "[data-closed]" : "[data-open]");
    fill(words, two(Math.floor(until / 60)) + ":" + two(until % 60));
    words.hidden = false;
    line.dataset.openNow = until < 0 ? "closed" : "open";
    line.hidden = false;
  });
})();
