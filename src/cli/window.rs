//! `hall window`: where a clerk calls numbers.
use super::{
    CliContext, Exit, Stop,
    context::synonyms,
    engine::{end_on_faults, habits, theme},
    exercise,
    window_orders::{self, WindowCommand, known},
};
use crate::text::{Lang, command::calling::words};
use crate::{
    clock,
    config::Config,
    hall::WindowCode,
    logging,
    shell::{
        staff::{StaffContext, StaffInput},
        terminal::Seat,
    },
    store::StoreUrl,
    window::{WindowScreen, WindowSetup},
    workers::{
        connection::LEAVE_WITHIN,
        lock::ProgramLock,
        window::{WindowClaim, WindowWorker, WindowWorkerSetup, file_of, plain_code},
    },
};
use anyhow::anyhow;
use clap::Args;
use std::{
    io,
    path::Path,
    sync::{Arc, mpsc::channel},
    time::{Duration, Instant},
};

/// How often it is looked whether anything has happened in the hall.
const LOOK_EVERY: Duration = Duration::from_millis(150);
/// The same where the store is on a server that many windows ask; what the clerk does is seen at once.
const LOOK_AFAR_EVERY: Duration = Duration::from_millis(1500);
/// Call numbers at a window (窗口叫号): sign in, call, serve, finish.
///
/// Every key is named on the last lines of the screen. Whoever is signed in stays so when the program ends, and goes on where
/// it was; signing out is a key.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = concat!(
    "Examples:\n  hall window --window A03\n  hall window\n  hall window lend A03 --line B --until 15:00 --by 001\n  hall window return A03 --by 001\n\n",
    "A log of what happened, without names or numbers of people, is in window-A03.log beside the store.\n\n",
    "Exit codes:\n  0 done   2 no terminal, no such window   73 cannot write beside the store\n",
    "  75 this window is open on this machine already   78 configuration"
))]
pub(super) struct Arguments {
    /// The window this machine stands at. Where it is not given, the one that somebody is still signed in at goes on, as long
    /// as there is one only; otherwise it is asked for.
    #[arg(long, value_name = "CODE")]
    window: Option<String>,
    #[command(subcommand)]
    what: Option<WindowCommand>,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    if let Some(what) = &arguments.what {
        return window_orders::run(context, what);
    }
    let mut config = context.config()?;
    let is_known =
        |config: &Config| arguments.window.as_ref().is_none_or(|code| known(config, code).is_some());
    if !is_known(&config) {
        // It may be one of the setup in force that this folder does not have.
        let _without = context.open_store(&mut config);
    }
    let place = context.place(Some(&config))?;
    place.make_folder()?;
    let folder = place.folder();
    let large = |code: String| known(&config, &code).unwrap_or(code);
    let window: Option<WindowCode> = arguments.window.clone().map(large).map(Into::into);
    if let Some(code) = window.as_deref().filter(|code| config.hall.window(code).is_none()) {
        return Err(Stop::Failed(Exit::Usage, anyhow!((words(context.lang).no_window)(code))));
    }
    let log =
        window.as_deref().map_or_else(|| folder.join("window.log"), |code| file_of(&folder, code, "log"));
    logging::begin(config.machine.log, Some(&log));
    let programs = place.programs();
    let claimed = window.as_deref().map(|code| claim_first(&programs, code, context.lang)).transpose()?;
    let (offset, begun) = (config.machine.utc_offset, Instant::now());
    let clock = move || clock::now(offset);
    // A screen speaks the language of the machine, whatever the locale.
    let lang = context.asked.unwrap_or(config.machine.language);
    let face = WindowScreen::new(WindowSetup {
        hall: Arc::new(config.hall.clone()),
        window: window.clone(),
        lang,
        now: clock(),
        is_exercise: clock::is_exercise(),
    });
    let face = face.greeting(
        context
            .exercise
            .as_ref()
            .map_or_else(String::new, |_| exercise::greeting(&config, window.as_deref(), lang)),
    );
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let worker =
        WindowWorker::start(setup(context, &config, window, claims(&programs, claimed))?, move |news| {
            // At the end nobody listens any more.
            let _left = tell.send(StaffInput::News(news));
        })?;
    let world = StaffContext {
        clock: &clock,
        running: &|| clock::running(begun),
        real: &|| begun.elapsed(),
        theme: theme(&config.machine),
        perform: |request| worker.perform(request),
    };
    let sat = seat.stay(face, world, inbox, &heard);
    worker.finish(LEAVE_WITHIN);
    sat?;
    Ok(Exit::Done)
}

fn setup(
    context: &CliContext,
    config: &Config,
    window: Option<WindowCode>,
    claim: WindowClaim,
) -> Result<WindowWorkerSetup, Stop> {
    let place = context.place(Some(config))?;
    let (offset, folder) = (config.machine.utc_offset, place.programs());
    Ok(WindowWorkerSetup {
        open_store: place.opening(),
        hall: Arc::new(config.hall.clone()),
        synonyms: synonyms(config),
        setup: context.setup_reader(config),
        clock: Box::new(move || clock::now(offset)),
        window,
        identity: exercise::identity(context),
        claim,
        folder,
        look_every: if matches!(place.url, StoreUrl::Postgres(_)) { LOOK_AFAR_EVERY } else { LOOK_EVERY },
    })
}

/// The name of the lock of a window's program.
fn lock_of(window: &str) -> String {
    format!("window-{}", plain_code(window))
}

fn claim_first(folder: &Path, window: &str, lang: Lang) -> Result<(String, ProgramLock), Stop> {
    match ProgramLock::take(folder, &lock_of(window)) {
        Ok(lock) => Ok((window.to_owned(), lock)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
            let said = anyhow!((words(lang).window_is_open)(window));
            Err(Stop::Failed(Exit::Running, said))
        }
        Err(error) => Err(Stop::cannot_write(&ProgramLock::path(folder, &lock_of(window)), error)),
    }
}

/// Claims windows as clerks sign in at them; the one before is let go.
fn claims(folder: &Path, claimed: Option<(String, ProgramLock)>) -> WindowClaim {
    let (folder, mut held) = (folder.to_owned(), claimed);
    Box::new(move |window| {
        if held.as_ref().is_some_and(|(code, _)| code == window) {
            return true;
        }
        let Ok(lock) = ProgramLock::take(&folder, &lock_of(window)) else { return false };
        held = Some((window.to_owned(), lock));
        true
    })
}
