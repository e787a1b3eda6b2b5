//! A screen of the staff in the loop: time is told before everything else, and only whole touches count.
use super::{burst::BurstGuard, turns::Program};
use crate::devices::terminal::ReaderMessage;
use crate::text::{Lang, layout::wrap::wrap};
use crate::ui::{
    Align, ColourTheme, Highlight, LIGHT, Page, Role, Target, TargetArea, TouchTracker,
    desk::{StaffEvent, StaffOutcome, StaffScreen, grid},
    input::Input,
};
use chrono::NaiveDateTime;
use ratatui::{buffer::Buffer, layout::Rect};
use std::{mem, time::Duration};

/// Columns and rows below which nothing but that is said.
const LEAST: (u16, u16) = (40, 12);

/// What reaches a screen of the staff.
#[derive(Clone, Debug)]
pub enum StaffInput<N> {
    /// Hands did something, or the terminal ends.
    Reading(ReaderMessage),
    /// The worker has something to say.
    News(N),
}

/// What a screen of the staff is handed by the world.
pub struct StaffContext<'a, D> {
    /// The hall's clock.
    pub clock: &'a dyn Fn() -> NaiveDateTime,
    /// How long the program has run, by the hall's clock.
    pub running: &'a dyn Fn() -> Duration,
    /// The same in real time, which touches are measured by, in an exercise that runs fast as well.
    pub real: &'a dyn Fn() -> Duration,
    /// Its colours.
    pub theme: ColourTheme,
    /// What is done with a request.
    pub perform: D,
}

/// A screen of the staff at work.
pub struct Staff<'a, F: StaffScreen, D> {
    face: F,
    world: StaffContext<'a, D>,
    area: Rect,
    touch: TouchTracker,
    /// What the finger went down on.
    armed: Option<F::Target>,
    /// The sheet that lay there after the last event.
    sheet: u32,
    /// Letters that come faster than anybody types.
    burst: BurstGuard,
    /// Hands did something since the last picture.
    is_touched: bool,
    rings: bool,
    is_done: bool,
}

impl<'a, F: StaffScreen, D: FnMut(F::Request)> Staff<'a, F, D> {
    /// A screen on an area.
    pub fn new(face: F, world: StaffContext<'a, D>, area: Rect) -> Self {
        let sheet = face.sheet();
        let mut staff = Staff {
            face,
            world,
            area,
            touch: TouchTracker::default(),
            armed: None,
            sheet,
            burst: BurstGuard::default(),
            is_touched: true,
            rings: false,
            is_done: false,
        };
        staff.face.fit(area);
        staff
    }

    /// The screen as it is now.
    pub fn into_face(self) -> F {
        self.face
    }

    fn happen(&mut self, event: StaffEvent<F::Target, F::News>) {
        for outcome in self.face.hear(event) {
            match outcome {
                StaffOutcome::Do(request) => (self.world.perform)(request),
                StaffOutcome::Ring => self.rings = true,
                StaffOutcome::Leave => self.is_done = true,
            }
        }
        let sheet = self.face.sheet();
        if mem::replace(&mut self.sheet, sheet) != sheet {
            self.touch.page_changed((self.world.real)());
            self.armed = None;
        }
    }

    fn hand(&mut self, input: Input) {
        self.is_touched = true;
        match input {
            Input::Key(key) if self.face.is_commanded() => {
                let counts = self.burst.key(key, (self.world.real)());
                if let Some(key) = counts {
                    self.happen(StaffEvent::Key(key));
                }
            }
            Input::Key(key) => self.happen(StaffEvent::Key(key)),
            Input::Pasted(letter) => self.happen(StaffEvent::Pasted(letter)),
            Input::Press(at) => {
                let (places, mut targets) = self.places();
                self.touch.press(at, (self.world.real)(), &places);
                self.armed = self.touch.pressed().map(|pressed| targets.swap_remove(pressed));
            }
            Input::Drag(at) => self.touch.drag(at),
            Input::Release(at) => {
                let (places, mut targets) = self.places();
                let fired = self.touch.release(at, (self.world.real)(), &places);
                let meant = self.armed.take();
                // What lies there now may be somebody else's number: only what was pressed is meant.
                let target = fired.map(|fired| targets.swap_remove(fired));
                if let Some(target) = target.filter(|target| meant.as_ref() == Some(target)) {
                    self.happen(StaffEvent::Touch(target));
                }
            }
            Input::Resized { columns, rows } => {
                self.area = Rect::new(0, 0, columns.max(1), rows.max(1));
                self.touch.disarm();
                self.face.fit(self.area);
            }
            Input::ScrollUp | Input::ScrollDown => {}
        }
    }

    /// Where the screen can be touched, and what that means: it is drawn once more into a scratch buffer and asked.
    fn places(&self) -> (Vec<TargetArea>, Vec<F::Target>) {
        let mut scratch = Buffer::empty(self.area);
        let targets = self.draw(&mut scratch);
        targets.into_iter().map(|target| (target.place, target.message)).unzip()
    }

    fn draw(&self, buffer: &mut Buffer) -> Vec<Target<F::Target>> {
        let area = buffer.area;
        if area.width < LEAST.0 || area.height < LEAST.1 {
            too_small(buffer);
            return Vec::new();
        }
        let grid = self.face.grid(area);
        let mut page = Page::new(buffer, area, grid, self.world.theme, Highlight::default());
        self.face.view(&mut page);
        page.into_targets()
    }
}

impl<F: StaffScreen, D: FnMut(F::Request)> Program for Staff<'_, F, D> {
    type Event = StaffInput<F::News>;

    fn hear(&mut self, event: Self::Event) {
        self.tick();
        match event {
            StaffInput::Reading(ReaderMessage::Input(input)) => self.hand(input),
            StaffInput::Reading(ReaderMessage::Stop(_)) => self.is_done = true,
            StaffInput::News(news) => self.happen(StaffEvent::News(news)),
        }
    }

    fn tick(&mut self) {
        let (now, at) = ((self.world.clock)(), (self.world.running)());
        self.happen(StaffEvent::Tick { now, at });
        if let Some(key) = self.burst.due((self.world.real)()).filter(|_| self.face.is_commanded()) {
            self.is_touched = true;
            self.happen(StaffEvent::Key(key));
        }
    }

    fn wakes_in(&self) -> Option<Duration> {
        self.burst.wakes_in((self.world.real)())
    }

    fn every(&self) -> Duration {
        self.face.every()
    }

    fn area(&self) -> Rect {
        self.area
    }

    fn view(&self, buffer: &mut Buffer) {
        self.draw(buffer);
    }

    fn is_changed(&mut self) -> bool {
        // Asked in any case, since the face compares with when it was asked last.
        let is_changed = self.face.is_changed();
        mem::take(&mut self.is_touched) || is_changed
    }

    fn rings(&mut self) -> bool {
        mem::take(&mut self.rings)
    }

    fn is_done(&self) -> bool {
        self.is_done
    }
}

/// Says in both languages that there is no room for anything else.
fn too_small(buffer: &mut Buffer) {
    let area = buffer.area;
    let said = [Lang::Zh, Lang::En].map(|lang| wrap(lang.words().too_small, area.width.into())).concat();
    let mut page: Page<'_, ()> = Page::new(buffer, area, grid(area), LIGHT, Highlight::default());
    page.fill(area, LIGHT.page);
    page.lines(area, &said, Align::Left, Role::Body);
}

#[cfg(test)]
mod tests;
