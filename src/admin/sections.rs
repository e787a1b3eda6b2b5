//! The sections that the first page leads to: one row each.
use super::draft::{DraftChanges, PublicationHistory};
use super::matter::Browse;
use super::setup::{HoursPage, PeoplePage, SetupMenu, SetupRequest};
use super::{AdminPage, AdminRequest, AdminSession};
use crate::hall::people::Permission;
use crate::text::admin::SectionWords;
use crate::text::setup_forms::words as setup_words;

/// A part of the administration.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its name and what it is for.
    pub words: fn(&AdminSession) -> SectionWords,
    /// How it stands now, in very few words; may be empty.
    pub state: fn(&AdminSession) -> String,
    /// One of these rights opens it; with none in the list everybody may.
    pub needs: &'static [Permission],
    /// Its first page.
    pub open: fn(&AdminSession) -> Box<dyn AdminPage>,
    /// What is asked of the worker when it is opened.
    pub asks: &'static [AdminRequest],
}

impl Section {
    /// Says whether whoever is signed in may open it.
    pub fn is_open_to(&self, here: &AdminSession) -> bool {
        self.needs.is_empty() || self.needs.iter().any(|permission| here.may(*permission))
    }
}

/// The sections, in the order of the first page.
pub const SECTIONS: &[Section] = &[
    Section {
        words: |here| here.words().matter.section,
        state: |here| (here.words().matter.matters)(here.hall.catalogue.len()),
        needs: &[Permission::EditCatalogue],
        open: |here| Box::new(Browse::new(here)),
        asks: &[],
    },
    Section {
        words: |here| here.words().draft.section,
        state: |here| (here.words().draft.changes)(here.draft.draft.effective().len()),
        needs: &[Permission::EditCatalogue, Permission::PublishCatalogue],
        open: |_| Box::new(DraftChanges::default()),
        asks: &[AdminRequest::Review],
    },
    Section {
        words: |here| here.words().draft.history_section,
        state: |_| String::new(),
        needs: &[Permission::EditCatalogue, Permission::PublishCatalogue],
        open: |_| Box::new(PublicationHistory::default()),
        asks: &[AdminRequest::ReadPublications],
    },
    Section {
        words: |here| of_pair(setup_words(here.lang).hours),
        state: |here| {
            let today = here.now.date();
            let is_today = here.hall.setup.special_days.iter().any(|special| special.day == today);
            if is_today { setup_words(here.lang).special_days.to_owned() } else { String::new() }
        },
        needs: &[Permission::ChangeHours],
        open: |here| Box::new(HoursPage::new(here)),
        asks: &[],
    },
    Section {
        words: |here| of_pair(setup_words(here.lang).setup),
        state: |_| String::new(),
        needs: &[Permission::EditCatalogue],
        open: |_| Box::new(SetupMenu::default()),
        asks: &[AdminRequest::Setup(SetupRequest::ReadSetup)],
    },
    Section {
        words: |here| of_pair(setup_words(here.lang).people),
        state: |_| String::new(),
        needs: &[Permission::ManageAccounts, Permission::UnlockAccounts],
        open: |_| Box::new(PeoplePage::default()),
        asks: &[AdminRequest::Setup(SetupRequest::ReadAccounts)],
    },
];

fn of_pair((name, note): (&'static str, &'static str)) -> SectionWords {
    SectionWords { name, note }
}

/// The rights with which somebody may sign in at all.
pub fn rights() -> impl Iterator<Item = Permission> {
    SECTIONS.iter().flat_map(|section| section.needs.iter().copied())
}
