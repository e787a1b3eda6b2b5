//! `hall printer` on a terminal: a live screen in words and bits, with a key for a test slip.
use super::{LineArguments, config, printer, status};
use crate::cli::{
    CliContext, Exit, Stop,
    engine::{end_on_faults, habits},
    slips,
};
use crate::clock;
use crate::logging;
use crate::printer_status::{PrinterScreen, PrinterScreenSetup};
use crate::shell::{
    staff::{StaffContext, StaffInput},
    terminal::Seat,
};
use crate::text::printer::words;
use crate::ui::LIGHT;
use crate::workers::lock::ProgramLock;
use crate::workers::printer_status::{StatusSetup, StatusWorker};
use std::sync::mpsc::channel;
use std::time::Instant;

pub(super) fn run(context: &CliContext, line: &LineArguments) -> Result<Exit, Stop> {
    let config = config(context, line)?;
    let Some(printer) = printer(&config, line)? else {
        return status::run(context, line, false);
    };
    let (place, words, machine) = (context.place(Some(&config))?, words(context.lang), &config.machine);
    let (offset, begun) = (machine.utc_offset, Instant::now());
    let clock = move || clock::now(offset);
    let screen = PrinterScreen::new(PrinterScreenSetup {
        words,
        lang: context.lang,
        title: (words.title)(
            &machine.printer.profile.model,
            machine.printer.port.as_deref().unwrap_or_default(),
        ),
        kiosk: machine.kiosk.clone(),
        now: clock(),
    });
    logging::begin(machine.log, Some(&place.folder().join("printer.log")));
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let (programs, lock) = (place.programs(), slips::lock_of(&machine.kiosk));
    let setup = StatusSetup {
        open_store: place.opening(),
        printer,
        answers: machine.printer.profile.answers,
        hall: config.hall.without_catalogue(),
        kiosk_runs: Box::new(move || ProgramLock::is_taken(&programs, &lock)),
        clock: Box::new(clock),
    };
    let worker = StatusWorker::start(setup, move |news| {
        // At the end nobody listens any more.
        let _left = tell.send(StaffInput::News(news));
    })?;
    let real = || begun.elapsed();
    let world = StaffContext {
        clock: &clock,
        running: &real,
        real: &real,
        theme: LIGHT,
        perform: |test| worker.print(test),
    };
    let sat = seat.stay(screen, world, inbox, &heard);
    worker.finish();
    let screen = sat?;
    Ok(if screen.status().health.trouble.is_none() { Exit::Done } else { Exit::Refused })
}
