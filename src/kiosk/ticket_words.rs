//! Saying facts of the hall in words: limits, waits, windows.
use crate::app::screen::Context;
use crate::hall::catalogue::{Guide, Handling, LimitUnit, TimeLimit};
use crate::hall::desk::{Window, joined_codes};
use crate::hall::queue::{Line, LineToday};
use crate::text::kiosk::KioskWords;
use crate::text::queue::ticket_state;

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

/// How long a line may take for somebody with some people ahead.
pub(super) fn wait(context: &Context, line: &Line, today: &LineToday, ahead: u32) -> String {
    ticket_state::wait(context.lang, context.hall.wait(line, Some(today), ahead, context.now))
}

/// The windows of a line, neighbours joined: `A01–A03、B02`, `A01–A03, B02`.
pub(super) fn windows(context: &Context, line: &Line) -> String {
    let codes: Vec<&str> =
        context.hall.windows_of(&line.code).map(|window: &Window| window.code.as_str()).collect();
    context.lang.list(&joined_codes(&codes))
}
