//! Putting an edition of the catalogue in force: on whose authority, and what comes of it.
use crate::hall::drafts::AtOnceRefusal;
use crate::hall::people::AuditNote;
use crate::store::engine::at_once::AtOnceLook;
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use chrono::NaiveDateTime;

/// Who puts an edition of the catalogue in force, as the audit keeps it, and when.
#[derive(Clone, Copy)]
pub(in crate::store) struct CatalogueAct<'a> {
    /// The moment.
    pub at: NaiveDateTime,
    /// What the audit is to keep in the same change.
    pub note: Option<&'a AuditNote>,
    /// What must not stand against it, where it goes past the draft.
    pub look: Option<AtOnceLook<'a>>,
}

impl CatalogueAct<'_> {
    /// Nobody's act, at a moment.
    pub fn at(at: NaiveDateTime) -> Self {
        CatalogueAct { at, note: None, look: None }
    }

    /// What stands against putting an edition in the place of another.
    pub(super) fn refusal(
        &self,
        database: &mut dyn Database,
        before: u32,
    ) -> Result<Option<AtOnceRefusal>, Fault> {
        self.look.map_or(Ok(None), |look| look(database, before))
    }
}

/// What came of putting an edition in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForceOutcome {
    /// It is in force.
    Done,
    /// Another one is in force by now than the one whose place it was to take.
    Overtaken,
    /// Something stands against it.
    Refused(AtOnceRefusal),
}
