//! What goes on by itself: the catalogue, the draft and the rights of whoever is signed in are looked at.
use super::unfinished_file::UnfinishedFiles;
use super::{AdminTask, DraftReviewer, SetupActs, SetupTest};
use crate::admin::{AdminPerson, AdminRequest, AdminUpdate, MatterReader, SharedDraft, Unfinished};
use crate::app::finder::Finder;
use crate::hall::drafts::DraftSubject;
use crate::hall::people::{Account, Authority, Permission};
use crate::hall::{ClerkCode, Hall};
use crate::search::Synonym;
use crate::store::{DraftStamp, Editions, Store, StoreError};
use crate::workers::connection::Connection;
use crate::workers::identity::IdentityCheck;
use crate::workers::setup::{CentreSetup, SetupFollower};
use chrono::NaiveDateTime;
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// The worker's state.
pub(super) struct AdminWork {
    pub connection: Connection,
    pub hall: Arc<Hall>,
    pub synonyms: Arc<Vec<Synonym>>,
    /// Follows the setup in force.
    pub setup: SetupFollower,
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    pub identity: IdentityCheck,
    pub reader: Arc<dyn MatterReader>,
    pub review: DraftReviewer,
    pub can_read: SetupTest,
    pub acts: SetupActs,
    pub unfinished: UnfinishedFiles,
    /// The edition of the setup whose documents were told.
    pub setup_told: Option<u32>,
    pub look_every: Duration,
    pub tell: Arc<dyn Fn(AdminUpdate) + Send + Sync>,
    /// Where the index is told when it is made.
    pub tasks: Sender<AdminTask>,
    /// Who is signed in.
    pub person: Option<AdminPerson>,
    pub is_gone: bool,
    /// When it was looked last.
    pub looked: Option<Instant>,
    /// The edition of the catalogue that was read.
    pub catalogue: Option<u32>,
    /// The stamp of the draft and the accounts that were read last.
    pub draft_stamp: Option<DraftStamp>,
    /// The draft as it was told last.
    pub draft: Option<SharedDraft>,
    /// What was written and is not in the draft yet, in order, each with whoever wrote it.
    pub unsaved: VecDeque<(Authority, AdminRequest)>,
    /// What of it is written down beside the store, by whoever wrote it.
    pub noted: BTreeMap<ClerkCode, Vec<Unfinished>>,
    /// The number of the last change that was made here, by subject: what is written next goes on from there.
    pub saved: HashMap<DraftSubject, u32>,
}

