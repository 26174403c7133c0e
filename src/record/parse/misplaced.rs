//! Files that stand where they are not read, or not as what they are: known by their names and by their keys.
//!
//! **You are here:** `record/parse` — asked for files of no known kind, and for files whose keys are another kind's; no IO.

use super::front_matter::front_matter;
use crate::diag::{Fault, code};
use crate::record::record_type::RecordType;
use crate::record::{
    FileKind, disclosure, document, guide, menu, nearest, operator, region, settings, station, statistics,
};
use crate::source::encoding;
use crate::source::yaml::{self, Kind, Node};

/// A kind of record by what its folder is, for people.
struct Home {
    kind: FileKind,
    zh: &'static str,
    en: &'static str,
    folder: &'static str,
    knows: fn(&str) -> bool,
    lacks: fn(&[&str]) -> bool,
}

/// A row a kind: what its files hold, the record's type, what it is called, its folder.
macro_rules! homes {
    ($($kind:ident $type:ty, $zh:literal, $en:literal, $folder:literal;)*) => {
        [$(Home {
            kind: FileKind::$kind,
            zh: $zh,
            en: $en,
            folder: $folder,
            knows: |key| <$type>::shape().knows(key),
            lacks: |keys| <$type>::shape().lacks(keys),
        }),*]
    };
}

/// Where the kinds belong, in the order in which they are tried.
const HOMES: &[Home] = &homes! {
    Stations station::Station, "站点", "a station", "content/stations/";
    Operators operator::Operator, "承接机构", "an operator", "content/operators/";
    Services menu::Category, "服务类别", "a service category", "content/services/";
    Figures statistics::Figures, "统计", "figures", "content/statistics/";
    Catalogue disclosure::CatalogueRow, "公开目录", "rows of the catalogue", "content/disclosure/catalogue/";
    Settings settings::Settings, "网站设置", "the site's settings", "content/site.yaml";
    Regions region::Region, "行政区划", "regions", "content/regions/";
    Notices document::Notice, "通知", "a notice", "content/notices/";
    Disclosures disclosure::Disclosure, "公开件", "a disclosure", "content/disclosure/items/";
    Pages document::Page, "页面", "a page", "content/pages/";
    Guides guide::Guide, "一件事指引", "a guide", "content/guides/";
};

/// How many keys a record needs to be known by them.
const FEWEST: usize = 3;

/// The keys of a record, or of the first record of a list.
fn keys(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::Map(entries) => entries.iter().map(|(key, _)| key.text.as_str()).collect(),
        Kind::List(items) => items.first().map(keys).unwrap_or_default(),
        Kind::Scalar { .. } => Vec::new(),
    }
}

/// The kind whose keys these are: all but one of them, and more than of any other kind.
fn home(keys: &[&str], documents: bool) -> Option<&'static Home> {
    if keys.len() < FEWEST {
        return None;
    }
    let score = |home: &Home| keys.iter().filter(|key| (home.knows)(key)).count();
    let mut best: Option<(usize, &Home)> = None;
    let mut tie = false;
    for home in HOMES.iter().filter(|home| home.kind.is_document() == documents) {
        let score = score(home);
        match best {
            Some((most, _)) if score < most => {}
            Some((most, _)) if score == most => tie = true,
            _ => {
                best = Some((score, home));
                tie = false;
            }
        }
    }
    best.filter(|(score, _)| !tie && score + 1 >= keys.len() && *score >= FEWEST)
        .map(|(_, home)| home)
}

/// The finding for a record in another kind's folder: one, in the place of one a key; and the kind that it is of.
pub(super) fn in_other_folder(kind: FileKind, node: &Node) -> Option<(Fault, FileKind)> {
    let keys = keys(node);
    let own = HOMES.iter().find(|home| home.kind == kind)?;
    let known = keys.iter().filter(|key| (own.knows)(key)).count();
    let other = home(&keys, kind.is_document()).filter(|home| home.kind != kind)?;
    // With all its keys known elsewhere a few that are strange here say enough; a lone one may be a slip, unless the record
    // also lacks what it needs here.
    let whole = keys.iter().all(|key| (other.knows)(key)) && !(other.lacks)(&keys);
    let strange = keys.len() - known;
    let elsewhere = whole && (strange >= 2 || strange == 1 && (own.lacks)(&keys));
    if known * 2 >= keys.len() && !elsewhere {
        return None;
    }
    let fault = Fault::new(
        code::UNKNOWN_KEY,
        format!("这个文件写的是{}，却放在{}的文件夹里", other.zh, own.zh),
        format!(
            "this file holds {}, but stands where {} belongs",
            other.en, own.en
        ),
    );
    let (zh, en) = other.move_there();
    Some((fault.help(zh, en), other.kind))
}

