//! What every page of the administration may read: the hall, who is signed in, the language, the time.
use super::frame;
use super::{AdminUpdate, Hint, MatterReader, SetupDesk, SharedDraft, Unfinished};
use crate::app::finder::Finder;
use crate::hall::calendar::is_clock_set;
use crate::hall::drafts::{DraftChange, DraftSubject};
use crate::hall::people::{AuditActor, Permission, Role};
use crate::hall::{ClerkCode, Hall, Name};
use crate::text::Lang;
use crate::text::admin::{AdminWords, words};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use std::{fmt, sync::Arc, time::Duration};

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminPerson {
    /// The number on the badge.
    pub code: ClerkCode,
    /// The name, for the person's own screen.
    pub name: Name,
    /// What the person is in the hall.
    pub roles: Vec<Role>,
}

impl AdminPerson {
    /// Says whether the person has a right.
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| role.may(permission))
    }
}

/// What every page may read.
pub struct AdminSession {
    /// The hall, with the catalogue in force.
    pub hall: Arc<Hall>,
    /// The index of that catalogue; nothing while it is being made.
    pub finder: Option<Arc<Finder>>,
    /// The screen, in cells.
    pub area: Rect,
    /// The language of the screen.
    pub lang: Lang,
    /// The time in the hall.
    pub now: NaiveDateTime,
    /// How long the program has run.
    pub at: Duration,
    /// The store cannot be reached.
    pub is_gone: bool,
    /// Who is signed in.
    pub person: Option<AdminPerson>,
    /// What whoever is signed in had half written when the power failed, and has not taken up yet.
    pub unfinished: Vec<Unfinished>,
    /// The draft, as it was heard of last.
    pub draft: SharedDraft,
    /// The setup in force, the accounts, and whoever checks documents.
    pub setup: SetupDesk,
    /// Reads and writes matters.
    pub reader: Arc<dyn MatterReader>,
}

impl fmt::Debug for AdminSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AdminSession").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl AdminSession {
    pub(super) fn new(
        hall: Arc<Hall>,
        reader: Arc<dyn MatterReader>,
        lang: Lang,
        now: NaiveDateTime,
    ) -> AdminSession {
        AdminSession {
            unfinished: Vec::new(),
            draft: SharedDraft::default(),
            setup: SetupDesk::default(),
            reader,
            hall,
            finder: None,
            area: Rect::default(),
            lang,
            now,
            at: Duration::ZERO,
            is_gone: false,
            person: None,
        }
    }

    /// Takes in what the worker tells.
    pub(super) fn learn(&mut self, news: &AdminUpdate) {
        match news {
            AdminUpdate::Hall(hall) => (self.hall, self.finder) = (Arc::clone(hall), None),
            AdminUpdate::Finder(hall, finder) => {
                (self.hall, self.finder) = (Arc::clone(hall), Some(Arc::clone(finder)));
            }
            AdminUpdate::Gone => self.is_gone = true,
            AdminUpdate::Back => self.is_gone = false,
            AdminUpdate::Rights(person) => self.person = Some(person.clone()),
            AdminUpdate::Draft(draft) => self.draft = draft.clone(),
            AdminUpdate::Setup(news) => self.setup.learn(news),
            AdminUpdate::Done(outcome) => self.setup.answered(outcome),
            _ => {}
        }
    }

    /// The words of the language.
    pub fn words(&self) -> &'static AdminWords {
        words(self.lang)
    }

    /// A name in the language of the screen, in Chinese where it has none.
    pub fn say<'n>(&self, name: &'n Name) -> &'n str {
        self.lang.say(name)
    }

    /// Says whether whoever is signed in has a right.
    pub fn may(&self, permission: Permission) -> bool {
        self.person.as_ref().is_some_and(|person| person.may(permission))
    }

    /// Who is signed in, as the head says it.
    pub fn who(&self) -> String {
        let said = |person: &AdminPerson| format!("{} {}", person.code, self.say(&person.name));
        self.person.as_ref().map_or_else(String::new, |person| said(person).trim_end().to_owned())
    }

    /// The change of a subject that holds in the draft.
    pub fn change_of(&self, subject: &DraftSubject) -> Option<&DraftChange> {
        self.draft.draft.of(subject)
    }

    /// Says whether a change is that of whoever is signed in.
    pub fn is_own(&self, change: &DraftChange) -> bool {
        let own = |person: &AdminPerson| change.by == AuditActor::Account(person.code.clone());
        self.person.as_ref().is_some_and(own)
    }

    /// Where a page lies on the screen while some keys are offered.
    pub(super) fn body(&self, hints: &[Hint]) -> Rect {
        let [_, body, ..] = frame::parts(self.area, hints);
        body
    }

    /// What must not be overlooked.
    pub(super) fn alarm(&self) -> Option<&'static str> {
        let words = self.words();
        self.is_gone
            .then_some(words.gone)
            .or_else(|| (!is_clock_set(self.now)).then_some(words.clock_not_set))
    }
}
