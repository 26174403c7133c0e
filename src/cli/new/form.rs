//! Form filler: fills a form in with what the site has, and puts it into its folder.
//!
//! **You are here:** `cli/new` — after [`super::forms`], before [`super::save`].

use super::save::Desk;
use super::{Refusal, title};
use crate::lang::Text;
use crate::record::disclosure::AppliesTo;
use crate::session::save::Touched;
use crate::site::Site;
use crate::value::Id;
use jiff::civil::Date;

/// A file to fill in. Words in Chinese and English stand in pairs.
pub(super) struct Form {
    /// With `@MARKS@` for what depends on the site.
    pub text: &'static str,
    /// Where the file belongs.
    pub folder: &'static str,
    /// Of its name.
    pub extension: &'static str,
    /// Whether a title may stand in the place of its id.
    pub takes_title: bool,
    /// What its record is called in the history.
    pub kind: &'static str,
    /// What it describes.
    pub what: (&'static str, &'static str),
    /// Whether the site has one with this id.
    pub taken: fn(&Site, &str) -> bool,
    /// What to keep in mind.
    pub next: (&'static str, &'static str),
}

/// A code that `content/regions.yaml` may hold, for sites that have no region yet.
const ANY_REGION: &str = "540102";

impl Form {
    /// Writes the filled-in form.
    pub(super) fn make(&self, desk: &Desk<'_>, site: &Site, id: &Id, today: Date) -> Result<(), Refusal> {
        if (self.taken)(site, id) {
            let (zh, en) = self.what;
            return Err(Refusal::usage(
                format!("已经有编号是 {id} 的{zh}，换一个编号"),
                format!("there is a {en} with the id {id} already; choose another id"),
            ));
        }
        let path = format!("{}/{id}.{}", self.folder, self.extension);
        self.write(desk, &path, id, &self.filled(site, id, today)?)
    }

    /// Writes the filled-in form of a document under its title, with a short id.
    pub(super) fn make_titled(
        &self,
        desk: &Desk<'_>,
        site: &Site,
        words: &str,
        today: Date,
    ) -> Result<(), Refusal> {
        let file = title::file_name(words);
        let id = title::id(words, today, |id| (self.taken)(site, id))?;
        let text = self.filled(site, &id, today)?;
        let text = text
            .replacen(
                "title: 请填写标题",
                &format!("title: {}\nid: {id}", title::quoted(words)),
                1,
            )
            .replacen(&format!("{id}.bo.md"), &format!("{file}.bo.md"), 1);
        let path = format!("{}/{file}.{}", self.folder, self.extension);
        self.write(desk, &path, &id, &text)
    }

    fn write(&self, desk: &Desk<'_>, path: &str, id: &Id, text: &str) -> Result<(), Refusal> {
        let made = Touched {
            record: format!("{}:{id}", self.kind),
            fields: Vec::new(),
        };
        desk.create(path, text, vec![made])?;
        desk.created(path);
        let (zh, en) = self.next;
        desk.report.line(
            &format!("建好了：{path}\n打开它，把“请填写”的地方换成真的。{zh}\n看页面：zhandian serve"),
            &format!("made {path}\nOpen it and fill it in. {en}\nSee the page: zhandian serve"),
        );
        Ok(())
    }

    /// The text with all marks replaced. *Errors:* the site lacks what the file must refer to.
    fn filled(&self, site: &Site, id: &Id, today: Date) -> Result<String, Refusal> {
        let settings = site.settings();
        let lang = site.default_lang();
        let name = |text: &Text| text.best(lang, lang).0.replace(['\r', '\n'], " ");
        let choices = |all: Vec<(&Id, &Text)>| {
            all.iter()
                .map(|(id, text)| format!("{id} {}", name(text)))
                .collect::<Vec<_>>()
                .join("、")
        };
        let mut text = self
            .text
            .replace("@ID@", id)
            .replace("@TODAY@", &today.to_string());
        text = text.replace("@LANG@", lang.tag());
        let region = site
            .regions
            .list
            .first()
            .map_or(ANY_REGION, |region| region.record.data.code.as_str());
        text = text.replace("@REGION@", region);
        text = text.replace("@SERVICE@", &free_service(site, id));
        if text.contains("@LEVEL@") {
            let first = settings.station_levels.first().ok_or_else(no_level)?;
            let all = settings
                .station_levels
                .iter()
                .map(|level| (&level.id, &level.name))
                .collect();
            text = text
                .replace("@LEVEL@", &first.id)
                .replace("@LEVELS@", &choices(all));
        }
        if text.contains("@CATEGORY@") {
            let first = settings.notice_categories.first().ok_or_else(no_category)?;
            let all = settings
                .notice_categories
                .iter()
                .map(|category| (&category.id, &category.name))
                .collect();
            text = text
                .replace("@CATEGORY@", &first.id)
                .replace("@CATEGORIES@", &choices(all));
        }
        if text.contains("@ROW@") {
            let first = site.catalogue.first().ok_or_else(no_row)?;
            text = text
                .replace("@ROW@", &first.id)
                .replace("@ROW_NAME@", &name(&first.data.level2))
                .replace(
                    "@ROW_SUBJECT@",
                    subject(first.data.applies_to.unwrap_or(AppliesTo::Site)),
                );
        }
        Ok(text)
    }
}

/// Who discloses a row, and which key says so.
fn subject(applies_to: AppliesTo) -> &'static str {
    match applies_to {
        AppliesTo::Site => "全站公开一份",
        AppliesTo::Station => "每个站点各公开一份，下面要写 station",
        AppliesTo::Operator => "每个承接机构各公开一份，下面要写 operator",
    }
}

/// An id for a first service of the new category that no service of the site has.
fn free_service(site: &Site, category: &Id) -> String {
    // Room for the hyphen and the number within the 64 characters of an id.
    let stem: String = category.chars().take(56).collect();
    let stem = stem.trim_end_matches('-');
    let mut number = 1;
    loop {
        let id = format!("{stem}-{number}");
        if site.menu.service(&id).is_none() {
            return id;
        }
        number += 1;
    }
}

fn no_level() -> Refusal {
    Refusal::usage(
        "content/site.yaml 里还没有站点级别（station_levels），先写上",
        "content/site.yaml has no station_levels yet; write them first",
    )
}

fn no_category() -> Refusal {
    Refusal::usage(
        "content/site.yaml 里还没有栏目（notice_categories），先写上一个，如 - {id: notices, name: {zh: 通知公告}}",
        "content/site.yaml has no notice_categories yet; write one first",
    )
}

fn no_row() -> Refusal {
    Refusal::usage(
        "公开目录还是空的，公开件要属于目录里的一行。先抄进标准目录：zhandian new disclosure-catalogue 编号 --fields 社工站",
        "the disclosure catalogue is empty, and a disclosure belongs to a row of it. First: zhandian new disclosure-catalogue ID --fields 社工站",
    )
}
