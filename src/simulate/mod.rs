//! Made-up days of a hall: who comes, when and for what; how windows work; what is promised and what becomes true.
//!
//! A day is played against anything that does the operations of a hall: the real store, or one kept in memory for tests.
mod arrivals;
mod clerk_model;
mod day;
mod figures;
mod memory;
mod monitor;
mod orders;
mod rng;
mod serve;
mod year;
mod year_matters;
mod year_plan;
mod year_truth;

pub use arrivals::{Behaviour, DayPlan, ModelVisitor, Onward};
pub use day::play;
pub use figures::{SimulationFigures, WaitTimes};
pub use memory::{MemoryHall, SelectionFn};
pub use monitor::{BrokenPromise, FairnessMonitor, Promise};
pub use rng::Rng;
pub use year::{ApplicationYear, MadeApplication, NoYear};
pub use year_matters::YearMatter;
pub use year_plan::YearPlan;
pub use year_truth::{TruthPair, YearTruth};

use crate::hall::desk::{DutyState, Order};
use crate::hall::queue::{LineToday, Refusal, StepError, Ticket};
use crate::hall::{Hall, WindowCode};
use chrono::NaiveDateTime;

/// How the name of every made-up visit begins.
pub const SIMULATED: &str = "simulated-";

/// The operations of a hall that a day is made of.
pub trait HallOperations {
    /// What may go wrong with an operation itself.
    type Failure;

    /// Somebody takes a number.
    fn take(&mut self, hall: &Hall, visitor: &ModelVisitor)
    -> Result<Result<Ticket, Refusal>, Self::Failure>;
    /// How a line stands.
    fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, Self::Failure>;
    /// Somebody takes up duty at a window.
    fn sign_in(&mut self, hall: &Hall, window: &WindowCode, at: NaiveDateTime) -> Result<(), Self::Failure>;
    /// A window pauses, calls again, or is left.
    fn set_duty(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<(), Self::Failure>;
    /// A window orders something; the same press again does nothing.
    fn order(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, Self::Failure>;
    /// Somebody gives a number back; the ticket as it is then.
    fn cancel(&mut self, hall: &Hall, code: &str, at: NaiveDateTime)
    -> Result<Option<Ticket>, Self::Failure>;
    /// A ticket as it is.
    fn ticket(&mut self, code: &str) -> Result<Option<Ticket>, Self::Failure>;
    /// Closes the day: numbers that nobody finished are void.
    fn close_day(&mut self, at: NaiveDateTime) -> Result<(), Self::Failure>;
}
