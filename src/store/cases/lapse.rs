//! Whether time may close a case: only a clock that the hall's own journal bears out closes anything.
use crate::hall::Hall;
use crate::hall::cases::{Case, is_far_ahead};
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::moment;
use chrono::NaiveDateTime;

/// Says whether a case has closed by itself by a moment.
pub(super) fn has_lapsed(
    database: &mut dyn Database,
    case: &Case,
    hall: &Hall,
    at: NaiveDateTime,
) -> Result<bool, Fault> {
    let is_due = case.lapses_at.is_some_and(|lapses| at >= lapses);
    Ok(is_due && is_borne_out(database, hall, at)?)
}

/// Says whether the hall did something on a day before, not long ago. A clock that was set months ahead is not believed: a case
/// it closed would stay closed. What is done under such a clock on the same day is no proof of it.
pub(in crate::store) fn is_borne_out(
    database: &mut dyn Database,
    hall: &Hall,
    at: NaiveDateTime,
) -> Result<bool, Fault> {
    let today = at.date().to_string();
    let statement = "SELECT at FROM journal WHERE hall = :hall AND at < $1 ORDER BY seq DESC LIMIT 1";
    let last = first(database, statement, &[(&today).into()], |row| moment(row.text(0)?))?;
    Ok(last.is_some_and(|last| !is_far_ahead(last.date(), at.date(), &hall.setup.office())))
}
