//! What somebody has written so far, all of it on one page: to go on with, to look over, and to send.
mod view;

use super::{about::AboutWhom, contact::LeaveContact, sent::OpinionSent, writing::WriteText};
use crate::app::message::{Answer, CaseRequest, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen, Selection};
use crate::hall::cases::{CaseSource, CaseSubject, Submission, SubmitError};
use crate::hall::desk::has_personal_number;
use crate::ui::Page;

/// An opinion that is being written.
pub(super) struct OpinionDraft {
    pub(super) written: Box<Submission>,
    pub(super) state: OpinionState,
    /// How often what is written was another than what was sent before.
    turn: u32,
    /// What the page on top was opened with, of which it changes its own part.
    lent: Box<Submission>,
}

/// What the page says beside what is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum OpinionState {
    /// Nothing.
    #[default]
    Writing,
    /// There is a number of a person in the text, and whether that is meant is asked.
    Warned,
    /// It was sent, and the hall has not answered yet.
    Sending {
        /// A code was held before the scanner meanwhile.
        is_code_early: bool,
    },
    /// The hall could not keep it.
    Failed,
    /// The hall does not keep it, and why.
    NotKept(SubmitError),
    /// The number was held before the scanner, and is looked up.
    LookingUp,
    /// There is no such number.
    NumberUnknown,
    /// What was held before the scanner is no code of this hall.
    NotOurs,
    /// Numbers cannot be looked up.
    NumberNotAsked,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    About,
    Text,
    Contact,
    Send,
    /// Also with a number of a person in it.
    SendAnyway,
}

impl OpinionDraft {
    pub fn new(written: Submission, context: &Context) -> Self {
        let written = Submission { visit: context.visit.to_owned(), ..written };
        OpinionDraft::in_state(written, OpinionState::default())
    }

    /// The page in a state, for pictures.
    pub fn in_state(written: Submission, state: OpinionState) -> Self {
        OpinionDraft { written: Box::new(written), state, turn: 0, lent: Box::default() }
    }

    /// Says whether it cannot be sent yet: only praise goes without a text.
    pub(super) fn wants_text(&self) -> bool {
        self.written.text.is_empty() && self.written.source != CaseSource::Praise
    }

    /// As many were sent in this visit as are taken.
    pub(super) fn is_at_limit(&self) -> bool {
        matches!(self.state, OpinionState::NotKept(SubmitError::VisitLimit(_)))
    }

    fn is_sending(&self) -> bool {
        matches!(self.state, OpinionState::Sending { .. })
    }

    /// What a page on top begins with.
    fn lend(&mut self) -> Box<Submission> {
        if self.state != OpinionState::LookingUp && !self.is_at_limit() {
            self.state = OpinionState::Writing;
        }
        self.lent = self.written.clone();
        self.lent.clone()
    }

    /// Takes what a page changed, and no more: a number may have been found meanwhile.
    fn take(&mut self, returned: Submission) {
        let Submission { about, text, name, phone, .. } = returned;
        let is_at_limit = self.is_at_limit();
        let (own, lent) = (self.written.as_mut(), self.lent.as_ref());
        if about != lent.about {
            own.about = about;
            if !is_at_limit {
                self.state = OpinionState::Writing;
            }
        }
        if text != lent.text {
            own.text = text;
        }
        if (&name, &phone) != (&lent.name, &lent.phone) {
            (own.name, own.phone) = (name, phone);
        }
    }

    fn send(&mut self, context: &Context) -> Outcome {
        self.state = OpinionState::Sending { is_code_early: false };
        let lang = if context.lang == crate::text::Lang::En { "en" } else { "zh" };
        // Sent again unchanged it is the same request, of which one case comes.
        let request = format!("{}/{}/{}", context.visit, context.page.0, self.turn);
        let submission = Submission { request, lang: lang.to_owned(), ..(*self.written).clone() };
        Outcome::stay().ask(RequestKind::SendCase(CaseRequest {
            submission: Box::new(submission),
            lang: context.lang,
            unprinted: context.printer.trouble,
        }))
    }
}

impl Screen for OpinionDraft {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        view::draw(self, context, page);
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        // A touch that was on its way when the hall was asked.
        if self.is_sending() {
            return Outcome::stay();
        }
        match message {
            Message::About => Outcome::open(AboutWhom::new(self.lend())),
            Message::Text => Outcome::open(WriteText::new(self.lend(), context)),
            Message::Contact => Outcome::open(LeaveContact::new(self.lend(), context)),
            Message::Send | Message::SendAnyway if self.is_at_limit() => Outcome::stay(),
            // Whom it is about is not known yet.
            Message::Send if self.wants_text() || self.state == OpinionState::LookingUp => Outcome::stay(),
            Message::Send if has_personal_number(self.written.text.reveal()) => {
                self.state = OpinionState::Warned;
                Outcome::stay()
            }
            Message::Send | Message::SendAnyway => self.send(context),
        }
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::CaseSent(sent) => return Outcome::become_screen(OpinionSent::new(sent.clone())),
            Answer::CaseNotKept(no) => self.state = OpinionState::NotKept(no.clone()),
            Answer::StoreFailed if self.is_sending() => self.state = OpinionState::Failed,
            Answer::StoreFailed if self.state == OpinionState::LookingUp => {
                self.state = OpinionState::NumberNotAsked;
            }
            Answer::Found(Some(found)) if self.state == OpinionState::LookingUp => {
                (self.written.about, self.state) = (CaseSubject::from(&found.ticket), OpinionState::Writing);
                self.turn += 1;
            }
            Answer::Found(None) if self.state == OpinionState::LookingUp => {
                self.state = OpinionState::NumberUnknown;
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn chosen(&mut self, selection: Selection) {
        if let Selection::Opinion(returned) = selection
            && returned != self.lent
        {
            self.take(*returned);
            self.turn += 1;
        }
    }

    fn has_unsent_words(&self) -> bool {
        self.written.has_words() && !self.is_sending()
    }

    /// What was written is not lost: another kind may be chosen for it.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        match self.state {
            OpinionState::Warned => {
                self.state = OpinionState::Writing;
                Some(Outcome::stay())
            }
            OpinionState::Sending { .. } => None,
            _ => Some(Outcome::go(Navigation::Return(Selection::Opinion(self.written.clone())))),
        }
    }

    fn scan_place(&self) -> ScanPlace {
        if self.is_sending() { ScanPlace::Asking } else { ScanPlace::Subject }
    }

    fn scanned(&mut self, code: ScannedHere, _context: &Context) -> Outcome {
        match code {
            ScannedHere::Ticket(code) => {
                self.state = OpinionState::LookingUp;
                return Outcome::stay().ask(RequestKind::FindTicket { code });
            }
            ScannedHere::TooSoon => self.state = OpinionState::Sending { is_code_early: true },
            ScannedHere::Code(_) | ScannedHere::Foreign => self.state = OpinionState::NotOurs,
        }
        Outcome::stay()
    }

    /// It may be kept already, whether or not anybody waits for the receipt.
    fn ends_visit(&self) -> bool {
        self.is_sending()
    }
}
