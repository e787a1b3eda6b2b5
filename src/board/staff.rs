//! The board as one of the staff's screens, although nobody touches it: it hears its reader, and three keys end it.
use super::{BoardScreen, RenderKey};
use crate::hall::{Hall, desk::BoardView, queue::Call};
use crate::ui::{
    Grid, Page,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
    input::Key,
};
use ratatui::layout::Rect;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

/// How often the board looks at the clock: calls flash.
const EVERY: Duration = Duration::from_millis(25);

/// What the board hears of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardNews {
    /// How the hall stands, and the calls since the news before.
    Changed(BoardView, Vec<Call>),
    /// The hall is set up anew.
    Hall(Arc<Hall>),
    /// Nothing has changed.
    Unchanged,
    /// The store cannot be reached.
    Away,
}

/// A board on a terminal.
#[derive(Debug)]
pub struct BoardProgram {
    face: BoardScreen,
    /// How it looked when it was drawn last.
    look: RenderKey,
}

impl BoardProgram {
    /// A board that has not been drawn yet.
    pub fn new(face: BoardScreen) -> BoardProgram {
        BoardProgram { face, look: RenderKey::default() }
    }
}

impl StaffScreen for BoardProgram {
    type Target = ();
    type News = BoardNews;
    type Request = ();

    fn view(&self, page: &mut Page<'_, ()>) {
        self.face.view(page);
    }

    fn hear(&mut self, event: StaffEvent<(), BoardNews>) -> Vec<StaffOutcome<()>> {
        match event {
            StaffEvent::Key(Key::Char('q') | Key::Escape | Key::Control('c')) => {
                return vec![StaffOutcome::Leave];
            }
            StaffEvent::Tick { now, at } => self.face.tick(now, at),
            StaffEvent::News(BoardNews::Changed(on, between)) => self.face.hear(on, &between),
            StaffEvent::News(BoardNews::Hall(hall)) => self.face.set_up(hall),
            StaffEvent::News(BoardNews::Unchanged) => self.face.still(),
            StaffEvent::News(BoardNews::Away) => self.face.lose(),
            StaffEvent::Key(_) | StaffEvent::Pasted(_) | StaffEvent::Touch(()) => {}
        }
        Vec::new()
    }

    fn grid(&self, area: Rect) -> Grid {
        BoardScreen::grid(area)
    }

    fn fit(&mut self, area: Rect) {
        self.face.fit(area);
    }

    fn is_changed(&mut self) -> bool {
        let look = self.face.look();
        mem::replace(&mut self.look, look.clone()) != look
    }

    fn every(&self) -> Duration {
        EVERY
    }
}
