//! Links that leave the site: every host that content leads to, what kind of site it is by its name, and when a person last
//! looked at it.
//!
//! **You are here:** `check/` — asked by `inspection/`; no IO: the files' texts come
//! in. *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-08, LINK-04): a domain that lapses is bought by others.

use super::walk::{Records, Seen, Show, every_record};
use crate::record::file_kind;
use crate::record::settings::{TrustedHost, host};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What an address begins with.
const SCHEMES: [&str; 2] = ["http://", "https://"];

/// So many places of a host are kept.
const PLACES: usize = 3;

/// What kind of site a host is, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostClass {
    /// The site's own.
    Own,
    /// `.gov.cn`, `.政务`
    State,
    /// `.公益`, `.edu.cn`, `.ac.cn`: institutions, schools
    Institution,
    /// `.org.cn`, `.org`
    Organisation,
    /// Any other `.cn`
    Chinese,
    /// Any other name
    Other,
    /// An address of four numbers in the place of a name
    Number,
}

impl HostClass {
    /// The class of a host in lower case; `own` are the hosts of the site itself.
    fn of(host: &str, own: &BTreeSet<String>) -> HostClass {
        let ends = |endings: &[&str]| {
            endings.iter().any(|ending| {
                host.strip_suffix(ending)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            })
        };
        if own.contains(host) {
            HostClass::Own
        } else if is_number(host) {
            HostClass::Number
        } else if ends(&["gov.cn", "政务", "xn--zfr164b"]) {
            HostClass::State
        } else if ends(&["公益", "xn--55qw42g", "edu.cn", "ac.cn"]) {
            HostClass::Institution
        } else if ends(&["org.cn", "org"]) {
            HostClass::Organisation
        } else if ends(&["cn", "中国", "xn--fiqs8s"]) {
            HostClass::Chinese
        } else {
            HostClass::Other
        }
    }

    /// For people.
    pub fn zh(self) -> &'static str {
        match self {
            HostClass::Own => "本站",
            HostClass::State => "党政机关",
            HostClass::Institution => "事业单位、学校",
            HostClass::Organisation => "社会组织",
            HostClass::Chinese => "其他 .cn",
            HostClass::Other => "其他",
            HostClass::Number => "IP 地址",
        }
    }
}

/// Whether a host is four numbers in the place of a name.
fn is_number(host: &str) -> bool {
    host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok())
}

/// A host that content leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Host {
    /// Its name, in lower case.
    pub name: String,
    /// What kind of site it is.
    pub class: HostClass,
    /// How many addresses lead there.
    pub links: usize,
    /// How many of them begin with `http:`.
    pub insecure: usize,
    /// The first places: file and line.
    pub places: Vec<(Arc<str>, usize)>,
    /// What the settings say of it.
    pub trusted: Option<TrustedHost>,
}

/// Every host that the content of a site leads to, the site's own too, by name. `text` gives a source file's text.
pub fn hosts(site: &Site, text: &dyn Fn(&str) -> Option<String>) -> Vec<Host> {
    let own = own_hosts(site);
    let mut hosts: BTreeMap<String, Host> = BTreeMap::new();
    for file in shown_files(site) {
        let Some(text) = text(&file) else { continue };
        for (line, address) in addresses(&file, &text) {
            let Some(name) = host(&address).map(str::to_lowercase) else {
                continue;
            };
            let host = hosts.entry(name.clone()).or_insert_with(|| Host {
                class: HostClass::of(&name, &own),
                links: 0,
                insecure: 0,
                places: Vec::new(),
                trusted: trusted(site, &name),
                name,
            });
            host.links += 1;
            host.insecure += usize::from(address.starts_with("http:"));
            if host.places.len() < PLACES {
                host.places.push((Arc::clone(&file), line));
            }
        }
    }
    hosts.into_values().collect()
}

/// The hosts that the site itself has: where it is published, and its portal's.
fn own_hosts(site: &Site) -> BTreeSet<String> {
    let portal = site
        .settings()
        .government
        .as_ref()
        .and_then(|own| own.site_domain.as_deref());
    let portal = portal.map(|domain| host(domain).unwrap_or(domain));
    let own = site.base_url.as_deref().and_then(host);
    own.into_iter().chain(portal).map(str::to_lowercase).collect()
}

