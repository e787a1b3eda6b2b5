//! What becomes of prints: what is about to be sent is written down durably before it is, and what became of it after.
use crate::hall::LineCode;
use crate::hall::queue::{PrintJob, PrintState, ReprintError, Ticket, TicketLabel, TicketState};
use crate::store::engine::database::{Database, Row, Value, all, first, performed};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{by_code, written};
use crate::store::rows::ticket_code;
use crate::store::{Store, StoreError, TxOutcome, until_done};
use chrono::NaiveDateTime;

/// The columns [`read`] reads, in its order.
const JOB: &str =
    "SELECT CASE WHEN receipt = '' THEN code ELSE receipt END, line, number, kiosk, print_state, print_trouble, print_attempt, print_reprints, print_lang,
         print_missing, state, print_at
     FROM ticket WHERE hall = :hall AND print_state <> ''";
/// The business days on which a machine may have left something open: the newest and the one before.
const LATELY: &str =
    "day >= COALESCE((SELECT MAX(earlier.day) FROM line_day AS earlier WHERE earlier.hall = :hall
         AND earlier.day < (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)), '')";

/// Who makes a step that no person makes.
const BY_KIOSK: &str = "kiosk";

/// What became of a print, as it is written down.
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
        let step = PrintStep {
            set: "print_attempt = print_attempt + CASE WHEN print_state = 'queued' THEN 1 ELSE 0 END, print_state = 'sending',
                 print_token = $3, print_at = $2, print_trouble = ''",
            // Whoever asks again because the answer was lost has the same token.
            only_if: "(print_state = 'queued' OR (print_state = 'sending' AND print_token = $3))",
            values: vec![token.into()],
            event: "sending",
            trouble: "",
            who: BY_KIOSK,
            is_always_noted: false,
        };
        let print = self.step_print("recording that a slip is about to be printed", code, &step, at)?;
        Ok(print.map(|print| print.attempt))
    }

    /// Records what became of a print.
    pub fn record_print(
        &mut self,
        code: &str,
        outcome: PrintOutcome<'_>,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.step_print("recording a print", code, &settled(&outcome, "1 = 1", true), at).map(drop)
    }

    /// Records what staff saw of a print that nobody was sure of; `false` where it is being printed again meanwhile.
    pub fn settle_print(
        &mut self,
        code: &str,
        state: PrintState,
        who: &str,
        at: NaiveDateTime,
    ) -> Result<bool, StoreError> {
        let outcome = PrintOutcome { state, trouble: "", missing: "", who };
        let doubtful = "print_state IN ('uncertain', 'not_printed', 'sent')";
        self.step_print("settling a print", code, &settled(&outcome, doubtful, false), at)
            .map(|print| print.is_some())
    }

    /// The print of a ticket; `None` where it was never to be printed.
    pub fn print_of(&mut self, code: &str) -> Result<Option<PrintJob>, StoreError> {
        self.view("looking for a print", |database| job(database, code))
    }

    /// The prints of the business day of a moment, or those of one machine only, oldest first.
    pub fn prints(&mut self, at: NaiveDateTime, kiosk: Option<&str>) -> Result<Vec<PrintJob>, StoreError> {
        // A day later than the clock's is the business day; it does not go back.
        let statement = format!(
            "{JOB} AND day >= $1 AND day = (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)
             ORDER BY print_at, line, number"
        );
        let date = at.date().to_string();
        let mut jobs =
            self.view("looking for prints", |database| all(database, &statement, &[(&date).into()], read))?;
        jobs.retain(|job| kiosk.is_none_or(|kiosk| job.kiosk == kiosk));
        Ok(jobs)
    }

    /// The tickets a machine is to print again, which somebody else asked for.
    pub fn reprints_for(&mut self, kiosk: &str) -> Result<Vec<(PrintJob, Ticket)>, StoreError> {
        let statement = format!(
            "{JOB} AND kiosk = $1 AND print_state = 'queued' AND print_reprints > 0 ORDER BY print_at"
        );
        self.read("looking for reprints", |database| {
            let jobs = all(database, &statement, &[kiosk.into()], read)?;
            let mut found = Vec::new();
            for job in jobs {
                found.extend(by_code(database, &job.code)?.map(|ticket| (job, ticket)));
            }
            Ok(found)
        })
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
        let doing = "queueing a reprint";
        loop {
            let Some(before) = self.print_of(code)? else { return Ok(Err(ReprintError::NoSuchTicket)) };
            let next = match before.again(limit) {
                Err(no) => return Ok(Err(no)),
                Ok(next) => next,
            };
            let step = PrintStep {
                set: "print_state = 'queued', print_reprints = $3, print_at = $2",
                only_if: "print_state = $4 AND print_reprints = $5",
                values: vec![next.into(), before.state.word().into(), before.reprints.into()],
                event: "reprint",
                trouble: "",
                who,
                is_always_noted: false,
            };
            // Where it was printed again or settled meanwhile, the rule is asked once more.
            if self.step_print(doing, code, &step, at)?.is_some() {
                return Ok(Ok(PrintJob { state: PrintState::Queued, reprints: next, ..before }));
            }
        }
    }

    /// Settles what a machine left open when it stopped: what was being sent is uncertain, what was only queued was not
    /// printed. Says how many there were; called once, before the machine prints anything.
    pub fn settle_prints(&mut self, kiosk: &str, at: NaiveDateTime) -> Result<usize, StoreError> {
        let doing = "settling interrupted prints";
        let statement = format!(
            "SELECT code, print_state FROM ticket
             WHERE hall = :hall AND {LATELY} AND kiosk = $1 AND print_state IN ('queued', 'sending')"
        );
        let left = self.view(doing, |database| {
            all(database, &statement, &[kiosk.into()], |row| {
                Ok((row.text(0)?.to_owned(), row.text(1)? == "sending"))
            })
        })?;
        for (code, was_sending) in &left {
            let (state, before) = match was_sending {
                true => (PrintState::Uncertain, "print_state = 'sending'"),
                false => (PrintState::NotPrinted, "print_state = 'queued'"),
            };
            let outcome = PrintOutcome { state, trouble: "interrupted", missing: "", who: BY_KIOSK };
            self.step_print(doing, code, &settled(&outcome, before, false), at)?;
        }
        Ok(left.len())
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
        self.read("looking for a ticket", |database| {
            let code = first(database, statement, &[(&line).into(), number.into(), (&day).into()], |row| {
                Ok(row.text(0)?.to_owned())
            })?;
            code.map_or(Ok(None), |code| by_code(database, &code))
        })
    }
}

