//! Values of one line: choices, flags, dates, times, numbers, telephones; and lists of words to tick.
//!
//! **You are here:** `form/widget/` — no IO. Which control a value has is said by its format alone.

use super::{Label, Pen, choice_word};
use crate::edit::Value;
use crate::html::escape;
use crate::ledger::{day_words, season_words};
use crate::value::{Date, Days, Flag, Scalar as _, Season};
use std::fmt::Write as _;

/// What a format's control is: type, keyboard, what it may look like, what stands behind it.
struct Look {
    kind: &'static str,
    keyboard: &'static str,
    example: &'static str,
    unit: &'static str,
}

const fn look(kind: &'static str, keyboard: &'static str, example: &'static str, unit: &'static str) -> Look {
    Look {
        kind,
        keyboard,
        example,
        unit,
    }
}

/// By the format's name; anything else is a plain line.
fn look_of(format: &str) -> Look {
    match format {
        "date" => look("date", "", "", ""),
        "partial-date" => look("text", "numeric", "2026-07", ""),
        "moment" => look("text", "", "2026-07-01 09:30", ""),
        "interval" => look("text", "", "2026-10-01/2026-10-08", ""),
        "month-day" => look("text", "", "04-30", ""),
        "season" => look("text", "", "5月1日至9月30日", ""),
        "period" => look("text", "", "2026-06", ""),
        "clock-time" => look("text", "numeric", "09:30", ""),
        "days" => look("text", "", "周一至周五", ""),
        "phone" => look("tel", "tel", "0891-6323215", ""),
        "email" => look("email", "email", "", ""),
        "url" => look("url", "url", "https://", ""),
        "money" => look("text", "decimal", "", "元"),
        "count" => look("text", "numeric", "", ""),
        "people" => look("text", "", "5—8", "人"),
        "latitude" | "longitude" => look("text", "decimal", "", "°"),
        _ => look("text", "", "", ""),
    }
}

/// Whether a control of this format shows an example of its own.
pub(super) fn has_example(format: &str) -> bool {
    !look_of(format).example.is_empty()
}

/// The text of a value as the control shows it.
fn shown(format: &str, text: &str) -> String {
    match format {
        "days" => Days::read(text).map_or_else(|_| text.to_owned(), day_words),
        "season" => Season::read(text).map_or_else(|_| text.to_owned(), season_words),
        _ => text.to_owned(),
    }
}

