//! The kinds of entries, from which one goes to their lists.
use super::calendar::CalendarPage;
use super::desk::{drafted, is_drafted};
use super::entries::EntryList;
use super::form::EntryForm;
use super::message::SetupRequest;
use crate::admin::page::{chief, hint};
use crate::admin::{AdminPage, AdminRequest, AdminSession, AdminTouch, Hint, PageReply};
use crate::hall::setup_forms::{EntryKind, EntryPath, KindId, PathStep, entries};
use crate::text::setup_forms::words;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::{Align, Page, Role, input::Key, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// What may be changed, in the order in which halls change it.
pub(super) const MENU: [KindId; 18] = [
    KindId::Window,
    KindId::Line,
    KindId::Department,
    KindId::Board,
    KindId::Year,
    KindId::Saying,
    KindId::Theme,
    KindId::Centre,
    KindId::Class,
    KindId::Pause,
    KindId::Outcome,
    KindId::Calling,
    KindId::Keys,
    KindId::Alarms,
    KindId::Cases,
    KindId::Source,
    KindId::Ratings,
    KindId::RatingReason,
];

/// The kinds of entries.
#[derive(Debug, Default)]
pub struct SetupMenu {
    at: Cursor,
    asked: bool,
}

impl SetupMenu {
    fn open(&self, here: &AdminSession) -> PageReply {
        let Some(kind) = MENU.get(self.at.0) else { return PageReply::stay() };
        let row = kind.kind();
        match kind {
            KindId::Year => PageReply::open(CalendarPage::default()),
            _ if row.is_list => PageReply::open(EntryList::new(row, EntryPath::default(), here)),
            _ => PageReply::open(EntryForm::known(row, one_path(row))),
        }
    }

    /// The setup is read when the page comes up first.
    fn ask(&mut self, here: &AdminSession) -> PageReply {
        if self.asked || here.setup.documents.is_some() {
            return PageReply::stay();
        }
        self.asked = true;
        PageReply::ask(AdminRequest::Setup(SetupRequest::ReadSetup))
    }
}

/// The path of an entry of which there is one.
pub(super) fn one_path(kind: &'static EntryKind) -> EntryPath {
    EntryPath(kind.heading.iter().map(|name| PathStep::Table(name)).collect())
}

impl AdminPage for SetupMenu {
    fn title(&self, here: &AdminSession) -> String {
        words(here.lang).setup.0.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = words(here.lang);
        let area = narrowed(area, 2);
        let (foot, list) = take_bottom(take_top(area, 1).1, 1);
        page.text(foot, words.to_publish, Align::Left, Role::Note);
        let documents = drafted(here);
        let items: Vec<(String, String)> = MENU
            .iter()
            .map(|kind| {
                let (name, note) = (words.kind)(*kind);
                let row = kind.kind();
                let text = documents.as_ref().and_then(|documents| documents.text(row.document));
                let count = text.map(|text| entries(text, &EntryPath::default(), row.name()).len());
                let counted = count.filter(|_| row.is_list).map(words.counted).unwrap_or_default();
                let mark = if is_drafted(here, row.document) { words.draft_mark } else { "" };
                let said = [note, counted.as_str(), mark];
                (
                    name.to_owned(),
                    said.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  "),
                )
            })
            .collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        vec![
            chief("Enter", keys.open, Key::Enter),
            hint("↓", keys.choose, Key::Down),
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        match key {
            Key::Enter | Key::Right => return self.open(here),
            Key::Escape => return PageReply::back(),
            key => drop(self.at.key(key, MENU.len())),
        }
        self.ask(here)
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) => {
                self.at = Cursor(*at);
                self.open(here)
            }
            _ => PageReply::stay(),
        }
    }

    fn tick(&mut self, here: &AdminSession) -> PageReply {
        self.ask(here)
    }
}
