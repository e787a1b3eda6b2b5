//! Ratings (好差评): what people think of what was done for them, once for each thing, and once more later.
mod error;
mod form;
mod grade;
mod rating;
mod rules;
mod served;
mod subject;
mod usual;

pub use error::RatingError;
pub use form::{RatingForm, RatingStep};
pub use grade::Grade;
pub use rating::{Rating, RatingChannel, RatingState, RatingTurn};
pub use rules::{AT_ONCE, RatingReason, RatingRules};
pub use served::ServedWork;
pub use subject::{RatingKey, RatingSubject};
