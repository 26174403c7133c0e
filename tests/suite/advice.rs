//! Advice at the door of a whole site: taken out of the message, applied, and the site built again.
//!
//! **You are here:** `tests/suite/` — the advice that needs more than one file, or the text around a value; the rest stands
//! beside the shape check.

use crate::support::{Outcome, SiteTest, project};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use zhandian::diag::{At, Diagnostic, Severity};

fn base() -> SiteTest {
    SiteTest::from_folder(&project().join("tests/rules/base"))
}

const STATION: &str = "name: {zh: 新站, bo: ས་ཚིགས།}\nlevel: township\nregion: 540102007\nchecked: {date: 2026-11-01, by: 城关区民政局}\n";

fn errors(outcome: &Outcome) -> Vec<&Diagnostic> {
    let all = outcome.findings.iter();
    all.filter(|one| one.severity == Severity::Error).collect()
}

fn help(finding: &Diagnostic) -> &str {
    finding.fault.help_zh.as_deref().unwrap_or_default()
}

/// The text between the backquotes of an advice.
fn advised(finding: &Diagnostic) -> &str {
    let (_, rest) = help(finding)
        .rsplit_once("应写成：`")
        .unwrap_or_else(|| panic!("no line: {finding:#?}"));
    rest.split_once('`').map_or(rest, |(line, _)| line)
}

/// Puts the advised line in the place of the line that the finding points at.
fn mended(text: &str, finding: &Diagnostic) -> String {
    let At::Span(span) = &finding.place.at else {
        panic!("no span: {finding:#?}")
    };
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    format!("{}{}{}", &text[..start], advised(finding), &text[end..])
}

#[test]
fn a_name_where_an_id_belongs_leads_to_the_id() {
    for (line, right) in [
        ("region: 城关区", "540102"),
        ("region: 嘎玛贡桑街道", "540102007"),
        ("region: ཁྲེང་ཀོན་ཆུས།", "540102"),
        ("level: 乡镇", "township"),
        ("level: 县(区)总站", "county"),
        ("level: ཤང༌།", "township"),
    ] {
        let key = line.split_once(':').unwrap().0;
        let kept: String = STATION
            .lines()
            .filter(|own| !own.starts_with(key))
            .map(|own| format!("{own}\n"))
            .collect();
        let mut site = base();
        site.write("content/stations/new.yaml", format!("{kept}{line}\n"));
        let outcome = site.build();
        let found = errors(&outcome);
        assert_eq!(found.len(), 1, "{line}: {}", outcome.told());
        assert_eq!(found[0].fault.instead.as_deref(), Some(right), "{line}");
        assert!(help(found[0]).contains(right), "{line}: {}", help(found[0]));
        site.write("content/stations/new.yaml", format!("{kept}{key}: {right}\n"));
        site.build().good();
    }
}

#[test]
fn a_measure_is_found_by_its_name() {
    let mut site = base();
    let path = "content/statistics/first-half.yaml";
    let text = site.text(path);
    let measures = site.text("content/statistics/measures.yaml");
    assert!(measures.contains("home_visits"), "{measures}");
    let name = measures
        .lines()
        .find(|line| line.contains("home_visits"))
        .and_then(|line| line.split_once("zh: "))
        .and_then(|(_, rest)| rest.split([',', '}']).next())
        .unwrap()
        .to_owned();
    site.write(path, text.replace("home_visits", &name));
    let outcome = site.build();
    let found = errors(&outcome);
    assert!(!found.is_empty());
    for finding in found {
        assert_eq!(
            finding.fault.instead.as_deref(),
            Some("home_visits"),
            "{finding:#?}"
        );
    }
}

#[test]
fn a_code_that_is_not_listed_is_never_exchanged_for_its_neighbour() {
    for code in ["540102008", "540103", "540102006", "540102107"] {
        let mut site = base();
        site.write("content/stations/new.yaml", STATION.replace("540102007", code));
        let outcome = site.build();
        let found = errors(&outcome);
        assert_eq!(found.len(), 1, "{}", outcome.told());
        let help = help(found[0]);
        assert!(!help.contains("最接近"), "{help}");
        let (_, line) = help.split_once('`').unwrap();
        let line = line.split_once('`').unwrap().0;
        site.append("content/regions.yaml", &format!("\n{line}\n"));
        site.build().good();
    }
}

