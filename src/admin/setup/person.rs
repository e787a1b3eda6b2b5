//! One person: a new account, or what is changed of one. In force at once; rights are asked for below the screen.
use super::field_editor::referred;
use super::message::{AccountOrder, SetupRequest, SetupUpdate};
use super::people::roles_text;
use super::pick::{Pick, PickOption, PickReply};
use super::row::{FieldRow, draw_rows};
use super::shown::named;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, Hint, NoteTone, PageReply,
};
use crate::hall::people::{Account, AccountError, Permission, Pin, Role, is_fit_code, weakness};
use crate::hall::setup_forms::Reference;
use crate::hall::{ClerkCode, Name};
use crate::text::command::people::words as people;
use crate::text::keyboard;
use crate::text::layout::wrap::columns;
use crate::text::setup_forms::{SetupFormWords, words};
use crate::ui::desk::{question, sheet};
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use crate::ui::{Align, Page, Role as Text, Takes, TextField, TextTone, input::Key, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// The most characters of a name, of a number, and of a PIN.
const NAME: usize = 30;
const CODE: usize = 16;
const PIN: usize = 12;

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PersonRow {
    Code,
    Name,
    NameEn,
    Roles,
    Department,
    Windows,
    Pin,
    PinAgain,
    Close,
    Unlock,
}

/// What is open on the form.
#[derive(Debug)]
enum PersonEditor {
    Text(TextField),
    Name(Box<TextEntry>),
    Pick(Pick),
}

/// An account that is made or changed.
#[derive(Debug)]
pub(super) struct PersonForm {
    /// The number of an account there is; nothing of a new one.
    known: Option<ClerkCode>,
    code: String,
    name: String,
    name_en: String,
    roles: Vec<String>,
    department: String,
    windows: Vec<String>,
    pin: TextField,
    again: TextField,
    at: usize,
    open: Option<PersonEditor>,
    wrong: Option<(PersonRow, String)>,
    asks_close: bool,
    is_sent: bool,
    sheets: u32,
}

impl PersonForm {
    /// Somebody new: a clerk until something else is said.
    pub fn fresh() -> PersonForm {
        PersonForm {
            known: None,
            code: String::new(),
            name: String::new(),
            name_en: String::new(),
            roles: vec![Role::Clerk.word().to_owned()],
            department: String::new(),
            windows: Vec::new(),
            pin: TextField::new(Takes::Digits, PIN),
            again: TextField::new(Takes::Digits, PIN),
            at: 0,
            open: None,
            wrong: None,
            asks_close: false,
            is_sent: false,
            sheets: 0,
        }
    }

    /// Somebody there is.
    pub fn known(code: ClerkCode) -> PersonForm {
        PersonForm { known: Some(code), ..PersonForm::fresh() }
    }

    fn account<'h>(&self, here: &'h AdminSession) -> Option<&'h Account> {
        let known = self.known.as_ref()?;
        here.setup.accounts.as_ref()?.iter().find(|account| account.code == *known)
    }

    fn rows(&self, here: &AdminSession) -> Vec<PersonRow> {
        if self.known.is_none() {
            let mut rows =
                vec![PersonRow::Code, PersonRow::Name, PersonRow::NameEn, PersonRow::Roles];
            if self.has_department() {
                rows.push(PersonRow::Department);
            }
            rows.extend([PersonRow::Windows, PersonRow::Pin, PersonRow::PinAgain]);
            return rows;
        }
        if !here.may(Permission::ManageAccounts) {
            return vec![PersonRow::Unlock];
        }
        let mut rows = vec![PersonRow::Pin, PersonRow::PinAgain, PersonRow::Roles];
        if self.has_department() {
            rows.push(PersonRow::Department);
        }
        rows.extend([PersonRow::Windows, PersonRow::Unlock, PersonRow::Close]);
        rows
    }

    fn row(&self, here: &AdminSession) -> Option<PersonRow> {
        self.rows(here).get(self.at).copied()
    }

    fn has_department(&self) -> bool {
        self.roles.iter().any(|word| word == "department")
    }

    fn roles(&self) -> Vec<Role> {
        let role = |word: &String| {
            if word == "department" { Role::of(&format!("department:{}", self.department)) } else { Role::of(word) }
        };
        self.roles.iter().filter_map(role).collect()
    }

    fn refuse(&mut self, row: PersonRow, said: String, here: &AdminSession) -> PageReply {
        self.at = self.rows(here).iter().position(|one| *one == row).unwrap_or(self.at);
        self.wrong = Some((row, said));
        PageReply::stay()
    }

    /// The PIN that was typed twice, or why it is none.
    fn pin(&self, code: &str, here: &AdminSession) -> Result<Pin, (PersonRow, String)> {
        let words = words(here.lang);
        if let Some(weak) = weakness(self.pin.text(), code) {
            return Err((PersonRow::Pin, (people(here.lang).weak_pin)(weak).to_owned()));
        }
        if self.pin.text() != self.again.text() {
            return Err((PersonRow::PinAgain, words.pins_differ.to_owned()));
        }
        Ok(Pin(self.pin.text().to_owned()))
    }

    fn send(&mut self, order: AccountOrder) -> PageReply {
        if std::mem::replace(&mut self.is_sent, true) {
            return PageReply::stay();
        }
        self.wrong = None;
        PageReply::ask(AdminRequest::Setup(SetupRequest::Account(order)))
    }

    /// Makes the account, or sets the PIN of one there is.
    fn save(&mut self, here: &AdminSession) -> PageReply {
        if let Some(code) = self.known.clone() {
            return match self.pin(&code, here) {
                Ok(pin) => self.send(AccountOrder::Pin { code, pin }),
                Err((row, said)) => self.refuse(row, said, here),
            };
        }
        let words = words(here.lang);
        if !is_fit_code(&self.code) {
            let said = (people(here.lang).account_refused)(&AccountError::BadCode);
            return self.refuse(PersonRow::Code, said, here);
        }
        let is_taken = |account: &Account| *account.code == *self.code;
        if here.setup.accounts.as_ref().is_some_and(|all| all.iter().any(is_taken)) {
            let said = (people(here.lang).account_refused)(&AccountError::Taken);
            return self.refuse(PersonRow::Code, said, here);
        }
        if self.name.is_empty() {
            return self.refuse(PersonRow::Name, (words.missing)(words.person_name), here);
        }
        if self.has_department() && self.department.is_empty() {
            return self.refuse(PersonRow::Department, (words.missing)(words.department), here);
        }
        let roles = self.roles();
        if roles.is_empty() {
            return self.refuse(PersonRow::Roles, (words.missing)(words.roles), here);
        }
        match self.pin(&self.code, here) {
            Err((row, said)) => self.refuse(row, said, here),
            Ok(pin) => self.send(AccountOrder::Add {
                code: self.code.as_str().into(),
                name: Name::new(self.name.clone(), self.name_en.clone()),
                roles,
                windows: self.windows.iter().map(|code| code.as_str().into()).collect(),
                pin,
            }),
        }
    }

    /// Opens a row, or does what it says.
    fn open(&mut self, here: &AdminSession) -> PageReply {
        let Some(row) = self.row(here) else { return PageReply::stay() };
        self.take_account(here);
        let plain = |text: &str, takes, most| PersonEditor::Text(TextField::new(takes, most).with(text));
        let open = match row {
            PersonRow::Code => plain(&self.code, Takes::Code, CODE),
            PersonRow::Name => {
                let mode = KeyboardMode::usual(here.lang);
                PersonEditor::Name(Box::new(TextEntry::line(NAME, mode).with(&self.name)))
            }
            PersonRow::NameEn => plain(&self.name_en, Takes::Text, NAME),
            PersonRow::Roles => PersonEditor::Pick(Pick::some(role_options(here), self.roles.clone())),
            PersonRow::Department => {
                PersonEditor::Pick(Pick::one(referred(Reference::Departments, here), &self.department))
            }
            PersonRow::Windows => {
                PersonEditor::Pick(Pick::some(referred(Reference::Windows, here), self.windows.clone()))
            }
            PersonRow::Pin | PersonRow::PinAgain => return PageReply::stay(),
            PersonRow::Unlock => {
                let Some(code) = self.known.clone() else { return PageReply::stay() };
                return self.send(AccountOrder::Unlock { code });
            }
            PersonRow::Close => {
                let is_open = self.account(here).is_some_and(|account| account.is_open);
                if is_open {
                    self.asks_close = true;
                    return PageReply::stay();
                }
                let Some(code) = self.known.clone() else { return PageReply::stay() };
                return self.send(AccountOrder::Close { code, closes: false });
            }
        };
        self.open = Some(open);
        self.sheets = self.sheets.wrapping_add(1);
        PageReply::stay()
    }

    /// What an account there is has, before it is changed.
    fn take_account(&mut self, here: &AdminSession) {
        let Some(account) = self.account(here) else { return };
        if self.has_department() && self.department.is_empty() && !account.roles.iter().any(|role| role.word() == "department") {
            return;
        }
        self.roles = account.roles.iter().map(|role| role.word().to_owned()).collect();
        self.windows = account.windows.iter().map(ToString::to_string).collect();
        let department = account.roles.iter().find_map(|role| match role {
            Role::Department(name) => Some(name.clone()),
            _ => None,
        });
        self.department = department.unwrap_or_default();
    }

    fn close(&mut self) {
        self.open = None;
        self.sheets = self.sheets.wrapping_add(1);
    }

    fn next(&mut self, here: &AdminSession) {
        self.close();
        self.wrong = None;
        self.at = (self.at + 1).min(self.rows(here).len().saturating_sub(1));
    }

    /// Something was picked: of an account there is it is in force at once.
    fn picked(&mut self, reply: PickReply, here: &AdminSession) -> PageReply {
        let (Some(PersonEditor::Pick(pick)), Some(row)) = (&self.open, self.row(here)) else {
            return PageReply::stay();
        };
        match reply {
            PickReply::Stay => return PageReply::stay(),
            PickReply::Drop => {
                self.close();
                return PageReply::stay();
            }
            PickReply::Done => {}
        }
        let chosen = pick.chosen();
        match row {
            PersonRow::Roles => self.roles = chosen,
            PersonRow::Department => self.department = chosen.into_iter().next().unwrap_or_default(),
            _ => self.windows = chosen,
        }
        let Some(code) = self.known.clone() else {
            self.next(here);
            return PageReply::stay();
        };
        self.close();
        if row == PersonRow::Windows {
            let windows = self.windows.iter().map(|code| code.as_str().into()).collect();
            return self.send(AccountOrder::Windows { code, windows });
        }
        let words = words(here.lang);
        if self.has_department() && self.department.is_empty() {
            return self.refuse(PersonRow::Department, (words.missing)(words.department), here);
        }
        let roles = self.roles();
        if roles.is_empty() {
            return self.refuse(PersonRow::Roles, (words.missing)(words.roles), here);
        }
        self.send(AccountOrder::Roles { code, roles })
    }

    fn open_key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let row = self.row(here);
        match &mut self.open {
            Some(PersonEditor::Pick(pick)) => {
                let reply = pick.key(key);
                return self.picked(reply, here);
            }
            Some(PersonEditor::Text(field)) => match key {
                Key::Enter | Key::Tab => {
                    let text = field.text().trim().to_owned();
                    match row {
                        Some(PersonRow::Code) => self.code = text,
                        _ => self.name_en = text,
                    }
                    self.next(here);
                }
                Key::Escape => self.close(),
                key => drop(field.key(key)),
            },
            Some(PersonEditor::Name(entry)) => match key {
                Key::Enter if !entry.is_composing() => {
                    entry.text().trim().clone_into(&mut self.name);
                    self.next(here);
                }
                Key::Escape if !entry.is_composing() => self.close(),
                Key::F(3) => {
                    let is_pinyin = entry.mode() == KeyboardMode::Pinyin;
                    let mode = if is_pinyin { KeyboardMode::Latin } else { KeyboardMode::Pinyin };
                    entry.touch(EntryTouch::Mode(mode), keyboard::words(here.lang));
                }
                key => drop(entry.key(key)),
            },
            None => {}
        }
        PageReply::stay()
    }

    /// The field of a PIN that the keys lead to: it is typed into without being opened.
    fn pin_field(&mut self, here: &AdminSession) -> Option<&mut TextField> {
        match self.row(here)? {
            PersonRow::Pin => Some(&mut self.pin),
            PersonRow::PinAgain => Some(&mut self.again),
            _ => None,
        }
    }
}

