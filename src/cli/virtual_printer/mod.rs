//! `hall paper`: a thermal printer that is a program, for trying out everything that can happen to paper.
mod font;
mod plain;

use super::{
    CliContext, Exit, Stop,
    engine::{end_on_faults, habits},
};
use crate::clock;
use crate::devices::printer_host::{PrinterHost, PumpEvent, VirtualPrinterSetup};
use crate::logging;
use crate::shell::{
    staff::{StaffContext, StaffInput},
    terminal::Seat,
};
use crate::text::virtual_printer::words;
use crate::ui::LIGHT;
use crate::virtual_printer::PrinterModel;
use crate::virtual_printer_screen::{ORDERS, VirtualPrinterScreen};
use crate::workers::virtual_printer::{
    ControlSocket, PieceFolder, VirtualPrinterEvent, VirtualPrinterState, start,
};
use anyhow::Context;
use chrono::{Offset, Utc};
use clap::Args;
use font::face;
use log::LevelFilter;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

/// Be a thermal printer: a port at a link, paper on the screen, and everything that can go wrong under a key.
///
/// Point `[printer] port` of kiosk.toml, or any other program, at the link.
#[derive(Debug, Args)]
#[command(after_help = concat_orders())]
pub(super) struct Arguments {
    /// Where the port is to be: a link that is made, and removed in the end.
    #[arg(long, value_name = "PATH")]
    link: PathBuf,
    /// A folder in which every piece of paper is kept as NNNN.txt and NNNN.png.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What kind of printer to be.
    #[arg(long, value_name = "NAME", default_value = "generic-80", value_parser = names())]
    make: String,
    /// The speed of the line, where it is not the make's own.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(300..))]
    baud: Option<u32>,
    /// A Unix socket that takes orders: a line in, a line of JSON out.
    #[arg(long, value_name = "PATH")]
    control: Option<PathBuf>,
    /// No screen: happenings and answers on stdout, orders on stdin. So it is too where stdout is no terminal.
    #[arg(long)]
    plain: bool,
}

fn concat_orders() -> String {
    format!(
        "{ORDERS}\n\nExamples:\n  hall paper --link var/printer --out var/paper\n  \
         hall paper --link var/printer --make epson-t82 --plain --control var/printer.sock\n\n\
         Exit codes:\n  0 done   2 usage   73 the link, the folder or the socket cannot be made"
    )
}

fn names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(PrinterModel::ALL.map(|make| make.name))
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let mut make = PrinterModel::named(&arguments.make).unwrap_or_default();
    make.baud = arguments.baud.unwrap_or(make.baud);
    let link = arguments.link.display().to_string();
    let folder = arguments.out.as_deref().map(|path| {
        PieceFolder::open(path, make.dots).with_context(|| path.display().to_string()).map_err(cannot_make)
    });
    let (inbox, incoming) = channel();
    let control = arguments.control.as_deref().map(|path| {
        ControlSocket::listen(path, &inbox).with_context(|| path.display().to_string()).map_err(cannot_make)
    });
    let control = control.transpose()?;
    let happened = inbox.clone();
    let setup = VirtualPrinterSetup { make: make.clone(), link: arguments.link.clone(), face: face() };
    let printer = PrinterHost::start(setup, move |happening| {
        // In the end nobody listens any more.
        let _heard = happened.send(VirtualPrinterEvent::Happened(happening));
    });
    let printer = printer.with_context(|| link.clone()).map_err(cannot_make)?;
    let mut state = VirtualPrinterState { printer, make, words, folder: folder.transpose()?, count: 0 };
    let done = if arguments.plain || !io::stdout().is_terminal() {
        plain::stay(&mut state, &(words.ready)(&link), &inbox, &incoming)
    } else {
        log_beside(context, &arguments.link);
        show(state, link, &inbox, incoming)
    };
    drop(control);
    done.map(|()| Exit::Done)
}

/// A line on the terminal would spoil the page: events go into a file beside the link.
fn log_beside(context: &CliContext, link: &Path) {
    let level = context.config().map_or(LevelFilter::Warn, |config| config.machine.log);
    logging::begin(level, Some(&link.with_file_name("paper.log")));
}

/// The printer on a full screen.
fn show(
    state: VirtualPrinterState,
    link: String,
    orders: &Sender<VirtualPrinterEvent>,
    incoming: Receiver<VirtualPrinterEvent>,
) -> Result<(), Stop> {
    let screen = VirtualPrinterScreen::new(state.words, state.make.clone(), link);
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let worker = start(state, incoming, move |news| {
        // At the end nobody listens any more.
        let _left = tell.send(StaffInput::News(news));
    })?;
    let begun = Instant::now();
    let order = |incoming| {
        // Where the worker has ended, so does the screen.
        let _ended = orders.send(incoming);
    };
    let real = || begun.elapsed();
    let world = StaffContext {
        clock: &|| clock::now(Utc.fix()),
        running: &real,
        real: &real,
        theme: LIGHT,
        perform: |wanted| order(VirtualPrinterEvent::Pressed(wanted)),
    };
    let sat = seat.stay(screen, world, inbox, &heard);
    order(VirtualPrinterEvent::Stop);
    // The port's link is gone when the worker is.
    let _ended = worker.join();
    sat?;
    Ok(())
}

/// A printer of the usual make that nobody sits at: what comes out of it is kept in a folder.
pub(super) fn unattended(link: &Path, out: &Path) -> Result<(PrinterHost, PrinterModel), Stop> {
    let make = PrinterModel::default();
    let opened = PieceFolder::open(out, make.dots).with_context(|| out.display().to_string());
    let mut folder = opened.map_err(cannot_make)?;
    let setup = VirtualPrinterSetup { make: make.clone(), link: link.to_owned(), face: face() };
    let keep = move |happening| {
        if let PumpEvent::Piece(piece) = happening
            && let Err(error) = folder.keep(&piece)
        {
            log::warn!("a slip of the virtual printer is not kept: {error}");
        }
    };
    let started = PrinterHost::start(setup, keep).with_context(|| link.display().to_string());
    Ok((started.map_err(cannot_make)?, make))
}

fn cannot_make(error: anyhow::Error) -> Stop {
    Stop::Failed(Exit::CannotWrite, error)
}
