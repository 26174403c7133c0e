//! Open data: what must not be public is in no file, no cell runs, and the files agree with each other and with what describes them.
//!
//! **You are here:** `tests/suite/` — reads what the golden sites publish under `data/`; readers of other people are asked by
//! `tests/full/open-data.test.mjs`.

use crate::support::{GOLDEN, Outcome, SiteTest};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a file is open data, or made for a program all the same. The search index lies in the same folder and is read by pages.
fn is_data(path: &str) -> bool {
    let ends = |ending: &str| path.ends_with(ending);
    (path.starts_with("data/") && !path.starts_with("data/search/"))
        || ends(".xml")
        || ends(".ics")
        || ends(".vcf")
}

fn json(built: &Outcome, path: &str) -> Value {
    serde_json::from_str(built.page(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table by the names of its columns.
fn rows(built: &Outcome, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(built.page(&format!("data/{name}.csv")).as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        header
            .iter()
            .cloned()
            .zip(record.iter().map(str::to_owned))
            .collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

const TABLES: [&str; 6] = [
    "stations", "services", "station-services", "notices", "disclosures", "statistics",
];

/// A notice of the bilingual golden site in Chinese and Tibetan, with a line of front matter and a secret in every text of it.
fn notice(site: &mut SiteTest, id: &str, front: &str, title: &str, secret: &str) {
    let text = format!(
        "---\ntitle: {title}\ndate: 2026-11-01\ncategory: news\nsummary: 摘要{secret}\nkeywords: [词{secret}]\n{front}\n---\n正文{secret}。\n"
    );
    site.write(&format!("content/notices/{id}.md"), text);
}

#[test]
fn what_is_not_public_is_in_no_file_of_open_data() {
    let mut site = SiteTest::golden("bilingual");
    let mut secrets = vec!["机密"];
    // What shows nothing at all has a secret title, too.
    for (id, front) in [
        ("own-draft", "draft: true"),
        ("own-embargo", "publish_at: 2026-11-23T09:00"),
    ] {
        notice(&mut site, id, front, "机密标题", "机密");
        secrets.push(id);
    }
    // Of these the fact stays.
    for (id, front) in [
        (
            "own-withdrawn",
            "withdrawn: {date: 2026-11-02, reason: 有误}\nexpires: 2027-01-01",
        ),
        (
            "own-over",
            "posting: {start: 2026-11-01, end: 2026-11-10, basis: 办法, feedback: 0891-6323215}",
        ),
    ] {
        notice(&mut site, id, front, "名单公示", "机密");
    }
    // What is posted now is public, and its summary is none the less for copies that last.
    notice(
        &mut site,
        "own-posted",
        "posting: {start: 2026-11-20, end: 2026-11-28, basis: 办法, feedback: 0891-6323215}",
        "正在公示",
        "还在公示的名单",
    );
    secrets.push("摘要还在公示的名单");
    site.write(
        "content/stations/own.yaml",
        "name: 不公开地址的站\nlevel: township\naddress: 机密路1号\ndirections: 机密车站下车\nlocation: {lat: 29.654321, lon: 91.123456}\naddress_public: false\nhead: 只在网页上的站长\n",
    );
    secrets.extend(["29.654321", "91.123456", "只在网页上的站长"]);
    let built = site.build().good();
    for (path, bytes) in built.files.iter().filter(|(path, _)| is_data(path)) {
        let text = String::from_utf8_lossy(bytes);
        for secret in &secrets {
            // Atom tells of a posting what the list of notices tells, and no longer.
            let listed = path.ends_with(".xml") && secret.starts_with("摘要");
            assert!(listed || !text.contains(secret), "{path} holds {secret}");
        }
    }
    // The same test sees what is public.
    for (path, public) in [
        ("data/notices.csv", "名单公示"),
        ("data/notices.csv", "own-withdrawn"),
        ("data/stations.csv", "不公开地址的站"),
        ("data/hsds/locations.json", "不公开地址的站"),
        ("data/contacts/own.vcf", "不公开地址的站"),
        ("data/calendar.ics", "正在公示"),
        ("data/calendar/own-posted.ics", "DTEND;VALUE=DATE:20261129"),
        ("feed.xml", "正在公示"),
        ("stations/own.html", "只在网页上的站长"),
    ] {
        assert!(built.page(path).contains(public), "{path} lacks {public}");
    }
    for path in ["data/calendar/own-over.ics", "data/calendar/own-withdrawn.ics"] {
        assert!(!built.files.contains_key(path), "{path}");
    }
}

#[test]
fn no_cell_runs_in_a_spreadsheet() {
    let mut site = SiteTest::golden("bilingual");
    let formulas = ["=HYPERLINK(\"x\")", "+1+1", "-2+3", "@SUM(A1)"];
    let stations = formulas.iter().enumerate().map(|(at, formula)| {
        let quoted = serde_json::to_string(formula).unwrap();
        format!(
            "- {{id: run-{at}, name: {quoted}, level: township, address: {quoted}, wechat: {quoted}, staff: {{total: 3}}}}\n"
        )
    });
    site.write("content/stations/run.yaml", stations.collect::<String>());
    let built = site.build().good();
    let mut seen = 0;
    for table in TABLES {
        for (column, cell) in rows(&built, table).iter().flatten() {
            let number = cell.parse::<f64>().is_ok();
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{table} {column}: {cell}"
            );
            seen += usize::from(formulas.iter().any(|formula| cell == &format!("'{formula}")));
        }
    }
    assert_eq!(seen, 3 * formulas.len());
}

#[test]
fn tables_are_what_their_descriptions_say() {
    for case in GOLDEN {
        let built = SiteTest::golden(case).build().good();
        let group = json(&built, "data/csv-metadata.json");
        assert_eq!(group["tables"].as_array().unwrap().len(), TABLES.len());
        for (table, described) in TABLES.into_iter().zip(group["tables"].as_array().unwrap()) {
            let path = format!("data/{table}.csv");
            let bytes = &built.files[&path];
            assert!(bytes.starts_with("\u{feff}".as_bytes()), "{path}");
            let text = built.page(&path);
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path}");
            let about = json(&built, &format!("{path}-metadata.json"));
            let columns = about["tableSchema"]["columns"].as_array().unwrap();
            let names: Vec<&str> = columns
                .iter()
                .map(|column| column["name"].as_str().unwrap())
                .collect();
            assert_eq!(text.lines().next().unwrap(), names.join(","), "{path}");
            assert_eq!(
                about["tableSchema"]["columns"],
                described["tableSchema"]["columns"]
            );
            assert!(columns.iter().all(|column| column["titles"]["zh"][0].is_string()));
            keys_hold(&built, table, described);
        }
    }
}

/// A key tells rows apart, and what leads to another table leads somewhere.
fn keys_hold(built: &Outcome, table: &str, described: &Value) {
    let words = |value: &Value| -> Vec<String> {
        let list = value.as_array().unwrap();
        list.iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let rows_of = rows(built, table);
    let key = words(&described["tableSchema"]["primaryKey"]);
    let keys: BTreeSet<Vec<&String>> = rows_of
        .iter()
        .map(|row| key.iter().map(|name| &row[name]).collect())
        .collect();
    assert_eq!(keys.len(), rows_of.len(), "{table}");
    for foreign in described["tableSchema"]["foreignKeys"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let own = foreign["columnReference"].as_str().unwrap();
        let other = foreign["reference"]["resource"]
            .as_str()
            .unwrap()
            .trim_end_matches(".csv");
        let column = foreign["reference"]["columnReference"].as_str().unwrap();
        let there: BTreeSet<String> = rows(built, other)
            .into_iter()
            .map(|mut row| row.remove(column).unwrap())
            .collect();
        for row in &rows_of {
            assert!(
                row[own].is_empty() || there.contains(&row[own]),
                "{table}.{own}: {}",
                row[own]
            );
        }
    }
}

/// Lists of HSDS with what its schemas require of each object (HSDS 3.1).
const LISTS: [(&str, &[&str]); 7] = [
    ("organizations", &["id", "name", "description"]),
    (
        "services",
        &["id", "name", "status", "organization", "organization_id"],
    ),
    ("locations", &["id", "location_type"]),
    ("service_at_locations", &["id", "service_id", "location_id"]),
    ("schedules", &["id"]),
    ("taxonomies", &["id", "name", "description"]),
    ("taxonomy_terms", &["id", "name", "description", "taxonomy_id"]),
];

#[test]
fn objects_of_the_directory_are_complete_and_lead_to_each_other() {
    for case in ["bilingual", "every-field"] {
        let built = SiteTest::golden(case).build().good();
        let mut objects: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (list, required) in LISTS {
            let whole = json(&built, &format!("data/hsds/{list}.json"));
            let contents = whole["contents"].as_array().unwrap().clone();
            assert_eq!(whole["total_items"], contents.len());
            for object in &contents {
                assert!(
                    required.iter().all(|field| !object[*field].is_null()),
                    "{case} {list}: {object}"
                );
            }
            objects.insert(list, contents);
        }
        let ids = |list: &str| -> BTreeSet<&str> {
            objects[list]
                .iter()
                .map(|object| object["id"].as_str().unwrap())
                .collect()
        };
        for (list, _) in LISTS {
            assert_eq!(
                ids(list).len(),
                objects[list].len(),
                "{case}: ids of {list} are unique"
            );
        }
        for (list, field, to) in [
            ("services", "organization_id", "organizations"),
            ("locations", "organization_id", "organizations"),
            ("service_at_locations", "service_id", "services"),
            ("service_at_locations", "location_id", "locations"),
            ("schedules", "location_id", "locations"),
            ("schedules", "service_at_location_id", "service_at_locations"),
            ("taxonomy_terms", "taxonomy_id", "taxonomies"),
        ] {
            let there = ids(to);
            let named = objects[list].iter().filter_map(|object| object[field].as_str());
            for id in named {
                assert!(there.contains(id), "{case} {list}.{field}: {id}");
            }
        }
        let terms = ids("taxonomy_terms");
        let attributes = objects
            .values()
            .flatten()
            .filter_map(|object| object["attributes"].as_array());
        for attribute in attributes.flatten() {
            assert!(
                terms.contains(attribute["taxonomy_term_id"].as_str().unwrap()),
                "{attribute}"
            );
        }
        let tibetan =
            |attribute: &&Value| attribute["link_type"] == "translation" && attribute["label"] == "name";
        let locations = objects["locations"]
            .iter()
            .filter_map(|object| object["attributes"].as_array());
        assert!(
            locations.flatten().any(|attribute| tibetan(&attribute)),
            "{case}: Tibetan names are attributes"
        );
    }
}

#[test]
fn the_page_of_open_data_leads_to_every_list_and_says_its_licence() {
    let mut site = SiteTest::golden("every-field");
    let built = site.build().good();
    let page = built.page("data/index.html");
    assert!(page.contains("https://example.cn/licence") && page.contains("示例许可"));
    assert!(
        built
            .page("bo/data/index.html")
            .contains("../../data/stations.csv")
    );
    for path in built
        .files
        .keys()
        .filter(|path| is_data(path) && path.starts_with("data/"))
    {
        let apart = ["data/index.html", "data/hsds/index.json"].contains(&path.as_str())
            || path.starts_with("data/contacts/")
            || path.starts_with("data/calendar/");
        let href = format!("href=\"../{path}\"");
        assert!(apart || page.contains(&href), "{path} is not on the page");
    }
    // Every page leads there.
    assert!(
        built
            .page("stations/full.html")
            .contains("href=\"../data/index.html\"")
    );
}

#[test]
fn what_needs_a_whole_address_is_left_out_without_one() {
    let mut site = SiteTest::golden("bilingual");
    let settings = site.text("content/site.yaml");
    let without: Vec<&str> = settings
        .lines()
        .filter(|line| !line.starts_with("base_url"))
        .collect();
    site.write("content/site.yaml", without.join("\n"));
    let built = site.build().good();
    for path in [
        "data/catalog.json",
        "data/openapi.json",
        "data/hsds/services.json",
        "feed.xml",
    ] {
        assert!(!built.files.contains_key(path), "{path}");
        assert!(!built.page("data/index.html").contains(path), "{path}");
    }
    assert!(built.page("data/stations.csv").contains("../stations/"));
}

/// The linked data of a page.
fn linked(page: &str) -> Value {
    let begin = "<script type=\"application/ld+json\">";
    let rest = page
        .split_once(begin)
        .unwrap_or_else(|| panic!("no linked data"))
        .1;
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn a_page_says_in_linked_data_when_a_station_is_open_and_where_it_lies() {
    let mut site = SiteTest::golden("bilingual");
    site.write(
        "content/stations/linked.yaml",
        "name: '</script><b>站'\nlevel: township\nregion: 540102007\nhours:\n  - {days: mon-fri, open: \"09:30\", close: \"24:00\", season: 05-01/09-30}\n  - {days: mon-fri, open: \"10:00\", close: \"17:30\", season: 10-01/04-30}\nclosed: [2026-12-01/2026-12-03]\n",
    );
    let built = site.build().good();
    let whole = linked(built.page("stations/linked.html"));
    let station = &whole["@graph"][0];
    assert_eq!(station["name"], "</script><b>站");
    assert_eq!(station["@type"], "GovernmentOffice");
    let hours = station["openingHoursSpecification"].as_array().unwrap();
    let said: Vec<String> = hours
        .iter()
        .map(|row| {
            let field = |name: &str| row[name].as_str().unwrap();
            format!(
                "{} {} {}/{}",
                field("opens"),
                field("closes"),
                field("validFrom"),
                field("validThrough")
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "09:30 23:59 2027-05-01/2027-09-30",
            "10:00 17:30 2026-10-01/2027-04-30"
        ]
    );
    let special = station["specialOpeningHoursSpecification"].as_array().unwrap();
    assert!(special.iter().any(|row| row["validFrom"] == "2026-12-01"
        && row["validThrough"] == "2026-12-03"
        && row["closes"] == "00:00"));
    let crumbs = &whole["@graph"][1];
    assert_eq!(crumbs["@type"], "BreadcrumbList");
    assert_eq!(
        crumbs["itemListElement"][0]["item"],
        "https://shegong.example.cn/index.html"
    );
    assert_eq!(
        linked(built.page("data/index.html"))["@graph"][0]["@type"],
        "Dataset"
    );
}
