//! What every subcommand starts from: the folder, the store's address, the language.
use super::{Exit, Stop, exercise, unwritable};
use crate::clock;
use crate::config::{Config, Problem};
use crate::hall::calendar::is_clock_set;
use crate::hall::{HallIdentity, SetupDocuments};
use crate::import;
use crate::logging;
use crate::search::Synonym;
use crate::store::{OtherCentre, SetupAct, Store, StoreError, StoreUrl};
use crate::text::{Lang, command::words};
use crate::workers::connection::StoreOpener;
use crate::workers::setup::{CentreSetup, SetupReader};
use anyhow::anyhow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The store of a machine whose configuration says nothing else.
const USUAL_STORE: &str = "sqlite:var/hall.db";
/// The ledger beside a store that is no file.
const USUAL_LEDGER: &str = "var/hall.ledger";

/// The global options.
pub(super) struct CliContext {
    /// The configuration folder.
    pub folder: PathBuf,
    /// The store's address, where one was given.
    pub store: Option<String>,
    /// The language of messages.
    pub lang: Lang,
    /// The language that was asked for on the command line, where one was.
    pub asked: Option<Lang>,
    /// The folder of an exercise, which everything is kept in, whatever the configuration says.
    pub exercise: Option<PathBuf>,
}

impl CliContext {
    /// The configuration, or every problem that stands in its way.
    pub fn config(&self) -> Result<Config, Stop> {
        let (config, problems) = Config::read(&self.folder);
        let mut config = config.or_else(|| self.config_in_force()).ok_or_else(|| {
            Stop::Problems(Exit::Config, problems.into_iter().filter(Problem::is_error).collect())
        })?;
        logging::time_zone(config.machine.utc_offset);
        if let Some(folder) = &self.exercise {
            exercise::move_into(&mut config, folder);
        }
        Ok(config)
    }

    /// The configuration of this machine in the hall as its store has it, for a folder that has errors: what is wrong in the
    /// files is not in force. Nothing where `kiosk.toml` is wrong, or the store has no setup.
    pub fn config_in_force(&self) -> Option<Config> {
        let config = Config::of_machine(&self.folder).filter(|_| self.exercise.is_none())?;
        let place = self.place(Some(&config)).ok()?;
        if matches!(&place.url, StoreUrl::Sqlite(file) if !file.exists()) {
            return None;
        }
        let mut store = place.open().ok()?;
        let edition = store.setup_edition().ok().filter(|edition| *edition > 0)?;
        let config = config.with_setup(&store.setup_documents(edition).ok()?).0?;
        log::warn!(
            "the files in {} have errors (`hall check` lists them); setup {edition} of the store is in force",
            self.folder.display()
        );
        Some(config)
    }

    /// The address of the store: the one given, else the configured one.
    pub fn store_url(&self, config: Option<&Config>) -> Result<StoreUrl, Stop> {
        let configured = config.map(|config| config.machine.store.as_str());
        let address = self.store.as_deref().or(configured).unwrap_or(USUAL_STORE);
        let wrong = |_| Stop::Failed(Exit::Usage, anyhow!(words(self.lang).bad_store));
        address.parse().map_err(wrong)
    }

    /// Says whether the store that is meant is the hall's own, which exercises and made-up days must not touch.
    pub fn is_real_store(&self, config: &Config) -> Result<bool, Stop> {
        let meant = self.store_url(Some(config))?;
        let own = config.machine.store.parse::<StoreUrl>();
        Ok(own.is_ok_and(|own| meant.is_same(&own)))
    }

    /// Opens the store, in a folder that is made where it is missing, and takes the setup that is in force there. A store that
    /// has none takes that of the folder in.
    pub fn open_store(&self, config: &mut Config) -> Result<Store, Stop> {
        let mut store = self.open_as_it_is(Some(config))?;
        first_setup(&mut store, config)?;
        put_due_in_force(config, &mut store);
        let edition = store.setup_edition()?;
        if let Some(newer) = read_setup(config, &store.setup_documents(edition)?, self.exercise.is_some()) {
            *config = newer;
        }
        Ok(store)
    }

