//! An application by its receipt: where it stands, by when it is promised, what comes next, and whom to ask.
mod samples;
mod view;

pub(super) use samples::samples;

use super::rating::{RateScreen, RatedThing};
use crate::app::application_status::ApplicationStatus;
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::hall::applications::ApplicationError;
use crate::hall::receipts::Receipt;
use crate::ui::Page;

/// The page of a receipt.
pub(in crate::kiosk) enum ApplicationFound {
    /// The hall was asked about a receipt.
    Asking(Receipt),
    /// The hall could not be asked.
    NotAsked,
    /// There is no application to show, and why.
    None(ApplicationError),
    /// It is this one, by this receipt, read from a page of its text on.
    Found(Box<ApplicationStatus>, Receipt, usize),
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    /// It was read.
    Read,
    Page(usize),
    /// What was done is rated.
    Rate,
}

impl ApplicationFound {
    /// Opens the page of a receipt, and asks.
    pub fn open(receipt: Receipt) -> Outcome {
        Outcome::open(ApplicationFound::Asking(receipt)).ask(RequestKind::FindApplication { receipt })
    }
}

impl Screen for ApplicationFound {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        view::draw(self, context, page);
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match (message, self) {
            (Message::Read, _) => return Outcome::go(Navigation::Back),
            (Message::Page(to), ApplicationFound::Found(.., page)) => *page = to,
            (Message::Rate, ApplicationFound::Found(status, receipt, _)) => {
                let rating = RateScreen::new(RatedThing::Application(*receipt, status.clone()));
                let ask = rating.ask();
                return Outcome::open(rating).ask(ask);
            }
            (Message::Page(_) | Message::Rate, _) => {}
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::ApplicationFound(status) => {
                if let ApplicationFound::Asking(receipt) | ApplicationFound::Found(_, receipt, _) = *self {
                    *self = ApplicationFound::Found(status.clone(), receipt, 0);
                }
            }
            Answer::NoApplication(no) => *self = ApplicationFound::None(*no),
            Answer::StoreFailed => *self = ApplicationFound::NotAsked,
            _ => {}
        }
        Outcome::stay()
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Notice
    }
}
