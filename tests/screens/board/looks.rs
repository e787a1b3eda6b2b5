//! How a board looks on every size of screen: large enough, whole, and as it did.
use super::pilot::{CENTRE, monday};
use super::wall::{STEP, Wall};
use crate::support::golden::Golden;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Color,
};
use service_hall::{board::sample, ui::DARK};
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// 1920 × 1080 and 1080 × 1920 pixels in cells of several sizes.
pub const SIZES: [(u16, u16); 7] =
    [(128, 30), (160, 45), (192, 54), (240, 67), (72, 53), (72, 80), (108, 96)];

/// The sample's morning, when nothing flashes any more.
fn morning(columns: u16, rows: u16) -> Wall {
    let (board, on) = sample(&CENTRE.hall, monday());
    let mut wall = Wall::showing(columns, rows, board);
    wall.wait(Duration::from_secs(150));
    wall.on = on;
    wall.hear();
    wall.wait(STEP);
    wall
}

#[test]
fn figures_are_a_twelfth_of_the_screen_at_least() {
    for (columns, rows) in SIZES {
        let wall = morning(columns, rows);
        let calls = [("A041", "A03"), ("B040", "A06"), ("C039", "A09"), ("D038", "B02")];
        for (label, window) in calls {
            for text in [label, window] {
                let place = wall.places_of(text).into_iter().next();
                let place = place.unwrap_or_else(|| panic!("{columns}x{rows}: no {text}\n{}", wall.screen()));
                assert!(ink_rows(&wall, place) * 12 >= rows, "{columns}x{rows}: {text} at {place:?}");
            }
        }
        let newest = wall.places_of("A041")[0].height;
        assert!(newest > wall.places_of("B040")[0].height, "{columns}x{rows}: the newest is the largest");
    }
}

/// The rows of a place that have something drawn in them, from the first to the last.
fn ink_rows(wall: &Wall, place: Rect) -> u16 {
    let buffer = wall.look();
    let inked = |y: &u16| (place.left()..place.right()).any(|x| buffer[(x, *y)].symbol() != " ");
    let first = (place.top()..place.bottom()).find(inked).unwrap();
    let last = (place.top()..place.bottom()).rfind(inked).unwrap();
    last + 1 - first
}

#[test]
fn the_worst_names_are_large_enough_on_screens_of_sixteen_to_nine() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::of(columns, rows);
        wall.wait(STEP).hear();
        for number in 1000..1004 {
            wall.call("ABC", number, "机动位");
        }
        wall.hear();
        for number in 1000..1004 {
            let place = wall.places_of(&format!("ABC{number}"))[0];
            assert!(place.height * 12 >= rows, "{columns}x{rows}: {place:?}\n{}", wall.screen());
        }
    }
}

#[test]
fn nothing_is_cut_off() {
    for (columns, rows) in SIZES {
        let mut wall = morning(columns, rows);
        for _ in 0..30 {
            let screen = wall.screen();
            assert!(!screen.contains('…'), "{columns}x{rows}:\n{screen}");
            wall.wait(Duration::from_secs(6));
        }
    }
}

#[test]
fn any_size_whatever_does_no_harm() {
    for columns in [1, 2, 7, 20, 40, 80, 132, 400] {
        for rows in [1, 2, 3, 4, 5, 8, 12, 24, 40, 150] {
            let wall = morning(columns, rows);
            assert_eq!(wall.look().area.width, columns);
        }
    }
}

#[test]
fn it_is_dark_and_every_text_stands_out() {
    let wall = morning(160, 45);
    let grounds = [DARK.page, DARK.card, DARK.soft, DARK.header];
    let buffer = wall.look();
    for cell in seen(&buffer) {
        assert!(grounds.contains(&cell.bg), "{cell:?}");
        let inks = [DARK.ink, DARK.muted, DARK.primary, DARK.accent, DARK.good, DARK.header_muted];
        let is_line = cell.symbol() == "─" || "▄▀".contains(cell.symbol());
        assert!(
            cell.symbol() == " " || is_line || inks.contains(&cell.fg) || cell.fg == Color::Reset,
            "{cell:?}"
        );
    }
}

/// The cells but those that lie behind a wide character.
fn seen(buffer: &Buffer) -> Vec<&Cell> {
    let mut cells = Vec::new();
    for row in buffer.content.chunks(buffer.area.width.into()) {
        let mut at = 0;
        while at < row.len() {
            cells.push(&row[at]);
            at += row[at].symbol().width().max(1);
        }
    }
    cells
}

#[test]
fn boards_look_as_they_did() {
    let mut golden = Golden::default();
    for (columns, rows) in [(160, 45), (240, 67), (72, 80), (108, 96)] {
        let mut wall = morning(columns, rows);
        let section = format!("{columns}x{rows}");
        let mut look = |what: &str, wall: &Wall| golden.add(what, &section, &plain(&wall.screen()));
        look("a morning", &wall);
        wall.face.lose();
        look("the store is away", &wall);
        look("connecting", &Wall::of(columns, rows));
    }
    golden.compare("board");
}

/// Drawn glyphs as one sign a cell: their shapes are the glyph tests' business.
fn plain(text: &str) -> String {
    text.chars().map(|c| if ('\u{1fb00}'..='\u{1fb3b}').contains(&c) { '#' } else { c }).collect()
}
