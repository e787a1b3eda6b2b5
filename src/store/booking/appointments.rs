//! Appointments as rows: looked through, cancelled, and every change of them entered in the journal.
use crate::hall::booking::{Appointment, Attendance, CheckInError};
use crate::hall::queue::TicketLabel;
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{NaiveDate, NaiveDateTime};

/// The columns of an appointment in the order in which [`read`] reads them.
macro_rules! columns {
    () => {
        "code, due, line, matter, state, number, until"
    };
}
pub(in crate::store) use columns;

impl Store {
    /// The appointments of a day in order of time.
    pub fn appointments(&mut self, day: NaiveDate) -> Result<Vec<Appointment>, StoreError> {
        let day = day.to_string();
        let statement = concat!(
            "SELECT ",
            columns!(),
            " FROM appointment WHERE hall = :hall AND day = $1 ORDER BY due, line, code"
        );
        self.view("reading the appointments", |database| all(database, statement, &[(&day).into()], read))
    }

    /// The appointments from one day until another that were not cancelled, in order of time.
    pub fn appointments_between(
        &mut self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<Appointment>, StoreError> {
        let (from, until) = (from.to_string(), until.to_string());
        let statement = concat!(
            "SELECT ",
            columns!(),
            " FROM appointment WHERE hall = :hall AND day >= $1 AND day <= $2 AND state <> 'cancelled'
             ORDER BY due, line, code"
        );
        let values = [(&from).into(), (&until).into()];
        self.view("reading the appointments", |database| all(database, statement, &values, read))
    }

    /// Cancels an appointment nobody has checked in for; again changes nothing.
    pub fn cancel_appointment(
        &mut self,
        code: &str,
        at: NaiveDateTime,
    ) -> Result<Result<Appointment, CheckInError>, StoreError> {
        self.write("cancelling an appointment", |database, _| {
            let Some(found) = lock_row(database, code)? else {
                return Ok(TxOutcome::Rollback(Err(CheckInError::not_found(code))));
            };
            match found.standing {
                Attendance::Here { label } => {
                    Ok(TxOutcome::Rollback(Err(CheckInError::AlreadyHere { label })))
                }
                Attendance::Cancelled => Ok(TxOutcome::Rollback(Ok(found))),
                Attendance::Expected => {
                    let statement =
                        "UPDATE appointment SET state = 'cancelled' WHERE hall = :hall AND code = $1";
                    database.run(statement, &[code.into()])?;
                    enter(database, &found, "cancelled", 0, at);
                    Ok(TxOutcome::Commit(Ok(Appointment { standing: Attendance::Cancelled, ..found })))
                }
            }
        })
    }
}

/// Enters what became of an appointment in the hall's journal; `number` is that of its ticket, 0 before there is one. An
/// appointment that goes with a number that is given back goes with the entry of the number.
pub(in crate::store) fn enter(
    database: &mut dyn Database,
    found: &Appointment,
    event: &str,
    number: u32,
    at: NaiveDateTime,
) {
    database.enter(JournalEntry {
        day: found.day.to_string(),
        at: written(at),
        kind: "appointment",
        event: event.to_owned(),
        line: Some(found.line.clone()),
        number,
        ..JournalEntry::default()
    });
}

/// Locks the row of an appointment until the end of the transaction.
fn lock_row(database: &mut dyn Database, code: &str) -> Result<Option<Appointment>, Fault> {
    let statement =
        concat!("UPDATE appointment SET code = code WHERE hall = :hall AND code = $1 RETURNING ", columns!());
    first(database, statement, &[code.into()], read)
}

/// Reads an appointment out of a row of [`columns`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<Appointment, Fault> {
    let due: NaiveDateTime = row.text(1)?.parse()?;
    let line = row.text(2)?;
    let standing = match row.text(4)? {
        "here" => Attendance::Here { label: TicketLabel::new(line, row.count(5)?) },
        "cancelled" => Attendance::Cancelled,
        _ => Attendance::Expected,
    };
    Ok(Appointment {
        code: row.text(0)?.to_owned(),
        day: due.date(),
        time: due.time(),
        until: row.text(6)?.parse().ok(),
        line: line.into(),
        matter: Some(row.text(3)?.to_owned()).filter(|matter| !matter.is_empty()),
        standing,
    })
}
