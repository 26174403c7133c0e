//! Pictures written anew: the best quality that fits, the same bytes on any machine.
//!
//! **You are here:** `picture/` — after a picture was decoded and turned; no IO.

use super::strip::is_plain;
use super::{LONGEST_SIDE, WANTED};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Resampling;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, ImageFormat};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::collections::HashSet;

/// Qualities that are tried, the best first.
const QUALITIES: [u8; 7] = [86, 82, 78, 74, 70, 64, 58];
/// Sides that are tried when no quality fits. *Units:* points.
const SIDES: [u32; 3] = [LONGEST_SIDE, 1280, 1024];
/// A drawing has fewer colours than this; a photograph has more.
const FEW_COLOURS: usize = 2048;

/// A picture as it was written.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) form: ImageFormat,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// A smaller picture. The curve is one of plain sums: others need sines, which differ between machines.
pub(super) fn shrunk(picture: &DynamicImage, side: u32) -> DynamicImage {
    picture.resize(side, side, Resampling::CatmullRom)
}

/// Writes a picture; none where it cannot be.
pub(super) fn write(picture: &DynamicImage, form: ImageFormat, profile: Option<&[u8]>) -> Option<Written> {
    let profile = profile.filter(|profile| is_plain(profile));
    let whole = |bytes, form| Written {
        bytes,
        form,
        width: picture.width(),
        height: picture.height(),
    };
    // What was photographed stays a JPEG; all else is a PNG as long as that is small, or has few colours.
    if form != ImageFormat::Jpeg {
        let bytes = png(picture, profile)?;
        if bytes.len() <= WANTED || has_few_colours(picture) {
            return Some(whole(bytes, ImageFormat::Png));
        }
    }
    let mut best = None;
    let mut own;
    let mut current = picture;
    for side in SIDES {
        if current.width().max(current.height()) > side {
            own = shrunk(picture, side);
            current = &own;
        }
        for quality in QUALITIES {
            let bytes = jpeg(current, quality, profile)?;
            let fits = bytes.len() <= WANTED;
            best = Some(Written {
                bytes,
                form: ImageFormat::Jpeg,
                width: current.width(),
                height: current.height(),
            });
            if fits {
                return best;
            }
        }
    }
    best
}

fn has_few_colours(picture: &DynamicImage) -> bool {
    let rgba = picture.to_rgba8();
    let mut seen = HashSet::new();
    for point in rgba.pixels() {
        if seen.insert(point.0) && seen.len() > FEW_COLOURS {
            return false;
        }
    }
    true
}

fn jpeg(picture: &DynamicImage, quality: u8, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let (points, colours) = flat(picture);
    let grey = colours == ColorType::Luma;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_progressive(true);
    // A profile of colours does not fit greys, nor the other way round.
    if let Some(profile) = profile.filter(|profile| (profile.get(16..20) == Some(b"GRAY")) == grey) {
        encoder.add_icc_profile(profile).ok()?;
    }
    let (width, height) = (
        u16::try_from(picture.width()).ok()?,
        u16::try_from(picture.height()).ok()?,
    );
    encoder.encode(&points, width, height, colours).ok()?;
    Some(out)
}

/// Points without transparency, which lies on white.
fn flat(picture: &DynamicImage) -> (Vec<u8>, ColorType) {
    if matches!(
        picture,
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageLuma16(_)
    ) {
        return (picture.to_luma8().into_raw(), ColorType::Luma);
    }
    if !picture.color().has_alpha() {
        return (picture.to_rgb8().into_raw(), ColorType::Rgb);
    }
    let rgba = picture.to_rgba8();
    let points = rgba.pixels().flat_map(|point| {
        let [red, green, blue, alpha] = point.0.map(u32::from);
        [red, green, blue]
            .map(|colour| u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255))
    });
    (points.collect(), ColorType::Rgb)
}

fn png(picture: &DynamicImage, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    // Sixteen bits a colour are more than a page shows.
    let (points, colours, grey) = match (picture.color().has_color(), picture.color().has_alpha()) {
        (false, false) => (picture.to_luma8().into_raw(), ExtendedColorType::L8, true),
        (false, true) => (picture.to_luma_alpha8().into_raw(), ExtendedColorType::La8, true),
        (true, false) => (picture.to_rgb8().into_raw(), ExtendedColorType::Rgb8, false),
        (true, true) => (picture.to_rgba8().into_raw(), ExtendedColorType::Rgba8, false),
    };
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    if let Some(profile) = profile.filter(|profile| (profile.get(16..20) == Some(b"GRAY")) == grey) {
        encoder.set_icc_profile(profile.to_vec()).ok()?;
    }
    encoder
        .write_image(&points, picture.width(), picture.height(), colours)
        .ok()?;
    Some(out)
}