/// The roles somebody may have.
fn role_options(here: &AdminSession) -> Vec<PickOption> {
    let words = words(here.lang);
    let option = |role: &Role| PickOption {
        key: role.word().to_owned(),
        name: match role {
            Role::Department(_) => words.department.to_owned(),
            role => (people(here.lang).role)(role),
        },
        note: String::new(),
    };
    Role::all("").iter().map(option).collect()
}

impl PersonForm {
    fn value(&self, row: PersonRow, here: &AdminSession) -> String {
        let words = words(here.lang);
        let account = self.account(here);
        let list = |windows: &[String]| {
            let all: Vec<String> =
                windows.iter().map(|code| named(Reference::Windows, code, here)).collect();
            if all.is_empty() { words.all_windows.to_owned() } else { here.lang.list(&all) }
        };
        let is_at = self.row(here) == Some(row);
        match (row, account) {
            (PersonRow::Code, _) => self.code.clone(),
            (PersonRow::Name, _) => self.name.clone(),
            (PersonRow::NameEn, _) => self.name_en.clone(),
            (PersonRow::Roles, Some(account)) => roles_text(account, here),
            (PersonRow::Roles, None) => {
                let options = role_options(here);
                let named = options.into_iter().filter(|option| self.roles.contains(&option.key));
                here.lang.list(&named.map(|option| option.name).collect::<Vec<_>>())
            }
            (PersonRow::Department, _) => named(Reference::Departments, &self.department, here),
            (PersonRow::Windows, Some(account)) => {
                list(&account.windows.iter().map(ToString::to_string).collect::<Vec<_>>())
            }
            (PersonRow::Windows, None) => list(&self.windows),
            (PersonRow::Pin, _) => self.pin.masked(is_at),
            (PersonRow::PinAgain, _) => self.again.masked(is_at),
            (PersonRow::Unlock, Some(account)) if account.locked > 0 => (words.must_wait)(account.locked),
            (PersonRow::Unlock, _) => "—".to_owned(),
            (PersonRow::Close, Some(account)) if !account.is_open => words.is_closed.to_owned(),
            (PersonRow::Close, _) => "—".to_owned(),
        }
    }

