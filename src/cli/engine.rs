//! The kiosk put together: terminal, printer, store and application around one inbox.
use super::{
    CliContext, Exit, Stop,
    context::{first_matters, first_setup, synonyms},
    exercise, slips,
};
use crate::{
    app::{
        App, Settings,
        input::{Input, Key},
        message::Event,
    },
    clock,
    config::{Colours, Config, Machine, OutOfOrder, scanners::ScannerModel},
    devices::{
        printer::{Handshake, SerialLine},
        scanner::{Scanner, ScannerSetup},
        terminal::{
            ColourDepth, ReaderMessage, StopReason, TerminalQuirks, repair_wide_chars, restore_after_panic,
        },
    },
    kiosk, logging,
    shell::{kiosk::LoopContext, terminal::Seat},
    text::command::words,
    ui::{CONTRAST, ColourTheme, LIGHT, Panel},
    workers::{
        PRINTER_THREAD, Workers, WorkersSetup, connection::LEAVE_WITHIN, keeping::KioskKeeping,
        lock::ProgramLock, scanner::listen_to_scanner,
    },
};
use anyhow::{Context, anyhow};
use std::{
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    time::{Duration, Instant},
};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(1);
/// The first screen stands this long untouched before the machine rests.
const REST_AFTER: Duration = Duration::from_mins(2);
/// How often another program's import is looked for.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// What a program that found a fault of its own exits with.
const FAULT: i32 = 101;

/// Opens the kiosk and stays until the terminal is gone or the program is told to end.
pub(super) fn open(context: &CliContext, config: &Config, record: Option<PathBuf>) -> Result<Exit, Stop> {
    let begun = Instant::now();
    let place = context.place(Some(config))?;
    let kiosk = &config.machine.kiosk;
    let running = (words(context.lang).kiosk_running)(kiosk);
    let only = only_one(&ProgramLock::path(&place.programs(), &slips::lock_of(kiosk)), &running)?;
    logging::begin(config.machine.log, Some(&slips::folder_of(&config.machine).join("kiosk.log")));
    log::info!("kiosk {} on {}", config.machine.kiosk, place.url);
    end_on_faults();
    let seat = Seat::take(habits(config.machine.distrust_widths)).map_err(Stop::NoTerminal)?;
    let size = seat.size()?;
    let (inbox, events) = channel();
    let scanner = scan(&config.machine, inbox.clone())?;
    let hall = Arc::new(config.hall.clone());
    let offset = config.machine.utc_offset;
    let settings = settings(&config.machine, begun)?;
    let mut app = App::new(
        settings,
        kiosk::ENTRY_SCREENS,
        kiosk::help,
        Arc::clone(&hall),
        clock::now(offset),
        (size.width, size.height),
    );
    let workers = Workers::start(setup(context, config, hall, record)?, &inbox)?;
    let world = LoopContext {
        inbox: &events,
        running: &move || clock::running(begun),
        clock: &move || clock::now(offset),
        tick: TICK,
        perform: |request| workers.perform(request),
        repair_wide_chars,
    };
    let is_exercise = context.exercise.is_some();
    let tell = move |reading| inbox.send(event(reading, begun, is_exercise)).is_ok();
    // The terminal is given back first: it must not wait for a store that does not answer.
    let ended = seat.serve(&mut app, world, tell);
    drop(scanner);
    workers.finish(LEAVE_WITHIN);
    drop(only);
    ended.context("writing to the terminal").map_err(|error| Stop::Failed(Exit::CannotWrite, error))?;
    // An exercise has a place of its own, which ends with it.
    if app.restarts() && !is_exercise { begin_anew() } else { Ok(Exit::Done) }
}

/// Puts the program, as it lies on the disk now, in this one's place, with the same arguments: the terminal and whoever watches the
/// process keep it.
fn begin_anew() -> Result<Exit, Stop> {
    log::info!("the program begins anew");
    let program = std::env::current_exe()?;
    // What was replaced under a running program is called so.
    let replaced = program.to_string_lossy().strip_suffix(" (deleted)").map(PathBuf::from);
    let program = replaced.filter(|replaced| replaced.exists()).unwrap_or(program);
    let error = Command::new(program).args(std::env::args_os().skip(1)).exec();
    Err(Stop::Failed(Exit::Unavailable, anyhow!(error)))
}

/// Holds a lock for life; a second program that wants it is refused with words.
pub(super) fn only_one(path: &Path, running: &str) -> Result<ProgramLock, Stop> {
    ProgramLock::take_file(path).map_err(|error| {
        if error.kind() == io::ErrorKind::WouldBlock {
            return Stop::Failed(Exit::Running, anyhow!("{running} ({})", path.display()));
        }
        Stop::cannot_write(path, error)
    })
}

