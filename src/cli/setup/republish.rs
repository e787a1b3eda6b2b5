//! One document of the setup changed by a command: read, changed, put in force, and again where somebody else was faster.
use super::super::{Exit, Stop};
use crate::clock;
use crate::config::{Config, Problem};
use crate::hall::SetupDocuments;
use crate::store::{SetupAct, SetupRefusal, Store};

/// Who changes the setup by which command.
pub(in crate::cli) struct CommandAct<'a> {
    /// Who, where that was said.
    pub who: &'a str,
    /// The command, as the history gives it.
    pub reason: &'a str,
}

/// Puts a setup in force that `change` makes of the one in force, of which it is given what it says and its documents.
///
/// Nothing is put in force that the next program could not read, and nothing is changed that this one cannot.
pub(in crate::cli) fn republish(
    config: &Config,
    store: &mut Store,
    act: &CommandAct<'_>,
    mut change: impl FnMut(&Config, &mut SetupDocuments) -> Result<(), Stop>,
) -> Result<(), Stop> {
    loop {
        let edition = store.setup_edition()?;
        let mut documents = store.setup_documents(edition)?;
        change(&read(config, &documents, Exit::Config)?, &mut documents)?;
        read(config, &documents, Exit::Data)?;
        let at = clock::now(config.machine.utc_offset);
        let act = SetupAct { who: act.who, reason: act.reason, at };
        if !matches!(store.publish_setup(edition, &documents, act)?, Err(SetupRefusal::Overtaken(_))) {
            return Ok(());
        }
    }
}

/// The configuration that documents make, or what is wrong with them.
fn read(config: &Config, documents: &SetupDocuments, exit: Exit) -> Result<Config, Stop> {
    let (newer, problems) = config.with_setup(documents);
    newer.ok_or_else(|| Stop::Problems(exit, problems.into_iter().filter(Problem::is_error).collect()))
}
