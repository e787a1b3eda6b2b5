//! What a screen is, and what it may read.
use super::{
    finder::Finder,
    input::Key,
    message::{Answer, RequestId, RequestKind},
};
use crate::hall::cases::Submission;
use crate::hall::catalogue::Situation;
use crate::hall::{Hall, Name, TicketCode};
use crate::paper::{Consequence, Health};
use crate::text::Lang;
use crate::text::kiosk::KioskWords;
use crate::ui::{ColourTheme, Grid, Highlight, Page, PageTurnWords, TargetArea};
use chrono::NaiveDateTime;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// What every screen may read; nothing in it can be changed from a screen.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The hall as it stands.
    pub hall: &'a Hall,
    /// The catalogue's index; `None` while it is being made.
    pub finder: Option<&'a Finder>,
    /// The hall's clock.
    pub now: NaiveDateTime,
    /// The visit, for taking a number.
    pub visit: &'a str,
    /// The page on top; no other of the run has the same.
    pub page: RequestId,
    /// A number is given in this visit, or being taken: a code that is shown now is of another visit.
    pub is_served: bool,
    /// Something was written in this visit that was not sent: whoever leaves it is asked first.
    pub has_unsent_words: bool,
    /// How the printer is.
    pub printer: Health,
    /// What that means for whoever wants a number.
    pub consequence: Consequence,
    /// There is a scanner to hold codes before.
    pub scans: bool,
    /// The language the person has chosen.
    pub lang: Lang,
    /// The panel's measures, and whether the type is large.
    pub grid: Grid,
    /// The colours the screen is drawn in.
    pub theme: ColourTheme,
}

impl<'a> Context<'a> {
    /// The words of the language.
    pub fn words(&self) -> &'static KioskWords {
        self.lang.words()
    }

    /// The words of turning pages.
    pub fn turning(&self) -> PageTurnWords {
        let words = self.words();
        PageTurnWords { previous: words.previous, next: words.next, range: words.range }
    }

    /// What is the matter with the printer and what that means for people, and the first of it alone, for where there is no
    /// room for both; nothing where it prints.
    pub fn printer_words(&self) -> Option<(String, &'static str)> {
        let (trouble, words) = (self.printer.trouble?, self.words());
        let is_sent_away = self.consequence == Consequence::SendAway;
        let then = if is_sent_away { words.go_elsewhere } else { words.on_screen_only };
        let said = trouble.words(self.lang);
        Some((format!("{said}{}{then}", words.so), said))
    }

    /// A name in the language; in Chinese where there is no English one.
    pub fn say<'n>(&self, name: &'n Name) -> &'n str {
        self.pick(&name.zh, &name.en)
    }

    /// One of two texts by the language; the Chinese one where the English is empty.
    pub fn pick<'n>(&self, zh: &'n str, en: &'n str) -> &'n str {
        self.lang.pick(zh, en)
    }

    /// The name of a unit, by its Chinese name.
    pub fn department<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        let hall: &'a Hall = self.hall;
        hall.setup.departments.iter().find(|d| d.name.zh == name).map_or(name, |d| self.say(&d.name))
    }
}

/// How much of the frame around a screen is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameStyle {
    /// Header, and a footer with back and home.
    Whole,
    /// Header, and a footer without them: the first screen.
    First,
    /// As the whole one, around the help page: help does not open on top of help.
    Help,
    /// The bare page; the next touch anywhere is the screen's.
    None,
}

/// What a page is for somebody who holds a code before the scanner while it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanPlace {
    /// Somebody may be in the middle of something, which must not be lost.
    Open,
    /// It says one thing, and that has been read.
    Notice,
    /// It has a field for the code of an appointment.
    Field,
    /// It has a place for the number that somebody writes about.
    Subject,
    /// The hall was asked for something, and its answer must be seen.
    Asking,
    /// It asks whether words that were written are given up.
    Unsent,
}

/// A code that the page deals with itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannedHere {
    /// It belongs into the page's field.
    Code(String),
    /// It is the number that somebody writes about.
    Ticket(TicketCode),
    /// It is none of ours, and the page says so.
    Foreign,
    /// It has to wait, and the page says so.
    TooSoon,
}

/// What becomes of a code that was held before the scanner. There is always an answer that can be seen.
pub enum ScanReply {
    /// It leads somewhere.
    Go(Outcome),
    /// The page deals with it.
    Here(ScannedHere),
}