    fn row_name(&self, row: PersonRow, words: &SetupFormWords, here: &AdminSession) -> &'static str {
        let is_known = self.known.is_some();
        match row {
            PersonRow::Code => words.account,
            PersonRow::Name => words.person_name,
            PersonRow::NameEn => words.person_name_en,
            PersonRow::Roles if is_known => words.change_roles,
            PersonRow::Roles => words.roles,
            PersonRow::Department => words.department,
            PersonRow::Windows if is_known => words.change_windows,
            PersonRow::Windows => words.windows,
            PersonRow::Pin if is_known => words.new_pin,
            PersonRow::Pin => words.pin,
            PersonRow::PinAgain => words.pin_again,
            PersonRow::Unlock => words.unlock,
            PersonRow::Close if self.account(here).is_some_and(|account| !account.is_open) => {
                words.reopen_account
            }
            PersonRow::Close => words.close_account,
        }
    }

    fn called(&self, here: &AdminSession) -> String {
        let account = self.account(here);
        let said = |account: &Account| format!("{} {}", account.code, here.say(&account.name));
        account.map_or_else(|| words(here.lang).new_person.to_owned(), said)
    }
}

impl AdminPage for PersonForm {
    fn title(&self, here: &AdminSession) -> String {
        format!("{} · {}", words(here.lang).people.0, self.called(here))
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = words(here.lang);
        let area = narrowed(take_top(area, 1).1, 2);
        if self.asks_close {
            let asked = (words.ask_close)(&self.called(here));
            question(page, area, &asked, words.ask_close_note, true);
            return;
        }
        let rows = self.rows(here);
        let names: Vec<&str> = rows.iter().map(|row| self.row_name(*row, words, here)).collect();
        let label = names.iter().map(|name| columns(name)).max().unwrap_or(8);
        let drawn: Vec<FieldRow<'_>> = rows
            .iter()
            .zip(names)
            .enumerate()
            .map(|(at, (row, name))| {
                let mut value = self.value(*row, here);
                if let (Some(PersonEditor::Text(field)), true) = (&self.open, at == self.at) {
                    value = field.shown(true);
                }
                let mut below: Vec<(String, TextTone)> = Vec::new();
                if let Some((_, said)) = self.wrong.as_ref().filter(|(of, _)| of == row) {
                    below.push((format!("▲ {said}"), TextTone::Warning));
                } else if *row == PersonRow::Pin && at == self.at {
                    below.push((words.pin_how.to_owned(), TextTone::Usual));
                }
                let is_empty = value.is_empty();
                let value = if is_empty { words.reads_nothing.to_owned() } else { value };
                FieldRow { at, name, value, is_empty, is_chosen: at == self.at, below }
            })
            .collect();
        draw_rows(page, area, u16::try_from(label).unwrap_or(16), &drawn);
        let (foot, _) = take_bottom(area, 1);
        page.text(foot, words.at_once, Align::Left, Text::Note);
        match &self.open {
            Some(PersonEditor::Pick(pick)) => {
                let name = self.row(here).map_or("", |row| self.row_name(row, words, here));
                pick.view(page, sheet(page, area, (60, 24), name, ""));
            }
            Some(PersonEditor::Name(entry)) => {
                let place = take_bottom(area, 6.min(area.height)).0;
                let inner = narrowed(sheet(page, place, (area.width, 6), words.person_name, ""), 1);
                let (text, below) = take_top(inner, 1);
                page.part(text, AdminTouch::Entry, |page| entry.view_bare(page, text));
                page.part(below, AdminTouch::Entry, |page| entry.view_desk_candidates(page, below));
            }
            _ => {}
        }
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if self.asks_close {
            return vec![chief("Enter", words.key_yes, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        if self.open.is_some() {
            let mut hints = vec![chief("Enter", words.key_keep, Key::Enter)];
            if matches!(&self.open, Some(PersonEditor::Pick(pick)) if pick.has_marks()) {
                hints.push(hint("Space", words.key_mark, Key::Char(' ')));
            }
            hints.push(hint("Esc", keys.back, Key::Escape));
            return hints;
        }
        let can_save = self.known.is_none() || here.may(Permission::ManageAccounts);
        let mut hints = vec![chief("Enter", words.key_change, Key::Enter), hint("↓", keys.choose, Key::Down)];
        if can_save {
            hints.push(hint("S", words.key_save, Key::Char('s')));
        }
        hints.push(hint("Esc", keys.back, Key::Escape));
        hints
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.asks_close {
            self.asks_close = !matches!(key, Key::Escape | Key::Enter);
            let code = self.known.clone().filter(|_| key == Key::Enter);
            return code.map_or_else(PageReply::stay, |code| {
                self.send(AccountOrder::Close { code, closes: true })
            });
        }
        if self.open.is_some() {
            return self.open_key(key, here);
        }
        let rows = self.rows(here);
        let last = rows.len().saturating_sub(1);
        if let (Some(field), Key::Char('0'..='9' | '０'..='９') | Key::Backspace) = (self.pin_field(here), key) {
            field.key(key);
            self.wrong = None;
            return PageReply::stay();
        }
        match key {
            Key::Escape => return PageReply::back(),
            Key::Char('s' | 'S') => return self.save(here),
            Key::Enter if self.row(here) == Some(PersonRow::PinAgain) => return self.save(here),
            Key::Enter if self.row(here) == Some(PersonRow::Pin) => self.at += 1,
            Key::Enter | Key::Right => return self.open(here),
            Key::Up | Key::BackTab => self.at = self.at.saturating_sub(1),
            Key::Down | Key::Tab => self.at = (self.at + 1).min(last),
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Field(at) if self.open.is_none() => {
                let again = std::mem::replace(&mut self.at, *at) == *at;
                if again { self.open(here) } else { PageReply::stay() }
            }
            AdminTouch::Item(at) => {
                let Some(PersonEditor::Pick(pick)) = &mut self.open else { return PageReply::stay() };
                let reply = pick.touch(*at);
                self.picked(reply, here)
            }
            AdminTouch::Entry(touch) => {
                if let Some(PersonEditor::Name(entry)) = &mut self.open {
                    entry.touch(*touch, keyboard::words(here.lang));
                }
                PageReply::stay()
            }
            _ => PageReply::stay(),
        }
    }

    fn paste(&mut self, letter: char, here: &AdminSession) -> PageReply {
        match &mut self.open {
            Some(PersonEditor::Text(field)) => drop(field.insert(letter)),
            Some(PersonEditor::Name(entry)) => drop(entry.paste(letter)),
            Some(PersonEditor::Pick(_)) => {}
            None => {
                if let Some(field) = self.pin_field(here) {
                    field.insert(letter);
                }
            }
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        let AdminUpdate::Setup(news) = news else { return PageReply::stay() };
        let said = people(here.lang);
        match news {
            SetupUpdate::AccountDone(account) if self.is_sent => {
                self.is_sent = false;
                (self.pin, self.again) = (TextField::new(Takes::Digits, PIN), TextField::new(Takes::Digits, PIN));
                let who = format!("{} {}", account.code, here.say(&account.name));
                let saved = (words(here.lang).account_saved)(who.trim());
                let reply = if self.known.is_none() { PageReply::back() } else { PageReply::stay() };
                reply.saying(saved, NoteTone::Good)
            }
            SetupUpdate::AccountRefused(no) if self.is_sent => {
                self.is_sent = false;
                let said = match no {
                    AccountError::Denied(permission) => {
                        (said.denied)((said.permission)(*permission))
                    }
                    no => (said.account_refused)(no),
                };
                PageReply::stay().saying(said, NoteTone::Bad)
            }
            SetupUpdate::WeakPin(weak) if self.is_sent => {
                self.is_sent = false;
                let said = (said.weak_pin)(*weak).to_owned();
                self.refuse(PersonRow::Pin, said, here)
            }
            SetupUpdate::StoreFailed if self.is_sent => {
                self.is_sent = false;
                PageReply::stay().saying(here.words().store_failed, NoteTone::Bad)
            }
            _ => PageReply::stay(),
        }
    }

    fn takes_letters(&self) -> bool {
        matches!(self.open, Some(PersonEditor::Text(_) | PersonEditor::Name(_)))
    }

    fn sheet(&self) -> u32 {
        (self.sheets.wrapping_mul(2) + u32::from(self.asks_close)) % 16
    }
}
