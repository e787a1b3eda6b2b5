//! The big screen of the hall (大屏): calls, who waits, who was missed, notices. Nobody touches it and nobody is named on it.
mod bands;
mod bilingual;
mod call_columns;
mod calls;
mod footer;
mod header;
mod layout;
mod newest_call;
mod rows;
mod samples;
mod screen;
mod staff;

pub use calls::{FLASH, FRESH, LEAST};
pub use samples::sample;
pub use screen::{BoardScreen, RenderKey};
pub use staff::{BoardNews, BoardProgram};
