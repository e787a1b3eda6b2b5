//! A lamp: a patch of colour and the words that say the same.
use super::{Align, Page, Role, take_top};
use ratatui::{layout::Rect, style::Color};

/// The colour of a lamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LampColour {
    /// All is well.
    Green,
    /// Soon it will not be.
    Yellow,
    /// It is not.
    Red,
}

/// Columns of the patch.
const PATCH: u16 = 4;

impl LampColour {
    fn colour(self) -> Color {
        match self {
            LampColour::Green => Color::Rgb(26, 127, 55),
            LampColour::Yellow => Color::Rgb(242, 182, 0),
            LampColour::Red => Color::Rgb(198, 40, 40),
        }
    }
}

impl<M> Page<'_, M> {
    /// Draws a lamp on one row of an area, its words beside it.
    pub fn lamp(&mut self, area: Rect, lamp: LampColour, words: &str) {
        let (row, _) = take_top(area, 1);
        self.fill(Rect { width: PATCH.min(row.width), ..row }, lamp.colour());
        let beside =
            Rect { x: row.x + (PATCH + 1).min(row.width), width: row.width.saturating_sub(PATCH + 1), ..row };
        self.text(beside, words, Align::Left, Role::Fact);
    }
}
