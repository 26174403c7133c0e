//! Word list of the site's own: what is often written wrong, and how it should be.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::OneOrMany;
use crate::diag::{Fault, code};
use schemars::JsonSchema;
use serde::Deserialize;

/// 用词表的一条.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// 不规范的写法；几种写成列表
    pub wrong: OneOrMany<String>,
    /// 应当写成
    pub right: String,
    /// 说明：为什么，或者依据
    pub note: Option<String>,
}

impl Wording {
    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if self.wrong.contains(&self.right) {
            found.push((
                "right".to_owned(),
                Fault::new(
                    code::WRONG_SHAPE,
                    format!("“{}”既写在 wrong 里又写在 right 里", self.right),
                    format!("{} stands in both wrong and right", self.right),
                )
                .help(
                    "wrong 写不规范的写法，right 写应当的写法",
                    "write the wrong form in wrong and the right one in right",
                ),
            ));
        }
    }
}
