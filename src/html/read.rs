//! HTML reader: what a page on the disk calls itself, says in its main part, and leads to, read as browsers read it.
//!
//! **You are here:** `html/` — for whoever compares pages that are published with pages that were; no IO.
//!
//! A host's copy may have been written into by somebody who does not want to be found. So the tags are told apart by the
//! tokenizer that browsers' rules are written for, and not by looking for `<a`.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What a page says and leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// The language of the whole, as `<html lang>` says.
    pub lang: String,
    /// Its first heading, else its title.
    pub title: String,
    /// `<meta name content>`; the first of a name counts.
    pub meta: BTreeMap<String, String>,
    /// The text of its main part (of the whole, where there is none), a block a line.
    pub lines: Vec<String>,
    /// All that it leads to, loads or runs.
    pub links: BTreeSet<Link>,
}

/// Something that a page leads to, loads or runs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The element that does: `a`, `script`, `iframe`; `onclick` and its like for a script in an attribute.
    pub element: String,
    /// The address; of a script that stands in the page, its beginning.
    pub address: String,
}

/// How much of a script that stands in a page is shown. *Units:* characters.
const OF_A_SCRIPT: usize = 120;

/// Attributes whose value is an address, or several.
const ADDRESSES: [&str; 13] = [
    "href", "src", "action", "formaction", "data", "poster", "srcset", "background", "cite", "longdesc",
    "manifest", "ping", "codebase",
];

/// Elements whose text belongs to a line; every other one begins a new one.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "img", "kbd", "mark", "q",
    "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// The longest tag that is read: what a tokenizer does with attributes grows with the square of their number. *Units:* bytes.
const LONGEST_TAG: usize = 64 * 1024;

/// Reads a page; behind a tag of monstrous length nothing is read, and that tag stands among the links.
pub fn read(html: &str) -> PageText {
    let html = html.trim_start_matches('\u{feff}');
    let end = monster(html);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(
        html.get(..end.unwrap_or(html.len())).unwrap_or(html),
    ));
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.reading.into_inner().done();
    if end.is_some() {
        page.links.insert(Link {
            element: "?".to_owned(),
            address: format!("> {} KB", LONGEST_TAG / 1024),
        });
    }
    page
}

/// Where something begins that may be a tag and is too long for one.
fn monster(html: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(open) = html.get(from..)?.find('<') {
        let at = from + open;
        let rest = html.get(at..)?;
        match rest.find('>') {
            Some(length) if length <= LONGEST_TAG => from = at + length + 1,
            None if rest.len() <= LONGEST_TAG => return None,
            _ => return Some(at),
        }
    }
    None
}

/// A relative address in a page of `folder` as a path from the site's root; none for one that leads elsewhere.
pub fn resolved(folder: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    if address.is_empty() || address.contains(':') || address.starts_with('/') {
        return None;
    }
    let decoded = percent_encoding::percent_decode_str(address).decode_utf8().ok()?;
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[derive(Default)]
struct Reader {
    reading: RefCell<Reading>,
}

/// What is read so far.
#[derive(Default)]
struct Reading {
    page: PageText,
    /// Whether the main part has begun, and whether it has ended.
    main: Option<bool>,
    /// Lines outside the main part; those of a page that has none.
    outside: Vec<String>,
    line: String,
    /// The element whose text is no line: `script`, `style`, `title`; and that text.
    raw: Option<(String, bool, String)>,
    heading: Option<String>,
    heading_open: bool,
    title: String,
}

impl Reading {
    fn end_line(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if line.is_empty() {
            return;
        }
        if self.main == Some(true) {
            self.page.lines.push(line);
        } else {
            self.outside.push(line);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, _, raw)) = &mut self.raw {
            raw.push_str(text);
            return;
        }
        self.line.push_str(text);
        if let Some(heading) = self.heading.as_mut().filter(|_| self.heading_open) {
            heading.push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|own| &*own.name.local == wanted);
            found.map(|own| own.value.to_string())
        };
        match name {
            "html" => self.page.lang = attribute("lang").unwrap_or_default(),
            "main" => {
                self.end_line();
                self.main = Some(true);
            }
            "h1" if self.heading.is_none() => {
                self.heading = Some(String::new());
                self.heading_open = true;
            }
            "meta" => {
                if let (Some(name), Some(content)) = (attribute("name"), attribute("content")) {
                    self.page.meta.entry(name).or_insert(content);
                }
                if attribute("http-equiv").is_some_and(|own| own.eq_ignore_ascii_case("refresh")) {
                    self.link("meta refresh", &attribute("content").unwrap_or_default());
                }
            }
            _ => {}
        }
        self.leads(name, tag);
        if !INLINE.contains(&name) {
            self.end_line();
        }
        if let Some(kind) = raw_kind(name) {
            let data = attribute("type").is_some_and(|own| own.eq_ignore_ascii_case("application/ld+json"))
                || attribute("src").is_some();
            let is_script = kind == RawKind::ScriptData && !data;
            self.raw = Some((name.to_owned(), is_script, String::new()));
        }
    }

    /// What a tag leads to, loads or runs.
    fn leads(&mut self, name: &str, tag: &Tag) {
        for own in &tag.attrs {
            let attribute = own
                .name
                .local
                .rsplit(':')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            if ADDRESSES.contains(&attribute.as_str()) {
                self.link(name, &own.value);
            } else if attribute.starts_with("on") {
                self.link(&attribute, &own.value);
            } else if attribute == "srcdoc" {
                self.link("iframe srcdoc", &own.value);
            }
        }
    }

    fn link(&mut self, element: &str, address: &str) {
        let address: String = address.trim().chars().filter(|c| !c.is_control()).collect();
        self.page.links.insert(Link {
            element: element.to_owned(),
            address,
        });
    }

    fn end(&mut self, name: &str) {
        if let Some((raw, is_script, text)) = self.raw.take_if(|(raw, _, _)| raw == name) {
            if is_script {
                let start: String = text.trim().chars().take(OF_A_SCRIPT).collect();
                self.link("script", &start);
            } else if raw == "title" && self.title.is_empty() {
                text.trim().clone_into(&mut self.title);
            }
            return;
        }
        if !INLINE.contains(&name) {
            self.end_line();
        }
        match name {
            "main" => self.main = Some(false),
            "h1" => self.heading_open = false,
            _ => {}
        }
    }

    fn done(mut self) -> PageText {
        self.end_line();
        if self.main.is_none() {
            self.page.lines = self.outside;
        }
        let heading = self
            .heading
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        self.page.title = heading.filter(|text| !text.is_empty()).unwrap_or(self.title);
        self.page
    }
}

