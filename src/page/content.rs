//! Content of a page: its template, its view, and what its head says of it.
//!
//! **You are here:** `page/` — what each page kind makes, before a frame is put around it; no IO.

use super::digest::{Digest, Failed};
use super::view::Phrase;
use serde::ser::{Error as _, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;
use tera::Value;

/// What one page shows, without its frame.
pub(super) struct Content {
    /// Name of the template, without folder and ending.
    pub template: &'static str,
    /// What the template sees.
    pub view: View,
    /// The page's name in its language.
    pub heading: Phrase,
    /// For `<meta name=description>`.
    pub description: Option<String>,
    /// What it is about, as linked data.
    pub linked: Option<serde_json::Value>,
}

impl Content {
    /// Of a page that has nothing of its own to say in the results of other search engines.
    pub(super) fn new(
        template: &'static str,
        heading: Phrase,
        view: impl Serialize + Send + Sync + 'static,
    ) -> Content {
        Content {
            template,
            view: View::new(view),
            heading,
            description: None,
            linked: None,
        }
    }

    /// The same with a description.
    pub(super) fn described(self, description: Option<String>) -> Content {
        Content { description, ..self }
    }

    /// The same with linked data about what it shows.
    pub(super) fn linked(self, linked: Option<serde_json::Value>) -> Content {
        Content { linked, ..self }
    }
}

/// A page's view, of whatever kind: templates see it as they would see the view itself.
#[derive(Clone)]
pub struct View(Arc<dyn Shown>);

impl View {
    pub(super) fn new(view: impl Serialize + Send + Sync + 'static) -> View {
        View(Arc::new(view))
    }

    /// Adds all that a template can see.
    pub(super) fn add_to(&self, digest: &mut Digest) -> Result<(), Failed> {
        self.0.add_to(digest)
    }
}

/// What the template engine can show.
trait Shown: Send + Sync {
    fn value(&self) -> Result<Value, String>;
    fn add_to(&self, digest: &mut Digest) -> Result<(), Failed>;
}

impl<T: Serialize + Send + Sync> Shown for T {
    fn value(&self) -> Result<Value, String> {
        Value::try_from_serializable(self).map_err(|error| error.to_string())
    }

    fn add_to(&self, digest: &mut Digest) -> Result<(), Failed> {
        digest.add(self)
    }
}

impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The engine takes a value of its own as it is.
        self.0.value().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.value() {
            Ok(value) => write!(f, "{value:?}"),
            Err(error) => f.write_str(&error),
        }
    }
}
