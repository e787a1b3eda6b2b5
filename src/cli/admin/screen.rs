//! The administration on this terminal.
use super::reader::MatterTableReader;
use super::setup::{DocumentChecker, acts};
use crate::admin::{AdminScreen, MatterReader, rights};
use crate::cli::{
    CliContext, Exit, Stop,
    context::synonyms,
    engine::{end_on_faults, habits, theme},
    exercise,
    import_people::take_in,
};
use crate::clock;
use crate::config::Config;
use crate::hall::people::Account;
use crate::import::drafts::review;
use crate::logging;
use crate::shell::{
    staff::{StaffContext, StaffInput},
    terminal::Seat,
};
use crate::text::admin::words;
use crate::workers::admin::{AdminWorker, AdminWorkerSetup};
use crate::workers::connection::LEAVE_WITHIN;
use crate::workers::lock::ProgramLock;
use anyhow::anyhow;
use std::io::{self, IsTerminal};
use std::sync::{Arc, mpsc::channel};
use std::time::{Duration, Instant};

/// How often it is looked whether others have changed anything.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Opens the screen for whoever signs in.
pub(super) fn open(context: &CliContext, account: &str) -> Result<Exit, Stop> {
    let config = context.config()?;
    let place = context.place(Some(&config))?;
    place.make_folder()?;
    look_for_accounts(context, &config)?;
    logging::begin(config.machine.log, Some(&place.folder().join("admin.log")));
    // Whoever puts a backup in the place of the store is told who still works in it.
    let _open = ProgramLock::take_any(&place.programs(), "admin").ok();
    // A screen speaks the language of the machine, whatever the locale.
    let lang = context.asked.unwrap_or(config.machine.language);
    let (theme, offset) = (theme(&config.machine), config.machine.utc_offset);
    let clock = move || clock::now(offset);
    let begun = Instant::now();
    let reader: Arc<dyn MatterReader> = Arc::new(MatterTableReader);
    let hall = Arc::new(config.hall.clone());
    let face = AdminScreen::new(Arc::clone(&hall), Arc::clone(&reader), lang, clock())
        .expecting(account)
        .checking_setup(Arc::new(DocumentChecker(config.clone())));
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let worker = AdminWorker::start(setup(context, config, reader)?, move |news| {
        // At the end nobody listens any more.
        let _left = tell.send(StaffInput::News(news));
    })?;
    // Whoever is away is away in real time, also in an exercise that runs fast.
    let real = || begun.elapsed();
    let perform = |request| worker.perform(request);
    let world = StaffContext { clock: &clock, running: &real, real: &real, theme, perform };
    let sat = seat.stay(face, world, inbox, &heard);
    worker.finish(LEAVE_WITHIN);
    sat?;
    Ok(Exit::Done)
}

/// A hall in which nobody could sign in is told what makes the first account. A store that is away the screen itself tells.
fn look_for_accounts(context: &CliContext, config: &Config) -> Result<(), Stop> {
    if !io::stdin().is_terminal() {
        return Ok(());
    }
    let (mut config, now) = (config.clone(), clock::now(config.machine.utc_offset));
    let mut store = match context.open_store(&mut config) {
        Ok(store) => store,
        Err(stop) if stop.exit() == Exit::Config => return Err(stop),
        Err(_) => return Ok(()),
    };
    take_in(context, &config, &mut store, now)?;
    let may = |account: &Account| account.is_open && rights().any(|permission| account.may(permission));
    let is_anybody = store.accounts(now)?.iter().any(may);
    store.close()?;
    if is_anybody {
        Ok(())
    } else {
        Err(Stop::Failed(Exit::Refused, anyhow!(words(context.lang).nobody_yet)))
    }
}

fn setup(
    context: &CliContext,
    config: Config,
    reader: Arc<dyn MatterReader>,
) -> Result<AdminWorkerSetup, Stop> {
    let place = context.place(Some(&config))?;
    let offset = config.machine.utc_offset;
    let (reviewed, read) = (config.clone(), config.clone());
    Ok(AdminWorkerSetup {
        open_store: place.opening(),
        hall: Arc::new(config.hall.clone()),
        synonyms: synonyms(&config),
        setup: context.setup_reader(&config),
        clock: Box::new(move || clock::now(offset)),
        identity: exercise::identity(context),
        reader,
        review: Box::new(move |ground| {
            let now = reviewed.with_setup(&ground.documents).0;
            review(now.as_ref().unwrap_or(&reviewed), ground)
        }),
        can_read: Box::new(move |documents| read.with_setup(documents).0.is_some()),
        acts: acts(config),
        unfinished: place.programs(),
        look_every: LOOK_EVERY,
    })
}
