//! Where the slips of this machine go: a printer on a serial port, or a file.
use super::{CliContext, letters::SlipLetters};
use crate::{
    clock,
    config::{self, Config, Machine},
    devices::printer::{DrawnFile, Handshake, Printer, Record, SerialLine, SerialPrinter, Watcher},
    paper::Health,
    workers::lock::ProgramLock,
};
use std::path::{Path, PathBuf};

/// Makes the printer: a serial port where one is named, its conversation written down where that is wanted; else a file.
pub(super) fn printer(machine: &Machine, record: Option<&Path>) -> Box<dyn Printer> {
    if let Some(mut printer) = serial(machine) {
        match record.map(Record::into_file) {
            Some(Ok(record)) => printer.record(record),
            Some(Err(error)) => log::error!("the conversation with the printer is not written down: {error}"),
            None => {}
        }
        return Box::new(printer);
    }
    let (columns, offset) = (machine.printer.profile.columns, machine.utc_offset);
    Box::new(DrawnFile::new(&machine.slips, columns, move || clock::now(offset)))
}

/// The printer on this machine's serial port, where one is named.
pub(super) fn serial(machine: &Machine) -> Option<SerialPrinter> {
    let port = machine.printer.port.as_ref()?;
    let flow = match machine.printer.flow {
        config::FlowSetting::Hardware => Handshake::Hardware,
        config::FlowSetting::Software => Handshake::Software,
        config::FlowSetting::None => Handshake::None,
    };
    let line = SerialLine { path: port.into(), baud: machine.printer.baud, flow };
    let memory = folder_of(machine).join("printers.json");
    let profile = machine.printer.profile.clone();
    let letters = Box::new(SlipLetters::of(&profile));
    Some(SerialPrinter::new(line, profile, letters, Some(memory)))
}

/// Nobody but the person at the keyboard has a say in a slip that was asked for there.
pub(super) struct NoWatcher;

impl Watcher for NoWatcher {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn is_now(&mut self, _health: Health) {}
}

/// The folder of what this kiosk writes for people to read: slips and its log.
pub(super) fn folder_of(machine: &Machine) -> PathBuf {
    let folder = machine.slips.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The name of the lock that a running kiosk of a number holds.
pub(super) fn lock_of(kiosk: &str) -> String {
    format!("kiosk-{kiosk}")
}

/// Says whether the kiosk of this machine is running.
pub(super) fn kiosk_runs(context: &CliContext, config: &Config) -> bool {
    let place = context.place(Some(config));
    place.is_ok_and(|place| ProgramLock::is_taken(&place.programs(), &lock_of(&config.machine.kiosk)))
}
