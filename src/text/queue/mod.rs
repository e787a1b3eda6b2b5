//! What is said of numbers, wherever it is said: states, refusals, classes.
/// Classes of people.
pub mod class;
/// Why no number is given.
pub mod refusal;
/// Where a number stands.
pub mod ticket_state;
