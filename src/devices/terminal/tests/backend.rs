//! The backend against emulators: whatever is drawn is seen, and nothing is sent for nothing.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Style};
use ratatui::{Terminal, backend::ClearType};

use super::emulator::Emulator;
use crate::devices::terminal::{ColourDepth, FrugalBackend, TerminalQuirks, repair_wide_chars};

pub(super) fn backend(columns: u16, rows: u16) -> FrugalBackend<Vec<u8>> {
    FrugalBackend::new(Vec::new(), move || Size::new(columns, rows))
}

pub(super) fn take(backend: &mut FrugalBackend<Vec<u8>>) -> Vec<u8> {
    std::mem::take(backend.out_mut())
}

#[test]
fn nothing_changed_costs_nothing() {
    let mut terminal = Terminal::new(backend(40, 8)).unwrap();
    let draw = |terminal: &mut Terminal<FrugalBackend<Vec<u8>>>| {
        terminal.draw(|frame| frame.buffer_mut().set_string(3, 3, "请取号 A012", Style::new())).unwrap();
        take(terminal.backend_mut()).len()
    };
    assert!(draw(&mut terminal) > 0);
    assert_eq!(draw(&mut terminal), 0);
    assert_eq!(draw(&mut terminal), 0);
}

#[test]
fn a_wide_word_needs_one_move() {
    let mut backend = backend(40, 8);
    backend.clear().unwrap();
    let before = Buffer::empty(Rect::new(0, 0, 40, 8));
    let mut after = before.clone();
    after.set_string(4, 2, "取号办事", Style::new());
    backend.draw(before.diff_iter(&after)).unwrap();
    backend.flush().unwrap();
    assert_eq!(String::from_utf8(take(&mut backend)).unwrap(), "\x1b[m\x1b[2J\x1b[3;5H取号办事\x1b[H");
}

#[test]
fn distrust_places_the_cursor_after_each_wide_character() {
    let habits = TerminalQuirks { distrust_widths: true, ..TerminalQuirks::default() };
    let mut backend = backend(40, 8).with_habits(habits);
    backend.clear().unwrap();
    let before = Buffer::empty(Rect::new(0, 0, 40, 8));
    let mut after = before.clone();
    after.set_string(0, 0, "取号ab", Style::new());
    backend.draw(before.diff_iter(&after)).unwrap();
    backend.flush().unwrap();
    assert_eq!(
        String::from_utf8(take(&mut backend)).unwrap(),
        "\x1b[m\x1b[2J\x1b[H取\x1b[1;3H号\x1b[1;5Hab\x1b[H"
    );
}

#[test]
fn colours_come_down_to_256() {
    let habits = TerminalQuirks { depth: ColourDepth::Indexed, ..TerminalQuirks::default() };
    let mut backend = backend(4, 1).with_habits(habits);
    let before = Buffer::empty(Rect::new(0, 0, 4, 1));
    let mut after = before.clone();
    after.set_string(0, 0, "a", Style::new().fg(Color::Rgb(255, 0, 0)).bg(Color::Rgb(238, 238, 238)));
    backend.draw(before.diff_iter(&after)).unwrap();
    backend.flush().unwrap();
    let sent = String::from_utf8(take(&mut backend)).unwrap();
    assert!(sent.contains("38;5;196") && sent.contains("48;5;255"), "{sent:?}");
}

#[test]
fn control_characters_and_towers_of_accents_are_not_sent() {
    let mut backend = backend(8, 1);
    let before = Buffer::empty(Rect::new(0, 0, 8, 1));
    let mut after = before.clone();
    after[(0, 0)].set_symbol("a\x1b]0;x\x07");
    after[(1, 0)].set_symbol(&format!("e{}", "\u{301}".repeat(100_000)));
    backend
        .draw(after.content.iter().enumerate().map(|(x, cell)| (u16::try_from(x).unwrap(), 0, cell)))
        .unwrap();
    backend.flush().unwrap();
    let sent = String::from_utf8(take(&mut backend)).unwrap();
    assert!(!sent.contains('\x07') && !sent.contains("]0;") && sent.len() < 100, "{sent:?}");
}

