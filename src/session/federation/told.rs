//! Findings about included folders that have errors: which state is published, and what is to be done.
//!
//! **You are here:** `session/federation` — words only; no IO.

use super::blame::{Blame, folders};
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::good::GoodState;
use crate::disk::tree::Tree;
use std::collections::BTreeMap;

const SETTINGS: &str = "content/site.yaml";

/// A warning for each folder that an older state stands in for.
pub(super) fn standing(
    live: &Tree,
    standing: &BTreeMap<String, GoodState>,
    aside: &[Diagnostic],
) -> Vec<Diagnostic> {
    let told = standing.iter().filter_map(|(folder, state)| {
        let day = &state.day;
        let (field, fault) = if let Some(member) = live.members().get(folder) {
            let own = |one: &&Diagnostic| folders(one).any(|own| own == folder);
            let count = aside.iter().filter(own).count();
            let fault = Fault::new(
                code::STANDS_IN,
                format!("{folder} 里有 {count} 个错误，网站上是它 {day} 没有错误时的内容"),
                format!("{folder} has {count} errors: the site shows it as it was on {day}, without errors"),
            );
            (&member.field, fault.help(
                "请管这个文件夹的人按上面列出的错误改正，再生成一次；它自己检查没有错误的，是与本站或别的文件夹对不上",
                "have whoever keeps the folder correct the errors above, and build again; if its own check finds none, it does \
                 not fit this site or another folder",
            ))
        } else {
            let fault = live.faults().find(|fault| fault.folder == *folder)?;
            let said = Fault::new(
                code::STANDS_IN,
                format!("{folder} 现在打不开，网站上是它 {day} 的内容"),
                format!("{folder} cannot be opened now: the site shows it as it was on {day}"),
            );
            (&fault.field, said.help(
                "看共享文件夹、移动硬盘是不是断开了，接上以后再生成一次；不再收它的，从 include 里删去",
                "see whether the share or disk is connected, and build again; if it is to stay away, take it out of `include`",
            ))
        };
        Some(fault.at(Place::field(&SETTINGS.into(), field.clone())))
    });
    told.collect()
}

/// An error for each folder that has errors, and of which no good state is known.
pub(super) fn without_good_state(found: &[Diagnostic], blame: &Blame<'_>) -> Vec<Diagnostic> {
    let unknown = blame.unknown(found);
    let told = unknown.into_iter().map(|(folder, (member, count))| {
        Fault::new(
            code::NO_GOOD_STATE,
            format!("{folder} 里有 {count} 个错误，又没有留下它没有错误时的样子，所以整个网站都不能发布"),
            format!("{folder} has {count} errors, and no state of it without errors is known: nothing can be published"),
        )
        .help(
            "请管这个文件夹的人改正；来不及的，先从 include 里删去它，把其他的发布出去。成功生成过一次以后，哪个文件夹再有错误，都不耽误别的",
            "have whoever keeps the folder correct them, or take it out of `include` for now and publish the others; once it \
             was built without errors, its errors hold nobody up",
        )
        .at(Place::field(&SETTINGS.into(), member.field.clone()))
    });
    told.collect()
}
