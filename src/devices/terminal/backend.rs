//! Ratatui's backend for a kiosk: no byte too many, none at all where nothing changed, one write a frame.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::grid::{self, CellGrid};
use super::painter;
use super::sgr_writer::{SgrWriter, TerminalQuirks};
use super::window;

/// A frame longer than this is announced, so that the terminal shows it in one piece.
const LONG_FRAME: usize = 4096;

/// Draws on a terminal, remembering what it shows.
///
/// Ratatui tells which cells it wants changed; the backend keeps the page wanted and the page shown, and
/// sends the
/// difference at [`Backend::flush`]. What a terminal makes of half a wide character is never relied upon.
/// A write that fails makes the whole page unknown, and the next frame draws it anew.
///
/// For exact results every page is mended first, see `repair_wide_chars`.
pub struct FrugalBackend<W: Write> {
    out: W,
    measure: Box<dyn Fn() -> Size + Send>,
    wanted: CellGrid,
    shown: CellGrid,
    writer: SgrWriter,
    /// Where a visible cursor should stand.
    cursor: Position,
    /// Whether the cursor is visible; nothing while unknown.
    visible: Option<bool>,
}

impl<W: Write> FrugalBackend<W> {
    /// Makes a backend that writes to `out` and asks `measure` for the size of the window, in cells, at each
    /// frame.
    pub fn new(out: W, measure: impl Fn() -> Size + Send + 'static) -> Self {
        let size = window::clamp(measure());
        Self {
            out,
            measure: Box::new(measure),
            wanted: CellGrid::wanted(size),
            shown: CellGrid::shown(size),
            writer: SgrWriter::new(TerminalQuirks::default()),
            cursor: Position::ORIGIN,
            visible: None,
        }
    }

    /// Tells the backend what its terminal does differently; to be called before the first frame.
    #[must_use]
    pub fn with_habits(mut self, habits: TerminalQuirks) -> Self {
        self.writer.habits = habits;
        self
    }

    /// Returns what is written to.
    pub fn out_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Forgets everything believed about the terminal; the next frame draws every cell.
    pub fn forget(&mut self) {
        self.shown = CellGrid::shown(self.shown.size());
        self.writer.forget();
        self.visible = None;
    }

    fn show(&mut self, visible: bool) {
        if self.visible != Some(visible) {
            self.writer.bytes.extend_from_slice(if visible { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.visible = Some(visible);
        }
    }

    fn clear_all(&mut self) {
        let size = window::clamp((self.measure)());
        self.wanted = CellGrid::wanted(size);
        self.shown = CellGrid::shown(size);
        self.shown.clear();
        self.writer.clear();
    }

    /// Blanks the cells from `from` to `to`, both in reading order and included.
    fn blank(&mut self, from: Position, to: Position) {
        let size = self.wanted.size();
        for y in from.y..=to.y.min(size.height.saturating_sub(1)) {
            let start = if y == from.y { from.x } else { 0 };
            let end = if y == to.y { to.x } else { size.width - 1 };
            for x in start..=end.min(size.width - 1) {
                self.wanted.put(x, y, Cell::new(" "), 1);
            }
        }
        painter::paint(&self.wanted, &mut self.shown, &mut self.writer);
    }
}

impl<W: Write> Backend for FrugalBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Ratatui tells the hidden half of some emoji after the emoji itself; it is hidden all the same.
        let mut covered = (0, 0..0);
        for (x, y, cell) in content {
            if !self.wanted.holds(x, y) || (covered.0 == y && covered.1.contains(&x)) {
                continue;
            }
            let (cell, width) = grid::fit(cell, self.writer.habits.depth);
            covered = (y, x..x.saturating_add(width));
            self.wanted.put(x, y, cell, width);
        }
        painter::paint(&self.wanted, &mut self.shown, &mut self.writer);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_all();
        Ok(())
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let (at, last) = (self.cursor, Position::new(u16::MAX, u16::MAX));
        let (row_start, row_end) = (Position { x: 0, ..at }, Position { x: u16::MAX, ..at });
        match region {
            ClearType::All => self.clear_all(),
            ClearType::AfterCursor => self.blank(at, last),
            ClearType::BeforeCursor => self.blank(Position::ORIGIN, at),
            ClearType::CurrentLine => self.blank(row_start, row_end),
            ClearType::UntilNewLine => self.blank(at, row_end),
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(window::clamp((self.measure)()))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.visible == Some(true) && self.wanted.holds(self.cursor.x, self.cursor.y) {
            self.writer.go(self.cursor);
        }
        if self.writer.bytes.is_empty() {
            return Ok(());
        }
        if self.visible != Some(true) {
            self.writer.park();
        }
        let mut frame = std::mem::take(&mut self.writer.bytes);
        if frame.len() > LONG_FRAME {
            frame.splice(0..0, *b"\x1b[?2026h");
            frame.extend_from_slice(b"\x1b[?2026l");
        }
        let written = self.out.write_all(&frame).and_then(|()| self.out.flush());
        frame.clear();
        self.writer.bytes = frame;
        if written.is_err() {
            self.forget();
        }
        written
    }
}
