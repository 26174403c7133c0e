//! Fields of a new record: those that are said with `--set`, in English or in Chinese, and those that are assumed.
//!
//! **You are here:** `cli/import` — used by `document`; no IO.

use super::trouble::Trouble;
use crate::session::intake::Target;
use crate::site::Site;
use jiff::civil::Date;

/// A field and what it is to say; nothing: the record has none.
pub(super) struct Given {
    pub(super) key: String,
    pub(super) value: String,
}

/// Chinese words for fields.
const WORDS: [(&str, &str); 18] = [
    ("标题", "title"),
    ("栏目", "category"),
    ("日期", "date"),
    ("发布日期", "date"),
    ("公开日期", "date"),
    ("公开事项", "item"),
    ("事项", "item"),
    ("发文字号", "document_number"),
    ("文号", "document_number"),
    ("索引号", "index_number"),
    ("发文机关", "issuer"),
    ("成文日期", "dated"),
    ("生成日期", "created"),
    ("主送机关", "addressees"),
    ("主送", "addressees"),
    ("公开主体", "publisher"),
    ("摘要", "summary"),
    ("时期", "period"),
];

/// What a field is called for people.
pub(super) fn word(key: &str, zh: bool) -> &str {
    let known = WORDS.iter().rev().find(|(_, own)| *own == key);
    match known.filter(|_| zh) {
        _ if zh && key == "date" => "发布日期",
        _ if zh && key == "document_number" => "发文字号",
        _ if zh && key == "addressees" => "主送机关",
        _ if zh && key == "item" => "公开事项",
        Some((word, _)) => word,
        None => key,
    }
}

/// `栏目=policies`.
pub(super) fn read(all: &[String]) -> Result<Vec<Given>, Trouble> {
    all.iter()
        .map(|text| {
            let (key, value) = text.split_once(['=', '＝']).ok_or_else(|| {
                Trouble::Usage(
                    format!("--set 要写成 字段=值，如 --set 栏目=policies；“{text}”里没有等号"),
                    format!(
                        "--set is FIELD=VALUE, such as --set category=policies; `{text}` has no equals sign"
                    ),
                )
            })?;
            let key = key.trim();
            let known = WORDS.iter().find(|(word, _)| *word == key);
            Ok(Given {
                key: known.map_or(key, |(_, key)| key).to_owned(),
                value: value.trim().to_owned(),
            })
        })
        .collect()
}

/// Fields that a record cannot be without and that no document tells: the day, the column. *Errors:* the row of the catalogue
/// has to be said.
pub(super) fn assumed(
    target: Target,
    site: &Site,
    today: Date,
    given: &[Given],
) -> Result<Vec<Given>, Trouble> {
    let said = |key: &str| given.iter().any(|own| own.key == key && !own.value.is_empty());
    let mut out = Vec::new();
    let mut add = |key: &str, value: &str| {
        if !said(key) {
            out.push(Given {
                key: key.to_owned(),
                value: value.to_owned(),
            });
        }
    };
    if target == Target::Page {
        return Ok(out);
    }
    add("date", &today.to_string());
    if target == Target::Notice {
        let columns = &site.settings().notice_categories;
        // The column that is called so where there is one, else the first.
        let column = columns
            .iter()
            .find(|own| own.id.as_str() == "notices")
            .or_else(|| columns.first());
        match column {
            Some(column) => add("category", column.id.as_str()),
            None => {
                return Err(Trouble::Refused(
                    "content/site.yaml 里还没有栏目（notice_categories），先写上一个".to_owned(),
                    "content/site.yaml has no notice_categories yet; write one first".to_owned(),
                ));
            }
        }
    } else if !said("item") {
        let lang = site.default_lang();
        let rows: Vec<String> = site
            .catalogue
            .iter()
            .take(12)
            .map(|row| format!("{} {}", row.id.as_str(), row.data.level2.best(lang, lang).0))
            .collect();
        let rows = rows.join("、");
        return Err(Trouble::Usage(
            format!("公开件要写明属于公开目录的哪一行：--set 公开事项=编号。目录里有：{rows}"),
            format!("a disclosure belongs to a row of the catalogue: --set item=ID. There are: {rows}"),
        ));
    }
    Ok(out)
}
