//! How long somebody may sit there: two minutes without a touch, and half an hour by one PIN.
use super::AdminSession;
use std::time::Duration;

/// Whoever is not heard for so long has gone.
const IDLE: Duration = Duration::from_mins(2);
/// A PIN is good for so long.
const SITTING: Duration = Duration::from_mins(30);
/// So long before the end it is said more loudly.
const SOON: Duration = Duration::from_mins(2);

/// When a PIN was typed last, and when somebody was heard last.
#[derive(Debug, Default)]
pub(super) struct SittingHours {
    begun: Duration,
    heard: Duration,
}

impl SittingHours {
    /// The right PIN was typed.
    pub fn begin(&mut self, here: &AdminSession) {
        (self.begun, self.heard) = (here.at, here.at);
    }

    /// Somebody was heard.
    pub fn touch(&mut self, here: &AdminSession) {
        self.heard = here.at;
    }

    fn left(&self, here: &AdminSession) -> Duration {
        (self.begun + SITTING).saturating_sub(here.at)
    }

    /// Says whether the screen is to be locked.
    pub fn are_over(&self, here: &AdminSession) -> bool {
        here.at.saturating_sub(self.heard) >= IDLE || self.left(here).is_zero()
    }

    /// Says whether a locked screen was left for good.
    pub fn is_given_up(&self, here: &AdminSession) -> bool {
        here.at.saturating_sub(self.heard) >= SITTING
    }

    /// How long the PIN is still good for, as it stands in the head.
    pub fn said(&self, here: &AdminSession) -> String {
        let left = self.left(here);
        let minutes = left.as_secs().div_ceil(60);
        if left <= SOON { (here.words().pin_soon)(left.as_secs()) } else { (here.words().pin_left)(minutes) }
    }
}
