//! Cases (诉求): everything that is put right in one loop, whatever brought it up. One life, one clock, one history; what
//! differs by source is data.
mod act;
mod callback;
mod case;
mod clock;
mod closing;
mod confidential;
mod error;
mod reading;
mod rules;
mod source;
mod state;
mod subject;
mod submission;
/// Words that people type for others to read.
pub mod words;

pub use act::{ActKind, CaseAct, CaseActor, CaseRole};
pub use callback::{CallOutcome, CaseCallback};
pub use case::{Case, CaseContext, MergeTarget};
pub use clock::{CaseLamp, Escalation, is_far_ahead};
pub use closing::{CaseClosing, is_same_person};
pub use confidential::Confidential;
pub use error::CaseError;
pub use reading::CasePart;
pub use rules::{CaseClass, CaseLimit, CaseReaders, CaseRules, SourceRules};
pub use source::CaseSource;
pub use state::CaseState;
pub use subject::CaseSubject;
pub use submission::{Submission, SubmissionCounts, SubmitError, TEXT};
