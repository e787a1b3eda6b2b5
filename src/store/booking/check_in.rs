//! Checking in (签到): an appointment becomes a ticket.
use crate::hall::booking::{Appointment, CheckInError};
use crate::hall::calendar::business_day;
use crate::hall::queue::{APPOINTMENT, Line, Refusal};
use crate::hall::receipts::ReceiptKeys;
use crate::hall::{Hall, KioskCode};
use crate::store::booking::appointments::{columns, enter, read};
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::ledger::marks::Ledger;
use crate::store::queue::take::{TakeOutcome, try_at_once};
use crate::store::queue::taking::{Given, Taking};
use crate::store::rows::ticket::by_code;
use crate::store::{Store, StoreError, TakeRequest, TxOutcome, until_done};
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;

/// Somebody checks in for an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInAttempt {
    /// The code, as [`crate::hall::booking::code::plain`] writes it.
    pub code: String,
    /// The visit, as in [`TakeRequest`].
    pub visit: String,
    /// The machine's number in the hall.
    pub kiosk: KioskCode,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// The language of the slip that is to be printed (`zh` or `en`); nothing where none is.
    pub slip: Option<&'static str>,
}

impl Store {
    /// Checks somebody in: by the rule of [`Appointment::may_check_in`], then with the next number of the line.
    ///
    /// The same visit checking in again gets the same ticket; another one is told its label.
    pub fn check_in(
        &mut self,
        asked: &CheckInAttempt,
        hall: &Hall,
    ) -> Result<Result<Given, CheckInError>, StoreError> {
        let (doing, secret, mut keys) = ("checking in", self.secret.clone(), self.receipt_keys.clone());
        let operation = CheckInOperation { asked, hall, secret: &secret };
        let locks_rows = self.database.locks_rows();
        let given = self.giving(doing, |store| {
            if locks_rows {
                let done = operation.check_in_at_once(store.database.as_mut(), &mut store.ledger, &mut keys);
                return done.map_err(|fault| StoreError::new(doing, fault));
            }
            store.write(doing, |database, ledger| operation.check_in_alone(database, ledger, &mut keys))
        });
        self.receipt_keys = keys;
        given
    }
}

/// Somebody before a machine, with a code.
struct CheckInOperation<'a> {
    asked: &'a CheckInAttempt,
    hall: &'a Hall,
    secret: &'a str,
}

/// An appointment as it was found.
struct FoundAppointment {
    appointment: Appointment,
    /// The code of its ticket, if that was given in this visit.
    held: Option<String>,
    /// The business day.
    day: NaiveDate,
}

/// What somebody who checks in is told.
type CheckInAnswer = Result<Given, CheckInError>;

