//! Statistics: measures (`content/statistics/measures.yaml`) and figures, one period a file.
//!
//! **You are here:** `record/` — two record kinds; no IO.

use super::fields::{Allow, Named, Source};
use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{Date, Flag, Id, MeasureId, Period, Quantity, RegionCode, Scalar};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// 统计指标.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// 编号，可以含下划线
    pub id: MeasureId,
    /// 名称
    pub name: Text,
    /// 单位
    pub unit: Option<Text>,
    /// 由哪些指标相加
    #[serde(default)]
    pub sum_of: Vec<MeasureId>,
}

/// 一个时期的统计.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// 编号；不写时用文件名
    pub id: Option<Id>,
    /// 时期：2022、2022-Q3、2022-06、2022-12/2023-06
    pub period: Option<Period>,
    /// 只说“目前”的文件，写原话
    pub period_text: Option<Text>,
    /// 标题
    pub title: Option<Text>,
    /// 截至
    pub as_of: Option<Date>,
    /// 来源
    pub source: Option<Named<Source>>,
    /// 是任务数(true)，不是完成数
    pub plan: Option<Flag>,
    /// 统计范围(不是全部时)
    pub scope: Option<Text>,
    /// 数值
    #[serde(default)]
    pub values: Vec<Values>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The figures of a region or a station. *Shape:* `values` in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// The region, or
    pub region: Option<RegionCode>,
    /// the station that they are about.
    pub station: Option<Id>,
    /// A remark.
    pub note: Option<Text>,
    /// Measure and figure.
    pub values: Vec<(MeasureId, Quantity)>,
}

impl JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let region = generator.subschema_for::<RegionCode>();
        let mut station = generator.subschema_for::<Id>();
        station.insert("x-refers".into(), "station".into());
        let note = generator.subschema_for::<Text>();
        let quantity = generator.subschema_for::<Quantity>();
        json_schema!({
            "type": "object",
            "description": "一个地区或站点的数值：region 或 station，然后是 指标编号: 数值",
            "properties": {"region": region, "station": station, "note": note},
            "additionalProperties": quantity,
        })
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Values, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Values;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a region or station and its figures")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let mut values = Values {
                    region: None,
                    station: None,
                    note: None,
                    values: Vec::new(),
                };
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "region" => values.region = Some(map.next_value()?),
                        "station" => values.station = Some(map.next_value()?),
                        "note" => values.note = Some(map.next_value()?),
                        _ => {
                            let measure =
                                MeasureId::read(&key).map_err(|fault| de::Error::custom(fault.en))?;
                            values.values.push((measure, map.next_value()?));
                        }
                    }
                }
                Ok(values)
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl Values {
    /// Where neither region nor station stands: the measure that is one of these two words with a slip, and the word.
    fn mistyped_subject(&self) -> Option<(&MeasureId, &'static str)> {
        if self.region.is_some() || self.station.is_some() {
            return None;
        }
        self.values.iter().find_map(|(measure, _)| {
            let mut words = ["region", "station"].into_iter();
            // One letter of six: a measure's own name is further away.
            let word = words.find(|word| strsim::normalized_damerau_levenshtein(measure, word) > 0.8)?;
            Some((measure, word))
        })
    }
}

impl Figures {
    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if self.period.is_none() && self.period_text.is_none() {
            found.push((
                "period".to_owned(),
                Fault::new(
                    code::MISSING_KEY,
                    "缺少时期 period；来源只说“目前”时写 period_text",
                    "the period is missing; where the source says only \"at present\", write period_text",
                )
                .help(
                    "补上一行：period: 2022-12/2023-06",
                    "add a line: period: 2022-12/2023-06",
                ),
            ));
        }
        // A plan speaks of days to come; what has been counted does not.
        let counted = self.plan.is_none_or(|plan| !plan.0);
        if let (Some(period), Some(as_of)) = (self.period, self.as_of)
            && counted
            && as_of.0 < period.first()
        {
            found.push((
                "period".to_owned(),
                Fault::new(
                    code::DATE_ORDER,
                    format!("截至 {as_of} 的数字，说的却是还没有开始的时期 {period}"),
                    format!("figures as of {as_of} are said to be of {period}, which begins later"),
                )
                .help(
                    "核对 period 和 as_of，多半是年份打错了；是任务数的，加一行 plan: true",
                    "check period and as_of, the year is probably wrong; for targets add plan: true",
                ),
            ));
        }
        for (index, values) in self.values.iter().enumerate() {
            if let Some((typed, meant)) = values.mistyped_subject() {
                found.push((
                    format!("values[{index}].{typed}!"),
                    Fault::new(
                        code::UNKNOWN_KEY,
                        format!("没有名为 {typed} 的字段"),
                        format!("there is no key named {typed}"),
                    )
                    .help(format!("最接近的是 {meant}"), format!("the nearest is {meant}"))
                    .instead(meant),
                ));
            } else if values.region.is_some() == values.station.is_some() {
                found.push((
                    format!("values[{index}]"),
                    Fault::new(
                        code::WRONG_SHAPE,
                        "每一行数值写明 region(地区)或 station(站点)，二选一",
                        "each line of figures names a region or a station, one of the two",
                    )
                    .help(
                        "写法如：{region: 5401, cases: 130}",
                        "for example: {region: 5401, cases: 130}",
                    ),
                ));
            }
        }
    }
}
