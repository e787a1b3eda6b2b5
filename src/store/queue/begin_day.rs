//! The first order of a day: what is left of earlier days is void, and the day's calls are counted from nothing.
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::queue::end_of_day;
use crate::store::read::snapshot::Snapshot;
use chrono::NaiveDateTime;

/// Reads what an order goes by, and where it is the first of its day, begins the day and reads again.
pub(in crate::store) fn read(
    database: &mut dyn Database,
    at: NaiveDateTime,
    read: impl Fn(&mut dyn Database) -> Result<Snapshot, Fault>,
) -> Result<Snapshot, Fault> {
    let snapshot = read(database)?;
    if snapshot.has_begun {
        return Ok(snapshot);
    }
    let day = snapshot.day.to_string();
    end_of_day::expire_before(database, &day, at)?;
    let statement = "INSERT INTO calling (hall, day, seq, turn) VALUES (:hall, $1, 0, 1)
         ON CONFLICT (hall, day) DO NOTHING";
    database.run(statement, &[(&day).into()])?;
    read(database)
}
