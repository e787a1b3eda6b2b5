//! No numbers from this machine just now; everything else goes on.
use super::heading::message;
use crate::{
    app::screen::{Context, Go, Outcome, Screen},
    ui::{Align, Look, Page, take_bottom, take_top},
};
use ratatui::layout::Rect;

/// The store cannot be reached or written.
pub(super) struct OutOfService;

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read;

impl Screen for OutOfService {
    type Message = Read;

    fn view(&self, context: &Context, page: &mut Page<'_, Read>) {
        let (words, theme) = (context.words(), page.theme);
        let (button, rest) = take_bottom(page.area, page.grid.finger_rows());
        let (top, below) = take_top(rest, rest.height / 2);
        let top = Rect { height: top.height.min(9), y: top.y + top.height.saturating_sub(9) / 2, ..top };
        page.headline(top, words.out_of_service, Align::Centre, theme.accent, theme.page);
        let desk = (words.out_of_service_desk)(context.say(&context.hall.help_desk));
        message(page, below, &format!("{}\n{desk}", words.out_of_service_note));
        let width = button.width.min(40);
        let middle = Rect { x: button.x + (button.width - width) / 2, width, ..button };
        page.button(middle, words.home, Look::Primary, Read);
    }

    fn update(&mut self, Read: Read, _context: &Context) -> Outcome {
        Outcome::go(Go::Home)
    }
}
