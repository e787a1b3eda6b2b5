//! It was received: thanks, the receipt, and the way to take it back.
mod view;

use crate::app::case_progress::SentCase;
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen, Selection};
use crate::hall::cases::{CaseAct, CaseError, CaseState};
use crate::hall::queue::ReprintError;
use crate::paper::SlipOutcome;
use crate::ui::Page;

/// An opinion that was received.
pub(super) struct OpinionSent {
    pub(super) sent: Box<SentCase>,
    pub(super) printed: Option<SlipOutcome>,
    pub(super) again: ReceiptReprint,
    pub(super) withdrawal: Withdrawal,
}

/// How it went with printing the receipt again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ReceiptReprint {
    /// Nobody asked, or it was printed, or it may be asked for again.
    #[default]
    Open,
    /// The hall was asked.
    Asked,
    /// It is not printed again.
    Never,
}

/// How far taking it back has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Withdrawal {
    #[default]
    None,
    /// It is asked whether that is meant.
    Asked,
    /// The hall was told.
    Sent {
        /// A code was held before the scanner meanwhile.
        is_code_early: bool,
    },
    /// It is taken back.
    Done,
    /// It is not, and why where the hall said so.
    Failed(Option<CaseError>),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Done,
    Another,
    PrintAgain,
    Withdraw,
    Keep,
    WithdrawSurely,
}

impl OpinionSent {
    pub fn new(sent: Box<SentCase>) -> Self {
        OpinionSent {
            sent,
            printed: None,
            again: ReceiptReprint::default(),
            withdrawal: Withdrawal::default(),
        }
    }

    /// Nothing came out for sure, and now it could.
    pub(super) fn can_print_again(&self, context: &Context) -> bool {
        matches!(self.printed, Some(SlipOutcome::Not(_)))
            && context.printer.trouble.is_none()
            && self.again == ReceiptReprint::Open
    }

    /// It can still be taken back here.
    pub(super) fn can_withdraw(&self) -> bool {
        matches!(self.withdrawal, Withdrawal::None | Withdrawal::Failed(None))
    }

    fn is_withdrawing(&self) -> bool {
        matches!(self.withdrawal, Withdrawal::Sent { .. })
    }
}

impl Screen for OpinionSent {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        view::draw(self, context, page);
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        let receipt = self.sent.receipt;
        match message {
            Message::Done => return Outcome::go(Navigation::Home),
            // The page below asks which kind it is, and holds nothing of what was sent.
            Message::Another => return Outcome::go(Navigation::Return(Selection::Opinion(Box::default()))),
            Message::PrintAgain if self.can_print_again(context) => {
                self.again = ReceiptReprint::Asked;
                return Outcome::stay().ask(RequestKind::PrintReceiptAgain { receipt });
            }
            Message::Withdraw if self.can_withdraw() => self.withdrawal = Withdrawal::Asked,
            Message::Keep if self.withdrawal == Withdrawal::Asked => self.withdrawal = Withdrawal::None,
            Message::WithdrawSurely if self.withdrawal == Withdrawal::Asked => {
                self.withdrawal = Withdrawal::Sent { is_code_early: false };
                return Outcome::stay().ask(RequestKind::ActOnCase { receipt, act: CaseAct::Withdraw });
            }
            // Touches that were on their way when the page changed.
            Message::PrintAgain | Message::Withdraw | Message::Keep | Message::WithdrawSurely => {}
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Printed(printed) => {
                (self.printed, self.again) = (Some(*printed), ReceiptReprint::Open);
            }
            Answer::NoReprint(ReprintError::UnderWay) => self.again = ReceiptReprint::Open,
            Answer::NoReprint(_) => self.again = ReceiptReprint::Never,
            Answer::CaseFound(progress) if progress.case.state == CaseState::Withdrawn => {
                self.withdrawal = Withdrawal::Done;
            }
            Answer::NoAct(no) | Answer::NoCase(no) if self.is_withdrawing() => {
                self.withdrawal = Withdrawal::Failed(Some(no.clone()));
            }
            Answer::StoreFailed if self.is_withdrawing() => self.withdrawal = Withdrawal::Failed(None),
            Answer::StoreFailed => self.again = ReceiptReprint::Open,
            _ => {}
        }
        Outcome::stay()
    }

    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        (self.withdrawal == Withdrawal::Asked).then(|| {
            self.withdrawal = Withdrawal::None;
            Outcome::stay()
        })
    }

    fn scan_place(&self) -> ScanPlace {
        if self.is_withdrawing() { ScanPlace::Asking } else { ScanPlace::Open }
    }

    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        if let Withdrawal::Sent { is_code_early } = &mut self.withdrawal {
            *is_code_early = true;
        }
        Outcome::stay()
    }

    /// The receipt is of this visit: going back ends it, and a code that is shown now is another visit's.
    fn ends_visit(&self) -> bool {
        true
    }
}
