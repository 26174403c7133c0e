//! Z403 `missing-translation`
//!
//! *What it checks:* the names of stations, services, service categories, regions, station levels and notice categories, and what
//! is said of the photograph of a station's door, are given in every language of the site.
//!
//! *Why:* on the pages of the other language such a name is shown in the default one. It is a note, not a warning: a
//! Chinese name is better than a machine's translation (tibetan.md Q1, Q2).
//!
//! *Bad:* `name: 城关区` on a site with `languages: [zh, bo]`. *Good:* `name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}`.
//!
//! *Source:* 西藏自治区学习、使用和发展藏语文的规定 (site-checks.yaml LANG-03).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text, chinese, tibetan};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let default = site.default_lang();
    let look = |name: &Text, what: (&str, &str), place: &dyn Fn() -> Place, findings: &mut Findings| {
        let missing = || {
            site.languages
                .iter()
                .filter(|lang| name.get(**lang, default).is_none())
        };
        if missing().next().is_some() {
            findings.add(|| {
                let line: Vec<String> = site
                    .languages
                    .iter()
                    .map(|lang| format!("{lang}: {}", name.get(*lang, default).unwrap_or("……")))
                    .collect();
                let missing: Vec<Lang> = missing().copied().collect();
                let fault = fault(context.say(name), &missing, &line.join(", "), what);
                let both = (missing == [Lang::BO])
                    .then(|| in_two_scripts(context.say(name)))
                    .flatten();
                let fault = match both {
                    Some((zh, bo)) => fault.help(
                        format!("汉文和藏文写在了一起，分开写：name: {{zh: {zh}, bo: {bo}}}"),
                        format!("Chinese and Tibetan stand in one text; write: name: {{zh: {zh}, bo: {bo}}}"),
                    ),
                    None => fault,
                };
                (place(), fault)
            });
        }
    };
    let settings = &site.settings;
    for (at, level) in settings.data.station_levels.iter().enumerate() {
        let place = || settings.origin.field(&format!("station_levels[{at}].name"));
        look(&level.name, ("站点级别", "station level"), &place, findings);
    }
    for (at, category) in settings.data.notice_categories.iter().enumerate() {
        let place = || settings.origin.field(&format!("notice_categories[{at}].name"));
        look(&category.name, ("栏目", "category"), &place, findings);
    }
    for category in &site.menu.categories {
        let record = &category.record;
        look(
            &record.data.name,
            ("服务类别", "service category"),
            &|| record.origin.field("name"),
            findings,
        );
    }
    for service in &site.menu.services {
        look(
            &service.data().name,
            ("服务事项", "service"),
            &|| service.field("name"),
            findings,
        );
    }
    findings.each(&site.regions.list, |region, findings| {
        let record = &region.record;
        look(
            &record.data.name,
            ("行政区划", "region"),
            &|| record.origin.field("name"),
            findings,
        );
    });
    findings.each(&site.stations, |station, findings| {
        let record = &station.record;
        look(
            &record.data.name,
            ("站点", "station"),
            &|| record.origin.field("name"),
            findings,
        );
        if let Some(photo) = station.whereabouts().photo {
            look(
                &photo.alt,
                ("门口照片的替代文字", "alternative text of the photograph"),
                &|| record.origin.field("photo.alt"),
                findings,
            );
        }
    });
}

/// A name that is written in Chinese and then in Tibetan, or the other way round: the Chinese and the Tibetan.
fn in_two_scripts(name: &str) -> Option<(&str, &str)> {
    let apart = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | '／' | '|' | '｜' | '(' | ')' | '（' | '）' | ',' | '，' | '、'
            )
    };
    let first = name.find(tibetan::is_tibetan)?;
    let last = name.rfind(tibetan::is_tibetan)?;
    let after = last + name[last..].chars().next().map_or(0, char::len_utf8);
    let (before, own, behind) = (
        name[..first].trim_matches(apart),
        name[first..after].trim(),
        name[after..].trim_matches(apart),
    );
    let ((zh, "") | ("", zh)) = (before, behind) else {
        return None;
    };
    let is_plain = |text: &str| !text.contains([',', '{', '}', '[', ']', ':', '#', '"', '\'']);
    let pure = !own.chars().any(chinese::is_han) && zh.chars().any(chinese::is_han);
    (pure && is_plain(zh) && is_plain(own)).then_some((zh, own))
}

fn fault(name: &str, missing: &[Lang], line: &str, what: (&str, &str)) -> Fault {
    let tags: Vec<&str> = missing.iter().map(Lang::tag).collect();
    let names: Vec<&str> = missing.iter().map(in_chinese).collect();
    Fault::new(
        code::MISSING_TRANSLATION,
        format!("{}“{name}”缺少{}名称", what.0, names.join("、")),
        format!(
            "the name of the {} {name} is missing in {}",
            what.1,
            tags.join(", ")
        ),
    )
    .help(
        format!("请人工翻译后补上：name: {{{line}}}；补上以前，页面显示“{name}”"),
        format!("add a person's translation: name: {{{line}}}; until then the page shows {name}"),
    )
}

/// A language's name as Chinese messages say it.
pub(crate) fn in_chinese(lang: &Lang) -> &str {
    match lang.tag() {
        "zh" => "汉文",
        "bo" => "藏文",
        "en" => "英文",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::in_two_scripts;

    #[test]
    fn a_name_in_both_scripts_is_taken_apart() {
        for (typed, right) in [
            ("城关区 / ཁྲེང་ཀོན་ཆུས།", Some(("城关区", "ཁྲེང་ཀོན་ཆུས།"))),
            ("ཁྲེང་ཀོན་ཆུས།城关区", Some(("城关区", "ཁྲེང་ཀོན་ཆུས།"))),
            ("城关区（ཁྲེང་ཀོན་ཆུས）", Some(("城关区", "ཁྲེང་ཀོན་ཆུས"))),
            ("城关区", None),
            ("ཁྲེང་ཀོན་ཆུས།", None),
            ("甲ཀ乙", None),
        ] {
            assert_eq!(in_two_scripts(typed), right, "{typed}");
        }
    }
}
