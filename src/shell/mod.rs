//! The loop of every full screen: kiosk, window, boards, the lead's screen, the printers'.
//!
//! | file | what it is |
//! |---|---|
//! | `turns` | the one loop: time, picture, events, until the program ends or its inbox is gone |
//! | `kiosk` | the kiosk's application in the loop |
//! | `staff` | a screen of the staff in the loop, with the touches that count |
//! | `terminal` | the terminal of this process, taken for a screen of the staff |
//!
//! Which touches count is decided in one place for all of them: [`crate::ui::TouchTracker`].

mod burst;
/// The kiosk in the loop.
pub mod kiosk;
/// Screens of the staff in the loop.
pub mod staff;
/// The terminal of a screen of the staff.
pub mod terminal;
/// The loop itself.
pub mod turns;
