//! The journal of prints: what is about to be sent is written down durably before it is, and what became of it after.
use crate::hall::LineCode;
use crate::hall::queue::{PrintJob, PrintState, ReprintError, Ticket, TicketLabel, TicketState};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{by_code, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// The columns [`read`] reads, in its order.
const JOB: &str =
    "SELECT code, line, number, kiosk, print_state, print_trouble, print_attempt, print_reprints, print_lang,
         print_missing, state, print_at
     FROM ticket WHERE hall = :hall AND print_state <> ''";
/// The business days on which a machine may have left something open: the newest and the one before.
const LATELY: &str =
    "day >= COALESCE((SELECT MAX(earlier.day) FROM line_day AS earlier WHERE earlier.hall = :hall
         AND earlier.day < (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)), '')";

/// What became of a print, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintOutcome<'a> {
    /// How far it came.
    pub state: PrintState,
    /// What was in the way; empty where nothing was.
    pub trouble: &'a str,
    /// Characters that came out as 〓.
    pub missing: &'a str,
    /// Who says so.
    pub who: &'a str,
}

impl Store {
    /// Writes down, durably, that a queued print is about to be sent; says which attempt it is.
    ///
    /// `None` where it is not queued (any more): then it must not be sent.
    pub fn begin_print(
        &mut self,
        code: &str,
        token: u32,
        at: NaiveDateTime,
    ) -> Result<Option<u32>, StoreError> {
        self.atomically("recording that a slip is about to be printed", |database, _| {
            let when = written(at);
            let statement =
                "UPDATE ticket SET print_state = 'sending', print_attempt = print_attempt + 1, print_token = $1,
                     print_at = $2, print_trouble = ''
                 WHERE hall = :hall AND code = $3 AND print_state = 'queued'
                 RETURNING print_attempt, day, line, number";
            let values = [token.into(), (&when).into(), code.into()];
            let Some(print) = first(database, statement, &values, printed)? else {
                return Ok(TxOutcome::Rollback(None));
            };
            append(database, (code, &print), &when, "sending", ("", "kiosk"))?;
            Ok(TxOutcome::Commit(Some(print.attempt)))
        })
    }

