//! Schematic map: where the places of a region lie to each other, as numbers keyed to a list.
//!
//! **You are here:** `page/parts` — used by the page of a region; no IO.
//!
//! A picture beside the list, never instead of it. It is drawn from the stations' own coordinates, as far as `site/public` lets them
//! be known, and of no boundary or road: a map in the law's sense needs a licence, a sketch of one's own stations does not.
//! Every number is a sum or a product, so that every machine makes the same bytes.

use super::regions::card;
use crate::page::view::{MapPlace, MapView};
use crate::page::writer::Writer;
use crate::record::station::Status;
use crate::site::millionths;

/// Fewer places are no picture, more are no longer read.
const LEAST: usize = 3;
const MOST: usize = 40;

/// The drawing. *Units:* of its view box.
const WIDTH: f64 = 320.0;
const TALLEST: f64 = 300.0;
const SHORTEST: f64 = 120.0;
const MARGIN: f64 = 16.0;
/// A place's disc, and the room between two.
const RADIUS: f64 = 12.0;
const APART: f64 = 2.0 * RADIUS + 2.0;

/// Turns after which discs that still overlap will not come apart.
const TURNS: usize = 400;

/// Lengths that a scale bar may say. *Units:* kilometres.
const LENGTHS: [u32; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/// Where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

/// The places of a region: those of the regions right below it in which a station says where it is; its own stations have no place
/// among them. None where they are too few, too many, or all at one spot.
pub(crate) fn map(w: &Writer<'_>, at: usize) -> Option<MapView> {
    let regions = &w.site.regions;
    let placed = regions.list[at].children.iter().filter_map(|child| {
        let below = regions.downwards(*child).into_iter();
        let stations = below.flat_map(|below| regions.list[below].stations.iter());
        let known = stations.filter_map(|station| {
            let entry = &w.site.stations[*station];
            let works = entry.record.data.status() == Status::Working;
            Some((works, millionths(entry.whereabouts().location?)))
        });
        // The first that works, else the first.
        let (works, place) = known.reduce(|best, one| if one.0 && !best.0 { one } else { best })?;
        Some((*child, works, place))
    });
    let placed: Vec<(usize, bool, (i64, i64))> = placed.collect();
    if !(LEAST..=MOST).contains(&placed.len()) {
        return None;
    }
    let places: Vec<(i64, i64)> = placed.iter().map(|(_, _, place)| *place).collect();
    let drawn = draw(&places)?;
    let bar = drawn.bar.to_string();
    Some(MapView {
        height: whole(drawn.height),
        bar: drawn.length,
        scale: w.labels.fill(w.lang, "km", &[("n", &bar)]),
        places: placed
            .iter()
            .zip(1..)
            .zip(drawn.spots.iter().zip(&drawn.discs))
            .map(|(((child, works, _), number), (spot, disc))| MapPlace {
                number,
                region: card(w, *child),
                works: *works,
                x: whole(disc.x),
                y: whole(disc.y),
                from: (moved(*spot, *disc) > RADIUS).then(|| (whole(spot.x), whole(spot.y))),
            })
            .collect(),
    })
}

/// A drawing of places.
struct Drawn {
    height: f64,
    /// Where they are.
    spots: Vec<Point>,
    /// Where their numbers are, none above another.
    discs: Vec<Point>,
    /// A length on the ground in kilometres, and in the drawing.
    bar: u32,
    length: u32,
}

/// Draws places of latitude and longitude; none where all are one spot or their numbers find no room.
fn draw(places: &[(i64, i64)]) -> Option<Drawn> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "millionths of a degree are far below 2^52"
    )]
    let degrees = |millionths: i64| millionths as f64 / 1_000_000.0;
    let middle = places.iter().map(|place| degrees(place.0)).sum::<f64>() / size(places.len());
    let latitude = middle.to_radians();
    // The cosine's series, as in `nearest`.
    let square = latitude * latitude;
    let narrower = 1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0;
    let flat: Vec<Point> = places
        .iter()
        .map(|place| Point {
            x: degrees(place.1) * narrower,
            y: -degrees(place.0),
        })
        .collect();
    let least = |of: fn(&Point) -> f64| flat.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| flat.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (west, north) = (least(|point| point.x), least(|point| point.y));
    let (wide, tall) = (most(|point| point.x) - west, most(|point| point.y) - north);
    if wide.max(tall) < 0.000_5 {
        return None;
    }
    let inner = WIDTH - 2.0 * MARGIN;
    // To the width, unless that makes it too tall.
    let scale = if tall * inner > wide * (TALLEST - 2.0 * MARGIN) {
        (TALLEST - 2.0 * MARGIN) / tall
    } else {
        inner / wide
    };
    let height = (tall * scale + 2.0 * MARGIN).max(SHORTEST);
    let (left, top) = ((WIDTH - wide * scale) / 2.0, (height - tall * scale) / 2.0);
    let spots: Vec<Point> = flat
        .iter()
        .map(|point| Point {
            x: (point.x - west) * scale + left,
            y: (point.y - north) * scale + top,
        })
        .collect();
    let discs = spread(&spots, height)?;
    // A degree of latitude has 111.2 km.
    let of = |km: u32| f64::from(km) / 111.2 * scale;
    let bar = LENGTHS.into_iter().rev().find(|km| of(*km) <= WIDTH / 3.0)?;
    Some(Drawn {
        height,
        spots,
        discs,
        bar,
        length: whole(of(bar)),
    })
}

