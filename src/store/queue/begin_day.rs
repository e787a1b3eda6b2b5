//! The first order of a day: what is left of earlier days is void, and the day's calls are counted from nothing.
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::queue::end_of_day;
use crate::store::read::snapshot::Snapshot;
use chrono::NaiveDateTime;

/// Begins the day of a snapshot where no window has ordered anything yet; done once it is decided that something changes, so
/// that a day begins with an order that is done, not with one that is refused.
pub(in crate::store) fn ensure(
    database: &mut dyn Database,
    snapshot: &Snapshot,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    if snapshot.has_begun {
        return Ok(());
    }
    let day = snapshot.day.to_string();
    end_of_day::expire_before(database, &day, at)?;
    let statement = "INSERT INTO calling (hall, day, seq, turn) VALUES (:hall, $1, 0, 1)
         ON CONFLICT (hall, day) DO NOTHING";
    database.run(statement, &[(&day).into()]).map(drop)
}