    /// Records what became of a print.
    pub fn record_print(
        &mut self,
        code: &str,
        outcome: PrintOutcome<'_>,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.atomically("recording a print", |database, _| {
            settle(database, code, outcome, at)?;
            Ok(TxOutcome::Commit(()))
        })
    }

    /// Records what staff saw of a print that nobody was sure of; `false` where it is being printed again meanwhile.
    pub fn settle_print(
        &mut self,
        code: &str,
        state: PrintState,
        who: &str,
        at: NaiveDateTime,
    ) -> Result<bool, StoreError> {
        self.atomically("settling a print", |database, _| {
            let touch = "UPDATE ticket SET print_at = print_at
                 WHERE hall = :hall AND code = $1 AND print_state IN ('uncertain', 'not_printed', 'sent')";
            if database.run(touch, &[code.into()])? == 0 {
                return Ok(TxOutcome::Rollback(false));
            }
            settle(database, code, PrintOutcome { state, trouble: "", missing: "", who }, at)?;
            Ok(TxOutcome::Commit(true))
        })
    }

    /// The print of a ticket; `None` where it was never to be printed.
    pub fn print_of(&mut self, code: &str) -> Result<Option<PrintJob>, StoreError> {
        job(self.database.as_mut(), code).map_err(|fault| StoreError::new("looking for a print", fault))
    }

    /// The prints of the business day of a moment, or those of one machine only, oldest first.
    pub fn prints(&mut self, at: NaiveDateTime, kiosk: Option<&str>) -> Result<Vec<PrintJob>, StoreError> {
        // A day later than the clock's is the business day; it does not go back.
        let statement = format!(
            "{JOB} AND day >= $1 AND day = (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)
             ORDER BY print_at, line, number"
        );
        let mut jobs = all(self.database.as_mut(), &statement, &[(&at.date().to_string()).into()], read)
            .map_err(|fault| StoreError::new("looking for prints", fault))?;
        jobs.retain(|job| kiosk.is_none_or(|kiosk| job.kiosk == kiosk));
        Ok(jobs)
    }

    /// The tickets a machine is to print again, which somebody else asked for.
    pub fn reprints_for(&mut self, kiosk: &str) -> Result<Vec<(PrintJob, Ticket)>, StoreError> {
        let statement = format!(
            "{JOB} AND kiosk = $1 AND print_state = 'queued' AND print_reprints > 0 ORDER BY print_at"
        );
        let look = |database: &mut dyn Database| -> Result<Vec<(PrintJob, Ticket)>, Fault> {
            let jobs = all(database, &statement, &[kiosk.into()], read)?;
            let mut found = Vec::new();
            for job in jobs {
                found.extend(by_code(database, &job.code)?.map(|ticket| (job, ticket)));
            }
            Ok(found)
        };
        look(self.database.as_mut()).map_err(|fault| StoreError::new("looking for reprints", fault))
    }

    /// Queues a ticket to be printed again (补打), with the same number; the machine that gave it prints it.
    ///
    /// `limit` is what visitors may do; staff have none, and `who` is recorded.
    pub fn reprint(
        &mut self,
        code: &str,
        limit: Option<u32>,
        who: &str,
        at: NaiveDateTime,
    ) -> Result<Result<PrintJob, ReprintError>, StoreError> {
        self.atomically("queueing a reprint", |database, _| {
            let when = written(at);
            // Touching the row locks it in either database.
            let touch = "UPDATE ticket SET print_at = print_at WHERE hall = :hall AND code = $1";
            database.run(touch, &[code.into()])?;
            let Some(before) = job(database, code)? else {
                return Ok(TxOutcome::Rollback(Err(ReprintError::NoSuchTicket)));
            };
            let next = match before.again(limit) {
                Err(no) => return Ok(TxOutcome::Rollback(Err(no))),
                Ok(next) => next,
            };
            let statement = "UPDATE ticket SET print_state = 'queued', print_reprints = $1, print_at = $2
                 WHERE hall = :hall AND code = $3 RETURNING print_attempt, day, line, number";
            let values = [next.into(), (&when).into(), code.into()];
            let print = first(database, statement, &values, printed)?.unwrap_or_default();
            append(database, (code, &print), &when, "reprint", ("", who))?;
            Ok(TxOutcome::Commit(Ok(PrintJob { state: PrintState::Queued, reprints: next, ..before })))
        })
    }

    /// Settles what a machine left open when it stopped: what was being sent is uncertain, what was only queued was not
    /// printed. Says how many there were; called once, before the machine prints anything.
    pub fn settle_prints(&mut self, kiosk: &str, at: NaiveDateTime) -> Result<usize, StoreError> {
        self.atomically("settling interrupted prints", |database, _| {
            let statement = format!(
                "SELECT code, print_state FROM ticket
                 WHERE hall = :hall AND {LATELY} AND kiosk = $1 AND print_state IN ('queued', 'sending')"
            );
            let left = all(database, &statement, &[kiosk.into()], |row| {
                Ok((row.text(0)?.to_owned(), row.text(1)? == "sending"))
            })?;
            for (code, was_sending) in &left {
                let state = if *was_sending { PrintState::Uncertain } else { PrintState::NotPrinted };
                let outcome = PrintOutcome { state, trouble: "interrupted", missing: "", who: "kiosk" };
                settle(database, code, outcome, at)?;
            }
            Ok(if left.is_empty() { TxOutcome::Rollback(0) } else { TxOutcome::Commit(left.len()) })
        })
    }

    /// The ticket somebody means: by its code, or by its label on the latest business day.
    pub fn ticket_called(&mut self, name: &str, at: NaiveDateTime) -> Result<Option<Ticket>, StoreError> {
        if let Some(ticket) = self.ticket_by_code(name)? {
            return Ok(Some(ticket));
        }
        let Ok(TicketLabel { line, number }) = name.parse() else { return Ok(None) };
        let day = at.date().to_string();
        let statement =
            "SELECT code FROM ticket WHERE hall = :hall AND line = $1 AND number = $2 AND day >= $3
             AND day = (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)";
        let look = |database: &mut dyn Database| -> Result<Option<Ticket>, Fault> {
            let code = first(database, statement, &[(&line).into(), number.into(), (&day).into()], |row| {
                Ok(row.text(0)?.to_owned())
            })?;
            code.map_or(Ok(None), |code| by_code(database, &code))
        };
        look(self.database.as_mut()).map_err(|fault| StoreError::new("looking for a ticket", fault))
    }
}

