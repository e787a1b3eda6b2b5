//! Asking now and then how the lines stand, on pages that show it.
use crate::app::message::RequestKind;
use crate::app::screen::Outcome;

/// Ticks between two looks at the lines.
const LOOK_EVERY: u32 = 5;

/// Counts the ticks of a page that shows how lines stand.
#[derive(Default)]
pub(super) struct CountTimer {
    ticks: u32,
}

impl CountTimer {
    /// A tick passed; the lines are counted anew where it is time.
    pub fn tick(&mut self) -> Outcome {
        self.ticks += 1;
        let due = self.ticks.is_multiple_of(LOOK_EVERY);
        if due { Outcome::stay().ask(RequestKind::CountLines) } else { Outcome::stay() }
    }
}
