//! The printer's status screen: how it is, in words and in bits, what it was found to be, and which prints want eyes.
/// Status bytes in words.
pub mod bits;
/// What is said of a printer and of prints, line by line.
pub mod lines;
mod screen;

pub use screen::{PrinterScreen, PrinterScreenSetup, StatusNews, TestSlip};

use crate::paper::{Health, PrinterFault};
use crate::printing::{PrinterTraits, StatusByte};
use chrono::NaiveDateTime;

/// What is known of a printer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrinterReport {
    /// How it is.
    pub health: Health,
    /// Its bytes.
    pub bytes: Vec<StatusByte>,
    /// What it was found to be.
    pub traits: Option<PrinterTraits>,
    /// A kiosk holds it, so that what is known is what that kiosk said.
    pub by_kiosk: bool,
    /// What it said last; nothing where it never said anything.
    pub report: Option<KioskReport>,
}

/// What a kiosk said of its printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskReport {
    /// When it said so.
    pub at: NaiveDateTime,
    /// What is in the way, by its stable word; empty where nothing is.
    pub trouble: String,
    /// Since when it is so, where that is known.
    pub since: Option<NaiveDateTime>,
    /// The roll is nearly at its end.
    pub paper_low: bool,
    /// What the printer says it is; may be empty.
    pub model: String,
}

impl PrinterReport {
    /// Says whether another program holds the printer, so that only that one knows more.
    pub fn is_elsewhere(&self) -> bool {
        self.health.trouble == Some(PrinterFault::Busy)
    }

    /// The same while a kiosk holds the printer, with what that kiosk said last.
    #[must_use]
    pub fn reported(self, report: Option<KioskReport>) -> PrinterReport {
        let health = report.as_ref().map_or(self.health, |report| Health {
            trouble: PrinterFault::of(&report.trouble),
            paper_low: report.paper_low,
            at_mouth: None,
        });
        PrinterReport { health, by_kiosk: true, report, ..self }
    }

    /// The same while another program holds the printer that is no kiosk.
    #[must_use]
    pub fn held(self) -> PrinterReport {
        PrinterReport { health: Health::unwell(PrinterFault::Busy), by_kiosk: false, ..self }
    }
}
