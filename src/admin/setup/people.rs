//! The accounts of the hall: who there is, what they are, and whether they may sign in.
use super::message::SetupRequest;
use super::person::PersonForm;
use crate::admin::page::{chief, hint};
use crate::admin::{AdminPage, AdminRequest, AdminSession, AdminTouch, Hint, NoteTone, PageReply};
use crate::hall::people::{Account, Permission};
use crate::text::command::people::words as people;
use crate::text::setup_forms::words;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::{Align, Page, Role as Text, input::Key, narrowed, take_top};
use ratatui::layout::Rect;

/// The list of accounts.
#[derive(Debug, Default)]
pub struct PeoplePage {
    at: Cursor,
    asked: bool,
}

/// What somebody is, in words.
pub(super) fn roles_text(account: &Account, here: &AdminSession) -> String {
    let role = people(here.lang).role;
    here.lang.list(&account.roles.iter().map(role).collect::<Vec<_>>())
}

/// The account at a place of the list: those that are open first, each by number.
fn ordered(here: &AdminSession) -> Vec<Account> {
    let mut all = here.setup.accounts.as_ref().map(|all| (**all).clone()).unwrap_or_default();
    all.sort_by(|one, other| (!one.is_open, &one.code).cmp(&(!other.is_open, &other.code)));
    all
}

impl PeoplePage {
    fn open(&self, here: &AdminSession) -> PageReply {
        let chosen = ordered(here).into_iter().nth(self.at.0);
        chosen.map_or_else(PageReply::stay, |account| PageReply::open(PersonForm::known(&account, here)))
    }

    fn ask(&mut self) -> PageReply {
        if std::mem::replace(&mut self.asked, true) {
            return PageReply::stay();
        }
        PageReply::ask(AdminRequest::Setup(SetupRequest::ReadAccounts))
    }
}

impl AdminPage for PeoplePage {
    fn title(&self, here: &AdminSession) -> String {
        words(here.lang).people.0.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = words(here.lang);
        let list = narrowed(take_top(area, 1).1, 2);
        if here.setup.accounts.is_none() {
            page.text(Rect { height: 1, ..list }, words.loading, Align::Left, Text::Note);
            return;
        }
        let item = |account: &Account| {
            let mut note = vec![roles_text(account, here)];
            note.extend((!account.is_open).then(|| words.is_closed.to_owned()));
            note.extend((account.locked > 0).then(|| (words.must_wait)(account.locked)));
            (format!("{}  {}", account.code, here.say(&account.name)), note.join("  "))
        };
        let items: Vec<_> = ordered(here).iter().map(item).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        vec![
            chief("Enter", words.key_open, Key::Enter),
            hint("F5", words.key_add, Key::F(5)),
            hint("↓", keys.choose, Key::Down),
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let count = here.setup.accounts.as_ref().map_or(0, |all| all.len());
        match key {
            Key::Escape | Key::Left => return PageReply::back(),
            Key::Enter | Key::Right => return self.open(here),
            Key::Char('n' | 'N') | Key::F(5) if here.may(Permission::ManageAccounts) => {
                return PageReply::open(PersonForm::fresh());
            }
            Key::Char('n' | 'N') | Key::F(5) => {
                return PageReply::stay().saying(words(here.lang).only_unlock, NoteTone::Bad);
            }
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

    fn tick(&mut self, _here: &AdminSession) -> PageReply {
        self.ask()
    }
}
