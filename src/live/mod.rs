//! The lead's screen (值班台): every line and every window at a glance, alarms on top, lines stopped and reopened.
mod alarms;
mod decision_form;
mod decision_form_view;
mod lines;
mod message;
mod plain;
mod rows;
mod samples;
mod staff;
mod view;
mod windows;

pub use crate::hall::people::Pin;
pub use message::{Decision, DecisionAnswer, DecisionOutcome, LeadEvent, LeadRequest, LeadTouch, LoanWish};
pub use plain::plain;
pub use samples::{bad, calm, samples};

use crate::app::input::Key;
use crate::hall::figures::{HallView, LineOverview};
use crate::hall::{ClerkCode, Hall, LineCode};
use crate::text::{
    Lang,
    live::{LiveWords, words},
};
use alarms::AlarmLog;
use chrono::{NaiveDateTime, TimeDelta};
use decision_form::{DecisionForm, FormOutcome, LoanKind};
use rows::HallSnapshot;
use staff::Hearing;
use std::{sync::Arc, time::Duration};

/// How many seconds a note stands.
const NOTE: i64 = 12;

/// The lead's screen as a value: it is drawn, hears events, and says what is to be done.
#[derive(Debug)]
pub struct LeadScreen {
    hall: Arc<Hall>,
    lang: Lang,
    now: NaiveDateTime,
    /// The hall, and when it stood so.
    seen: Option<(HallView, NaiveDateTime)>,
    gone: bool,
    known: AlarmLog,
    /// The line that is chosen, by its place.
    chosen: usize,
    /// Pages turned; what is shown is taken from as many pages as there are.
    turned: i32,
    sheet: LeadPage,
    note: Option<(String, NaiveDateTime)>,
    guard: PinGuard,
    done: bool,
    hearing: Hearing,
}

/// What lies before the lead.
#[derive(Debug)]
enum LeadPage {
    Hall,
    Alarms,
    Ask(Box<DecisionForm>),
}

/// After so long without a hand, and in any case so long after the last PIN, whoever confirmed last is forgotten.
const IDLE: Duration = Duration::from_mins(2);
const HARD: Duration = Duration::from_mins(30);

/// Who confirmed last, and until when nobody may try.
#[derive(Debug, Default)]
struct PinGuard {
    clerk: Option<ClerkCode>,
    until: Option<NaiveDateTime>,
    /// When a hand was last at the screen, and when a PIN was right, since the program began.
    touched: Duration,
    confirmed: Duration,
}

impl PinGuard {
    /// Says whether the screen was left alone for so long, or confirmed so long ago, that nobody is taken to sit here.
    fn is_over(&self, at: Duration) -> bool {
        at.saturating_sub(self.touched) >= IDLE
            || self.clerk.is_some() && at.saturating_sub(self.confirmed) >= HARD
    }
}

impl LeadScreen {
    /// A screen that knows nothing of the hall yet.
    pub fn new(hall: Arc<Hall>, lang: Lang, now: NaiveDateTime) -> LeadScreen {
        LeadScreen {
            hall,
            lang,
            now,
            seen: None,
            gone: false,
            known: AlarmLog::default(),
            chosen: 0,
            turned: 0,
            sheet: LeadPage::Hall,
            note: None,
            guard: PinGuard::default(),
            done: false,
            hearing: Hearing::default(),
        }
    }

    /// Says whether the lead has left.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Hears an event, and says what is to be done.
    pub fn update(&mut self, event: LeadEvent) -> Option<LeadRequest> {
        match event {
            LeadEvent::Key(key) | LeadEvent::Touch(LeadTouch::Key(key)) => self.key(key),
            LeadEvent::Pasted(letter) => {
                if let LeadPage::Ask(ask) = &mut self.sheet {
                    ask.paste(letter, words(self.lang));
                }
                None
            }
            LeadEvent::Touch(LeadTouch::Line(at)) => {
                self.chosen = at.min(self.hall.setup.lines.len().saturating_sub(1));
                None
            }
            LeadEvent::Touch(LeadTouch::Reason(at)) => {
                if let LeadPage::Ask(ask) = &mut self.sheet {
                    ask.choose(at, words(self.lang));
                }
                None
            }
            LeadEvent::Now(now) => {
                self.now = now;
                self.note = self.note.take().filter(|(_, until)| now < *until);
                self.look()
            }
            LeadEvent::Hall(hall) => {
                self.hall = hall;
                self.chosen = self.chosen.min(self.hall.setup.lines.len().saturating_sub(1));
                None
            }
            LeadEvent::View(now, at) => {
                (self.gone, self.seen) = (false, Some((now, at)));
                self.now = self.now.max(at);
                self.look()
            }
            LeadEvent::Gone => {
                self.gone = true;
                None
            }
            LeadEvent::Answered(answer) => {
                self.hear(&answer);
                None
            }
        }
    }

