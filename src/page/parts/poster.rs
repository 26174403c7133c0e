//! Poster of a station, an A4 sheet for a notice board: its names, address, telephones and QR code. Hours, services and the way
//! there are handed over by `templates/station.html`; the sheet is `themes/default/components/poster/`, its own fields are
//! `PosterView` in `page/view/station.rs`.
//!
//! **You are here:** `page/parts` — a part of the station's page in the default language; no IO.
//!
//! It is a part of a page and not a page of its own, because a site of 40,000 stations would have 40,000 more of them.

use crate::lang::Text;
use crate::page::key::PageId;
use crate::page::view::{Phrase, PosterView};
use crate::page::writer::{Writer, phones};
use crate::record::station::Status;
use crate::site::Kind;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The white margin that readers of QR codes need on every side (ISO/IEC 18004). *Units:* modules.
const QUIET: i32 = 4;

/// Whether a station has a poster: its address must be known, and it must not be closed for good.
fn has(w: &Writer<'_>, at: usize) -> bool {
    w.site.base_url.is_some() && w.site.stations[at].record.data.status() != Status::Closed
}

/// Where the poster is, seen from any of the station's pages.
pub(crate) fn href(w: &Writer<'_>, at: usize) -> Option<String> {
    let default = w.site.default_lang();
    has(w, at).then(|| {
        if w.lang == default {
            "#poster".to_owned()
        } else {
            format!("{}#poster", w.href_in(Kind::Station.at(at), default))
        }
    })
}

/// The poster, for the page in the default language.
pub(crate) fn view(w: &Writer<'_>, at: usize) -> Option<PosterView> {
    let site = w.site;
    let base = site.base_url.as_ref()?;
    if w.lang != site.default_lang() || !has(w, at) {
        return None;
    }
    let data = &site.stations[at].record.data;
    let page = PageId {
        key: Kind::Station.at(at).into(),
        lang: w.lang,
    };
    let url = format!("{base}{}", page.path(site));
    // An address too long for any QR code leaves the poster without one rather than the site without a page.
    let (code, size) = qr(&url)?;
    let in_all = |text: &Text| -> Vec<Phrase> {
        site.languages
            .iter()
            .filter_map(|lang| Some(w.in_lang(text.get(*lang, site.default_lang())?, *lang)))
            .collect()
    };
    let label = |place: usize, key: &str| {
        w.shared(
            |parts| &parts.poster,
            place,
            || {
                let mut labels: Vec<Phrase> = Vec::new();
                for lang in &site.languages {
                    let own = w.labels.get(*lang, key);
                    // A language that lacks the word has the default one's, which stands here already.
                    if own.lang.is_none() {
                        labels.push(w.in_lang(&own.text, *lang));
                    }
                }
                labels
            },
        )
    };
    let own = phones(&data.phone);
    Some(PosterView {
        site: w.shared(|parts| &parts.poster, 0, || in_all(&site.settings().title)),
        names: in_all(&data.name),
        addresses: site.stations[at]
            .whereabouts()
            .address
            .map_or_else(Vec::new, in_all),
        phones: if own.is_empty() {
            w.feedback(data.feedback.as_ref()).phones
        } else {
            own
        },
        phone_label: label(1, "word.phone"),
        address_label: label(2, "address"),
        hours_label: label(3, "hours"),
        url,
        number: site
            .page_number(Kind::Station.at(at))
            .map(|number| number.said.to_string()),
        code,
        size,
    })
}

