//! Windows that are lent (借窗口) to another line for a while, and returned.
use crate::hall::desk::{LoanError, WindowLoan};
use crate::hall::{Hall, LineCode, WindowCode};
use crate::store::engine::database::Database;
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{today, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// A window is not lent any more.
const RETURNED: &str = "DELETE FROM window_loan WHERE hall = :hall AND at_window = $1 AND ends > $2";

impl Store {
    /// Lends a window to another line; what it was lent to before is over.
    pub fn lend_window(
        &mut self,
        hall: &Hall,
        loan: &WindowLoan,
        at: NaiveDateTime,
    ) -> Result<Result<(), LoanError>, StoreError> {
        if let Err(no) = loan.check(hall, at) {
            return Ok(Err(no));
        }
        self.write("lending a window", |database, _| {
            let (since, ends) = (written(loan.since), written(loan.until));
            let values = [
                (&loan.window).into(),
                (&loan.line).into(),
                (&since).into(),
                (&ends).into(),
                (&loan.who).into(),
            ];
            let statement = "INSERT INTO window_loan (hall, at_window, line, since, ends, who)
                 VALUES (:hall, $1, $2, $3, $4, $5)
                 ON CONFLICT (hall, at_window) DO UPDATE SET line = excluded.line, since = excluded.since,
                     ends = excluded.ends, who = excluded.who";
            database.run(statement, &values)?;
            enter(database, &loan.window, "lent", at)?;
            Ok(TxOutcome::Commit(Ok(())))
        })
    }

    /// Returns a window to its own lines before the time; where a line is named, only if it is lent to that one.
    pub fn return_window(
        &mut self,
        hall: &Hall,
        (window, line): (&WindowCode, Option<&LineCode>),
        at: NaiveDateTime,
    ) -> Result<Result<(), LoanError>, StoreError> {
        if hall.window(window).is_none() {
            return Ok(Err(LoanError::NoWindow));
        }
        self.write("returning a window", |database, _| {
            let when = written(at);
            let (statement, values) = match line {
                None => (RETURNED.to_owned(), vec![window.into(), (&when).into()]),
                Some(line) => {
                    (format!("{RETURNED} AND line = $3"), vec![window.into(), (&when).into(), line.into()])
                }
            };
            if database.run(&statement, &values)? == 0 {
                return Ok(TxOutcome::Rollback(Err(LoanError::NotLent)));
            }
            enter(database, window, "returned", at)?;
            Ok(TxOutcome::Commit(Ok(())))
        })
    }
}

/// Says in the journal that something about a window has changed, so that its screen and all others look anew.
fn enter(
    database: &mut dyn Database,
    window: &WindowCode,
    event: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let day = today(database, at)?.to_string();
    let (at, event, window) = (written(at), event.to_owned(), Some(window.clone()));
    database.enter(JournalEntry { day, at, kind: "duty", event, window, ..JournalEntry::default() });
    Ok(())
}