impl Pen<'_> {
    /// A value of one line.
    pub(super) fn scalar(
        &mut self,
        label: &Label<'_>,
        format: &str,
        kind: Option<&str>,
        value: Option<&Value>,
    ) {
        if let Some(kind) = kind {
            return self.reference(label, kind, value);
        }
        if format == Flag::FORMAT {
            return self.flag(label, value);
        }
        if format == "file-path" {
            return self.file(label, value);
        }
        self.open_one(label);
        self.input(label, format, value);
        self.close_one();
    }

    /// The control of a value of one line, without its label.
    pub(super) fn input(&mut self, label: &Label<'_>, format: &str, value: Option<&Value>) {
        let text = shown(format, text(value));
        let mut look = look_of(format);
        // The browser's own control would swallow what is no date.
        if look.kind == "date" && !text.is_empty() && Date::read(&text).is_err() {
            look.kind = "text";
        }
        let mut more = String::new();
        if !look.keyboard.is_empty() {
            let _ = write!(more, " inputmode=\"{}\"", look.keyboard);
        }
        if !look.example.is_empty() {
            let _ = write!(more, " placeholder=\"{}\"", escape(look.example));
        }
        let described = self.described(label);
        let _ = write!(
            self.out,
            "<span class=\"line\"><input type=\"{}\" id=\"f:{1}\" name=\"{1}\" value=\"{2}\" data-format=\"{3}\" \
             autocomplete=\"off\"{more}{described}>",
            look.kind,
            escape(label.path),
            escape(&text),
            escape(format),
        );
        if !look.unit.is_empty() {
            let _ = write!(self.out, "<span class=\"unit\">{}</span>", look.unit);
        }
        self.push("</span>");
    }

    /// Any words.
    pub(super) fn line(&mut self, label: &Label<'_>, value: Option<&Value>) {
        self.open_one(label);
        let own = text(value);
        if own.contains('\n') {
            // A control of one line would lose the line ends.
            let described = self.described(label);
            let _ = write!(
                self.out,
                "<textarea id=\"f:{0}\" name=\"{0}\" rows=\"3\"{described}>\n{1}</textarea>",
                escape(label.path),
                escape(own)
            );
        } else {
            self.input(label, "", value);
        }
        self.close_one();
    }

    /// One of some words.
    pub(super) fn choice(&mut self, label: &Label<'_>, words: &[(String, String)], value: Option<&Value>) {
        let options = words
            .iter()
            .map(|(id, meaning)| (id.clone(), choice_word(id, meaning).to_owned()))
            .collect::<Vec<_>>();
        self.open_one(label);
        self.select(label, &options, text(value));
        self.close_one();
    }

    /// Yes, no, or as it is without.
    fn flag(&mut self, label: &Label<'_>, value: Option<&Value>) {
        let own = text(value);
        let own = Flag::read(own).map_or_else(|_| own.to_owned(), |flag| flag.0.to_string());
        let options = [
            ("true".to_owned(), "是".to_owned()),
            ("false".to_owned(), "否".to_owned()),
        ];
        self.open_one(label);
        self.select(label, &options, &own);
        self.close_one();
    }

    /// A choice among options, with one more for nothing, and for what is there and is none of them.
    pub(super) fn select(&mut self, label: &Label<'_>, options: &[(String, String)], chosen: &str) {
        let described = self.described(label);
        let _ = write!(
            self.out,
            "<select id=\"f:{0}\" name=\"{0}\"{described}>",
            escape(label.path)
        );
        let nothing = if label.required { "请选择" } else { "不写" };
        let _ = write!(self.out, "<option value=\"\">{nothing}</option>");
        let known = options.iter().any(|(id, _)| id == chosen);
        if !known && !chosen.is_empty() {
            let _ = write!(
                self.out,
                "<option value=\"{0}\" selected>{0}</option>",
                escape(chosen)
            );
        }
        for (id, words) in options {
            let selected = if id == chosen { " selected" } else { "" };
            let _ = write!(
                self.out,
                "<option value=\"{}\"{selected}>{}</option>",
                escape(id),
                escape(words)
            );
        }
        self.push("</select>");
    }

    /// Words to tick, all with the name of the list.
    pub(super) fn boxes(&mut self, label: &Label<'_>, words: &[(String, String)], value: Option<&Value>) {
        let options: Vec<(String, String)> = words
            .iter()
            .map(|(id, meaning)| (id.clone(), choice_word(id, meaning).to_owned()))
            .collect();
        self.tick(label, &options, value);
    }

    /// Options to tick; what the list has and is no option is ticked, too.
    pub(super) fn tick(&mut self, label: &Label<'_>, options: &[(String, String)], value: Option<&Value>) {
        let mut chosen: Vec<&str> = Vec::new();
        match value {
            Some(Value::List(items)) => chosen.extend(items.iter().map(|item| text(Some(item)))),
            Some(Value::Text(one)) => chosen.push(one),
            _ => {}
        }
        self.open_set(label);
        self.push("<div class=\"boxes\">");
        let strange = chosen
            .iter()
            .filter(|own| !own.is_empty() && !options.iter().any(|(id, _)| id == *own))
            .map(|own| ((*own).to_owned(), (*own).to_owned()));
        let all: Vec<(String, String)> = options.iter().cloned().chain(strange).collect();
        for (id, words) in all {
            let checked = if chosen.contains(&id.as_str()) {
                " checked"
            } else {
                ""
            };
            let _ = write!(
                self.out,
                "<label><input type=\"checkbox\" name=\"{}\" value=\"{}\"{checked}> {}</label>",
                escape(label.path),
                escape(&id),
                escape(&words)
            );
        }
        self.push("</div>");
        self.close_set();
    }
}

/// The text of a value of one line.
pub(super) fn text(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        Some(map @ Value::Map(_)) => match crate::ledger::get(map, "id") {
            Some(Value::Text(text)) => text,
            _ => "",
        },
        _ => "",
    }
}
