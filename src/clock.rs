//! The hall's clock: the system's time at the hall's own fixed offset, whatever time zone the system is set to.
use chrono::{FixedOffset, NaiveDateTime, Utc};

/// The year this version was made in; a clock that says less is wrong.
pub const MADE: i32 = 2026;

/// The time in the hall. A system with a wrong or missing time zone changes nothing.
pub fn now(offset: FixedOffset) -> NaiveDateTime {
    Utc::now().with_timezone(&offset).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_the_hall_s() {
        let at = |hours: i32| now(FixedOffset::east_opt(hours * 3600).unwrap());
        let apart = at(8) - at(0);
        assert!((apart.num_minutes() - 480).abs() <= 1, "{apart}");
    }
}
