//! Somebody who walks up to the kiosk: counts touches and keys, and remembers what the kiosk asked of the world.
use super::pilot::{CENTRE, Pilot, squeeze};
use service_hall::app::application_status::ApplicationStatus;
use service_hall::app::case_progress::{CaseEntry, CaseProgress, SentCase};
use service_hall::app::kiosk_state::{KioskState, KioskTending};
use service_hall::app::message::CaseRequest;
use service_hall::app::message::{
    Answer, CheckInRequest, Event, IssuedTicket, NumberRequest, Request, RequestKind, TicketStatus,
};
use service_hall::app::rating_kept::{KeptRating, RatingRequest};
use service_hall::hall::applications::{Application, ApplicationState};
use service_hall::hall::cases::{
    Case, CaseAct, CaseActor, CaseContext, CaseLamp, CaseSource, CaseState, Submission,
};
use service_hall::hall::forecast::Wait;
use service_hall::hall::people::{Authority, KioskAct, KioskOut, ProvenPerson, Role};
use service_hall::hall::queue::{APPOINTMENT, LineToday, Ticket, TicketLabel, TicketState};
use service_hall::hall::ratings::{RatingForm, RatingSubject, RatingTurn, ServedWork};
use service_hall::hall::receipts::{Receipt, ReceiptId, ReceiptKey, ReceiptKind};
use service_hall::paper::{SlipOutcome, case_slip, ticket_slip};
use service_hall::text::Lang;
use service_hall::ui::Panel;
use unicode_width::UnicodeWidthChar;

/// The code in the QR of every ticket of this world.
pub const CODE: &str = "H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8";

/// A person, and what has happened since they came.
pub struct Visitor {
    pub pilot: Pilot,
    pub touches: usize,
    pub keys: usize,
    /// Everything the kiosk asked of the world.
    pub asked: Vec<Request>,
}

impl Visitor {
    /// At an upright kiosk of the usual size.
    pub fn new() -> Visitor {
        Visitor::at(Pilot::kiosk())
    }

    /// At a small screen lying across.
    pub fn small() -> Visitor {
        Visitor::at(Pilot::at(96, 27, Panel { width_mm: 476.0, height_mm: 268.0 }))
    }

    /// At the smallest terminal, where next to nothing is drawn in large letters.
    pub fn tiny() -> Visitor {
        Visitor::at(Pilot::at(80, 24, Panel { width_mm: 344.0, height_mm: 194.0 }))
    }

    /// At a kiosk of any size.
    pub fn at(pilot: Pilot) -> Visitor {
        Visitor { pilot, touches: 0, keys: 0, asked: Vec::new() }
    }

    /// Touches the place that says something; the world answers nothing yet.
    pub fn touch(&mut self, label: &str) -> &mut Self {
        self.touches += 1;
        self.pilot.tap(label);
        self
    }

    /// Touches the place that says something, and the world answers.
    pub fn tap(&mut self, label: &str) -> &mut Self {
        self.touch(label).served()
    }

    /// Touches the first place that has some words on it, and the world answers.
    pub fn tap_first(&mut self, label: &str) -> &mut Self {
        self.touches += 1;
        self.pilot.tap_first(label);
        self.served()
    }

    /// Touches the one button whose words are drawn large; the world answers nothing yet.
    pub fn touch_large(&mut self) -> &mut Self {
        let (x, y) = self.large_button();
        self.touches += 1;
        self.pilot.tap_at(x, y);
        self
    }

    /// Touches the one button whose words are drawn large, and the world answers.
    pub fn tap_large(&mut self) -> &mut Self {
        self.touch_large().served()
    }

    /// The middle of the one place without a written word.
    pub fn large_button(&self) -> (u16, u16) {
        let (buffer, areas) = self.pilot.look();
        let wordless = |area: &&ratatui::layout::Rect| {
            let text = squeeze(&super::pilot::read(&buffer, **area));
            !text.chars().any(|c| c.is_ascii_alphabetic() || c.width() == Some(2))
        };
        let found: Vec<_> = areas.iter().filter(wordless).collect();
        assert_eq!(found.len(), 1, "{}", self.pilot.screen());
        (found[0].x + found[0].width / 2, found[0].y + found[0].height / 2)
    }