fn trusted(site: &Site, name: &str) -> Option<TrustedHost> {
    let mut trusted = site.settings().trusted_hosts.iter();
    trusted.find(|own| own.host.eq_ignore_ascii_case(name)).cloned()
}

/// The files of all records that are published.
fn shown_files(site: &Site) -> BTreeSet<Arc<str>> {
    struct Files(BTreeSet<Arc<str>>);
    impl Records for Files {
        fn one(&mut self, seen: &Seen<'_>) {
            self.0.insert(Arc::clone(&seen.origin.file));
        }
        fn many<T: Sync>(&mut self, records: &[T], each: impl Fn(&T, &mut Show<'_>) + Sync) {
            for record in records {
                each(record, &mut |seen| self.one(seen));
            }
        }
    }
    let mut files = Files(BTreeSet::new());
    every_record(site, &mut files);
    files.0
}

/// The addresses that stand in a file, with their lines from 1; those in comments of YAML lead nowhere.
fn addresses(file: &str, text: &str) -> Vec<(usize, String)> {
    let document = file_kind(file).is_document();
    let mut fences = 0;
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if document && line.trim_end() == "---" && fences < 2 {
            fences += 1;
            continue;
        }
        let yaml = !document || fences == 1;
        let line = if yaml { without_comment(line) } else { line };
        let lower = line.to_ascii_lowercase();
        let mut starts: Vec<usize> = SCHEMES
            .iter()
            .flat_map(|scheme| lower.match_indices(scheme).map(|(at, _)| at))
            .collect();
        starts.sort_unstable();
        found.extend(starts.into_iter().map(|at| (number, address(&line[at..]))));
    }
    found
}

/// A line of YAML up to its comment.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    line.split(" #").next().unwrap_or(line)
}

/// The address that a text begins with; its scheme in small letters.
fn address(text: &str) -> String {
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\''
                    | '<'
                    | '>'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '`'
                    | '|'
                    | ','
                    | '，'
                    | '。'
                    | '；'
                    | '、'
                    | '）'
                    | '】'
                    | '》'
                    | '”'
                    | '：'
                    | '！'
                    | '？'
            )
    };
    let text = &text[..text.find(ends).unwrap_or(text.len())];
    let text = text.trim_end_matches(['.', ';', ':', '!', '?']);
    let (scheme, rest) = text.split_once("://").unwrap_or((text, ""));
    format!("{}://{rest}", scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_people_end_them_and_comments_lead_nowhere() {
        let document = "---\nsource: {name: 甲, url: \"HTTP://News.example.cn/a?b=1\"}   # 见 https://c.example.cn\n---\n\
                        见https://a.example.cn/甲。（http://1.2.3.4:8080/x）# https://d.example.cn/\n";
        let found = addresses("content/notices/a.md", document);
        let wanted = [
            (2, "http://News.example.cn/a?b=1"),
            (4, "https://a.example.cn/甲"),
            (4, "http://1.2.3.4:8080/x"),
            (4, "https://d.example.cn/"),
        ];
        assert_eq!(found, wanted.map(|(line, text)| (line, text.to_owned())));
        let yaml = "# https://a.example.cn\nbase_url: https://b.example.cn/ # https://c.example.cn\n";
        assert_eq!(
            addresses("content/site.yaml", yaml),
            [(2, "https://b.example.cn/".to_owned())]
        );
    }

    #[test]
    fn a_host_is_of_the_class_that_its_name_tells() {
        let own = BTreeSet::from(["sg.example.cn".to_owned()]);
        for (name, class) in [
            ("sg.example.cn", HostClass::Own),
            ("www.gov.cn", HostClass::State),
            ("gov.cn", HostClass::State),
            ("notgov.cn", HostClass::Chinese),
            ("民政.政务", HostClass::State),
            ("www.utibet.edu.cn", HostClass::Institution),
            ("www.redcross.org.cn", HostClass::Organisation),
            ("www.w3.org", HostClass::Organisation),
            ("www.xzxw.com", HostClass::Other),
            ("10.0.0.1", HostClass::Number),
        ] {
            assert_eq!(HostClass::of(name, &own), class, "{name}");
        }
    }
}
