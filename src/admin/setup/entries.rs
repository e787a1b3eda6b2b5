//! The entries of a list: opened, added, removed.
use super::desk::{depends, drafted, edit, said_kept, text_of};
use super::form::EntryForm;
use super::form_page::said;
use super::message::SetupUpdate;
use super::moved::{OpenPlace, mark};
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
};
use crate::hall::drafts::DraftSubject;
use crate::hall::setup_forms::{
    Dependence, EditFault, EntryKind, EntryPath, FormEntry, FormValue, KindId, PathStep, entries, move_entry,
    remove_entry,
};
use crate::text::setup_forms::{dependence, words};
use crate::ui::desk::{Cursor, ListLook, draw_list, question};
use crate::ui::{Align, Page, Role, input::Key, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// The entries of a list.
#[derive(Debug)]
pub(super) struct EntryList {
    kind: &'static EntryKind,
    below: EntryPath,
    at: Cursor,
    asks_remove: bool,
    /// Keeps the path right whatever others do.
    place: OpenPlace,
    /// What the entries were known by when somebody looked at them last.
    marks: Vec<String>,
}

impl EntryList {
    /// The list of a kind below a path.
    pub fn new(kind: &'static EntryKind, below: EntryPath, here: &AdminSession) -> EntryList {
        let place = OpenPlace::seen(kind.document, &below, here);
        EntryList { kind, below, at: Cursor(0), asks_remove: false, place, marks: Vec::new() }
    }

    fn marks(&self, here: &AdminSession) -> Vec<String> {
        self.marks_in(&self.text(here))
    }

    fn marks_in(&self, text: &str) -> Vec<String> {
        let all = entries(text, &self.below, self.kind.name());
        all.iter().map(|one| mark(self.kind, one)).collect()
    }

    /// The document may be another one: the cursor stays at the entry it was at, and nobody removes another one in its place.
    fn follow(&mut self, here: &AdminSession) -> PageReply {
        self.place.follow(self.kind.document, &mut self.below, here);
        let (before, now) = (std::mem::take(&mut self.marks), self.marks(here));
        let held = before.get(self.at.0).filter(|held| now.get(self.at.0) != Some(held));
        let found = held.map(|held| now.iter().position(|one| one == held));
        self.at = Cursor(found.flatten().unwrap_or(self.at.0).min(now.len().saturating_sub(1)));
        self.marks = now;
        if self.place.is_gone {
            return PageReply::back().saying(words(here.lang).entry_gone, NoteTone::Bad);
        }
        if found == Some(None) && std::mem::take(&mut self.asks_remove) {
            return PageReply::stay().saying(words(here.lang).overtaken, NoteTone::Bad);
        }
        PageReply::stay()
    }

    fn all(&self, here: &AdminSession) -> Vec<FormEntry> {
        entries(&self.text(here), &self.below, self.kind.name())
    }

    fn text(&self, here: &AdminSession) -> String {
        text_of(here, self.kind.document)
    }

    fn path(&self) -> EntryPath {
        self.below.then(PathStep::Nth(self.kind.name(), self.at.0))
    }

    fn open(&self, here: &AdminSession) -> PageReply {
        if self.at.0 >= self.all(here).len() {
            return PageReply::stay();
        }
        PageReply::open(EntryForm::known(self.kind, self.path()).leading_to(open_list, here))
    }

    fn chosen(&self, here: &AdminSession) -> Option<FormEntry> {
        self.all(here).into_iter().nth(self.at.0)
    }

    fn depends(&self, here: &AdminSession) -> Vec<Dependence> {
        let chosen = self.chosen(here);
        chosen.map_or_else(Vec::new, |one| depends(here, self.kind.id, one.text(self.kind.code)))
    }

    fn remove(&mut self, here: &AdminSession) -> PageReply {
        let words = words(here.lang);
        self.asks_remove = false;
        let name = self.chosen(here).map(|one| called(self.kind, &one, here).0).unwrap_or_default();
        match remove_entry(&self.text(here), &self.path()) {
            Ok(text) => {
                self.at.0 = self.at.0.saturating_sub(1);
                self.put(text, here).saying((words.removed)(&name), NoteTone::Good)
            }
            Err(_) => PageReply::stay().saying(words.unusual, NoteTone::Bad),
        }
    }

    /// The document is to say something else.
    fn put(&mut self, text: String, here: &AdminSession) -> PageReply {
        self.marks = self.marks_in(&text);
        PageReply::ask(edit(here, self.kind.document, text))
    }

    /// The chosen entry changes places with the one below or above it.
    fn shift(&mut self, down: bool, here: &AdminSession) -> PageReply {
        match move_entry(&self.text(here), &self.path(), down) {
            Ok(text) => {
                self.at.0 = if down { self.at.0 + 1 } else { self.at.0.saturating_sub(1) };
                let (said, tone) = said_kept(here);
                self.put(text, here).saying(said, tone)
            }
            Err(EditFault::NotThere) => PageReply::stay(),
            Err(EditFault::Unusual) => PageReply::stay().saying(words(here.lang).unusual, NoteTone::Bad),
        }
    }

    fn foot(&self, here: &AdminSession) -> String {
        let words = words(here.lang);
        let Some(chosen) = self.chosen(here) else { return words.to_publish.to_owned() };
        if self.kind.id == KindId::Saying {
            return meaning(&chosen, here);
        }
        let all: Vec<String> = self.depends(here).iter().map(|one| dependence(here.lang, one)).collect();
        if all.is_empty() { words.to_publish.to_owned() } else { (words.depends)(&here.lang.list(&all)) }
    }
}

pub(super) fn open_list(kind: &'static EntryKind, below: EntryPath, here: &AdminSession) -> PageReply {
    PageReply::open(EntryList::new(kind, below, here))
}

/// What an entry is called, and what stands beside it.
fn called(kind: &EntryKind, entry: &FormEntry, here: &AdminSession) -> (String, String) {
    let texts = |key: &str| entry.get(key).map(FormValue::as_texts).unwrap_or_default();
    let name = here.lang.pick(entry.text("name"), entry.text("name_en"));
    match kind.id {
        KindId::Saying => (here.lang.list(&texts("say")), here.lang.list(&texts("mean"))),
        KindId::Notice => {
            (here.lang.pick(entry.text("text"), entry.text("text_en")).to_owned(), String::new())
        }
        KindId::Source => {
            let word = crate::text::setup_forms::choice_word(here.lang, entry.text("kind"));
            (word.to_owned(), String::new())
        }
        KindId::Window => {
            let lines = here.lang.list(&texts("lines"));
            let floor = entry.get("floor").and_then(FormValue::as_number).unwrap_or(0);
            (format!("{}  {name}", entry.text("code")), format!("{lines}  {floor}F"))
        }
        KindId::Line => (format!("{}  {name}", entry.text("code")), texts("open").join(" ")),
        KindId::Department => {
            let matters = here.hall.catalogue.count_of_department(entry.text("name"));
            let count = Dependence {
                kind: crate::hall::setup_forms::DependenceKind::Matters,
                count: matters,
                names: Vec::new(),
            };
            (name.to_owned(), dependence(here.lang, &count))
        }
        _ if kind.code == "code" => (format!("{}  {name}", entry.text("code")), String::new()),
        _ => (name.to_owned(), String::new()),
    }
}

/// What a saying means in the catalogue in force.
fn meaning(saying: &FormEntry, here: &AdminSession) -> String {
    let words = words(here.lang);
    let means = saying.get("mean").map(FormValue::as_texts).unwrap_or_default();
    let holds = |name: &str| means.iter().any(|mean| mean.split_whitespace().all(|part| name.contains(part)));
    let mut found = here.hall.catalogue.iter().filter(|(_, matter)| holds(matter.name)).map(|(_, one)| one);
    match found.next() {
        None => words.means_nothing.to_owned(),
        Some(first) => (words.means)(1 + found.count(), here.lang.pick(first.name, first.name_en)),
    }
}

impl AdminPage for EntryList {
    fn title(&self, here: &AdminSession) -> String {
        (words(here.lang).kind)(self.kind.id).0.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = words(here.lang);
        let area = narrowed(take_top(area, 1).1, 2);
        if self.asks_remove {
            let name = self.chosen(here).map(|one| called(self.kind, &one, here).0).unwrap_or_default();
            let all: Vec<String> = self.depends(here).iter().map(|one| dependence(here.lang, one)).collect();
            let note = if all.is_empty() {
                words.removes_safely.to_owned()
            } else {
                format!("{}\n\n{}", (words.depends)(&here.lang.list(&all)), words.removes_unsafely)
            };
            question(page, area, (words.ask_remove)(&name).trim(), &note, true);
            return;
        }
        let (foot, list) = take_bottom(area, 1);
        let all = self.all(here);
        if all.is_empty() {
            let said = if drafted(here).is_some() { words.none_yet } else { words.loading };
            page.text(Rect { height: 1, ..list }, said, Align::Left, Role::Note);
        }
        let items: Vec<_> = all.iter().map(|one| called(self.kind, one, here)).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
        page.text(foot, &self.foot(here), Align::Left, Role::Note);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if self.asks_remove {
            return vec![chief("Enter", words.key_yes, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        let count = self.all(here).len();
        let is_any = self.at.0 < count;
        vec![
            Hint { lit: is_any, ..chief("Enter", words.key_open, Key::Enter) },
            Hint { lit: drafted(here).is_some(), ..hint("F5", words.key_add, Key::F(5)) },
            Hint { lit: is_any, ..hint("F8", words.key_remove, Key::F(8)) },
            Hint { lit: is_any && self.at.0 > 0, ..hint("-", keys.move_up, Key::Char('-')) },
            Hint { lit: self.at.0 + 1 < count, ..hint("=", keys.move_down, Key::Char('=')) },
            Hint { lit: count > 1, ..hint("↓", keys.choose, Key::Down) },
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.place.is_gone {
            return PageReply::back().saying(words(here.lang).entry_gone, NoteTone::Bad);
        }
        self.marks = self.marks(here);
        if self.asks_remove {
            return match key {
                Key::Enter => self.remove(here),
                Key::Escape => {
                    self.asks_remove = false;
                    PageReply::stay()
                }
                _ => PageReply::stay(),
            };
        }
        let count = self.all(here).len();
        match key {
            Key::Escape | Key::Left => return PageReply::back(),
            Key::Enter | Key::Right => return self.open(here),
            Key::Char('n' | 'N') | Key::F(5) if drafted(here).is_some() => {
                return PageReply::open(
                    EntryForm::fresh(self.kind, self.below.clone()).leading_to(open_list, here),
                );
            }
            Key::Char('d' | 'D') | Key::Delete | Key::F(8) if self.at.0 < count => self.asks_remove = true,
            Key::Char('-' | '－') => return self.shift(false, here),
            Key::Char('=' | '＝') => return self.shift(true, here),
            key => drop(self.at.key(key, count)),
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) if self.at.touch(*at) => self.open(here),
            _ => PageReply::stay(),
        }
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        let is_own =
            |subject: &DraftSubject| subject.kind() == "document" && subject.name() == self.kind.document;
        match news {
            AdminUpdate::Done(DraftOutcome::Overtaken(subject, ..)) if is_own(subject) => {
                self.follow(here).saying(words(here.lang).overtaken, NoteTone::Bad)
            }
            AdminUpdate::Draft(_) | AdminUpdate::Setup(SetupUpdate::Documents(..)) => self.follow(here),
            AdminUpdate::Done(outcome @ (DraftOutcome::Denied(_) | DraftOutcome::StoreFailed)) => {
                let _follows = self.follow(here);
                said(outcome, here)
            }
            _ => PageReply::stay(),
        }
    }

    fn tick(&mut self, here: &AdminSession) -> PageReply {
        if self.marks.is_empty() || self.place.is_gone {
            return self.follow(here);
        }
        PageReply::stay()
    }

    fn sheet(&self) -> u32 {
        u32::from(self.asks_remove)
    }
}
