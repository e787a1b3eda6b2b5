//! Why a line that has hours of its own today gives no number: its true hours, and why; of every other line what is always said.
use crate::app::screen::Context;
use crate::hall::queue::{APPOINTMENT, Line, LineToday, Refusal};
use crate::text::queue::refusal::refusal;
use chrono::{NaiveDate, NaiveTime};

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

/// What else somebody may do whom a line gives no number: when it gives numbers again, and whether a visit can be booked. Nothing of it
/// is said where it is not known; a unit's matters are done in one line, so that there is no other to be named.
pub(super) fn instead(context: &Context, line: &str, no: &Refusal) -> Vec<String> {
    let is_over = matches!(no, Refusal::ClosedForToday | Refusal::FullForToday | Refusal::WouldNotBeServed);
    let is_full = is_over || matches!(no, Refusal::FullUntil { .. } | Refusal::Stopped);
    if !is_full {
        return Vec::new();
    }
    let Some(line) = context.hall.line(line) else { return Vec::new() };
    let (words, setup) = (context.words(), &context.hall.setup);
    let again = again(context, line).filter(|_| is_over);
    let books = setup.classes.iter().any(|class| class.code == APPOINTMENT);
    let books = books && !setup.phone.is_empty();
    let again = again.map(|(day, time)| (words.numbers_again)(day, time));
    again.into_iter().chain(books.then(|| (words.book_ahead)(&setup.phone))).collect()
}

/// When a line gives numbers the next day it does.
fn again(context: &Context, line: &Line) -> Option<(NaiveDate, NaiveTime)> {
    let setup = &context.hall.setup;
    let day = setup.next_open_after(&line.code, context.now.date())?;
    let time = setup.line_on(line, day).intervals.iter().map(|interval| interval.open.from).min()?;
    Some((day, time))
}
