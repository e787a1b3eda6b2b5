//! The moment between asking for a number and getting it.
use super::{
    heading::message, out_of_service::OutOfService, refused::RefusalScreen, ticket_taken::TicketTaken,
};
use crate::{
    app::{
        message::Answer,
        screen::{Context, Outcome, ScanPlace, ScannedHere, Screen},
    },
    hall::LineCode,
    text::kiosk::arrival,
    ui::{Align, Page, Role, take_top},
};
use ratatui::layout::Rect;
use std::convert::Infallible;

/// The page while a number is being taken; nothing on it can be touched.
#[derive(Default)]
pub(super) struct AskNumber {
    /// The line the number is of, where somebody has chosen it.
    line: Option<LineCode>,
    /// A code was held before the scanner meanwhile.
    is_code_early: bool,
}

impl AskNumber {
    /// While a number of a line is being taken.
    pub fn of(line: LineCode) -> Self {
        AskNumber { line: Some(line), ..AskNumber::default() }
    }
}

impl Screen for AskNumber {
    type Message = Infallible;

    fn view(&self, context: &Context, page: &mut Page<'_, Infallible>) {
        let words = context.words();
        let (top, below) = take_top(page.area, page.area.height / 2 + 1);
        let top = Rect { height: top.height.min(12), ..top };
        page.display(top, words.please_wait, Align::Centre, Role::Fact);
        let (note, below) = take_top(below, 1);
        page.text(note, words.taking_note, Align::Centre, Role::Note);
        if self.is_code_early {
            message(page, below, arrival::words(context.lang).code_later);
        }
    }

    fn update(&mut self, never: Infallible, _context: &Context) -> Outcome {
        match never {}
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Taken(taken) => Outcome::become_screen(TicketTaken::new(taken.clone())),
            Answer::Refused(refusal) => {
                let (refusal, line) = (refusal.clone(), self.line.clone());
                Outcome::become_screen(RefusalScreen { refusal, line })
            }
            Answer::StoreFailed => Outcome::become_screen(OutOfService),
            _ => Outcome::stay(),
        }
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Asking
    }

    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        self.is_code_early = true;
        Outcome::stay()
    }

    /// The number is on its way, whether or not anybody waits for it.
    fn ends_visit(&self) -> bool {
        true
    }
}
