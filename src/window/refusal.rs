//! Why something is not done, in words for the clerk.
use super::{Action, FunctionKeys};
use crate::hall::desk::REMARK;
use crate::hall::queue::{StepError, TicketState};
use crate::text::Lang;
use crate::text::window::words;

/// A refusal in words; where a key helps, it is named.
pub fn refusal(no: &StepError, keys: &FunctionKeys, lang: Lang) -> String {
    let no_words = &words(lang).no;
    let said = match no {
        StepError::NoTicket => no_words.no_ticket,
        StepError::Over(TicketState::Done) => no_words.over_done,
        StepError::Over(TicketState::Missed) => no_words.over_missed,
        StepError::Over(TicketState::Abandoned) => no_words.over_abandoned,
        StepError::Over(TicketState::Cancelled) => no_words.over_cancelled,
        StepError::Over(TicketState::Removed) => no_words.over_removed,
        StepError::Over(_) => no_words.over_expired,
        StepError::Elsewhere(window) => return (no_words.elsewhere)(window),
        StepError::NotCalled => no_words.not_called,
        StepError::BeingServed => no_words.being_served,
        StepError::IsHeld => return (no_words.is_held)(&keys.name(Action::BringBack)),
        StepError::StillWaits => no_words.still_waits,
        StepError::EnoughCalls(times) => return (no_words.enough_calls)(*times),
        StepError::TooSoon(seconds) => return (no_words.too_soon)(*seconds),
        StepError::KeptTooLong => no_words.kept_too_long,
        StepError::KeptFor(window) => return (no_words.kept_for)(window),
        StepError::InHand(label) => return (no_words.in_hand)(&label.to_string()),
        StepError::NobodyWaits => no_words.nobody_waits,
        StepError::NotOnDuty => no_words.not_on_duty,
        StepError::WindowTaken => no_words.window_taken,
        StepError::NothingInHand => no_words.nothing_in_hand,
        StepError::Paused => no_words.paused,
        StepError::NoLine => no_words.no_line,
        StepError::NoWindow => no_words.no_window,
        StepError::NobodyThere => no_words.nobody_there,
        StepError::Personal => no_words.personal,
        StepError::NothingToUndo => no_words.nothing_to_undo,
        StepError::TooLateToUndo(seconds) => return (no_words.too_late_to_undo)(*seconds),
        StepError::ChangedSince(label) => return (no_words.changed_since)(&label.to_string()),
        StepError::RatedSince(label) => return (no_words.rated_since)(&label.to_string()),
        StepError::TooLong => return (no_words.too_long)(REMARK),
    };
    said.to_owned()
}
