//! Page of open data: what files there are for other programs, on what terms, of what day, and how to cite them.
//!
//! **You are here:** `page/kinds` — one page kind; which files there are is told by `data/` above; no IO.

use crate::page::content::Content;
use crate::page::key::{PageId, PageKey};
use crate::page::linked;
use crate::page::view::{OpenDataFile, OpenDataSet, OpenDataView, Phrase};
use crate::page::writer::{Writer, size};

/// The folder that file names are told without.
const FOLDER: &str = "data/";

/// `data/index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = view(w);
    let about = w.label("data-about.all").text;
    let linked = linked::dataset(w, &view);
    Content::new("open-data", w.label("nav.open-data"), view)
        .described(Some(about))
        .linked(linked)
}

fn view(w: &Writer<'_>) -> OpenDataView {
    let settings = w.site.settings();
    let licence = settings.licence();
    OpenDataView {
        sets: sets(w),
        made: w.site.newest_day().map(|day| w.day(day)),
        publisher: publisher(w),
        licence: licence.map(|licence| w.phrase(&licence.name)),
        licence_href: licence.and_then(|licence| licence.address()).map(str::to_owned),
        cite: cite(w),
        ask: w.feedback(None),
    }
}

/// Who answers for the data: the publisher, else the site by its name.
fn publisher(w: &Writer<'_>) -> Phrase {
    let settings = w.site.settings();
    w.phrase(settings.publisher_name().unwrap_or(&settings.title))
}

/// The form of GB/T 7714-2015 for data sets online: who, what, when, where.
fn cite(w: &Writer<'_>) -> Phrase {
    let id = PageId {
        key: PageKey::OpenData,
        lang: w.lang,
    };
    let base = w.site.base_url.as_deref().unwrap_or_default();
    let address = [base, &id.path(w.site)].concat();
    let title = w.phrase(&w.site.settings().title).text;
    let newest = w.site.newest_day();
    let values = [
        ("a", publisher(w).text),
        ("b", title),
        ("c", newest.map_or_else(String::new, |day| day.to_string())),
        ("d", address),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    w.labels.fill(w.lang, "data.cite", &values)
}

/// The sets in the order in which their first files come.
fn sets(w: &Writer<'_>) -> Vec<OpenDataSet> {
    let mut sets: Vec<OpenDataSet> = Vec::new();
    for file in w.around.open_files.iter() {
        let told = OpenDataFile {
            href: format!("{}{}", w.root, file.path),
            name: file.path.strip_prefix(FOLDER).unwrap_or(&file.path).to_owned(),
            about: file.column.map(|at| {
                let column = &w.site.settings().notice_categories[at];
                w.phrase(&column.name)
            }),
            // A site of one language need not say which.
            language: file
                .lang
                .filter(|_| w.site.languages.len() > 1)
                .map(|lang| w.in_lang(lang.own_name(), lang)),
            format: file.format.to_owned(),
            size: file.len.map(size),
            records: file.records.map(|records| records.to_string()),
        };
        match sets.iter_mut().find(|set| set.id == file.set) {
            Some(set) => set.files.push(told),
            None => sets.push(OpenDataSet {
                id: file.set.to_owned(),
                title: w.label(&format!("data.{}", file.set)),
                about: w.label(&format!("data-about.{}", file.set)),
                files: vec![told],
            }),
        }
    }
    sets
}
