//! A text that was laid out for a place before the place is cut: its lines, and how high they stand.
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, GlyphSize, Glyphs, Page, Role, TextTone};
use ratatui::layout::Rect;

/// The letters of a role in a place: drawn over several rows, or written in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lettering {
    pub(super) role: Role,
    /// The outlines they are drawn from; nothing where they are written.
    pub(super) size: Option<GlyphSize>,
}

/// A text laid out for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidText {
    pub(super) role: Role,
    pub(super) lines: Vec<String>,
    /// The outlines it is drawn from; nothing where it is written.
    pub(super) size: Option<GlyphSize>,
}

impl LaidText {
    /// The rows it takes.
    pub fn rows(&self) -> u16 {
        u16::try_from(self.lines.len())
            .unwrap_or(u16::MAX)
            .saturating_mul(self.size.map_or(1, |size| size.rows))
    }

    /// Says whether its letters are higher than a row, so that it wants air around it.
    pub fn is_large(&self) -> bool {
        self.size.is_some()
    }

    /// The letters it stands in, for other texts to stand in as well.
    pub fn lettering(&self) -> Lettering {
        Lettering { role: self.role, size: self.size }
    }

    /// Says whether it stands on one line.
    pub fn is_one_line(&self) -> bool {
        self.lines.len() == 1
    }
}

impl<M> Page<'_, M> {
    /// A text on one line in the largest letters that fit into `width` × `rows` cells; `None` where they would be hardly
    /// larger than written ones, or have no outline.
    pub fn one_line(&self, role: Role, text: &str, width: u16, rows: u16) -> Option<LaidText> {
        let size = self.biggest(text, width, rows)?;
        Some(LaidText { role, lines: vec![text.to_owned()], size: Some(size) })
    }

    /// A text on at most `lines` lines of the smallest letters that are drawn; `None` where it is too long for them.
    pub fn few_lines(&self, role: Role, text: &str, width: u16, lines: usize) -> Option<LaidText> {
        let (lines, size) = self.in_small(text, width, lines)?;
        Some(LaidText { role, lines, size: Some(size) })
    }

    /// A text as it is written, in as many lines as it needs.
    pub fn written(&self, role: Role, text: &str, width: u16) -> LaidText {
        LaidText { role, lines: wrap(text, width.into()), size: None }
    }

    /// Sets a text that was laid out, from the top of an area.
    pub fn set(&mut self, area: Rect, text: &LaidText, align: Align, tone: TextTone) {
        let role = text.role.in_tone(tone);
        let Some(size) = text.size else { return self.lines(area, &text.lines, align, role) };
        for (line, y) in text.lines.iter().zip((area.y..area.bottom()).step_by(size.rows.into())) {
            self.outlined(Rect { y, height: size.rows, ..area }, line, size, align, role);
        }
    }
}

/// The columns of a text drawn in a size.
pub(super) fn width(text: &str, size: GlyphSize) -> u16 {
    Glyphs::get().width(text, size)
}
