//! Z701 `id-number`, Z702 `bank-card`, Z703 `private-mobile`, Z704 `picture-position`, Z705 `named-persons`,
//! Z706 `unchecked-attachment`, Z721 `active-attachment`, Z722 `unlisted-attachment`, Z524 `damaged-attachment`; Z708
//! `secret-mark` in attachments
//!
//! *What they check:* no file that is published — texts, attachments, names of files — holds a citizen's ID number, a bank
//! card, a mobile number that no record declares as an office phone, or a picture with its position; persons are not named
//! beside illness, aid or a child's age; attachments can be opened, are of a kind that runs nowhere,
//! and those that cannot be looked through are named.
//!
//! *Why:* whoever has such a number can act in the person's name; once on the web it cannot be taken back.
//!
//! *Bad:* a list of names with numbers such as `11010519491231002X`. *Good:* names as the law wants them, without numbers; a
//! phone that the public may call in `phone:` of the station or in `feedback:`.
//!
//! *Source:* GB 11643; 个人信息保护法第十条、第二十五条、第二十八条 (site-checks.yaml PII-01 to PII-04, PII-08, LINK-03).
//!
//! **You are here:** `check/` — beside the rules: what was seen in each file is handed in, because files are looked through
//! when they are read; no IO.

use super::rules::secret_mark;
use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::personal::file::{Admission, Advice, Damaged, Looked, Unchecked};
use crate::personal::{Kind, Persons, Sighting, find, mask};
use crate::record::{Personal, file_kind};
use crate::site::{DocumentEntry, Site};
use crate::value::{Phone, nfc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was seen in the files of a site folder.
#[derive(Debug, Default)]
pub struct Sightings<'p> {
    /// In content files.
    pub texts: Vec<&'p Personal>,
    /// In attachments, by path.
    pub attachments: Vec<(&'p Arc<str>, &'p Looked)>,
    /// Paths of all files.
    pub paths: Vec<&'p Arc<str>>,
}

/// The findings about personal data. *Shape:* not sorted.
pub fn personal(site: &Site, seen: &Sightings<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mobile = |seen: &Sighting| seen.kind == Kind::Mobile;
    let any_mobile = seen.texts.iter().any(|text| text.numbers.iter().any(mobile))
        || seen
            .attachments
            .iter()
            .any(|(_, looked)| looked.numbers.iter().any(|(seen, _)| mobile(seen)));
    let declared = if any_mobile {
        declared(site)
    } else {
        BTreeSet::new()
    };
    let fault_of = |seen: &Sighting, line: Option<usize>| {
        (seen.kind != Kind::Mobile || !declared.contains(&mobile_digits(seen.digits)))
            .then(|| number(seen, line))
    };
    let shown = shown_documents(site);
    for text in &seen.texts {
        let document = file_kind(&text.file).is_document();
        if document && !shown.contains(&text.file) {
            continue;
        }
        let place =
            |range: &std::ops::Range<usize>| Place::span(&text.file, Span::new(range.start, range.end));
        for seen in &text.numbers {
            found.extend(fault_of(seen, None).map(|fault| fault.at(place(&seen.range))));
        }
        for persons in &text.persons {
            found.push(named(persons).at(place(&persons.range)));
        }
    }
    for (path, looked) in &seen.attachments {
        if !site.files.contains_key(&*nfc(path)) && !site.files.contains_key(*path) {
            continue;
        }
        let mut faults: Vec<Fault> = looked
            .numbers
            .iter()
            .filter_map(|(seen, line)| fault_of(seen, *line))
            .collect();
        faults.extend(looked.persons.iter().map(named));
        let name = || path.rsplit('/').next().unwrap_or(path);
        faults.extend(
            looked
                .secret
                .as_deref()
                .map(|mark| secret_mark::fault(mark, Some(name()))),
        );
        faults.extend(looked.position.then(position));
        faults.extend(admission(looked.admission, name()));
        // What is refused for its kind need not be checked for what cannot be seen in it.
        if looked.admission == Admission::Listed {
            faults.extend(looked.unchecked.map(unchecked));
        }
        faults.extend(looked.damaged.map(|how| damaged(path, how)));
        found.extend(faults.into_iter().map(|fault| fault.at(Place::file(path))));
    }
    for path in &seen.paths {
        for seen in find(path) {
            found.extend(fault_of(&seen, None).map(|fault| in_name(fault, path).at(Place::file(path))));
        }
    }
    found
}

