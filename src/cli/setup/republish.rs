//! One document of the setup changed by a command: read, changed, put in force, and again where somebody else was faster.
use super::super::draft::{edit_draft, fill};
use super::super::exercise::machine;
use super::super::login::denied;
use super::super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, Problem};
use crate::hall::drafts::PublishRule;
use crate::hall::people::Authority;
use crate::hall::{SPECIAL_DAYS, SetupDocuments};
use crate::store::{SetupRefusal, Store};

/// Who changes the setup by which command.
pub(in crate::cli) struct CommandAct<'a> {
    /// On whose authority.
    pub authority: &'a Authority,
    /// The command, as the history gives it.
    pub reason: &'a str,
    /// It is about the hours of a day, which nobody waits with.
    pub is_about_hours: bool,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Republished {
    /// It is in force.
    InForce,
    /// It is in the draft: it takes two to publish.
    Drafted,
}

/// Puts a setup in force that `change` makes of the one in force, of which it is given what it says and its documents; or writes that into
/// the draft, where it takes two to publish.
///
/// Nothing is put in force that the next program could not read, and nothing is changed that this one cannot.
pub(in crate::cli) fn republish(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    act: &CommandAct<'_>,
    mut change: impl FnMut(&Config, &mut SetupDocuments) -> Result<(), Stop>,
) -> Result<Republished, Stop> {
    loop {
        let is_drafted = !act.is_about_hours && store.publish_rule()? == PublishRule::Two;
        let edition = store.setup_edition()?;
        let mut documents = store.setup_documents(edition)?;
        let draft = store.draft()?;
        if is_drafted {
            documents = fill::drafted(&documents, &draft);
        }
        let older = documents.clone();
        change(&read(config, &documents, Exit::Config)?, &mut documents)?;
        read(config, &documents, Exit::Data)?;
        let (at, machine) = (clock::now(config.machine.utc_offset), machine());
        let mut acting = store.acting(act.authority, &machine, at);
        if is_drafted {
            let edits = fill::with_documents(&older, &documents, (edition, &draft));
            edit_draft(context, &mut acting, &edits)?;
            return Ok(Republished::Drafted);
        }
        let said = (act.authority.who(), act.reason);
        let done = if act.is_about_hours {
            acting.change_hours(edition, documents.text(SPECIAL_DAYS).unwrap_or_default(), said)
        } else {
            acting.publish_setup(edition, &documents, said)
        };
        let done = done?.map_err(|no| denied(context, no))?;
        // Where it has come to take two meanwhile, the same goes into the draft.
        if !matches!(done, Err(SetupRefusal::Overtaken(_) | SetupRefusal::TakesTwo)) {
            return Ok(Republished::InForce);
        }
    }
}

/// The configuration that documents make, or what is wrong with them.
fn read(config: &Config, documents: &SetupDocuments, exit: Exit) -> Result<Config, Stop> {
    let (newer, problems) = config.with_setup(documents);
    newer.ok_or_else(|| Stop::Problems(exit, problems.into_iter().filter(Problem::is_error).collect()))
}
