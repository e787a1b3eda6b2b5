//! Forms of the setup that were half written: what is remembered of them, and how they go on. A PIN is never remembered.
use super::entries::open_list;
use super::field_editor::EntryEditor;
use super::form::EntryForm;
use super::message::SetupRequest;
use super::moved::OpenPlace;
use super::person::{PersonEditor, PersonForm};
use super::shown::written;
use crate::admin::page::PageWithRequests;
use crate::admin::{AdminRequest, AdminSession, Unfinished};
use crate::hall::setup_forms::{EntryKind, EntryPath, FormEntry, FormValue, KINDS, PathStep, entry};
use crate::text::setup_forms::{field_name, words};
use crate::ui::{Takes, TextField};

/// The kinds of pages.
const ENTRY: &str = "entry";
const PERSON: &str = "person";
/// Between members of a list; no code has it.
const BETWEEN: char = '\u{1f}';

/// The page on which something half written goes on; nothing where it is of no page that is known.
pub(in crate::admin) fn resumed(unfinished: &Unfinished, here: &AdminSession) -> Option<PageWithRequests> {
    Some(match unfinished.page() {
        ENTRY => {
            let form = EntryForm::going_on(unfinished, here)?;
            (Box::new(form), vec![AdminRequest::Setup(SetupRequest::ReadSetup)])
        }
        PERSON => {
            let form = PersonForm::going_on(unfinished, here);
            (Box::new(form), vec![AdminRequest::Setup(SetupRequest::ReadAccounts)])
        }
        _ => return None,
    })
}

/// How a kind of entry is named in a file.
fn word(kind: &EntryKind) -> String {
    format!("{}#{}", kind.document, kind.heading.join("."))
}

/// The places of a path, from 0.
fn places(path: &EntryPath) -> String {
    let places = path.0.iter().filter_map(|step| match step {
        PathStep::Nth(_, at) => Some(at.to_string()),
        PathStep::Table(_) => None,
    });
    places.collect::<Vec<_>>().join(" ")
}

/// The path of those places: of an entry of a kind, or of what its list lies below.
fn path(kind: &EntryKind, places: &str, is_below: bool) -> EntryPath {
    let count = kind.heading.len() - usize::from(is_below && !kind.heading.is_empty());
    let mut places = places.split(' ').filter_map(|at| at.parse().ok());
    let step =
        |name: &&'static str| places.next().map_or(PathStep::Table(name), |at| PathStep::Nth(name, at));
    EntryPath(kind.heading.iter().take(count).map(step).collect())
}

fn list(all: &[String]) -> String {
    all.join(BETWEEN.encode_utf8(&mut [0; 4]))
}

fn listed(text: &str) -> Vec<String> {
    text.split(BETWEEN).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

impl EntryForm {
    /// What is half written now.
    pub(super) fn half_written(&self, here: &AdminSession) -> Option<Unfinished> {
        let field = self.field().filter(|_| !self.place.is_gone)?;
        let typed = self.open.as_ref().and_then(EntryEditor::half_typed);
        let is_new = typed
            .as_ref()
            .is_some_and(|typed| *typed != self.entry(here).get(field.key).map(written).unwrap_or_default());
        let is_begun = self.fresh.as_ref().is_some_and(|fresh| !fresh.0.is_empty());
        if !is_new && !is_begun {
            return None;
        }
        let words = words(here.lang);
        let title = match self.fresh {
            Some(_) => (words.fresh)((words.kind)(self.kind.id).0),
            None => format!("{} · {}", self.name(here), field_name(here.lang, self.kind.id, field.key)),
        };
        let line = |(key, value): &(String, FormValue)| format!("{key} = {}\n", value.to_toml());
        let fields = self.fresh.as_ref().map(|fresh| fresh.0.iter().map(line).collect::<String>());
        let unfinished = Unfinished::new(ENTRY, &title)
            .with("kind", &word(self.kind))
            .with("places", &places(&self.path))
            .with("marks", &list(&self.place.marks()))
            .with("field", field.key)
            .with("fresh", if self.fresh.is_some() { "1" } else { "" })
            .with("fields", &fields.unwrap_or_default())
            .with("open", if typed.is_some() { "1" } else { "" });
        Some(unfinished.with("typed", &typed.unwrap_or_default()))
    }

    fn going_on(unfinished: &Unfinished, here: &AdminSession) -> Option<EntryForm> {
        let kind = KINDS.iter().find(|kind| word(kind) == unfinished.get("kind"))?;
        let is_fresh = !unfinished.get("fresh").is_empty();
        let path = path(kind, unfinished.get("places"), is_fresh);
        let mut form = if is_fresh { EntryForm::fresh(kind, path) } else { EntryForm::known(kind, path) };
        if is_fresh {
            let fields: Option<FormEntry> = entry(unfinished.get("fields"), &EntryPath::default());
            form.fresh = Some(fields.unwrap_or_default());
        }
        form.at = form.fields().iter().position(|one| one.key == unfinished.get("field")).unwrap_or(0);
        if let (Some(field), false) = (form.field(), unfinished.get("open").is_empty()) {
            form.open = EntryEditor::of_text(field, unfinished.get("typed"), here);
        }
        let marks = unfinished.get("marks");
        let mut form = form.leading_to(open_list, here);
        if !marks.is_empty() {
            // Others may have added or removed some before it meanwhile.
            form.place = OpenPlace::known(listed(marks));
            form.place.follow(kind.document, &mut form.path, here);
        }
        Some(form)
    }
}

impl PersonForm {
    /// What is half written of somebody new.
    pub(super) fn half_written(&self, here: &AdminSession) -> Option<Unfinished> {
        let typed = match &self.open {
            Some(PersonEditor::Text(field)) => field.text().to_owned(),
            Some(PersonEditor::Name(entry)) => entry.query(),
            _ => String::new(),
        };
        let is_empty = [&self.code, &self.name, &self.name_en, &typed].iter().all(|text| text.is_empty());
        if self.known.is_some() || is_empty {
            return None;
        }
        let unfinished = Unfinished::new(PERSON, words(here.lang).new_person)
            .with("code", &self.code)
            .with("name", &self.name)
            .with("name_en", &self.name_en)
            .with("roles", &list(&self.roles))
            .with("department", &self.department)
            .with("windows", &list(&self.chosen_windows))
            .with("at", &self.at.to_string())
            .with("open", if self.open.is_some() { "1" } else { "" });
        Some(unfinished.with("typed", &typed))
    }

    fn going_on(unfinished: &Unfinished, here: &AdminSession) -> PersonForm {
        let list = |key: &str| listed(unfinished.get(key));
        let mut form = PersonForm {
            code: unfinished.get("code").to_owned(),
            name: unfinished.get("name").to_owned(),
            name_en: unfinished.get("name_en").to_owned(),
            roles: list("roles"),
            department: unfinished.get("department").to_owned(),
            chosen_windows: list("windows"),
            ..PersonForm::fresh()
        };
        form.at = unfinished.get("at").parse().unwrap_or(0).min(form.rows().len().saturating_sub(1));
        if !unfinished.get("open").is_empty() {
            let _stays = form.open(here);
            match &mut form.open {
                Some(PersonEditor::Text(field)) => {
                    let own = std::mem::replace(field, TextField::new(Takes::Text, 0));
                    *field = own.with(unfinished.get("typed"));
                }
                Some(PersonEditor::Name(entry)) => {
                    entry.clear();
                    for letter in unfinished.get("typed").chars() {
                        entry.paste(letter);
                    }
                }
                _ => {}
            }
        }
        form
    }
}
