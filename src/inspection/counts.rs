//! Counts of what no finding tells, for the quarterly table: hosts outside, what documents and files lack.
//!
//! **You are here:** `inspection/` — below `self_checks`, whose rows name these counts; no IO.

use super::outside::{is_new, is_unseen};
use super::{Material, Seen, zh};
use crate::check::outside::HostClass;
use crate::check::published::{FileLack, Lack};
use serde::Deserialize;

/// A column's name of more characters is cut on a phone's menu. *Units:* characters.
const LONG_NAME: usize = 10;

/// Something that is counted, for one indicator or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Count {
    /// Hosts that the content leads to, those that nobody has looked at, and new ones.
    Hosts,
    /// Hosts that are no state body's.
    OtherHosts,
    /// Links to addresses of four numbers.
    NumberHosts,
    /// Links to the site itself by `http:`.
    OwnInsecure,
    /// Documents without a source.
    NoSource,
    /// Documents without keywords.
    NoKeywords,
    /// Policy documents without an interpretation.
    NoInterpretation,
    /// Policy documents that lack a part of their head.
    NoHead,
    /// Documents whose text stands in attachments alone.
    NoText,
    /// Links whose words say nothing.
    VagueLinks,
    /// Pictures that are too large.
    LargePictures,
    /// Attachments in old formats.
    OldFormats,
    /// Columns whose names are long.
    LongNames,
    /// Notices of several issuers.
    JointIssues,
}

impl Count {
    /// How much there is of it, in words for the table.
    pub(super) fn told(self, material: &Material<'_>, seen: &Seen) -> String {
        let Seen {
            hosts,
            documents,
            files,
        } = seen;
        let outside = || hosts.iter().filter(|host| host.class != HostClass::Own);
        let lacking = |wanted: fn(&Lack) -> bool| {
            let documents = documents.iter();
            documents.filter(|own| own.lacks.iter().any(wanted)).count()
        };
        match self {
            Count::Hosts => {
                let (all, unseen) = (
                    outside().count(),
                    outside().filter(|host| is_unseen(host)).count(),
                );
                let new = outside().filter(|host| is_new(material, host)).count();
                let new = match material.published_hosts {
                    Some(_) => format!("新出现的 {new} 个"),
                    None => "没有发布记录，看不出哪些是新的".to_owned(),
                };
                format!("链接到 {all} 个外部网站，没有人看过的 {unseen} 个，{new}（见“外部链接”）")
            }
            Count::OtherHosts => {
                let other = outside().filter(|host| host.class != HostClass::State).count();
                format!("链接到非党政机关的网站 {other} 个")
            }
            Count::NumberHosts => {
                let numbers = outside().filter(|host| host.class == HostClass::Number);
                format!(
                    "指向 IPv4 地址的链接 {} 处",
                    numbers.map(|host| host.links).sum::<usize>()
                )
            }
            Count::OwnInsecure => {
                let own = hosts.iter().filter(|host| host.class == HostClass::Own);
                format!(
                    "用 http: 链接到本站自己的 {} 处",
                    own.map(|host| host.insecure).sum::<usize>()
                )
            }
            Count::NoSource => format!("没有来源的 {} 篇", lacking(|own| *own == Lack::Source)),
            Count::NoKeywords => format!("没有关键词的 {} 篇", lacking(|own| *own == Lack::Keywords)),
            Count::NoInterpretation => {
                format!(
                    "没有解读的政策文件 {} 篇",
                    lacking(|own| *own == Lack::Interpretation)
                )
            }
            Count::NoHead => format!(
                "文件信息不全的 {} 篇",
                lacking(|own| matches!(own, Lack::Head(_)))
            ),
            Count::NoText => format!("只有附件没有正文的 {} 篇", lacking(|own| *own == Lack::Text)),
            Count::VagueLinks => {
                format!(
                    "有“点击这里”一类链接的 {} 篇",
                    lacking(|own| matches!(own, Lack::Words(_)))
                )
            }
            Count::LargePictures => {
                let large = files.iter().filter(|file| file.lack == FileLack::Large).count();
                format!("超过200KB的图片 {large} 张")
            }
            Count::LongNames => {
                let settings = material.site.settings();
                let columns = settings.notice_categories.iter().map(|own| &own.name);
                let categories = material
                    .site
                    .menu
                    .categories
                    .iter()
                    .map(|own| &own.record.data.name);
                let long = columns
                    .chain(categories)
                    .filter(|name| zh(name).chars().count() > LONG_NAME);
                format!("名称超过 {LONG_NAME} 个字的栏目 {} 个", long.count())
            }
            Count::JointIssues => {
                let joint = material
                    .site
                    .notices
                    .iter()
                    .filter(|notice| notice.front().issuer.len() > 1);
                format!("联合发文 {} 篇", joint.count())
            }
            Count::OldFormats => {
                let old = files.iter().filter(|file| file.lack == FileLack::Old).count();
                format!("旧格式的附件 {old} 个")
            }
        }
    }
}
