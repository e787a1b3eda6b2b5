//! The virtual printer's worker: it carries out orders, keeps pieces, and tells the screen how the printer is.
mod control;
mod piece_files;
mod state;

pub use control::{ControlClient, ControlSocket, listen_to_lines};
pub use piece_files::PieceFolder;
pub use state::{OrderOutcome, VirtualPrinterEvent, VirtualPrinterState};

use crate::virtual_printer_screen::PrinterNews;
use std::{
    io, iter,
    sync::mpsc::{Receiver, RecvTimeoutError},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How often the printer is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(80);

/// Starts the worker; it ends when it is ordered to, and the printer's link is gone then.
///
/// # Errors
/// Fails where no thread can be started.
pub fn start(
    mut state: VirtualPrinterState,
    incoming: Receiver<VirtualPrinterEvent>,
    tell: impl Fn(PrinterNews) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    thread::Builder::new().name("virtual printer".into()).spawn(move || {
        loop {
            tell(PrinterNews::Seen(state.view(), Box::new(state.printer.unfinished())));
            let first = match incoming.recv_timeout(LOOK_EVERY) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => VirtualPrinterEvent::Stop,
            };
            for next in iter::once(first).chain(incoming.try_iter()) {
                let outcome = state.hear(next);
                outcome.said.into_iter().map(PrinterNews::Said).for_each(&tell);
                outcome.piece.into_iter().map(PrinterNews::Piece).for_each(&tell);
                if outcome.ends {
                    return tell(PrinterNews::Ended);
                }
            }
        }
    })
}
