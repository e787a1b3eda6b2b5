//! Applications (办件): what people have applied for and the approval system decides; its facts come in by a table, and the legal
//! clocks run here. Nothing about the applicant is part of it.
mod application;
mod change;
mod clock;
mod error;
mod milestone;
mod special;
mod state;
mod work_list;

pub use application::{Application, CODE};
pub use change::{ApplicationFact, FactChange};
pub use clock::{ACCEPTANCE_DAYS, DELIVERY_DAYS, statutory_limit};
pub use error::ApplicationError;
pub use milestone::{ApplicationProgress, Milestone, MilestoneKind};
pub use special::SpecialProcedure;
pub use state::{ApplicationStage, ApplicationState};
pub use work_list::{NextChange, WorkListPlace};
