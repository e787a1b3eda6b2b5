//! A case by its receipt: where it stands, by when, the answer, and what may be done with it now.
mod view;

use crate::app::case_progress::CaseProgress;
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen};
use crate::hall::cases::{ActKind, CaseAct, CaseActor, CaseContext, CaseError};
use crate::hall::receipts::Receipt;
use crate::ui::Page;

/// The page of a receipt.
pub(in crate::kiosk) struct CaseFound {
    receipt: Receipt,
    pub(super) state: FoundState,
}

/// What is known of the case.
pub(super) enum FoundState {
    /// The hall was asked.
    Asking,
    /// The hall could not be asked.
    NotAsked,
    /// There is no case to show, and why.
    None(CaseError),
    /// It is this one.
    Found(CaseOnScreen),
}

/// A case, and what its applicant is doing with it.
pub(super) struct CaseOnScreen {
    pub progress: Box<CaseProgress>,
    /// The page of its text.
    pub page: usize,
    /// What is asked about before it is done.
    pub asks: Option<ActKind>,
    /// Something is being done.
    pub is_waiting: bool,
    /// A code was held before the scanner meanwhile.
    pub is_code_early: bool,
    /// Why something was not done.
    pub not_done: Option<NotDone>,
}

/// Why something was not done with a case.
pub(super) enum NotDone {
    /// The hall said no.
    Refused(CaseError),
    /// The hall could not be asked.
    NotAsked,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    /// It was read.
    Read,
    Page(usize),
    /// Asks before doing it.
    Ask(ActKind),
    /// Not after all.
    Leave,
    Surely(CaseAct),
}

impl CaseFound {
    /// Opens the page of a receipt, and asks.
    pub fn open(receipt: Receipt) -> Outcome {
        Outcome::open(CaseFound { receipt, state: FoundState::Asking }).ask(RequestKind::FindCase { receipt })
    }

    /// The page as it is before an answer, for pictures.
    pub fn new(receipt: Receipt) -> CaseFound {
        CaseFound { receipt, state: FoundState::Asking }
    }

    fn found(progress: &CaseProgress) -> FoundState {
        FoundState::Found(CaseOnScreen {
            progress: Box::new(progress.clone()),
            page: 0,
            asks: None,
            is_waiting: false,
            is_code_early: false,
            not_done: None,
        })
    }
}

impl CaseOnScreen {
    /// What the applicant may do now. Urging again too soon is left out; when it may be is said.
    pub fn acts(&self, context: &Context) -> Vec<ActKind> {
        let rules = &context.hall.setup.cases;
        let is_spent = |act: &ActKind| *act == ActKind::Urge && self.urged_lately(context).is_some();
        let possible = self.progress.case.possible_by_receipt(self.progress.goes_on.as_ref(), rules);
        possible.into_iter().filter(|act| !is_spent(act)).collect()
    }

    /// Why it cannot be urged now, where it was urged lately.
    pub fn urged_lately(&self, context: &Context) -> Option<CaseError> {
        let actor = CaseActor::applicant();
        let known = CaseContext { hall: context.hall, actor: &actor, at: context.now, into: None };
        let standing = self.progress.goes_on.as_ref().unwrap_or(&self.progress.case);
        let urged = standing.act(&CaseAct::Urge, &known);
        urged.err().filter(|no| matches!(no, CaseError::UrgedLately(_)))
    }
}

impl Screen for CaseFound {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        view::draw(self, context, page);
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        let receipt = self.receipt;
        let FoundState::Found(found) = &mut self.state else {
            return if message == Message::Read { Outcome::go(Navigation::Back) } else { Outcome::stay() };
        };
        if found.is_waiting {
            return Outcome::stay();
        }
        match message {
            Message::Read => return Outcome::go(Navigation::Back),
            Message::Page(to) => found.page = to,
            Message::Ask(act) => found.asks = Some(act),
            Message::Leave => found.asks = None,
            Message::Surely(act) => {
                (found.asks, found.is_waiting, found.not_done) = (None, true, None);
                return Outcome::stay().ask(RequestKind::ActOnCase { receipt, act });
            }
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match (answer, &mut self.state) {
            (Answer::CaseFound(progress), _) => self.state = CaseFound::found(progress),
            (Answer::NoAct(no), FoundState::Found(found)) => {
                (found.is_waiting, found.not_done) = (false, Some(NotDone::Refused(no.clone())));
            }
            (Answer::StoreFailed, FoundState::Found(found)) => {
                (found.is_waiting, found.not_done) = (false, Some(NotDone::NotAsked));
            }
            (Answer::NoCase(no), _) => self.state = FoundState::None(no.clone()),
            (Answer::StoreFailed, _) => self.state = FoundState::NotAsked,
            _ => {}
        }
        Outcome::stay()
    }

    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        let FoundState::Found(found) = &mut self.state else { return None };
        found.asks.take().map(|_| Outcome::stay())
    }

    fn scan_place(&self) -> ScanPlace {
        match &self.state {
            FoundState::Found(found) if found.is_waiting => ScanPlace::Asking,
            _ => ScanPlace::Notice,
        }
    }

    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        if let FoundState::Found(found) = &mut self.state {
            found.is_code_early = true;
        }
        Outcome::stay()
    }
}
