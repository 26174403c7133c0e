//! Shared field types: parts that several kinds of record share.
//!
//! **You are here:** `record/` — beside the record kinds; no IO.

use crate::lang::Text;
use crate::value::FilePath;
use crate::value::{Date, Email, Flag, Id, PartialDate, Phone, Url};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "一段文字(默认语言)，或按语言写：{zh: …, bo: …}",
            "x-text": true,
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {"type": "object", "properties": {"zh": {"type": "string"}, "bo": {"type": "string"}},
                 "additionalProperties": {"type": "string"}, "minProperties": 1}
            ]
        })
    }
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOrMany<T>(Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany(Vec::new())
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({"anyOf": [item, {"type": "array", "items": item}]})
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value or a list")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                T::deserialize(de::value::StrDeserializer::new(text)).map(|item| OneOrMany(vec![item]))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(map)).map(|item| OneOrMany(vec![item]))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(list)).map(OneOrMany)
            }
        }
        deserializer.deserialize_any(Visitor(PhantomData))
    }
}

/// A word that stands for something, or the thing itself written in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Either<W, M> {
    /// A word.
    Word(W),
    /// A map.
    Map(M),
}

impl<W: JsonSchema, M: JsonSchema> JsonSchema for Either<W, M> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}Or{}", W::schema_name(), M::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<W>();
        let map = generator.subschema_for::<M>();
        json_schema!({"anyOf": [word, map]})
    }
}

impl<'de, W: Deserialize<'de>, M: Deserialize<'de>> Deserialize<'de> for Either<W, M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<W, M>(PhantomData<(W, M)>);
        impl<'de, W: Deserialize<'de>, M: Deserialize<'de>> de::Visitor<'de> for Visitor<W, M> {
            type Value = Either<W, M>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word or a map")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                W::deserialize(de::value::StrDeserializer::new(text)).map(Either::Word)
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                M::deserialize(de::value::MapAccessDeserializer::new(map)).map(Either::Map)
            }
        }
        deserializer.deserialize_any(Visitor(PhantomData))
    }
}

/// A thing with a name and more, for which its name alone may stand: `来源: 西藏日报`, `{zh: …, bo: …}`, `{name: …, url: …}`.
/// The shape check turns the short forms into the long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T>(pub T);

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = generator.subschema_for::<Text>();
        let whole = generator.subschema_for::<T>();
        json_schema!({"x-named": true, "anyOf": [name, whole]})
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Named)
    }
}

/// Yes or no; `true` only when it is written so.
pub fn is_set(flag: Option<Flag>) -> bool {
    flag.is_some_and(|flag| flag.0)
}

/// 联系方式.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// 电话
    #[serde(default)]
    pub phone: OneOrMany<Phone>,
    /// 电子邮件
    pub email: Option<Email>,
    /// 网址
    pub url: Option<Url>,
}

/// A finding that is justified here.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "经说明可以放过的一项检查结果")]
pub struct Allow {
    /// 检查结果的代号，如 Z503
    pub rule: String,
    /// 为什么可以放过
    pub reason: String,
    /// 谁决定的
    pub by: Option<String>,
}

/// A document that is cited. *Shape:* title, number or both.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "引用的文件：名称、文号")]
pub struct Cited {
    /// 文件名称
    pub title: Text,
    /// 发文字号
    pub number: Option<String>,
    /// 成文日期
    pub dated: Option<Date>,
    /// 网址
    pub url: Option<Url>,
}

/// 转载来源.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// 来源名称
    pub name: Text,
    /// 原文网址
    pub url: Option<Url>,
    /// 作者
    pub author: Option<Text>,
    /// 原文日期，可以只写年或年月
    pub date: Option<PartialDate>,
}

/// 附件：文件、页面或统计表.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// 文件，写作 files/文件名
    pub file: Option<FilePath>,
    /// 本站页面的编号
    #[schemars(extend("x-refers" = "page"))]
    pub page: Option<Id>,
    /// 本站统计的编号(文件名)
    #[schemars(extend("x-refers" = "figures"))]
    pub statistics: Option<Id>,
    /// 显示的名称
    pub title: Option<Text>,
}

/// 译文的状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationStatus {
    /// 未经审校
    Unreviewed,
    /// 已审校
    Reviewed,
}

/// What is said about a translation.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "译文的状态、译者和日期")]
pub struct Translation {
    /// 译文状态：unreviewed(未经审校)或 reviewed(已审校)
    pub status: TranslationStatus,
    /// 译者或审校者
    pub by: Option<Text>,
    /// 日期
    pub date: Option<Date>,
}

/// A text that is shown for some time.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "显示一段时间的文字")]
pub struct Banner {
    /// 文字
    pub text: Text,
    /// 从哪天起
    pub from: Option<Date>,
    /// 到哪天止
    pub to: Option<Date>,
}

impl Banner {
    /// Whether it is shown on that day.
    pub fn in_force(&self, today: jiff::civil::Date) -> bool {
        self.from.is_none_or(|from| from.0 <= today) && self.to.is_none_or(|to| today <= to.0)
    }
}