#[test]
fn a_copy_is_told_once_with_its_original_and_where_it_differs() {
    for (copy, of, changed) in [
        (
            "content/notices/opening - 副本.md",
            "content/notices/opening.md",
            true,
        ),
        (
            "content/notices/opening(冲突).md",
            "content/notices/opening.md",
            false,
        ),
        (
            "content/notices/opening (1).md",
            "content/notices/opening.md",
            true,
        ),
        (
            "content/notices/opening.bo - 副本.md",
            "content/notices/opening.bo.md",
            false,
        ),
        (
            "content/notices/opening-DESKTOP-8F3K2.md",
            "content/notices/opening.md",
            true,
        ),
        (
            "content/stations/副本 jinzhu.yaml",
            "content/stations/jinzhu.yaml",
            false,
        ),
        (
            "content/stations/jinzhu (某某's conflicted copy 2026-11-01).yaml",
            "content/stations/jinzhu.yaml",
            true,
        ),
        (
            "content/disclosure/catalogue/目录-备份.yaml",
            "content/disclosure/catalogue.yaml",
            false,
        ),
    ] {
        let mut site = base();
        let mut text = site.text(of);
        let mut line = 0;
        if changed {
            line = text.lines().count() + 1;
            text.push_str(if copy.ends_with(".md") {
                "\n最后一行不同。\n"
            } else {
                "directions: {zh: 往东, bo: ཤར་ཕྱོགས།}\n"
            });
            line = if copy.ends_with(".md") { line + 1 } else { line };
        }
        site.write(copy, text);
        let outcome = site.build();
        let found = errors(&outcome);
        assert_eq!(found.len(), 1, "{copy}: {}", outcome.told());
        assert_eq!((found[0].fault.code.id, &*found[0].place.file), ("Z324", copy));
        assert!(found[0].fault.zh.contains(of), "{}", found[0].fault.zh);
        if changed {
            assert!(
                found[0].fault.zh.contains(&format!("第 {line} 行")),
                "{line}: {}",
                found[0].fault.zh
            );
        } else {
            assert!(found[0].fault.zh.contains("完全一样"), "{}", found[0].fault.zh);
        }
        site.delete(copy);
        site.build().good();
    }
}

#[test]
fn a_copy_under_a_colleague_s_name_is_known_by_its_content() {
    let mut site = base();
    let text = site.text("content/notices/opening.md");
    site.write(
        "content/notices/opening-zhangsan.md",
        format!("{text}\n补一句。\n"),
    );
    let outcome = site.build();
    let found = errors(&outcome);
    assert!(
        found.len() == 1 && found[0].fault.code.id == "Z324",
        "{}",
        outcome.told()
    );
    // Another notice whose name begins alike is none.
    let other = "---\ntitle: 另一件事\ndate: 2026-11-02\ncategory: notices\n---\n别的内容。\n";
    site.write("content/notices/opening-zhangsan.md", other);
    site.build().good();
}

#[test]
fn a_value_that_lacks_its_quotes_is_shown_with_them() {
    for (typed, read) in [
        ("title: #重要#关于放假的通知", "#重要#关于放假的通知"),
        ("title: *重要*通知", "*重要*通知"),
        ("title: &通知", "&通知"),
        ("title: !重要通知", "!重要通知"),
        ("title: @全体居民", "@全体居民"),
        ("title: \"双语\"社工站的通知", "双语"),
        ("title: '双语'社工站的通知", "双语"),
        ("title: [转载]关于放假的通知", "[转载]关于放假的通知"),
        ("title: 通知: 关于放假", "通知: 关于放假"),
        ("title: #བརྡ་ཐོ", "#བརྡ་ཐོ"),
    ] {
        let path = "content/notices/new.md";
        let text = format!("---\ndate: 2026-11-01\n{typed}\ncategory: notices\n---\n正文。\n");
        let mut site = base();
        site.write(path, &text);
        let outcome = site.build();
        let found = errors(&outcome);
        assert_eq!(found.len(), 1, "{typed}: {}", outcome.told());
        let line = advised(found[0]).to_owned();
        assert!(line.contains(read), "{typed} → {line}");
        site.write(path, text.replace(typed, &line));
        let page = site.build().good();
        let title = line.split_once(": ").unwrap().1;
        let title: serde_yaml::Value = serde_yaml::from_str(title).unwrap();
        let html = page.page("notices/new.html");
        let html = html
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
        assert!(html.contains(title.as_str().unwrap()), "{typed}: {title:?}");
    }
}

#[test]
fn a_no_break_space_is_an_invisible_character() {
    for line in [
        "phone\u{a0}: 0891-6323215",
        "phone\u{3000}: 0891-6323215",
        "email\u{a0}\u{a0}: a@example.cn",
    ] {
        let mut site = base();
        let text = format!("{STATION}{line}\n");
        site.write("content/stations/new.yaml", &text);
        let outcome = site.build();
        let found = errors(&outcome);
        assert_eq!(found.len(), 1, "{line:?}: {}", outcome.told());
        assert!(found[0].fault.zh.contains("U+"), "{}", found[0].fault.zh);
        site.write("content/stations/new.yaml", mended(&text, found[0]));
        site.build().good();
    }
}

