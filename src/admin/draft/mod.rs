//! The draft (草稿): what was changed and by whom, whether it may go out, and what went out before.
mod changes;
mod changes_view;
mod findings;
mod history;
mod publish;
mod publish_view;
mod reason;
mod subject_name;

pub use changes::DraftChanges;
pub(super) use findings::subject_page;
pub use history::PublicationHistory;
