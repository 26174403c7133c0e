//! Pasting: what a clipboard holds of Word, WPS or a web page, and a Word document that is dropped on a text, as Markdown with
//! what is left out; pictures among it wait for the record to be saved.
//!
//! **You are here:** `session/desk` — asked by the script of a Markdown text; [`crate::word`] reads.

use super::Desk;
use super::bring::{data_of, refused};
use crate::preview::edit::{Posted, Reply};
use crate::session::intake::{Draft, Ready};
use crate::word::{self, LeftOut, What};
use serde_json::{Value as Json, json};

/// The longest name of pasted pictures that is their number alone.
const PICTURE: &str = "粘贴的图片";

impl Desk {
    /// The Markdown of what was pasted.
    pub(super) fn paste(&self, posted: &Posted) -> Reply {
        let field = posted.text("field").unwrap_or_default();
        if let Some(upload) = posted.files.iter().find(|own| own.control == "file") {
            return Reply::Json(match self.of_document(&upload.file_name, &upload.bytes) {
                Ok(answer) => answer.to_string(),
                Err(words) => json!({"told": [refused(field, &upload.file_name, &words)]}).to_string(),
            });
        }
        let mut pasted = word::paste(posted.text("html").unwrap_or_default());
        let mut ready = Vec::new();
        let mut left_out = pasted.left_out;
        for (at, own) in pasted.pictures.iter().enumerate().rev() {
            let alt = own.alt.clone().unwrap_or_default();
            let sign = format!("(picture:{at})");
            let link = match self.picture(own.bytes.clone(), PICTURE, &alt) {
                Ok(one) => {
                    let link = format!("({})", one.link());
                    self.waiting.put_pictures([one.clone()]);
                    ready.push(one);
                    link
                }
                Err(words) => {
                    left_out.push(LeftOut {
                        what: What::Picture,
                        text: words,
                        near: alt,
                    });
                    "()".to_owned()
                }
            };
            pasted.markdown = pasted.markdown.replace(&sign, &link);
        }
        ready.reverse();
        Reply::Json(answer(&pasted.markdown, &ready, &left_out, &[]).to_string())
    }

    /// The text of a Word document without its fields. *Errors:* why it cannot be read.
    fn of_document(&self, name: &str, bytes: &[u8]) -> Result<Json, String> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut draft = Draft::read(bytes, stem).map_err(|refusal| refusal.zh)?;
        draft.place_pictures(&stem_of(stem), &[], &|path| self.is_taken(path));
        let ready: Vec<Ready> = draft.ready().cloned().collect();
        self.waiting.put_pictures(ready.iter().cloned());
        let remarks: Vec<&str> = draft.remarks().iter().map(|own| own.zh.as_str()).collect();
        Ok(answer(&draft.body(), &ready, draft.left_out(), &remarks))
    }
}

/// A beginning for the names of pictures: letters and digits of a name, whatever else stands in it.
fn stem_of(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem: String = name.chars().filter(|c| c.is_alphanumeric()).take(30).collect();
    if stem.is_empty() { "word".to_owned() } else { stem }
}

fn answer(markdown: &str, pictures: &[Ready], left_out: &[LeftOut], remarks: &[&str]) -> Json {
    let pictures: Vec<Json> = pictures
        .iter()
        .map(|own| {
            json!({
                "link": own.link(), "alt": own.alt, "said": own.imported.done.told(true), "data": data_of(own),
            })
        })
        .collect();
    let left_out: Vec<Json> = left_out
        .iter()
        .map(|own| json!({"what": own.what.zh(), "text": own.text, "near": own.near}))
        .collect();
    json!({"markdown": markdown.trim_end(), "pictures": pictures, "left_out": left_out, "remarks": remarks})
}
