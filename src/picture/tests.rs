//! What the picture must show: exact blocks, the cells' colours, wide characters, a PNG that opens.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::{CELL, Fonts, Picture, TypefaceFile, draw};

const INK: [u8; 3] = [10, 20, 30];
const GROUND: [u8; 3] = [200, 210, 220];

/// The outlines built into the program: enough for letters and for Han, wherever the tests run.
fn fonts() -> Fonts {
    let mut fonts = Fonts::default();
    let face = || -> TypefaceFile { (include_bytes!("../../fonts/hall-glyphs.otf").to_vec(), 0) };
    fonts.add(face(), None).unwrap();
    fonts.add(face(), None).unwrap();
    fonts
}

fn shown(text: &str, modifier: Modifier) -> Picture {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
    let style = Style::new().fg(Color::Rgb(10, 20, 30)).bg(Color::Rgb(200, 210, 220)).add_modifier(modifier);
    buffer.set_style(buffer.area, style);
    buffer.set_string(0, 0, text, style);
    draw(&buffer, CELL, &fonts())
}

fn pixel(picture: &Picture, x: u32, y: u32) -> [u8; 3] {
    let place = (y * picture.width() + x) as usize * 3;
    picture.rgb()[place..place + 3].try_into().unwrap()
}

/// How much of a cell is pure ink, in pixels.
fn inked(picture: &Picture, column: u32) -> usize {
    let xs = column * CELL.0..(column + 1) * CELL.0;
    xs.flat_map(|x| (0..CELL.1).map(move |y| (x, y))).filter(|(x, y)| pixel(picture, *x, *y) == INK).count()
}

#[test]
fn a_picture_is_as_large_as_its_cells() {
    let picture = shown("", Modifier::empty());
    assert_eq!((picture.width(), picture.height()), (60, 36));
    assert_eq!(picture.rgb().len(), 60 * 36 * 3);
    assert!(picture.rgb().as_chunks::<3>().0.iter().all(|pixel| *pixel == GROUND));
}

#[test]
fn halves_and_their_opposites_meet_without_a_gap() {
    let whole = (CELL.0 * CELL.1) as usize;
    for (one, other) in
        [("▀", "▄"), ("▌", "▐"), ("▘", "▟"), ("▝", "▙"), ("▖", "▜"), ("▗", "▛"), ("▚", "▞"), ("🬀", "🬻")]
    {
        let picture = shown(&format!("{one}{other}█"), Modifier::empty());
        assert_eq!(inked(&picture, 0) + inked(&picture, 1), whole, "{one}{other}");
        assert_eq!(inked(&picture, 2), whole);
    }
}

#[test]
fn sextants_are_numbered_as_unicode_does() {
    // U+1FB00 is the upper left point, U+1FB13 all but the middle left of the left half and so on.
    let picture = shown("\u{1FB00}\u{1FB01}\u{1FB1E}\u{1FB3B}", Modifier::empty());
    assert_eq!(
        (pixel(&picture, 0, 0), pixel(&picture, 14, 0), pixel(&picture, 0, 12)),
        (INK, GROUND, GROUND)
    );
    assert_eq!((pixel(&picture, 15, 0), pixel(&picture, 29, 11)), (GROUND, INK));
    assert_eq!(pixel(&picture, 45, 0), GROUND);
    assert_eq!((pixel(&picture, 59, 0), pixel(&picture, 45, 35), pixel(&picture, 59, 35)), (INK, INK, INK));
}

#[test]
fn eighths_grow_step_by_step() {
    for steps in ["▁▂▃▄", "▄▅▆▇", "▏▎▍▌", "▌▋▊▉"] {
        let picture = shown(steps, Modifier::empty());
        let ink = [0, 1, 2, 3].map(|column| inked(&picture, column));
        assert!(ink.windows(2).all(|pair| pair[0] < pair[1]), "{steps} {ink:?}");
    }
}

#[test]
fn frames_meet_their_neighbours() {
    let picture = shown("┌─╮╋", Modifier::empty());
    let row = (0..36).find(|y| pixel(&picture, 29, *y) == INK).unwrap();
    for x in 8..31 {
        // The curve's edge is softened, so that it may be a shade lighter.
        assert!(pixel(&picture, x, row)[0] < 20, "column {x}");
    }
    assert_eq!(pixel(&picture, 37, 35), INK, "the corner goes on downwards");
    assert_eq!((pixel(&picture, 52, 0), pixel(&picture, 45, 18), pixel(&picture, 59, 18)), (INK, INK, INK));
}

#[test]
fn a_wide_character_keeps_its_ground_on_both_cells() {
    let picture = shown("国", Modifier::empty());
    assert!((15..30).all(|x| pixel(&picture, x, 0) == GROUND));
    assert!(inked(&picture, 0) > 20 && inked(&picture, 1) > 20);
    assert_eq!((inked(&picture, 2), inked(&picture, 3)), (0, 0));
}

#[test]
fn bold_is_heavier_and_reversed_swaps() {
    let plain = shown("H", Modifier::empty());
    assert!(inked(&shown("H", Modifier::BOLD), 0) > inked(&plain, 0));
    assert_eq!(pixel(&shown(" ", Modifier::REVERSED), 0, 0), INK);
    assert!(inked(&shown(" ", Modifier::UNDERLINED), 0) >= CELL.0 as usize);
}

#[test]
fn what_no_font_has_becomes_a_box() {
    let picture = shown("龘", Modifier::empty());
    assert_eq!(pixel(&picture, 15, 3), INK);
    assert_eq!(pixel(&picture, 15, 18), GROUND);
}

#[test]
fn the_png_opens_again_as_the_same_pixels() {
    let picture = shown("取号", Modifier::empty());
    let bytes = picture.to_png();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((frame.width, frame.height), (60, 36));
    assert_eq!(pixels, picture.rgb());
}

#[test]
fn nothing_gives_nothing() {
    let picture = draw(&Buffer::empty(Rect::ZERO), CELL, &Fonts::default());
    assert_eq!((picture.width(), picture.height()), (0, 0));
    assert!(picture.to_png().is_empty());
    assert_eq!(draw(&Buffer::empty(Rect::new(0, 0, 3, 2)), (0, 1), &fonts()).rgb().len(), 0);
}

#[test]
fn missing_fonts_are_named_by_their_packages() {
    let missing = super::MissingFonts { latin: true, han: true };
    assert!(missing.to_string().contains("fonts-dejavu-core and fonts-noto-cjk"));
}