/// Mobile numbers that records declare as someone's office phone.
fn declared(site: &Site) -> BTreeSet<u64> {
    let mut all = BTreeSet::new();
    let mut add = |phones: &[Phone]| {
        for phone in phones {
            let digits = phone.as_str().bytes().filter(u8::is_ascii_digit);
            let digits = digits.fold(0_u64, |sum, byte| {
                sum.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'))
            });
            all.insert(mobile_digits(digits));
        }
    };
    let settings = site.settings();
    add(&settings.publisher_contact().phone);
    if let Some(feedback) = &settings.feedback {
        add(&feedback.phone);
    }
    for station in &site.stations {
        let data = &station.record.data;
        add(&data.phone);
        if let Some(feedback) = &data.feedback {
            add(&feedback.phone);
        }
    }
    for operator in &site.operators {
        add(&operator.data().phone);
    }
    for service in &site.menu.services {
        if let Some(complaints) = &service.data().complaints {
            add(&complaints.phone);
        }
    }
    all
}

/// Without the country's number.
fn mobile_digits(digits: u64) -> u64 {
    digits % 100_000_000_000
}

/// The files of documents that have a page.
fn shown_documents(site: &Site) -> BTreeSet<Arc<str>> {
    fn files<T>(entries: &[DocumentEntry<T>]) -> impl Iterator<Item = Arc<str>> + '_ {
        let versions = entries.iter().flat_map(|entry| &entry.versions);
        versions.map(|version| Arc::clone(&version.document.origin.file))
    }
    files(&site.notices)
        .chain(files(&site.disclosures))
        .chain(files(&site.pages))
        .chain(files(&site.guides))
        .collect()
}

fn number(seen: &Sighting, line: Option<usize>) -> Fault {
    let masked = &seen.masked;
    let (here, on) = match line {
        Some(line) => (format!("第 {line} 行"), format!("line {line} holds ")),
        None => ("这里".to_owned(), String::new()),
    };
    match seen.kind {
        Kind::IdNumber => Fault::new(
            code::ID_NUMBER,
            format!("{here}有一个公民身份号码 {masked}，不能公开"),
            format!("{on}a citizen's ID number, {masked}, which must not be published"),
        )
        .help(
            "删去号码；要区分同名的人，写村(社区)或工作单位。表格和附件里的也要删去",
            "delete the number; tell people of one name apart by village or employer, and look into attachments too",
        ),
        Kind::BankCard => Fault::new(
            code::BANK_CARD,
            format!("{here}有一个银行卡号 {masked}，个人的卡号不能公开"),
            format!("{on}a bank card number, {masked}; a person's must not be published"),
        )
        .help(
            "删去卡号。确是单位的对公账户、捐赠账户的，写 allow: [{rule: bank-card, reason: 单位捐赠账户, by: 批准的人}]",
            "delete the number; for an organisation's own account write allow: [{rule: bank-card, reason: …, by: …}]",
        ),
        Kind::Mobile => Fault::new(
            code::PRIVATE_MOBILE,
            format!("{here}有一个手机号 {masked}，没有声明为公务电话"),
            format!("{on}a mobile number, {masked}, that is not declared as an office phone"),
        )
        .help(
            "个人手机号请删去。对外公开的值班电话，写进站点、承接机构的 phone 或 site.yaml 的 feedback；只在这里公开的，写 allow: \
             [{rule: private-mobile, reason: 值班电话, by: 批准的人}]",
            "delete a private number; an office phone belongs into `phone` of the station or operator, or `feedback` of site.yaml; \
             or write allow: [{rule: private-mobile, reason: …, by: …}]",
        ),
    }
}

/// A number that stands in the name of a file, which readers see when they download it.
fn in_name(fault: Fault, path: &str) -> Fault {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = mask(name, true).into_owned();
    let Fault { zh, en, .. } = fault;
    Fault {
        zh: format!("文件名 {name}：{zh}"),
        en: format!("the name of the file {name}: {en}"),
        help_zh: Some("给文件改名，名字里不要有号码；引用它的地方一起改".to_owned()),
        help_en: Some("rename the file without the number, also where it is referred to".to_owned()),
        ..fault
    }
}