#[test]
fn a_visible_cursor_stands_where_it_should() {
    let mut terminal = Terminal::new(backend(20, 2)).unwrap();
    terminal.draw(|frame| frame.set_cursor_position((5, 1))).unwrap();
    let mut emulator = Emulator::new(20, 2);
    let sent = take(terminal.backend_mut());
    emulator.feed(&sent);
    assert_eq!(emulator.at, Position::new(5, 1));
    assert!(String::from_utf8(sent).unwrap().contains("\x1b[?25h"));
    terminal.draw(|frame| frame.set_cursor_position((5, 1))).unwrap();
    assert_eq!(take(terminal.backend_mut()).len(), 0);
    terminal.draw(|_| {}).unwrap();
    assert_eq!(take(terminal.backend_mut()), b"\x1b[?25l\x1b[H");
}

#[test]
fn regions_are_blanked() {
    let mut backend = backend(6, 3);
    let mut emulator = Emulator::new(6, 3);
    let mut page = Buffer::with_lines(["取号取", "办事办", "abcdef"]);
    let nothing = Buffer::empty(page.area);
    backend.draw(nothing.diff_iter(&page)).unwrap();
    backend.set_cursor_position((3, 1)).unwrap();
    backend.clear_region(ClearType::UntilNewLine).unwrap();
    backend.flush().unwrap();
    emulator.feed(&take(&mut backend));
    page.set_string(2, 1, "    ", Style::new());
    assert_eq!(emulator.difference(&page), None);
    backend.clear_region(ClearType::AfterCursor).unwrap();
    backend.flush().unwrap();
    emulator.feed(&take(&mut backend));
    page.set_string(0, 2, "      ", Style::new());
    assert_eq!(emulator.difference(&page), None);
}

#[test]
fn a_resize_draws_everything_anew_within_limits() {
    let width = Arc::new(AtomicU16::new(10));
    let asked = Arc::clone(&width);
    let measure = move || Size::new(asked.load(Ordering::SeqCst), 3);
    let mut terminal = Terminal::new(FrugalBackend::new(Vec::new(), measure)).unwrap();
    for columns in [10, 7, 0, 12, 65535] {
        width.store(columns, Ordering::SeqCst);
        let clamped = columns.clamp(1, 400);
        let mut emulator = Emulator::new(clamped, 3);
        let drawn = terminal.draw(|frame| frame.buffer_mut().set_string(0, 1, "取号办", Style::new()));
        let page = drawn.unwrap().buffer.clone();
        assert_eq!(page.area.width, clamped);
        emulator.feed(&take(terminal.backend_mut()));
        assert_eq!(emulator.difference(&page), None);
    }
}

/// A terminal that fails once, in the middle of a frame.
struct Failing {
    taken: Vec<u8>,
    room: usize,
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(self.room);
        self.taken.extend_from_slice(&bytes[..count]);
        self.room -= count;
        if count == 0 { Err(io::ErrorKind::TimedOut.into()) } else { Ok(count) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn after_a_failed_write_the_page_is_drawn_whole() {
    let mut backend = FrugalBackend::new(Failing { taken: Vec::new(), room: 30 }, || Size::new(20, 2));
    let mut emulator = Emulator::new(20, 2);
    let before = Buffer::empty(Rect::new(0, 0, 20, 2));
    let mut after = before.clone();
    after.set_string(0, 0, "取号办事取号办事取号", Style::new().fg(Color::Blue));
    backend.draw(before.diff_iter(&after)).unwrap();
    assert!(backend.flush().is_err());
    backend.out_mut().room = 1000;
    backend.draw(after.diff_iter(&after)).unwrap();
    backend.flush().unwrap();
    emulator.feed(&std::mem::take(&mut backend.out_mut().taken));
    assert_eq!(emulator.difference(&after), None);
}

#[test]
fn mending_gives_half_characters_up() {
    let mut page = Buffer::with_lines(["取号取号x"]);
    page[(1, 0)].set_symbol("│");
    page[(2, 0)].set_bg(Color::Blue);
    page[(8, 0)].set_symbol("号");
    repair_wide_chars(&mut page);
    let symbols: Vec<&str> = page.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    assert_eq!(symbols, [" ", "│", "号", " ", "取", " ", "号", " ", " "]);
    assert_eq!(page[(3, 0)].bg, Color::Blue);
}
