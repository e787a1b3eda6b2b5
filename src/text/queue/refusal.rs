//! Why there is no number, in words: the same on the kiosk and on the command line.
use crate::hall::{booking::CheckInError, queue::Refusal};
use crate::text::Lang;
use crate::text::kiosk::arrival;

/// Why the hall gives no number, and what to do instead: one or two sentences.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let words = lang.words();
    match refusal {
        Refusal::ClockNotSet => words.clock_not_set.to_owned(),
        Refusal::NoSuchLine => words.no_such_line.to_owned(),
        Refusal::ClosedToday { next: Some(day) } => (words.closed_next)(*day),
        Refusal::ClosedToday { next: None } => words.closed_no_next.to_owned(),
        Refusal::CalendarMissing => words.calendar_missing.to_owned(),
        Refusal::ClosedUntil { opens } => (words.closed_until)(*opens),
        Refusal::ClosedForToday => words.closed_for_today.to_owned(),
        Refusal::FullUntil { opens } => (words.full_until)(*opens),
        Refusal::FullForToday => words.full_today.to_owned(),
        Refusal::Stopped => words.stopped.to_owned(),
        Refusal::WouldNotBeServed => words.would_not_be_served.to_owned(),
        Refusal::AlreadyHolding { label } => (words.already_holding)(&label.to_string()),
        Refusal::NoPriority => words.no_priority.to_owned(),
    }
}

/// Why somebody with an appointment cannot check in, and what to do instead.
pub fn no_check_in(lang: Lang, no: &CheckInError) -> String {
    let said = arrival::words(lang);
    match no {
        CheckInError::Mistyped => said.mistyped.to_owned(),
        CheckInError::Unknown => said.unknown.to_owned(),
        CheckInError::TooEarly { from } => (said.too_early)(*from),
        CheckInError::TooLate { due } => (said.too_late)(*due),
        CheckInError::AlreadyHere { label } => (said.already_here)(&label.to_string()),
        CheckInError::Cancelled => said.cancelled.to_owned(),
        CheckInError::AnotherDay { day } => (said.another_day)(*day),
        CheckInError::ClosedThen { due } => (said.closed_then)(*due),
        CheckInError::LineGone => said.line_gone.to_owned(),
        CheckInError::Refused(no) => refusal(lang, no),
    }
}