/// One full-screen page: one struct, one file.
pub trait Screen {
    /// What a touch here can mean.
    type Message;
    /// Draws the page and says what each touch means. Changes nothing.
    fn view(&self, context: &Context, page: &mut Page<'_, Self::Message>);
    /// Acts on a touch.
    fn update(&mut self, message: Self::Message, context: &Context) -> Outcome;
    /// Hears a reply to what it asked.
    fn hear(&mut self, _answer: &Answer, _context: &Context) -> Outcome {
        Outcome::stay()
    }
    /// Hears a key that is neither an arrow, Enter nor Escape.
    fn key(&mut self, _key: Key, _context: &Context) -> Outcome {
        Outcome::stay()
    }
    /// Says whether it takes an arrow, Escape or a key for the ends of a line itself: a field that is being written into
    /// moves its caret. It is asked only while no target is highlighted.
    fn takes(&self, _key: Key) -> bool {
        false
    }
    /// Hears a character of a text that was pasted, which is never a command.
    fn pasted(&mut self, letter: char, context: &Context) -> Outcome {
        self.key(Key::Char(letter), context)
    }
    /// What it is for somebody who holds a code before the scanner.
    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Open
    }
    /// Hears of a code that it deals with itself; see [`ScanReply`].
    fn scanned(&mut self, _code: ScannedHere, _context: &Context) -> Outcome {
        Outcome::stay()
    }
    /// Something was chosen on the screen above, which is gone now.
    fn chosen(&mut self, _selection: Selection) {}
    /// What going back means here, where it is not to leave for the screen below.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        None
    }
    /// A second passed.
    fn tick(&mut self, _context: &Context) -> Outcome {
        Outcome::stay()
    }
    /// A number is given here, or being taken: going back ends the visit, so that the next person gets one of their own.
    fn ends_visit(&self) -> bool {
        false
    }
    /// Something is written here that was not sent, and is lost with the visit.
    fn has_unsent_words(&self) -> bool {
        false
    }
    /// What is drawn around it.
    fn frame(&self) -> FrameStyle {
        FrameStyle::Whole
    }
}

/// What follows: where to go, and what to ask of the world.
#[derive(Default)]
pub struct Outcome {
    /// Where to go.
    pub go: Navigation,
    /// What to ask.
    pub requests: Vec<RequestKind>,
}

/// What was chosen or written on one screen for the one below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A class, by code; empty for none.
    Class(String),
    /// A situation (情形); none where somebody is not sure.
    Situation(Option<Box<Situation>>),
    /// An opinion, as far as it is written.
    Opinion(Box<Submission>),
}

/// Where to go.
#[derive(Default)]
pub enum Navigation {
    /// The screen stays on top.
    #[default]
    Stay,
    /// To a screen on top of this one.
    Open(Box<dyn AnyScreen>),
    /// To a screen instead of this one, which hears its answers.
    Become(Box<dyn AnyScreen>),
    /// To a screen instead of this one, which asks afresh: answers to this one are dropped.
    Replace(Box<dyn AnyScreen>),
    /// To the screen below.
    Back,
    /// To the screen below, which is told what was chosen here; whatever it heard meanwhile it keeps.
    Return(Selection),
    /// To the first screen; everything of the person is forgotten.
    Home,
    /// To the resting screen.
    Rest,
    /// The program ends, and begins anew.
    Restart,
    /// To a new visit, whose first screen hears a code that was scanned.
    NewVisit(String),
}

impl Outcome {
    /// An outcome after which the screen stays and nothing is asked.
    pub fn stay() -> Self {
        Outcome::default()
    }

    /// An outcome that goes somewhere and asks nothing.
    pub fn go(go: Navigation) -> Self {
        Outcome { go, requests: Vec::new() }
    }

    /// A screen on top.
    pub fn open(screen: impl AnyScreen + 'static) -> Self {
        Outcome::go(Navigation::Open(Box::new(screen)))
    }

    /// A screen instead of this one, which hears no answer to this one's questions.
    pub fn replace(screen: impl AnyScreen + 'static) -> Self {
        Outcome::go(Navigation::Replace(Box::new(screen)))
    }

    /// A screen instead of this one, which goes on hearing the answers to its questions.
    pub fn become_screen(screen: impl AnyScreen + 'static) -> Self {
        Outcome::go(Navigation::Become(Box::new(screen)))
    }

