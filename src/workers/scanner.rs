//! What is held before the scanner, for the kiosk: codes that count reach its inbox, all else a line in the log at most.
use crate::app::message::Event;
use crate::devices::printer::SerialLine;
use crate::devices::scanner::{FrameFate, Scanner, ScannerEvent, ScannerFrame, ScannerSetup, SetupOutcome};
use crate::hall::scanning::unwrapped;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

/// Listens to a scanner; each code that counts is an event of the kiosk.
///
/// # Errors
/// Fails where no thread can be started.
pub fn listen_to_scanner(line: SerialLine, setup: ScannerSetup, inbox: Sender<Event>) -> io::Result<Scanner> {
    let mut journal = ScannerJournal { path: line.path.clone(), has_complained: false };
    Scanner::start(line, setup, move |event| {
        journal.note(&event);
        match event {
            ScannerEvent::Said { frame, fate: FrameFate::Counts } => inbox.send(scanned(&frame)).is_ok(),
            _ => true,
        }
    })
}

/// What the kiosk hears of a frame: its text without what the scanner has put around it; what cannot be read is empty.
fn scanned(frame: &ScannerFrame) -> Event {
    // What is not kept whole is too long for a code of ours, whatever it begins with.
    let text = unwrapped(&frame.bytes).text.ok().filter(|_| frame.length == frame.bytes.len());
    Event::Scanned(text.unwrap_or_default())
}

/// What the log is told of a scanner: never anything it said.
struct ScannerJournal {
    path: PathBuf,
    has_complained: bool,
}

impl ScannerJournal {
    fn note(&mut self, event: &ScannerEvent) {
        let port = self.path.display();
        match event {
            ScannerEvent::Connected(outcome) => {
                log::info!("the scanner is there");
                self.has_complained = false;
                settings(&port, outcome);
            }
            ScannerEvent::Lost => log::warn!("the scanner is gone; it is looked for"),
            ScannerEvent::Missing(trouble) => log::warn!("no scanner ({}); it is looked for", trouble.word()),
            ScannerEvent::Said { frame, .. } => {
                if !self.has_complained && unwrapped(&frame.bytes).text.is_err() {
                    self.has_complained = true;
                    log::warn!("the scanner on {port} says what is no code; `hall scanner` shows it");
                }
            }
        }
    }
}

fn settings(port: &impl std::fmt::Display, outcome: &SetupOutcome) {
    let count = outcome.done.len() + outcome.refused.len() + outcome.silent.len();
    if count == 0 {
        return;
    }
    let done = outcome.done.len();
    if done == count {
        log::info!("the scanner on {port} has taken all {count} settings");
    } else {
        log::warn!("the scanner on {port} has taken {done} of {count} settings; `hall scanner` says which");
    }
}
