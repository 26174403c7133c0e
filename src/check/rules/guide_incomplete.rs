//! Z541 `guide-incomplete`
//!
//! *What it checks:* a one-event guide has steps, each step says what to do (a text, services or papers), and the guide names
//! at least one service.
//!
//! *Why:* who opens it has lost a parent's strength or a child's minder this week, and finds a title and no way on.
//!
//! *Bad:* `steps: [{name: 申请}]` alone. *Good:* `steps: [{name: 申请, text: 打电话或到站里都可以}]` with `services`.
//!
//! *Source:* content-format.md, "Documents"; 国务院关于加快推进“一件事一次办”打造政务服务升级版的指导意见（国办发〔2022〕32号）.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for guide in &context.site.guides {
        let (front, origin) = (guide.front(), guide.origin());
        if front.steps.is_empty() {
            findings.add(|| {
                let fault = Fault::new(
                    code::GUIDE_INCOMPLETE,
                    "这份一件事指引没有步骤，居民看不出先做什么、再做什么",
                    "this guide has no steps",
                )
                .help(
                    "加上 steps，一步一行：- {name: 给社工站打电话, text: 说清家里出了什么事}",
                    "add `steps`, one a line: - {name: Call the station, text: Say what has happened}",
                );
                (origin.field("title"), fault)
            });
        }
        for (at, step) in front.steps.iter().enumerate() {
            if step.text.is_some() || !step.services.is_empty() || !step.materials.is_empty() {
                continue;
            }
            findings.add(|| {
                let name = context.say(&step.name);
                let fault = Fault::new(
                    code::GUIDE_INCOMPLETE,
                    format!("第 {} 步“{name}”只有名称，没有说怎么做", at + 1),
                    format!("step {}, {name}, does not say what to do", at + 1),
                )
                .help(
                    "补上 text（怎么做）、services（用哪项服务）、materials（带什么材料）里的一样",
                    "add `text`, `services` or `materials` to it",
                );
                (origin.field(&format!("steps[{at}].name")), fault)
            });
        }
        if front.named_services().next().is_none() {
            findings.add(|| {
                let fault = Fault::new(
                    code::GUIDE_INCOMPLETE,
                    "这份一件事指引没有写用得着哪些服务事项，页面上说不出找哪个站",
                    "this guide names no service, and cannot say which stations help",
                )
                .help(
                    "在 services 里写服务事项的编号，如 services: [home-visit]",
                    "name services by their ids, such as services: [home-visit]",
                );
                (origin.field("title"), fault)
            });
        }
    }
}
