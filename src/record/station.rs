//! Stations (社工站): `content/stations/**/*.yaml`.
//!
//! **You are here:** `record/` — one record kind; no IO.

mod hours;
mod photo;

use super::fields::{Allow, Banner, Contact, Either, OneOrMany};
use super::guarded::Guarded;
use super::operator::{Operator, OperatorRef};
use super::standard::{self, ClauseStatement};
use crate::diag::{Fault, code};
use crate::lang::{Lang, Text};
use crate::value::{
    ClockTime, Date, Days, Email, Flag, Id, Interval, LangTag, Latitude, Longitude, Money, OwnCode,
    PartialDate, People, Phone, RegionCode, Season, Url,
};
use hours::openings;
pub use photo::Photo;
use schemars::JsonSchema;
use serde::Deserialize;

/// 社工站.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// 编号：小写字母、数字和连字符；不写时用文件名。它就是网址，定了就不要改。
    #[schemars(extend("x-group" = "名称和级别"))]
    pub id: Option<Id>,
    /// 名称
    pub name: Text,
    /// 曾用名、异体写法(可以搜到)
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// 拼音(读音特殊时)
    #[serde(default)]
    pub pinyin: OneOrMany<String>,
    /// 排序用的拼音
    pub sort_key: Option<String>,
    /// 站点自己的代码
    pub code: Option<OwnCode>,
    /// 级别：site.yaml 里 station_levels 之一
    #[schemars(extend("x-refers" = "level"))]
    pub level: Id,
    /// 所在行政区划的代码
    pub region: Option<RegionCode>,
    /// 指导它的上级站点
    #[schemars(extend("x-refers" = "station"))]
    pub parent: Option<Id>,
    /// 服务的行政区划；默认是自己所在的
    #[serde(default)]
    pub covers: Vec<RegionCode>,
    /// 区域性中心站负责的片区
    pub area: Option<Text>,
    /// 特色服务
    #[serde(default)]
    pub specialities: Vec<Text>,
    /// 状态
    #[schemars(extend("x-group" = "状态"))]
    pub status: Option<Status>,
    /// 何时启用，可以只写年月
    pub opened: Option<PartialDate>,
    /// 预计何时恢复(暂停服务的)，可以只写年月
    pub reopens: Option<PartialDate>,
    /// 何时撤销
    pub closed_on: Option<PartialDate>,
    /// 接替它的站点
    #[schemars(extend("x-refers" = "station"))]
    pub successor: Option<Id>,
    /// 运营方式：self 自主运营，purchased 购买服务
    pub operation: Option<Operation>,
    /// 依托的场所
    pub hosted_by: Option<Text>,
    /// 标签：content/tags.yaml 里的编号
    #[serde(default)]
    #[schemars(extend("x-refers" = "tag"))]
    pub tags: Vec<Id>,
    /// 地址
    #[serde(default)]
    #[schemars(extend("x-group" = "地址和联系"))]
    pub address: Guarded<Option<Text>>,
    /// 经纬度(WGS 84，度)
    #[serde(default)]
    pub location: Guarded<Option<Location>>,
    /// 对外公开的电话
    #[serde(default)]
    pub phone: OneOrMany<Phone>,
    /// 电子邮件
    pub email: Option<Email>,
    /// 开放时间
    #[serde(default)]
    #[schemars(extend("x-group" = "时间和通知"))]
    pub hours: Vec<Opening>,
    /// 不开放的日期
    #[serde(default)]
    pub closed: Vec<Interval>,
    /// 临时通知，显示在页面顶部
    pub notice: Option<Banner>,
    /// 谁在哪天核对过
    pub checked: Option<Checked>,
    /// 地址是否公开：false 不公开
    #[serde(default)]
    pub address_public: Guarded<Option<Flag>>,
    /// 主管单位
    #[schemars(extend("x-group" = "运营"))]
    pub supervisor: Option<Text>,
    /// 承接机构：编号，或直接写在这里
    pub operator: Option<Either<OperatorRef, Box<Operator>>>,
    /// 合同
    pub contract: Option<Contract>,
    /// 站长
    pub head: Option<Text>,
    /// 人数
    pub staff: Option<Staff>,
    /// 设施
    #[serde(default)]
    #[schemars(extend("x-group" = "设施和服务"))]
    pub facilities: Vec<Facility>,
    /// 服务事项或整个类别的编号
    #[serde(default)]
    #[schemars(extend("x-refers" = "service"))]
    pub services: Vec<Either<Id, Offered>>,
    /// 站里会说的语言
    #[serde(default)]
    pub languages: Vec<LangTag>,
    /// 怎么走
    #[serde(default)]
    #[schemars(extend("x-group" = "怎么找到、怎么预约"))]
    pub directions: Guarded<Option<Text>>,
    /// 门口的照片
    #[serde(default)]
    pub photo: Guarded<Option<Photo>>,
    /// 网站
    pub website: Option<Url>,
    /// 微信公众号
    pub wechat: Option<Text>,
    /// 怎么预约
    pub appointment: Option<Text>,
    /// 意见反馈和投诉；默认用全站的
    pub feedback: Option<Contact>,
    /// 介绍(Markdown)
    #[schemars(extend("x-group" = "介绍和其他"))]
    pub description: Option<Text>,
    /// 建设条款的情况：其他字段看不出来的
    #[serde(default)]
    pub standard: Vec<ClauseStatement>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Whether a station works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(description = "站点的状态")]
