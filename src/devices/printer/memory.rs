//! What printers were found to answer, kept in a small file under their serial numbers.
use crate::printing::PrinterTraits;
use serde::{Deserialize, Serialize};
use std::{fs, io, path::PathBuf};

/// The most printers that are remembered; a kiosk sees few in its life.
const MOST: usize = 16;

/// The file, and what is in it.
pub(super) struct PrinterMemory {
    path: Option<PathBuf>,
    known: Vec<StoredPrinter>,
}

/// One printer as the file keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each question is answered or not by itself")]
struct StoredPrinter {
    serial: String,
    maker: String,
    model: String,
    font: String,
    status: bool,
    changes: bool,
    paper: bool,
    process: bool,
}

impl PrinterMemory {
    /// Reads the file; one that is missing or makes no sense is an empty one, since everything can be asked again.
    pub fn open(path: Option<PathBuf>) -> PrinterMemory {
        let text = path.as_ref().and_then(|path| fs::read_to_string(path).ok());
        let known = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        PrinterMemory { path, known }
    }

    /// Everything that is known.
    pub fn known(&self) -> Vec<PrinterTraits> {
        self.known.iter().cloned().map(PrinterTraits::from).collect()
    }

    /// Keeps what was found out about a printer that has a serial number; says so only where it is new.
    pub fn keep(&mut self, traits: &PrinterTraits) {
        let kept = StoredPrinter::from(traits.clone());
        if kept.serial.is_empty() || self.known.contains(&kept) {
            return;
        }
        self.known.retain(|known| known.serial != kept.serial);
        self.known.push(kept);
        self.known.drain(..self.known.len().saturating_sub(MOST));
        if let Err(error) = self.write() {
            log::warn!("what the printer answers could not be kept: {error}");
        }
    }

    fn write(&self) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension("new");
        fs::write(&beside, serde_json::to_string_pretty(&self.known)?)?;
        fs::rename(beside, path)
    }
}

impl From<PrinterTraits> for StoredPrinter {
    fn from(traits: PrinterTraits) -> StoredPrinter {
        let PrinterTraits { serial, maker, model, font, status, changes, paper, process } = traits;
        StoredPrinter { serial, maker, model, font, status, changes, paper, process }
    }
}

impl From<StoredPrinter> for PrinterTraits {
    fn from(kept: StoredPrinter) -> PrinterTraits {
        let StoredPrinter { serial, maker, model, font, status, changes, paper, process } = kept;
        PrinterTraits { serial, maker, model, font, status, changes, paper, process }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_remembered_by_its_serial_number() {
        let path = std::env::temp_dir().join(format!("printers-{}.json", std::process::id()));
        let printer =
            |serial: &str, paper| PrinterTraits { serial: serial.into(), paper, ..PrinterTraits::default() };
        let mut memory = PrinterMemory::open(Some(path.clone()));
        for traits in [printer("", true), printer("X1", false), printer("X2", true), printer("X1", true)] {
            memory.keep(&traits);
        }
        assert_eq!(
            PrinterMemory::open(Some(path.clone())).known(),
            [printer("X2", true), printer("X1", true)]
        );
        fs::write(&path, "nonsense").unwrap();
        assert!(PrinterMemory::open(Some(path.clone())).known().is_empty());
        fs::remove_file(path).unwrap();
    }
}
