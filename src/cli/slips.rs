//! Where the slips of this machine go: a printer on a serial port, or a file.
use super::letters::SlipLetters;
use crate::{
    clock,
    config::{self, Machine},
    devices::printer::{DrawnFile, Flow, Printer, SerialLine, SerialPrinter},
};
use std::path::{Path, PathBuf};

/// Makes the printer: a serial port where one is named, else a file.
pub(super) fn printer(machine: &Machine) -> Box<dyn Printer> {
    if let Some(printer) = serial(machine) {
        return Box::new(printer);
    }
    let (columns, offset) = (machine.printer.profile.columns, machine.utc_offset);
    Box::new(DrawnFile::new(&machine.slips, columns, move || clock::now(offset)))
}

/// The printer on this machine's serial port, where one is named.
pub(super) fn serial(machine: &Machine) -> Option<SerialPrinter> {
    let port = machine.printer.port.as_ref()?;
    let flow = match machine.printer.flow {
        config::Flow::Hardware => Flow::Hardware,
        config::Flow::Software => Flow::Software,
        config::Flow::None => Flow::None,
    };
    let line = SerialLine { path: port.into(), baud: machine.printer.baud, flow };
    let memory = folder_of(machine).join("printers.json");
    let profile = machine.printer.profile.clone();
    let letters = Box::new(SlipLetters::of(&profile));
    Some(SerialPrinter::new(line, profile, letters, Some(memory)))
}

/// The folder of what this kiosk writes for people to read: slips and its log.
pub(super) fn folder_of(machine: &Machine) -> PathBuf {
    let folder = machine.slips.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