/// How the text of an element is read in which tags are no tags.
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.reading.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reading.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                reading.start(&tag);
                if let Some(kind) = raw_kind(&tag.name) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(tag) => reading.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::{read, resolved};

    fn links(html: &str) -> Vec<(String, String)> {
        let links = read(html).links.into_iter();
        links.map(|link| (link.element, link.address)).collect()
    }

    #[test]
    fn a_page_is_known_by_its_heading_its_words_and_its_language() {
        let page = read(
            "\u{feff}<!doctype html><html lang=\"bo\"><head><title>ཁ་བྱང - དྲ་ཚིགས</title>\
             <meta name=\"PubDate\" content=\"2026-11-20 09:00\"></head><body><nav>菜单</nav>\
             <main><h1>ཁ་<b>བྱང</b> &amp; 站</h1><p>第一段<br>第二行</p><table><tr><td>甲<td>乙</table>\
             <script>var 脚本</script></main><footer>页脚</footer></body></html>",
        );
        assert_eq!((page.lang.as_str(), page.title.as_str()), ("bo", "ཁ་བྱང & 站"));
        assert_eq!(page.lines, ["ཁ་བྱང & 站", "第一段", "第二行", "甲", "乙"]);
        assert_eq!(page.meta["PubDate"], "2026-11-20 09:00");
        assert_eq!(read("<title>甲</title><p>乙").title, "甲");
        assert_eq!(read("<title>甲</title><p>乙").lines, ["乙"]);
    }

    #[test]
    fn whatever_leads_somewhere_or_runs_is_found_however_it_is_written() {
        let html = "<A HREF='http://bad.example/'>x</A><img src=x onerror=go()><svg><a xlink:href=//bad.example/y></svg>\
             <script>location='z'</script><script src=s.js></script><meta http-equiv=REFRESH content='0;url=http://r'>\
             <script type='application/ld+json'>{}</script><iframe srcdoc='<b>'></iframe><!-- <a href=no> --><p data-href=no>";
        let found = links(html);
        for (element, address) in [
            ("a", "http://bad.example/"),
            ("a", "//bad.example/y"),
            ("img", "x"),
            ("onerror", "go()"),
            ("script", "location='z'"),
            ("script", "s.js"),
            ("meta refresh", "0;url=http://r"),
            ("iframe srcdoc", "<b>"),
        ] {
            assert!(
                found.contains(&(element.to_owned(), address.to_owned())),
                "{element} {address} in {found:?}"
            );
        }
        assert_eq!(found.len(), 8, "{found:?}");
    }

    #[test]
    fn an_address_is_a_path_of_the_site_or_leads_elsewhere() {
        for (address, path) in [
            ("../index.html#main", Some("index.html")),
            ("a.html?x=1", Some("stations/a.html")),
            ("../files/%E8%A1%A8.docx", Some("files/表.docx")),
            ("../../x.html", None),
            ("//bad.example/", None),
            ("javascript:x", None),
            ("#main", None),
        ] {
            assert_eq!(resolved("stations", address).as_deref(), path, "{address}");
        }
    }

    #[test]
    fn a_tag_of_monstrous_length_takes_no_time_and_is_told() {
        let html = format!("<h1>甲</h1><a {}>x</a>", "onclick=x ".repeat(200_000));
        let page = read(&html);
        assert_eq!(page.title, "甲");
        assert_eq!(page.links.len(), 1);
        assert!(read(&format!("<p>{}</p>", "字".repeat(100_000))).links.is_empty());
    }

    #[test]
    fn a_page_that_is_broken_off_is_read_as_far_as_it_goes() {
        assert_eq!(read("<main><p>甲<script>乙").lines, ["甲"]);
        assert_eq!(read("<h1>甲").title, "甲");
        assert_eq!(read("").title, "");
    }
}
