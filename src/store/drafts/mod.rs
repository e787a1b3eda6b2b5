//! The draft of a hall and what was published: edited, looked at, planned, put in force.
mod edit;
mod force;
mod ground;
mod plan;
mod publications;
mod rows;
pub use edit::DraftStamp;
pub use force::SetupCheck;
pub(super) use rows::{locked_rule, turn_rule_to_two};
