//! What was lost before the store was opened; for the log, since numbering goes on above it.
use crate::hall::LineCode;
use chrono::NaiveDate;
use std::{fmt, path::PathBuf};

/// Something was lost, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The database was missing or empty although its ledger was there; a new one was made.
    Database {
        /// Where what was left of it lies now; empty where nothing was left.
        kept: Vec<PathBuf>,
    },
    /// Numbers may have been given that the database does not know; they are passed over.
    Numbers {
        /// The business day.
        day: NaiveDate,
        /// The line.
        line: LineCode,
        /// The last number the database knows.
        known: u32,
        /// The last number passed over.
        until: u32,
    },
    /// The ledger was missing although the database was there; it was written again out of the database.
    Ledger,
    /// Lines of the ledger were damaged; the sound ones were kept.
    LedgerLines {
        /// Where the damaged ledger lies now; `None` where only its last line was cut short.
        kept: Option<PathBuf>,
    },
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Loss::Database { kept } if kept.is_empty() => {
                f.write_str("the database was lost; a new one is made and numbers go on above the ledger")
            }
            Loss::Database { kept } => {
                f.write_str("the database was lost; a new one is made, and what was left is kept as")?;
                kept.iter().try_for_each(|path| write!(f, " {}", path.display()))
            }
            Loss::Numbers { day, line, known, until } => {
                write!(f, "line {line} on {day}: numbers {} to {until} are passed over", known + 1)
            }
            Loss::Ledger => f.write_str("the ledger was missing; it is written again out of the database"),
            Loss::LedgerLines { kept: None } => f.write_str("the last line of the ledger was cut short"),
            Loss::LedgerLines { kept: Some(path) } => {
                write!(f, "lines of the ledger were damaged; it is kept as {}", path.display())
            }
        }
    }
}
