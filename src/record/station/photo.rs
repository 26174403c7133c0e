//! Photograph of a station's door: the file, what is seen on it, who made it.
//!
//! **You are here:** `record/station` — a part of a station's record; no IO. Whether it may be shown is decided in `site/public`.

use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::FilePath;
use schemars::JsonSchema;
use serde::Deserialize;

/// The photograph of a station's door: whoever looks for it knows it again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "门口的照片：文件、替代文字、来源和许可")]
pub struct Photo {
    /// 照片，写作 files/文件名
    pub file: FilePath,
    /// 替代文字：照片上看得到什么，给看不见的人听
    pub alt: Text,
    /// 谁拍的、能不能转载
    pub source: Text,
}

impl Photo {
    /// A file that no page can show as a picture.
    pub(super) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        let file = self.file.as_str();
        let ending = file.rsplit('.').next().unwrap_or_default();
        if ["jpg", "jpeg", "png", "webp"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
        {
            return;
        }
        let fault = Fault::new(
            code::BAD_FILE_PATH,
            format!("{file} 不是网页能显示的照片"),
            format!("{file} is no picture that a page can show"),
        )
        .help(
            "照片用 .jpg、.png 或 .webp；zhandian import 照片文件 会缩小照片并去掉拍摄地点",
            "use .jpg, .png or .webp; `zhandian import PICTURE` makes it smaller and takes out where it was taken",
        );
        found.push(("photo.file".to_owned(), fault));
    }
}
