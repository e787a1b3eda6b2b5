//! What drawn glyphs promise: widths, clipping, clear strokes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::{GlyphSize, Glyphs};

const SIZES: [GlyphSize; 6] = [
    GlyphSize { han: 10, rows: 5 },
    GlyphSize { han: 12, rows: 5 },
    GlyphSize { han: 12, rows: 6 },
    GlyphSize { han: 14, rows: 6 },
    GlyphSize { han: 17, rows: 7 },
    GlyphSize { han: 20, rows: 9 },
];

/// The drawn text as lines of `#` and spaces, two by three to a cell.
fn points(text: &str, size: GlyphSize) -> Vec<String> {
    let width = Glyphs::get().width(text, size);
    let area = Rect::new(0, 0, width, size.rows);
    let mut buffer = Buffer::empty(area);
    Glyphs::get().draw(&mut buffer, area, text, size, Color::White, Color::Black);
    let on = |x: u16, y: u16| bits(buffer[(x / 2, y / 3)].symbol()) >> (x % 2 + y % 3 * 2) & 1 == 1;
    (0..size.rows * 3).map(|y| (0..width * 2).map(|x| if on(x, y) { '#' } else { ' ' }).collect()).collect()
}

fn bits(symbol: &str) -> u32 {
    match symbol.chars().next().unwrap() {
        ' ' => 0,
        '▌' => 0x15,
        '▐' => 0x2a,
        '█' => 0x3f,
        sextant => {
            let place = u32::from(sextant) - 0x1FB00;
            place + 1 + u32::from(place >= 0x14) + u32::from(place >= 0x28)
        }
    }
}

#[test]
fn every_character_of_the_screens_is_covered() {
    let glyphs = Glyphs::get();
    assert!(glyphs.covers("您好，请问要办什么事？A012 《》“”—…·～"));
    assert!(glyphs.covers(concat!("暨弩趸锵戗泸莞荟馨驿", "囍孵")));
    assert!(!glyphs.covers("龘"));
    assert!(glyphs.covers(""));
}

#[test]
fn han_takes_its_size_and_figures_are_all_alike() {
    let size = GlyphSize::square(5);
    assert_eq!(size, GlyphSize { han: 12, rows: 5 });
    assert_eq!(Glyphs::get().width("取号", size), 24);
    assert_eq!(Glyphs::get().width("", size), 0);
    let widths = ["0", "1", "5", "8"].map(|digit| Glyphs::get().width(digit, size));
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    assert!(Glyphs::get().width("I", size) < Glyphs::get().width("M", size));
}

#[test]
fn figures_fill_the_height_and_stand_on_one_line() {
    for size in SIZES {
        for digit in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "S"] {
            let lines = points(digit, size);
            assert!(lines[0].contains('#'), "{digit} at {size:?}");
            assert!(lines[lines.len() - 1].contains('#'), "{digit} at {size:?}");
        }
    }
}

/// Lying strokes are crossed one by one down the middle of the right-hand side of their boxes.
fn strokes_down(lines: &[String], column: usize) -> usize {
    let ink: Vec<bool> = lines.iter().map(|line| line.as_bytes()[column] == b'#').collect();
    usize::from(ink[0]) + ink.windows(2).filter(|pair| !pair[0] && pair[1]).count()
}

#[test]
fn lying_strokes_neither_merge_nor_vanish() {
    for size in SIZES {
        for (text, strokes) in [("三", 3), ("日", 3), ("目", 4), ("二", 2), ("一", 1), ("田", 3), ("口", 2)]
        {
            let lines = points(text, size);
            // Beside the middle, where 田 has a standing stroke.
            let column = usize::from(size.han) * 3 / 4;
            assert_eq!(strokes_down(&lines, column), strokes, "{text} at {size:?}\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn neighbours_do_not_touch() {
    for size in SIZES {
        for line in points("口国图", size) {
            for border in [1, 2, 3] {
                let column = usize::from(size.han) * 2 * border - 1;
                assert_eq!(line.as_bytes()[column], b' ', "{size:?} {line}");
            }
        }
    }
}

#[test]
fn drawing_stays_inside_area_and_buffer() {
    for (x, y, width, height) in [(0, 0, 7, 2), (18, 4, 40, 40), (30, 30, 5, 5), (19, 5, 1, 1), (0, 0, 0, 0)]
    {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 6));
        let area = Rect::new(x, y, width, height);
        Glyphs::get().draw(&mut buffer, area, "国A国", GlyphSize::square(5), Color::White, Color::Black);
        for row in 0..6 {
            for column in 0..20 {
                let touched = buffer[(column, row)].bg == Color::Black;
                assert!(!touched || area.contains((column, row).into()));
            }
        }
    }
}

#[test]
fn absurd_sizes_draw_nothing_wrong() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 4));
    for (han, rows) in [(0, 0), (0, 3), (3, 0), (1, 1), (2, 1), (1, 9), (400, 1)] {
        let area = buffer.area;
        Glyphs::get().draw(&mut buffer, area, "国A1, g", GlyphSize { han, rows }, Color::White, Color::Black);
    }
}

#[test]
fn a_character_without_outline_leaves_a_gap() {
    let lines = points("口龘口", GlyphSize::square(5));
    assert!(lines.iter().all(|line| !line[24..48].contains('#')));
    assert!(lines.iter().any(|line| line[48..].contains('#')));
}

/// The free columns of points between the letters of a word.
fn gaps(lines: &[String]) -> Vec<usize> {
    let inked = |x: usize| lines.iter().any(|line| line.as_bytes()[x] == b'#');
    let columns: String = (0..lines[0].len()).map(|x| if inked(x) { '#' } else { ' ' }).collect();
    columns.trim().split('#').map(str::len).filter(|gap| *gap > 0).collect()
}

#[test]
fn letters_of_a_word_stand_evenly() {
    let sizes = [(6, 4), (7, 5), (10, 4), (10, 5), (12, 5), (12, 6), (14, 6), (17, 7), (19, 8)];
    for size in sizes.map(|(han, rows)| GlyphSize { han, rows }) {
        for word in ["Number", "Welcome", "Themes", "moment", "window"] {
            let lines = points(word, size);
            let gaps = gaps(&lines);
            assert_eq!(gaps.len(), word.len() - 1, "{word} at {size:?}\n{}", lines.join("\n"));
            let spread = gaps.iter().max().unwrap() - gaps.iter().min().unwrap();
            assert!(spread <= 2, "{word} at {size:?}: {gaps:?}\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn no_letter_is_as_wide_as_a_han_character() {
    for size in SIZES {
        let width = |text| Glyphs::get().width(text, size);
        assert!(width("mm取") < width("取取取"), "{size:?}");
        assert!(width("m") < width("nn"), "{size:?}");
    }
}

#[test]
fn digits_of_latin_text_stand_in_columns() {
    for size in SIZES {
        let width = |text| Glyphs::get().width(text, size);
        assert_eq!(width("No. 111"), width("No. 888"), "{size:?}");
    }
}
