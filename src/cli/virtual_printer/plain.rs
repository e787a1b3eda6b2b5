//! The printer without a screen: a line for each happening, orders by lines.
use super::control::VirtualPrinterEvent;
use super::state::VirtualPrinterState;
use crate::cli::Stop;
use crate::devices::printer_host::PumpEvent;
use crate::devices::terminal::{InputReader, ReaderMessage, Signals};
use std::io::{self, BufRead, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// Stays until somebody orders the end or the program is told to stop. The end of stdin is no order.
pub(super) fn stay(
    state: &mut VirtualPrinterState,
    inbox: &Sender<VirtualPrinterEvent>,
    news: &Receiver<VirtualPrinterEvent>,
) -> Result<(), Stop> {
    let mut out = io::stdout();
    let _open = hear_signals(inbox)?;
    hear_stdin(inbox)?;
    writeln!(out, "{}", (state.words.ready)(&state.link))?;
    while let Ok(news) = news.recv() {
        match news {
            VirtualPrinterEvent::Happened(PumpEvent::Piece(piece)) => {
                let said = state.keep(&piece);
                writeln!(out, "{said}")?;
            }
            VirtualPrinterEvent::Happened(PumpEvent::Unplugged) => writeln!(out, "{}", state.words.pulled)?,
            VirtualPrinterEvent::Happened(PumpEvent::PaperOut) => {
                writeln!(out, "{}", state.words.paper_ended)?
            }
            VirtualPrinterEvent::Happened(PumpEvent::Changed) => {}
            VirtualPrinterEvent::Ordered(line, who) => {
                let answer = state.obey(&line);
                let ends = answer.is_none();
                let answer = answer.unwrap_or_else(|| state.done());
                match who {
                    Some(who) => who.hear(&answer.json),
                    None => writeln!(out, "{}", answer.said)?,
                }
                if ends {
                    break;
                }
            }
            VirtualPrinterEvent::Stop => break,
        }
    }
    Ok(())
}

fn hear_stdin(inbox: &Sender<VirtualPrinterEvent>) -> io::Result<()> {
    let inbox = inbox.clone();
    let hear = move || {
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            if inbox.send(VirtualPrinterEvent::Ordered(line, None)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("orders".into()).spawn(hear)?;
    Ok(())
}

/// Waits for SIGTERM and its like; the end returned must be kept, since hanging up would be a signal too.
fn hear_signals(inbox: &Sender<VirtualPrinterEvent>) -> io::Result<UnixStream> {
    let (open, silent) = UnixStream::pair()?;
    let inbox = inbox.clone();
    InputReader::on(OwnedFd::from(silent), Signals::listen()?)?.start(move |reading| {
        !matches!(reading, ReaderMessage::Stop(_)) || inbox.send(VirtualPrinterEvent::Stop).is_ok()
    })?;
    Ok(open)
}
