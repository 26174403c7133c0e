//! Documents: notices and free pages, Markdown with YAML front matter, one file a language.
//!
//! **You are here:** `record/` — two record kinds; no IO.

use super::fields::{Allow, Attachment, Cited, Either, Named, OneOrMany, Source, Translation};
use super::guarded::Guarded;
use super::station::{Checked, order};
use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{Count, Date, DocumentNumber, Flag, Id, Moment, OwnCode, PartialDate, RegionCode};
use schemars::JsonSchema;
use serde::Deserialize;

/// 通知公告等文章的信息区.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// 编号：小写字母、数字和连字符；不写时用文件名。它就是网址，定了就不要改。
    #[schemars(extend("x-group" = "标题和栏目"))]
    pub id: Option<Id>,
    /// 标题
    #[schemars(required)]
    pub title: Option<Text>,
    /// 在本站发布的日期，可以带时间：2023-06-01 09:30
    #[schemars(required)]
    pub date: Option<Moment>,
    /// 栏目：site.yaml 里 notice_categories 之一
    #[schemars(required)]
    #[schemars(extend("x-refers" = "column"))]
    pub category: Option<Id>,
    /// 发文字号，如 拉民发〔2023〕12号
    #[schemars(extend("x-group" = "公文信息"))]
    pub document_number: Option<DocumentNumber>,
    /// 索引号；政策文件不写时自动生成，定了不变
    pub index_number: Option<OwnCode>,
    /// 主题分类，如 社会救助
    pub topic: Option<Text>,
    /// 发文机关；联合发文写成列表，牵头的在前
    #[serde(default)]
    pub issuer: OneOrMany<Text>,
    /// 主送机关
    #[serde(default)]
    pub addressees: OneOrMany<Text>,
    /// 责任编辑
    pub editor: Option<Text>,
    /// 成文日期
    pub dated: Option<Date>,
    /// 施行日期
    pub effective: Option<Date>,
    /// 废止的文件
    #[serde(default)]
    #[schemars(extend("x-refers" = "notice"))]
    pub repeals: Vec<Either<Id, Cited>>,
    /// 解读的文件
    #[serde(default)]
    #[schemars(extend("x-refers" = "notice"))]
    pub interprets: Vec<Either<Id, Cited>>,
    /// 来源；转载必须写来源名称
    #[schemars(extend("x-group" = "来源、更正、撤回"))]
    pub source: Option<Named<Source>>,
    /// 更正
    pub correction: Option<Correction>,
    /// 撤回：页面只说明已撤回
    #[serde(default)]
    pub withdrawn: Guarded<Option<Withdrawn>>,
    /// 摘要；默认取正文开头
    #[schemars(extend("x-group" = "摘要和涉及的内容"))]
    pub summary: Option<Text>,
    /// 关键词
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// 涉及的行政区划
    #[serde(default)]
    pub regions: Vec<RegionCode>,
    /// 涉及的站点
    #[serde(default)]
    #[schemars(extend("x-refers" = "station"))]
    pub stations: Vec<Id>,
    /// 涉及的服务事项
    #[serde(default)]
    #[schemars(extend("x-refers" = "service"))]
    pub services: Vec<Id>,
    /// 附件
    #[serde(default)]
    #[schemars(extend("x-group" = "附件、效力、公示"))]
    pub attachments: Vec<Attachment>,
    /// 有效性
    #[serde(default)]
    pub status: Guarded<Option<Validity>>,
    /// 有效期至
    pub expires: Option<Date>,
    /// 公示
    #[serde(default)]
    pub posting: Guarded<Option<Posting>>,
    /// 在此之前不发布
    #[schemars(extend("x-group" = "发布和审校"))]
    pub publish_at: Option<Moment>,
    /// 草稿：只在预览里显示
    pub draft: Option<Flag>,
    /// 置顶
    pub pinned: Option<Flag>,
    /// 三审三校
    #[serde(default)]
    pub review: Vec<Review>,
    /// 译文的状态(写在译文里)
    pub translation: Option<Translation>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 有效性.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// 有效
    InForce,
    /// 失效
    Expired,
    /// 废止
    Repealed,
}