/// A step of a print: what becomes of the ticket's columns, and what is written down of it.
struct PrintStep<'a> {
    /// What is set; `$1` is the ticket's code and `$2` the moment.
    set: &'static str,
    /// What must hold of the ticket.
    only_if: &'static str,
    /// Values from `$3` on.
    values: Vec<Value<'a>>,
    event: &'a str,
    trouble: &'a str,
    who: &'a str,
    /// Written down although no ticket has the code, for staff to find.
    is_always_noted: bool,
}

/// The step by which a print ends, or is given up.
fn settled<'a>(outcome: &PrintOutcome<'a>, only_if: &'static str, is_always_noted: bool) -> PrintStep<'a> {
    let PrintOutcome { state, trouble, missing, who } = *outcome;
    PrintStep {
        set: "print_state = $3, print_at = $2, print_trouble = $4,
             print_missing = CASE WHEN $5 = '' THEN print_missing ELSE $5 END",
        only_if,
        values: vec![state.word().into(), trouble.into(), missing.into()],
        event: state.word(),
        trouble,
        who,
        is_always_noted,
    }
}

impl Store {
    /// Makes a step of a print; `None` where the ticket is not as it must be. Where writers lock rows it is one statement,
    /// so that no window waits for a machine that is printing.
    fn step_print(
        &mut self,
        doing: &'static str,
        code: &str,
        step: &PrintStep<'_>,
        at: NaiveDateTime,
    ) -> Result<Option<PrintKey>, StoreError> {
        let (when, code) = (written(at), &*ticket_code::in_column(code));
        if self.database.locks_rows() {
            return self.view(doing, |database| {
                until_done(|_| match step_at_once(database, code, &when, step) {
                    Err(fault) if database.is_transient(&fault) => Ok(None),
                    done => done.map(Some),
                })
            });
        }
        self.write(doing, |database, _| {
            let PrintStep { set, only_if, .. } = step;
            let statement = format!(
                "UPDATE ticket SET {set} WHERE hall || '' = :hall AND code = $1 AND {only_if}
                 RETURNING print_attempt, day, line, number"
            );
            let mut values = vec![code.into(), (&when).into()];
            values.extend(step.values.iter().copied());
            let print = first(database, &statement, &values, printed)?;
            if print.is_some() || step.is_always_noted {
                append(database, (code, &print.clone().unwrap_or_default()), &when, step)?;
            }
            Ok(TxOutcome::Commit(print))
        })
    }
}

