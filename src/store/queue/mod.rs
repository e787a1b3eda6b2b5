//! Numbers: taken, called, finished, given back, stopped, ended with the day.
pub(super) mod begin_day;
pub(super) mod cancel;
pub(super) mod close_day;
pub(super) mod end_of_day;
pub(super) mod orders;
pub(super) mod step_changes;
pub(super) mod stop_line;
pub(super) mod take;
pub(super) mod take_at_once;
pub(super) mod taking;
