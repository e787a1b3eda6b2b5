//! How a ticket stands whose code was held before the scanner, in words.
use super::{heading::notice, out_of_service::OutOfService, words_of};
use crate::{
    app::{
        message::{Answer, Found},
        screen::{Context, Go, Outcome, Screen},
    },
    hall::TicketState,
    text::arrival::words,
    ui::{Align, Look, Page, bold, take_bottom, take_top},
};
use ratatui::layout::Rect;

/// The page about a scanned code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TicketFound {
    /// The hall was asked.
    Asking,
    /// It is no code of ours.
    Unknown,
    /// It is this ticket.
    Ticket(Box<Found>),
}

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read;

/// How a ticket stands: in a word, and what that means for the person.
fn stands(context: &Context, found: &Found) -> (&'static str, String) {
    let said = words(context.lang);
    let ticket = &found.ticket;
    if ticket.day < found.today {
        return (said.expired, (said.day_over)(ticket.day));
    }
    match ticket.state {
        TicketState::Waiting => {
            (said.waiting, words_of::ahead(context.words(), found.ahead.unwrap_or_default()))
        }
        TicketState::Called => (said.called, (said.go_to)(&ticket.window)),
        TicketState::Serving => (said.serving, (said.served_at)(&ticket.window)),
        TicketState::Held => (said.held, said.held_note.to_owned()),
        TicketState::Missed => (said.missed, said.missed_note.to_owned()),
        TicketState::Done => (said.done, said.take_another.to_owned()),
        TicketState::Abandoned => (said.abandoned, said.take_another.to_owned()),
        TicketState::Cancelled => (said.ticket_cancelled, said.take_another.to_owned()),
        TicketState::Expired => (said.expired, said.take_another.to_owned()),
    }
}

fn ticket(context: &Context, page: &mut Page<'_, Read>, found: &Found) {
    let theme = page.theme;
    let (state, note) = stands(context, found);
    let (bottom, rest) = take_bottom(page.area, page.grid.finger_rows());
    let (number, below) = take_top(rest, rest.height / 2);
    page.headline(number, &found.ticket.label(), Align::Centre, theme.primary, theme.page);
    let (word, below) = take_top(below, below.height / 2);
    page.headline(Rect { height: word.height.min(7), ..word }, state, Align::Centre, theme.ink, theme.page);
    let good = found.ticket.day == found.today && found.ticket.state.is_live();
    let colour = if good { theme.good } else { theme.accent };
    let drawn = if page.grid.large { page.biggest(&note, below.width, below.height.min(5)) } else { None };
    match drawn {
        Some(size) => page.glyphs(below, &note, size, Align::Centre, colour, theme.page),
        None => {
            let lines = crate::text::wrap::wrap(&note, below.width.into());
            page.lines(below, &lines, Align::Centre, bold(colour, theme.page));
        }
    }
    let width = bottom.width.min(40);
    let middle = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
    page.button(middle, context.words().back, Look::Primary, Read);
}

impl Screen for TicketFound {
    type Message = Read;

    fn view(&self, context: &Context, page: &mut Page<'_, Read>) {
        let (all, said) = (context.words(), words(context.lang));
        match self {
            TicketFound::Asking => notice(page, all.please_wait, "", (all.back, Read)),
            TicketFound::Unknown => notice(page, said.not_ours, said.show_these, (all.back, Read)),
            TicketFound::Ticket(found) => ticket(context, page, found),
        }
    }

    fn update(&mut self, Read: Read, _context: &Context) -> Outcome {
        Outcome::go(Go::Back)
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Found(Some(found)) => *self = TicketFound::Ticket(found.clone()),
            Answer::Found(None) => *self = TicketFound::Unknown,
            Answer::StoreFailed => return Outcome::become_screen(OutOfService),
            _ => {}
        }
        Outcome::stay()
    }

    /// Another code in place of this one: the page does not pile up.
    fn scan(&mut self, text: &str, context: &Context) -> Outcome {
        let mut outcome = super::scanned::open(text, context);
        if let Go::Open(screen) = outcome.go {
            outcome.go = Go::Replace(screen);
        }
        outcome
    }
}
