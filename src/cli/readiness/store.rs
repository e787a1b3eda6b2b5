//! What is looked at in the store: the setup in force, who may sign in, the audit, the opinion box and the matters.
use super::Readiness;
use crate::cli::exercise::{SAMPLE_PIN, known_pin};
use crate::cli::sayings::SayingReport;
use crate::cli::{CliContext, Stop};
use crate::clock;
use crate::config::{Config, MachineFault, Problem, pin, says_the_same};
use crate::hall::desk::Clerk;
use crate::hall::people::{Account, Permission, Role};
use crate::hall::{Hall, SPECIAL_DAYS, SetupDocuments};
use crate::store::Store;
use std::collections::BTreeMap;

/// The document that lists people.
const CLERKS: &str = "clerks.toml";

impl Readiness {
    /// Who may sign in: nobody with a PIN that everybody knows, but in an exercise. Hashing takes its time on purpose, so clerks
    /// who share a hash are looked at once, and those with an account of their own not at all.
    fn look_at_people(&mut self, context: &CliContext, config: &Config, store: Option<&mut Store>) {
        let accounts = store.and_then(|store| store.accounts(clock::now(config.machine.utc_offset)).ok());
        let has_account =
            |clerk: &&Clerk| accounts.iter().flatten().any(|account| account.code == clerk.code);
        let mut hashes: BTreeMap<&str, usize> = BTreeMap::new();
        let clerks = config.hall.setup.clerks.iter().filter(|clerk| !has_account(clerk));
        clerks.for_each(|clerk| *hashes.entry(&clerk.pin).or_default() += 1);
        let sample = hashes.iter().filter(|(hash, _)| pin::matches(hash, SAMPLE_PIN));
        let is_exercise = known_pin(context).is_none();
        match sample.map(|(_, clerks)| clerks).sum() {
            0 => {}
            clerks if is_exercise => self.warn(MachineFault::SamplePins { clerks }),
            clerks => self.error(MachineFault::SamplePins { clerks }),
        }
        let Some(accounts) = accounts else { return };
        for account in accounts.iter().filter(|account| account.locked > 0) {
            let (account, seconds) = (account.code.to_string(), account.locked);
            self.warn(MachineFault::AccountLocked { account, seconds });
        }
        if !is_exercise
            && !accounts.iter().any(|account| account.is_open && account.may(Permission::ManageAccounts))
        {
            self.warn(MachineFault::NoAdmin);
        }
        self.look_at_people_without_account(config, &accounts);
    }

    /// Once somebody answers for the accounts, a list takes nobody in: who stands in the file alone cannot sign in.
    fn look_at_people_without_account(&mut self, config: &Config, accounts: &[Account]) {
        let without = |clerk: &&Clerk| accounts.iter().all(|account| account.code != clerk.code);
        let clerks = config.hall.setup.clerks.iter().filter(without);
        let clerks: Vec<String> = clerks.map(|clerk| format!("{} {}", clerk.code, clerk.name)).collect();
        if !clerks.is_empty() && accounts.iter().any(|account| account.roles.contains(&Role::SystemAdmin)) {
            self.problems.push(Problem::warning(CLERKS, MachineFault::NoAccount { clerks }));
        }
    }

    /// What was planned and did not come into force.
    fn look_at_publications(&mut self, store: &mut Store) {
        match store.failed_publication() {
            Ok(Some(failed)) => self.warn(MachineFault::NotPublished { number: failed.number }),
            Ok(None) => {}
            Err(error) => self.error(unavailable(&error.into())),
        }
    }

    /// Whether everything that was done still stands in the audit as it was written.
    fn look_at_audit(&mut self, store: &mut Store) {
        match store.verify_audit() {
            Ok(findings) => {
                for reason in findings {
                    self.error(MachineFault::AuditBroken { reason });
                }
            }
            Err(error) => self.error(unavailable(&error.into())),
        }
    }

