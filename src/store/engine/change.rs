//! What is heard of changes in a hall.
use crate::hall::HallCode;

/// What was heard of a hall while it was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// The journal has an entry of this number, and what screens show may be another.
    Entry(i64),
    /// Something may have changed: nobody listened before, or no number was said.
    Unknown,
}

impl Change {
    /// Reads a notice of PostgreSQL: the hall's code and the number of its newest entry. Those of other halls mean nothing.
    pub(super) fn of_notice(notice: &str, hall: &HallCode) -> Change {
        let (code, number) = notice.split_once(' ').unwrap_or((notice, ""));
        if code != hall.to_string() {
            return Change::Nothing;
        }
        number.parse().map_or(Change::Unknown, Change::Entry)
    }

    /// This one, and then another.
    #[must_use]
    pub(super) fn and(self, next: Change) -> Change {
        match (self, next) {
            (heard, Change::Nothing) => heard,
            (Change::Unknown, _) => Change::Unknown,
            (_, next) => next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_of_one_hall() {
        let read = |notice| Change::of_notice(notice, &HallCode::default());
        assert_eq!(read("HALL 12"), Change::Entry(12));
        assert_eq!(["HALL", "HALL x"].map(read), [Change::Unknown, Change::Unknown]);
        assert_eq!(["YI 12", "HALL2 12", ""].map(read), [Change::Nothing; 3]);
    }

    #[test]
    fn many_notices_are_as_good_as_one() {
        let (one, two) = (Change::Entry(1), Change::Entry(2));
        assert_eq!((one.and(two), one.and(Change::Nothing), Change::Nothing.and(two)), (two, one, two));
        assert_eq!((Change::Unknown.and(one), one.and(Change::Unknown)), (Change::Unknown, Change::Unknown));
    }
}
