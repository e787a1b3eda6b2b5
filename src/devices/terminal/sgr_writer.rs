//! Strokes as bytes: the brush knows where the cursor is and what it wears.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::layout::Position;

use super::cell_style::{CellStyle, ColourDepth};
use super::cursor_path::travel;

/// What the terminal in use does differently from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalQuirks {
    /// How many colours it shows.
    pub depth: ColourDepth,
    /// It may disagree about the width of characters: the cursor is placed anew after each that is not ASCII.
    pub distrust_widths: bool,
    /// It erases with the ground colour in use ("back colour erase"), as foot, xterm and most others do.
    pub erase_paints: bool,
}

impl Default for TerminalQuirks {
    fn default() -> Self {
        Self { depth: ColourDepth::True, distrust_widths: false, erase_paints: true }
    }
}

/// Writes strokes into memory.
#[derive(Debug)]
pub(super) struct SgrWriter {
    pub(super) habits: TerminalQuirks,
    pub(super) bytes: Vec<u8>,
    /// Where the cursor is; nothing while unknown, as after a stroke to the edge.
    at: Option<Position>,
    /// What it wears; nothing while unknown.
    face: Option<CellStyle>,
}

impl SgrWriter {
    pub(super) fn new(habits: TerminalQuirks) -> Self {
        Self { habits, bytes: Vec::new(), at: None, face: None }
    }

    pub(super) fn at(&self) -> Option<Position> {
        self.at
    }

    /// Forgets where the cursor is and what it wears.
    pub(super) fn forget(&mut self) {
        self.at = None;
        self.face = None;
    }

    pub(super) fn go(&mut self, to: Position) {
        travel(self.at, to, &mut self.bytes);
        self.at = Some(to);
    }

    /// Whether `cell` could be drawn as the brush is.
    pub(super) fn suits(&self, cell: &Cell) -> bool {
        self.face.is_some_and(|face| face.enough_for(cell) == face)
    }

    fn set_style(&mut self, cell: &Cell) {
        let face = self.face.unwrap_or(CellStyle::PLAIN).enough_for(cell);
        face.wear(self.face, &mut self.bytes);
        self.face = Some(face);
    }

    /// Draws a character where the cursor is; `edge` is the column where the page ends.
    pub(super) fn draw(&mut self, cell: &Cell, width: u16, edge: u16) {
        self.set_style(cell);
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        let trusted =
            if self.habits.distrust_widths { cell.symbol().is_ascii() } else { is_plain(cell.symbol()) };
        // At the edge a cursor waits beyond the last column, and terminals differ in what may move it from
        // there.
        self.at =
            self.at.map(|at| Position { x: at.x + width, ..at }).filter(|next| trusted && next.x < edge);
    }

    /// Draws `count` blanks without moving the cursor.
    pub(super) fn erase(&mut self, cell: &Cell, count: u16) {
        self.set_style(cell);
        // Writing into memory cannot fail.
        let _ = write!(self.bytes, "\x1b[{count}X");
    }

    /// Draws blanks to the end of the row without moving the cursor.
    pub(super) fn erase_to_edge(&mut self, cell: &Cell) {
        self.set_style(cell);
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    /// Leaves the hidden cursor in the corner, where no character is wide.
    ///
    /// foot draws the cursor's cell anew when the keyboard's focus changes; on the right half of a Han character that
    /// wipes the half. The next frame begins from wherever the cursor may be then.
    pub(super) fn park(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[H");
        self.at = None;
    }

    /// Blanks the whole terminal.
    pub(super) fn clear(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
        self.at = None;
        self.face = Some(CellStyle::PLAIN);
    }
}

/// Whether every terminal agrees about this character's width: one code point, and none of the emoji.
fn is_plain(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    let only = letters.next().filter(|_| letters.next().is_none());
    only.is_some_and(
        |letter| !matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..),
    )
}
