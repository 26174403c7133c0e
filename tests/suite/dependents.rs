//! Each way in which a page depends on another record, and that a build which recalls what is published makes that page anew.
//!
//! **You are here:** `tests/suite/` — one edit of the bilingual golden site a row; the output is always that of a fresh build.
//!
//! A page that is not made again is one whose view, shell and theme are as before. So nobody keeps a list of which page shows what
//! of which record, and none can be forgotten; this table says what such a list would have to hold.
//!
//! | a page shows | of another record |
//! | --- | --- |
//! | a list: of stations, of notices, A–Z | the name, and whether it is in it |
//! | a count: of stations of a level, of a region | that it is there, and its state |
//! | a neighbour: the station that took over, the document that repeals | name and title |
//! | what is above it: the breadcrumb, the guiding region | the name |
//! | what concerns it: notices of a station, of a service | title and date |
//! | its counterpart side by side | the text in the other language |
//! | what it offers, who runs it | names of services and operators |
//! | its duties, the states of the catalogue | disclosures and their dates |
//! | figures | values, names of measures |
//! | a file to download | its bytes, by its name and size |
//! | search, feed, sitemap | texts, titles, addresses |
//! | a page at a former address | the name of where it leads |
//! | masthead and footer | the settings |

use crate::support::{Publication, SiteTest};
use std::collections::BTreeSet;

/// What is edited, and the file of the output that has to be another.
struct Row {
    way: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    shows: &'static str,
}

const fn row(
    way: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    shows: &'static str,
) -> Row {
    Row {
        way,
        file,
        from,
        to,
        shows,
    }
}

const STATION: &str = "content/stations/streets/gamagongsang.yaml";
const OTHERS: &str = "content/stations/streets/others.yaml";
const NOTICE: &str = "content/notices/welcome.md";

const ROWS: &[Row] = &[
    row(
        "list of stations",
        STATION,
        "zh: 嘎玛贡桑街道“",
        "zh: 嘎玛街道“",
        "stations/index.html",
    ),
    row(
        "list of a region",
        STATION,
        "zh: 嘎玛贡桑街道“",
        "zh: 嘎玛街道“",
        "regions/540102007.html",
    ),
    row("A–Z", STATION, "zh: 嘎玛贡桑街道“", "zh: 嘎玛街道“", "a-z.html"),
    row(
        "list of notices", NOTICE, "title: 关于开展", "title: 关于开办", "notices/index.html",
    ),
    row(
        "list of a category",
        NOTICE,
        "title: 关于开展",
        "title: 关于开办",
        "notices/category/notices.html",
    ),
    row(
        "count of a level",
        OTHERS,
        "region: xnew, status: planned",
        "region: xnew, status: working",
        "levels/township.html",
    ),
    row(
        "count of a region",
        OTHERS,
        "region: xnew, status: planned",
        "region: 540102009, status: working",
        "regions/540102.html",
    ),
    row(
        "counts of the home page",
        OTHERS,
        "- {id: new-station,",
        "- {id: one-more, name: {zh: 又一站}, level: area}\n- {id: new-station,",
        "index.html",
    ),
    row(
        "station that took over",
        STATION,
        "zh: 嘎玛贡桑街道“",
        "zh: 嘎玛街道“",
        "stations/old-station.html",
    ),
    row(
        "document that repeals", NOTICE, "repeals: [old-rules, ", "repeals: [", "notices/old-rules.html",
    ),
    row(
        "title of what repeals", NOTICE, "title: 关于开展", "title: 关于开办", "notices/old-rules.html",
    ),
    row(
        "breadcrumb",
        "content/regions.yaml",
        "zh: 拉萨市",
        "zh: 拉萨",
        "stations/gamagongsang.html",
    ),
    row(
        "notices of a station",
        NOTICE,
        "title: 关于开展",
        "title: 关于开办",
        "stations/gamagongsang.html",
    ),
    row(
        "notices of a service",
        NOTICE,
        "title: 关于开展",
        "title: 关于开办",
        "services/social-assistance/home-visit.html",
    ),
    row(
        "counterpart",
        "content/notices/welcome.bo.md",
        "དང་པོ།",
        "གཉིས་པ།",
        "notices/welcome-parallel.html",
    ),
    row(
        "title of the counterpart",
        "content/notices/welcome.bo.md",
        "title: གསལ་བསྒྲགས།",
        "title: གསལ།",
        "bo/notices/index.html",
    ),
    row(
        "service that is offered",
        "content/services/social-assistance.yaml",
        "政策宣传",
        "政策宣讲",
        "stations/gamagongsang.html",
    ),
    row(
        "who a service is for",
        "content/audiences.yaml",
        "zh: 老年人",
        "zh: 长者",
        "services/social-assistance/home-visit.html",
    ),
    row(
        "who runs a station",
        "content/operators/minzhong.yaml",
        "民众社会",
        "民心社会",
        "stations/gamagongsang.html",
    ),
    row(
        "duties of an operator",
        "content/disclosure/items/report-2025.md",
        "date: 2026-05-20",
        "date: 2026-04-20",
        "operators/minzhong.html",
    ),
    row(
        "states of a row",
        "content/disclosure/items/report-2025.md",
        "date: 2026-05-20",
        "date: 2026-04-20",
        "disclosure/financial-report.html",
    ),
    row(
        "states of the catalogue",
        "content/disclosure/items/news-q3.md",
        "date: 2026-10-10 09:00",
        "date: 2026-11-10",
        "disclosure/index.html",
    ),
    row(
        "figures of a region",
        "content/statistics/h1.yaml",
        "residents: 1200",
        "residents: 1300",
        "regions/540102.html",
    ),
    row(
        "name of a measure",
        "content/statistics/measures.yaml",
        "服务居民",
        "服务人数",
        "statistics/index.html",
    ),
    row(
        "file to download",
        "content/files/申请表.csv",
        "",
        "x,y\n",
        "notices/welcome.html",
    ),
    row(
        "link in a text", STATION, "id: gamagongsang", "id: gama-station", "notices/welcome.html",
    ),
    row("feed", NOTICE, "title: 关于开展", "title: 关于开办", "feed.xml"),
    row(
        "sitemap",
        "content/notices/explained.md",
        "title: 旧办法解读",
        "id: explained-again\ntitle: 旧办法解读",
        "sitemap.xml",
    ),
    row(
        "search page",
        OTHERS,
        "- {id: new-station,",
        "- {id: one-more, name: {zh: 又一站}, level: area}\n- {id: new-station,",
        "search.html",
    ),
    row(
        "former address",
        STATION,
        "zh: 嘎玛贡桑街道“",
        "zh: 嘎玛街道“",
        "stations/gama.html",
    ),
    row(
        "menu",
        "content/pages/about.md",
        "title: 关于本站",
        "title: 关于我们",
        "stations/gamagongsang.html",
    ),
    row(
        "masthead and footer",
        "content/site.yaml",
        "城关区社工站目录",
        "城关区社会工作站目录",
        "404.html",
    ),
    row(
        "text on every page", "content/site.yaml", "系统维护通知", "系统维护", "stations/east.html",
    ),
];