/// The kind that a record may be of whose keys say less: it lacks what it needs here, and is whole elsewhere.
pub(super) fn perhaps(kind: FileKind, node: &Node) -> Option<(FileKind, &'static str, &'static str)> {
    let keys = keys(node);
    let own = HOMES.iter().find(|home| home.kind == kind)?;
    if kind.is_document() || keys.len() < FEWEST || !(own.lacks)(&keys) {
        return None;
    }
    let mut others = HOMES.iter().filter(|home| {
        !home.kind.is_document()
            && home.kind != kind
            && keys.iter().all(|key| (home.knows)(key))
            && !(home.lacks)(&keys)
    });
    let other = others.next().filter(|_| others.next().is_none())?;
    Some((other.kind, other.zh, other.folder))
}

/// The kind of record that a file holds, by its keys alone: for files that stand where nothing is read.
pub(crate) fn kind_by_keys(path: &str, bytes: &[u8]) -> Option<FileKind> {
    home_of(path, bytes).map(|home| home.kind)
}

fn home_of(path: &str, bytes: &[u8]) -> Option<&'static Home> {
    let ending = path
        .rsplit(['.', '。', '．'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let markdown = ending == "md";
    if !matches!(ending.as_str(), "md" | "yaml" | "yml") {
        return None;
    }
    let text = encoding::decode(bytes).ok()?;
    let front = if markdown {
        front_matter(&text)?.yaml
    } else {
        &*text
    };
    let node = yaml::read(front).0?;
    home(&keys(&node), markdown)
}

impl Home {
    /// What to do with a file of this kind that stands elsewhere.
    fn move_there(&self) -> (String, String) {
        match self.kind {
            // There is one: a second must not be put over it.
            FileKind::Settings => (
                "网站设置只写在 content/site.yaml 里：已经有它的，把要改的写进它，再删去这个文件；没有它的，把这个文件改名为 site.yaml".to_owned(),
                "the site's settings stand in content/site.yaml alone: write into it what is to change and delete this file, or rename it if there is none".to_owned(),
            ),
            _ => (
                format!("把它移到 {}", self.folder),
                format!("move it to {}", self.folder),
            ),
        }
    }
}

/// The finding for a file that stands where nothing is read.
pub(super) fn unexpected(path: &str, bytes: &[u8]) -> Fault {
    let fault = Fault::new(
        code::UNEXPECTED_FILE,
        "这个文件不会被使用",
        "this file is not used",
    );
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some((real, hidden)) = hidden_ending(name) {
        return Fault::new(
            code::UNEXPECTED_FILE,
            format!("这个文件真正的扩展名是 .{hidden}，所以不会被使用"),
            format!("the real extension of this file is .{hidden}: it is not used"),
        )
        .help(
            format!("把文件改名为 {real}；看不到扩展名时，在资源管理器的“查看”里勾选“文件扩展名”"),
            format!("rename it to {real}; if the extension is not to be seen, turn on “File name extensions” in Explorer"),
        )
        .instead(real);
    }
    if let Some(right) = narrow_dot(name) {
        return fault
            .help(
                format!("扩展名前面要用英文的点：把文件改名为 {right}"),
                format!("a full stop of the keyboard stands before an extension: rename the file to {right}"),
            )
            .instead(right);
    }
    let lower = name.to_ascii_lowercase();
    let ends = |all: &[&str]| all.iter().any(|end| lower.ends_with(end));
    let (yaml, markdown) = (ends(&[".yaml", ".yml"]), ends(&[".md"]));
    if (yaml || markdown)
        && let Some(home) = home_of(path, bytes)
    {
        let (zh, en) = home.move_there();
        return fault.help(
            format!("它写的是{}：{zh}", home.zh),
            format!("it holds {}: {en}", home.en),
        );
    }
    if ends(&[
        ".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".et", ".pptx", ".ppt", ".jpg", ".jpeg", ".png",
        ".zip", ".rar", ".ofd", ".csv", ".mp4",
    ]) {
        return fault.help(
            format!("附件和图片放在 content/files/，在用到它的地方写 files/{name}"),
            format!("attachments and pictures belong into content/files/; refer to it as files/{name}"),
        );
    }
    if ends(&[".bak", ".tmp", ".old", "~", ".swp"]) {
        return fault.help(
            "像是软件留下的备份：用不到就删去",
            "it looks like a program's backup: delete it if nobody needs it",
        );
    }
    let markdown_folder = [
        "content/notices/",
        "content/pages/",
        "content/guides/",
        "content/disclosure/items/",
    ]
    .iter()
    .any(|folder| path.starts_with(folder));
    if let (true, Some(stem)) = (ends(&[".txt"]), name.rsplit_once('.').map(|(stem, _)| stem)) {
        let end = if markdown_folder { "md" } else { "yaml" };
        return fault.help(
            format!("这里只读 .{end} 文件：把它改名为 {stem}.{end}"),
            format!("only .{end} files are read here: rename it to {stem}.{end}"),
        );
    }
    wrong_folder(path, fault)
}

/// `x。yaml`, `x．md`: the name that was meant.
fn narrow_dot(name: &str) -> Option<String> {
    let at = name.rfind(['。', '．'])?;
    let ending = name[at..].trim_start_matches(['。', '．']);
    matches!(ending.to_ascii_lowercase().as_str(), "yaml" | "yml" | "md")
        .then(|| format!("{}.{ending}", name[..at].trim_end()))
}

/// `x.yaml.txt`: the name that was meant, and the ending that Windows hides.
fn hidden_ending(name: &str) -> Option<(String, &str)> {
    let (inner, ending) = name.rsplit_once('.')?;
    let lower = inner.to_ascii_lowercase();
    let is_content = [".yaml", ".yml", ".md"].iter().any(|end| lower.ends_with(end));
    let is_text = matches!(
        ending.to_ascii_lowercase().as_str(),
        "txt" | "text" | "doc" | "docx" | "wps" | "rtf" | "html" | "htm"
    );
    (is_content && is_text).then(|| (inner.to_owned(), ending))
}

/// The folders of content.
const FOLDERS: [&str; 10] = [
    "stations", "operators", "services", "notices", "disclosure", "statistics", "pages", "guides", "regions",
    "files",
];

/// Folders by the names that people give them.
const NAMES: [(&str, &str); 22] = [
    ("站点", "stations"),
    ("社工站", "stations"),
    ("机构", "operators"),
    ("承接机构", "operators"),
    ("服务", "services"),
    ("服务事项", "services"),
    ("通知", "notices"),
    ("通知公告", "notices"),
    ("公告", "notices"),
    ("公开", "disclosure"),
    ("信息公开", "disclosure"),
    ("统计", "statistics"),
    ("页面", "pages"),
    ("一件事", "guides"),
    ("指引", "guides"),
    ("行政区划", "regions"),
    ("地区", "regions"),
    ("附件", "files"),
    ("文件", "files"),
    ("图片", "files"),
    ("照片", "files"),
    ("资料", "files"),
];

/// The folder of content that a folder's name means.
pub(crate) fn folder_meant(folder: &str) -> Option<&'static str> {
    let lower = folder.to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == folder);
    named
        .map(|(_, folder)| *folder)
        .or_else(|| FOLDERS.into_iter().find(|known| *known == lower))
        .or_else(|| nearest(&lower, FOLDERS.into_iter()))
}

