//! The draft (草稿): what a hall's editors have changed and nobody has published yet, and what becomes of it.
mod change;
mod difference;
mod finding;
mod ground;
mod publication;
mod record;
mod rule;

pub use change::{
    Draft, DraftChange, DraftContent, DraftEdit, DraftRefusal, DraftSubject, UndoScope, effective,
};
pub use difference::{PartChange, PartDifference, SubjectDifference, record_differences, text_differences};
pub use finding::{DraftFinding, DraftSeverity};
pub use ground::{DraftGround, DraftReview, ReadyDraft};
pub use publication::{Publication, PublicationState, PublishOrder, PublishRefusal, own_subjects};
pub use record::MatterRecord;
pub use rule::{AtOnceRefusal, PublishRule};
