//! What time does to applications: one that nobody has accepted in time is accepted by law, a procedure begins, and limits are told
//! once a calendar is there.
use crate::hall::Hall;
use crate::hall::cases::is_far_ahead;
use crate::store::applications::import::{Difference, Importing, lock};
use crate::store::cases::lapse;
use crate::store::engine::database::{Database, Value, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use crate::store::rows::application::{ApplicationEntry, with_calendar};
use crate::store::rows::ticket::{moment, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// How many are settled in one transaction, so that nobody waits long for a number meanwhile.
const AT_ONCE: u32 = 500;

impl Store {
    /// Makes of every application what time has made of it, so that lists go by the state it is in and the limit that runs now; of
    /// how many something is news. The step says when that was written down, as an import says it.
    ///
    /// A clock that is far from the day on which the hall last did something, or brought an application in, settles nothing: what it
    /// accepted by law would stay accepted once it is right again.
    pub fn settle_applications(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<u32, StoreError> {
        let doing = "settling applications";
        let mut settled = 0;
        // Hardly ever is there one, and then nobody waits for a lock.
        while self.view(doing, |database| {
            Ok(!due_entries(database, hall, at, 1)?.is_empty() && is_borne_out(database, hall, at)?)
        })? {
            let (news, is_stuck) = self.write(doing, |database, _| {
                lock(database)?;
                let limits = HashMap::new();
                let importing = Importing { hall, limits: &limits, at };
                let (mut news, mut is_stuck) = (0, false);
                for entry in due_entries(database, hall, at, AT_ONCE)? {
                    let row = entry.application.as_in_source();
                    let difference = importing.change(database, &entry, &row)?;
                    news += u32::from(difference == Difference::Facts);
                    is_stuck |= difference == Difference::Nothing;
                }
                Ok(TxOutcome::Commit((news, is_stuck)))
            })?;
            settled += news;
            if is_stuck {
                log::error!("an application is due to change and does not");
                break;
            }
        }
        Ok(settled)
    }
}

/// Says whether the hall did something, or brought an application in, on a day before, not long ago; a hall may have applications
/// alone.
fn is_borne_out(database: &mut dyn Database, hall: &Hall, at: NaiveDateTime) -> Result<bool, Fault> {
    let today = at.date().to_string();
    let newest = "SELECT imported_at FROM application WHERE hall = :hall AND imported_at < $1 ORDER BY number DESC LIMIT 1";
    let imported = first(database, newest, &[(&today).into()], |row| moment(row.text(0)?))?;
    let is_near = |day: NaiveDate| !is_far_ahead(day, at.date(), &hall.setup.office());
    Ok(imported.is_some_and(|imported| is_near(imported.date())) || lapse::is_borne_out(database, hall, at)?)
}

/// Those that are no more what the store has of them: a moment is over, or a calendar has come.
fn due_entries(
    database: &mut dyn Database,
    hall: &Hall,
    at: NaiveDateTime,
    limit: u32,
) -> Result<Vec<ApplicationEntry>, Fault> {
    let now = written(at);
    let over = format!("changes_at <> '' AND changes_at < $1 ORDER BY changes_at, number LIMIT {limit}");
    let mut found = application::entries(database, &over, &[(&now).into()])?;
    let years: Vec<String> = hall.setup.workdays.years().map(with_calendar).collect();
    if found.is_empty() && !years.is_empty() {
        let values: Vec<Value<'_>> = years.iter().map(Value::from).collect();
        let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
        let condition = format!("changes_at <> '' AND changes_at IN ({}) LIMIT {limit}", places.join(", "));
        found = application::entries(database, &condition, &values)?;
    }
    Ok(found)
}