fn named(persons: &Persons) -> Fault {
    let word = persons.word;
    let (zh, en) = if persons.list {
        (
            format!("名单里有完整姓名，又有“{word}”一类的内容"),
            format!("a list gives full names beside {word}"),
        )
    } else {
        (
            format!("完整姓名和“{word}”一类的内容写在一起"),
            format!("a full name stands beside {word}"),
        )
    };
    Fault::new(code::NAMED_PERSONS, zh, en).help(
        "遮去名字(王某某、王*明)，或者删去疾病、残疾、年龄、住址；依法必须公示全名的，写 allow: [{rule: named-persons, reason: \
         依据, by: 批准的人}]",
        "mask the names, or leave illness, disability, age and address out; where the law wants full names write allow: \
         [{rule: named-persons, reason: the law, by: …}]",
    )
}

fn position() -> Fault {
    Fault::new(
        code::PICTURE_POSITION,
        "图片里存有拍摄地点的经纬度",
        "the picture holds the position where it was taken",
    )
    .help(
        "用“画图”打开另存一份，或在“属性—详细信息—删除属性和个人信息”里去掉位置，再放回来",
        "save a copy from a paint program, or remove the position in the file's properties",
    )
}

/// What is said of a file that is of no kind that is published.
fn admission(admission: Admission, name: &str) -> Option<Fault> {
    let advice = match admission {
        Admission::Listed => return None,
        Admission::Active => {
            return Some(
                Fault::new(
                    code::ACTIVE_ATTACHMENT,
                    format!("{name} 是网页、脚本或程序一类的文件，居民打开链接时会运行，不能作附件"),
                    format!("{name} is a page, script or program that would run when its link is opened"),
                )
                .help(
                    "网页里的文字请写进正文，或者另存为 PDF、docx 再作附件；图片另存为 png 或 jpg；程序不要放在网站上",
                    "write the words of a page into the text, or save it as PDF or docx; save a drawing as png; leave programs out",
                ),
            );
        }
        Admission::Unlisted(advice) => advice,
    };
    let ending = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, ending)| format!(" .{ending}"));
    let (zh, en) = match advice {
        Advice::Picture => (
            "用“画图”打开，另存为 jpg 或 png",
            "open it in a paint program and save it as jpg or png",
        ),
        Advice::Office => (
            "用原来的程序打开，另存为 docx、xlsx 或 pdf",
            "open it in its program and save it as docx, xlsx or pdf",
        ),
        Advice::Text => (
            "是文字的，用记事本另存为 txt；是表格的，另存为 csv 或 xlsx",
            "save words as txt from an editor, a table as csv or xlsx",
        ),
        Advice::Unpack => (
            "解开压缩包，把里面的文件分别作附件；文件很多的，重新打成 zip",
            "unpack it and attach the files themselves, or pack them as zip",
        ),
        Advice::Media => (
            "声音另存为 mp3，录像另存为 mp4",
            "save sound as mp3 and film as mp4",
        ),
        Advice::Macros => (
            "文件里有宏。在 WPS 或 Excel、Word 里另存为不带宏的 docx 或 xlsx",
            "it holds macros: save it as docx or xlsx without them",
        ),
        Advice::Ending => (
            "给文件名加上扩展名(如 .docx、.pdf)；不知道是什么文件的，用 WPS 打开，另存为 docx、xlsx 或 pdf",
            "give the name its ending, such as .docx or .pdf; else open it and save it as docx, xlsx or pdf",
        ),
    };
    Some(
        Fault::new(
            code::UNLISTED_ATTACHMENT,
            if ending.is_empty() {
                format!("附件 {name} 没有扩展名，许多居民打不开，程序也不能检查其中的个人信息")
            } else {
                format!("{ending} 文件许多居民打不开，程序也不能完整检查其中的个人信息，不作附件发布").trim_start().to_owned()
            },
            format!("the attachment {name} is of no kind that opens everywhere and can be checked for personal data"),
        )
        .help(
            format!(
                "{zh}。一定要发布原文件的，请人看过，写 allow: [{{rule: unlisted-attachment, reason: 已人工检查, by: 检查的人}}]"
            ),
            format!(
                "{en}; where the file itself has to be published, have someone look through it and write allow: [{{rule: \
                 unlisted-attachment, reason: looked through, by: …}}]"
            ),
        ),
    )
}