/// The files right in content/ that are read, and what people call them.
const FILES: [(&str, &[&str]); 6] = [
    ("site", &["网站设置", "设置", "网站", "settings", "config"]),
    ("regions", &["行政区划", "地区"]),
    ("audiences", &["服务对象"]),
    ("tags", &["标签"]),
    ("wording", &["用词"]),
    ("synonyms", &["同义词", "近义词"]),
];

/// The file right in content/ that a name means, without its ending.
pub(crate) fn file_meant(stem: &str) -> Option<&'static str> {
    let named = FILES.iter().find(|(_, names)| names.contains(&stem));
    named
        .map(|(file, _)| *file)
        .or_else(|| nearest(&stem.to_lowercase(), FILES.into_iter().map(|(file, _)| file)))
}

fn wrong_folder(path: &str, fault: Fault) -> Fault {
    let folder = path
        .split('/')
        .nth(1)
        .filter(|folder| !path.ends_with(folder))
        .unwrap_or_default();
    match folder_meant(folder).filter(|near| *near != folder) {
        Some(near) => fault.help(
            format!("文件夹名多半写错了：移到 content/{near}/"),
            format!("the folder's name may be mistyped: move the file to content/{near}/"),
        ),
        None => fault.help(
            "站点放在 content/stations/，通知放在 content/notices/ 并以 .md 结尾，附件放在 content/files/",
            "stations belong into content/stations/, notices into content/notices/ as .md, attachments into content/files/",
        ),
    }
}

