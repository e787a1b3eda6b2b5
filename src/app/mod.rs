//! The application as a value: events in, picture and requests out. No I/O.
/// What the kiosk shows of applications.
pub mod application_status;
mod canvas;
/// What the kiosk shows of cases.
pub mod case_progress;
mod corner;
mod environment;
/// Finding matters by words.
pub mod finder;
mod focus;
mod frame;
mod gestures;
/// What whoever tends a kiosk sees of it.
pub mod kiosk_state;
/// The two closed lists between the screens and the world.
pub mod message;
/// What the kiosk shows of a rating that was kept.
pub mod rating_kept;
pub mod saying_survey;
/// What a screen is.
pub mod screen;
mod session;

pub use crate::ui::input;
pub use canvas::LEAST;
pub use session::EntryScreens;

use crate::{
    hall::Hall,
    paper::{Health, PrinterFault},
    text::Lang,
    ui::{ColourTheme, Highlight, Panel, TargetArea, TouchTracker},
};
use chrono::NaiveDateTime;
use corner::CornerTouches;
use environment::Environment;
use finder::Finder;
use message::{Event, Request, RequestId};
use ratatui::{buffer::Buffer, layout::Rect};
use screen::{AnyScreen, Context, FrameStyle, Navigation, Outcome};
use session::{Session, SessionEnd};
use std::{sync::Arc, time::Duration};

/// What the centre and the machine decide about the application.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language a visit begins in.
    pub lang: Lang,
    /// A visit begins in large type.
    pub large: bool,
    /// The colours all screens are drawn in.
    pub theme: ColourTheme,
    /// The panel's glass.
    pub panel: Panel,
    /// Nobody touched for this long: the machine asks.
    pub idle: Duration,
    /// Nobody answered for this long: the visit is over.
    pub count_down: Duration,
    /// The first screen stood untouched for this long: the machine rests.
    pub rest: Duration,
    /// While the printer cannot print, people are sent to another machine; where not, the number is shown only.
    pub sends_away: bool,
    /// A scanner is connected, and the screens say so.
    pub scans: bool,
    /// What visits are called after, so that no two starts of any machine share a visit.
    pub boot: String,
}

/// Everything the person in front of the machine sees, as a value.
pub struct App {
    around: Environment,
    entry_screens: EntryScreens,
    session: Session,
    news: PendingChanges,
    at: Duration,
    touch: TouchTracker,
    corner: CornerTouches,
    focus: Option<usize>,
    next_request_id: u64,
    visits: u64,
    help: fn() -> Box<dyn AnyScreen>,
    stopped: bool,
    /// The program is to begin anew after it ended.
    restarts: bool,
    /// Whether the machine asked after the last event if anybody is there.
    asked: bool,
}

/// What came while somebody was busy, and waits for the end of the visit.
#[derive(Default)]
struct PendingChanges {
    hall: Option<Arc<Hall>>,
    finder: Option<Arc<Finder>>,
}

impl App {
    /// The application on a terminal of a size, at a time.
    pub fn new(
        settings: Settings,
        entry_screens: EntryScreens,
        help: fn() -> Box<dyn AnyScreen>,
        hall: Arc<Hall>,
        now: NaiveDateTime,
        size: (u16, u16),
    ) -> Self {
        let visit = format!("{}-0", settings.boot);
        let session = Session::new((entry_screens.home)(), &settings, RequestId(0), Duration::ZERO);
        let printer = Health::default();
        App {
            around: Environment { settings, hall, finder: None, printer, is_out: false, visit, now, size },
            entry_screens,
            session,
            news: PendingChanges::default(),
            at: Duration::ZERO,
            touch: TouchTracker::default(),
            corner: CornerTouches::default(),
            focus: None,
            next_request_id: 1,
            visits: 0,
            help,
            stopped: false,
            restarts: false,
            asked: false,
        }
    }

    /// Opens a screen on top, as if it had been chosen; for pictures of all screens.
    pub fn show(&mut self, make: impl FnOnce(&Context) -> Box<dyn AnyScreen>) {
        let screen = make(&self.context());
        self.follow(Outcome::go(Navigation::Open(screen)));
    }

    /// Shows what the screens may read now; for tests.
    pub fn with_context(&self, look: impl FnOnce(&Context)) {
        look(&self.context());
    }

    /// Lets so much time pass that the machine asks whether anybody is there; for pictures of all screens.
    pub fn go_idle(&mut self) {
        self.session.begun = true;
        self.at = self.session.touched_at + self.idle_limit() + Duration::from_secs(3);
    }

