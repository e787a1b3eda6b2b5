//! The setup as forms: which entries a document has and which fields an entry, and how one of them is written anew while every
//! other byte of the document stays.
mod depends;
mod document;
mod edit;
mod entry_order;
mod kinds;
mod line_ends;
mod list_edit;
mod place;
mod value;
mod year;

pub use depends::{Dependence, DependenceKind, dependences, left_behind, renamed, windows_of};
pub use document::{EntryPath, FormEntry, PathStep, entries, entry};
pub use edit::{EditFault, add_entry, remove_entry, set_value};
pub use entry_order::move_entry;
pub use kinds::{EntryKind, FieldShape, FieldSpec, KINDS, KindId, Reference};
pub use place::{FieldPlace, changed_entry, place_of};
pub use value::FormValue;
pub use year::{YearDoubt, year_doubts};
