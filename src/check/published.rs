//! What an inspector counts on published pages and files and no rule warns of: keywords, source, interpretation, heads of policy
//! documents, texts that stand in attachments alone; large pictures, files in old formats, links that say nothing.
//!
//! **You are here:** `check/` — asked by `inspection/`; no IO. *Source:* 政府网站与政务新媒体检查指标, 政府网站发展指引
//! (site-checks.yaml SRC-01, META-00, INTERP-01, DOC-04, A11Y-11, A11Y-14, DESIGN-02).

use crate::record::{FrontMatter, document::Notice};
use crate::site::{DocumentEntry, Shown, Site};
use std::sync::Arc;

/// A picture of more than this is slow on a township's line. *Units:* bytes.
const LARGE: u64 = 200 << 10;

/// Formats that today's phones and many computers cannot open.
const OLD: [&str; 8] = ["doc", "xls", "ppt", "wps", "et", "dps", "rtf", "wri"];

/// Pictures by their endings.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "bmp", "webp", "tif"];

/// Words of links that say nothing where they are read alone.
const VAGUE: [&str; 10] = [
    "点击这里", "点击此处", "点这里", "这里", "此处", "点击", "点击查看", "更多", "详情", "链接",
];

/// What a document lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// Keywords, for the tag of that name.
    Keywords,
    /// A source, or a publisher that stands for it: the tag says the site's title.
    Source,
    /// Of a policy document in force: another that explains it.
    Interpretation,
    /// Of a policy document: parts of its head, by their Chinese names.
    Head(Vec<&'static str>),
    /// A text: what it says stands in attachments alone.
    Text,
    /// Links whose words say where they lead: so many say nothing.
    Words(usize),
}

impl Lack {
    /// For people.
    pub fn zh(&self) -> String {
        match self {
            Lack::Keywords => "没有关键词".to_owned(),
            Lack::Source => "没有来源，也没有主办单位".to_owned(),
            Lack::Interpretation => "政策文件没有解读".to_owned(),
            Lack::Head(parts) => format!("文件信息缺{}", parts.join("、")),
            Lack::Text => "只有附件，没有正文".to_owned(),
            Lack::Words(links) => format!("{links} 处链接只写“点击这里”“更多”一类的字"),
        }
    }

    /// What to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Lack::Keywords => "在信息区写 keywords: [词, 词]",
            Lack::Source => "写 source，或在 site.yaml 写 publisher",
            Lack::Interpretation => "写一篇解读，interprets 写这份文件的编号",
            Lack::Head(_) => "在信息区补上",
            Lack::Text => "把附件里的要点写进正文",
            Lack::Words(_) => "链接的字写明去哪里，如“意见反馈表”",
        }
    }
}

/// A document with what it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLacks {
    /// Its file.
    pub file: Arc<str>,
    /// Its title.
    pub title: String,
    /// What it lacks; never empty.
    pub lacks: Vec<Lack>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileLack {
    /// A picture that is too large.
    Large,
    /// A format of yesterday.
    Old,
}

/// A published file that is large, or old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLacks {
    /// Its path.
    pub file: Arc<str>,
    /// *Units:* bytes.
    pub len: u64,
    /// What is wrong.
    pub lack: FileLack,
}