    /// Speaks another language, or draws larger, as if the footer had been touched; for pictures of all screens.
    pub fn set_appearance(&mut self, lang: Lang, large: bool) {
        (self.session.lang, self.session.large) = (lang, large);
    }

    /// Is a machine whose printer has no paper; for pictures of all screens.
    pub fn run_out_of_paper(&mut self, sends_away: bool) {
        self.around.printer = Health::unwell(PrinterFault::PaperOut);
        self.around.settings.sends_away = sends_away;
    }

    /// The cells of the terminal, as far as is known.
    pub fn area(&self) -> Rect {
        self.around.area()
    }

    /// Says whether the program is to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Says whether the program, once it has ended, is to begin anew.
    pub fn restarts(&self) -> bool {
        self.restarts
    }

    /// Draws what the person sees and returns where it can be touched.
    pub fn view(&self, buffer: &mut Buffer) -> Vec<TargetArea> {
        let highlight = Highlight { focus: self.focus, pressed: self.touch.pressed() };
        self.picture(buffer, highlight)
    }

    /// The heart: one event in, a new state and a list of requests out.
    pub fn update(&mut self, event: Event) -> Vec<Request> {
        let requests = self.happened(event);
        let asks = self.seconds_left().is_some();
        if asks != self.asked {
            // Another picture under the fingers: what was armed no longer is, and going on is what Enter does.
            self.touch.page_changed(self.at);
            self.focus = self.focus.map(|_| usize::from(asks));
            self.asked = asks;
        }
        requests
    }

    fn happened(&mut self, event: Event) -> Vec<Request> {
        match event {
            Event::Input { input, at } => {
                self.at = at;
                self.hand(input)
            }
            Event::Tick { now, at } => {
                (self.around.now, self.at) = (now, at);
                self.tick()
            }
            Event::HallChanged(hall) => {
                self.news = PendingChanges { hall: Some(hall), finder: None };
                self.read_news();
                Vec::new()
            }
            Event::FinderReady(finder) => {
                self.news.finder = Some(finder);
                self.read_news();
                Vec::new()
            }
            Event::PrinterIs(health) => {
                if self.around.printer.trouble != health.trouble {
                    // What a button means may have changed with it.
                    self.touch.disarm();
                }
                self.around.printer = health;
                Vec::new()
            }
            Event::Scanned(text) => self.scanned(&text),
            Event::Answered { request_id, answer } => self.answered(request_id, &answer),
            Event::ServiceIs { out } => {
                self.serve(!out);
                Vec::new()
            }
            Event::Stop => {
                self.stopped = true;
                Vec::new()
            }
        }
    }

    /// Takes over another catalogue, but not under the hands of somebody who is choosing from the old one.
    fn read_news(&mut self) {
        let is_choosing = self.session.begun && self.session.top.screen.frame() != FrameStyle::First;
        if is_choosing && self.around.finder.is_some() {
            return;
        }
        if let Some(hall) = self.news.hall.take() {
            self.around.hall = hall;
            self.around.finder = None;
        }
        if let Some(finder) = self.news.finder.take() {
            self.around.finder = Some(finder);
        }
        self.touch.disarm();
    }