fn step_at_once(
    database: &mut dyn Database,
    code: &str,
    when: &str,
    step: &PrintStep<'_>,
) -> Result<Option<PrintKey>, Fault> {
    let mut values: Vec<Value<'_>> = vec![code.into(), when.into()];
    values.extend(step.values.iter().copied());
    let next = values.len() + 1;
    values.extend([Value::Text(step.event), Value::Text(step.trouble), Value::Text(step.who)]);
    let (event, trouble, who) = (next, next + 1, next + 2);
    let from = if step.is_always_noted { "(SELECT 1) AS always LEFT JOIN print ON 1 = 1" } else { "print" };
    let statement = format!(
        "WITH print AS (
             UPDATE ticket SET {} WHERE hall || '' = :hall AND code = $1 AND {}
             RETURNING print_attempt, day, line, number
         ), noted AS (
             INSERT INTO print_event (hall, code, at, event, attempt, trouble, who)
             SELECT :hall, $1, $2, CAST(${event} AS TEXT), COALESCE(print.print_attempt, 0), CAST(${trouble} AS TEXT),
                 CAST(${who} AS TEXT) FROM {from} RETURNING 1
         ), head AS (
             UPDATE hall SET journal = journal + 1 WHERE code = :hall AND EXISTS (SELECT 1 FROM print)
              AND (SELECT COUNT(*) FROM noted) >= 0 RETURNING journal
         ), entry AS (
             INSERT INTO journal (hall, seq, day, at, kind, event, line, number)
             SELECT :hall, head.journal, print.day, $2, 'print', CAST(${event} AS TEXT), print.line, print.number
             FROM head CROSS JOIN print
         )
         SELECT print_attempt, day, line, number FROM print",
        step.set, step.only_if
    );
    if step.who == BY_KIOSK {
        performed(database, &statement, &values, printed)
    } else {
        // A name somebody has typed stays out of the text of a message.
        first(database, &statement, &values, printed)
    }
}

/// Which print of which ticket a row is about.
#[derive(Clone, Default)]
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
    step: &PrintStep<'_>,
) -> Result<(), Fault> {
    // A code that no ticket has is written down for staff to find, and changes nothing of the hall.
    if print.number > 0 {
        database.enter(JournalEntry {
            day: print.day.clone(),
            at: when.to_owned(),
            kind: "print",
            event: step.event.to_owned(),
            line: print.line.clone(),
            number: print.number,
            ..JournalEntry::default()
        });
    }
    let PrintStep { event, trouble, who, .. } = *step;
    let statement = "INSERT INTO print_event (hall, code, at, event, attempt, trouble, who) VALUES (:hall, $1, $2, $3, $4, $5, $6)";
    let values = [code.into(), when.into(), event.into(), print.attempt.into(), trouble.into(), who.into()];
    database.run(statement, &values).map(drop)
}

fn job(database: &mut dyn Database, code: &str) -> Result<Option<PrintJob>, Fault> {
    first(database, &format!("{JOB} AND code = $1"), &[(&ticket_code::in_column(code)).into()], read)
}

fn read(row: &dyn Row) -> Result<PrintJob, Fault> {
    Ok(PrintJob {
        code: row.text(0)?.into(),
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
