//! Review rules (三审三校): what is reviewed before it is published, in which steps.
//!
//! **You are here:** `record/settings` — the key `review` of `site.yaml`; no IO. *Source:* 政府网站发展指引（三审三校）.

use crate::diag::{Fault, code};
use crate::value::{Date, Flag};
use schemars::JsonSchema;
use serde::Deserialize;

/// The steps where the settings name none.
const STEPS: [&str; 3] = ["初审", "复审", "终审"];

/// 三审三校.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRules {
    /// 步骤，先后就是次序；不写就是初审、复审、终审
    #[serde(default)]
    pub steps: Vec<String>,
    /// 哪些内容要审；不写就是全部三类
    #[serde(default, rename = "for")]
    pub applies_to: Vec<Reviewable>,
    /// 没有审完的不发布；不写就只提醒
    pub enforce: Option<Flag>,
    /// 从哪天起发布的内容要审；以前发布的不追究
    pub since: Option<Date>,
}

/// 要审的内容.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reviewable {
    /// 通知公告
    Notices,
    /// 公开件
    Disclosures,
    /// 名单：公示的通知，和公开目录里写明是名单的公开件
    ListsOfPersons,
}

impl ReviewRules {
    /// The names of the steps, in their order. *Shape:* never empty.
    pub fn steps(&self) -> Vec<&str> {
        if self.steps.is_empty() {
            STEPS.to_vec()
        } else {
            self.steps.iter().map(|step| step.trim()).collect()
        }
    }

    /// Whether contents of such a kind are reviewed.
    pub fn covers(&self, kind: Reviewable) -> bool {
        self.applies_to.is_empty() || self.applies_to.contains(&kind)
    }

    /// *Errors:* Z228 for a step that is named twice: the second could never be told from the first.
    pub(super) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        let steps = self.steps();
        for (at, step) in steps.iter().enumerate() {
            if steps[..at].contains(step) {
                let fault = Fault::new(
                    code::LISTED_TWICE,
                    format!("步骤“{step}”写了两次"),
                    format!("the step {step} is named twice"),
                )
                .help("每一步起不同的名称", "give each step a name of its own");
                found.push((format!("review.steps[{at}]"), fault));
            }
        }
    }
}
