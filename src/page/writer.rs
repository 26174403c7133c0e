//! Formatter of one page: records in its language, relative addresses, dates.
//!
//! **You are here:** `page/` — used by every page kind; no IO.

use super::common::{Parts, Slots};
use super::exists::exists;
use super::key::{PageId, PageKey};
use super::labels::Labels;
use super::surroundings::Surroundings;
use super::view::{Contact, Day, DocumentRef, FileLink, Html, Link, Phone, Phrase, Shared, Word};
use crate::lang::{Lang, Text, calendar};
use crate::markdown;
use crate::record::fields;
use crate::site::{LinkTarget, Site, parse_link};
use crate::value::{self, Moment, PartialDate};
use crate::value::{FilePath, beside, nfc};
use jiff::civil;

/// Everything that making a page's view needs.
#[derive(Clone)]
pub(super) struct Writer<'s> {
    /// The site.
    pub site: &'s Site,
    /// What there is beside the site.
    pub around: &'s Surroundings,
    /// The theme's words.
    pub labels: &'s Labels,
    /// The page's language.
    pub lang: Lang,
    /// From the page to the output's root: ``, `../`, `../../`.
    pub root: String,
    /// What it has in common with other pages, where that is kept.
    pub common: Option<&'s Parts>,
    /// The source file of the record that the page is about: `files/…` in its texts is beside it.
    pub file: &'s str,
}

