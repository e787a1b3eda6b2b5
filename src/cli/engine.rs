//! The kiosk put together: terminal, printer, store and application around one inbox.
use super::{
    CliContext, Exit, Stop,
    context::{StoreLocation, first_matters},
    slips,
};
use crate::{
    app::{
        App, Settings,
        input::{Input, Key},
        message::Event,
    },
    clock,
    config::{Colours, Config, Machine, OutOfOrder},
    devices::{
        printer::{Handshake, SerialLine},
        scanner::Scanner,
        terminal::{
            ColourDepth, FrugalBackend, InputReader, ReaderMessage, StopReason, TerminalQuirks,
            TerminalScreen, repair_wide_chars, restore_after_panic, window,
        },
    },
    kiosk, logging,
    run::{LoopContext, run},
    search::Synonym,
    text::command::words,
    ui::{CONTRAST, LIGHT, Panel},
    workers::{PRINTER_THREAD, Workers, WorkersSetup},
};
use anyhow::{Context, anyhow};
use ratatui::{Terminal, layout::Size};
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
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
/// How long the end of the program waits for what was begun.
const FINISH_WITHIN: Duration = Duration::from_secs(2);
/// What a program that found a fault of its own exits with.
const FAULT: i32 = 101;

/// Opens the kiosk and stays until the terminal is gone or the program is told to end.
pub(super) fn open(counter: &CliContext, config: &Config, record: Option<PathBuf>) -> Result<Exit, Stop> {
    let begun = Instant::now();
    let place = counter.place(Some(config))?;
    let kiosk = &config.machine.kiosk;
    let running = (words(counter.lang).kiosk_running)(kiosk);
    let only = Only::take(&slips::lock_of(&place.folder(), kiosk), &running)?;
    logging::begin(config.machine.log, Some(&slips::folder_of(&config.machine).join("kiosk.log")));
    log::info!("kiosk {} on {}", config.machine.kiosk, place.url);
    let reader = InputReader::open().map_err(Stop::NoTerminal)?;
    end_on_faults();
    let mut screen = TerminalScreen::open().map_err(Stop::NoTerminal)?;
    let canvas = screen.canvas()?;
    let tty = screen.canvas()?;
    let measure = move || window::measure(&tty).unwrap_or(Size::new(80, 24));
    let size = measure();
    let backend = FrugalBackend::new(BufWriter::new(canvas), measure)
        .with_habits(habits(config.machine.distrust_widths));
    let mut terminal = Terminal::new(backend).map_err(Stop::from)?;

    let (inbox, events) = channel();
    listen(reader, inbox.clone(), begun, counter.exercise.is_some())?;
    let scanner = scan(&config.machine, inbox.clone())?;
    let hall = Arc::new(config.hall.clone());
    let offset = config.machine.utc_offset;
    let settings = settings(&config.machine, begun)?;
    let mut app = App::new(
        settings,
        kiosk::DOORS,
        kiosk::help,
        Arc::clone(&hall),
        clock::now(offset),
        (size.width, size.height),
    );
    let workers = Workers::start(setup(place, config, hall, record), &inbox)?;
    let world = LoopContext {
        inbox: &events,
        running: &move || clock::running(begun),
        clock: &move || clock::now(offset),
        tick: TICK,
        perform: |wish| workers.perform(wish),
        repair_wide_chars,
    };
    let ended = run(&mut app, &mut terminal, world);
    // The terminal first: whoever waits for it must not wait for a store that does not answer.
    screen.close();
    drop(scanner);
    workers.finish(FINISH_WITHIN);
    drop(only);
    ended.context("writing to the terminal").map_err(|error| Stop::Failed(Exit::CannotWrite, error))?;
    Ok(Exit::Done)
}

/// A lock that a program holds as long as it runs. Its file says which process that is; it is empty afterwards.
pub(super) struct Only {
    file: File,
}

impl Only {
    /// Takes the lock; a second program that wants it is refused with words.
    pub fn take(path: &Path, running: &str) -> Result<Only, Stop> {
        let locked = std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))
            .and_then(|()| File::options().create(true).append(true).open(path))
            .and_then(|file| Ok(flock(&file, FlockOperation::NonBlockingLockExclusive).map(|()| file)?));
        let only = locked.map(|file| Only { file }).map_err(|error| {
            if error.kind() == io::ErrorKind::WouldBlock {
                let said = anyhow!("{running} ({})", path.display());
                return Stop::Failed(Exit::Running, said);
            }
            Stop::cannot_write(path, error)
        })?;
        only.say(&format!("{}\n", std::process::id())).map_err(|error| Stop::cannot_write(path, error))?;
        Ok(only)
    }

    /// Writes something else into the file.
    pub fn say(&self, text: &str) -> io::Result<()> {
        self.file.set_len(0)?;
        (&self.file).write_all(text.as_bytes())
    }
}

impl Drop for Only {
    fn drop(&mut self) {
        // Left behind, a number could become that of another process.
        let _emptied = self.file.set_len(0);
    }
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
        theme: if machine.colours == Colours::Contrast { CONTRAST } else { LIGHT },
        panel: Panel { width_mm: machine.panel.width_mm.into(), height_mm: machine.panel.height_mm.into() },
        idle: Duration::from_secs(machine.idle.warn_after.into()),
        count_down: Duration::from_secs(machine.idle.count_down.into()),
        rest: REST_AFTER,
        sends_away: machine.printer.unwell == OutOfOrder::Elsewhere,
        scans: machine.scanner.port.is_some(),
        boot: format!("{}-{:016x}", machine.kiosk, u64::from_le_bytes(random)),
    })
}

/// Touches and keys into the inbox, stamped when they came. In an exercise Ctrl+C ends it: there are no passers-by.
fn listen(reader: InputReader, inbox: Sender<Event>, begun: Instant, exercise: bool) -> Result<(), Stop> {
    let tell = move |reading| {
        let event = match reading {
            ReaderMessage::Input(Input::Key(Key::Control('c'))) if exercise => Event::Stop,
            ReaderMessage::Input(input) => Event::Input { input, at: clock::running(begun) },
            ReaderMessage::Stop(reason) => {
                log::info!(
                    "{}",
                    if reason == StopReason::HungUp { "the terminal is gone" } else { "told to end" }
                );
                Event::Stop
            }
        };
        inbox.send(event).is_ok()
    };
    reader.start(tell)?;
    Ok(())
}

/// Codes from the scanner into the inbox, where there is one.
fn scan(machine: &Machine, inbox: Sender<Event>) -> Result<Option<Scanner>, Stop> {
    let Some(port) = &machine.scanner.port else { return Ok(None) };
    let line = SerialLine { path: port.into(), baud: machine.scanner.baud, flow: Handshake::None };
    Ok(Some(Scanner::start(line, move |text| inbox.send(Event::Scanned(text)).is_ok())?))
}

fn setup(
    place: StoreLocation,
    config: &Config,
    hall: Arc<crate::hall::Hall>,
    record: Option<PathBuf>,
) -> WorkersSetup {
    let folder = config.folder.clone();
    let offset = config.machine.utc_offset;
    WorkersSetup {
        open_store: Box::new(move || {
            if place.make_folder().is_err() {
                log::warn!("the folder of the store cannot be made");
            }
            place.open()
        }),
        hall,
        synonyms: config
            .synonyms
            .iter()
            .map(|(say, mean)| Synonym { say: say.clone(), mean: mean.clone() })
            .collect(),
        first_matters: Box::new(move |store| {
            if let Err(error) = first_matters(store, &folder) {
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
    }
}
