//! The printer without a screen: a line for each happening, orders by lines.
use crate::cli::Stop;
use crate::devices::terminal::listen_to_signals;
use crate::workers::virtual_printer::{VirtualPrinterEvent, VirtualPrinterState, listen_to_lines};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender};

/// Stays until somebody orders the end or the program is told to stop. The end of stdin is no order.
pub(super) fn stay(
    state: &mut VirtualPrinterState,
    ready: &str,
    inbox: &Sender<VirtualPrinterEvent>,
    incoming: &Receiver<VirtualPrinterEvent>,
) -> Result<(), Stop> {
    let mut out = crate::cli::fit(io::stdout());
    let ends = inbox.clone();
    let _open = listen_to_signals(move || ends.send(VirtualPrinterEvent::Stop).is_ok())?;
    listen_to_lines(io::stdin(), inbox.clone())?;
    writeln!(out, "{ready}")?;
    while let Ok(incoming) = incoming.recv() {
        let outcome = state.hear(incoming);
        if let Some(said) = outcome.said.filter(|_| !outcome.is_answered) {
            writeln!(out, "{said}")?;
        }
        if outcome.ends {
            break;
        }
    }
    Ok(())
}