fn unchecked(why: Unchecked) -> Fault {
    let (zh, en) = match why {
        Unchecked::NoText => (
            "文件里有的页没有文字(或者几乎没有)，只有图",
            "the file, or a page of it, is a picture with hardly any text",
        ),
        Unchecked::Locked => ("文件加了密码", "the file is locked with a password"),
        Unchecked::TooLarge => (
            "文件太大，或者解压后太大",
            "the file is too large, or too much comes out of it",
        ),
        Unchecked::Form => (
            "这种格式的文件程序不能完整检查",
            "files of this form cannot be looked through completely",
        ),
        Unchecked::Unreadable => ("文件读不出来", "the file cannot be read"),
    };
    Fault::new(
        code::UNCHECKED_ATTACHMENT,
        format!("{zh}，没有检查其中的个人信息"),
        format!("{en}: it was not checked for personal data"),
    )
    .help(
        "请人逐页看过，没有身份证号、银行卡号、手机号再发布；能换成 docx、xlsx 或有文字的 PDF 的，换了再检查。看过的写 allow: \
         [{rule: unchecked-attachment, reason: 已人工检查, by: 检查的人}]",
        "have someone look through it page by page, or replace it by a docx, an xlsx or a PDF with text; then write allow: \
         [{rule: unchecked-attachment, reason: looked through, by: …}]",
    )
}

fn damaged(path: &str, how: Damaged) -> Fault {
    let (zh, en) = match how {
        Damaged::Empty => ("附件是空的，下载后打不开", "the attachment is empty"),
        Damaged::OtherForm => (
            "附件的内容与扩展名不符，下载后可能打不开",
            "the attachment is not what the ending of its name says",
        ),
        Damaged::Scientific => (
            "表格里有 4.6E+17 这样的数：长号码被电子表格改坏了，后几位已经丢失；如果是身份证号，也不能公开",
            "the table holds numbers such as 4.6E+17: a spreadsheet has shortened long numbers, whose last digits are lost; if they \
             are ID numbers they must not be published either",
        ),
        Damaged::NoMark => (
            "CSV 表格没有编码标记(BOM)，居民用 Excel 或 WPS 打开可能是乱码",
            "the CSV table has no byte-order mark: spreadsheets may show it garbled",
        ),
    };
    let fault = Fault::new(code::DAMAGED_ATTACHMENT, zh, en);
    if how == Damaged::Scientific {
        return fault.help(
            "是身份证号、银行卡号的，删去这一列；是编号的，从原始台账重新导出，先把这一列设成“文本”格式",
            "delete the column if it holds ID or card numbers; else export the table anew with the column set to text",
        );
    }
    if how == Damaged::NoMark {
        return fault.help(
            "在 WPS 或 Excel 里打开，另存为“CSV UTF-8(逗号分隔)”，或者存成 xlsx；用记事本的，另存时编码选“带有 BOM 的 UTF-8”",
            "save it anew as CSV UTF-8, or as xlsx; in Notepad choose the encoding UTF-8 with BOM",
        );
    }
    let lower = path.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends(&[
        ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic",
    ]) {
        return fault.help(
            "用“画图”或看图软件打开原来的图片，另存为 JPG 或 PNG，再放进 content/files/；打不开的，重新取一份",
            "open the original picture in Paint, save it as JPG or PNG, and put it into content/files/; if it does not open, get it anew",
        );
    }
    if !ends(&[
        ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".rtf", ".pdf",
    ]) {
        return fault.help(
            "在自己电脑上打开看一看；打不开或是空的，重新取一份，再放进 content/files/",
            "open it on your computer; if it is empty or does not open, get it anew and put it into content/files/",
        );
    }
    fault.help(
        "在 WPS 或 Word 里打开原文件，用“另存为”重新保存，再放进 content/files/",
        "open the original, save it anew in the right form, and put it into content/files/",
    )
}