    /// Looks for alarms, and rings where there is a new one.
    fn look(&mut self) -> Option<LeadRequest> {
        let (now, _) = self.seen.as_ref().filter(|_| !self.gone)?;
        self.known.learn(now.alarms(&self.hall, self.now)).then_some(LeadRequest::Bell)
    }

    /// The time that what is shown is measured by: it stands still while nothing is heard of the hall.
    fn at(&self) -> NaiveDateTime {
        self.seen.as_ref().filter(|_| self.gone).map_or(self.now, |(_, at)| *at)
    }

    fn words(&self) -> &'static LiveWords {
        words(self.lang)
    }

    /// The hall as it is shown, once it was seen.
    fn shown(&self) -> Option<HallSnapshot<'_>> {
        self.seen.as_ref().map(|(now, _)| HallSnapshot {
            hall: &self.hall,
            now,
            at: self.at(),
            alarms: self.known.all(),
            lang: self.lang,
            words: self.words(),
        })
    }

    /// The line that is chosen: its code, its name, and how it stands.
    fn chosen(&self) -> Option<(LineCode, String, LineOverview)> {
        let line = self.hall.setup.lines.get(self.chosen)?;
        let look = self.shown()?;
        Some((line.code.clone(), look.called(&line.code), look.line_now(&line.code)))
    }

    fn say(&mut self, note: String) {
        self.note = Some((note, self.now + TimeDelta::seconds(NOTE)));
    }
}

impl LeadScreen {
    fn key(&mut self, key: Key) -> Option<LeadRequest> {
        if key == Key::Control('c') {
            self.done = true;
            return None;
        }
        if let LeadPage::Ask(ask) = &mut self.sheet {
            let told = ask.key(key, words(self.lang));
            return self.told(told);
        }
        let last = self.hall.setup.lines.len().saturating_sub(1);
        let alarms = matches!(self.sheet, LeadPage::Alarms);
        match key {
            Key::Escape if alarms => self.lay(LeadPage::Hall),
            Key::Char('a' | 'A') => self.lay(if alarms { LeadPage::Hall } else { LeadPage::Alarms }),
            Key::Char('l' | 'L') => self.lang = self.lang.other(),
            Key::Char('q' | 'Q') => self.done = true,
            Key::PageUp | Key::Left => self.turned -= 1,
            Key::PageDown | Key::Right => self.turned += 1,
            _ if alarms => {}
            Key::Up => self.chosen = self.chosen.saturating_sub(1),
            Key::Down => self.chosen = (self.chosen + 1).min(last),
            Key::Home => self.chosen = 0,
            Key::End => self.chosen = last,
            Key::Char('s' | 'S') => self.ask(true),
            Key::Char('r' | 'R') => self.ask(false),
            Key::Char('b' | 'B') => self.ask_window(LoanKind::Lend),
            Key::Char('u' | 'U') => self.ask_window(LoanKind::Return),
            Key::Enter => {
                let stopped = self.chosen().is_some_and(|(_, _, now)| now.today.stopped);
                self.ask(!stopped);
            }
            _ => {}
        }
        None
    }

    /// Locks the screen: what was being filled in is put away, with whatever was typed, and who confirmed last is forgotten. The
    /// hall can still be seen; whatever is decided asks for a number and a PIN.
    fn lock(&mut self) {
        self.guard.clerk = None;
        if matches!(self.sheet, LeadPage::Ask(_)) {
            // What was sent is carried out all the same; its answer is said in a note.
            self.sheet = LeadPage::Hall;
            self.say(self.words().left_alone.to_owned());
        }
    }

    fn lay(&mut self, sheet: LeadPage) {
        (self.sheet, self.turned) = (sheet, 0);
    }

