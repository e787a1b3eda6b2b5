//! Every screen × language × size × large type: targets for fingers, nothing cut off, home in reach, golden text.

mod every_size;

use crate::support::{golden::Golden, pilot, second_reader::read_by_zxing};
use pilot::{CENTRE, foreign_marks, monday, read, settings, squeeze};
use ratatui::{buffer::Buffer, layout::Rect};
use service_hall::{
    app::{App, message::Event, screen::AnyScreen},
    kiosk,
    text::Lang,
    ui::{APART_MM, FINGER_MM, Panel},
};
use std::sync::Arc;

const UPRIGHT: Panel = Panel { width_mm: 268.0, height_mm: 476.0 };
const ACROSS: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };
const SMALL: Panel = Panel { width_mm: 344.0, height_mm: 194.0 };

/// Columns, rows, and the glass they are on.
const SIZES: [(u16, u16, Panel); 6] = [
    (72, 53, UPRIGHT),
    (54, 40, UPRIGHT),
    (128, 30, ACROSS),
    (96, 27, ACROSS),
    (160, 50, ACROSS),
    (80, 24, SMALL),
];

/// Terminals whose shape does not fit the panel of the shipped configuration: somebody tries the kiosk at a desk.
const MISFITS: [(u16, u16, Panel); 4] =
    [(80, 24, UPRIGHT), (96, 27, UPRIGHT), (128, 30, UPRIGHT), (160, 50, UPRIGHT)];

/// A page as it is seen.
struct Seen {
    what: String,
    name: &'static str,
    panel: Panel,
    buffer: Buffer,
    places: Vec<Rect>,
    lang: Lang,
}

impl Seen {
    /// Size, language and size of type, as the golden texts are headed.
    fn section(&self) -> &str {
        self.what.split_once(' ').map_or("", |(_, section)| section)
    }

    fn text(&self) -> String {
        read(&self.buffer, self.buffer.area)
    }

    fn column_mm(&self) -> f32 {
        self.panel.width_mm / f32::from(self.buffer.area.width)
    }

    fn row_mm(&self) -> f32 {
        self.panel.height_mm / f32::from(self.buffer.area.height)
    }
}

fn every_page(look: impl FnMut(Seen)) {
    every_page_at(&SIZES, look);
}

fn every_page_at(sizes: &[(u16, u16, Panel)], mut look: impl FnMut(Seen)) {
    for &size in sizes {
        for lang in [Lang::Zh, Lang::En] {
            for large in [false, true] {
                let samples = samples(size, lang, large);
                assert!(samples.len() > 60, "the gallery shows {} pages only", samples.len());
                for sample in samples.into_iter().map(Some).chain([None]) {
                    look(page(sample, size, lang, large));
                }
            }
        }
    }
}

