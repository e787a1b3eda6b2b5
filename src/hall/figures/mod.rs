//! Figures: times derived from steps, the day in figures, the hall at a glance.
mod day;
/// Indicators of a period.
pub mod indicators;
mod left_over;
mod locked_out;
mod overview;
mod times;

pub use day::{Absences, DayFigures, History, LineFigures, TimeSummary, WindowFigures};
pub use left_over::LeftOver;
pub use locked_out::{Locked, LockedOut};
pub use overview::{
    Alarm, Alarms, HallView, LineChange, LineOverview, NewBadRating, OFFLINE_AFTER, RaisedAlarm,
    UnopenedCases, WindowOverview, WindowStatus,
};
pub use times::{PassedStep, Times, idle};
