//! Rating what was done (好差评): a grade in one touch, reasons for whoever wants to, thanks.
mod grade_view;
mod reasons_view;
mod samples;
mod sent_view;

pub(super) use samples::samples;

use crate::app::application_status::ApplicationStatus;
use crate::app::message::{Answer, RequestKind};
use crate::app::rating_kept::{KeptRating, RatingRequest};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen, Selection};
use crate::hall::cases::{CaseSource, CaseSubject, Confidential, Submission};
use crate::hall::desk::has_personal_number;
use crate::hall::queue::{ReprintError, Ticket};
use crate::hall::ratings::{Grade, RatingChannel, RatingError, RatingForm, RatingKey, RatingTurn};
use crate::hall::receipts::Receipt;
use crate::kiosk::opinion::contact::LeaveContact;
use crate::kiosk::opinion::kinds::OpinionBox;
use crate::kiosk::opinion::subject_words::about;
use crate::kiosk::opinion::writing::WriteText;
use crate::paper::SlipOutcome;
use crate::text::Lang;
use crate::ui::Page;

/// What is rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum RatedThing {
    /// A number that was served.
    Ticket(Box<Ticket>),
    /// An application that has ended, and the receipt for it.
    Application(Receipt, Box<ApplicationStatus>),
}

impl RatedThing {
    fn key(&self) -> RatingKey {
        match self {
            RatedThing::Ticket(ticket) => RatingKey::Ticket(ticket.code.clone()),
            RatedThing::Application(receipt, _) => RatingKey::Application(*receipt),
        }
    }

    /// What an opinion about it would be about.
    fn subject(&self) -> CaseSubject {
        match self {
            RatedThing::Ticket(ticket) => CaseSubject::from(&**ticket),
            RatedThing::Application(_, status) => {
                let matter = status.guide.as_ref().map(|guide| CaseSubject::Matter(guide.code.clone()));
                matter.unwrap_or_default()
            }
        }
    }

    /// What it is called.
    fn name(&self, context: &Context) -> String {
        match self {
            RatedThing::Ticket(_) => about(context, &self.subject()),
            RatedThing::Application(_, status) => {
                let guide = status.guide.as_ref().map(|guide| context.say(&guide.name).to_owned());
                guide.unwrap_or_else(|| status.progress.code.clone())
            }
        }
    }
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RatingStage {
    /// The grade is asked for.
    Grade,
    /// A grade was chosen; reasons and words may be added.
    Reasons,
    /// There is a number of a person in the text, and whether that is meant is asked.
    Warned,
    /// It was sent, and the hall has not answered yet.
    Sending {
        /// A code was held before the scanner meanwhile.
        is_code_early: bool,
    },
    /// It was kept.
    Sent(Box<KeptRating>),
    /// It cannot be rated, and why.
    Refused(RatingError),
}

/// What went wrong with sending a rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SendTrouble {
    #[default]
    None,
    /// The hall could not keep it.
    Failed,
    /// The hall does not keep it, and why.
    NotKept(RatingError),
}

/// How printing the receipt of a bad rating goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ReceiptPrint {
    /// Nobody asked, or it may be asked for again.
    #[default]
    Open,
    /// It is being printed.
    Asked,
    /// It came to this.
    Ended(SlipOutcome),
}

/// The pages of a rating.
pub(in crate::kiosk) struct RateScreen {
    thing: RatedThing,
    turn: RatingTurn,
    stage: RatingStage,
    grade: Grade,
    /// The reasons that were chosen, by code.
    reasons: Vec<String>,
    /// All reasons of the grade are shown.
    shows_all: bool,
    /// What was written, and the contact.
    written: Box<Submission>,
    /// How often what is given was another than what was sent before.
    press: u32,
    /// What went wrong with sending it.
    trouble: SendTrouble,
    /// It was kept once in this visit.
    was_kept: bool,
    /// How printing the receipt of a bad one goes.
    printed: ReceiptPrint,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    Grade(Grade),
    /// The reason at a place among those of the grade.
    Reason(usize),
    More,
    Write,
    Contact,
    Send,
    /// Also with a number of a person in the text.
    SendAnyway,
    SayElse,
    Change,
    Print,
    Done,
}

impl RateScreen {
    pub fn new(thing: RatedThing) -> Self {
        RateScreen {
            thing,
            turn: RatingTurn::First,
            stage: RatingStage::Grade,
            grade: Grade::VerySatisfied,
            reasons: Vec::new(),
            shows_all: false,
            written: Box::default(),
            press: 0,
            trouble: SendTrouble::None,
            was_kept: false,
            printed: ReceiptPrint::Open,
        }
    }

    /// What is asked of the hall when the page comes up.
    pub fn ask(&self) -> RequestKind {
        RequestKind::AskRating { key: self.thing.key() }
    }

    fn is_sending(&self) -> bool {
        matches!(self.stage, RatingStage::Sending { .. })
    }

    fn choose(&mut self, grade: Grade) {
        if grade != self.grade {
            // Reasons belong to their grade.
            self.reasons.clear();
            self.shows_all = false;
        }
        (self.grade, self.stage) = (grade, RatingStage::Reasons);
        self.written.source = if grade.is_bad() { CaseSource::BadRating } else { CaseSource::Praise };
        self.changed();
    }

    /// What is given now is another than what was sent.
    fn changed(&mut self) {
        self.press += 1;
        self.trouble = SendTrouble::None;
    }

    fn toggle(&mut self, place: usize, context: &Context) {
        let offered = context.hall.setup.ratings.offered(self.grade).nth(place);
        let Some(code) = offered.map(|reason| reason.code.clone()) else { return };
        if let Some(at) = self.reasons.iter().position(|known| *known == code) {
            self.reasons.remove(at);
        } else {
            self.reasons.push(code);
        }
        self.changed();
    }

