//! A full screen of the staff as a value: it is drawn, hears events, and says what is to be done.
use super::grid;
use crate::ui::{Grid, Page, input::Key};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use std::time::Duration;

/// Something a screen of the staff hears: touches of `T`, news of `N`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffEvent<T, N> {
    /// A key was pressed.
    Key(Key),
    /// A character of a text that was pasted; it is text where a field is open, and nothing elsewhere.
    Pasted(char),
    /// A target was pressed and released.
    Touch(T),
    /// Time passes; told before everything else as well.
    Tick {
        /// The time in the hall.
        now: NaiveDateTime,
        /// How long the program has run.
        at: Duration,
    },
    /// The program's worker has something to say.
    News(N),
}

/// What is to be done about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffOutcome<R> {
    /// The program's worker is to do something.
    Do(R),
    /// The terminal's bell is to ring.
    Ring,
    /// The program is to end.
    Leave,
}

/// A full screen that somebody of the staff works at, or looks at.
pub trait StaffScreen {
    /// What a touch means.
    type Target: Clone + PartialEq;
    /// What its worker tells.
    type News;
    /// What its worker does for it.
    type Request;

    /// Draws it on a page of any size.
    fn view(&self, page: &mut Page<'_, Self::Target>);
    /// Hears an event; what is to be done about it.
    fn hear(&mut self, event: StaffEvent<Self::Target, Self::News>) -> Vec<StaffOutcome<Self::Request>>;

    /// Says whether letters are commands now, and not typed into a field: then those that come faster than anybody types are none.
    fn is_commanded(&self) -> bool {
        false
    }

    /// Which sheet lies before the person: a touch must not go through to one that has just come.
    fn sheet(&self) -> u32 {
        0
    }
    /// The measures of an area.
    fn grid(&self, area: Rect) -> Grid {
        grid(area)
    }
    /// Hears on what area it is drawn: before the first picture, and whenever the terminal has another size.
    fn fit(&mut self, _area: Rect) {}
    /// Says whether it may look other than when this was asked last; a picture that is no other is not drawn.
    fn is_changed(&mut self) -> bool {
        true
    }
    /// How often it hears that time passes.
    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }
}