    fn context(&self) -> Context<'_> {
        self.around.context(&self.session)
    }

    /// The visit, to be changed, and what its screens may read.
    fn at_work(&mut self) -> (Context<'_>, &mut Session) {
        (self.around.context(&self.session), &mut self.session)
    }

    fn with_top(&mut self, act: impl FnOnce(&mut dyn AnyScreen, &Context) -> Outcome) -> Vec<Request> {
        let (context, session) = self.at_work();
        let outcome = act(session.top.screen.as_mut(), &context);
        self.follow(outcome)
    }

    /// Brings an answer to the screen that asked, on top or below; one whose screen has left is dropped.
    fn answered(&mut self, request_id: RequestId, answer: &message::Answer) -> Vec<Request> {
        if self.session.top.request_id == request_id {
            self.touch.disarm();
            // Whoever waited for a number or a receipt needs the whole time to read it.
            if matches!(answer, message::Answer::Taken(_) | message::Answer::CaseSent(_)) {
                self.session.touched_at = self.at;
            }
            return self.with_top(|screen, context| screen.hear(answer, context));
        }
        let (context, session) = self.at_work();
        let Some(below) = session.below(request_id) else {
            log::debug!("an answer came after whoever asked had left");
            return Vec::new();
        };
        let outcome = below.screen.hear(answer, &context);
        // A screen below may turn into another, but does not come to the top by itself.
        if let Navigation::Become(screen) = outcome.go {
            below.screen = screen;
        }
        outcome.requests.into_iter().map(|kind| Request { request_id, kind }).collect()
    }

    fn follow(&mut self, outcome: Outcome) -> Vec<Request> {
        let moves = !matches!(outcome.go, Navigation::Stay);
        let next = RequestId(self.next_request_id);
        self.next_request_id += 1;
        if moves {
            self.touch.page_changed(self.at);
            self.focus = self.focus.map(|_| 0);
        }
        match self.session.go(outcome.go, next) {
            Some(SessionEnd::Home) => self.begin(self.entrance(self.entry_screens.home)),
            Some(SessionEnd::Rest) => self.begin(self.entrance(self.entry_screens.rest)),
            Some(SessionEnd::Restart) => (self.stopped, self.restarts) = (true, true),
            Some(SessionEnd::Scanned(text)) => {
                self.begin(self.entrance(self.entry_screens.home));
                return self.scanned(&text);
            }
            // Whoever goes back to the first page is in the middle of nothing.
            None if moves && (self.news.hall.is_some() || self.news.finder.is_some()) => self.read_news(),
            None => {}
        }
        let request_id = self.session.top.request_id;
        outcome.requests.into_iter().map(|kind| Request { request_id, kind }).collect()
    }

    /// The screen a visit begins with: the usual one, or that the machine is out of service.
    fn entrance(&self, usual: fn() -> Box<dyn AnyScreen>) -> Box<dyn AnyScreen> {
        if self.around.is_out { (self.entry_screens.closed)() } else { usual() }
    }

    /// The machine serves the public, or does not any more; whoever is in the middle of a visit finishes it.
    fn serve(&mut self, serves: bool) {
        if self.around.is_out == serves {
            self.around.is_out = !serves;
            if !self.session.begun || self.session.top.screen.frame() == FrameStyle::None {
                self.begin(self.entrance(self.entry_screens.home));
            }
        }
    }

    /// Somebody called at the hidden entrance. It is not opened over what a person is in the middle of.
    fn open_entrance(&mut self) {
        if !self.session.is_served() && !self.session.has_unsent_words() {
            self.begin((self.entry_screens.staff)());
            self.session.begun = true;
        }
    }

    /// A new visit: nothing of the last one survives.
    fn begin(&mut self, screen: Box<dyn AnyScreen>) {
        self.visits += 1;
        self.around.visit = format!("{}-{}", self.around.settings.boot, self.visits);
        let request_id = RequestId(self.next_request_id);
        self.next_request_id += 1;
        self.session = Session::new(screen, &self.around.settings, request_id, self.at);
        self.focus = None;
        self.read_news();
    }

    fn tick(&mut self) -> Vec<Request> {
        if self.corner.take_call(self.at) {
            self.open_entrance();
        }
        let quiet = self.quiet_for();
        let limit = self.idle_limit() + self.around.settings.count_down;
        let resting = self.session.top.screen.frame() == FrameStyle::None;
        if self.session.begun && quiet >= limit && !resting {
            return self.follow(Outcome::go(Navigation::Home));
        }
        if !self.session.begun && quiet >= self.around.settings.rest && !resting {
            return self.follow(Outcome::go(Navigation::Rest));
        }
        self.with_top(|screen, context| screen.tick(context))
    }

    fn quiet_for(&self) -> Duration {
        self.at.saturating_sub(self.session.touched_at)
    }

    /// Large type is for those who need longer, and so is writing: there is more to lose.
    fn idle_limit(&self) -> Duration {
        let needs_time = self.session.large || self.session.has_unsent_words();
        if needs_time { self.around.settings.idle * 2 } else { self.around.settings.idle }
    }

    /// Seconds until the visit ends, once the machine has begun to ask.
    fn seconds_left(&self) -> Option<u64> {
        let over = self.quiet_for().checked_sub(self.idle_limit())?;
        let asks = self.session.begun && self.session.top.screen.frame() != FrameStyle::None;
        asks.then(|| self.around.settings.count_down.saturating_sub(over).as_millis().div_ceil(1000).max(1))
            .and_then(|seconds| u64::try_from(seconds).ok())
    }
}