    /// Opens the store and leaves the setup to others.
    pub fn open_as_it_is(&self, config: Option<&Config>) -> Result<Store, Stop> {
        let place = self.place(config)?;
        place.make_folder()?;
        let opened = place.open();
        let store = opened.map_err(|error| self.unopened(&place, error))?;
        store.losses().iter().for_each(|loss| log::warn!("{loss}"));
        Ok(store)
    }

    /// Why the store was not opened, with what to do where this user may not write it.
    fn unopened(&self, place: &StoreLocation, error: StoreError) -> Stop {
        if let Some(OtherCentre { centre, code }) = error.other_centre() {
            return Stop::Failed(Exit::Config, anyhow!((words(self.lang).other_centre)(centre, code)));
        }
        let is_damaged = error.is_damaged();
        let stop = Stop::from(error);
        match (stop, &place.url) {
            (Stop::Failed(exit, error), _) if is_damaged => {
                Stop::Failed(exit, error.context(words(self.lang).store_damaged))
            }
            (Stop::Failed(exit, error), StoreUrl::Sqlite(file)) => {
                Stop::Failed(exit, unwritable::explained(error, file, self.lang))
            }
            (stop, _) => stop,
        }
    }

    /// The store where there is one, for what makes none and goes on without: a dry run, a template.
    ///
    /// The configuration is that of the setup in force from here on. Where it could not be read, nobody knows which store is meant
    /// unless one is named.
    pub fn existing_store(&self, config: Option<&mut Config>) -> Option<Store> {
        if config.is_none() && self.store.is_none() {
            return None;
        }
        match self.store_url(config.as_deref()).ok()? {
            StoreUrl::Sqlite(file) if !file.exists() => None,
            _ => config.map_or_else(|| self.open_as_it_is(None), |config| self.open_store(config)).ok(),
        }
    }

    /// Opens the store with matters in it: the sample's, where none were ever imported.
    pub fn open_filled(&self, config: &mut Config) -> Result<Store, Stop> {
        let mut store = self.open_store(config)?;
        first_matters(&mut store, config)?;
        Ok(store)
    }

    /// Reads the setup for a program that follows it, beginning with that of the configuration.
    pub fn setup_reader(&self, config: &Config) -> SetupReader {
        let (mut current, is_exercise) = (config.clone(), self.exercise.is_some());
        let machine = config.clone();
        SetupReader {
            read: Box::new(move |documents| {
                current = read_setup(&current, documents, is_exercise)?;
                let setup = Arc::clone(&current.hall.setup);
                Some(CentreSetup { setup, synonyms: synonyms(&current) })
            }),
            keep_dates: Box::new(move |store| put_due_in_force(&machine, store)),
        }
    }

    /// Where the store and its ledger are.
    pub fn place(&self, config: Option<&Config>) -> Result<StoreLocation, Stop> {
        let url = self.store_url(config)?;
        let usual = || matches!(url, StoreUrl::Postgres(_)).then(|| PathBuf::from(USUAL_LEDGER));
        let ledger = config.and_then(|config| config.machine.ledger.clone()).or_else(usual);
        let hall = config.map(|config| config.hall.setup.identity.clone()).unwrap_or_default();
        Ok(StoreLocation { url, ledger, hall })
    }
}

/// Where a store is.
#[derive(Clone, Debug)]
pub(super) struct StoreLocation {
    /// The address it was opened by.
    pub url: StoreUrl,
    /// The ledger, where it does not lie beside a file.
    pub ledger: Option<PathBuf>,
    /// Which hall of the database it is.
    pub hall: HallIdentity,
}

impl StoreLocation {
    /// Opens the store.
    pub fn open(&self) -> Result<Store, StoreError> {
        Store::open_for(&self.hall, &self.url, self.ledger.as_deref())
    }