    fn send(&mut self, context: &Context) -> Outcome {
        self.stage = RatingStage::Sending { is_code_early: false };
        // Sent again unchanged it is the same request, which changes nothing.
        let request = format!("{}/{}/{}", context.visit, context.page.0, self.press);
        let offered = context.hall.setup.ratings.offered(self.grade).map(|reason| &reason.code);
        let reasons = offered.filter(|code| self.reasons.contains(code)).cloned().collect();
        let own = |words: &Confidential| {
            if self.grade.is_bad() { words.clone() } else { Confidential::default() }
        };
        let form = RatingForm {
            request,
            visit: context.visit.to_owned(),
            kiosk: None,
            channel: RatingChannel::Kiosk,
            grade: self.grade,
            reasons,
            text: self.written.text.clone(),
            name: own(&self.written.name),
            phone: own(&self.written.phone),
            lang: if context.lang == Lang::En { "en" } else { "zh" }.to_owned(),
            at: context.now,
        };
        Outcome::stay().ask(RequestKind::Rate(Box::new(RatingRequest { key: self.thing.key(), form })))
    }

    fn say_else(&self) -> Outcome {
        Outcome::replace(OpinionBox::about(self.thing.subject()))
    }

    /// The receipt of the case that came of it.
    fn receipt(&self) -> Option<Receipt> {
        match &self.stage {
            RatingStage::Sent(kept) => kept.case.as_ref().map(|case| case.receipt),
            _ => None,
        }
    }
}

impl Screen for RateScreen {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        match &self.stage {
            RatingStage::Grade => grade_view::draw(self, context, page),
            RatingStage::Refused(no) => grade_view::refused(*no, context, page),
            RatingStage::Reasons => reasons_view::draw(self, context, page),
            RatingStage::Warned => reasons_view::warning(context, page),
            RatingStage::Sending { is_code_early } => reasons_view::sending(*is_code_early, context, page),
            RatingStage::Sent(kept) => sent_view::draw(self, kept, context, page),
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        // A touch that was on its way when the hall was asked.
        if self.is_sending() {
            return Outcome::stay();
        }
        match message {
            Message::Grade(grade) => self.choose(grade),
            Message::Reason(place) => self.toggle(place, context),
            Message::More => self.shows_all = true,
            Message::Write => {
                self.stage = RatingStage::Reasons;
                return Outcome::open(WriteText::new(self.written.clone(), context));
            }
            Message::Contact => return Outcome::open(LeaveContact::new(self.written.clone(), context)),
            Message::Send if has_personal_number(self.written.text.reveal()) => {
                self.stage = RatingStage::Warned;
            }
            Message::Send | Message::SendAnyway => return self.send(context),
            Message::SayElse => return self.say_else(),
            Message::Change => self.stage = RatingStage::Grade,
            Message::Done => return Outcome::go(Navigation::Home),
            Message::Print => {
                let Some(receipt) = self.receipt() else { return Outcome::stay() };
                self.printed = ReceiptPrint::Asked;
                return Outcome::stay().ask(RequestKind::PrintReceiptAgain { receipt });
            }
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::RatingTurn(Ok(turn)) => self.turn = *turn,
            // Whoever has begun to say something is told when it is sent.
            Answer::RatingTurn(Err(no)) if self.stage == RatingStage::Grade && !self.was_kept => {
                self.stage = RatingStage::Refused(*no);
            }
            Answer::Rated(kept) => {
                (self.was_kept, self.printed) = (true, ReceiptPrint::Open);
                self.trouble = SendTrouble::None;
                self.stage = RatingStage::Sent(kept.clone());
            }
            Answer::NotRated(no) => {
                (self.stage, self.trouble) = (RatingStage::Reasons, SendTrouble::NotKept(*no));
            }
            Answer::StoreFailed if self.is_sending() => {
                (self.stage, self.trouble) = (RatingStage::Reasons, SendTrouble::Failed);
            }
            Answer::Printed(printed) => self.printed = ReceiptPrint::Ended(*printed),
            Answer::NoReprint(ReprintError::UnderWay) => {}
            Answer::NoReprint(_) | Answer::StoreFailed => self.printed = ReceiptPrint::Open,
            _ => {}
        }
        Outcome::stay()
    }

    fn chosen(&mut self, selection: Selection) {
        if let Selection::Opinion(returned) = selection
            && returned != self.written
        {
            self.written = returned;
            self.changed();
        }
    }

    fn has_unsent_words(&self) -> bool {
        let is_written =
            matches!(self.stage, RatingStage::Grade | RatingStage::Reasons | RatingStage::Warned);
        is_written && !self.was_kept && self.written.has_words()
    }

    /// From the reasons to the grade; what was chosen there is still there.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        match self.stage {
            RatingStage::Reasons => self.stage = RatingStage::Grade,
            RatingStage::Warned => self.stage = RatingStage::Reasons,
            _ => return None,
        }
        Some(Outcome::stay())
    }

    fn scan_place(&self) -> ScanPlace {
        match self.stage {
            RatingStage::Sending { .. } => ScanPlace::Asking,
            RatingStage::Grade | RatingStage::Refused(_) => ScanPlace::Notice,
            _ => ScanPlace::Open,
        }
    }

    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        if let RatingStage::Sending { is_code_early } = &mut self.stage {
            *is_code_early = true;
        }
        Outcome::stay()
    }

    /// It may be kept already: going back ends the visit, and a code that is shown now is another visit's.
    fn ends_visit(&self) -> bool {
        self.was_kept || self.is_sending()
    }
}