    /// Touches letters of the keyboard on the screen.
    pub fn type_on_screen(&mut self, letters: &str) -> &mut Self {
        for letter in letters.chars() {
            self.keys += 1;
            self.pilot.tap(&letter.to_ascii_uppercase().to_string());
        }
        self
    }

    /// Holds a code before the scanner; the world answers nothing yet.
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.pilot.happen(Event::Scanned(text.into()));
        self
    }

    /// Remembers and takes away what was asked since the last time.
    pub fn requests(&mut self) -> Vec<Request> {
        let requests = std::mem::take(&mut self.pilot.requests);
        self.asked.extend(requests.iter().cloned());
        requests
    }

    /// The world answers everything that was asked, until nothing more is.
    pub fn served(&mut self) -> &mut Self {
        loop {
            let requests = self.requests();
            if requests.is_empty() {
                return self;
            }
            for Request { request_id, kind } in requests {
                for answer in answers(&kind) {
                    self.pilot.happen(Event::Answered { request_id, answer });
                }
            }
        }
    }

    /// The world answers the last question in another way.
    pub fn hears(&mut self, answer: Answer) -> &mut Self {
        let request_id = self.requests().last().expect("somebody asked").request_id;
        self.pilot.happen(Event::Answered { request_id, answer });
        self
    }

    /// Seconds pass, and the world answers what is asked meanwhile.
    pub fn waits(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.pilot.wait(1);
            self.served();
        }
        self
    }

    /// The screen says all of these.
    pub fn sees(&mut self, words: &[&str]) -> &mut Self {
        for words in words {
            assert!(self.pilot.sees(words), "{words:?} is not on\n{}", self.pilot.screen());
        }
        self
    }

    /// The screen says none of these.
    pub fn misses(&mut self, words: &[&str]) -> &mut Self {
        for words in words {
            assert!(!self.pilot.sees(words), "{words:?} is on\n{}", self.pilot.screen());
        }
        self
    }

    /// What was asked about numbers.
    pub fn taken(&self) -> Vec<NumberRequest> {
        let takes = self.asked.iter().filter_map(|request| match &request.kind {
            RequestKind::TakeNumber(take) => Some(take.clone()),
            _ => None,
        });
        takes.collect()
    }

    /// What was asked about appointments.
    pub fn arrivals(&self) -> Vec<CheckInRequest> {
        let arrivals = self.asked.iter().filter_map(|request| match &request.kind {
            RequestKind::CheckIn(arrival) => Some(arrival.clone()),
            _ => None,
        });
        arrivals.collect()
    }

    /// The first screen stands there.
    pub fn is_home(&self) -> bool {
        [Lang::Zh, Lang::En].iter().any(|lang| self.pilot.sees(lang.words().what_for))
    }
}

