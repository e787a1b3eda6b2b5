//! Random pages through ratatui's comparison and our backend, watched by two emulators.

use std::num::NonZeroU16;

use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::backend::{backend, take};
use super::emulator::Emulator;
use super::noise::Noise;
use crate::devices::terminal::{TerminalQuirks, repair_wide_chars};

const WORDS: [&str; 12] =
    ["办理取号", "a", "▀▄█", "Hello ", "字", "e\u{301}t", "1", " ", "     ", "𠮷野", "│┌", "业务 A012 "];
const COLOURS: [Color; 6] = [
    Color::Reset,
    Color::Rgb(238, 242, 247),
    Color::Rgb(11, 74, 143),
    Color::Blue,
    Color::LightYellow,
    Color::Indexed(200),
];

/// Draws words, blocks and half-overwritten characters at random places.
fn scribble(noise: &mut Noise, page: &mut Buffer, strokes: u16) {
    let area = page.area;
    for _ in 0..strokes {
        let (x, y) = (noise.below(area.width), noise.below(area.height));
        let style = Style::new().fg(noise.one_of(&COLOURS)).bg(noise.one_of(&COLOURS));
        match noise.below(8) {
            0 => {
                let block = Rect::new(x, y, noise.below(12) + 1, noise.below(3) + 1).intersection(area);
                page.set_style(block, style);
            }
            1 => {
                let block = Rect::new(x, y, noise.below(30) + 1, 1).intersection(area);
                block.positions().for_each(|at| {
                    page[at].reset();
                    page[at].set_style(style);
                });
            }
            2 => {
                page[(x, y)].set_symbol(noise.one_of(&["x", "字", "\x1b", "", "\u{200b}"]));
            }
            kind => {
                let modifier = Modifier::from_bits_truncate(1 << noise.below(12));
                let style = if kind == 3 { style.add_modifier(modifier) } else { style };
                page.set_string(x, y, noise.one_of(&WORDS), style);
            }
        }
    }
    repair_wide_chars(page);
}

/// Plays random pages through ratatui's comparison and returns the emulator's complaint, if any.
fn play(seed: u64, habits: TerminalQuirks) {
    let mut noise = Noise::new(seed);
    let (columns, rows) = (noise.below(40) + 1, noise.below(8) + 1);
    let mut backend = backend(columns, rows).with_habits(habits);
    let mut emulator = Emulator::new(columns, rows);
    let mut before = Buffer::empty(Rect::new(0, 0, columns, rows));
    if noise.below(2) == 0 {
        backend.clear().unwrap();
    }
    for frame in 0..12 {
        let mut after = if noise.below(4) == 0 { Buffer::empty(before.area) } else { before.clone() };
        let strokes = noise.below(30);
        scribble(&mut noise, &mut after, strokes);
        backend.draw(before.diff_iter(&after)).unwrap();
        backend.flush().unwrap();
        let bytes = take(&mut backend);
        emulator.feed(&bytes);
        let complaint = emulator.difference(&after);
        assert_eq!(complaint, None, "seed {seed} frame {frame}: {:?}", String::from_utf8_lossy(&bytes));
        before = after;
    }
}

#[test]
fn whatever_is_drawn_is_seen() {
    for seed in 0..400 {
        play(seed, TerminalQuirks::default());
    }
}

#[test]
fn whatever_is_drawn_is_seen_without_trust_and_without_painting_erasers() {
    for seed in 1000..1200 {
        play(
            seed,
            TerminalQuirks { distrust_widths: true, erase_paints: false, ..TerminalQuirks::default() },
        );
    }
}

#[test]
fn another_emulator_sees_the_same() {
    for seed in 0..150 {
        let mut noise = Noise::new(seed);
        let mut backend = backend(40, 8);
        let size = [8, 40].map(|cells| NonZeroU16::new(cells).unwrap());
        let mut emulator = vt100::Parser::new(size[0], size[1], 0);
        let mut before = Buffer::empty(Rect::new(0, 0, 40, 8));
        for _ in 0..6 {
            let mut after = before.clone();
            scribble(&mut noise, &mut after, 20);
            backend.draw(before.diff_iter(&after)).unwrap();
            backend.flush().unwrap();
            emulator.process(&take(&mut backend));
            agree(emulator.screen(), &after);
            before = after;
        }
    }
}

/// Compares text and ground, which is what both emulators understand in the same way.
fn agree(screen: &vt100::Screen, page: &Buffer) {
    let mut covered = 0;
    for (place, cell) in page.content.iter().enumerate() {
        let (x, y) = page.pos_of(place);
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cell.cell_width() - 1;
        let seen = screen.cell(y, x).unwrap();
        let text = if seen.contents().is_empty() { " " } else { seen.contents() };
        assert_eq!(text, cell.symbol(), "at {x},{y}");
        let ground = match seen.bgcolor() {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(4) => Color::Blue,
            vt100::Color::Idx(11) => Color::LightYellow,
            vt100::Color::Idx(number) => Color::Indexed(number),
            vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        };
        assert_eq!(ground, cell.bg, "ground at {x},{y}");
    }
}
