//! The two closed lists between the screens and the world: events come in, requests go out. Plain data.
use super::application_status::ApplicationStatus;
use super::case_progress::{CaseProgress, PublishedChange, SentCase};
use super::kiosk_state::{KioskState, KioskTending};
use super::rating_kept::{KeptRating, RatingRequest};
use super::{finder::Finder, input::Input};
use crate::hall::applications::ApplicationError;
use crate::hall::booking::CheckInError;
use crate::hall::cases::{CaseAct, CaseError, Submission, SubmitError};
use crate::hall::catalogue::{Guide, Situation};
use crate::hall::forecast::Wait;
use crate::hall::people::{Authority, KioskAct, Pin};
use crate::hall::queue::{LineToday, Refusal, ReprintError, Ticket};
use crate::hall::ratings::{RatingError, RatingKey, RatingTurn};
use crate::hall::receipts::Receipt;
use crate::hall::{Hall, LineCode, Name, TicketCode};
use crate::paper::{Health, PrinterFault, Slip, SlipOutcome};
use crate::text::Lang;
use chrono::{NaiveDate, NaiveDateTime};
use std::{sync::Arc, time::Duration};

/// Something that happened out there.
#[derive(Clone, Debug)]
pub enum Event {
    /// A hand did something, at a moment counted from the start of the program.
    Input {
        /// What it did.
        input: Input,
        /// When, never going back.
        at: Duration,
    },
    /// Time passed.
    Tick {
        /// The hall's clock.
        now: NaiveDateTime,
        /// Since the start of the program, never going back.
        at: Duration,
    },
    /// The hall was read anew: another catalogue, or the first.
    HallChanged(Arc<Hall>),
    /// The catalogue can be searched now.
    FinderReady(Arc<Finder>),
    /// How the printer is now.
    PrinterIs(Health),
    /// The scanner read a code: printable ASCII, and not to be trusted; empty where what it said is no text.
    Scanned(String),
    /// A reply to what a screen asked.
    Answered {
        /// The screen that asked.
        request_id: RequestId,
        /// What it hears.
        answer: Answer,
    },
    /// Somebody of the staff took the machine out of service, or put it back.
    ServiceIs {
        /// It is out of service.
        out: bool,
    },
    /// The program is to end.
    Stop,
}

/// The screen that asked for something, so that the answer finds it, or nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RequestId(pub u64);

/// A number and the slip that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedTicket {
    /// The ticket, already durable.
    pub ticket: Ticket,
    /// How long it may take, if anything honest can be said.
    pub wait: Option<Wait>,
    /// What is printed; the screen shows the same.
    pub slip: Slip,
}

/// The world's reply to an [`RequestKind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A guide; `None` when the matter is gone.
    Guide(Option<Box<Guide>>),
    /// How the lines stand.
    Lines(Vec<LineToday>),
    /// A number was given and is durable; printing comes after.
    Taken(Box<IssuedTicket>),
    /// The hall gives no number.
    Refused(Refusal),
    /// The store failed twice; nothing was done.
    StoreFailed,
    /// What became of a slip.
    Printed(SlipOutcome),
    /// The ticket is not printed again, and why.
    NoReprint(ReprintError),
    /// Nobody is checked in, and why.
    NoCheckIn(CheckInError),
    /// The ticket of a code; `None` where there is none.
    Found(Option<Box<TicketStatus>>),
    /// A case was kept and is durable; printing its receipt comes after.
    CaseSent(Box<SentCase>),
    /// A case is not kept, and why.
    CaseNotKept(SubmitError),
    /// The case of a receipt, as it stands now.
    CaseFound(Box<CaseProgress>),
    /// There is no case to show, and why.
    NoCase(CaseError),
    /// The application of a receipt, as it stands now.
    ApplicationFound(Box<ApplicationStatus>),
    /// There is no application to show, and why.
    NoApplication(ApplicationError),
    /// Something is not done with a case, and why.
    NoAct(CaseError),
    /// Which rating somebody may give now; why none.
    RatingTurn(Result<RatingTurn, RatingError>),
    /// A rating was kept and is durable.
    Rated(Box<KeptRating>),
    /// A rating is not kept, and why.
    NotRated(RatingError),
    /// What was published, newest first.
    Published(Vec<PublishedChange>),
    /// Somebody of the staff is let in behind the entrance.
    LetIn(Box<KioskTending>),
    /// Nobody is let in, whatever the reason: that is not told to whoever stands before the machine.
    NotLetIn,
    /// Something was done with the machine, and how it is now.
    Tended {
        /// What was done.
        act: KioskAct,
        /// How the machine is.
        state: Box<KioskState>,
    },
}