/// The documents that are published and lack something: notices, disclosures, pages, guides, in their order.
pub fn documents(site: &Site) -> Vec<DocumentLacks> {
    let mut found = Vec::new();
    let published = site
        .settings()
        .publisher
        .as_ref()
        .is_some_and(|own| own.0.name.is_some());
    for (at, notice) in site.notices.iter().enumerate() {
        let front = notice.front();
        let mut lacks = Vec::new();
        if front.keywords.is_empty() {
            lacks.push(Lack::Keywords);
        }
        if front.source.is_none() && !published {
            lacks.push(Lack::Source);
        }
        if site.is_policy(at) {
            policy(site, at, front, &mut lacks);
        }
        add(notice, site.shown_notice(at), lacks, &mut found);
    }
    for (at, disclosure) in site.disclosures.iter().enumerate() {
        let front = disclosure.front();
        let mut lacks = Vec::new();
        if front.keywords.is_empty() {
            lacks.push(Lack::Keywords);
        }
        let row = front.item.as_ref().and_then(|id| site.catalogue_row(id));
        let row = row.and_then(|row| site.catalogue[row].data.publisher.as_ref());
        if front.publisher.is_none() && row.is_none() && !published {
            lacks.push(Lack::Source);
        }
        add(disclosure, site.shown_disclosure(at), lacks, &mut found);
    }
    for page in &site.pages {
        let lacks = page.front().keywords.is_empty().then_some(Lack::Keywords);
        add(page, Shown::default(), lacks.into_iter().collect(), &mut found);
    }
    for guide in &site.guides {
        add(guide, Shown::default(), Vec::new(), &mut found);
    }
    found
}

/// What a policy document lacks.
fn policy(site: &Site, at: usize, front: &Notice, lacks: &mut Vec<Lack>) {
    // Who publishes another's document need not explain it.
    if front.source.is_none()
        && front.withdrawn.expose().is_none()
        && !site.notice_links.interpreted_by.contains_key(&at)
    {
        lacks.push(Lack::Interpretation);
    }
    let parts = [
        (front.topic.is_none(), "主题分类"),
        (front.issuer.is_empty(), "发文机关"),
        (front.dated.is_none(), "成文日期"),
        (front.document_number.is_none(), "发文字号"),
        (site.standing(at, site.today).is_none(), "有效性"),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|(lacks, _)| *lacks)
        .map(|(_, name)| name)
        .collect();
    if !parts.is_empty() {
        lacks.push(Lack::Head(parts));
    }
}

/// Adds what every kind of document may lack.
fn add<T: FrontMatter>(
    entry: &DocumentEntry<T>,
    shown: Shown<'_>,
    mut lacks: Vec<Lack>,
    found: &mut Vec<DocumentLacks>,
) {
    if !shown.whole() || entry.unpublished {
        return;
    }
    let own = &entry.versions[0];
    let body = &own.document.body.markdown;
    if body.trim().is_empty() && !entry.front().attachments().is_empty() {
        lacks.push(Lack::Text);
    }
    let vague = entry
        .versions
        .iter()
        .map(|version| vague(&version.document.body.markdown))
        .sum();
    if vague > 0 {
        lacks.push(Lack::Words(vague));
    }
    if !lacks.is_empty() {
        found.push(DocumentLacks {
            file: Arc::clone(&own.document.origin.file),
            title: own.title().to_owned(),
            lacks,
        });
    }
}

/// How many links of a text have words that say nothing.
fn vague(markdown: &str) -> usize {
    let links = markdown.match_indices("](").filter_map(|(at, _)| {
        let words = &markdown[..at];
        let start = words.rfind('[')?;
        (!words[..start].ends_with('!')).then(|| words[start + 1..].trim())
    });
    links.filter(|words| VAGUE.contains(words)).count()
}

/// The published files that are large pictures, or in old formats, by their paths.
pub fn files(site: &Site) -> Vec<FileLacks> {
    let lack = |name: &str, len: u64| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())?;
        let is = |endings: &[&str]| endings.contains(&ending.as_str());
        if is(&OLD) {
            Some(FileLack::Old)
        } else {
            (is(&PICTURES) && len > LARGE).then_some(FileLack::Large)
        }
    };
    let files = site.files.values().filter_map(|file| {
        Some(FileLacks {
            file: Arc::clone(&file.path),
            len: file.len,
            lack: lack(&file.name, file.len)?,
        })
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::vague;

    #[test]
    fn a_link_whose_words_say_nothing_is_counted_and_a_picture_is_not() {
        assert_eq!(
            vague("见[这里](page:a)和[意见反馈表](files/a.csv)，[ 更多 ](page:b)。"),
            2
        );
        assert_eq!(vague("![更多](files/a.png) [更多]"), 0);
    }
}