impl Validity {
    /// As written in content.
    pub fn id(self) -> &'static str {
        match self {
            Validity::InForce => "in-force",
            Validity::Expired => "expired",
            Validity::Repealed => "repealed",
        }
    }
}

/// 更正.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// 日期
    pub date: Date,
    /// 说明
    pub text: Text,
}

/// 撤回.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// 日期
    pub date: Date,
    /// 原因
    pub reason: Text,
}

/// 公示.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// 起
    pub start: Date,
    /// 止
    pub end: Date,
    /// 依据
    pub basis: Option<Text>,
    /// 意见反馈渠道
    pub feedback: Option<Text>,
}

/// 审校的一步.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// 初审、复审、终审……
    pub role: Text,
    /// 姓名
    pub name: Option<Text>,
    /// 日期
    pub date: Option<PartialDate>,
    /// 审的是哪一份内容：内容的校验码，由 zhandian review 写入
    pub of: Option<String>,
    /// 审的时候各个字段的短校验码，由 zhandian review 写入；内容变了，据此说出变的是哪几项
    pub parts: Option<String>,
    /// 意见
    pub note: Option<Text>,
}

/// 自由页面的信息区.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// 编号：小写字母、数字和连字符；不写时用文件名。它就是网址，定了就不要改。
    pub id: Option<Id>,
    /// 标题
    #[schemars(required)]
    pub title: Option<Text>,
    /// 顺序，小的在前
    pub order: Option<Count>,
    /// 是否放进菜单
    pub menu: Option<Flag>,
    /// 摘要
    pub summary: Option<Text>,
    /// 关键词
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// 谁在哪天核对过；无障碍说明写检测的日期
    pub checked: Option<Checked>,
    /// 草稿：只在预览里显示
    pub draft: Option<Flag>,
    /// 译文的状态(写在译文里)
    pub translation: Option<Translation>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

impl Notice {
    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if let Some(posting) = self.posting.expose() {
            order(
                "posting.end", posting.start, posting.end, "公示", "the posting", found,
            );
        }
        if let (Some(dated), Some(date)) = (self.dated, self.date)
            && date.date < dated
        {
            found.push((
                "date".to_owned(),
                Fault::new(
                    code::DATE_ORDER,
                    format!("发布日期 {date} 早于成文日期 {dated}"),
                    format!("published on {date}, before it was written on {dated}"),
                )
                .help("核对 date 和 dated", "check date and dated"),
            ));
        }
        if let (Some(effective), Some(expires)) = (self.effective, self.expires) {
            order(
                "expires", effective, expires, "有效期", "the period of validity", found,
            );
        }
        if let (None, Some(date), Some(expires)) = (self.effective, self.date, self.expires) {
            order(
                "expires", date.date, expires, "有效期", "the period of validity", found,
            );
        }
        if let Some(number) = &self.document_number
            && number.mended()
        {
            found.push((
                "document_number".to_owned(),
                Fault::new(
                    code::MENDED_DOCUMENT_NUMBER,
                    format!("发文字号按规范格式显示为 {number}"),
                    format!("the document number is shown as {number}"),
                )
                .help(format!("写成 {number}"), format!("write {number}")),
            ));
        }
        for (index, attachment) in self.attachments.iter().enumerate() {
            attachment_target(attachment, index, found);
        }
    }
}

/// Reports an attachment that names nothing, or several things.
pub(crate) fn attachment_target(attachment: &Attachment, index: usize, found: &mut Vec<(String, Fault)>) {
    let targets = [
        attachment.file.is_some(),
        attachment.page.is_some(),
        attachment.statistics.is_some(),
    ];
    if targets.iter().filter(|given| **given).count() != 1 {
        found.push((
            format!("attachments[{index}]"),
            Fault::new(
                code::WRONG_SHAPE,
                "附件要写明是哪一个：file、page、statistics 三选一",
                "an attachment names exactly one of file, page and statistics",
            )
            .help(
                "写法如：{file: files/附件1.docx, title: 附件1}",
                "for example: {file: files/form.docx, title: Form}",
            ),
        ));
    }
}
