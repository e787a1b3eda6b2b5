//! Drafts as the importer sees them: a matter's texts read as a row of a table, checked, and compared with what is in force.
mod document;
mod field_check;
mod names;
mod record;
mod review;

pub use field_check::read;
pub use record::{field_keys, guide_of, record_of};
pub use review::{document_finding, review};
