//! Asking once more before a number is given back (退号).
use super::{
    heading::{message, pair},
    ticket_found::TicketFound,
};
use crate::app::message::{RequestKind, TicketStatus};
use crate::app::screen::{Context, Outcome, ScanPlace, Screen};
use crate::text::kiosk::arrival::words;
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, take_bottom, take_top};
use ratatui::layout::Rect;

/// The question, about a ticket that waits.
pub(super) struct GiveBack {
    pub found: Box<TicketStatus>,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// It is kept after all.
    Keep,
    /// It is given back.
    Surely,
}

impl Screen for GiveBack {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let (bottom, rest) = take_bottom(page.area, page.grid.finger_rows());
        let (number, below) = take_top(rest, rest.height / 2);
        page.display(number, &self.found.ticket.label().to_string(), Align::Centre, Role::Figure);
        let (asked, below) = take_top(below, below.height / 2);
        let asked = Rect { height: asked.height.min(7), ..asked };
        page.display(asked, said.give_back_title, Align::Centre, Role::Title.in_tone(TextTone::Warning));
        message(page, below, said.give_back_note);
        // The harmless one lies where the finger was on the page before.
        let both = [
            (said.keep_it, ButtonStyle::Primary, Message::Keep),
            (said.give_back_sure, ButtonStyle::Accent, Message::Surely),
        ];
        pair(page, bottom, both);
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match message {
            Message::Keep => Outcome::replace(TicketFound::Ticket(self.found.clone())),
            Message::Surely => {
                let code = self.found.ticket.code.clone();
                let giving_back = TicketFound::GivingBack { is_code_early: false };
                Outcome::replace(giving_back).ask(RequestKind::GiveBack { code })
            }
        }
    }

    /// Another code in place of this one: nothing is given back.
    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Notice
    }
}
