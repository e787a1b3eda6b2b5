//! How a ticket stands whose code was held before the scanner, in words.
use super::{
    give_back::GiveBack,
    heading::{notice, pair},
    opinion::{RateScreen, RatedThing},
};
use crate::app::message::{Answer, TicketStatus};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen};
use crate::hall::queue::TicketState;
use crate::text::kiosk::arrival::words;
use crate::text::queue::ticket_state::{Beside, stands};
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, take_bottom, take_top};
use ratatui::layout::Rect;

/// The page about a scanned code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TicketFound {
    /// The hall was asked.
    Asking,
    /// The hall was told that the number is given back.
    GivingBack {
        /// Another code was held before the scanner meanwhile.
        is_code_early: bool,
    },
    /// The hall could not be asked.
    NotAsked,
    /// The number could not be given back.
    NotGivenBack,
    /// It is no code of ours.
    Unknown,
    /// It is this ticket.
    Ticket(Box<TicketStatus>),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// It was read.
    Read,
    /// The number is not wanted any more.
    GiveBack,
}

/// A number can be given back as long as nobody has called it; one that is held is in the hands of its window.
fn can_give_back(found: &TicketStatus) -> bool {
    found.ticket.state == TicketState::Waiting && found.ticket.day == found.today
}

fn ticket(context: &Context, page: &mut Page<'_, Message>, found: &TicketStatus) {
    let beside = Beside {
        line: context.hall.line(&found.ticket.queue),
        ahead: found.ahead.unwrap_or_default(),
        today: found.today,
        now: context.now,
    };
    let (state, note) = stands(context.lang, &found.ticket, beside);
    let (bottom, rest) = take_bottom(page.area, page.grid.finger_rows());
    // On a low page the letters fill their places, and a row stays free between them.
    let air = u16::from((14..24).contains(&rest.height));
    let (number, below) = take_top(rest, rest.height / 2 - 2 * air);
    let (_, below) = take_top(below, air);
    page.display(number, &found.ticket.label().to_string(), Align::Centre, Role::Figure);
    let (word, below) = take_top(below, (below.height - air) / 2);
    let (_, below) = take_top(below, air);
    page.display(Rect { height: word.height.min(7), ..word }, state, Align::Centre, Role::Fact);
    let kept =
        beside.line.and_then(|line| found.ticket.kept_until(line)).is_some_and(|until| context.now < until);
    let good = found.ticket.day == found.today && (found.ticket.state.is_live() || kept);
    let large = page.one_line(Role::Fact, &note, below.width, below.height.min(5));
    let note = large.unwrap_or_else(|| page.written(Role::Fact, &note, below.width));
    page.set(below, &note, Align::Centre, if good { TextTone::Good } else { TextTone::Warning });
    let back = (context.words().back, ButtonStyle::Primary, Message::Read);
    if can_give_back(found) {
        pair(page, bottom, [(words(context.lang).give_back, ButtonStyle::Soft, Message::GiveBack), back]);
    } else {
        let width = bottom.width.min(40);
        let middle = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
        page.button(middle, back.0, back.1, back.2);
    }
}

impl Screen for TicketFound {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let (all, said) = (context.words(), words(context.lang));
        match self {
            TicketFound::Ticket(found) => ticket(context, page, found),
            page_of_words => {
                let (word, why) = match page_of_words {
                    TicketFound::GivingBack { is_code_early: true } => (all.please_wait, said.code_later),
                    TicketFound::Unknown => (said.not_ours, said.show_these),
                    TicketFound::NotAsked => (said.not_asked, said.ask_later),
                    TicketFound::NotGivenBack => (said.not_given_back, said.ask_later),
                    _ => (all.please_wait, ""),
                };
                notice(page, word, why, (all.back, Message::Read));
            }
        }
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match (message, &*self) {
            (Message::Read, _) => Outcome::go(Navigation::Back),
            (Message::GiveBack, TicketFound::Ticket(found)) => {
                Outcome::replace(GiveBack { found: found.clone() })
            }
            // A touch that was on its way when the page changed.
            (Message::GiveBack, _) => Outcome::stay(),
        }
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            // Whoever was served says how it went.
            Answer::Found(Some(found)) if found.ticket.state == TicketState::Done => {
                let rating = RateScreen::new(RatedThing::Ticket(Box::new(found.ticket.clone())));
                let ask = rating.ask();
                return Outcome::become_screen(rating).ask(ask);
            }
            Answer::Found(Some(found)) => *self = TicketFound::Ticket(found.clone()),
            Answer::Found(None) => *self = TicketFound::Unknown,
            Answer::StoreFailed if matches!(self, TicketFound::GivingBack { .. }) => {
                *self = TicketFound::NotGivenBack;
            }
            Answer::StoreFailed => *self = TicketFound::NotAsked,
            _ => {}
        }
        Outcome::stay()
    }

    fn scan_place(&self) -> ScanPlace {
        match self {
            TicketFound::GivingBack { .. } => ScanPlace::Asking,
            // Another code in place of this one: the page does not pile up.
            _ => ScanPlace::Notice,
        }
    }

    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        if let TicketFound::GivingBack { is_code_early } = self {
            *is_code_early = true;
        }
        Outcome::stay()
    }
}
