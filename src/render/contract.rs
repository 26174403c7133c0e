//! Contract of themes: what templates are given, by versions, and what a theme must change when it moves from one to the next.
//!
//! **You are here:** `render/` — asked by `theme` when it loads a site's own theme; no IO.
//!
//! A new version is a new number here and a row for each file that has to do something about it. Additions that a theme may leave
//! alone (a new template, a new text) are none: the default theme's stand in.

use super::fault::{ThemeFault, ThemeFaultKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The version of this program's contract. A theme says in `theme.yaml` which one it is for; one that does not say is for the first.
pub(super) const CONTRACT: u32 = 2;

/// What a file of a theme must do since a version.
struct Change {
    since: u32,
    /// The file, relative to the theme's folder; one that the theme does not replace has nothing to do.
    file: &'static str,
    /// What stands in the file once it is done.
    done: &'static str,
    zh: &'static str,
    en: &'static str,
}

const CHANGES: &[Change] = &[
    Change {
        since: 2,
        file: "templates/base.html",
        done: "frame.linked",
        zh: "<head> 里输出给搜索引擎的数据：{% if frame.linked %}<script type=\"application/ld+json\">{{ frame.linked | safe }}</script>{% endif %}",
        en: "print the data for search engines in <head>: frame.linked",
    },
    Change {
        since: 2,
        file: "shell/footer.html",
        done: "shell.open_data_href",
        zh: "加上“开放数据”页的链接：<a href=\"{{ shell.open_data_href }}\">{{ t.open_data }}</a>",
        en: "link the page of open data: shell.open_data_href",
    },
    Change {
        since: 2,
        file: "templates/station.html",
        done: "v.card",
        zh: "加上“存入通讯录”：<a href=\"{{ v.card }}\" download>{{ t.save_contact }}</a>",
        en: "link the station's card: v.card",
    },
    Change {
        since: 2,
        file: "templates/notice.html",
        done: "v.calendar",
        zh: "有 v.calendar 时加上“存入日历”：<a href=\"{{ v.calendar }}\" download>{{ t.calendar_save }}</a>",
        en: "link the notice's days where there are any: v.calendar",
    },
    Change {
        since: 2,
        file: "templates/service.html",
        done: "v.official",
        zh: "有 v.official 时列出政务服务事项：名称、编码、类型、时限、到现场次数、网址",
        en: "show the item of the government's catalogue where there is one: v.official",
    },
];

/// What a theme must change to be for this program, a fault a file.
pub(super) fn faults(own: &BTreeMap<String, Arc<[u8]>>, contract: u32) -> Vec<ThemeFault> {
    if contract > CONTRACT {
        let message = format!("it is for version {contract} of the contract, this program knows {CONTRACT}");
        let kind = ThemeFaultKind::NewerContract {
            wanted: contract,
            known: CONTRACT,
        };
        return vec![ThemeFault::whole_file("theme.yaml", kind, message)];
    }
    let due = CHANGES.iter().filter(|change| change.since > contract);
    let undone = due.filter(|change| {
        let bytes = own.get(change.file);
        bytes.is_some_and(|bytes| !String::from_utf8_lossy(bytes).contains(change.done))
    });
    let fault = |change: &Change| {
        let kind = ThemeFaultKind::OlderContract {
            since: change.since,
            zh: change.zh,
        };
        ThemeFault::whole_file(change.file, kind, change.en)
    };
    undone.map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::super::embedded;
    use super::*;

    fn own(files: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), Arc::from(text.as_bytes()));
        files.iter().map(file).collect()
    }

    #[test]
    fn the_default_theme_does_what_the_contract_asks() {
        for change in CHANGES {
            let file = embedded::FILES.iter().find(|(path, _)| *path == change.file);
            let (_, bytes) = file.unwrap_or_else(|| panic!("there is no {}", change.file));
            assert!(
                String::from_utf8_lossy(bytes).contains(change.done),
                "{}",
                change.file
            );
            assert!((2..=CONTRACT).contains(&change.since), "{}", change.file);
        }
    }

    #[test]
    fn a_file_that_is_replaced_and_does_not_do_it_is_told() {
        let old = own(&[
            ("templates/station.html", "{{ v.name }}"),
            ("templates/base.html", "{{ frame.linked | safe }}"),
            ("templates/home.html", ""),
        ]);
        let files: Vec<String> = faults(&old, 1).into_iter().map(|fault| fault.file).collect();
        assert_eq!(files, ["templates/station.html"]);
        assert_eq!(faults(&old, CONTRACT), []);
        assert_eq!(faults(&old, CONTRACT + 1)[0].file, "theme.yaml");
    }
}
