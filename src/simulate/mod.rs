//! Made-up days of a hall: who comes, when and for what; how windows work; what is promised and what becomes true.
//!
//! A day is played against anything that does the deeds of a hall: the real store, or one kept in memory for tests.
mod crowd;
mod day;
mod dice;
mod figures;
mod memory;
mod orders;
mod post;
mod serve;
mod watch;

pub use crowd::{Manner, Onward, Plan, Visitor};
pub use day::play;
pub use dice::Dice;
pub use figures::{Figures, Waits};
pub use memory::{Choose, Memory};
pub use watch::{Broken, Promise, Watch};

use crate::hall::Hall;
use crate::hall::desk::{DutyState, Order};
use crate::hall::queue::{LineToday, NoStep, Refusal, Ticket};
use chrono::NaiveDateTime;

/// How the name of every made-up visit begins.
pub const SIMULATED: &str = "simulated-";

/// The deeds of a hall that a day is made of.
pub trait Deeds {
    /// What may go wrong with a deed itself.
    type Trouble;

    /// Somebody takes a number.
    fn take(&mut self, hall: &Hall, visitor: &Visitor) -> Result<Result<Ticket, Refusal>, Self::Trouble>;
    /// How a line stands.
    fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, Self::Trouble>;
    /// Somebody takes up duty at a window.
    fn sign_in(&mut self, hall: &Hall, window: &str, at: NaiveDateTime) -> Result<(), Self::Trouble>;
    /// A window pauses, calls again, or is left.
    fn set_duty(
        &mut self,
        hall: &Hall,
        window: &str,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<(), Self::Trouble>;
    /// A window orders something; the same press again does nothing.
    fn order(
        &mut self,
        hall: &Hall,
        window: &str,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, NoStep>, Self::Trouble>;
    /// Somebody gives a number back; the ticket as it is then.
    fn cancel(&mut self, hall: &Hall, code: &str, at: NaiveDateTime)
    -> Result<Option<Ticket>, Self::Trouble>;
    /// A ticket as it is.
    fn ticket(&mut self, code: &str) -> Result<Option<Ticket>, Self::Trouble>;
    /// Nightfall.
    fn close_day(&mut self, at: NaiveDateTime) -> Result<(), Self::Trouble>;
}
