//! Reads pages and feeds, strictly: what all browsers read alike passes, what they might read differently does not.
//!
//! **You are here:** `tests/suite/` — used by what looks into pages. The narrow grammar is the point: text that broke out
//! of its place would have to do so in a way that this reader accepts, and then it shows as an element or attribute.

/// What is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// A page.
    Html,
    /// A feed or sitemap.
    Xml,
}

/// One piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A start tag.
    Open(Element),
    /// An end tag, or the end of an element that has none.
    Close(String),
    /// Text, its references resolved.
    Text(String),
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: String,
    /// Its attributes as written; a value that is not there is empty.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// All pieces in order. *Errors:* what is not in the grammar, with the text around it.
pub(crate) fn read(text: &str, dialect: Dialect) -> Result<Vec<Piece>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        text,
        at: 0,
        dialect,
        pieces: Vec::new(),
        open: Vec::new(),
    };
    reader.prologue()?;
    while reader.at < text.len() {
        reader.piece()?;
    }
    match reader.open.pop() {
        None => Ok(reader.pieces),
        Some(name) => Err(format!("<{name}> is not closed")),
    }
}

/// The start tags alone.
pub(crate) fn elements(text: &str, dialect: Dialect) -> Result<Vec<Element>, String> {
    let pieces = read(text, dialect)?;
    Ok(pieces
        .into_iter()
        .filter_map(|piece| {
            if let Piece::Open(element) = piece {
                Some(element)
            } else {
                None
            }
        })
        .collect())
}

/// The text of an element of a page and of all in it, the first that `wanted` names.
pub(crate) fn text_of(pieces: &[Piece], wanted: impl Fn(&Element) -> bool) -> Option<String> {
    let start = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Open(element) if wanted(element)))?;
    let mut depth = 0;
    let mut text = String::new();
    for piece in &pieces[start..] {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth -= 1,
            Piece::Text(own) => text.push_str(own),
        }
        if depth == 0 {
            break;
        }
    }
    Some(text)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    dialect: Dialect,
    pieces: Vec<Piece>,
    open: Vec<String>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn fail<T>(&self, why: &str) -> Result<T, String> {
        Err(format!(
            "{why}: {}",
            self.rest().chars().take(80).collect::<String>()
        ))
    }

    fn eat(&mut self, token: &str) -> bool {
        let there = self.rest().starts_with(token);
        if there {
            self.at += token.len();
        }
        there
    }

    fn prologue(&mut self) -> Result<(), String> {
        let declaration = match self.dialect {
            Dialect::Html => "<!doctype html>",
            Dialect::Xml => "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        };
        if self.eat(declaration) {
            Ok(())
        } else {
            self.fail(&format!("no {declaration}"))
        }
    }

    fn piece(&mut self) -> Result<(), String> {
        if self.eat("<!--") {
            let Some(end) = self.rest().find("--") else {
                return self.fail("a comment without end");
            };
            self.at += end;
            return if self.eat("-->") {
                Ok(())
            } else {
                self.fail("-- in a comment")
            };
        }
        if self.eat("</") {
            return self.end_tag();
        }
        if self.eat("<") {
            return self.start_tag();
        }
        let end = self.rest().find('<').unwrap_or(self.rest().len());
        let text = self.resolve(&self.rest()[..end])?;
        if self.open.is_empty() && !text.trim().is_empty() {
            return self.fail("text outside all elements");
        }
        self.pieces.push(Piece::Text(text));
        self.at += end;
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let name = self.name()?;
        if !self.eat(">") {
            return self.fail("an end tag that goes on");
        }
        match self.open.pop() {
            Some(open) if open == name => {
                self.pieces.push(Piece::Close(name));
                Ok(())
            }
            Some(open) => self.fail(&format!("</{name}> closes <{open}>")),
            None => self.fail(&format!("</{name}> closes nothing")),
        }
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let name = self.name()?;
        let mut attributes: Vec<(String, String)> = Vec::new();
        loop {
            let spaced = self.rest().starts_with([' ', '\n']);
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\n']).len();
            if self.rest().starts_with(['>', '/']) {
                break;
            }
            if !spaced {
                return self.fail("no space before an attribute");
            }
            let key = self.name()?;
            let value = if self.eat("=\"") {
                let Some(end) = self.rest().find('"') else {
                    return self.fail("a value without end");
                };
                let value = &self.rest()[..end];
                if value.contains('<') && self.dialect == Dialect::Xml {
                    return self.fail("< in a value");
                }
                let value = self.resolve(value)?;
                self.at += end + 1;
                value
            } else if self.dialect == Dialect::Html && self.rest().starts_with([' ', '\n', '>']) {
                String::new()
            } else {
                return self.fail("a value without quotes");
            };
            if attributes.iter().any(|(own, _)| *own == key) {
                return self.fail(&format!("{key} is given twice"));
            }
            attributes.push((key, value));
        }
        let closed = self.eat("/");
        if !self.eat(">") {
            return self.fail("a tag that goes on");
        }
        let void = self.dialect == Dialect::Html && VOID.contains(&name.as_str());
        // In HTML a slash ends only elements that have no end tag, and those of SVG.
        if closed && self.dialect == Dialect::Html && !void && !self.open.iter().any(|open| open == "svg") {
            return self.fail(&format!("<{name}/> is not closed by its slash"));
        }
        self.pieces.push(Piece::Open(Element {
            name: name.clone(),
            attributes,
        }));
        if closed || void {
            self.pieces.push(Piece::Close(name));
            return Ok(());
        }
        self.open.push(name.clone());
        match (self.dialect, name.as_str()) {
            (Dialect::Html, "script" | "style") => self.raw(&name, false),
            (Dialect::Html, "title" | "textarea") => self.raw(&name, true),
            _ => Ok(()),
        }
    }

    /// The content of an element that holds text alone.
    fn raw(&mut self, name: &str, references: bool) -> Result<(), String> {
        let Some(end) = self.rest().find("</") else {
            return self.fail(&format!("<{name}> without end"));
        };
        let text = &self.rest()[..end];
        if text.contains("<!--") {
            return self.fail("a comment where there is none");
        }
        let text = if references {
            self.resolve(text)?
        } else {
            text.to_owned()
        };
        self.pieces.push(Piece::Text(text));
        self.at += end;
        Ok(())
    }

    fn name(&mut self) -> Result<String, String> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
        let rest = self.rest();
        let end = rest.find(|c: char| !allowed(c)).unwrap_or(rest.len());
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.fail("a name is missing");
        }
        self.at += end;
        Ok(rest[..end].to_owned())
    }

    fn resolve(&self, text: &str) -> Result<String, String> {
        let mut resolved = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            resolved.push_str(&rest[..at]);
            let Some((name, after)) = rest[at + 1..].split_once(';') else {
                return self.fail("& that begins nothing");
            };
            let Some(character) = reference(name) else {
                return self.fail(&format!("&{name}; is not known"));
            };
            resolved.push(character);
            rest = after;
        }
        resolved.push_str(rest);
        Ok(resolved)
    }
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value).filter(|c| *c != '\0')
        }
    }
}
