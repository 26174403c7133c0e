//! Forms of pictures: what a file is by its first bytes, and what to do with one that pages cannot carry.
//!
//! **You are here:** `picture/` — before anything is decoded; no IO.

use super::Refusal;
use image::ImageFormat;

/// Endings of names that are pictures to people, films too: whatever they are, there is something to say.
const ENDINGS: [&str; 24] = [
    "jpg", "jpeg", "jfif", "png", "gif", "bmp", "webp", "heic", "heif", "tif", "tiff", "avif", "svg", "emf",
    "wmf", "ico", "psd", "raw", "dng", "cr2", "mp4", "mov", "avi", "m4v",
];

/// The longest name. *Units:* characters.
const LONGEST: usize = 60;

pub(super) fn by_name(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The form of a picture that is taken. *Errors:* any other form, with what to do.
pub(super) fn of(bytes: &[u8], name: &str) -> Result<ImageFormat, Refusal> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let brand = bytes.get(8..12).unwrap_or_default();
    if bytes.is_empty() {
        return Err(Refusal::new(
            "文件是空的（0 字节）。网盘或微信里的要先下载完",
            "the file is empty: download it first",
        ));
    }
    if begins(b"\xFF\xD8\xFF") {
        return Ok(ImageFormat::Jpeg);
    }
    if begins(b"\x89PNG\r\n\x1A\n") {
        if bytes.windows(4).take(4096).any(|four| four == b"acTL") {
            return Err(moving());
        }
        return Ok(ImageFormat::Png);
    }
    if begins(b"RIFF") && brand == b"WEBP" {
        if bytes.windows(4).take(4096).any(|four| four == b"ANIM") {
            return Err(moving());
        }
        return Ok(ImageFormat::WebP);
    }
    if begins(b"BM") && bytes.len() > 26 {
        return Ok(ImageFormat::Bmp);
    }
    Err(other(bytes, brand, name))
}

fn moving() -> Refusal {
    Refusal::new(
        "这是动图。网页上的动图打扰人，也很大：在“画图”里打开，另存为 PNG（只留一幅），再导入",
        "this picture moves. Open it in Paint, save one frame as PNG, and import that",
    )
}

/// What is said of forms that are not taken.
fn other(bytes: &[u8], brand: &[u8], name: &str) -> Refusal {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let film = Refusal::new(
        "这是视频。网站不放视频：截一张清楚的画面存成 JPG 导入，视频放到单位的视频号，在文章里写网址",
        "this is a film, which the site does not carry: import one frame as JPG, and link to the film",
    );
    if bytes.get(4..8) == Some(b"ftyp") {
        return match brand {
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => Refusal::new(
                "这是 HEIC（苹果手机的照片格式），多数电脑和手机打不开。手机：设置—相机—格式，选“兼容性最佳”以后再拍；已经拍的：用微信“原图”发到电脑，或在手机上选“存储为 JPEG”，再导入",
                "this is HEIC, the form of Apple's telephones. Set the camera to Most Compatible, or save the picture as JPEG, and import that",
            ),
            b"avif" | b"avis" => Refusal::new(
                "这是 AVIF 图片，老手机打不开。在浏览器里打开，截图存成 PNG，或另存为 JPG，再导入",
                "this is AVIF, which old telephones cannot show. Save it as JPG or PNG and import that",
            ),
            _ => film,
        };
    }
    if begins(b"GIF8") {
        // A picture that stands still has one description of a frame.
        let frames = bytes.windows(3).filter(|three| three == b"\x21\xF9\x04").count();
        if frames > 1 {
            return moving();
        }
        return Refusal::new(
            "这是 GIF 图片。在“画图”里打开，另存为 PNG，再导入",
            "this is a GIF. Open it in Paint, save it as PNG and import that",
        );
    }
    if begins(b"II*\0") || begins(b"MM\0*") {
        return Refusal::new(
            "这是 TIFF（或相机的 RAW），网页显示不了。在“画图”或照片程序里打开，另存为 JPG，再导入；扫描的文件请存成 PDF 作为附件",
            "this is TIFF (or a camera's RAW), which pages cannot show. Save it as JPG and import that; attach scans as PDF",
        );
    }
    if begins(b"\xD7\xCD\xC6\x9A") || bytes.get(40..44) == Some(b" EMF") {
        return Refusal::new(
            "这是 EMF/WMF 图（Word 里画的图），网页显示不了。在 Word 里右键“另存为图片”，类型选 PNG；或者截图，再导入",
            "this is EMF or WMF, a drawing of Word's. In Word, save it as a PNG picture, or take a screenshot, and import that",
        );
    }
    if begins(b"\x1A\x45\xDF\xA3") || begins(b"\0\0\x01\xBA") || (begins(b"RIFF") && brand == b"AVI ") {
        return film;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    if head.contains("<svg") {
        return Refusal::new(
            "这是 SVG 图，里面可以藏程序，网站不收。在浏览器里打开，截图存成 PNG，再导入",
            "this is SVG, which can hold programs. Take a screenshot as PNG and import that",
        );
    }
    Refusal::new(
        format!("{name} 不是能用的图片。能用的是 JPG 和 PNG（BMP、WebP 会转成 JPG 或 PNG）"),
        format!(
            "{name} is no picture that pages can show: JPG and PNG are (BMP and WebP become one of them)"
        ),
    )
}

/// A name for a file of this form, made of an old one.
pub(super) fn name(old: &str, form: ImageFormat) -> String {
    let stem = old.rsplit(['/', '\\']).next().unwrap_or(old);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut out = String::new();
    for c in stem.chars() {
        let kept = c.is_alphanumeric()
            || matches!(c, '-' | '_' | '（' | '）' | '、')
            || ('\u{F00}'..='\u{FFF}').contains(&c);
        if kept {
            out.push(c);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    let out: String = out.trim_matches('-').chars().take(LONGEST).collect();
    let stem = if out.is_empty() {
        "图片"
    } else {
        out.trim_end_matches('-')
    };
    let ending = if form == ImageFormat::Png { "png" } else { "jpg" };
    format!("{stem}.{ending}")
}
