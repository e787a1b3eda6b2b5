//! Why an application is not shown. Words for people are in `text`.

/// Why an application is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationError {
    /// There is no such application.
    NoApplication,
    /// The receipt was not made by this hall, was changed, or is for something else.
    Forged,
    /// The receipt is over: its application ended longer ago than receipts are answered.
    Expired,
}

impl ApplicationError {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            ApplicationError::NoApplication => "no_application",
            ApplicationError::Forged => "forged",
            ApplicationError::Expired => "expired",
        }
    }
}
