//! What the kiosk shows of a rating that was kept.
use super::case_progress::SentCase;
use crate::hall::ratings::{Rating, RatingForm, RatingKey};

/// What is needed to keep a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRequest {
    /// What whoever rates has in their hand.
    pub key: RatingKey,
    /// What they give; the machine and the moment are put in where it is kept.
    pub form: RatingForm,
}

/// A rating that was kept just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRating {
    /// The rating, already durable.
    pub rating: Rating,
    /// The case that came of a bad one, and its receipt.
    pub case: Option<SentCase>,
}
