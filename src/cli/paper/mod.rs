//! `hall paper`: a thermal printer that is a program, for trying out everything that can happen to paper.
mod control;
mod font;
mod keep;
mod lamps;
mod order;
mod plain;
mod screen;
mod sheet;
mod shop;

use super::{Counter, Exit, Stop, desk::sit};
use crate::devices::virtual_printer::{Setup, VirtualPrinter};
use crate::text::virtual_printer::words;
use crate::thermal::Make;
use anyhow::Context;
use clap::Args;
use control::Control;
use font::face;
use keep::Folder;
use order::ORDERS;
use shop::{News, Shop};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::mpsc::channel;

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
    clap::builder::PossibleValuesParser::new(Make::ALL.map(|make| make.name))
}

pub(super) fn run(counter: &Counter, arguments: &Arguments) -> Result<Exit, Stop> {
    let words = words(counter.lang);
    let mut make = Make::named(&arguments.make).unwrap_or_default();
    make.baud = arguments.baud.unwrap_or(make.baud);
    let link = arguments.link.display().to_string();
    let folder = arguments.out.as_deref().map(|path| {
        Folder::open(path, make.dots).with_context(|| path.display().to_string()).map_err(cannot_make)
    });
    let (inbox, news) = channel();
    let control = arguments.control.as_deref().map(|path| {
        Control::listen(path, &inbox).with_context(|| path.display().to_string()).map_err(cannot_make)
    });
    let control = control.transpose()?;
    let happened = inbox.clone();
    let setup = Setup { make: make.clone(), link: arguments.link.clone(), face: face() };
    let printer = VirtualPrinter::start(setup, move |happening| {
        // In the end nobody listens any more.
        let _heard = happened.send(News::Happened(happening));
    });
    let printer = printer.with_context(|| link.clone()).map_err(cannot_make)?;
    let mut shop = Shop { printer, make, link, words, folder: folder.transpose()?, count: 0 };
    let done = if arguments.plain || !io::stdout().is_terminal() {
        plain::stay(&mut shop, &inbox, &news)
    } else {
        sit(&mut screen::PaperDesk::new(shop, news))
    };
    drop(control);
    done.map(|()| Exit::Done)
}

fn cannot_make(error: anyhow::Error) -> Stop {
    Stop::Failed(Exit::CannotWrite, error)
}
