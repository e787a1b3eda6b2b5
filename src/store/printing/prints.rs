//! The journal of prints: what is about to be sent is written down durably before it is, and what became of it after.
use crate::{
    hall::{NoReprint, PrintJob, PrintState, Ticket, TicketState, label},
    store::{
        Ending, Store, StoreError,
        engine::{
            database::{Database, Row, all, first},
            error::Fault,
        },
        rows::ticket::{by_code, written},
    },
};
use chrono::NaiveDateTime;

/// The columns [`read`] reads, in its order.
const JOB: &str =
    "SELECT p.code, t.line, t.number, p.kiosk, p.state, p.trouble, p.attempt, p.reprints, p.lang,
         p.missing, t.state, p.at
     FROM print_job p JOIN ticket t ON t.code = p.code";

/// What became of a print, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome<'a> {
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
                "UPDATE print_job SET state = 'sending', attempt = attempt + 1, token = $1, at = $2,
                     trouble = '' WHERE code = $3 AND state = 'queued' RETURNING attempt";
            let values = [token.into(), (&when).into(), code.into()];
            let attempt = first(database, statement, &values, |row| row.count(0))?;
            let Some(attempt) = attempt else { return Ok(Ending::Leave(None)) };
            note(database, code, &when, "sending", attempt, ("", "kiosk"))?;
            Ok(Ending::Keep(Some(attempt)))
        })
    }

    /// Records what became of a print.
    pub fn record_print(
        &mut self,
        code: &str,
        outcome: Outcome<'_>,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.atomically("recording a print", |database, _| {
            settle(database, code, outcome, at)?;
            Ok(Ending::Keep(()))
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
            let touch = "UPDATE print_job SET at = at WHERE code = $1 AND state IN ('uncertain', 'not_printed', 'sent')";
            if database.run(touch, &[code.into()])? == 0 {
                return Ok(Ending::Leave(false));
            }
            settle(database, code, Outcome { state, trouble: "", missing: "", who }, at)?;
            Ok(Ending::Keep(true))
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
            "{JOB} WHERE t.day >= $1 AND t.day = (SELECT max(day) FROM line_day) ORDER BY p.at, t.line, t.number"
        );
        let mut jobs = all(self.database.as_mut(), &statement, &[(&at.date().to_string()).into()], read)
            .map_err(|fault| StoreError::new("looking for prints", fault))?;
        jobs.retain(|job| kiosk.is_none_or(|kiosk| job.kiosk == kiosk));
        Ok(jobs)
    }

    /// The tickets a machine is to print again, which somebody else asked for.
    pub fn reprints_for(&mut self, kiosk: &str) -> Result<Vec<(PrintJob, Ticket)>, StoreError> {
        let statement =
            format!("{JOB} WHERE p.kiosk = $1 AND p.state = 'queued' AND p.reprints > 0 ORDER BY p.at");
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
    ) -> Result<Result<PrintJob, NoReprint>, StoreError> {
        self.atomically("queueing a reprint", |database, _| {
            let when = written(at);
            // Touching the row locks it in either database.
            let touch = "UPDATE print_job SET at = at WHERE code = $1";
            database.run(touch, &[code.into()])?;
            let Some(before) = job(database, code)? else {
                return Ok(Ending::Leave(Err(NoReprint::NoSuchTicket)));
            };
            let next = match before.again(limit) {
                Err(no) => return Ok(Ending::Leave(Err(no))),
                Ok(next) => next,
            };
            let statement = "UPDATE print_job SET state = 'queued', reprints = $1, at = $2 WHERE code = $3";
            database.run(statement, &[next.into(), (&when).into(), code.into()])?;
            note(database, code, &when, "reprint", before.attempt, ("", who))?;
            Ok(Ending::Keep(Ok(PrintJob { state: PrintState::Queued, reprints: next, ..before })))
        })
    }

    /// Settles what a machine left open when it stopped: what was being sent is uncertain, what was only queued was not
    /// printed. Says how many there were; called once, before the machine prints anything.
    pub fn settle_prints(&mut self, kiosk: &str, at: NaiveDateTime) -> Result<usize, StoreError> {
        self.atomically("settling interrupted prints", |database, _| {
            let statement =
                "SELECT code, state FROM print_job WHERE kiosk = $1 AND state IN ('queued', 'sending')";
            let left = all(database, statement, &[kiosk.into()], |row| {
                Ok((row.text(0)?.to_owned(), row.text(1)? == "sending"))
            })?;
            for (code, was_sending) in &left {
                let state = if *was_sending { PrintState::Uncertain } else { PrintState::NotPrinted };
                let outcome = Outcome { state, trouble: "interrupted", missing: "", who: "kiosk" };
                settle(database, code, outcome, at)?;
            }
            Ok(if left.is_empty() { Ending::Leave(0) } else { Ending::Keep(left.len()) })
        })
    }

    /// The ticket somebody means: by its code, or by its label on the latest business day.
    pub fn ticket_called(&mut self, name: &str, at: NaiveDateTime) -> Result<Option<Ticket>, StoreError> {
        if let Some(ticket) = self.ticket_by_code(name)? {
            return Ok(Some(ticket));
        }
        let (line, number) = parted(name);
        let day = at.date().to_string();
        let statement = "SELECT code FROM ticket WHERE line = $1 AND number = $2 AND day >= $3
             AND day = (SELECT max(day) FROM line_day)";
        let look = |database: &mut dyn Database| -> Result<Option<Ticket>, Fault> {
            let code = first(database, statement, &[line.into(), number.into(), (&day).into()], |row| {
                Ok(row.text(0)?.to_owned())
            })?;
            code.map_or(Ok(None), |code| by_code(database, &code))
        };
        look(self.database.as_mut()).map_err(|fault| StoreError::new("looking for a ticket", fault))
    }
}

