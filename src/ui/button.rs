//! Buttons: filled areas that say what a touch on them does.
use super::{Align, Page, Role, TextTone, lettering::drawn_from};
use crate::text::layout::wrap::columns;
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

impl ButtonStyle {
    /// The tone of what stands on it.
    pub(super) fn tone(self) -> TextTone {
        if self == ButtonStyle::Soft { TextTone::Primary } else { TextTone::Plain }
    }
}

impl<M> Page<'_, M> {
    /// The ground of a look; a pressed one is darker.
    pub(super) fn ground_of(&self, look: ButtonStyle, pressed: bool) -> Color {
        let theme = self.theme;
        match look {
            _ if pressed => theme.pressed,
            ButtonStyle::Primary => theme.primary,
            ButtonStyle::Good => theme.good,
            ButtonStyle::Accent => theme.accent,
            ButtonStyle::Soft => theme.soft,
            ButtonStyle::Card => theme.card,
        }
    }

    /// A button. A high one displays its label where there is room for that.
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
        let ground = self.ground_of(look, self.next_is_pressed());
        self.card(area, ground);
        let inner = for_label(area, label);
        if inner.height >= drawn_from(self.grid.large) {
            self.display(inner, label, Align::Centre, Role::Button.in_tone(look.tone()));
        } else {
            self.written_label(area, label, look.tone());
        }
    }

    /// Writes a button's label in the middle of it, over several lines where it is long.
    pub(super) fn written_label(&mut self, area: Rect, label: &str, tone: TextTone) {
        let inner = for_label(area, label);
        let label = self.written(Role::Button, label, inner.width);
        let height = label.rows().min(inner.height);
        let y = inner.y + (inner.height - height) / 2;
        self.set(Rect { y, height, ..inner }, &label, Align::Centre, tone);
    }
}

/// Where a button's label stands: the air on either side is given to one that needs it.
fn for_label(area: Rect, label: &str) -> Rect {
    let roomy = inside(area);
    let is_tight = columns(label) > roomy.width.into();
    if is_tight { Rect { x: area.x, width: area.width, ..roomy } } else { roomy }
}

/// The rows of a button between its half-drawn edges, and a column of air on either side where it can be spared.
pub(super) fn inside(area: Rect) -> Rect {
    let air = u16::from(area.width > 6);
    super::narrowed(
        Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(2), ..area },
        air,
    )
}