impl<'s> Writer<'s> {
    /// For the page at a path.
    pub(super) fn new(site: &'s Site, around: &'s Surroundings, lang: Lang, path: &str) -> Writer<'s> {
        let depth = path.matches('/').count();
        Writer {
            site,
            around,
            labels: &around.labels,
            lang,
            root: "../".repeat(depth),
            common: around.common.parts(site, lang, depth),
            file: &site.settings.origin.file,
        }
    }

    /// The same for a page that is about a record.
    #[must_use]
    pub(super) fn about(self, id: PageId) -> Writer<'s> {
        let site = self.site;
        let of = id.key.record();
        Writer {
            file: of.map_or(self.file, |of| &of.origin(site, id.lang).file),
            ..self
        }
    }

    /// A text in the page's language, or in another one that is named.
    pub(super) fn phrase(&self, text: &Text) -> Phrase {
        let (text, lang) = text.best(self.lang, self.site.default_lang());
        self.in_lang(text, lang)
    }

    /// Text of a known language.
    pub(super) fn in_lang(&self, text: &str, lang: Lang) -> Phrase {
        Phrase {
            text: text.to_owned(),
            lang: (lang != self.lang).then_some(lang),
        }
    }

    /// Text that is in no language: numbers, codes, names of files.
    pub(super) fn bare(&self, text: impl Into<String>) -> Phrase {
        Phrase {
            text: text.into(),
            lang: None,
        }
    }

    /// The same text in the site's other languages.
    pub(super) fn others(&self, text: &Text) -> Vec<Phrase> {
        let default = self.site.default_lang();
        let shown = text.best(self.lang, default).1;
        self.site
            .languages
            .iter()
            .filter(|lang| **lang != shown)
            .filter_map(|lang| text.get(*lang, default).map(|text| self.in_lang(text, *lang)))
            .collect()
    }

    /// Texts, each as by [`Writer::phrase`].
    pub(super) fn phrases(&self, texts: &[Text]) -> Vec<Phrase> {
        texts.iter().map(|text| self.phrase(text)).collect()
    }

    /// A text, if there is one.
    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<Phrase> {
        text.map(|text| self.phrase(text))
    }

    /// A label of the theme.
    pub(super) fn label(&self, key: &str) -> Phrase {
        self.labels.get(self.lang, key)
    }

    /// A word of a closed vocabulary.
    pub(super) fn word(&self, group: &str, id: &str) -> Shared<Word> {
        self.labels.word(self.lang, group, id)
    }

    /// The relative address of a page in this page's language (of a document: in a language that it has).
    pub(super) fn href(&self, key: impl Into<PageKey>) -> String {
        let key = key.into();
        self.href_in(key, self.lang_of(key))
    }

    /// The relative address of a page in a language.
    pub(super) fn href_in(&self, key: impl Into<PageKey>, lang: Lang) -> String {
        let mut href = String::with_capacity(48);
        href.push_str(&self.root);
        let key = key.into();
        PageId { key, lang }.write_path(self.site, &mut href);
        href
    }

    /// The language in which a link from this page finds a page.
    pub(super) fn lang_of(&self, key: impl Into<PageKey>) -> Lang {
        let key = key.into();
        if exists(self.site, PageId { key, lang: self.lang }) {
            return self.lang;
        }
        self.site
            .languages
            .iter()
            .copied()
            .find(|lang| exists(self.site, PageId { key, lang: *lang }))
            .unwrap_or_else(|| self.site.default_lang())
    }

    /// A part that other pages of this language and depth have, too: the one of the record `at` in `slots`.
    pub(super) fn shared<T: 's>(
        &self,
        slots: impl FnOnce(&'s Parts) -> &'s Slots<T>,
        at: usize,
        make: impl FnOnce() -> T,
    ) -> Shared<T> {
        match self.common {
            Some(parts) => slots(parts).get(at, make),
            None => Shared::from(make()),
        }
    }

    /// A link to a page.
    pub(super) fn link(&self, key: impl Into<PageKey>, label: Phrase) -> Link {
        Link {
            href: self.href(key),
            label,
        }
    }

    /// The name of the page's language when a link leads to another one.
    pub(super) fn other_language(&self, lang: Lang) -> Option<Phrase> {
        (lang != self.lang).then(|| self.label(&format!("written.{lang}")))
    }

    /// A day.
    pub(super) fn day(&self, date: civil::Date) -> Day {
        Day {
            iso: date.to_string(),
            text: calendar::day(self.lang, date.year(), date.month(), date.day()),
        }
    }

    /// A day with its time, when one is given.
    pub(super) fn moment(&self, moment: Moment) -> Day {
        let day = self.day(moment.date.0);
        match moment.time {
            None => day,
            Some(time) => Day {
                iso: moment.iso(),
                text: format!("{} {:02}:{:02}", day.text, time.hour(), time.minute()),
            },
        }
    }

    /// The day of a document; of one that has none yet, which only the preview shows, today.
    pub(super) fn published(&self, date: Option<Moment>) -> Day {
        date.map_or_else(|| self.day(self.site.today), |date| self.moment(date))
    }

    /// A date that may be partial.
    pub(super) fn partial(&self, date: &PartialDate) -> Day {
        let (first, last) = (date.first(), date.last());
        let text = if first == last {
            calendar::day(self.lang, first.year(), first.month(), first.day())
        } else if first.month() == last.month() {
            calendar::month(self.lang, first.year(), first.month())
        } else {
            calendar::year(self.lang, first.year())
        };
        Day {
            iso: date.to_string(),
            text,
        }
    }

    /// Ways to reach someone.
    pub(super) fn contact(&self, contact: &fields::Contact) -> Contact {
        Contact {
            phones: phones(&contact.phone),
            email: contact.email.as_ref().map(ToString::to_string),
            url: contact.url.as_ref().map(ToString::to_string),
        }
    }

    /// The given contact, else the site's feedback.
    pub(super) fn feedback(&self, own: Option<&fields::Contact>) -> Contact {
        own.or(self.site.settings().feedback.as_ref())
            .map_or_else(Contact::default, |contact| self.contact(contact))
    }

    /// Markdown in one of a text's languages, as HTML.
    pub(super) fn html(&self, text: &Text) -> Html {
        let (markdown, lang) = text.best(self.lang, self.site.default_lang());
        let rendered = self.markdown(markdown, lang);
        Html {
            html: rendered.html,
            lang: (lang != self.lang).then_some(lang),
        }
    }

    /// Markdown with this page's links.
    pub(super) fn markdown(&self, markdown: &str, lang: Lang) -> markdown::Rendered {
        markdown::to_html(
            markdown,
            &markdown::MarkdownOptions {
                resolve: &|target| self.resolve(target),
                lang: lang.html(),
                anchors: true,
            },
        )
    }

    /// A piece of a text that stands beside others on one page: without ids, which would meet.
    pub(super) fn markdown_without_anchors(&self, markdown: &str, lang: Lang) -> String {
        let options = markdown::MarkdownOptions {
            resolve: &|target| self.resolve(target),
            lang: lang.html(),
            anchors: false,
        };
        markdown::to_html(markdown, &options).html
    }

    /// The relative address of a link in a text; none when it leads nowhere.
    pub(super) fn resolve(&self, target: &str) -> Option<String> {
        match parse_link(target) {
            LinkTarget::Outside(target) => Some(target.to_owned()),
            LinkTarget::Anchor(anchor) => Some(format!("#{anchor}")),
            LinkTarget::Unknown(_) => None,
            LinkTarget::File(path) => {
                let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
                let file = self.site.files.get(&*nfc(&beside(self.file, &decoded)))?;
                Some(format!("{}{}", self.root, file.url))
            }
            LinkTarget::Record { scheme, id, anchor } => {
                let of = self.site.linked(scheme, id)?;
                let mut href = self.href(of);
                if let Some(anchor) = anchor {
                    href.push('#');
                    href.push_str(anchor);
                } else if !of.kind.row().paged {
                    href.push('#');
                    href.push_str(id);
                }
                Some(href)
            }
        }
    }

    /// A cited document.
    pub(super) fn cited(&self, cited: &fields::Cited) -> DocumentRef {
        DocumentRef {
            title: self.phrase(&cited.title),
            number: cited.number.clone(),
            href: cited.url.as_ref().map(ToString::to_string),
            external: cited.url.is_some(),
        }
    }

    /// A file to download.
    pub(super) fn file(&self, path: &FilePath, title: Option<&Text>) -> Option<FileLink> {
        let file = self.site.files.get(path.beside(self.file).as_str())?;
        let stem = file
            .name
            .rsplit_once('.')
            .map_or(file.name.as_str(), |(stem, _)| stem);
        Some(FileLink {
            href: format!("{}{}", self.root, file.url),
            title: title.map_or_else(
                || self.in_lang(stem, self.site.default_lang()),
                |title| self.phrase(title),
            ),
            download: file.name.clone(),
            format: file
                .name
                .rsplit_once('.')
                .map_or_else(String::new, |(_, extension)| extension.to_uppercase()),
            size: size(file.len),
        })
    }

    /// Attachments of a document: files, pages, statistics.
    pub(super) fn attachments(&self, attachments: &[fields::Attachment]) -> Vec<FileLink> {
        attachments
            .iter()
            .filter_map(|attachment| {
                if let Some(file) = &attachment.file {
                    return self.file(file, attachment.title.as_ref());
                }
                let (scheme, id) = match (&attachment.page, &attachment.statistics) {
                    (Some(page), _) => ("page", page),
                    (None, Some(figures)) => ("statistics", figures),
                    (None, None) => return None,
                };
                let title = match (&attachment.title, &attachment.page) {
                    (Some(title), _) => self.phrase(title),
                    (None, Some(page)) => {
                        let front = self.site.pages[self.site.page(page)?].best(self.lang);
                        let title = front.document.front.title.as_ref()?;
                        self.in_lang(title.best(front.lang, front.lang).0, front.lang)
                    }
                    (None, None) => self.label("nav.statistics"),
                };
                let href = self.resolve(&format!("{scheme}:{id}"))?;
                Some(FileLink {
                    href,
                    title,
                    download: String::new(),
                    format: String::new(),
                    size: String::new(),
                })
            })
            .collect()
    }
}

/// Telephone numbers with their addresses.
pub(super) fn phones(phones: &[value::Phone]) -> Vec<Phone> {
    phones
        .iter()
        .map(|phone| Phone {
            text: phone.as_str().to_owned(),
            href: phone.href(),
        })
        .collect()
}

/// A file's size in words.
pub(super) fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    if bytes < KB {
        format!("{bytes} B")
    } else if bytes < KB * KB {
        format!("{} KB", bytes.div_ceil(KB))
    } else {
        let tenths = bytes * 10 / (KB * KB);
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}
