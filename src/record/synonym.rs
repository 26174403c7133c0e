//! Words of residents and the site's own words for the same thing: what search offers when a query finds nothing.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::OneOrMany;
use crate::diag::{Fault, code};
use schemars::JsonSchema;
use serde::Deserialize;

/// 同义词表的一条.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// 居民的说法，如“做饭”；几种写成列表
    pub typed: OneOrMany<String>,
    /// 本站的说法：服务事项、类别、服务对象的名称或其中的词；几种写成列表
    pub means: OneOrMany<String>,
}

impl Synonym {
    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if let Some(word) = self.typed.iter().find(|word| self.means.contains(word)) {
            found.push((
                "means".to_owned(),
                Fault::new(
                    code::WRONG_SHAPE,
                    format!("“{word}”既写在 typed 里又写在 means 里"),
                    format!("{word} stands in both typed and means"),
                )
                .help(
                    "typed 写居民的说法，means 写本站的说法；同一个词不用写",
                    "write what residents type in typed and the site's own word in means; the same word needs no entry",
                ),
            ));
        }
    }
}
