//! Ledger entry: one change of one record in one file.
//!
//! **You are here:** `edit/history/entry` — what a line of `ledger.ndjson` says; `chain` puts lines together.

use jiff::civil::DateTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// With which tool a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tool {
    /// The form in the preview.
    Form,
    /// `zhandian import`.
    Import,
    /// `zhandian fix`.
    Fix,
    /// `zhandian new`.
    New,
    /// `zhandian review`.
    Review,
    /// `zhandian undo`.
    Undo,
    /// `zhandian restore`.
    Restore,
    /// Not one of ours: Notepad or WPS, noticed at the next look.
    Found,
    /// One that this version does not know.
    #[serde(other)]
    Other,
}

impl Tool {
    /// Its name in the ledger.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Import => "import",
            Self::Fix => "fix",
            Self::New => "new",
            Self::Review => "review",
            Self::Undo => "undo",
            Self::Restore => "restore",
            Self::Found => "found",
            Self::Other => "other",
        }
    }

    /// Its name in a list for people.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Form => "表单",
            Self::Import => "导入",
            Self::Fix => "修正",
            Self::New => "新建",
            Self::Review => "审核",
            Self::Undo => "撤销",
            Self::Restore => "恢复",
            Self::Found => "直接改文件",
            Self::Other => "其他",
        }
    }
}

/// The BLAKE3 of a file's bytes; 64 hex digits in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// As it stands in the ledger.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// From 64 hex digits.
    pub fn read(hex: &str) -> Option<Self> {
        blake3::Hash::from_hex(hex)
            .ok()
            .map(|hash| Self(*hash.as_bytes()))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("no hash"))
    }
}

/// Begins the field of a picture's entry that says which content the picture was made of; its hash stands behind it.
pub const ORIGINAL: &str = "original:";

/// When: in China's one civil time, which stands behind it in the ledger (`2026-11-30T20:15:03.123+08:00`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub DateTime);

/// What the ledger writes behind a moment.
const ZONE: &str = "+08:00";

impl Moment {
    /// To the minute, as people are told: `2026-11-30 20:15`.
    pub fn short(&self) -> String {
        let at = self.0;
        format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
    }

    /// As it stands in the ledger.
    pub fn long(&self) -> String {
        format!("{:.3}{ZONE}", self.0)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.long())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let local = text.strip_suffix(ZONE).and_then(|local| local.parse().ok());
        local
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("no moment"))
    }
}

/// One change of one record in one file. A save of several records or files is several entries of one `change`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When; of what was found: when it was noticed.
    pub time: Moment,
    /// Names the save that this belongs to; sixteen hex digits.
    pub change: String,
    /// Who, as they said; nothing where nobody knows.
    pub person: String,
    /// With what.
    pub tool: Tool,
    /// Relative to the site folder, e.g. `content/stations/a.yaml`.
    pub file: String,
    /// `station:a`; none where it is not known or the file is no record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Paths of the fields that differ, `hours[0].open`; may be empty.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The whole file before; none: there was none.
    pub before: Option<Hash>,
    /// The whole file after; none: it was deleted.
    pub after: Option<Hash>,
    /// The change that was taken back by this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<String>,
}