fn settle(
    database: &mut dyn Database,
    code: &str,
    outcome: PrintOutcome<'_>,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let when = written(at);
    let PrintOutcome { state, trouble, missing, who } = outcome;
    let statement = "UPDATE ticket SET print_state = $1, print_at = $2, print_trouble = $3,
             print_missing = CASE WHEN $4 = '' THEN print_missing ELSE $4 END
         WHERE hall = :hall AND code = $5 RETURNING print_attempt, day, line, number";
    let values = [state.word().into(), (&when).into(), trouble.into(), missing.into(), code.into()];
    let print = first(database, statement, &values, printed)?.unwrap_or_default();
    append(database, (code, &print), &when, state.word(), (trouble, who))
}

/// Which print of which ticket a row is about.
#[derive(Default)]
struct PrintKey {
    attempt: u32,
    day: String,
    line: Option<LineCode>,
    number: u32,
}

/// Reads `print_attempt, day, line, number`.
fn printed(row: &dyn Row) -> Result<PrintKey, Fault> {
    let (attempt, number) = (row.count(0)?, row.count(3)?);
    Ok(PrintKey { attempt, day: row.text(1)?.to_owned(), line: LineCode::in_field(row.text(2)?), number })
}

/// Writes down what became of a print, also in the hall's journal.
fn append(
    database: &mut dyn Database,
    (code, print): (&str, &PrintKey),
    when: &str,
    event: &str,
    (trouble, who): (&str, &str),
) -> Result<(), Fault> {
    // A code that no ticket has is written down for staff to find, and changes nothing of the hall.
    if print.number > 0 {
        database.enter(JournalEntry {
            day: print.day.clone(),
            at: when.to_owned(),
            kind: "print",
            event: event.to_owned(),
            line: print.line.clone(),
            number: print.number,
            ..JournalEntry::default()
        });
    }
    let statement = "INSERT INTO print_event (hall, code, at, event, attempt, trouble, who) VALUES (:hall, $1, $2, $3, $4, $5, $6)";
    let values = [code.into(), when.into(), event.into(), print.attempt.into(), trouble.into(), who.into()];
    database.run(statement, &values).map(drop)
}

fn job(database: &mut dyn Database, code: &str) -> Result<Option<PrintJob>, Fault> {
    first(database, &format!("{JOB} AND code = $1"), &[code.into()], read)
}

fn read(row: &dyn Row) -> Result<PrintJob, Fault> {
    Ok(PrintJob {
        code: row.text(0)?.to_owned(),
        label: TicketLabel::new(row.text(1)?, row.count(2)?),
        kiosk: row.text(3)?.into(),
        state: PrintState::of(row.text(4)?).ok_or("a print stands where no print can")?,
        trouble: row.text(5)?.to_owned(),
        attempt: row.count(6)?,
        reprints: row.count(7)?,
        english: row.text(8)? == "en",
        missing: row.text(9)?.to_owned(),
        ticket: TicketState::of(row.text(10)?).ok_or("a ticket stands where no ticket can")?,
        at: row.text(11)?.parse()?,
    })
}
