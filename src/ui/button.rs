//! Buttons: filled areas that say what a touch on them does.
use super::{Align, Page, bold};
use crate::text::layout::wrap::{columns, wrap};
use ratatui::{layout::Rect, style::Color};

/// How a button looks, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonStyle {
    /// The step most people take next.
    Primary,
    /// A quiet one: back, next page, language.
    Soft,
    /// A white card.
    Card,
    /// A green one: it finishes or agrees to something.
    Good,
    /// Takes a number, or warns.
    Accent,
}

/// A button with so many rows inside draws its label as glyphs.
const DRAWN_FROM: u16 = 5;

impl<M> Page<'_, M> {
    /// Text and ground of a look; a pressed one is darker.
    pub(super) fn colours(&self, look: ButtonStyle, pressed: bool) -> (Color, Color) {
        let theme = self.theme;
        match look {
            _ if pressed => (theme.bright, theme.pressed),
            ButtonStyle::Primary => (theme.bright, theme.primary),
            ButtonStyle::Good => (theme.bright, theme.good),
            ButtonStyle::Accent => (theme.bright, theme.accent),
            ButtonStyle::Soft => (theme.primary, theme.soft),
            ButtonStyle::Card => (theme.ink, theme.card),
        }
    }

    /// A button. A high one has its label drawn as glyphs where they fit.
    pub fn button(&mut self, area: Rect, label: &str, look: ButtonStyle, message: M) {
        self.button_shape(area, label, look);
        self.target(area, message);
    }

    /// A button that may be touched again at once, like a key.
    pub fn quick_button(&mut self, area: Rect, label: &str, look: ButtonStyle, message: M) {
        self.button_shape(area, label, look);
        self.quick_target(area, message);
    }

    fn button_shape(&mut self, area: Rect, label: &str, look: ButtonStyle) {
        let (fg, bg) = self.colours(look, self.next_is_pressed());
        self.card(area, bg);
        let roomy = inside(area);
        let tight = columns(label) > roomy.width.into();
        let inner = if tight { Rect { x: area.x, width: area.width, ..roomy } } else { roomy };
        let drawn_from = if self.grid.large { DRAWN_FROM - 1 } else { DRAWN_FROM };
        if inner.height >= drawn_from {
            self.headline(inner, label, Align::Centre, fg, bg);
            return;
        }
        let lines = wrap(label, inner.width.into());
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height);
        let y = inner.y + (inner.height - height) / 2;
        self.lines(Rect { y, height, ..inner }, &lines, Align::Centre, bold(fg, bg));
    }
}

/// The rows of a button between its half-drawn edges, and a column of air on either side where it can be spared.
pub(super) fn inside(area: Rect) -> Rect {
    let air = u16::from(area.width > 6);
    super::narrowed(
        Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(2), ..area },
        air,
    )
}