/// A ticket that was looked for, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketStatus {
    /// The ticket as the store has it at this moment.
    pub ticket: Ticket,
    /// How many people are ahead while it waits.
    pub ahead: Option<u32>,
    /// The business day.
    pub today: NaiveDate,
}

/// Something a screen wants done out there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// Reads the guide of a matter.
    OpenGuide {
        /// The matter's code.
        code: String,
        /// Somebody chose the matter from a list just now; it is counted.
        chosen: bool,
    },
    /// Reads how the lines stand.
    CountLines,
    /// Takes a number, makes it durable, prints it, and records how printing went.
    TakeNumber(NumberRequest),
    /// Checks in for an appointment: takes its number and does with it as [`RequestKind::TakeNumber`].
    CheckIn(CheckInRequest),
    /// Looks how the ticket of a code stands.
    FindTicket {
        /// The opaque code of the ticket.
        code: TicketCode,
    },
    /// Gives a number back (本人取消) and looks how its ticket stands then.
    GiveBack {
        /// The ticket's code.
        code: TicketCode,
    },
    /// Prints a ticket again (补打), as often as visitors may.
    PrintAgain {
        /// The ticket's code.
        code: TicketCode,
    },
    /// Keeps an opinion, makes it durable, prints its receipt, and records how printing went.
    SendCase(CaseRequest),
    /// Looks how the case of a receipt stands.
    FindCase {
        /// The receipt, true or not.
        receipt: Receipt,
    },
    /// Looks how the application of a receipt stands.
    FindApplication {
        /// The receipt, true or not.
        receipt: Receipt,
    },
    /// Does something with a case for whoever has its receipt, and looks how it stands then.
    ActOnCase {
        /// The receipt.
        receipt: Receipt,
        /// The act.
        act: CaseAct,
    },
    /// Prints the receipt of a case again, as often as visitors may.
    PrintReceiptAgain {
        /// The receipt.
        receipt: Receipt,
    },
    /// Looks which rating whoever has a ticket or a receipt may give.
    AskRating {
        /// What they have in their hand.
        key: RatingKey,
    },
    /// Keeps a rating, and makes it durable.
    Rate(Box<RatingRequest>),
    /// Reads what was published of cases.
    ReadPublished,
    /// Lets somebody of the staff in behind the entrance.
    EnterAsStaff {
        /// The number of the account.
        code: String,
        /// Its PIN.
        pin: Pin,
    },
    /// Does something with the machine on somebody's authority.
    TendKiosk {
        /// Whoever was let in.
        authority: Box<Authority>,
        /// What is to be done.
        act: KioskAct,
    },
    /// Prints a guide.
    PrintGuide {
        /// The guide, as it was read.
        guide: Box<Guide>,
        /// The situation that was chosen, if any.
        situation: Option<Situation>,
        /// In which language.
        lang: Lang,
    },
}

/// What is needed to take a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRequest {
    /// The visit, so that a double touch gives one ticket.
    pub visit: String,
    /// The line's code.
    pub line: LineCode,
    /// The matter's code, if one was chosen.
    pub matter: Option<String>,
    /// By the priority entrance.
    pub priority: bool,
    /// The class of the person, by code; empty where none was chosen.
    pub class: String,
    /// What the situation (情形) is called that was chosen, for the slip; none where none was.
    pub situation: Option<Name>,
    /// The language of the slip.
    pub lang: Lang,
    /// The person was told that nothing is printed, and why; then nothing is, however soon the printer is mended.
    pub unprinted: Option<PrinterFault>,
}

/// What is needed to check in for an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInRequest {
    /// The visit, so that checking in twice gives one ticket.
    pub visit: String,
    /// The appointment's code, as [`crate::hall::booking::code::plain`] writes it.
    pub code: String,
    /// The language of the slip.
    pub lang: Lang,
    /// As in [`NumberRequest`].
    pub unprinted: Option<PrinterFault>,
}

/// What is needed to keep an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRequest {
    /// What was written, and of which visit; the machine and the moment are put in where it is kept.
    pub submission: Box<Submission>,
    /// The language of the receipt.
    pub lang: Lang,
    /// As in [`NumberRequest`].
    pub unprinted: Option<PrinterFault>,
}

/// A request and who asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who hears the answer.
    pub request_id: RequestId,
    /// What is to be done.
    pub kind: RequestKind,
}
