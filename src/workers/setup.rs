//! The setup of the hall as a program follows it: read anew where another edition is in force.
use super::connection::Connection;
use crate::hall::{Setup, SetupDocuments};
use crate::search::Synonym;
use std::sync::Arc;

/// What the documents of a setup say.
#[derive(Debug)]
pub struct CentreSetup {
    /// How the hall is set up.
    pub setup: Arc<Setup>,
    /// What people say, and what it means.
    pub synonyms: Vec<Synonym>,
}

/// Reads documents; nothing where they are those that are followed already, or cannot be read, which is logged.
pub type SetupReader = Box<dyn FnMut(&SetupDocuments) -> Option<CentreSetup> + Send>;

/// Follows the setup in force.
pub struct SetupFollower {
    read: SetupReader,
    /// The edition that was read last.
    seen: u32,
}

impl SetupFollower {
    /// Whoever follows the setup with this reader.
    pub fn new(read: SetupReader) -> SetupFollower {
        SetupFollower { read, seen: 0 }
    }

    /// Hears which edition is in force; the setup where it is another one than before.
    pub fn hear(&mut self, connection: &mut Connection, edition: u32) -> Option<CentreSetup> {
        if edition == self.seen || edition == 0 {
            return None;
        }
        let documents = connection.attempt(|store| store.setup_documents(edition)).ok()?;
        self.seen = edition;
        let read = (self.read)(&documents);
        if read.is_some() {
            log::info!("setup {edition} is in force");
        }
        read
    }
}