/// What the world says to a question.
pub fn answers(kind: &RequestKind) -> Vec<Answer> {
    match kind {
        RequestKind::OpenGuide { code, .. } => {
            let guide = CENTRE.guides.iter().find(|guide| guide.code == *code).cloned();
            vec![Answer::Guide(guide.map(Box::new))]
        }
        RequestKind::CountLines => {
            let four = |line: &service_hall::hall::queue::Line| LineToday {
                line: line.code.clone(),
                waiting: 4,
                ..LineToday::default()
            };
            vec![Answer::Lines(CENTRE.hall.setup.lines.iter().map(four).collect())]
        }
        RequestKind::TakeNumber(take) => {
            vec![Answer::Taken(Box::new(given(take))), Answer::Printed(SlipOutcome::Sent)]
        }
        RequestKind::CheckIn(arrival) => {
            vec![Answer::Taken(Box::new(checked_in(arrival))), Answer::Printed(SlipOutcome::Sent)]
        }
        RequestKind::FindTicket { code } => {
            let ticket = Ticket { code: code.clone(), ..ticket("A") };
            let today = ticket.day;
            vec![Answer::Found(Some(Box::new(TicketStatus { ticket, ahead: Some(4), today })))]
        }
        RequestKind::GiveBack { code } => {
            let ticket = Ticket { code: code.clone(), state: TicketState::Cancelled, ..ticket("A") };
            let today = ticket.day;
            vec![Answer::Found(Some(Box::new(TicketStatus { ticket, ahead: None, today })))]
        }
        RequestKind::PrintGuide { .. }
        | RequestKind::PrintAgain { .. }
        | RequestKind::PrintReceiptAgain { .. } => {
            vec![Answer::Printed(SlipOutcome::Sent)]
        }
        RequestKind::SendCase(asked) => {
            vec![Answer::CaseSent(Box::new(sent(asked))), Answer::Printed(SlipOutcome::Sent)]
        }
        RequestKind::FindCase { .. } => vec![Answer::CaseFound(Box::new(progress(CaseState::Assigned)))],
        RequestKind::FindApplication { .. } => {
            vec![Answer::ApplicationFound(Box::new(status(&application())))]
        }
        RequestKind::ActOnCase { act, .. } => {
            // Whoever rates it has an answer.
            let is_answered = matches!(act, CaseAct::Confirm { .. } | CaseAct::Vote { .. });
            let now = progress(if is_answered { CaseState::Answered } else { CaseState::Assigned });
            let actor = CaseActor::applicant();
            let at = super::pilot::monday();
            let known = CaseContext { hall: &CENTRE.hall, actor: &actor, at, into: None };
            let case = now.case.act(act, &known).unwrap().unwrap();
            vec![Answer::CaseFound(Box::new(CaseProgress { case, ..now }))]
        }
        RequestKind::AskRating { .. } => vec![Answer::RatingTurn(Ok(RatingTurn::First))],
        RequestKind::Rate(asked) => vec![Answer::Rated(Box::new(rated(asked)))],
        RequestKind::ReadPublished => vec![Answer::Published(Vec::new())],
        RequestKind::EnterAsStaff { code, pin } => {
            let is_lead = (code.as_str(), pin.0.as_str()) == ("001", "2468");
            vec![if is_lead { Answer::LetIn(Box::new(tending())) } else { Answer::NotLetIn }]
        }
        RequestKind::TendKiosk { act, .. } => {
            let out = (*act == KioskAct::TakeOut)
                .then(|| KioskOut { since: super::pilot::monday(), who: "001".into() });
            let state = Box::new(KioskState { out, ..tending().state });
            let printed = (*act == KioskAct::TestPrint).then_some(Answer::Printed(SlipOutcome::Sent));
            [Answer::Tended { act: *act, state }].into_iter().chain(printed).collect()
        }
    }
}

/// The rating somebody gives, and the case of a bad one.
pub fn rated(asked: &RatingRequest) -> KeptRating {
    let form = RatingForm { at: super::pilot::monday(), ..asked.form.clone() };
    let day = super::pilot::monday().date();
    let subject = RatingSubject::Ticket { day, label: TicketLabel::new("A", 12) };
    let work = ServedWork { window: Some("A01".into()), ..ServedWork::default() };
    let case = form.grade.is_bad().then(|| {
        let submission = form.about(&subject, &work, &"不满意".into(), &CENTRE.hall);
        sent(&CaseRequest { submission: Box::new(submission), lang: Lang::Zh, unprinted: None })
    });
    KeptRating { rating: form.rating(7, RatingTurn::First, subject, work), case }
}

/// The lead, let in behind the entrance of a kiosk that is well.
pub fn tending() -> KioskTending {
    let lead = ProvenPerson { code: "001".into(), roles: vec![Role::Lead] };
    let state = KioskState { version: "1".into(), store: "a store".into(), ..KioskState::default() };
    KioskTending { authority: Authority::Person(lead), state }
}

