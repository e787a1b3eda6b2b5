//! The moment between asking for a number and getting it.
use super::{out_of_service::OutOfService, refused::RefusalScreen, ticket_taken::TicketTaken};
use crate::{
    app::{
        message::Answer,
        screen::{Context, FrameStyle, Outcome, Screen},
    },
    ui::{Align, Page, Role, take_top},
};
use ratatui::layout::Rect;
use std::convert::Infallible;

/// The page while a number is being taken; nothing on it can be touched.
pub(super) struct AskNumber;

impl Screen for AskNumber {
    type Message = Infallible;

    fn view(&self, context: &Context, page: &mut Page<'_, Infallible>) {
        let words = context.words();
        let (top, below) = take_top(page.area, page.area.height / 2 + 1);
        let top = Rect { height: top.height.min(12), ..top };
        page.display(top, words.please_wait, Align::Centre, Role::Fact);
        let below = Rect { height: 1.min(below.height), ..below };
        page.text(below, words.taking_note, Align::Centre, Role::Note);
    }

    fn update(&mut self, never: Infallible, _context: &Context) -> Outcome {
        match never {}
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Taken(taken) => Outcome::become_screen(TicketTaken::new(taken.clone())),
            Answer::Refused(refusal) => Outcome::become_screen(RefusalScreen { refusal: refusal.clone() }),
            Answer::StoreFailed => Outcome::become_screen(OutOfService),
            _ => Outcome::stay(),
        }
    }

    fn frame(&self) -> FrameStyle {
        FrameStyle::Whole
    }
}
