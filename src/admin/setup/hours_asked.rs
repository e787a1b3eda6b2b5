//! What may be asked of the hours of days, and the days that have hours of their own.
use super::message::HoursOrder;
use crate::admin::AdminSession;
use crate::hall::calendar::SpecialDay;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HoursQuestion {
    /// Whether the whole hall is to be closed.
    Whole(HoursOrder),
    /// Whether a day is to be as usual again.
    TakeBack(HoursOrder),
    /// Nothing: it is in force, and somebody has to read whom it leaves out.
    Left(String, String),
}

/// The days to come that have hours of their own.
pub(super) fn coming_days(here: &AdminSession) -> Vec<&SpecialDay> {
    let today = here.now.date();
    here.hall.setup.special_days.iter().filter(|special| special.day >= today).collect()
}
