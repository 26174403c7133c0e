//! Opening: a record from its files as they are on the disk now, and its page.
//!
//! **You are here:** `session/desk` — before `save` and `check`.

use super::Desk;
use crate::build::Built;
use crate::diag::Diagnostic;
use crate::disk::change;
use crate::edit::Value;
use crate::form::{self, Around, At, Kind, Opened, Page, Told, Unopened};
use crate::html::escape;
use crate::ledger::Names;
use crate::preview::edit::{Question, Reply};
use crate::site::Site;
use std::fmt::Write as _;
use std::sync::{Arc, PoisonError};

/// The most attachments that a form offers.
const MOST_FILES: usize = 2_000;

impl Desk {
    /// A record, as its files are now.
    pub(super) fn open(&self, site: &Site, kind: &'static Kind, id: &str) -> Result<Opened, Unopened> {
        let at = kind.find(site, id).or_else(|| self.just_made(kind, id));
        let at = at.ok_or(Unopened::Gone)?;
        let bytes = |path: &str| change::read(&self.root, path).ok().flatten();
        Opened::read(kind, id, &at, &site.languages, &bytes)
    }

    /// Where a record stands that was made here a moment ago.
    fn just_made(&self, kind: &Kind, id: &str) -> Option<At> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let file = made.get(&format!("{}:{id}", kind.word))?;
        Some(At {
            file: Arc::from(file.as_str()),
            index: None,
            versions: Vec::new(),
        })
    }

    /// The page of a record.
    pub(super) fn show(&self, question: &Question<'_>, kind: &'static Kind, id: &str) -> Reply {
        let Some(built) = self.built() else {
            return self.broken();
        };
        let Some(site) = built.site() else {
            return self.broken();
        };
        let opened = match self.open(site, kind, id) {
            Ok(opened) => opened,
            Err(Unopened::Gone) => return self.nothing(),
            Err(Unopened::Unreadable) => return self.as_text(question, site, kind, id),
        };
        let mut page = self.page_of(question, &built, &opened);
        if let Some(change) = question.query("saved") {
            page.notes = self.saved_notes(change) + &page.notes;
        }
        let told = self.told_of(&opened);
        let sight = Sight {
            told: &told,
            blanks: &[],
            status: 200,
        };
        self.draw(site, &opened, &opened.value, &opened.value, page, &sight)
    }

    /// What is said of a record as it is: its errors, and of its warnings those that were told when the site was judged last.
    fn told_of(&self, opened: &Opened) -> Vec<Told> {
        let own = |finding: &&Diagnostic| opened.parts.iter().any(|part| part.file == *finding.place.file);
        let session = self.session.lock();
        let refused = session.refused.values().flat_map(|(_, found)| found);
        let all = session.wrong.iter().chain(refused).chain(&session.doubtful);
        let found: Vec<Diagnostic> = all.filter(own).cloned().collect();
        drop(session);
        let mut told = Vec::new();
        for part in &opened.parts {
            if let Some(bytes) = &part.bytes {
                told.extend(form::by_field(opened, part, bytes, &found));
            }
        }
        for one in &mut told {
            one.known = true;
        }
        told
    }

    /// What stands around the fields of a record.
    pub(super) fn page_of(&self, question: &Question<'_>, built: &Built, opened: &Opened) -> Page {
        let default = opened.default();
        let on_site = built
            .site()
            .and_then(|site| opened.kind.on_site(site, &opened.id));
        let only: Vec<String> = question
            .query("only")
            .map(|keys| {
                keys.split(',')
                    .map(str::to_owned)
                    .filter(|key| !key.is_empty())
                    .collect()
            })
            .unwrap_or_default();
        Page {
            token: question.token.to_owned(),
            notes: self.others(opened),
            field: question
                .query("field")
                .map(str::to_owned)
                .or_else(|| only.first().cloned()),
            only,
            page: on_site
                .and_then(|of| built.address(of, default))
                .or_else(|| (opened.kind.word == "site").then(|| "index.html".to_owned())),
            by: self.person(),
            below: built
                .site()
                .map(|site| self.below(question.token, site, opened))
                .unwrap_or_default(),
            new: false,
            unsaved: false,
        }
    }

    /// The record's form as an answer. `base`: what it was when the form was made; `value`: what the controls show.
    pub(super) fn draw(
        &self,
        site: &Site,
        opened: &Opened,
        base: &Value,
        value: &Value,
        page: Page,
        sight: &Sight<'_>,
    ) -> Reply {
        let names = Names::of(site);
        let files = files(site);
        let measures = measures(site);
        let around = Around {
            names: &names,
            languages: &site.languages,
            told: sight.told,
            files: &files,
            measures: &measures,
            blanks: sight.blanks,
        };
        let main = form::record(opened, base, value, &around, &page);
        let class = if page.page.is_some() {
            "record"
        } else {
            "record alone"
        };
        super::page(sight.status, &opened.name(), &main, class)
    }

    /// What is said where no site can be shown at all.
    pub(super) fn broken(&self) -> Reply {
        let mut files = String::new();
        let session = self.session.lock();
        for file in session
            .folder
            .tree
            .files()
            .filter(|file| &*file.path == "content/site.yaml")
        {
            let _ = write!(
                files,
                "<p><a href=\"/_edit/text/{}\">把 {} 作为文字打开</a></p>",
                super::text::key_of(&file.path),
                escape(&file.path)
            );
        }
        let main = format!(
            "<h1>网站现在打不开</h1><p>content/site.yaml 有错误：先改正它，别的记录才能在这里改。</p>{files}"
        );
        super::page(422, "网站现在打不开", &main, "plain")
    }
}

/// How a form is shown.
pub(super) struct Sight<'s> {
    /// What is said of its fields.
    pub(super) told: &'s [Told],
    /// Lists that have an empty entry more.
    pub(super) blanks: &'s [String],
    /// The status of the answer.
    pub(super) status: u16,
}

/// The attachments of a site, as records name them.
pub(super) fn files(site: &Site) -> Vec<String> {
    let paths = site.files.keys().filter_map(|path| path.strip_prefix("content/"));
    paths.take(MOST_FILES).map(str::to_owned).collect()
}

/// The measures of a site, with what they are called.
pub(super) fn measures(site: &Site) -> Vec<(String, String)> {
    let default = site.default_lang();
    site.measures
        .iter()
        .map(|own| {
            let name = own.data.name.best(default, default).0.to_owned();
            (own.data.id.as_str().to_owned(), name)
        })
        .collect()
}
