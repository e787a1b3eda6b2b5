//! How much room the parts of the keyboard take on a page, and how its keys are arranged there.
use super::entry::TextEntry;
use crate::ui::{Grid, Takes};
use ratatui::layout::Rect;

/// How the keys are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyboardShape {
    /// As on a typewriter over the whole width, ways of writing below.
    Upright,
    /// As on a typewriter with further keys beside it, ways of writing below.
    Wide,
    /// In two long rows; ways of writing lie behind a key.
    Low,
}

/// The rows that the parts of a keyboard take, by the area that a page has for the field and the keyboard together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyboardLayout {
    pub(super) shape: KeyboardShape,
    /// How many rows of keys a typewriter's letters and what belongs to them take: three or four.
    pub(super) lines: u16,
    /// Rows of cells of the keys, ways of writing aside.
    pub(super) keys: u16,
    /// Rows of cells of the ways of writing; none where they lie behind a key.
    pub(super) modes: u16,
    /// Rows of cells of a row of candidates.
    pub(super) candidate: u16,
    /// How many rows of candidates there are.
    pub(super) candidate_rows: u16,
    /// A sentence on how one writes stands above the ways of writing.
    pub(super) has_hint: bool,
    /// Keys side by side in a row of the lowest shape.
    pub(super) units: u16,
    /// Columns of the area.
    pub(super) width: u16,
}

/// An area this high holds a typewriter's letters.
const HIGH: u16 = 24;
/// One this wide has room beside them.
const WIDE: u16 = 100;
/// One this high holds everything at its best.
const ROOMY: u16 = 30;

impl KeyboardLayout {
    /// The layout for an entry in an area that its field shares.
    pub fn new(entry: &TextEntry, area: Rect, grid: &Grid) -> KeyboardLayout {
        let finger = grid.finger_rows();
        let is_text = entry.takes == Takes::Lines;
        let shape = match (area.height >= HIGH, area.width >= WIDE) {
            (true, true) if area.height >= ROOMY => KeyboardShape::Wide,
            (true, false) => KeyboardShape::Upright,
            _ => KeyboardShape::Low,
        };
        let units = ((area.width + grid.gap()) / (grid.finger_columns() + grid.gap())).max(15);
        if shape == KeyboardShape::Low {
            return KeyboardLayout {
                shape,
                lines: 2,
                keys: 2 * finger,
                modes: 0,
                candidate: finger,
                candidate_rows: 1,
                has_hint: false,
                units,
                width: area.width,
            };
        }
        let roomy = area.height >= ROOMY;
        let lines = if is_text && roomy && shape == KeyboardShape::Upright { 4 } else { 3 };
        let height = match (grid.large, area.height) {
            (true, 38..) => finger.max(5),
            (true, ROOMY..) => finger.max(4),
            _ => finger,
        };
        KeyboardLayout {
            shape,
            lines,
            keys: lines * height,
            modes: finger,
            candidate: finger,
            candidate_rows: if is_text && shape == KeyboardShape::Upright { 2 } else { 1 },
            has_hint: is_text && roomy,
            units,
            width: area.width,
        }
    }

    /// Rows of the keys with the ways of writing.
    pub fn keys_rows(&self) -> u16 {
        self.keys + u16::from(self.has_hint) + self.modes
    }

    /// Rows of a field of one line.
    pub fn line_rows(&self) -> u16 {
        self.candidate
    }

    /// Rows of the candidates.
    pub fn candidates_rows(&self) -> u16 {
        self.candidate * self.candidate_rows
    }

    /// Says whether candidates have room beside a line that is searched with rather than below it.
    pub fn is_low(&self) -> bool {
        self.shape == KeyboardShape::Low
    }

    /// Halves of keys side by side in a row.
    pub(super) fn halves(&self) -> u16 {
        match self.shape {
            KeyboardShape::Upright => 20,
            KeyboardShape::Wide => 28,
            KeyboardShape::Low => 2 * self.units,
        }
    }
}
