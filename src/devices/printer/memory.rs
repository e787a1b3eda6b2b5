//! What printers were found to answer, kept in a small file under their serial numbers.
use crate::printing::Learned;
use serde::{Deserialize, Serialize};
use std::{fs, io, path::PathBuf};

/// The most printers that are remembered; a kiosk sees few in its life.
const MOST: usize = 16;

/// The file, and what is in it.
pub(super) struct Memory {
    path: Option<PathBuf>,
    known: Vec<Kept>,
}

/// One printer as the file keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each question is answered or not by itself")]
struct Kept {
    serial: String,
    maker: String,
    model: String,
    font: String,
    status: bool,
    changes: bool,
    paper: bool,
    process: bool,
}

impl Memory {
    /// Reads the file; one that is missing or makes no sense is an empty one, since everything can be asked again.
    pub fn open(path: Option<PathBuf>) -> Memory {
        let text = path.as_ref().and_then(|path| fs::read_to_string(path).ok());
        let known = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Memory { path, known }
    }

    /// Everything that is known.
    pub fn known(&self) -> Vec<Learned> {
        self.known.iter().cloned().map(Learned::from).collect()
    }

    /// Keeps what was found out about a printer that has a serial number; says so only where it is new.
    pub fn keep(&mut self, learned: &Learned) {
        let kept = Kept::from(learned.clone());
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

impl From<Learned> for Kept {
    fn from(learned: Learned) -> Kept {
        let Learned { serial, maker, model, font, status, changes, paper, process } = learned;
        Kept { serial, maker, model, font, status, changes, paper, process }
    }
}

impl From<Kept> for Learned {
    fn from(kept: Kept) -> Learned {
        let Kept { serial, maker, model, font, status, changes, paper, process } = kept;
        Learned { serial, maker, model, font, status, changes, paper, process }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_remembered_by_its_serial_number() {
        let path = std::env::temp_dir().join(format!("printers-{}.json", std::process::id()));
        let printer = |serial: &str, paper| Learned { serial: serial.into(), paper, ..Learned::default() };
        let mut memory = Memory::open(Some(path.clone()));
        for learned in [printer("", true), printer("X1", false), printer("X2", true), printer("X1", true)] {
            memory.keep(&learned);
        }
        assert_eq!(Memory::open(Some(path.clone())).known(), [printer("X2", true), printer("X1", true)]);
        fs::write(&path, "nonsense").unwrap();
        assert!(Memory::open(Some(path.clone())).known().is_empty());
        fs::remove_file(path).unwrap();
    }
}