/// A screen that may be shown, and its name.
type Sample = (&'static str, Box<dyn AnyScreen>);

/// The samples as they are made on a screen of this size.
fn samples(size: (u16, u16, Panel), lang: Lang, large: bool) -> Vec<Sample> {
    let mut samples = Vec::new();
    kiosk_at(size, lang, large).show(|context| {
        samples = kiosk::gallery(context, CENTRE.full_guide());
        kiosk::help()
    });
    samples
}

fn kiosk_at((columns, rows, panel): (u16, u16, Panel), lang: Lang, large: bool) -> App {
    let hall = Arc::clone(&CENTRE.hall);
    let mut app =
        App::new(settings(panel), kiosk::ENTRY_SCREENS, kiosk::help, hall, monday(), (columns, rows));
    app.update(Event::FinderReady(Arc::clone(&CENTRE.finder)));
    app.set_appearance(lang, large);
    app
}

/// The page of a sample; without one, the question whether anybody is still there.
fn page(sample: Option<Sample>, size: (u16, u16, Panel), lang: Lang, large: bool) -> Seen {
    let mut app = kiosk_at(size, lang, large);
    let (name, screen) = sample.unwrap_or_else(|| ("still_there", kiosk::help()));
    app.show(|_| screen);
    match name {
        "still_there" => app.go_idle(),
        name if name.ends_with("_no_paper") => app.run_out_of_paper(false),
        name if name.ends_with("_sent_away") => app.run_out_of_paper(true),
        _ => {}
    }
    let (columns, rows, panel) = size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let places = app.view(&mut buffer).into_iter().map(|place| place.area).collect();
    let type_size = if large { "large" } else { "plain" };
    Seen { what: format!("{name} {columns}x{rows} {lang:?} {type_size}"), name, panel, buffer, places, lang }
}

#[test]
fn every_target_is_large_enough_for_a_finger_and_inside() {
    every_page(|seen| {
        for place in &seen.places {
            assert!(
                seen.buffer.area.intersection(*place) == *place,
                "{}: {place:?} leaves the screen",
                seen.what
            );
            // The first and the last row are drawn half.
            let (width, height) =
                (f32::from(place.width) * seen.column_mm(), f32::from(place.height - 1) * seen.row_mm());
            let enough = width >= FINGER_MM - 0.1 && height >= FINGER_MM - 0.1;
            assert!(enough, "{}: {place:?} is {width:.1} × {height:.1} mm\n{}", seen.what, seen.text());
        }
    });
}

#[test]
fn every_target_says_what_it_does() {
    let look = |seen: Seen| {
        for place in seen.places.iter().filter(|_| !seen.name.starts_with("rest")) {
            let label = squeeze(&read(&seen.buffer, *place));
            assert!(!label.is_empty(), "{}: nothing on {place:?}\n{}", seen.what, seen.text());
        }
    };
    every_page(look);
    every_page_at(&MISFITS, look);
}

#[test]
fn targets_lie_apart() {
    every_page(|seen| {
        for (at, a) in seen.places.iter().enumerate() {
            for b in &seen.places[at + 1..] {
                let beside = a.right() <= b.left() || b.right() <= a.left();
                let across = gap(a.left(), a.right(), b.left(), b.right());
                let down = gap(a.top(), a.bottom(), b.top(), b.bottom());
                assert!(across >= 0 || down >= 0, "{}: {a:?} overlaps {b:?}", seen.what);
                #[allow(clippy::cast_precision_loss, reason = "a few hundred cells")]
                let apart = if beside && down < 0 {
                    across as f32 * seen.column_mm()
                } else if beside {
                    f32::MAX
                } else {
                    // Half a row on either side belongs to nobody.
                    (down + 1) as f32 * seen.row_mm()
                };
                assert!(apart >= APART_MM - 0.01, "{}: {a:?} and {b:?} are {apart:.1} mm apart", seen.what);
            }
        }
    });
}

fn gap(a: u16, a_end: u16, b: u16, b_end: u16) -> i32 {
    (i32::from(b) - i32::from(a_end)).max(i32::from(a) - i32::from(b_end))
}

#[test]
fn nothing_is_cut_off() {
    let mut cut = Vec::new();
    every_page(|seen| {
        let text = seen.text().replace("……还有", "").replace("… and", "");
        let lines = text.lines().filter(|line| line.contains('…'));
        cut.extend(lines.map(|line| format!("{}: {}", seen.what, line.trim())));
    });
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
}

#[test]
fn home_is_always_in_reach() {
    every_page(|seen| {
        if ["rest", "rest_sent_away", "home", "home_no_paper", "still_there", "closed"].contains(&seen.name) {
            return;
        }
        let words = seen.lang.words();
        let labels: Vec<String> =
            seen.places.iter().map(|place| squeeze(&read(&seen.buffer, *place))).collect();
        for wanted in [words.home, words.back, words.other_language, words.help] {
            assert!(labels.contains(&squeeze(wanted)), "{}: no {wanted} among {labels:?}", seen.what);
        }
    });
}

#[test]
fn no_line_begins_with_a_comma() {
    every_page(|seen| {
        for line in seen.text().lines() {
            let mut letters = line.trim_start().chars();
            let first = letters.next().unwrap_or(' ');
            // A mark that stands alone is a key of the keyboard.
            if letters.next().is_none_or(|next| next == ' ') {
                continue;
            }
            assert!(!"，。、；：！？）》".contains(first), "{}: {line:?}", seen.what);
        }
    });
}

#[test]
fn english_pages_have_english_marks() {
    let mut foreign = Vec::new();
    every_page(|seen| {
        // A machine out of service speaks both languages at once.
        if seen.lang == Lang::En && seen.name != "closed" {
            foreign.extend(
                foreign_marks(&seen.text()).into_iter().map(|place| format!("{}: {place}", seen.what)),
            );
        }
    });
    assert!(foreign.is_empty(), "{}", foreign.join("\n"));
}

#[test]
fn codes_on_the_screen_can_be_read() {
    let mut read_codes = 0;
    every_page(|seen| {
        let links = codes(&seen.buffer);
        if seen.name.starts_with("ticket_") {
            let wanted = format!("{}H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8", CENTRE.hall.setup.ticket_link);
            assert_eq!(links, [wanted], "{}\n{}", seen.what, seen.text());
            read_codes += 1;
        }
    });
    assert_eq!(read_codes, 3 * 24, "three tickets for each size, language and size of type");
}

/// Reads every QR code off the cells, each cell two modules above each other.
fn codes(buffer: &Buffer) -> Vec<String> {
    const SCALE: usize = 4;
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height) * 2);
    let dark = |x: usize, y: usize| {
        let cell = &buffer[(u16::try_from(x).unwrap(), u16::try_from(y / 2).unwrap())];
        let black = ratatui::style::Color::Rgb(0, 0, 0);
        let upper = y.is_multiple_of(2);
        let inked = match cell.symbol() {
            "█" => true,
            "▀" => upper,
            "▄" => !upper,
            _ => false,
        };
        inked && cell.fg == black
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width * SCALE, height * SCALE, |x, y| {
        if dark(x / SCALE, y / SCALE) { 0 } else { 255 }
    });
    let read = image.detect_grids().into_iter().filter_map(|grid| grid.decode().ok());
    let read: Vec<String> = read.map(|(_, text)| text).collect();
    if let [one] = read.as_slice() {
        assert_eq!(read_by_zxing(width, height, SCALE, dark), *one);
    }
    read
}

#[test]
fn pages_look_as_they_did() {
    let mut golden = Golden::default();
    every_page(|seen| golden.add(seen.name, seen.section(), &plain(&seen.text())));
    golden.compare("kiosk");
}

/// Drawn glyphs as one sign a cell: their shapes are the glyph tests' business.
fn plain(text: &str) -> String {
    text.chars().map(|c| if ('\u{1fb00}'..='\u{1fb3b}').contains(&c) { '#' } else { c }).collect()
}
