//! Why a line that has hours of its own today gives no number: its true hours, and why; of every other line what is always said.
use crate::app::screen::Context;
use crate::hall::queue::{LineToday, Refusal};
use crate::text::queue::refusal::refusal;

/// Why a line gives no number now; `today` is how it stands, where that is known.
pub(super) fn why(context: &Context, line: &str, no: &Refusal, today: Option<&LineToday>) -> String {
    special(context, line, no, today).unwrap_or_else(|| refusal(context.lang, no))
}

/// The same where the line has hours of its own today; nothing elsewhere.
pub(super) fn special(
    context: &Context,
    line: &str,
    no: &Refusal,
    today: Option<&LineToday>,
) -> Option<String> {
    let is_closed =
        matches!(no, Refusal::ClosedToday { .. } | Refusal::ClosedForToday | Refusal::ClosedUntil { .. });
    let day = context.now.date();
    let special = context.hall.setup.special_for(line, day).filter(|_| is_closed)?;
    let (words, note) = (context.words(), context.say(&special.note));
    let spans: Vec<String> = special.open.iter().map(ToString::to_string).collect();
    let is_day_off = context.hall.setup.workdays.is_workday(day) == Ok(false);
    Some(match spans.as_slice() {
        // A weekend or a holiday of the hall is what it always is.
        [] if is_day_off => return None,
        [] if today.is_some_and(|today| today.today > 0) => (words.line_no_more_today)(note),
        [] => (words.line_not_today)(note),
        spans => (words.line_only_today)(&context.lang.list(spans), note),
    })
}