pub enum Status {
    /// 筹建中
    Planned,
    /// 已挂牌，未运行
    PlaqueOnly,
    /// 运行中
    #[default]
    Working,
    /// 暂停服务
    TemporarilyClosed,
    /// 已关闭
    Closed,
}

impl Status {
    /// As written in content and in `data-` attributes.
    pub fn id(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::PlaqueOnly => "plaque-only",
            Status::Working => "working",
            Status::TemporarilyClosed => "temporarily-closed",
            Status::Closed => "closed",
        }
    }
}

/// Who runs a station (建设导引 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// 自主运营
    #[serde(rename = "self")]
    Own,
    /// 购买服务
    Purchased,
}

impl Operation {
    /// As written in content.
    pub fn id(self) -> &'static str {
        match self {
            Operation::Own => "self",
            Operation::Purchased => "purchased",
        }
    }
}

/// What a station has (建设导引 1.3–1.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Facility {
    /// 标牌标识
    Signage,
    /// 办公区
    Office,
    /// 服务区
    ServiceArea,
    /// 活动区
    ActivityArea,
    /// 无障碍出入口
    AccessibleEntrance,
    /// 无障碍厕所
    AccessibleToilet,
    /// 消防设施
    FireSafety,
    /// 宣传栏
    NoticeBoard,
}

impl Facility {
    /// As written in content.
    pub fn id(self) -> &'static str {
        match self {
            Facility::Signage => "signage",
            Facility::Office => "office",
            Facility::ServiceArea => "service-area",
            Facility::ActivityArea => "activity-area",
            Facility::AccessibleEntrance => "accessible-entrance",
            Facility::AccessibleToilet => "accessible-toilet",
            Facility::FireSafety => "fire-safety",
            Facility::NoticeBoard => "notice-board",
        }
    }
}

/// Where a station is; WGS 84, degrees.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "经纬度，WGS 84，度")]
pub struct Location {
    /// 纬度
    pub lat: Latitude,
    /// 经度
    pub lon: Longitude,
}

/// One opening a week on some days. *Units:* minutes of the day; `close` up to 24:00.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "一周里某几天的一次开放：星期几、开门、关门")]
pub struct Opening {
    /// 星期几，如 mon-fri
    pub days: Days,
    /// 开门，如 "09:30"
    pub open: ClockTime,
    /// 关门，如 "13:00"
    pub close: ClockTime,
    /// 适用的季节，如 05-01/09-30
    pub season: Option<Season>,
}

/// Someone checked the facts on a day; a save is not a check.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "谁在哪天核对过")]
pub struct Checked {
    /// 哪天核对的
    pub date: Date,
    /// 谁核对的
    pub by: Option<Text>,
}

/// 购买服务的合同.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// 起
    pub start: Option<Date>,
    /// 止
    pub end: Option<Date>,
    /// 金额(元)
    pub amount: Option<Money>,
}

