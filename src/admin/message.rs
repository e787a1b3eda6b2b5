//! What the administration hears, what it asks for, and what a touch means.
use super::{AdminPerson, SetupRequest, SetupUpdate, Unfinished};
use crate::app::finder::Finder;
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{
    Draft, DraftEdit, DraftReview, DraftSubject, MatterRecord, Publication, PublishOrder, PublishRefusal,
    PublishRule, UndoScope,
};
use crate::hall::people::{Permission, Pin, SignInError};
use crate::hall::{ClerkCode, Hall};
use crate::ui::{input::Key, keyboard::EntryTouch};
use std::sync::Arc;

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminTouch {
    /// The same as a key.
    Key(Key),
    /// The thing at a place of a list.
    Item(usize),
    /// The field at a place of a form.
    Field(usize),
    /// A part of what is being filled in.
    Beside(usize),
    /// A text that is being written.
    Entry(EntryTouch),
    /// Nothing.
    Nothing,
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminRequest {
    /// Somebody wants to sign in, or to go on after the screen was locked.
    SignIn {
        /// By number.
        account: ClerkCode,
        /// The PIN as it was typed.
        pin: Pin,
    },
    /// Nobody is signed in any more.
    SignOut,
    /// The program is to end.
    Leave,
    /// A matter is to be read, as it is in force and as the draft has it.
    OpenMatter(String),
    /// A change is to be taken into the draft; it is tried until the store answers.
    Edit(DraftEdit),
    /// The last change is to be taken back, or brought again.
    Undo {
        /// Whose.
        scope: UndoScope,
        /// It is to be brought again.
        again: bool,
    },
    /// Changes of these subjects are to be taken out of the draft.
    Discard(Vec<DraftSubject>),
    /// The draft is to be looked at: what is wrong with it, and what it changes.
    Review,
    /// The draft is to be published, now or at a date.
    Publish(Box<PublishOrder>),
    /// A planned publication is to be called off, by number.
    Cancel(u32),
    /// What was published, and what is planned, is to be read.
    ReadPublications,
    /// Whoever is signed in has this half written, and nothing else: it is to outlive a power failure.
    Remember(Vec<Unfinished>),
    /// Something is to be done about the setup or the accounts.
    Setup(SetupRequest),
    /// What a publication changed is to be put back in the draft as it was before.
    RollBack {
        /// The publication, by number.
        number: u32,
        /// What the draft has of it may be overwritten: these changes, as they were shown.
        over: Vec<StandingChange>,
    },
}

/// A change of the draft that something else would take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingChange {
    /// What it is about.
    pub subject: DraftSubject,
    /// Its number.
    pub number: u32,
    /// Who made it, by number or name.
    pub who: String,
}

/// A matter as it is in force, and as the draft has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedMatter {
    /// Its code.
    pub code: String,
    /// As it is in force; nothing where it is new.
    pub published: Option<Guide>,
    /// The draft as it stood then.
    pub draft: Arc<Draft>,
}

/// The draft, what waits to be published, and who may publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedDraft {
    /// The draft.
    pub draft: Arc<Draft>,
    /// Whether whoever changes something may publish it.
    pub rule: PublishRule,
    /// Who may publish: their numbers and names.
    pub publishers: Vec<String>,
}

/// What a request of the draft came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOutcome {
    /// A change is in the draft, by its number.
    Edited(DraftSubject, u32),
    /// Somebody had changed the same subject since: the number of their change, and who.
    Overtaken(DraftSubject, u32, String),
    /// The last change was taken back, or brought again; nothing where there was none.
    Undone(Option<DraftSubject>),
    /// It was not taken back, or brought again: somebody else built upon it, or has to be first.
    NotUndone {
        /// Which subject.
        subject: DraftSubject,
        /// Whose change stands in the way, by number or name.
        who: String,
        /// It was to be brought again.
        again: bool,
    },
    /// So many subjects were taken out of the draft.
    Discarded(usize),
    /// It was published, or planned.
    Published(Box<Publication>),
    /// It was not.
    NotPublished(PublishRefusal),
    /// A plan was called off; `false` where there was none any more.
    Cancelled(bool),
    /// So many things are in the draft as they were before a publication.
    RolledBack(usize),
    /// Nothing is: the draft has other changes of the same, which would no longer hold. The publication, by number, and they.
    WouldOverwrite(u32, Vec<StandingChange>),
    /// Whoever is signed in has no right to it.
    Denied(Permission),
    /// The store cannot be reached; what was to be kept is tried again, everything else is not done.
    StoreFailed,
}

/// What the worker tells.
#[derive(Clone, Debug)]
pub enum AdminUpdate {
    /// Setup or catalogue are others; the finder is not of them any more.
    Hall(Arc<Hall>),
    /// The catalogue can be searched.
    Finder(Arc<Hall>, Arc<Finder>),
    /// The store cannot be reached.
    Gone,
    /// It can again.
    Back,
    /// Whoever is about to be signed in had this half written at this machine.
    Unfinished(Vec<Unfinished>),
    /// Somebody is signed in.
    SignedIn(AdminPerson),
    /// Somebody is not.
    NotSignedIn(SignInFault),
    /// Whoever is signed in has other roles by now.
    Rights(AdminPerson),
    /// The draft as it is now.
    Draft(SharedDraft),
    /// A matter that was to be read.
    Matter(Box<OpenedMatter>),
    /// What a look at the draft found.
    Review(Arc<DraftReview>),
    /// What was published and is planned, the newest first.
    Publications(Vec<Publication>),
    /// What there is to tell of the setup and the accounts.
    Setup(SetupUpdate),
    /// What a request of the draft came to.
    Done(DraftOutcome),
}

/// A matter that is read from what was written of it.
#[derive(Clone, Debug, Default)]
pub struct ReadMatter {
    /// The matter, as far as it can be read.
    pub guide: Guide,
    /// What is wrong with what was written.
    pub findings: Vec<crate::hall::drafts::DraftFinding>,
}

/// Reads and writes matters as the hall's own table does.
pub trait MatterReader: Send + Sync {
    /// What was written of a matter, read; the names it uses are those of a hall.
    fn read(&self, record: &MatterRecord, hall: &Hall) -> ReadMatter;
    /// A matter as it is written.
    fn write(&self, guide: &Guide) -> MatterRecord;
}

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInFault {
    /// The store says why.
    NotProven(SignInError),
    /// The PIN is one that everybody knows.
    KnownPin,
    /// The account has no right to anything here.
    NoRight,
    /// Nobody could be let in: the hall has no account with a right to anything here.
    NobodyYet,
    /// The store cannot be reached.
    StoreFailed,
}