/// Pushes discs apart until none overlaps another.
fn spread(spots: &[Point], height: f64) -> Option<Vec<Point>> {
    let mut discs = spots.to_vec();
    for _ in 0..TURNS {
        let mut still = true;
        for one in 0..discs.len() {
            for other in one + 1..discs.len() {
                let (a, b) = (discs[one], discs[other]);
                let away = moved(a, b);
                if away >= APART {
                    continue;
                }
                still = false;
                // Of two at one spot the first goes up.
                let (x, y) = if away < 0.01 {
                    (0.0, 1.0)
                } else {
                    ((b.x - a.x) / away, (b.y - a.y) / away)
                };
                // A little further than is needed, or they would come closer and closer for ever.
                let push = (APART - away) / 2.0 + 0.1;
                discs[one] = within(a.x - x * push, a.y - y * push, height);
                // Not in one line: two in a corner would push for ever.
                discs[other] = within(b.x + x * push + y * 0.2, b.y + y * push - x * 0.2, height);
            }
        }
        if still {
            return Some(discs);
        }
    }
    None
}

fn within(x: f64, y: f64, height: f64) -> Point {
    Point {
        x: x.clamp(MARGIN, WIDTH - MARGIN),
        y: y.clamp(MARGIN, height - MARGIN),
    }
}

fn moved(a: Point, b: Point) -> f64 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

fn size(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A length to the nearest unit of the drawing.
fn whole(length: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the drawing, which is a few hundred units"
    )]
    let whole = length.round().max(0.0) as u32;
    whole
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn north_is_above_and_east_is_right_and_the_bar_is_true() {
        // Two degrees of longitude at 30 degrees north are 192.6 km; the width within the margins is 288.
        let drawn = draw(&[
            (30_000_000, 90_000_000),
            (30_000_000, 92_000_000),
            (30_900_000, 91_000_000),
        ])
        .unwrap();
        let [west, east, north] = drawn.spots[..] else {
            panic!("three")
        };
        assert!(west.x < north.x && north.x < east.x && north.y < west.y);
        assert_eq!(whole(west.y), whole(east.y));
        assert_eq!(drawn.bar, 50);
        assert!((74..=76).contains(&drawn.length), "{}", drawn.length);
    }

    #[test]
    fn no_number_lies_upon_another_or_outside() {
        // Towns of one valley, most of them in one street.
        for count in [3, 12, 25, 40] {
            let places: Vec<(i64, i64)> = (0..count)
                .map(|at| (29_650_000 + at % 3 * 9_000, 91_130_000 + at * at * 40_000))
                .collect();
            // Where they find no room there is no picture.
            let Some(drawn) = draw(&places) else {
                assert!(count > 12, "{count}");
                continue;
            };
            for (at, one) in drawn.discs.iter().enumerate() {
                assert!(
                    one.x >= RADIUS
                        && one.x <= WIDTH - RADIUS
                        && one.y >= RADIUS
                        && one.y <= drawn.height - RADIUS
                );
                for other in &drawn.discs[at + 1..] {
                    assert!(moved(*one, *other) >= 2.0 * RADIUS, "{count}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn places_at_one_spot_make_no_picture() {
        assert!(draw(&[(29_650_000, 91_130_000); 5]).is_none());
    }
}
