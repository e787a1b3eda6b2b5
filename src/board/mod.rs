//! The big screen of the hall (大屏): calls, who waits, who was missed, notices. Nobody touches it and nobody is named on it.
mod bands;
mod both;
mod calls;
mod face;
mod foot;
mod head;
mod layout;
mod newest;
mod pair;
mod rows;
mod samples;

pub use calls::{FLASH, FRESH, LEAST};
pub use face::{BoardFace, Look};
pub use samples::sample;
