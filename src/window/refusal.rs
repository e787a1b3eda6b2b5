//! Why something is not done, in words for the clerk.
use super::{Deed, Keys};
use crate::hall::desk::REMARK;
use crate::hall::queue::{NoStep, TicketState};
use crate::text::Lang;
use crate::text::window::words;

/// A refusal in words; where a key helps, it is named.
pub fn refusal(no: &NoStep, keys: &Keys, lang: Lang) -> String {
    let no_words = &words(lang).no;
    let said = match no {
        NoStep::NoTicket => no_words.no_ticket,
        NoStep::Over(TicketState::Done) => no_words.over_done,
        NoStep::Over(TicketState::Missed) => no_words.over_missed,
        NoStep::Over(TicketState::Abandoned) => no_words.over_abandoned,
        NoStep::Over(TicketState::Cancelled) => no_words.over_cancelled,
        NoStep::Over(_) => no_words.over_expired,
        NoStep::Elsewhere(window) => return (no_words.elsewhere)(window),
        NoStep::NotCalled => no_words.not_called,
        NoStep::BeingServed => no_words.being_served,
        NoStep::IsHeld => return (no_words.is_held)(&keys.name(Deed::BringBack)),
        NoStep::StillWaits => no_words.still_waits,
        NoStep::EnoughCalls(times) => return (no_words.enough_calls)(*times),
        NoStep::TooSoon(seconds) => return (no_words.too_soon)(*seconds),
        NoStep::KeptTooLong => no_words.kept_too_long,
        NoStep::KeptFor(window) => return (no_words.kept_for)(window),
        NoStep::InHand(label) => return (no_words.in_hand)(label),
        NoStep::NobodyWaits => no_words.nobody_waits,
        NoStep::NotOnDuty => no_words.not_on_duty,
        NoStep::WindowTaken => no_words.window_taken,
        NoStep::NothingInHand => no_words.nothing_in_hand,
        NoStep::Paused => no_words.paused,
        NoStep::NoLine => no_words.no_line,
        NoStep::NoWindow => no_words.no_window,
        NoStep::NobodyThere => no_words.nobody_there,
        NoStep::Personal => no_words.personal,
        NoStep::TooLong => return (no_words.too_long)(REMARK),
    };
    said.to_owned()
}