/// A label's line and number; a number no ticket has where there is none.
fn parted(name: &str) -> (&str, u32) {
    let line = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (line, name.get(line.len()..).and_then(|number| number.parse().ok()).unwrap_or(0))
}

/// Queues the first print of a ticket, in the transaction that gives the number.
pub(in crate::store) fn queue(
    database: &mut dyn Database,
    ticket: &Ticket,
    lang: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let when = written(at);
    let statement = "INSERT INTO print_job (code, state, at, kiosk, lang) VALUES ($1, 'queued', $2, $3, $4)";
    let values = [(&ticket.code).into(), (&when).into(), (&ticket.kiosk).into(), lang.into()];
    database.run(statement, &values).map(drop)
}

fn settle(
    database: &mut dyn Database,
    code: &str,
    outcome: Outcome<'_>,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let when = written(at);
    let Outcome { state, trouble, missing, who } = outcome;
    let statement = "UPDATE print_job SET state = $1, at = $2, trouble = $3,
             missing = CASE WHEN $4 = '' THEN missing ELSE $4 END WHERE code = $5 RETURNING attempt";
    let values = [state.word().into(), (&when).into(), trouble.into(), missing.into(), code.into()];
    let attempt = first(database, statement, &values, |row| row.count(0))?;
    note(database, code, &when, state.word(), attempt.unwrap_or(0), (trouble, who))
}

fn note(
    database: &mut dyn Database,
    code: &str,
    when: &str,
    event: &str,
    attempt: u32,
    (trouble, who): (&str, &str),
) -> Result<(), Fault> {
    let statement =
        "INSERT INTO print_event (code, at, event, attempt, trouble, who) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [code.into(), when.into(), event.into(), attempt.into(), trouble.into(), who.into()];
    database.run(statement, &values).map(drop)
}

fn job(database: &mut dyn Database, code: &str) -> Result<Option<PrintJob>, Fault> {
    first(database, &format!("{JOB} WHERE p.code = $1"), &[code.into()], read)
}

fn read(row: &dyn Row) -> Result<PrintJob, Fault> {
    Ok(PrintJob {
        code: row.text(0)?.to_owned(),
        label: label(row.text(1)?, row.count(2)?),
        kiosk: row.text(3)?.to_owned(),
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
