//! The matters of the hall: found, and changed field by field in the draft.
mod browse;
mod browse_list;
mod choice;
mod editor;
mod entries;
mod field;
mod field_text;
mod form;
mod form_acts;
mod form_keeping;
mod form_layout;
mod form_unfinished;
mod form_view;
mod limit;
mod list_editor;
mod new_code;
mod options;
mod row_form;

pub use browse::Browse;
pub use field::{FieldValue, MatterField};
pub use form::MatterForm;
