//! What becomes of prints: what is about to be sent is written down durably before it is, and what became of it after.
//!
//! The code of a print is a ticket's, or the id in the receipt of a case.
use crate::hall::cases::Case;
use crate::hall::queue::{PrintJob, PrintLabel, PrintState, ReprintError, Ticket, TicketLabel, TicketState};
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKind};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::fault::Fault;
use crate::store::printing::step::{BY_KIOSK, PrintOutcome, PrintStep, PrintTable, settled};
use crate::store::rows::ticket::by_code;
use crate::store::rows::{case, receipt_key};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// The columns [`read`] reads, in its order.
const JOB: &str =
    "SELECT CASE WHEN receipt = '' THEN code ELSE receipt END, line, number, kiosk, print_state, print_trouble, print_attempt, print_reprints, print_lang,
         print_missing, state, print_at
     FROM ticket WHERE hall = :hall AND print_state <> ''";
/// The same of the receipts of cases.
const RECEIPT_JOB: &str =
    "SELECT code, '', number, kiosk, print_state, print_trouble, print_attempt, print_reprints, print_lang,
         print_missing, '', print_at
     FROM case_print WHERE hall = :hall";
/// The business days on which a machine may have left something open: the newest and the one before.
const LATELY: &str =
    "day >= COALESCE((SELECT MAX(earlier.day) FROM line_day AS earlier WHERE earlier.hall = :hall
         AND earlier.day < (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)), '')";

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

    /// The print of a code; `None` where there is none, or it was never to be printed.
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
        let receipts = format!("{RECEIPT_JOB} AND day = $1 ORDER BY print_at, number");
        jobs.extend(
            self.view("looking for prints", |database| all(database, &receipts, &[(&date).into()], read))?,
        );
        jobs.retain(|job| kiosk.is_none_or(|kiosk| job.kiosk == kiosk));
        jobs.sort_by_key(|job| job.at);
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

    /// The receipts of cases a machine is to print again, which somebody else asked for.
    pub fn receipt_reprints_for(&mut self, kiosk: &str) -> Result<Vec<PrintJob>, StoreError> {
        let statement = format!(
            "{RECEIPT_JOB} AND kiosk = $1 AND print_state = 'queued' AND print_reprints > 0 ORDER BY print_at"
        );
        self.view("looking for reprints", |database| all(database, &statement, &[kiosk.into()], read))
    }

    /// The case and the receipt of a print's code.
    pub fn printed_receipt(&mut self, code: &str) -> Result<Option<(Case, Receipt)>, StoreError> {
        let Some(id) = ReceiptId::in_row(code) else { return Ok(None) };
        let mut keys = self.receipt_keys.clone();
        let found = self.view("looking for a receipt", |database| {
            let Some(row) = case::receipted(database, id)? else { return Ok(None) };
            if keys.numbered(row.key).is_none() {
                keys = receipt_key::keys(database)?;
            }
            let key = keys.numbered(row.key);
            Ok(key.map(|key| (row.case, key.seal(ReceiptKind::Case, row.receipt))))
        });
        self.receipt_keys = keys;
        found
    }

    /// Queues a ticket or a receipt to be printed again (补打), with the same number; the machine that gave it prints it.
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
            "SELECT CASE WHEN receipt = '' THEN code ELSE receipt END, print_state FROM ticket
             WHERE hall = :hall AND {LATELY} AND kiosk = $1 AND print_state IN ('queued', 'sending')
             UNION ALL
             SELECT code, print_state FROM case_print
             WHERE hall = :hall AND kiosk = $1 AND print_state IN ('queued', 'sending')"
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

    /// The print somebody means: a ticket by its code or its label, a receipt by the number of its case.
    pub fn print_called(&mut self, name: &str, at: NaiveDateTime) -> Result<Option<PrintJob>, StoreError> {
        if let Ok(PrintLabel::Receipt(number)) = name.parse() {
            let statement = format!("{RECEIPT_JOB} AND number = $1");
            return self
                .view("looking for a print", |database| first(database, &statement, &[number.into()], read));
        }
        match self.ticket_called(name, at)? {
            Some(ticket) => self.print_of(&ticket.code),
            None => Ok(None),
        }
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

fn job(database: &mut dyn Database, code: &str) -> Result<Option<PrintJob>, Fault> {
    let table = PrintTable::of(code);
    let select = if table.name == "ticket" { JOB } else { RECEIPT_JOB };
    first(database, &format!("{select} AND code = $1"), &[(&table.in_column(code)).into()], read)
}

fn read(row: &dyn Row) -> Result<PrintJob, Fault> {
    Ok(PrintJob {
        code: row.text(0)?.into(),
        label: match row.text(1)? {
            "" => PrintLabel::Receipt(row.count(2)?),
            line => PrintLabel::Ticket(TicketLabel::new(line, row.count(2)?)),
        },
        kiosk: row.text(3)?.into(),
        state: PrintState::of(row.text(4)?).ok_or("a print stands where no print can")?,
        trouble: row.text(5)?.to_owned(),
        attempt: row.count(6)?,
        reprints: row.count(7)?,
        english: row.text(8)? == "en",
        missing: row.text(9)?.to_owned(),
        ticket: match row.text(10)? {
            "" => None,
            state => Some(TicketState::of(state).ok_or("a ticket stands where no ticket can")?),
        },
        at: row.text(11)?.parse()?,
    })
}