    /// Adds something to ask; the screen that is on top afterwards hears the answer.
    #[must_use]
    pub fn ask(mut self, kind: RequestKind) -> Self {
        self.requests.push(kind);
        self
    }
}

/// A [`Screen`] with its message type forgotten, so that screens can be stacked.
pub trait AnyScreen {
    /// Draws it and says where it can be touched.
    fn draw(
        &self,
        context: &Context,
        buffer: &mut Buffer,
        area: Rect,
        highlight: Highlight,
    ) -> Vec<TargetArea>;
    /// Acts on a touch of the target at a place in the list that `draw` gives.
    /// `at` is where the finger was, unless a key chose the target.
    fn touch(&mut self, target: usize, at: Option<Position>, context: &Context, area: Rect) -> Outcome;
    /// See [`Screen::hear`].
    fn hear(&mut self, answer: &Answer, context: &Context) -> Outcome;
    /// See [`Screen::key`].
    fn key(&mut self, key: Key, context: &Context) -> Outcome;
    /// See [`Screen::takes`].
    fn takes(&self, key: Key) -> bool;
    /// See [`Screen::pasted`].
    fn pasted(&mut self, letter: char, context: &Context) -> Outcome;
    /// See [`Screen::scan_place`].
    fn scan_place(&self) -> ScanPlace;
    /// See [`Screen::scanned`].
    fn scanned(&mut self, code: ScannedHere, context: &Context) -> Outcome;
    /// See [`Screen::chosen`].
    fn chosen(&mut self, selection: Selection);
    /// See [`Screen::back`].
    fn back(&mut self, context: &Context) -> Option<Outcome>;
    /// See [`Screen::tick`].
    fn tick(&mut self, context: &Context) -> Outcome;
    /// See [`Screen::ends_visit`].
    fn ends_visit(&self) -> bool;
    /// See [`Screen::has_unsent_words`].
    fn has_unsent_words(&self) -> bool;
    /// See [`Screen::frame`].
    fn frame(&self) -> FrameStyle;
}

impl<S: Screen> AnyScreen for S {
    fn draw(
        &self,
        context: &Context,
        buffer: &mut Buffer,
        area: Rect,
        highlight: Highlight,
    ) -> Vec<TargetArea> {
        let mut page = Page::new(buffer, area, context.grid, context.theme, highlight);
        self.view(context, &mut page);
        page.into_targets().into_iter().map(|target| target.place).collect()
    }

    fn touch(&mut self, target: usize, at: Option<Position>, context: &Context, area: Rect) -> Outcome {
        let mut scratch = Buffer::empty(Rect::new(0, 0, area.right(), area.bottom()));
        let page = Page::new(&mut scratch, area, context.grid, context.theme, Highlight::default());
        let mut page = page.touched_at(at);
        self.view(context, &mut page);
        let message = page.into_targets().into_iter().nth(target).map(|target| target.message);
        message.map_or_else(Outcome::stay, |message| self.update(message, context))
    }

    fn hear(&mut self, answer: &Answer, context: &Context) -> Outcome {
        Screen::hear(self, answer, context)
    }

    fn key(&mut self, key: Key, context: &Context) -> Outcome {
        Screen::key(self, key, context)
    }

    fn takes(&self, key: Key) -> bool {
        Screen::takes(self, key)
    }

    fn pasted(&mut self, letter: char, context: &Context) -> Outcome {
        Screen::pasted(self, letter, context)
    }

    fn scan_place(&self) -> ScanPlace {
        Screen::scan_place(self)
    }

    fn scanned(&mut self, code: ScannedHere, context: &Context) -> Outcome {
        Screen::scanned(self, code, context)
    }

    fn chosen(&mut self, selection: Selection) {
        Screen::chosen(self, selection);
    }

    fn back(&mut self, context: &Context) -> Option<Outcome> {
        Screen::back(self, context)
    }

    fn tick(&mut self, context: &Context) -> Outcome {
        Screen::tick(self, context)
    }

    fn ends_visit(&self) -> bool {
        Screen::ends_visit(self)
    }
    fn has_unsent_words(&self) -> bool {
        Screen::has_unsent_words(self)
    }

    fn frame(&self) -> FrameStyle {
        Screen::frame(self)
    }
}
