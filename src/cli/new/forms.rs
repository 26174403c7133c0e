//! Templates of records, the forms: one a kind of file, embedded.
//!
//! **You are here:** `cli/new` — what [`super::form`] fills in; no IO.

use super::NewKind;
use super::form::Form;

/// The form of a kind; none for rows of the official catalogue, which are copied.
pub(super) fn of(kind: NewKind) -> Option<&'static Form> {
    match kind {
        NewKind::Station => Some(&STATION),
        NewKind::Service => Some(&SERVICE),
        NewKind::Notice => Some(&NOTICE),
        NewKind::Disclosure => Some(&DISCLOSURE),
        NewKind::Page => Some(&PAGE),
        NewKind::Guide => Some(&GUIDE),
        NewKind::Operator => Some(&OPERATOR),
        NewKind::DisclosureCatalogue => None,
    }
}

const STATION: Form = Form {
    text: include_str!("../forms/station.yaml"),
    folder: "content/stations",
    extension: "yaml",
    takes_title: false,
    kind: "station",
    what: ("社工站", "station"),
    taken: |site, id| site.station_ids.contains_key(id),
    next: (
        "状态是“筹建中”（status: planned），核对好内容再改。",
        "Its status is `planned`: change it when the facts are checked.",
    ),
};

const SERVICE: Form = Form {
    text: include_str!("../forms/service.yaml"),
    folder: "content/services",
    extension: "yaml",
    takes_title: false,
    kind: "category",
    what: ("服务类别", "service category"),
    taken: |site, id| site.menu.category(id).is_some(),
    next: (
        "没有草稿：没填好以前不要生成网站。",
        "It has no draft state: fill it in before you build.",
    ),
};

const NOTICE: Form = Form {
    text: include_str!("../forms/notice.md"),
    folder: "content/notices",
    extension: "md",
    takes_title: true,
    kind: "notice",
    what: ("通知", "notice"),
    taken: |site, id| site.notice(id).is_some(),
    next: DRAFT,
};

const DISCLOSURE: Form = Form {
    text: include_str!("../forms/disclosure.md"),
    folder: "content/disclosure/items",
    extension: "md",
    takes_title: true,
    kind: "disclosure",
    what: ("公开件", "disclosure"),
    taken: |site, id| {
        site.disclosures
            .iter()
            .any(|disclosure| disclosure.id.as_str() == id)
    },
    next: DRAFT,
};

const PAGE: Form = Form {
    text: include_str!("../forms/page.md"),
    folder: "content/pages",
    extension: "md",
    takes_title: true,
    kind: "page",
    what: ("页面", "page"),
    taken: |site, id| site.page(id).is_some(),
    next: DRAFT,
};

const GUIDE: Form = Form {
    text: include_str!("../forms/guide.md"),
    folder: "content/guides",
    extension: "md",
    takes_title: true,
    kind: "guide",
    what: ("一件事指引", "guide"),
    taken: |site, id| site.guide(id).is_some(),
    next: DRAFT,
};

const OPERATOR: Form = Form {
    text: include_str!("../forms/operator.yaml"),
    folder: "content/operators",
    extension: "yaml",
    takes_title: false,
    kind: "operator",
    what: ("承接机构", "operator"),
    taken: |site, id| site.operator(id).is_some(),
    next: (
        "没有草稿：没填好以前不要生成网站。",
        "It has no draft state: fill it in before you build.",
    ),
};

const DRAFT: (&str, &str) = (
    "它是草稿，只在预览里看得到；审完把 draft 改成 false。",
    "It is a draft, seen in the preview alone; set draft to false when it is approved.",
);
