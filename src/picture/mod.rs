//! Pictures as pages carry them: upright, at most 1,600 points wide or high, some 200 KB, without what a camera adds.
//!
//! **You are here:** a leaf: it imports nothing of ours and does no IO. `session/intake` writes what comes out of it.
//!
//! Done once, when a picture comes in, and never in a build: a build's bytes must not depend on who builds. For the same reason
//! nothing here uses instructions or sums that differ between machines. Dimensions are read and bounded before anything is
//! decoded; the colour profile stays, since a picture without it has other colours.

mod encode;
mod form;
mod strip;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

/// The longest side. *Units:* points.
pub const LONGEST_SIDE: u32 = 1600;
/// The size that is aimed at. *Units:* bytes.
pub const WANTED: usize = 200 << 10;
/// The largest file that is read. *Units:* bytes.
pub const LARGEST: usize = 64 << 20;
/// Points that are decoded at most; telephones take up to fifty million. *Units:* points.
const MOST_POINTS: u64 = 64_000_000;

/// A picture to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// A name for it, with the ending that its bytes have; without signs that an address or Windows has no room for.
    pub name: String,
    /// *Units:* points.
    pub width: u32,
    /// *Units:* points.
    pub height: u32,
    /// What was done, for people.
    pub done: Done,
}

/// What was done to a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// It was turned upright.
    pub turned: bool,
    /// It was made smaller; its old sides. *Units:* points.
    pub shrunk: Option<(u32, u32)>,
    /// It was written anew, with another quality or in another form.
    pub rewritten: bool,
    /// It said where it was taken.
    pub had_position: bool,
    /// It said other things: camera, time, program.
    pub had_more: bool,
    /// It is larger than what is aimed at, since it would be seen worse.
    pub large: bool,
}

impl Done {
    /// In one line, Chinese (`zh`) or English; empty where nothing was done.
    pub fn told(&self, zh: bool) -> String {
        let mut all: Vec<String> = Vec::new();
        let mut add = |is: bool, chinese: &str, english: &str| {
            if is {
                all.push(if zh { chinese } else { english }.to_owned());
            }
        };
        add(self.turned, "转正", "turned upright");
        if let Some((width, height)) = self.shrunk {
            add(
                true,
                &format!("从 {width}×{height} 缩小"),
                &format!("made smaller than {width}×{height}"),
            );
        }
        add(
            self.rewritten && self.shrunk.is_none() && !self.turned,
            "重新压缩",
            "compressed anew",
        );
        add(self.had_position, "去掉了拍摄位置", "its position removed");
        add(
            self.had_more,
            "去掉了相机、时间等信息",
            "camera, time and the like removed",
        );
        add(self.large, "还是超过 200 KB", "still more than 200 KB");
        all.join(if zh { "，" } else { ", " })
    }
}

/// Why a picture is not taken, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Refusal {
    fn new(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            zh: zh.into(),
            en: en.into(),
        }
    }

    fn broken() -> Refusal {
        Refusal::new(
            "图片坏了，读不出来。重新从手机或相机里拷一份；微信里的要先点“查看原图”再保存",
            "the picture is damaged. Copy it again from the telephone or camera",
        )
    }

    fn too_large() -> Refusal {
        Refusal::new(
            "图片太大（超过 6400 万像素或 64 MB）。用“画图”或手机先缩小，再导入",
            "the picture is too large (more than 64 million points, or 64 MB). Make it smaller first",
        )
    }
}

/// Whether a file of this name is brought in as a picture, or is told about as one.
pub fn is_picture(name: &str) -> bool {
    form::by_name(name)
}

/// A picture for pages, of the bytes of a file called `name`. *Errors:* another kind of file, damaged, too large.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Refusal> {
    let form = form::of(bytes, name)?;
    if bytes.len() > LARGEST {
        return Err(Refusal::too_large());
    }
    let mut reader = ImageReader::new(Cursor::new(bytes));
    reader.set_format(form);
    // What is decoded is bounded by its points; what a decoder takes beside it by this.
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_POINTS * 4);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::broken())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(Refusal::too_large());
    }
    if width == 0 || height == 0 {
        return Err(Refusal::broken());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let exif = decoder.exif_metadata().ok().flatten();
    let mut done = Done {
        had_position: exif.as_deref().is_some_and(strip::has_position),
        turned: orientation != Orientation::NoTransforms,
        ..Done::default()
    };
    let small = width.max(height) <= LONGEST_SIDE;
    if small
        && !done.turned
        && let Some(stripped) = strip::without_metadata(bytes, form)
        && stripped.len() <= WANTED
    {
        // As good as it can be: not a point of it is touched. Decoded all the same, since a damaged one shows nothing.
        DynamicImage::from_decoder(decoder).map_err(|_| Refusal::broken())?;
        done.had_more = stripped.len() < bytes.len() && !done.had_position;
        return Ok(Imported {
            name: form::name(name, form),
            bytes: stripped,
            width,
            height,
            done,
        });
    }
    done.had_more = exif.is_some() && !done.had_position;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::broken())?;
    picture.apply_orientation(orientation);
    if !small {
        done.shrunk = Some((picture.width(), picture.height()));
        picture = encode::shrunk(&picture, LONGEST_SIDE);
    }
    done.rewritten = true;
    let written = encode::write(&picture, form, profile.as_deref()).ok_or_else(Refusal::broken)?;
    done.large = written.bytes.len() > WANTED;
    Ok(Imported {
        name: form::name(name, written.form),
        bytes: written.bytes,
        width: written.width,
        height: written.height,
        done,
    })
}