    /// What lies in the opinion box unopened: from the second working day on somebody is told.
    fn look_at_box(&mut self, store: &mut Store, config: Option<&Config>) {
        let found = match store.opinion_box() {
            Ok(found) => found,
            Err(error) => return self.error(unavailable(&error.into())),
        };
        if let (Some(oldest), Some(config)) = (found.oldest, config) {
            let now = clock::now(config.machine.utc_offset);
            if config.hall.setup.office().after_days(oldest, 1).is_ok_and(|until| now > until) {
                let since = oldest.format("%Y-%m-%d %H:%M").to_string();
                self.warn(MachineFault::BoxUnopened { cases: found.unopened, since });
            }
        }
        let now = config.map(|config| clock::now(config.machine.utc_offset));
        let waiting = found.appointment.as_ref().zip(now).filter(|(newest, now)| newest.is_waiting(*now));
        if let Some((newest, _)) = waiting {
            let until = newest.opens_from.format("%Y-%m-%d %H:%M").to_string();
            self.warn(MachineFault::BoxAppointed { until });
        }
        self.opinion_box = Some(found);
    }

    /// Opens the store as the kiosk does: setup and matters beside the configuration are in force from the first time on.
    /// From here on what is looked at is the setup in force, and where the folder says something else, that is told.
    pub(super) fn open_store(
        &mut self,
        context: &CliContext,
        config: &mut Option<Config>,
    ) -> Result<Store, Stop> {
        self.store = Some(context.store_url(config.as_ref())?.to_string());
        let Some(config) = config else { return context.open_as_it_is(None) };
        let folder = config.documents.clone();
        let mut store = context.open_filled(config)?;
        let edition = store.setup_edition()?;
        let in_force = store.setup_documents(edition)?;
        // Special days are kept by a command, and no folder needs to have them.
        let by_command = |file: &str| file == SPECIAL_DAYS && folder.text(file).is_none();
        let text =
            |documents: &SetupDocuments, file: &str| documents.text(file).unwrap_or_default().to_owned();
        let is_same = |file: &str| says_the_same(file, &text(&folder, file), &text(&in_force, file));
        let is_told = |file: &str| !by_command(file) && !is_same(file);
        for (file, _) in folder.changes_since(&in_force).into_iter().filter(|(file, _)| is_told(file)) {
            self.warn(MachineFault::SetupDiffers { file: file.to_owned(), edition });
        }
        if config.documents != in_force {
            self.error(MachineFault::SetupUnread { edition });
        }
        Ok(store)
    }

    pub(super) fn look_at_store(
        &mut self,
        context: &CliContext,
        opened: Result<Store, Stop>,
        config: Option<&Config>,
    ) {
        let mut store = match opened {
            Ok(store) => store,
            Err(stop) => {
                self.error(unavailable(&stop));
                return config.map_or((), |config| self.look_at_people(context, config, None));
            }
        };
        if let Some(config) = config {
            self.look_at_people(context, config, Some(&mut store));
        }
        self.look_at_audit(&mut store);
        self.look_at_publications(&mut store);
        self.look_at_box(&mut store, config);
        for loss in store.losses() {
            self.problems.push(Problem::warning("", MachineFault::StoreDamaged { reason: loss.to_string() }));
        }
        match store.examine() {
            Ok(findings) => {
                for reason in findings {
                    self.error(MachineFault::StoreDamaged { reason });
                }
            }
            Err(error) => self.error(unavailable(&error.into())),
        }
        match store.catalogue() {
            Err(error) => self.error(unavailable(&error.into())),
            Ok(catalogue) => {
                self.matters = Some(catalogue.len());
                let hall = config.map(|config| &config.hall);
                let unknown = |hall: &Hall| {
                    catalogue
                        .iter()
                        .filter(|(_, m)| m.line.is_some_and(|line| hall.line(line).is_none()))
                        .count()
                };
                match hall.map_or(0, unknown) {
                    _ if catalogue.is_empty() => self.error(MachineFault::CatalogueEmpty),
                    0 => {}
                    matters => self.warn(MachineFault::UnknownLines { matters }),
                }
                self.sayings = config.map(|config| SayingReport::new(config, &catalogue));
            }
        }
    }
}

fn unavailable(stop: &Stop) -> MachineFault {
    let reason = match stop {
        Stop::Failed(_, error) => format!("{error:#}"),
        Stop::CannotWrite(path, error) => format!("{}: {error}", path.display()),
        Stop::Problems(..) | Stop::NoTerminal(_) | Stop::NobodyReads => String::new(),
    };
    MachineFault::StoreUnavailable { reason }
}