/// 人数.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// 工作人员总数，可以是范围：5—8
    pub total: Option<People>,
    /// 其中持证社工
    pub certified: Option<People>,
    /// 志愿者
    pub volunteers: Option<People>,
}

/// A service that a station offers in its own way.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "站点提供的一项服务，可以有自己的时间和说明")]
pub struct Offered {
    /// 服务事项的编号
    #[schemars(extend("x-refers" = "service"))]
    pub id: Id,
    /// 说明
    pub note: Option<Text>,
    /// 这项服务的时间
    #[serde(default)]
    pub hours: Vec<Opening>,
}

impl Station {
    /// Whether it works, `working` unless said.
    pub fn status(&self) -> Status {
        self.status.unwrap_or_default()
    }

    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if let Some(staff) = &self.staff
            && let (Some(total), Some(certified)) = (&staff.total, &staff.certified)
            && certified.low() > total.high()
        {
            found.push((
                "staff.certified".to_owned(),
                Fault::new(
                    code::IMPOSSIBLE_COUNT,
                    format!("持证社工 {certified} 人多于工作人员总数 {total} 人"),
                    format!("{certified} certified of only {total} staff"),
                )
                .help(
                    "核对两个数字：持证社工包括在总数里",
                    "check both numbers: the total includes the certified",
                ),
            ));
        }
        for (at, language) in self.languages.iter().enumerate() {
            if !NAMED.contains(&language.0) {
                found.push((format!("languages[{at}]"), unnamed(language.0)));
            }
        }
        if let Some(contract) = &self.contract
            && let (Some(start), Some(end)) = (contract.start, contract.end)
        {
            order("contract.end", start, end, "合同", "the contract", found);
        }
        if let Some(Banner {
            from: Some(from),
            to: Some(to),
            ..
        }) = &self.notice
        {
            order("notice.to", *from, *to, "临时通知", "the notice", found);
        }
        if let (Some(opened), Some(closed)) = (&self.opened, &self.closed_on)
            && closed.last() < opened.first()
        {
            found.push((
                "closed_on".to_owned(),
                Fault::new(
                    code::DATE_ORDER,
                    format!("撤销日期 {closed} 早于启用日期 {opened}"),
                    format!("closed on {closed}, before it opened on {opened}"),
                )
                .help("核对 opened 和 closed_on", "check opened and closed_on"),
            ));
        }
        if let Some(photo) = self.photo.expose() {
            photo.contradictions(found);
        }
        standard::contradictions(&self.standard, found);
        openings("hours", &self.hours, found);
        for (index, service) in self.services.iter().enumerate() {
            if let Either::Map(offered) = service {
                openings(&format!("services[{index}].hours"), &offered.hours, found);
            }
        }
    }
}

/// The languages that pages have a name for.
const NAMED: [Lang; 2] = [Lang::ZH, Lang::BO];

fn unnamed(language: Lang) -> Fault {
    let fault = Fault::new(
        code::BAD_LANGUAGE,
        format!("“{language}”这种语言，网页上没有它的名称"),
        format!("pages have no name for the language `{language}`"),
    );
    match language.tag() {
        "tib" | "bod" | "dz" => fault.write("bo"),
        "zho" | "chi" | "cn" | "cmn" => fault.write("zh"),
        tag if tag.starts_with("zh-") => fault.write("zh"),
        tag if tag.starts_with("bo-") => fault.write("bo"),
        _ => fault.help(
            "可以写 zh(汉语)、bo(藏语)；别的语言写进 description",
            "write zh (Chinese) or bo (Tibetan); put other languages into description",
        ),
    }
}

/// Reports an end before its start.
pub(crate) fn order(
    field: &str,
    start: Date,
    end: Date,
    zh: &str,
    en: &str,
    found: &mut Vec<(String, Fault)>,
) {
    if end.0 < start.0 {
        found.push((
            field.to_owned(),
            Fault::new(
                code::DATE_ORDER,
                format!("{zh}的截止日期 {end} 早于开始日期 {start}"),
                format!("{en} ends on {end}, before it starts on {start}"),
            )
            .help(
                "核对起止日期，是不是写反了",
                "check the two dates; are they swapped?",
            ),
        ));
    }
}
