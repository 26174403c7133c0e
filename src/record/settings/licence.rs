//! Licence of the open data: on what terms others may use it.
//!
//! **You are here:** `record/settings` — a part of the settings; no IO.

use crate::lang::Text;
use crate::value::Url;
use schemars::JsonSchema;
use serde::Deserialize;

/// Licences that are known by a short name (spdx.org/licenses), with the address of their text.
const KNOWN: [(&str, &str); 5] = [
    ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
];

/// 开放数据的许可.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// 许可的名称，如 CC-BY-4.0，或本地的开放许可
    pub name: Text,
    /// 许可全文的网址
    pub url: Option<Url>,
}

impl Licence {
    /// The address of its text: as given, else that of a licence known by a short name.
    pub fn address(&self) -> Option<&str> {
        if let Some(url) = &self.url {
            return Some(url.as_str());
        }
        let languages = self.name.languages().collect::<Vec<_>>();
        let default = languages.first().copied().unwrap_or(crate::lang::Lang::ZH);
        let name = self.name.best(default, default).0;
        let known = KNOWN.iter().find(|(short, _)| short.eq_ignore_ascii_case(name));
        known.map(|(_, url)| *url)
    }
}
