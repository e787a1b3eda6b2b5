//! Appointments: brought in from a table, checked in for, looked through, cancelled.
use crate::{
    hall::{APPOINTMENT, Appointment, Attendance, Hall, Line, NoCheckIn, Refusal, Ticket, label},
    store::{
        Ending, Store, StoreError, TakeRequest,
        engine::{
            database::{Database, Row, all, first},
            error::Fault,
        },
        ledger::marks::Ledger,
        queue::take::take,
        rows::ticket::{by_number, today, written},
    },
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// Somebody checks in for an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// The code, as [`crate::hall::booking_code::plain`] writes it.
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
        asked: &CheckIn,
        hall: &Hall,
    ) -> Result<Result<Ticket, NoCheckIn>, StoreError> {
        self.giving("checking in", |database, ledger| check_in(database, ledger, asked, hall))
    }

    /// The appointments of a day in order of time.
    pub fn appointments(&mut self, day: NaiveDate) -> Result<Vec<Appointment>, StoreError> {
        let day = day.to_string();
        let statement =
            concat!("SELECT ", columns!(), " FROM appointment WHERE day = $1 ORDER BY due, line, code");
        all(self.database.as_mut(), statement, &[(&day).into()], read)
            .map_err(|fault| StoreError::new("reading the appointments", fault))
    }

    /// Cancels an appointment nobody has checked in for; again changes nothing.
    pub fn cancel_appointment(&mut self, code: &str) -> Result<Result<Appointment, NoCheckIn>, StoreError> {
        self.atomically("cancelling an appointment", |database, _| {
            let Some(found) = hold(database, code)? else {
                return Ok(Ending::Leave(Err(NoCheckIn::not_found(code))));
            };
            match found.standing {
                Attendance::Here { label } => Ok(Ending::Leave(Err(NoCheckIn::AlreadyHere { label }))),
                Attendance::Cancelled => Ok(Ending::Leave(Ok(found))),
                Attendance::Expected => {
                    let statement = "UPDATE appointment SET state = 'cancelled' WHERE code = $1";
                    database.run(statement, &[code.into()])?;
                    Ok(Ending::Keep(Ok(Appointment { standing: Attendance::Cancelled, ..found })))
                }
            }
        })
    }
}

fn check_in(
    database: &mut dyn Database,
    ledger: &mut Ledger,
    asked: &CheckIn,
    hall: &Hall,
) -> Result<Ending<Result<Ticket, NoCheckIn>>, Fault> {
    let Some(found) = hold(database, &asked.code)? else {
        return Ok(Ending::Leave(Err(NoCheckIn::not_found(&asked.code))));
    };
    if let Some(same) = held_by(database, &found, &asked.visit)? {
        return Ok(Ending::Leave(Ok(same)));
    }
    let day = today(database, asked.at)?;
    if let Err(no) = found.may_check_in(day, asked.at, &hall.calling) {
        return Ok(Ending::Leave(Err(no)));
    }
    let Some(line) = hall.line(&found.line) else {
        return Ok(Ending::Leave(Err(NoCheckIn::LineGone)));
    };
    give(database, ledger, asked, &found, line, hall)
}

/// Gives the number and marks the appointment.
fn give(
    database: &mut dyn Database,
    ledger: &mut Ledger,
    asked: &CheckIn,
    found: &Appointment,
    line: &Line,
    hall: &Hall,
) -> Result<Ending<Result<Ticket, NoCheckIn>>, Fault> {
    let refused = |refusal| Ok(Ending::Leave(Err(NoCheckIn::Refused(refusal))));
    let request = TakeRequest {
        visit: asked.visit.clone(),
        kiosk: asked.kiosk.clone(),
        line: found.line.clone(),
        matter: found.matter.clone(),
        priority: false,
        class: APPOINTMENT.to_owned(),
        due: Some(found.due()),
        at: asked.at,
        slip: asked.slip,
    };
    let ticket = match take(database, ledger, &request, line, hall)? {
        Ending::Keep(Ok(ticket)) => ticket,
        // The visit holds the number of another appointment for the same time: one person, one number.
        Ending::Leave(Ok(other)) => return refused(Refusal::AlreadyHolding { label: other.label() }),
        Ending::Keep(Err(refusal)) | Ending::Leave(Err(refusal)) => return refused(refusal),
    };
    let statement = "UPDATE appointment SET state = 'here', number = $1 WHERE code = $2";
    database.run(statement, &[ticket.number.into(), (&found.code).into()])?;
    Ok(Ending::Keep(Ok(ticket)))
}

/// The ticket of an appointment if it was given in this visit.
fn held_by(database: &mut dyn Database, found: &Appointment, visit: &str) -> Result<Option<Ticket>, Fault> {
    let day = found.day.to_string();
    let statement = "SELECT appointment.number FROM appointment JOIN ticket ON ticket.day = appointment.day
             AND ticket.line = appointment.line AND ticket.number = appointment.number
         WHERE appointment.code = $1 AND appointment.state = 'here' AND ticket.visit = $2
          AND ticket.state <> 'cancelled'";
    let number = first(database, statement, &[(&found.code).into(), visit.into()], |row| row.count(0))?;
    number.map_or(Ok(None), |number| by_number(database, &day, &found.line, number))
}

/// The appointments of a line that people may still check in for on the day of a moment, in order.
pub(in crate::store) fn to_come_in(
    database: &mut dyn Database,
    hall: &Hall,
    (day, line): (&str, &str),
    at: NaiveDateTime,
) -> Result<Vec<NaiveDateTime>, Fault> {
    let after = written(at - TimeDelta::minutes(hall.calling.late.into()));
    let statement =
        "SELECT due FROM appointment WHERE day = $1 AND line = $2 AND due >= $3 AND state = 'expected'
         ORDER BY due";
    all(database, statement, &[day.into(), line.into(), (&after).into()], |row| Ok(row.text(0)?.parse()?))
}

/// The appointments of all lines that people may still check in for on the day of a moment, each with its line, in order.
pub(in crate::store) fn to_come(
    database: &mut dyn Database,
    hall: &Hall,
    day: &str,
    at: NaiveDateTime,
) -> Result<Vec<(String, NaiveDateTime)>, Fault> {
    let after = written(at - TimeDelta::minutes(hall.calling.late.into()));
    let statement =
        "SELECT line, due FROM appointment WHERE day = $1 AND due >= $2 AND state = 'expected' ORDER BY due";
    all(database, statement, &[day.into(), (&after).into()], |row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.parse()?))
    })
}

/// Locks the row of an appointment until the end of the transaction, so that two machines cannot both check in.
pub(in crate::store) fn hold(database: &mut dyn Database, code: &str) -> Result<Option<Appointment>, Fault> {
    let statement = concat!("UPDATE appointment SET code = code WHERE code = $1 RETURNING ", columns!());
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
