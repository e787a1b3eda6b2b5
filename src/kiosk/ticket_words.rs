//! Saying facts of the hall in words: limits, waits, refusals, windows.
use crate::app::screen::Context;
use crate::hall::booking::CheckInError;
use crate::hall::catalogue::{Guide, Handling, LimitUnit, TimeLimit};
use crate::hall::desk::Window;
use crate::hall::queue::{Line, LineToday, Refusal};
use crate::text::Lang;
use crate::text::kiosk::{KioskWords, arrival};

/// A time limit in words.
pub(super) fn limit(words: &KioskWords, limit: TimeLimit) -> String {
    match limit.unit {
        LimitUnit::WorkingDays => (words.working_days)(limit.days),
        LimitUnit::CalendarDays => (words.calendar_days)(limit.days),
    }
}

/// How long a matter takes, in a few words; nothing where nothing is recorded.
pub(super) fn limits(words: &KioskWords, guide: &Guide) -> Vec<String> {
    let mut all = Vec::new();
    if guide.handling == Handling::WhileYouWait {
        all.push(words.while_you_wait.to_owned());
    } else if let Some(promised) = guide.promised {
        all.push((words.promised)(&limit(words, promised)));
    }
    if let Some(statutory) = guide.statutory {
        all.push((words.statutory)(&limit(words, statutory)));
    }
    all
}

/// How many are ahead, and how long that may take.
pub(super) fn ahead(words: &KioskWords, ahead: u32) -> String {
    if ahead == 0 { words.nobody_ahead.to_owned() } else { (words.ahead)(ahead) }
}

/// How long a line may take for somebody with some people ahead.
pub(super) fn wait(context: &Context, line: &Line, today: &LineToday, ahead: u32) -> String {
    let words = context.words();
    let wait = context.hall.wait(line, Some(today), ahead, context.now);
    wait.map_or_else(|| words.wait_unknown.to_owned(), |wait| (words.wait)(wait.least, wait.most))
}

/// Why there is no number.
pub(super) fn refusal(words: &KioskWords, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchLine => words.no_such_line.to_owned(),
        Refusal::ClosedToday { next: Some(day) } => (words.closed_next)(*day),
        Refusal::ClosedToday { next: None } => format!("{}。", words.closed_today),
        Refusal::CalendarMissing => words.calendar_missing.to_owned(),
        Refusal::ClosedUntil { opens } => (words.closed_until)(*opens),
        Refusal::ClosedForToday => words.closed_for_today.to_owned(),
        Refusal::FullUntil { opens } => (words.full_until)(*opens),
        Refusal::FullForToday => words.full_today.to_owned(),
        Refusal::Stopped => words.stopped.to_owned(),
        Refusal::WouldNotBeServed => words.would_not_be_served.to_owned(),
        Refusal::AlreadyHolding { label } => (words.already_holding)(label),
        Refusal::NoPriority => words.no_priority.to_owned(),
    }
}

/// Why somebody cannot check in.
pub(super) fn no_check_in(lang: Lang, no: &CheckInError) -> String {
    let said = arrival::words(lang);
    match no {
        CheckInError::Mistyped => said.mistyped.to_owned(),
        CheckInError::Unknown => said.unknown.to_owned(),
        CheckInError::TooEarly { from } => (said.too_early)(*from),
        CheckInError::TooLate { due } => (said.too_late)(*due),
        CheckInError::AlreadyHere { label } => (said.already_here)(label),
        CheckInError::Cancelled => said.cancelled.to_owned(),
        CheckInError::AnotherDay { day } => (said.another_day)(*day),
        CheckInError::LineGone => said.line_gone.to_owned(),
        CheckInError::Refused(no) => refusal(lang.words(), no),
    }
}

/// The windows of a line, neighbours joined: `A01–A03、B02`.
pub(super) fn windows(context: &Context, line: &Line) -> String {
    let codes: Vec<&str> =
        context.hall.windows_of(&line.code).map(|window: &Window| window.code.as_str()).collect();
    crate::hall::desk::joined_codes(&codes)
}
