//! Letters that several texts share, so that what stands side by side or below each other looks alike.
use super::laid::{self, LaidText, Lettering};
use crate::text::layout::wrap::columns;
use crate::ui::{Align, Glyphs, Page, Role, TextTone};
use ratatui::layout::Rect;
use std::ops::RangeInclusive;

impl Lettering {
    /// The rows they take.
    pub fn rows(self) -> u16 {
        self.size.map_or(1, |size| size.rows)
    }

    /// Says whether they are higher than a row.
    pub fn are_large(self) -> bool {
        self.size.is_some()
    }

    /// The columns a text takes in them.
    pub fn width(self, text: &str) -> u16 {
        let written = || u16::try_from(columns(text)).unwrap_or(u16::MAX / 2);
        self.size.map_or_else(written, |size| laid::width(text, size))
    }

    /// The columns that the widest of several texts takes.
    pub fn widest(self, texts: &[&str]) -> u16 {
        texts.iter().map(|text| self.width(text)).max().unwrap_or(0)
    }

    /// Says whether they have every character of a text, and it stands in so many columns.
    pub fn fit(self, text: &str, room: u16) -> bool {
        (self.size.is_none() || Glyphs::get().covers(text)) && self.width(text) <= room
    }

    /// A text on one line of them.
    pub fn line(self, text: &str) -> LaidText {
        LaidText { role: self.role, lines: vec![text.to_owned()], size: self.size }
    }
}

/// Says whether there are outlines for every character of a text.
pub fn can_be_large(text: &str) -> bool {
    Glyphs::get().covers(text)
}

impl<M> Page<'_, M> {
    /// The letters of a role that fill so many rows; written ones where drawn ones would not be clear.
    pub fn lettering(&self, role: Role, rows: u16) -> Lettering {
        Lettering { role, size: self.filling(role, rows) }
    }

    /// The same, for a text that they are narrowed for if need be; `None` where it does not fit.
    pub fn lettering_for(&self, role: Role, text: &str, width: u16, rows: u16) -> Option<Lettering> {
        let size = self.filling_with(role, text, width, rows)?;
        Some(Lettering { role, size: Some(size) })
    }

    /// The letters in which columns of figures side by side fill `width` columns best, with as many rows as `rows` allows;
    /// `None` where a character has no outline or the texts do not fit. A column is as wide as the widest of its texts;
    /// `gaps` columns stay free between them.
    pub fn figures(
        &self,
        columns: &[&[&str]],
        gaps: u16,
        width: u16,
        rows: RangeInclusive<u16>,
    ) -> Option<Lettering> {
        let size = self.figure_size(columns, gaps, width, rows)?;
        Some(Lettering { role: Role::Figure, size: Some(size) })
    }

    /// Sets a text in letters, from the top of an area.
    pub fn set_in(&mut self, area: Rect, text: &str, letters: Lettering, align: Align, tone: TextTone) {
        self.set(area, &letters.line(text), align, tone);
    }
}
