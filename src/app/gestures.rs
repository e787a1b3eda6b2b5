//! What hands do: touches, keys, codes held before the scanner, and what they lead to.
use super::{
    App, focus,
    frame::{self, FrameLayout, FrameTouch},
    input::{Input, Key},
    message::Request,
    screen::{AnyScreen, Context, FrameStyle, Navigation, Outcome, ScanPlace, ScanReply},
    session::Session,
};
use crate::ui::{Highlight, Page, TurnDirection};
use ratatui::layout::Position;

impl App {
    pub(super) fn hand(&mut self, input: Input) -> Vec<Request> {
        if let Input::Resized { columns, rows } = input {
            self.around.size = (columns.clamp(1, 400), rows.clamp(1, 150));
            self.touch.disarm();
            return Vec::new();
        }
        let asking = self.seconds_left().is_some();
        match input {
            Input::Press(position) => {
                self.focus = None;
                self.corner.touched(frame::corner(&self.context().grid).contains(position), self.at);
                self.touch.press(position, self.at, &self.places());
                // While the machine asks whether anybody is there, a touch anywhere is an answer.
                if asking && self.touch.pressed().is_none() {
                    self.here();
                }
                Vec::new()
            }
            Input::Drag(position) => {
                self.touch.drag(position);
                Vec::new()
            }
            Input::Release(position) => match self.touch.release(position, self.at, &self.places()) {
                Some(target) => self.fire(target, Some(position)),
                None => Vec::new(),
            },
            Input::ScrollUp => self.key(Key::PageUp),
            Input::ScrollDown => self.key(Key::PageDown),
            Input::Key(key) => self.key(key),
            Input::Pasted(letter) => self.written(|screen, context| screen.pasted(letter, context)),
            Input::Resized { .. } => Vec::new(),
        }
    }

    fn here(&mut self) {
        self.session.touched_at = self.at;
    }

    fn key(&mut self, key: Key) -> Vec<Request> {
        let asking = self.seconds_left().is_some();
        match key {
            _ if self.focus.is_none() && !asking && self.session.top.screen.takes(key) => {
                self.written(|screen, context| screen.key(key, context))
            }
            Key::Up | Key::Down | Key::Left | Key::Right | Key::Tab | Key::BackTab => {
                self.focus = focus::moved(&self.places(), self.focus, key);
                if !asking {
                    self.here();
                }
                Vec::new()
            }
            Key::Enter if self.focus.is_some() => {
                self.focus.map_or_else(Vec::new, |target| self.fire(target, None))
            }
            Key::Escape if !asking => {
                self.here();
                self.go_back()
            }
            Key::PageUp | Key::PageDown if !asking => self.turn(key),
            Key::Control(_) | Key::F(_) if !asking => Vec::new(),
            _ => self.written(|screen, context| screen.key(key, context)),
        }
    }

    /// The screen hears what a hand wrote, unless the machine asks if anybody is there: that it answers, and no more.
    /// Whoever writes is not going about by arrows any more.
    fn written(&mut self, hear: impl FnOnce(&mut dyn AnyScreen, &Context) -> Outcome) -> Vec<Request> {
        let asking = self.seconds_left().is_some();
        self.here();
        if asking {
            return Vec::new();
        }
        self.session.begun = true;
        self.focus = None;
        self.with_top(hear)
    }

    /// A code was held before the scanner. As with keys, whoever is asked if anybody is there answers by it and no more.
    pub(super) fn scanned(&mut self, text: &str) -> Vec<Request> {
        let asking = self.seconds_left().is_some();
        self.here();
        if asking {
            return Vec::new();
        }
        self.session.begun = true;
        let place = self.session.top.screen.scan_place();
        match (self.entry_screens.scan)(place, text, &self.context()) {
            ScanReply::Go(outcome) => self.follow(outcome),
            ScanReply::Here(code) => self.with_top(|screen, context| screen.scanned(code, context)),
        }
    }

    /// Acts on the target that turns the page that way; a page without one hears the key itself.
    fn turn(&mut self, key: Key) -> Vec<Request> {
        let turning = if key == Key::PageUp { TurnDirection::Back } else { TurnDirection::Forward };
        let turns = self.places().iter().position(|place| place.turns == Some(turning));
        self.here();
        match turns {
            Some(target) => self.fire(target, None),
            None => self.with_top(|screen, context| screen.key(key, context)),
        }
    }

    /// Acts on a target, counted as [`App::view`] lists them; `at` is where the finger was.
    fn fire(&mut self, target: usize, at: Option<Position>) -> Vec<Request> {
        if self.seconds_left().is_some() {
            self.here();
            return match target {
                0 => self.follow(Outcome::go(Navigation::Home)),
                _ => Vec::new(),
            };
        }
        self.here();
        self.session.begun = true;
        let context = self.context();
        let layout = FrameLayout::new(&context.grid, self.session.top.screen.frame());
        let mut scratch = self.scratch();
        let own =
            self.session.top.screen.draw(&context, &mut scratch, layout.body, Highlight::default()).len();
        if target < own {
            return self.with_top(|screen, context| screen.touch(target, at, context, layout.body));
        }
        let mut page =
            Page::new(&mut scratch, layout.footer, context.grid, context.theme, Highlight::default());
        frame::footer(&context, self.session.top.screen.frame(), &mut page, layout.footer);
        let touched = page.into_targets().into_iter().nth(target - own).map(|target| target.message);
        touched.map_or_else(Vec::new, |touched| self.frame_touched(touched))
    }

    /// Goes back as the screen on top has it, or to the one below.
    fn go_back(&mut self) -> Vec<Request> {
        self.with_top(|screen, context| screen.back(context).unwrap_or_else(|| Outcome::go(Navigation::Back)))
    }

    /// To the first screen, but not over words that nobody has sent: that is asked, and a second touch on the same place is
    /// no answer.
    fn go_home(&mut self) -> Vec<Request> {
        if self.session.has_unsent_words() {
            if self.session.top.screen.scan_place() == ScanPlace::Unsent {
                return Vec::new();
            }
            return self.follow(Outcome::go(Navigation::Open((self.entry_screens.unsent)())));
        }
        let Session { lang, large, .. } = self.session;
        let is_served = self.session.is_served();
        let requests = self.follow(Outcome::go(Navigation::Home));
        if !is_served {
            self.session.keep_appearance(lang, large);
        }
        requests
    }

    fn frame_touched(&mut self, touched: FrameTouch) -> Vec<Request> {
        match touched {
            FrameTouch::Back => self.go_back(),
            FrameTouch::Home => self.go_home(),
            FrameTouch::Finish => self.follow(Outcome::go(Navigation::Home)),
            FrameTouch::Language => {
                self.session.lang = self.session.lang.other();
                Vec::new()
            }
            FrameTouch::Size => {
                self.session.large = !self.session.large;
                Vec::new()
            }
            FrameTouch::Help if self.session.top.screen.frame() == FrameStyle::Help => Vec::new(),
            FrameTouch::Help => self.follow(Outcome::go(Navigation::Open((self.help)()))),
            FrameTouch::GoOn => Vec::new(),
        }
    }
}
