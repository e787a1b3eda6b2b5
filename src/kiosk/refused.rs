//! The hall gives no number, and says why.
use super::{heading::message, words_of};
use crate::{
    app::screen::{Context, Go, Outcome, Screen},
    hall::Refusal,
    ui::{Align, Look, Page, take_bottom, take_top},
};
use ratatui::layout::Rect;

/// Why there is no number.
pub(super) struct Refused {
    /// The reason.
    pub refusal: Refusal,
}

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read;

impl Screen for Refused {
    type Message = Read;

    fn view(&self, context: &Context, page: &mut Page<'_, Read>) {
        let (words, theme) = (context.words(), page.theme);
        let (button, rest) = take_bottom(page.area, page.grid.finger_rows());
        let (top, below) = take_top(rest, rest.height / 2);
        let top = Rect { height: top.height.min(9), y: top.y + top.height.saturating_sub(9) / 2, ..top };
        page.headline(top, words.sorry, Align::Centre, theme.accent, theme.page);
        message(page, below, &format!("{}\n{}", words_of::refusal(words, &self.refusal), words.still_guides));
        let width = button.width.min(40);
        let middle = Rect { x: button.x + (button.width - width) / 2, width, ..button };
        page.button(middle, words.back, Look::Primary, Read);
    }

    fn update(&mut self, Read: Read, _context: &Context) -> Outcome {
        Outcome::go(Go::Back)
    }
}
