//! Shared parts of views: what many pages show alike, made once.
//!
//! **You are here:** `page/view` — used by the views beside it; no IO.

use crate::page::digest;
use serde::ser::{Error as _, Serialize, Serializer};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use tera::Value;

/// A part of a view that other views have too: the name of a status, a link to a service.
///
/// Templates see it as they would see `T` itself. What the template engine makes of it is kept: a country has forty
/// thousand pages with the same thirty services, and turning each into the engine's tables again took longer than finding
/// them.
pub struct Shared<T>(Arc<Part<T>>);

struct Part<T> {
    data: T,
    /// None inside: the engine cannot show it, and whoever asks is told so by the data itself.
    value: OnceLock<Option<Value>>,
    /// For digests of the views that have it; none inside: it cannot be hashed.
    hash: OnceLock<Option<[u8; 32]>>,
}

impl<T> From<T> for Shared<T> {
    fn from(data: T) -> Shared<T> {
        Shared(Arc::new(Part {
            data,
            value: OnceLock::new(),
            hash: OnceLock::new(),
        }))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(Arc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.data
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.data.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.data == other.0.data
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            // Whoever only compares is shown the part as its hash, which is made once.
            return match self.0.hash.get_or_init(|| digest::hash(&self.0.data)) {
                Some(hash) => serializer.serialize_bytes(hash),
                None => Err(S::Error::custom("a part that cannot be hashed")),
            };
        }
        let value = self
            .0
            .value
            .get_or_init(|| Value::try_from_serializable(&self.0.data).ok());
        match value {
            // The engine takes a value of its own as it is.
            Some(value) => value.serialize(serializer),
            None => self.0.data.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::lang::Lang;
    use crate::page::view::{Phrase, Word};

    #[test]
    fn a_shared_part_is_seen_as_the_part_itself() {
        let word = Word {
            id: "working".to_owned(),
            label: Phrase {
                text: "正常服务".to_owned(),
                lang: Some(Lang::ZH),
            },
        };
        let shared = Shared::from(word.clone());
        for _ in 0..2 {
            assert_eq!(
                Value::try_from_serializable(&shared).unwrap(),
                Value::try_from_serializable(&word).unwrap()
            );
            assert_eq!(
                serde_json::to_value(&shared).unwrap(),
                serde_json::to_value(&word).unwrap()
            );
        }
        assert_eq!(shared.label.text, "正常服务");
    }
}
