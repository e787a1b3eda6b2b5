//! Appointments: brought in from a table, checked in for, looked through, cancelled.
use crate::hall::Hall;
use crate::hall::booking::{Appointment, Attendance, CheckInError};
use crate::hall::queue::{APPOINTMENT, Refusal, Ticket, label};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::ledger::marks::Ledger;
use crate::store::queue::taking::{Given, Taking};
use crate::store::rows::ticket::{by_number, today, written};
use crate::store::{Store, StoreError, TakeRequest, TxOutcome};
use chrono::{NaiveDate, NaiveDateTime};

/// Somebody checks in for an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInAttempt {
    /// The code, as [`crate::hall::booking::code::plain`] writes it.
    pub code: String,
    /// The visit, as in [`TakeRequest`].
    pub visit: String,
    /// The machine's number in the hall.
    pub kiosk: String,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// The language of the slip that is to be printed (`zh` or `en`); nothing where none is.
    pub slip: Option<&'static str>,
}

/// The columns of an appointment in the order in which [`read`] reads them.
macro_rules! columns {
    () => {
        "code, due, line, matter, state, number"
    };
}
pub(in crate::store) use columns;

impl Store {
    /// Checks somebody in: by the rule of [`Appointment::may_check_in`], then with the next number of the line.
    ///
    /// The same visit checking in again gets the same ticket; another one is told its label.
    pub fn check_in(
        &mut self,
        asked: &CheckInAttempt,
        hall: &Hall,
    ) -> Result<Result<Given, CheckInError>, StoreError> {
        let (doing, secret) = ("checking in", self.secret.clone());
        self.giving(doing, |store| {
            store.atomically(doing, |database, ledger| check_in(database, ledger, (asked, &secret), hall))
        })
    }

    /// The appointments of a day in order of time.
    pub fn appointments(&mut self, day: NaiveDate) -> Result<Vec<Appointment>, StoreError> {
        let day = day.to_string();
        let statement = concat!(
            "SELECT ",
            columns!(),
            " FROM appointment WHERE hall = :hall AND day = $1 ORDER BY due, line, code"
        );
        all(self.database.as_mut(), statement, &[(&day).into()], read)
            .map_err(|fault| StoreError::new("reading the appointments", fault))
    }

    /// Cancels an appointment nobody has checked in for; again changes nothing.
    pub fn cancel_appointment(
        &mut self,
        code: &str,
        at: NaiveDateTime,
    ) -> Result<Result<Appointment, CheckInError>, StoreError> {
        self.atomically("cancelling an appointment", |database, _| {
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

fn check_in(
    database: &mut dyn Database,
    ledger: &mut Ledger,
    (asked, secret): (&CheckInAttempt, &str),
    hall: &Hall,
) -> Result<TxOutcome<Result<Given, CheckInError>>, Fault> {
    let Some(found) = lock_row(database, &asked.code)? else {
        return Ok(TxOutcome::Rollback(Err(CheckInError::not_found(&asked.code))));
    };
    let request = request(asked, &found);
    if let Some(same) = held_by(database, &found, &asked.visit)? {
        let Some(line) = hall.line(&found.line) else {
            return Ok(TxOutcome::Rollback(Ok(Given { ticket: same, ..Given::default() })));
        };
        let taking = Taking { asked: &request, line, hall, secret };
        let seen = taking.read(database)?;
        return Ok(TxOutcome::Rollback(Ok(taking.given(&seen, same, false))));
    }
    let day = today(database, asked.at)?;
    if let Err(no) = found.may_check_in(day, asked.at, &hall.setup.calling) {
        return Ok(TxOutcome::Rollback(Err(no)));
    }
    let Some(line) = hall.line(&found.line) else {
        return Ok(TxOutcome::Rollback(Err(CheckInError::LineGone)));
    };
    let taking = Taking { asked: &request, line, hall, secret };
    let refused = |refusal| Ok(TxOutcome::Rollback(Err(CheckInError::Refused(refusal))));
    let given = match taking.locked(database, ledger)? {
        TxOutcome::Commit(Ok(given)) => given,
        // The visit holds the number of another appointment for the same time: one person, one number.
        TxOutcome::Rollback(Ok(other)) => {
            return refused(Refusal::AlreadyHolding { label: other.ticket.label() });
        }
        TxOutcome::Commit(Err(refusal)) | TxOutcome::Rollback(Err(refusal)) => return refused(refusal),
    };
    let statement = "UPDATE appointment SET state = 'here', number = $1 WHERE hall = :hall AND code = $2";
    database.run(statement, &[given.ticket.number.into(), (&found.code).into()])?;
    enter(database, &found, "here", given.ticket.number, asked.at);
    Ok(TxOutcome::Commit(Ok(given)))
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
        line: found.line.clone(),
        number,
        ..JournalEntry::default()
    });
}

fn request(asked: &CheckInAttempt, found: &Appointment) -> TakeRequest {
    TakeRequest {
        visit: asked.visit.clone(),
        kiosk: asked.kiosk.clone(),
        line: found.line.clone(),
        matter: found.matter.clone(),
        priority: false,
        class: APPOINTMENT.to_owned(),
        due: Some(found.due()),
        at: asked.at,
        slip: asked.slip,
    }
}

/// The ticket of an appointment if it was given in this visit.
fn held_by(database: &mut dyn Database, found: &Appointment, visit: &str) -> Result<Option<Ticket>, Fault> {
    let day = found.day.to_string();
    let statement = "SELECT appointment.number FROM appointment JOIN ticket ON ticket.hall = appointment.hall AND ticket.day = appointment.day
             AND ticket.line = appointment.line AND ticket.number = appointment.number
         WHERE appointment.hall = :hall AND appointment.code = $1 AND appointment.state = 'here' AND ticket.visit = $2
          AND ticket.state <> 'cancelled'";
    let number = first(database, statement, &[(&found.code).into(), visit.into()], |row| row.count(0))?;
    number.map_or(Ok(None), |number| by_number(database, &day, &found.line, number))
}

/// Locks the row of an appointment until the end of the transaction, so that two machines cannot both check in.
pub(in crate::store) fn lock_row(
    database: &mut dyn Database,
    code: &str,
) -> Result<Option<Appointment>, Fault> {
    let statement =
        concat!("UPDATE appointment SET code = code WHERE hall = :hall AND code = $1 RETURNING ", columns!());
    first(database, statement, &[code.into()], read)
}

/// Reads an appointment out of a row of [`columns`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<Appointment, Fault> {
    let due: NaiveDateTime = row.text(1)?.parse()?;
    let line = row.text(2)?;
    let standing = match row.text(4)? {
        "here" => Attendance::Here { label: label(line, row.count(5)?) },
        "cancelled" => Attendance::Cancelled,
        _ => Attendance::Expected,
    };
    Ok(Appointment {
        code: row.text(0)?.to_owned(),
        day: due.date(),
        time: due.time(),
        line: line.to_owned(),
        matter: Some(row.text(3)?.to_owned()).filter(|matter| !matter.is_empty()),
        standing,
    })
}