/// The path of a QR code's SVG and its width: a line for every run of dark modules, row by row.
///
/// The mask is always the same one. ISO/IEC 18004 has readers take any, and the search for the prettiest of the eight took
/// an eighth of the time of a whole country's build.
pub(crate) fn qr(text: &str) -> Option<(String, usize)> {
    let code = QrCode::encode_segments_advanced(
        &QrSegment::make_segments(text),
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        Some(Mask::new(0)),
        true,
    )
    .ok()?;
    let mut path: Vec<u8> = Vec::with_capacity(4096);
    for row in 0..code.size() {
        // Where the row's last dark run ended, and where the one that is being read began.
        let (mut pen, mut start) = (None, None);
        for at in 0..=code.size() {
            match (start, code.get_module(at, row)) {
                (None, true) => start = Some(at),
                // Beyond the code everything is light.
                (Some(from), false) => {
                    push_run(&mut path, row, pen, from, at);
                    (pen, start) = (Some(at), None);
                }
                _ => {}
            }
        }
    }
    let size = usize::try_from(code.size() + 2 * QUIET).ok()?;
    Some((String::from_utf8(path).ok()?, size))
}

/// A run of dark modules, from where the row's last one ended (`pen`), if there was one.
fn push_run(path: &mut Vec<u8>, row: i32, pen: Option<i32>, from: i32, to: i32) {
    match pen {
        None => {
            path.push(b'M');
            push_number(path, from + QUIET);
            path.push(b' ');
            push_number(path, row + QUIET);
            path.extend_from_slice(b".5h");
        }
        Some(pen) => {
            path.push(b'm');
            push_number(path, from - pen);
            path.extend_from_slice(b" 0h");
        }
    }
    push_number(path, to - from);
}

/// A number that is not negative, in digits. A code has a thousand of them, mostly of one digit, and a country a hundred
/// thousand codes: formatting took longer than encoding.
fn push_number(path: &mut Vec<u8>, number: i32) {
    match u8::try_from(number) {
        Ok(digit @ 0..=9) => path.push(b'0' + digit),
        Ok(number @ 10..=99) => path.extend_from_slice(&[b'0' + number / 10, b'0' + number % 10]),
        _ => path.extend_from_slice(number.to_string().as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn a_code_begins_with_its_finder_pattern_inside_the_quiet_zone() {
        let (path, size) = qr("https://shegong.example.cn/stations/gamagongsang.html").unwrap();
        assert_eq!(size, 33 + 2 * 4);
        assert!(path.starts_with("M4 4.5h7m"), "{path}");
    }

    /// What a reader makes of the code, drawn from its path at four pixels a module.
    fn read(path: &str, size: usize) -> String {
        let mut dark = vec![false; size * size];
        let (mut x, mut y) = (0_usize, 0_usize);
        for step in path.split(['M', 'm']).skip(1) {
            let (to, run) = step.split_once('h').unwrap();
            let (across, down) = to.split_once(' ').unwrap();
            // The first step is absolute; the later ones go from the start of the run before or to a new row.
            x = if down == "0" {
                x + across.parse::<usize>().unwrap()
            } else {
                across.parse().unwrap()
            };
            if down != "0" {
                y = down.trim_end_matches(".5").parse().unwrap();
            }
            for at in x..x + run.parse::<usize>().unwrap() {
                dark[y * size + at] = true;
            }
            x += run.parse::<usize>().unwrap();
        }
        let side = size * 4;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark[y / 4 * size + x / 4] { 0 } else { 255 }
        });
        image.detect_grids()[0].decode().unwrap().1
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(32))]
        #[test]
        fn a_reader_finds_the_address_in_the_code(name in "[a-z0-9-]{1,60}") {
            let url = format!("https://shegong.example.cn/stations/{name}.html");
            let (path, size) = qr(&url).unwrap();
            proptest::prop_assert_eq!(read(&path, size), url);
        }
    }

    /// A page's address for the telephone is drawn in the page, by `assets/qr.js`, and by the same rules.
    #[test]
    fn codes_are_what_the_vectors_shared_with_the_browser_say() {
        let vectors: Vec<(String, usize, String)> =
            serde_json::from_str(include_str!("../../../tests/qr.json")).unwrap();
        assert!(vectors.len() > 5);
        for (text, size, path) in vectors {
            assert_eq!(qr(&text), Some((path, size)), "{text}");
        }
    }

    #[test]
    fn an_address_that_no_code_can_hold_has_none() {
        assert_eq!(qr(&"x".repeat(5000)), None);
    }
}