    /// Asks why the chosen line is to be stopped or reopened, and who says so.
    fn ask(&mut self, stop: bool) {
        let Some((line, called, now)) = self.chosen() else { return };
        match (stop, now.today.stopped) {
            (true, true) => self.say((self.words().already_stopped)(&called)),
            (false, false) => self.say((self.words().not_stopped)(&called)),
            _ => {
                let clerk = self.guard.clerk.as_deref().unwrap_or_default();
                self.sheet = LeadPage::Ask(Box::new(DecisionForm::new(stop, line, clerk)));
            }
        }
    }

    /// Asks which window is to be lent to the chosen line, or returned from it.
    fn ask_window(&mut self, kind: LoanKind) {
        let Some((line, called, _)) = self.chosen() else { return };
        let mut loans = self.seen.iter().flat_map(|(now, _)| &now.loans);
        if kind == LoanKind::Return && loans.all(|loan| loan.line != line) {
            return self.say((self.words().nothing_lent)(&called));
        }
        let clerk = self.guard.clerk.as_deref().unwrap_or_default();
        self.sheet = LeadPage::Ask(Box::new(DecisionForm::of_window(kind, line, clerk)));
    }

    fn told(&mut self, told: FormOutcome) -> Option<LeadRequest> {
        match told {
            FormOutcome::Stay => None,
            FormOutcome::Leave => {
                self.sheet = LeadPage::Hall;
                None
            }
            FormOutcome::Decide(decision) => {
                let left = self.guard.until.map_or(0, |until| (until - self.now).num_seconds());
                if left > 0 {
                    let said = (self.words().locked)(left);
                    self.refuse(said);
                    return None;
                }
                Some(LeadRequest::Decide(decision))
            }
        }
    }

    /// Says in the sheet why it was not done; the PIN is to be typed anew.
    fn refuse(&mut self, said: String) {
        if let LeadPage::Ask(ask) = &mut self.sheet {
            ask.refuse(said);
        }
    }

    /// Hears what became of a decision. The sheet that sent it hears it; where that has gone, a note says it.
    fn hear(&mut self, answer: &DecisionAnswer) {
        let words = self.words();
        let called = self.shown().map_or_else(|| answer.line.to_string(), |look| look.called(&answer.line));
        let why_not = match answer.outcome {
            DecisionOutcome::Done => {
                if let Some(ask) = self.sheet_of(answer) {
                    self.guard.clerk = ClerkCode::in_field(ask.clerk.text());
                    self.guard.confirmed = self.hearing.at;
                    self.sheet = LeadPage::Hall;
                }
                let said = match &answer.loan {
                    Some(LoanWish { window, minutes: Some(_) }) => (words.window_lent)(window, &called),
                    Some(LoanWish { window, minutes: None }) => (words.window_returned)(window),
                    None if answer.stops => (words.line_stopped)(&called),
                    None => (words.line_reopened)(&called),
                };
                return self.say(said);
            }
            DecisionOutcome::WrongPin { left } => (words.wrong_pin)(left),
            DecisionOutcome::MustWait { seconds } => {
                self.guard.until = Some(self.now + TimeDelta::seconds(seconds.into()));
                (words.locked)(seconds.into())
            }
            DecisionOutcome::AccountClosed => words.account_closed.to_owned(),
            DecisionOutcome::KnownPin => words.known_pin.to_owned(),
            DecisionOutcome::NoLoan(no) => (words.no_loan)(no),
            DecisionOutcome::NotLead => words.not_lead.to_owned(),
            DecisionOutcome::StoreFailed => words.store_failed.to_owned(),
        };
        if self.sheet_of(answer).is_none() {
            self.say((words.about)(&called, &why_not));
        } else if let (DecisionOutcome::NotLead, LeadPage::Ask(ask)) = (answer.outcome, &mut self.sheet) {
            ask.refuse_clerk(why_not);
        } else {
            self.refuse(why_not);
        }
    }

    /// The sheet that waits for an answer, where it is still open.
    fn sheet_of(&self, answer: &DecisionAnswer) -> Option<&DecisionForm> {
        match &self.sheet {
            LeadPage::Ask(ask) if ask.waits_for(answer) => Some(ask),
            _ => None,
        }
    }
}
