//! A text file that grows by every slip, for machines without a printer and for trying things out.
use super::{Bell, PrintResult, Printer, Watcher};
use crate::paper::{Health, PrinterFault, Slip, SlipOutcome, drawn, perforation};
use chrono::NaiveDateTime;
use std::{
    fs::{File, create_dir_all},
    io::{self, Write},
    path::PathBuf,
    time::Duration,
};

/// A file that stands for a printer.
pub struct DrawnFile {
    path: PathBuf,
    columns: usize,
    clock: Box<dyn Fn() -> NaiveDateTime + Send>,
}

impl DrawnFile {
    /// A file at a path, on paper of so many columns; `clock` tells the hall's time for the line between slips.
    ///
    /// Nothing is touched before the first slip; missing folders are made then.
    pub fn new(
        path: impl Into<PathBuf>,
        columns: usize,
        clock: impl Fn() -> NaiveDateTime + Send + 'static,
    ) -> Self {
        DrawnFile { path: path.into(), columns, clock: Box::new(clock) }
    }

    fn append(&self, text: &str) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            create_dir_all(folder)?;
        }
        File::options().append(true).create(true).open(&self.path)?.write_all(text.as_bytes())
    }
}

impl Printer for DrawnFile {
    fn attend(&mut self, bell: &Bell, limit: Duration) -> Health {
        bell.wait(limit);
        Health::default()
    }

    fn print(&mut self, slip: &Slip, _token: u32, watcher: &mut dyn Watcher) -> PrintResult {
        if !watcher.may_begin() {
            return SlipOutcome::Not(PrinterFault::NotRecorded).into();
        }
        let date = (self.clock)().format("%Y-%m-%d %H:%M:%S").to_string();
        let rows = [perforation(self.columns), date].into_iter().chain(drawn(slip, self.columns));
        let text: String = rows.map(|row| row + "\n").collect();
        let written = self.append(&text);
        written.map_or(SlipOutcome::Not(PrinterFault::CannotWrite), |()| SlipOutcome::Drawn).into()
    }
}
