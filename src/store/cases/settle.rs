//! What time does to cases: answers that nobody confirms close, and limits are told once a calendar is there.
use crate::hall::Hall;
use crate::hall::cases::{CaseAct, CaseActor, CaseContext};
use crate::store::cases::changes::CaseChanges;
use crate::store::cases::lapse::is_borne_out;
use crate::store::rows::case;
use crate::store::rows::case::CaseRow;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxDecision};
use chrono::NaiveDateTime;

/// How many cases are settled in one go at most; the rest follows the next time.
const AT_ONCE: u32 = 500;

impl Store {
    /// Closes what closes by itself, and sets limits that could not be told before; how many cases have changed. A clock that is
    /// far from the day on which the hall last did something closes nothing.
    pub fn settle_cases(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<u32, StoreError> {
        let (now, clock) = (written(at), CaseActor::clock());
        let context = CaseContext { hall, actor: &clock, at, into: None };
        let numbers = self.view("looking which cases close by themselves", |database| {
            let values = [(&now).into(), AT_ONCE.into()];
            let lapsed = "lapses_at <> '' AND lapses_at <= $1 ORDER BY lapses_at LIMIT $2";
            let mut rows = Vec::new();
            if is_borne_out(database, hall, at)? {
                rows = case::cases(database, lapsed, &values)?;
            }
            // What is disputed waits for the centre, and must not keep others from their turn.
            let unscheduled = "ended_at = '' AND (next_at = '' OR due = '')
                 AND (state NOT IN ('answered', 'confirmed')
                  OR satisfied <> 'no' AND rechecked <> 'no' AND vote <> 'no') ORDER BY number LIMIT $1";
            // Where the calendar is still missing, nothing can be told of them.
            let is_told = |row: &CaseRow| row.case.act(&CaseAct::Schedule, &context).is_ok();
            rows.extend(case::cases(database, unscheduled, &[AT_ONCE.into()])?.into_iter().filter(is_told));
            Ok(rows.into_iter().map(|row| row.case.number).collect::<Vec<u32>>())
        })?;
        let mut settled = 0;
        for number in numbers {
            settled += u32::from(self.settle_case(hall, number, at)?);
        }
        Ok(settled)
    }

    fn settle_case(&mut self, hall: &Hall, number: u32, at: NaiveDateTime) -> Result<bool, StoreError> {
        self.decide("settling a case", |database| {
            let Some(row) = case::numbered(database, number)? else { return Ok(TxDecision::Leave(false)) };
            let mut changes = CaseChanges::of(database, &row, hall, at)?;
            if changes.is_empty() {
                // Where the calendar is still missing, nothing can be told.
                let _not_yet = changes.act(&CaseAct::Schedule, &CaseActor::clock(), None, &[]);
            }
            if changes.is_empty() {
                return Ok(TxDecision::Leave(false));
            }
            Ok(TxDecision::Change(Box::new(changes.finish()), true))
        })
    }
}
