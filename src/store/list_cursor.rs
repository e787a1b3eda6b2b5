//! Where a page of a list ends, as somebody hands it on to ask for the next one.
use chrono::NaiveDateTime;

/// Where a page ends: the next one begins behind it, whatever came meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListCursor {
    /// What a work list is sorted by, as the store writes it, or empty; none in a register, which goes by number.
    pub(super) next_at: Option<String>,
    pub(super) number: u32,
}

impl ListCursor {
    /// The end of a page of a work list.
    pub(super) fn of_work(next_at: &str, number: u32) -> ListCursor {
        ListCursor { next_at: Some(next_at.to_owned()), number }
    }

    /// The end of a page of a register.
    pub(super) fn of_register(number: u32) -> ListCursor {
        ListCursor { next_at: None, number }
    }

    /// Reads a cursor as it was written; nothing where it is none.
    pub fn read(text: &str) -> Option<ListCursor> {
        let (next_at, number) = match text.trim().split_once('~') {
            Some((next_at, number)) => (Some(next_at), number),
            None => (None, text.trim()),
        };
        let is_moment = |at: &str| at.is_empty() || at.parse::<NaiveDateTime>().is_ok();
        let number = number.parse().ok().filter(|number| *number > 0)?;
        next_at.is_none_or(is_moment).then(|| ListCursor { next_at: next_at.map(str::to_owned), number })
    }

    /// Says whether it ends a page of a register, and not of a work list.
    pub fn is_of_register(&self) -> bool {
        self.next_at.is_none()
    }
}

impl std::fmt::Display for ListCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.next_at {
            None => write!(f, "{}", self.number),
            Some(next_at) => write!(f, "{next_at}~{}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_nothing_else_is_one() {
        let work = ListCursor::of_work;
        for cursor in [ListCursor::of_register(7), work("", 7), work("2026-11-23T17:00:00", 12)] {
            assert_eq!(ListCursor::read(&cursor.to_string()), Some(cursor));
        }
        for junk in
            ["", "0", "x", "x~y", "x~5", "2026~5", "2026-11-23T17:00:00", "2026-11-23T17:00:00~", "~0", "-1"]
        {
            assert_eq!(ListCursor::read(junk), None, "{junk}");
        }
    }
}