/// A fault of the program gives the terminal back and ends the process; whoever watches it starts it again.
///
/// Not so a fault with the printer: its worker begins anew by itself, and people go on.
pub(super) fn end_on_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or_else(String::new, ToString::to_string);
        if std::thread::current().name() == Some(PRINTER_THREAD) {
            log::error!("a fault with the printer at {place}");
            return;
        }
        restore_after_panic();
        log::error!("a fault of the program at {place}");
        std::process::exit(FAULT);
    }));
}

/// The colours of a machine's screens.
pub(super) fn theme(machine: &Machine) -> ColourTheme {
    if machine.colours == Colours::Contrast { CONTRAST } else { LIGHT }
}

/// What the terminal calls itself, and what it says of its colours.
pub(super) fn colours() -> (String, String) {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    (set("TERM"), set("COLORTERM"))
}

/// How this terminal is drawn on; one that says nothing of its colours is drawn on with the 256 most have.
pub(super) fn habits(distrust_widths: bool) -> TerminalQuirks {
    let (terminal, colours) = colours();
    let depth = ColourDepth::of(&terminal, &colours).unwrap_or(ColourDepth::Indexed);
    TerminalQuirks { depth, distrust_widths, ..TerminalQuirks::default() }
}

fn settings(machine: &Machine, begun: Instant) -> Result<Settings, Stop> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(|error| Stop::Failed(Exit::Unavailable, anyhow!("{error}")))?;
    log::debug!("ready to draw after {:?}", begun.elapsed());
    Ok(Settings {
        lang: machine.language,
        large: machine.large,
        theme: theme(machine),
        panel: Panel { width_mm: machine.panel.width_mm.into(), height_mm: machine.panel.height_mm.into() },
        idle: Duration::from_secs(machine.idle.warn_after.into()),
        count_down: Duration::from_secs(machine.idle.count_down.into()),
        rest: REST_AFTER,
        sends_away: machine.printer.unwell == OutOfOrder::Elsewhere,
        scans: machine.scanner.port.is_some(),
        boot: format!("{}-{:016x}", machine.kiosk, u64::from_le_bytes(random)),
    })
}

/// Touches and keys as the application hears them, stamped when they came. In an exercise Ctrl+C ends it: there are no passers-by.
fn event(reading: ReaderMessage, begun: Instant, is_exercise: bool) -> Event {
    match reading {
        ReaderMessage::Input(Input::Key(Key::Control('c'))) if is_exercise => Event::Stop,
        ReaderMessage::Input(input) => Event::Input { input, at: clock::running(begun) },
        ReaderMessage::Stop(reason) => {
            log::info!(
                "{}",
                if reason == StopReason::HungUp { "the terminal is gone" } else { "told to end" }
            );
            Event::Stop
        }
    }
}

/// Codes from the scanner into the inbox, where there is one.
fn scan(machine: &Machine, inbox: Sender<Event>) -> Result<Option<Scanner>, Stop> {
    let Some(port) = &machine.scanner.port else { return Ok(None) };
    let line = SerialLine { path: port.into(), baud: machine.scanner.baud, flow: Handshake::None };
    Ok(Some(listen_to_scanner(line, setup_of(&machine.scanner.model), inbox)?))
}

/// What a scanner of a model is told each time it is plugged in.
pub(super) fn setup_of(model: &ScannerModel) -> ScannerSetup {
    ScannerSetup {
        strings: model.setup.clone(),
        good: model.good.clone(),
        bad: model.bad.clone(),
        wait: model.wait,
    }
}

/// What whoever tends the kiosk is told of this machine.
fn keeping(context: &CliContext, config: &Config) -> Result<KioskKeeping, Stop> {
    let place = context.place(Some(config))?;
    let folder = place.folder();
    Ok(KioskKeeping {
        identity: exercise::identity(context),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        store: place.url.to_string(),
        free: Box::new(move || {
            let room = rustix::fs::statvfs(&folder).ok()?;
            Some(room.f_bavail.saturating_mul(room.f_frsize))
        }),
    })
}

fn setup(
    context: &CliContext,
    config: &Config,
    hall: Arc<crate::hall::Hall>,
    record: Option<PathBuf>,
) -> Result<WorkersSetup, Stop> {
    let own = config.clone();
    let offset = config.machine.utc_offset;
    Ok(WorkersSetup {
        open_store: context.place(Some(config))?.opening(),
        hall,
        synonyms: synonyms(config),
        setup: context.setup_reader(config),
        first_matters: Box::new(move |store| {
            if let Err(error) = first_setup(store, &own).and_then(|()| first_matters(store, &own)) {
                log::error!("{}", error.chain());
            }
        }),
        look_every: LOOK_EVERY,
        clock: Box::new(move || clock::now(offset)),
        printer: {
            let machine = config.machine.clone();
            Box::new(move || slips::printer(&machine, record.as_deref()))
        },
        reprints: config.machine.printer.reprints.into(),
        keeping: keeping(context, config)?,
    })
}