impl CheckInOperation<'_> {
    /// Where writers lock rows: two reads, the rule, and one statement that checks what must still hold.
    fn check_in_at_once(
        &self,
        database: &mut dyn Database,
        ledger: &mut Ledger,
        keys: &mut ReceiptKeys,
    ) -> Result<CheckInAnswer, Fault> {
        until_done(|tried| {
            let found = self.find(database)?;
            let (request, line) = match self.admitted(database, keys, found)? {
                Admission::Answered(answer) => return Ok(Some(answer)),
                Admission::Admitted(_, request, line) => (request, line),
            };
            let taking = Taking { appointment: Some(&self.asked.code), ..self.taking(&request, &line) };
            Ok(match try_at_once(&taking, database, ledger, keys, tried)? {
                TakeOutcome::Given(given) => Some(Ok(given)),
                TakeOutcome::Held(other) => Some(refused(holding(&other))),
                TakeOutcome::Refused(refusal) => Some(refused(refusal)),
                TakeOutcome::Again => None,
            })
        })
    }

    /// The same in a transaction that keeps all others out.
    fn check_in_alone(
        &self,
        database: &mut dyn Database,
        ledger: &mut Ledger,
        keys: &mut ReceiptKeys,
    ) -> Result<TxOutcome<CheckInAnswer>, Fault> {
        let found = self.find(database)?;
        let (appointment, request, line) = match self.admitted(database, keys, found)? {
            Admission::Answered(answer) => return Ok(TxOutcome::Rollback(answer)),
            Admission::Admitted(appointment, request, line) => (appointment, request, line),
        };
        let given = match self.taking(&request, &line).locked(database, ledger, keys)? {
            TxOutcome::Commit(Ok(given)) => given,
            TxOutcome::Rollback(Ok(other)) => return Ok(TxOutcome::Rollback(refused(holding(&other)))),
            TxOutcome::Commit(Err(refusal)) | TxOutcome::Rollback(Err(refusal)) => {
                return Ok(TxOutcome::Rollback(refused(refusal)));
            }
        };
        let statement = "UPDATE appointment SET state = 'here', number = $1 WHERE hall = :hall AND code = $2";
        database.run(statement, &[given.ticket.number.into(), (&appointment.code).into()])?;
        enter(database, &appointment, "here", given.ticket.number, self.asked.at);
        Ok(TxOutcome::Commit(Ok(given)))
    }

    /// The appointment of the code, in one statement.
    fn find(&self, database: &mut dyn Database) -> Result<Option<FoundAppointment>, Fault> {
        let statement = concat!(
            "SELECT ",
            columns!(),
            ", COALESCE((SELECT ticket.code FROM ticket WHERE ticket.hall = :hall AND ticket.day = appointment.day
                 AND ticket.line = appointment.line AND ticket.number = appointment.number AND ticket.visit = $2
                 AND ticket.state <> 'cancelled' AND appointment.state = 'here'), ''),
             COALESCE((SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall), '')
             FROM appointment WHERE hall = :hall AND code = $1"
        );
        let values = [(&self.asked.code).into(), (&self.asked.visit).into()];
        first(database, statement, &values, |row| {
            let (held, latest) = (row.text(7)?, row.text(8)?);
            let latest = if latest.is_empty() { None } else { Some(latest.parse()?) };
            Ok(FoundAppointment {
                appointment: read(row)?,
                held: Some(held.to_owned()).filter(|held| !held.is_empty()),
                day: business_day(latest, self.asked.at.date()),
            })
        })
    }

    /// Says whether a number is to be taken for an appointment, or what the person is told at once.
    fn admitted(
        &self,
        database: &mut dyn Database,
        keys: &mut ReceiptKeys,
        found: Option<FoundAppointment>,
    ) -> Result<Admission<'_>, Fault> {
        let answered = |answer| Ok(Admission::Answered(answer));
        let Some(FoundAppointment { appointment, held, day }) = found else {
            return answered(Err(CheckInError::not_found(&self.asked.code)));
        };
        let on_day = |line| self.hall.setup.line_on(line, self.asked.at.date());
        let (request, line) =
            (request(self.asked, &appointment), self.hall.line(&appointment.line).map(on_day));
        if let Some(code) = held {
            let ticket = by_code(database, &code)?.ok_or("a ticket is not there any more")?;
            let Some(line) = line else { return answered(Ok(Given { ticket, ..Given::default() })) };
            let taking = self.taking(&request, &line);
            let seen = taking.read(database, keys)?;
            return answered(Ok(taking.given(&seen, ticket, false)));
        }
        if let Err(no) = appointment.may_check_in(day, self.asked.at, &self.hall.setup.calling) {
            return answered(Err(no));
        }
        let Some(line) = line else { return answered(Err(CheckInError::LineGone)) };
        let setup = &self.hall.setup;
        // A line that is closed for the whole day says that itself.
        let is_open = setup.is_line_open_on(&line.code, appointment.day) == Some(true);
        if is_open && setup.is_special_closed(&line.code, appointment.due()) {
            return answered(Err(CheckInError::ClosedThen { due: appointment.time }));
        }
        Ok(Admission::Admitted(appointment, Box::new(request), line))
    }

    fn taking<'b>(&'b self, asked: &'b TakeRequest, line: &'b Line) -> Taking<'b> {
        Taking { asked, line, hall: self.hall, secret: self.secret, appointment: None }
    }
}

/// What becomes of somebody with an appointment.
enum Admission<'a> {
    /// They are told this.
    Answered(CheckInAnswer),
    /// A number is taken for them.
    Admitted(Appointment, Box<TakeRequest>, Cow<'a, Line>),
}

fn refused(refusal: Refusal) -> CheckInAnswer {
    Err(CheckInError::Refused(refusal))
}

/// The visit holds the number of another appointment for the same time: one person, one number.
fn holding(other: &Given) -> Refusal {
    Refusal::AlreadyHolding { label: other.ticket.label() }
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
