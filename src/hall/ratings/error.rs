//! Why something is not rated.

/// Why something is not rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingError {
    /// The clock of the machine was never set.
    ClockNotSet,
    /// There is nothing of this code or receipt.
    Unknown,
    /// It is not finished yet, or was never served.
    NotFinished,
    /// It was finished more than so many days ago.
    TooLate(u16),
    /// It was rated as often as it may be.
    Rated,
    /// Its rating is being reviewed, or does not count any more, and stays as it is.
    Reviewed,
    /// A reason is none of the grade, or is not in use.
    UnknownReason,
    /// The text has more than so many characters.
    TextTooLong(usize),
    /// Name or telephone number has more than so many characters.
    ContactTooLong(usize),
}

impl RatingError {
    /// The stable word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            RatingError::ClockNotSet => "clock_not_set",
            RatingError::Unknown => "unknown",
            RatingError::NotFinished => "not_finished",
            RatingError::TooLate(_) => "too_late",
            RatingError::Rated => "rated",
            RatingError::Reviewed => "reviewed",
            RatingError::UnknownReason => "unknown_reason",
            RatingError::TextTooLong(_) => "text_too_long",
            RatingError::ContactTooLong(_) => "contact_too_long",
        }
    }
}