/// The receipt of every case of this world.
pub fn receipt() -> Receipt {
    receipt_of(ReceiptKind::Case)
}

/// The receipt of every application of this world.
pub fn application_receipt() -> Receipt {
    receipt_of(ReceiptKind::Application)
}

fn receipt_of(kind: ReceiptKind) -> Receipt {
    let id = ReceiptId::of_request("a secret", kind, "a request", 0);
    ReceiptKey::new(1, [3; 32]).expect("a key").seal(kind, id)
}

/// An application in review, received last Friday and promised in two weeks.
pub fn application() -> Application {
    let received_at = super::pilot::monday() - chrono::TimeDelta::days(3);
    let guide = CENTRE.full_guide();
    Application {
        code: "36990020261105020000149".into(),
        matter: guide.code.clone(),
        department: guide.department.clone(),
        state: ApplicationState::Review,
        received_at,
        accepted_at: Some(received_at + chrono::TimeDelta::hours(1)),
        promised: Some("2026-12-07".parse().expect("a day")),
        ..Application::default()
    }
}

/// An application as its page shows it at nine on that Monday.
pub fn status(application: &Application) -> ApplicationStatus {
    let progress = application.progress(super::pilot::monday(), &CENTRE.hall.setup.office());
    ApplicationStatus { progress, guide: Some(Box::new(CENTRE.full_guide().clone())) }
}

/// The case somebody submits, and its receipt.
pub fn sent(asked: &CaseRequest) -> SentCase {
    let kiosk = Some(CENTRE.hall.setup.kiosk.clone());
    let submission = Submission { kiosk, at: super::pilot::monday(), ..(*asked.submission).clone() };
    let (case, receipt) = (submission.case(12, &CENTRE.hall), receipt());
    let slip = case_slip(&case, &receipt, &CENTRE.hall, asked.lang);
    SentCase { case, receipt, slip }
}

/// A complaint of the morning, in a state.
pub fn progress(state: CaseState) -> CaseProgress {
    let at = super::pilot::monday() - chrono::TimeDelta::hours(1);
    let text = "窗口没有人".into();
    let submission = Submission { source: CaseSource::Complaint, text, at, ..Submission::default() };
    let case = Case { state, department: Some("市公安局".into()), ..submission.case(12, &CENTRE.hall) };
    let (reason, instead) = (String::new(), String::new());
    let first =
        CaseEntry { at, act: None, department: None, satisfied: None, is_reopened: false, reason, instead };
    let lamp = state.owes_answer().then_some(CaseLamp::Green);
    CaseProgress { case, goes_on: None, lamp, steps: vec![first], answer: None, closing_reason: None }
}

/// The number somebody gets.
pub fn given(take: &NumberRequest) -> IssuedTicket {
    let ticket = Ticket {
        priority: take.priority,
        class: take.class.clone(),
        matter: take.matter.clone(),
        ..ticket(&take.line)
    };
    with_slip(ticket, take.lang)
}

/// The number somebody with an appointment at ten gets.
pub fn checked_in(arrival: &CheckInRequest) -> IssuedTicket {
    let due = Some("2026-11-23T10:00:00".parse().unwrap());
    with_slip(Ticket { class: APPOINTMENT.into(), due, ..ticket("B") }, arrival.lang)
}

/// A number of a line.
pub fn ticket(line: &str) -> Ticket {
    Ticket {
        day: super::pilot::monday().date(),
        line: line.into(),
        number: 12,
        issued_at: super::pilot::monday(),
        kiosk: CENTRE.hall.setup.kiosk.clone(),
        ahead: 4,
        code: CODE.into(),
        ..Ticket::default()
    }
}

fn with_slip(ticket: Ticket, lang: Lang) -> IssuedTicket {
    let wait = Some(Wait { least: 12, most: 20 });
    let slip = ticket_slip(&ticket, &CENTRE.hall, lang, wait);
    IssuedTicket { ticket, wait, slip }
}