/// The golden site after an edit. What refers to an id that is another now is no matter of this test.
fn edited(file: &str, from: &str, to: &str) -> SiteTest {
    let mut site = SiteTest::golden("bilingual");
    if from.is_empty() {
        site.append(file, to);
    } else {
        site.replace(file, from, to);
    }
    if from == "id: gamagongsang" {
        site.replace(NOTICE, "stations: [gamagongsang]", "stations: [gama-station]")
            .replace(NOTICE, "station:gamagongsang", "station:gama-station")
            .replace(
                "content/notices/welcome.bo.md",
                "station:gamagongsang",
                "station:gama-station",
            )
            .replace(OTHERS, "successor: gamagongsang", "successor: gama-station")
            .replace(
                "content/disclosure/items/news-q3.md",
                "station: gamagongsang",
                "station: gama-station",
            )
            .replace(
                "content/statistics/h1.yaml",
                "station: gamagongsang",
                "station: gama-station",
            );
    }
    site
}

#[test]
fn every_page_that_shows_something_of_a_record_is_made_anew_with_it() {
    let mut first = Publication::default();
    SiteTest::golden("bilingual").publish(&mut first).good();
    let edits: BTreeSet<(&str, &str, &str)> = ROWS.iter().map(|row| (row.file, row.from, row.to)).collect();
    let mut wrong: Vec<String> = Vec::new();
    for (file, from, to) in edits {
        let site = edited(file, from, to);
        let fresh = site.build_afresh().good();
        let mut publication = first.clone();
        site.publish(&mut publication).good();
        for row in ROWS
            .iter()
            .filter(|row| (row.file, row.from, row.to) == (file, from, to))
        {
            if first.files.get(row.shows) == fresh.files.get(row.shows) {
                wrong.push(format!("{}: {} does not show it", row.way, row.shows));
            }
        }
        for (path, bytes) in &fresh.files {
            if publication.files.get(path) != Some(bytes) {
                wrong.push(format!("{file}, {to}: {path} is not as a fresh build makes it"));
            }
        }
        if publication.files.len() != fresh.files.len() {
            wrong.push(format!("{file}, {to}: files too many"));
        }
        if publication.recalled == 0 {
            wrong.push(format!("{file}, {to}: nothing was recalled"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_made_anew_where_nothing_has_changed_and_everything_with_another_theme() {
    let mut site = SiteTest::golden("bilingual");
    let mut publication = Publication::default();
    let pages = site.publish(&mut publication).good().built.pages();
    assert_eq!(publication.recalled, 0);
    let plain = publication.plain.len();
    assert!(plain > 20, "{plain} files and records are plain");
    site.publish(&mut publication).good();
    assert!(
        publication.recalled >= pages,
        "{} of {pages}",
        publication.recalled
    );
    assert_eq!(publication.plain.len(), plain);
    // What a template cannot see is no reason to make a page.
    site.append(STATION, "# 备注\n").publish(&mut publication).good();
    assert!(
        publication.recalled >= pages,
        "{} of {pages}",
        publication.recalled
    );
    site.write("themes/default/templates/404.html", "<!doctype html>\n")
        .publish(&mut publication)
        .good();
    assert!(publication.recalled < pages / 10, "{}", publication.recalled);
    assert!(publication.files == site.build_afresh().files);
}
