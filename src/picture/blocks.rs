//! Block characters, drawn to the pixel: halves, quadrants, sextants, eighths and shades.

use super::pixels::{Area, Picture, Rgb, mixed};

/// The quadrants U+2596 to U+259F: bits 0 to 3 for upper left, upper right, lower left, lower right.
const QUADRANTS: [u8; 10] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14];

/// Draws the character if it is a block, and says whether it was.
pub(super) fn draw(picture: &mut Picture, area: Area, character: char, ink: Rgb, ground: Rgb) -> bool {
    let (width, height) = (area.width, area.height);
    match u32::from(character) {
        0x2580 => picture.fill(area.part(0, 0, width, height / 2), ink),
        code @ 0x2581..=0x2588 => {
            picture.fill(area.part(0, eighths(height, 0x2588 - code), width, height), ink);
        }
        code @ 0x2589..=0x258F => picture.fill(area.part(0, 0, eighths(width, 0x2590 - code), height), ink),
        0x2590 => picture.fill(area.part(width / 2, 0, width, height), ink),
        code @ 0x2591..=0x2593 => shade(picture, area, code - 0x2590, ink, ground),
        0x2594 => picture.fill(area.part(0, 0, width, eighths(height, 1)), ink),
        0x2595 => picture.fill(area.part(eighths(width, 7), 0, width, height), ink),
        code @ 0x2596..=0x259F => points(picture, area, 2, QUADRANTS[(code - 0x2596) as usize], ink),
        code @ 0x1FB00..=0x1FB3B => points(picture, area, 3, sextant(code - 0x1FB00), ink),
        _ => return false,
    }
    true
}

/// So many eighths of a length, the half rounded as everywhere else, so that neighbours meet.
fn eighths(length: u32, count: u32) -> u32 {
    length * count / 8
}

/// The points of a sextant: bits 0 to 5 from left to right, then downwards. Unicode left out the patterns
/// that the older blocks already were: none, the left half, the right half, all.
fn sextant(place: u32) -> u8 {
    let points = place + 1 + u32::from(place >= 0x14) + u32::from(place >= 0x28);
    u8::try_from(points).unwrap_or(0x3f)
}

/// Fills the points of a grid two wide and so many rows high.
fn points(picture: &mut Picture, area: Area, rows: u32, points: u8, ink: Rgb) {
    let (width, height) = (area.width, area.height);
    for place in (0..rows * 2).filter(|place| points >> place & 1 == 1) {
        let (left, right) = if place % 2 == 0 { (0, width / 2) } else { (width / 2, width) };
        let row = place / 2;
        picture.fill(area.part(left, height * row / rows, right, height * (row + 1) / rows), ink);
    }
}

/// A shade of so many quarters, as an even mixture.
fn shade(picture: &mut Picture, area: Area, quarters: u32, ink: Rgb, ground: Rgb) {
    let share = [0.0, 0.25, 0.5, 0.75][quarters as usize % 4];
    let channel = |i: usize| mixed(ground[i], ink[i], share);
    picture.fill(area, [channel(0), channel(1), channel(2)]);
}
