//! All that a ledger knows, for a backup.
use super::Ledger;
use crate::hall::LineCode;
use chrono::NaiveDate;
use std::io;

/// How high a line has gone on a day, as far as a ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerMark {
    /// The business day.
    pub day: NaiveDate,
    /// The line.
    pub line: LineCode,
    /// The highest number that was given, as far as that is certain; else as it may have been.
    pub floor: u32,
    /// The highest number that may be given before the ledger is written again.
    pub high: u32,
}

impl Ledger {
    /// Every line of every day that is known, with what other processes of this machine have written by now.
    pub fn every_mark(&mut self) -> io::Result<Vec<LedgerMark>> {
        self.catch_up()?;
        let is_exact = self.is_of_this_boot();
        let mark = |((day, line), high): (&(NaiveDate, LineCode), &u32)| {
            let given = self.given(*day, line);
            let floor = if is_exact { given } else { *high };
            LedgerMark { day: *day, line: line.clone(), floor, high: *high }
        };
        Ok(self.highs.iter().map(mark).collect())
    }
}
