//! The page on which a document of the setup is changed, where it was changed last.
use super::calendar::CalendarPage;
use super::desk::text_of;
use super::entries::{EntryList, open_list};
use super::form::EntryForm;
use super::menu::{MENU, SetupMenu, one_path};
use crate::admin::{AdminPage, AdminSession};
use crate::hall::setup_forms::{EntryKind, EntryPath, KINDS, changed_entry};

/// The page of a document: the entry that differs from a text before it, or from what is in force; else the list it has.
pub(in crate::admin) fn document_page(
    name: &str,
    before: Option<&str>,
    here: &AdminSession,
) -> Box<dyn AdminPage> {
    let year = name.strip_prefix("workdays/").and_then(|rest| rest.strip_suffix(".toml"));
    if let Some(year) = year.and_then(|year| year.parse().ok()) {
        return Box::new(CalendarPage::of(year));
    }
    let kinds: Vec<&'static EntryKind> = KINDS.iter().filter(|kind| kind.document == name).collect();
    let in_force = here.setup.documents.as_ref().and_then(|(_, documents)| documents.text(name));
    let now = text_of(here, name);
    let changed = before.or(in_force).and_then(|before| changed_entry(before, &now, &kinds));
    if let Some((kind, path)) = changed {
        return Box::new(EntryForm::known(kind, path).leading_to(open_list, here));
    }
    match kinds.into_iter().find(|kind| MENU.contains(&kind.id)) {
        Some(kind) if kind.is_list => Box::new(EntryList::new(kind, EntryPath::default(), here)),
        Some(kind) => Box::new(EntryForm::known(kind, one_path(kind))),
        None => Box::new(SetupMenu::default()),
    }
}