impl AdminWork {
    /// Works until the program ends.
    pub fn stay(mut self, tasks: &Receiver<AdminTask>) {
        loop {
            self.look();
            self.save();
            match tasks.recv_timeout(self.connection.pause(self.look_every)) {
                Ok(AdminTask::Request(request)) => self.perform(request),
                Ok(AdminTask::Indexed(hall, finder)) => {
                    if Arc::ptr_eq(&hall, &self.hall) {
                        self.say(AdminUpdate::Finder(hall, finder));
                    }
                }
                Ok(AdminTask::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.save();
                    if !self.unsaved.is_empty() {
                        log::error!("{} changes wait in a file: the store is away", self.unsaved.len());
                    }
                    return self.connection.close();
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    pub fn say(&self, news: AdminUpdate) {
        (self.tell)(news);
    }

    pub fn now(&self) -> NaiveDateTime {
        (self.clock)()
    }

    /// Does an action, and tells when the store goes or comes back.
    pub fn attempt<T>(&mut self, action: impl FnMut(&mut Store) -> Result<T, StoreError>) -> Option<T> {
        let done = self.connection.attempt(action);
        self.note_store(done)
    }

    /// Tells when the store goes or comes back, by what came of an action.
    pub fn note_store<T>(&mut self, done: Result<T, StoreError>) -> Option<T> {
        if self.is_gone != done.is_err() {
            // What comes back may be an older copy.
            (self.is_gone, self.draft_stamp) = (done.is_err(), None);
            self.say(if self.is_gone { AdminUpdate::Gone } else { AdminUpdate::Back });
        }
        done.ok()
    }

    /// Looks at everything that others may have changed, once in a while.
    fn look(&mut self) {
        if self.looked.is_some_and(|at| at.elapsed() < self.look_every) {
            return;
        }
        self.looked = Some(Instant::now());
        let Some(Editions { setup, catalogue }) = self.attempt(Store::editions) else { return };
        let edition = setup;
        if let Some(CentreSetup { setup, synonyms }) = self.setup.hear(&mut self.connection, setup) {
            self.hall = Arc::new(Hall { setup, catalogue: Arc::clone(&self.hall.catalogue) });
            self.synonyms = Arc::new(synonyms);
            self.catalogue = None;
        }
        if self.setup_told.is_some_and(|told| told != edition) {
            self.read_setup();
        }
        if self.catalogue != Some(catalogue) {
            self.read_catalogue(catalogue);
        }
        self.look_at_draft();
    }

    /// Reads the catalogue and begins to make it searchable.
    fn read_catalogue(&mut self, edition: u32) {
        let Some(catalogue) = self.attempt(Store::catalogue) else { return };
        let Some(chosen) = self.attempt(Store::choices) else { return };
        self.hall = Arc::new(self.hall.with_catalogue(catalogue));
        self.say(AdminUpdate::Hall(Arc::clone(&self.hall)));
        let (hall, synonyms, tasks) =
            (Arc::clone(&self.hall), Arc::clone(&self.synonyms), self.tasks.clone());
        let chosen: HashMap<String, u32> = chosen.into_iter().collect();
        let index = move || {
            let finder = Arc::new(Finder::new(&hall.catalogue, &synonyms, &chosen));
            if tasks.send(AdminTask::Indexed(hall, finder)).is_err() {
                log::debug!("nobody is left to search");
            }
        };
        match thread::Builder::new().name("index".into()).spawn(index) {
            Ok(_) => self.catalogue = Some(edition),
            Err(error) => log::error!("no thread for the index: {error}"),
        }
    }

    /// Tells the draft where it is another one, and what whoever is signed in may do by now.
    pub(super) fn look_at_draft(&mut self) {
        if self.person.is_none() {
            return;
        }
        // What everybody wrote, and who they are, is read again only where something has changed.
        let Some(stamp) = self.attempt(Store::draft_stamp) else { return };
        if self.draft.is_some() && self.draft_stamp == Some(stamp) {
            return;
        }
        let now = self.now();
        let Some((draft, rule, accounts)) =
            self.attempt(|store| Ok((store.draft()?, store.publish_rule()?, store.accounts(now)?)))
        else {
            return;
        };
        self.draft_stamp = Some(stamp);
        self.learn_rights(&accounts);
        let may = |account: &&Account| account.is_open && account.may(Permission::PublishCatalogue);
        let named = |account: &Account| format!("{} {}", account.code, account.name.zh).trim().to_owned();
        let publishers = accounts.iter().filter(may).map(named).collect();
        let state = SharedDraft { draft: Arc::new(draft), rule, publishers };
        if self.draft.as_ref() != Some(&state) {
            self.draft = Some(state.clone());
            self.say(AdminUpdate::Draft(state));
        }
    }

    /// An account may have been closed or have other roles by now.
    fn learn_rights(&mut self, accounts: &[Account]) {
        let Some(person) = &mut self.person else { return };
        let account = accounts.iter().find(|account| account.code == person.code);
        let roles = account.filter(|account| account.is_open).map(|account| account.roles.clone());
        let roles = roles.unwrap_or_default();
        if roles != person.roles {
            person.roles = roles;
            let person = person.clone();
            self.say(AdminUpdate::Rights(person));
        }
    }
}
