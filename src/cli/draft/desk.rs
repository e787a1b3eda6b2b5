//! What every command of the draft begins with: the store, whoever acts, and a look at the draft.
use crate::cli::exercise::machine;
use crate::cli::line::plain_if_any;
use crate::cli::login::{Login, denied};
use crate::cli::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, is_document};
use crate::hall::drafts::{
    DraftEdit, DraftGround, DraftRefusal, DraftReview, DraftSubject, PublishOrder, PublishRefusal,
    PublishRule,
};
use crate::hall::people::Authority;
use crate::import::drafts::review;
use crate::store::{Acting, Store, StoreError};
use crate::text::command::calling::words as calling;
use crate::text::command::drafts::words;
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;

/// Who acts.
#[derive(Debug, Args)]
pub(in crate::cli) struct WhoActs {
    #[command(flatten)]
    pub login: Login,
    /// Who says so, such as a number on a badge; recorded as the system administrator acting for them.
    #[arg(long, value_name = "WHO", default_value = "", conflicts_with = "login")]
    pub by: String,
}

/// The store with the draft in it, at a command.
pub(in crate::cli) struct DraftDesk<'a> {
    pub context: &'a CliContext,
    pub config: Config,
    pub store: Store,
    pub machine: String,
    pub now: NaiveDateTime,
}

impl<'a> DraftDesk<'a> {
    pub fn open(context: &'a CliContext) -> Result<DraftDesk<'a>, Stop> {
        let mut config = context.config()?;
        let store = context.open_filled(&mut config)?;
        let now = clock::now(config.machine.utc_offset);
        Ok(DraftDesk { context, config, store, machine: machine(), now })
    }

    /// On whose authority a command acts.
    pub fn authority(&mut self, who: &WhoActs, purpose: &str) -> Result<Authority, Stop> {
        let by = plain_if_any("--by", &who.by, calling(self.context.lang))?;
        who.login.authority(self.context, &self.config, &mut self.store, (&by, purpose), self.now)
    }

    /// On whose authority the draft is changed: where it takes two to publish, somebody whose PIN is right, since a name proves nobody.
    pub fn editor(&mut self, who: &WhoActs, purpose: &str) -> Result<Authority, Stop> {
        if !who.login.is_given() && self.store.publish_rule()? == PublishRule::Two {
            return Err(refused(words(self.context.lang).needs_login.to_owned()));
        }
        self.authority(who, purpose)
    }

    /// The draft with everything that was found in it.
    pub fn look(&mut self) -> Result<(DraftGround, DraftReview), Stop> {
        let ground = self.store.draft_ground()?;
        let review = review(&self.config, &ground);
        Ok((ground, review))
    }

    /// Does something on somebody's authority.
    pub fn act<T>(
        &mut self,
        authority: &Authority,
        work: impl FnOnce(&mut Acting<'_>) -> Result<Result<T, crate::hall::people::Denied>, StoreError>,
    ) -> Result<T, Stop> {
        let done = work(&mut self.store.acting(authority, &self.machine, self.now))?;
        done.map_err(|no| denied(self.context, no))
    }

    /// Takes changes into the draft.
    pub fn edit(&mut self, authority: &Authority, edits: &[DraftEdit]) -> Result<(), Stop> {
        edit_draft(self.context, &mut self.store.acting(authority, &self.machine, self.now), edits)
    }

    /// Publishes what was looked at; what the hall says no to is a sentence.
    pub fn publish(
        &mut self,
        authority: &Authority,
        order: &PublishOrder,
    ) -> Result<crate::hall::drafts::Publication, Stop> {
        let (lang, config) = (self.context.lang, self.config.clone());
        let mut can_read = |documents: &crate::hall::SetupDocuments| config.with_setup(documents).0.is_some();
        let done = self.act(authority, |acting| acting.publish_draft(order, &mut can_read))?;
        let words = words(lang);
        let names = |all: &[DraftSubject]| lang.list(&all.iter().map(DraftSubject::name).collect::<Vec<_>>());
        done.map_err(|no| {
            refused(match no {
                PublishRefusal::Nothing => words.nothing.to_owned(),
                PublishRefusal::Moved => words.moved.to_owned(),
                PublishRefusal::Conflicts(all) => (words.conflicts)(&names(&all)),
                PublishRefusal::OwnChanges(all) => (words.own_changes)(&names(&all)),
                PublishRefusal::NeedsPerson => words.needs_person.to_owned(),
                PublishRefusal::Unreadable => words.unreadable.to_owned(),
                PublishRefusal::Past => words.past.to_owned(),
            })
        })
    }
}

/// Takes changes into the draft, all or none.
pub(in crate::cli) fn edit_draft(
    context: &CliContext,
    acting: &mut Acting<'_>,
    edits: &[DraftEdit],
) -> Result<(), Stop> {
    let done = acting.edit_draft(edits)?.map_err(|no| denied(context, no))?;
    let overtaken = |DraftRefusal::Overtaken { subject, who, .. }| {
        refused((words(context.lang).overtaken)(subject.name(), &who))
    };
    done.map(drop).map_err(overtaken)
}

/// What somebody means by a name: a document of the setup, or else a matter.
pub(in crate::cli) fn subject_of(name: &str) -> DraftSubject {
    if is_document(name) { DraftSubject::Document(name.into()) } else { DraftSubject::Matter(name.into()) }
}

/// What the hall says no to.
pub(in crate::cli) fn refused(said: String) -> Stop {
    Stop::Failed(Exit::Refused, anyhow!(said))
}
