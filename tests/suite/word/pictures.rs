//! Pictures as they come from telephones, screens and scanners.
//!
//! **You are here:** `tests/suite/word` — pictures are made here, with what cameras add to them.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF as _, ImageICC as _};
use std::io::Cursor;
use zhandian::personal::file::look;
use zhandian::picture::{LONGEST_SIDE, WANTED, import};

/// Something like a photograph: many colours, no two alike, the corner at the beginning red.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let mut seed = 7_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = u8::try_from(seed >> 28).unwrap();
        if x < width / 4 && y < height / 4 {
            return Rgb([250, noise, noise]);
        }
        Rgb([
            u8::try_from(x % 200).unwrap() / 2 + noise,
            u8::try_from(y % 200).unwrap() + noise,
            90 + noise,
        ])
    }))
}

fn written(picture: &DynamicImage, form: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, form).unwrap();
    out.into_inner()
}

/// EXIF with an orientation and a position.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value,
        ]
        .concat()
    };
    let mut out = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    out.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    out.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    out.extend([0; 4]);
    out.extend([0, 2]);
    out.extend(entry(1, 2, 2, *b"N\0\0\0"));
    out.extend(entry(2, 5, 3, 68_u32.to_be_bytes()));
    out.extend([0; 4]);
    for number in [29_u32, 1, 39, 1, 0, 1] {
        out.extend(number.to_be_bytes());
    }
    out
}

/// A profile of red, green and blue; nothing reads more of it than its head.
fn profile() -> Vec<u8> {
    let mut out = vec![0; 132];
    out[16..20].copy_from_slice(b"RGB ");
    out[3] = 132;
    out
}

fn with_exif(bytes: Vec<u8>, orientation: u8) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(Bytes::from(bytes)).unwrap();
    jpeg.set_exif(Some(exif(orientation).into()));
    jpeg.set_icc_profile(Some(profile().into()));
    jpeg.encoder().bytes().to_vec()
}

/// A small picture of each form, for damage.
pub(super) fn sample(kind: usize) -> Vec<u8> {
    let picture = photograph(40, 30);
    match kind {
        0 => with_exif(written(&picture, ImageFormat::Jpeg), 6),
        1 => written(&picture, ImageFormat::Png),
        _ => written(&picture, ImageFormat::Bmp),
    }
}

#[test]
fn a_photograph_is_turned_made_small_and_stripped_and_keeps_its_colours() {
    let big = with_exif(written(&photograph(2400, 1800), ImageFormat::Jpeg), 6);
    assert!(look("a.jpg", &big).position);
    let own = import(&big, "IMG 2034.JPG").unwrap();
    assert_eq!((own.width, own.height), (1200, LONGEST_SIDE));
    assert_eq!(own.name, "IMG-2034.jpg");
    assert!(own.done.turned && own.done.had_position && own.done.shrunk == Some((1800, 2400)));
    assert!(own.bytes.len() <= WANTED || own.done.large);
    assert!(!look("a.jpg", &own.bytes).position);
    let jpeg = Jpeg::from_bytes(Bytes::from(own.bytes.clone())).unwrap();
    assert!(jpeg.exif().is_none());
    assert_eq!(jpeg.icc_profile().as_deref(), Some(profile().as_slice()));
    // Turned by a quarter to the right: the red corner is at the right now.
    let shown = image::load_from_memory(&own.bytes).unwrap().to_rgb8();
    let corner = shown.get_pixel(shown.width() - 20, 20);
    assert!(corner[0] > 200 && corner[1] < 80, "{corner:?}");
    // The same bytes each time.
    assert_eq!(import(&big, "IMG 2034.JPG").unwrap().bytes, own.bytes);
}

#[test]
fn a_small_upright_picture_loses_what_is_told_of_it_and_no_point() {
    let small = written(&photograph(200, 150), ImageFormat::Jpeg);
    let own = import(&with_exif(small.clone(), 1), "门口.jpg").unwrap();
    assert!(!own.done.rewritten && own.done.had_position);
    let points = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
    assert_eq!(points(&own.bytes), points(&small));
    assert!(!own.bytes.windows(4).any(|four| four == b"Exif"));
    let mut png = Png::from_bytes(Bytes::from(written(&photograph(60, 40), ImageFormat::Png))).unwrap();
    png.set_exif(Some(exif(1).into()));
    let bytes = png.encoder().bytes().to_vec();
    let own = import(&bytes, "图.png").unwrap();
    assert!(own.name.ends_with(".png") && !own.bytes.windows(4).any(|four| four == b"eXIf"));
    assert_eq!(points(&own.bytes), points(&bytes));
}

#[test]
fn a_drawing_stays_a_png_and_a_photograph_in_one_becomes_a_jpeg() {
    let drawing = DynamicImage::ImageRgba8(RgbaImage::from_fn(2000, 1000, |x, y| {
        image::Rgba(if (x / 50 + y / 50) % 2 == 0 {
            [0, 80, 160, 255]
        } else {
            [255, 255, 255, 0]
        })
    }));
    let own = import(&written(&drawing, ImageFormat::Png), "示意图.png").unwrap();
    assert_eq!((own.name.as_str(), own.width), ("示意图.png", LONGEST_SIDE));
    assert!(image::load_from_memory(&own.bytes).unwrap().color().has_alpha());
    for form in [ImageFormat::Png, ImageFormat::Bmp] {
        let own = import(&written(&photograph(1700, 1200), form), "截图").unwrap();
        assert_eq!(own.name, "截图.jpg");
        assert_eq!(own.width, LONGEST_SIDE.min(own.width));
    }
}

#[test]
fn a_picture_that_is_none_is_told_about_in_words() {
    let ftyp = |brand: &[u8]| [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0mif1heic"].concat();
    let gif = |frames: usize| {
        [
            b"GIF89a\x01\0\x01\0\0\0\0".to_vec(),
            b"\x21\xF9\x04\0\0\0\0\0".repeat(frames),
        ]
        .concat()
    };
    for (bytes, words) in [
        (ftyp(b"heic"), "HEIC"),
        (ftyp(b"isom"), "视频"),
        (b"II*\0\x08\0\0\0".to_vec(), "TIFF"),
        (gif(2), "动图"),
        (gif(1), "GIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "SVG"),
        (b"%PDF-1.7".to_vec(), "JPG 和 PNG"),
        (Vec::new(), "空的"),
        (b"\xFF\xD8\xFF\xE0junk".to_vec(), "坏了"),
        (b"\x89PNG\r\n\x1A\njunk".to_vec(), "坏了"),
        (b"\xD7\xCD\xC6\x9Aabc".to_vec(), "EMF"),
    ] {
        let refusal = import(&bytes, "a.x").unwrap_err();
        assert!(refusal.zh.contains(words), "{words}: {}", refusal.zh);
        assert!(refusal.en.is_ascii(), "{}", refusal.en);
    }
}

#[test]
fn a_bomb_is_refused_by_its_dimensions() {
    // A PNG whose head says thirty thousand by thirty thousand points, and holds none.
    let mut png = Png::from_bytes(Bytes::from(written(&photograph(8, 8), ImageFormat::Png))).unwrap();
    let mut head = png.chunks()[0].contents().to_vec();
    head[..4].copy_from_slice(&30_000_u32.to_be_bytes());
    head[4..8].copy_from_slice(&30_000_u32.to_be_bytes());
    png.chunks_mut()[0] = img_parts::png::PngChunk::new(*b"IHDR", head.into());
    let refusal = import(&png.encoder().bytes(), "a.png").unwrap_err();
    assert!(refusal.zh.contains("太大"), "{}", refusal.zh);
}