#[test]
fn a_cause_is_told_once() {
    for (path, text, code) in [
        // A bad id in a list is no missing id.
        (
            "content/stations/new.yaml",
            format!("- id: 新站\n  {}", STATION.trim_end().replace('\n', "\n  ")),
            "Z204",
        ),
        // A mobile number that stands under `phone` need not be written there.
        (
            "content/stations/new.yaml",
            format!("{STATION}phone: 13912345678（夜间）\n"),
            "Z209",
        ),
        (
            "content/stations/new.yaml",
            format!("{STATION}phone: [13912345678、0891-6323215]\n"),
            "Z107",
        ),
        (
            "content/operators/new.yaml",
            "nmae: 某某中心\nphone: 13912345678\n".to_owned(),
            "Z104",
        ),
    ] {
        let mut site = base();
        site.write(path, &text);
        let outcome = site.build();
        let found: Vec<&str> = errors(&outcome).iter().map(|one| one.fault.code.id).collect();
        assert!(found.contains(&code), "{text}: {}", outcome.told());
        assert!(!found.contains(&"Z703"), "{text}: {}", outcome.told());
        assert!(code != "Z204" || found == ["Z204"], "{text}: {}", outcome.told());
    }
}

#[test]
fn a_notice_may_have_a_chinese_name_and_its_translation_follows() {
    let mut site = base();
    let front = "date: 2026-11-01\ncategory: notices\n";
    let stem = "content/notices/关于国庆放假的通知";
    site.write(
        &format!("{stem}.md"),
        format!("---\ntitle: 关于国庆放假的通知\n{front}---\n正文。\n"),
    );
    let outcome = site.build();
    let found = errors(&outcome);
    assert_eq!(found.len(), 1, "{}", outcome.told());
    let (_, line) = help(found[0]).split_once('`').unwrap();
    let line = line.split_once('`').unwrap().0;
    assert!(line.starts_with("id: "), "{line}");
    site.write(
        &format!("{stem}.md"),
        format!("---\n{line}\ntitle: 关于国庆放假的通知\n{front}---\n正文。\n"),
    );
    site.write(&format!("{stem}.bo.md"), "---\ntitle: བརྡ་ཐོ\n---\nནང་དོན།\n");
    let built = site.build().good();
    let id = line.strip_prefix("id: ").unwrap();
    assert!(
        built
            .page(&format!("notices/{id}.html"))
            .contains("关于国庆放假的通知")
    );
    assert!(built.page(&format!("bo/notices/{id}.html")).contains("བརྡ་ཐོ"));
    // A translation alone says what is missing.
    site.delete(&format!("{stem}.md"));
    let alone = site.build();
    assert!(
        errors(&alone).iter().any(|one| one.fault.code.id == "Z320"),
        "{}",
        alone.told()
    );
    // An id that is taken is told.
    site.write(
        &format!("{stem}.md"),
        format!("---\nid: opening\ntitle: 甲\n{front}---\n正文。\n"),
    );
    let twice = site.build();
    assert!(
        errors(&twice).iter().any(|one| one.fault.code.id == "Z301"),
        "{}",
        twice.told()
    );
}

/// How long one build of a site takes.
fn seconds(site: &mut SiteTest) -> Duration {
    let start = Instant::now();
    let _ = site.build();
    start.elapsed()
}

#[test]
fn a_wrong_column_costs_no_more_than_its_length() {
    let stations = |count: usize| {
        let mut text = String::new();
        for at in 0..count {
            let _ = writeln!(
                text,
                "- {{id: s-{at}-a, name: 站{at}, level: township, region: 540102007, parent: unknown-{at}-b}}"
            );
        }
        let mut site = base();
        site.options.search = false;
        site.write("content/stations/many.yaml", text);
        site
    };
    let (half, whole) = (seconds(&mut stations(2000)), seconds(&mut stations(8000)));
    // Four times as many: quadratic would be sixteen times.
    assert!(whole < half * 9 + Duration::from_secs(2), "{half:?}, {whole:?}");
    let mut hours = String::from("hours:\n");
    for _ in 0..10_000 {
        hours.push_str("  - {days: mon, open: \"09:00\", close: \"10:00\"}\n");
    }
    let mut site = base();
    site.write("content/stations/new.yaml", format!("{STATION}{hours}"));
    let outcome = site.build();
    let found = errors(&outcome);
    assert!(
        found.len() == 1 && found[0].fault.zh.contains("10000 条"),
        "{}",
        outcome.told()
    );
    let mut site = base();
    site.write(
        "content/stations/new.yaml",
        STATION.replace("新站", &"站".repeat(400_000)),
    );
    let outcome = site.build();
    let found = errors(&outcome);
    assert!(
        found.iter().any(|one| one.fault.zh.contains("太长")),
        "{}",
        outcome.told()
    );
}
