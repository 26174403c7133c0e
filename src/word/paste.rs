//! The door for what is pasted: the HTML of a clipboard as the same model, and as Markdown.
//!
//! **You are here:** `word/` — beside `door`; no IO. `tree` makes elements of HTML, `walk` reads them.
//!
//! Word and WPS put the number of a list into the HTML as text (`mso-list`), so that it stays. Styles, scripts, classes go;
//! pictures of other hosts and of `file:` are listed, since a page must not ask for them; what is one pixel large is gone.

mod data;
mod look;
mod tree;
mod walk;

use super::markdown::markdown;
use super::model::{Document, LeftOut, Picture};

/// The longest HTML that is read. *Units:* bytes.
const LONGEST: usize = 8 << 20;

/// What was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// As Markdown. A picture that the clipboard holds stands in it as `picture:0`, its place in `pictures`.
    pub markdown: String,
    /// Pictures that the clipboard holds.
    pub pictures: Vec<Picture>,
    /// What the text does not have.
    pub left_out: Vec<LeftOut>,
}

/// Reads the HTML of a clipboard. What is too long comes back as nothing.
pub fn paste(html: &str) -> Pasted {
    let document = document(html);
    let shown = |at: usize| {
        let alt = document.pictures[at].alt.clone().unwrap_or_default();
        Some((format!("picture:{at}"), alt))
    };
    Pasted {
        markdown: markdown(&document, &shown),
        pictures: document.pictures.clone(),
        left_out: document.left_out,
    }
}

/// The model of pasted HTML.
fn document(html: &str) -> Document {
    if html.len() > LONGEST {
        return Document::default();
    }
    walk::read(&tree::read(html))
}
