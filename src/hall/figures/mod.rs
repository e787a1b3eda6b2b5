//! Figures: times derived from steps, the day in figures, the hall at a glance.
mod day;
mod overview;
mod times;

pub use day::{Away, DayFigures, History, LineFigures, Spread, WindowFigures};
pub use overview::{Alarm, Alarms, GONE, HallNow, LineNow, LineStep, Raised, Standing, WindowNow};
pub use times::{Passed, Times, idle};