    /// The folder of the store's file, or of the ledger where the store is no file.
    pub fn folder(&self) -> PathBuf {
        let file = match &self.url {
            StoreUrl::Sqlite(path) => Some(path.as_path()),
            StoreUrl::Postgres(_) => self.ledger.as_deref(),
        };
        let folder = file.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new(".")).to_owned()
    }

    /// The folder of what the programs of this store keep on this machine: their locks, and who is signed in.
    ///
    /// Another store has another one, in the same folder as well: an exercise is in nobody's way.
    pub fn programs(&self) -> PathBuf {
        match &self.url {
            StoreUrl::Sqlite(path) => {
                let mut name = path.file_name().unwrap_or_default().to_owned();
                name.push(".programs");
                self.folder().join(name)
            }
            // The address as it is written in a log, without a password, tells databases apart.
            StoreUrl::Postgres(_) => {
                let sum = crc32fast::hash(self.url.to_string().as_bytes());
                self.folder().join(format!("postgres-{sum:08x}.programs"))
            }
        }
    }

    /// Opens the store whenever that is asked for, in a folder that is made where it is missing.
    pub fn opening(&self) -> StoreOpener {
        let place = self.clone();
        Box::new(move || {
            // Where it cannot be made, opening says why.
            let _made = place.make_folder();
            place.open()
        })
    }

    /// Makes the folders that the store and its ledger lie in.
    pub fn make_folder(&self) -> Result<(), Stop> {
        let file = match &self.url {
            StoreUrl::Sqlite(path) => Some(path),
            StoreUrl::Postgres(_) => None,
        };
        let folders = [file, self.ledger.as_ref()].into_iter().flatten().filter_map(|file| file.parent());
        folders.into_iter().try_for_each(make_folder)
    }
}

/// What people say in a hall, and what it means.
pub(super) fn synonyms(config: &Config) -> Vec<Synonym> {
    let said = config.synonyms.iter();
    said.map(|(say, mean)| Synonym { say: say.clone(), mean: mean.clone() }).collect()
}

/// Takes the folder's setup into a store that has none.
pub(super) fn first_setup(store: &mut Store, config: &Config) -> Result<(), StoreError> {
    let at = clock::now(config.machine.utc_offset);
    let act = SetupAct { who: "", reason: "", at };
    if store.take_in_setup(&config.documents, act)? {
        log::info!("the setup of {} was taken in", config.folder.display());
    }
    Ok(())
}

/// Puts in force what was planned and whose moment has come. Where the store fails somebody else does it, or this program later.
pub(super) fn put_due_in_force(config: &Config, store: &mut Store) {
    let at = match store.server_time() {
        Ok(server) => clock::of_store(server, config.machine.utc_offset),
        Err(error) => return log::warn!("what is planned was not looked at: {}", error.chain()),
    };
    if !is_clock_set(at) {
        return;
    }
    let mut can_read = |documents: &SetupDocuments| config.with_setup(documents).0.is_some();
    match store.publish_due(&exercise::machine(), at, &mut can_read) {
        Ok(ended) => {
            for one in ended {
                log::warn!("publication {} that was planned: {}", one.number, one.state.word());
            }
        }
        Err(error) => log::warn!("what is planned was not looked at: {}", error.chain()),
    }
}

/// The same machine in a hall that these documents set up; nothing where they are those it has, or cannot be read.
fn read_setup(config: &Config, documents: &SetupDocuments, is_exercise: bool) -> Option<Config> {
    if documents.is_empty() || *documents == config.documents {
        return None;
    }
    let (newer, problems) = config.with_setup(documents);
    for problem in problems.iter().filter(|problem| problem.is_error()) {
        log::error!("the setup in the store cannot be read: {}", problem.report(Lang::En));
    }
    let mut newer = newer?;
    if is_exercise {
        exercise::mark(&mut newer);
    }
    Some(newer)
}

/// Fills a store into which no catalogue was ever imported with the matters that lie beside the configuration.
pub(super) fn first_matters(store: &mut Store, config: &Config) -> Result<(), StoreError> {
    if store.catalogue_version()? > 0 {
        return Ok(());
    }
    let at = clock::now(config.machine.utc_offset);
    match import::sample(&config.folder) {
        Ok(guides) => match store.replace_catalogue(at, &mut guides.into_iter(), &mut |_| {}) {
            // Another program was quicker at filling the same store; its matters are read.
            Err(error) if store.catalogue_version()? == 0 => Err(error),
            _ => Ok(()),
        },
        Err(problems) => {
            log::error!("matters.csv has {} errors; `hall import` lists them", problems.len());
            Ok(())
        }
    }
}

fn make_folder(folder: &Path) -> Result<(), Stop> {
    let made = if folder.as_os_str().is_empty() { Ok(()) } else { fs::create_dir_all(folder) };
    made.map_err(|error| Stop::cannot_write(folder, error))
}
