//! Atom feed (RFC 4287): the newest notices.
//!
//! **You are here:** `data/` — a format; no IO. *Source:* portable-output.md U3.

use super::xml::header;
use super::{DataFile, Format};
use crate::html::escape;
use crate::page::{PageId, Surroundings, notice_item};
use crate::site::{Kind, Site};
use crate::value::Moment;
use std::fmt::Write as _;

/// `feed.xml`; with a `base_url` only.
pub const FEED: Format = Format {
    may_have: |path| path == PATH,
    files: |material| {
        let base = material.site.base_url.as_deref();
        let file = base.map(|base| DataFile {
            path: PATH.to_owned(),
            text: feed(material.site, material.around, base),
        });
        file.into_iter().collect()
    },
};

const PATH: &str = "feed.xml";

/// Notices in the feed.
const IN_FEED: usize = 30;

fn feed(site: &Site, around: &Surroundings, base: &str) -> String {
    let lang = site.default_lang();
    let mut newest: Vec<usize> = (0..site.notices.len())
        .filter(|at| !site.notices[*at].unpublished)
        .collect();
    newest.sort_by(|a, b| {
        site.notices[*b]
            .front()
            .date
            .cmp(&site.notices[*a].front().date)
            .then(a.cmp(b))
    });
    newest.truncate(IN_FEED);
    let updated = newest.first().and_then(|at| site.notices[*at].front().date);
    let mut xml = header(&format!(
        "feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"",
        lang.html()
    ));
    let title = site.settings().title.best(lang, lang).0;
    let _ = writeln!(xml, "<title>{}</title>", escape(title));
    let _ = writeln!(xml, "<id>{}</id>", escape(base));
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}feed.xml\"/>", escape(base));
    let _ = writeln!(xml, "<link href=\"{}index.html\"/>", escape(base));
    let _ = writeln!(xml, "<updated>{}</updated>", timestamp(updated));
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(title));
    for at in newest {
        let entry = &site.notices[at];
        let version = &entry.versions[0];
        let item = notice_item(site, around, at);
        let address = PageId {
            key: Kind::Notice.at(at).into(),
            lang: version.lang,
        }
        .path(site);
        let _ = writeln!(xml, "<entry xml:lang=\"{}\">", version.lang.html());
        let _ = writeln!(xml, "<title>{}</title>", escape(&item.title.text));
        let _ = writeln!(xml, "<id>{}{address}</id>", escape(base));
        let _ = writeln!(xml, "<link href=\"{}{address}\"/>", escape(base));
        let _ = writeln!(xml, "<updated>{}</updated>", timestamp(entry.front().date));
        if let Some(summary) = &item.summary {
            let _ = writeln!(xml, "<summary>{}</summary>", escape(&summary.text));
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}

/// RFC 3339; China's civil time is eight hours before UTC.
fn timestamp(moment: Option<Moment>) -> String {
    let Some(moment) = moment else {
        return "1970-01-01T00:00:00Z".to_owned();
    };
    let (hour, minute) = moment.time.map_or((0, 0), |time| (time.hour(), time.minute()));
    format!("{}T{hour:02}:{minute:02}:00+08:00", moment.date)
}
