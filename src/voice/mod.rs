//! The voice of the hall (语音叫号): which calls are still to be said, in what order, and in what words or clips.
mod chime;
mod phrase;
mod queue;

pub use chime::chime;
pub use phrase::{CHIME, clips, text};
pub use queue::AnnouncementQueue;
