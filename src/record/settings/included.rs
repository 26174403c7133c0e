//! Included site folders (`include`): counties whose own folders a province publishes as one site.
//!
//! **You are here:** `record/settings` — the key `include` of `site.yaml`; whether there are such folders is seen in
//! `session/join`; no IO.

use crate::record::fields::Either;
use crate::value::{Id, Scalar};
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// 收进来的网站文件夹：一个路径，或者路径和名称.
pub type Include = Either<String, Included>;

/// 收进来的网站文件夹.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Included {
    /// 文件夹，从本网站的文件夹算起，如 ../kenli
    pub folder: String,
    /// 名称：小写字母、数字和连字符，是它的附件的网址的一部分；不写就用文件夹的名字
    pub name: Option<Id>,
}

impl Include {
    /// The folder as paths are written: `/` between the names, nothing after the last.
    pub fn folder(&self) -> Cow<'_, str> {
        let written = match self {
            Either::Word(folder) => folder,
            Either::Map(included) => &included.folder,
        };
        let written = written.trim();
        let plain = written.trim_end_matches(['/', '\\']);
        let plain = plain.strip_prefix("./").unwrap_or(plain);
        if plain.contains('\\') {
            Cow::Owned(plain.replace('\\', "/"))
        } else {
            Cow::Borrowed(plain)
        }
    }

    /// Its name; none where the folder's own cannot be one and no other is given.
    pub fn name(&self) -> Option<Id> {
        match self {
            Either::Map(Included { name: Some(name), .. }) => Some(name.clone()),
            _ => Id::read(self.folder().rsplit('/').next().unwrap_or_default()).ok(),
        }
    }

    /// The field of the entry at a place of the list that says the folder.
    pub fn field(&self, at: usize) -> String {
        match self {
            Either::Word(_) => format!("include[{at}]"),
            Either::Map(_) => format!("include[{at}].folder"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_folder_is_read_as_people_write_it() {
        for (written, folder, name) in [
            ("../kenli", "../kenli", Some("kenli")),
            ("..\\kenli\\", "../kenli", Some("kenli")),
            ("./counties/linzhi/", "counties/linzhi", Some("linzhi")),
            ("D:\\县\\垦利", "D:/县/垦利", None),
            ("..", "..", None),
        ] {
            let include = Include::Word(written.to_owned());
            assert_eq!(include.folder(), folder);
            assert_eq!(include.name().as_ref().map(Id::as_str), name, "{written}");
        }
    }

    #[test]
    fn a_name_that_is_given_is_the_name() {
        let include = Include::Map(Included {
            folder: "../垦利".to_owned(),
            name: Id::read("kenli").ok(),
        });
        assert_eq!(include.name().unwrap().as_str(), "kenli");
        assert_eq!(include.field(2), "include[2].folder");
    }
}
