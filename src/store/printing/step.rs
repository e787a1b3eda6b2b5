//! One step of a print: its row is changed, and what happened is noted, in the hall's journal too.
use crate::hall::LineCode;
use crate::hall::queue::PrintState;
use crate::hall::receipts::ReceiptId;
use crate::store::engine::database::{Database, Row, Value, first, performed};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::rows::ticket_code;
use crate::store::{Store, StoreError, TxOutcome, until_done};
use chrono::NaiveDateTime;

/// Who makes a step that no person makes.
pub(super) const BY_KIOSK: &str = "kiosk";

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

/// Where the print of a code lies: tickets keep theirs, those of receipts have a table of their own.
pub(super) struct PrintTable {
    pub name: &'static str,
    /// What says the line in it.
    line_column: &'static str,
}

impl PrintTable {
    /// By the form of a code: the print of a case has the id in its receipt, a ticket the whole of it or an older code.
    pub fn of(code: &str) -> PrintTable {
        match ReceiptId::in_row(code) {
            Some(_) => PrintTable { name: "case_print", line_column: "CAST('' AS TEXT)" },
            None => PrintTable { name: "ticket", line_column: "line" },
        }
    }

    /// What its rows say in their column `code`.
    pub fn in_column(&self, code: &str) -> String {
        if self.name == "ticket" { ticket_code::in_column(code) } else { code.to_owned() }
    }
}

/// A step of a print: what becomes of the columns of its row, and what is written down of it.
pub(super) struct PrintStep<'a> {
    /// What is set; `$1` is the print's code and `$2` the moment.
    pub set: &'static str,
    /// What must hold of the row.
    pub only_if: &'static str,
    /// Values from `$3` on.
    pub values: Vec<Value<'a>>,
    pub event: &'a str,
    pub trouble: &'a str,
    pub who: &'a str,
    /// Written down although nothing has the code, for staff to find.
    pub is_always_noted: bool,
}

/// The step by which a print ends, or is given up.
pub(super) fn settled<'a>(
    outcome: &PrintOutcome<'a>,
    only_if: &'static str,
    is_always_noted: bool,
) -> PrintStep<'a> {
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
    /// Makes a step of a print; `None` where its row is not as it must be. Where writers lock rows it is one statement,
    /// so that no window waits for a machine that is printing.
    pub(super) fn step_print(
        &mut self,
        doing: &'static str,
        code: &str,
        step: &PrintStep<'_>,
        at: NaiveDateTime,
    ) -> Result<Option<PrintKey>, StoreError> {
        let table = PrintTable::of(code);
        let (when, code) = (written(at), &*table.in_column(code));
        if self.database.locks_rows() {
            return self.view(doing, |database| {
                until_done(|_| match step_at_once(database, (&table, code), &when, step) {
                    Err(fault) if database.is_transient(&fault) => Ok(None),
                    done => done.map(Some),
                })
            });
        }
        self.write(doing, |database, _| {
            let PrintStep { set, only_if, .. } = step;
            let PrintTable { name, line_column: line } = table;
            let statement = format!(
                "UPDATE {name} SET {set} WHERE hall || '' = :hall AND code = $1 AND {only_if}
                 RETURNING print_attempt, day, {line}, number"
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
    (table, code): (&PrintTable, &str),
    when: &str,
    step: &PrintStep<'_>,
) -> Result<Option<PrintKey>, Fault> {
    let mut values: Vec<Value<'_>> = vec![code.into(), when.into()];
    values.extend(step.values.iter().copied());
    let next = values.len() + 1;
    values.extend([Value::Text(step.event), Value::Text(step.trouble), Value::Text(step.who)]);
    let (event, trouble, who) = (next, next + 1, next + 2);
    let PrintTable { name: table, line_column: line } = table;
    let from = if step.is_always_noted { "(SELECT 1) AS always LEFT JOIN print ON 1 = 1" } else { "print" };
    let statement = format!(
        "WITH print (print_attempt, day, line, number) AS (
             UPDATE {table} SET {} WHERE hall || '' = :hall AND code = $1 AND {}
             RETURNING print_attempt, day, {line}, number
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

/// Which print of what a row is about; one of a case has no line.
#[derive(Clone, Default)]
pub(super) struct PrintKey {
    pub attempt: u32,
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
    // A code that nothing has is written down for staff to find, and changes nothing of the hall.
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
