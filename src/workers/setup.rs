//! The setup of the hall as a program follows it: read anew where another edition is in force.
use super::connection::Connection;
use crate::hall::{Setup, SetupDocuments};
use crate::search::Synonym;
use crate::store::Store;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the documents of a setup say.
#[derive(Debug)]
pub struct CentreSetup {
    /// How the hall is set up.
    pub setup: Arc<Setup>,
    /// What people say, and what it means.
    pub synonyms: Vec<Synonym>,
}

/// Reads documents; nothing where they are those that are followed already, or cannot be read, which is logged.
pub type ReadSetup = Box<dyn FnMut(&SetupDocuments) -> Option<CentreSetup> + Send>;

/// How often a program looks whether something that was planned has to come into force.
const LOOK_AT_DATES: Duration = Duration::from_secs(15);

/// What a program needs to follow the setup.
pub struct SetupReader {
    /// Reads documents.
    pub read: ReadSetup,
    /// Puts in force what was planned and whose moment has come.
    pub keep_dates: Box<dyn FnMut(&mut Store) + Send>,
}

impl SetupReader {
    /// One that leaves what is planned to others.
    pub fn of(read: ReadSetup) -> SetupReader {
        SetupReader { read, keep_dates: Box::new(|_| ()) }
    }
}

/// Follows the setup in force.
pub struct SetupFollower {
    reader: SetupReader,
    /// The edition that was read last.
    seen: u32,
    /// When it was looked last at what is planned.
    looked: Option<Instant>,
}

impl SetupFollower {
    /// Whoever follows the setup with this reader.
    pub fn new(reader: SetupReader) -> SetupFollower {
        SetupFollower { reader, seen: 0, looked: None }
    }

    /// Looks from time to time whether something that was planned has to come into force: whoever runs then does it.
    fn keep_dates(&mut self, connection: &mut Connection) {
        if self.looked.is_some_and(|looked| looked.elapsed() < LOOK_AT_DATES) {
            return;
        }
        if let Some(store) = connection.if_open() {
            self.looked = Some(Instant::now());
            (self.reader.keep_dates)(store);
        }
    }

    /// Hears which edition is in force; the setup where it is another one than before.
    pub fn hear(&mut self, connection: &mut Connection, edition: u32) -> Option<CentreSetup> {
        self.keep_dates(connection);
        if edition == self.seen || edition == 0 {
            return None;
        }
        let documents = connection.attempt(|store| store.setup_documents(edition)).ok()?;
        self.seen = edition;
        let read = (self.reader.read)(&documents);
        if read.is_some() {
            log::info!("setup {edition} is in force");
        }
        read
    }
}