/// The file's name as that of a translation where only the folder or the name's end says the language: `bo/n1.md`, `n1藏文.md`,
/// `n1-bo.md`. Whether it is one its keys say.
pub(super) fn translation_name(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Some(name) = with_language(stem) {
        return Some(name);
    }
    if let Some(lang) = crate::lang::named(folder.rsplit('/').next().unwrap_or_default()) {
        let tagged = stem.rsplit_once('.');
        let tagged = tagged.filter(|(_, tag)| crate::lang::Lang::parse(tag).is_some());
        let base = tagged.map_or(stem, |(base, _)| base);
        return Some(format!("{base}.{}.md", lang.tag()));
    }
    let at = stem.char_indices().rev().take(8).find(|(at, _)| {
        let word = &stem[*at..];
        *at > 0 && !word.is_ascii() && crate::lang::named(word).is_some() && word.chars().count() >= 2
    })?;
    let lang = crate::lang::named(&stem[at.0..])?;
    Some(format!("{}.{}.md", &stem[..at.0], lang.tag()))
}

/// The file's name with the language as it is read: `news1.藏文` → `news1.bo.md`. None where no language is named.
pub(super) fn with_language(stem: &str) -> Option<String> {
    let at = stem.rfind(['.', '-', '_', ' ', '（', '('])?;
    let (name, suffix) = stem.split_at(at);
    let word = suffix.trim_matches(['.', '-', '_', ' ', '（', '(', '）', ')']);
    let lang = crate::lang::named(word)?;
    let name = name.trim_end_matches(['.', '-', '_', ' ']);
    (!name.is_empty()).then(|| format!("{name}.{}.md", lang.tag()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use crate::record::parse;

    fn help(path: &str, text: &str) -> Vec<String> {
        let parsed = parse(&path.into(), text.as_bytes());
        let told = parsed.diagnostics.iter();
        told.map(|one| one.fault.help_zh.clone().unwrap()).collect()
    }

    const STATION: &str = "name: 甲站\nlevel: township\nregion: 540102\nphone: '12345'\nhours: []\n";

    #[test]
    fn hidden_endings_are_told() {
        for (path, right) in [
            ("content/stations/a.yaml.txt", "改名为 a.yaml；"),
            ("content/notices/通知.md.txt", "改名为 通知.md；"),
            ("content/stations/A.YML.TXT", "改名为 A.YML；"),
            ("content/pages/about.md.docx", "改名为 about.md；"),
            ("content/notices/甲.txt", "改名为 甲.md"),
            ("content/stations/甲.txt", "改名为 甲.yaml"),
            ("content/notices/附件1.docx", "files/附件1.docx"),
            ("content/stations/a.yaml.bak", "备份"),
            ("content/通知/a.md", "content/notices/"),
        ] {
            let help = help(path, "x");
            assert!(help.len() == 1 && help[0].contains(right), "{path}: {help:?}");
        }
    }

    #[test]
    fn a_record_in_another_folder_is_known_by_its_keys() {
        let notice =
            "---\ntitle: 甲\ndate: 2023-06-01\ncategory: notices\nissuer: 乙\npinned: false\n---\n正文\n";
        let page =
            "---\nitem: a-b\ntitle: 甲\ndate: 2023-06-01\nperiod: 2022\ncreated: 2023-01-01\n---\n正文\n";
        for (path, text, right) in [
            ("content/operators/a.yaml", STATION, "content/stations/"),
            ("content/services/a.yaml", STATION, "content/stations/"),
            ("content/a.yaml", STATION, "content/stations/"),
            ("content/notices/a.yaml", STATION, "content/stations/"),
            ("content/stations/a.md", notice, "content/notices/"),
            ("content/pages/a.md", page, "content/disclosure/items/"),
        ] {
            let help = help(path, text);
            assert!(help.len() == 1 && help[0].contains(right), "{path}: {help:?}");
        }
        assert!(help("content/stations/a.yaml", STATION).is_empty());
    }

    #[test]
    fn a_language_in_a_name_is_its_tag() {
        for (stem, right) in [
            ("news1.藏文", "news1.bo.md"),
            ("news1.藏语", "news1.bo.md"),
            ("news1.tibetan", "news1.bo.md"),
            ("news1.བོད་ཡིག", "news1.bo.md"),
            ("news1_bo", "news1.bo.md"),
            ("news1（藏文版）", "news1.bo.md"),
            ("news1.BO", "news1.bo.md"),
            ("news1.汉文", "news1.zh.md"),
        ] {
            assert_eq!(super::with_language(stem).as_deref(), Some(right), "{stem}");
            let help = help(&format!("content/notices/{stem}.md"), "---\ntitle: 甲\n---\n");
            assert!(help.iter().any(|help| help.contains(right)), "{stem}: {help:?}");
        }
        assert_eq!(super::with_language("关于藏文"), None);
    }
}
