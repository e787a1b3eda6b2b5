//! One person: a new account, or what is changed of one. In force at once; rights are asked for below the screen.
use super::field_editor::referred;
use super::message::{AccountOrder, SetupRequest};
use super::pick::{PickOption, PickReply, SetupPicker};
use crate::admin::field_exit::{FieldExit, typed, written};
use crate::admin::{AdminRequest, AdminSession, PageReply};
use crate::hall::people::{Account, AccountError, Permission, Pin, Role, is_fit_code, weakness};
use crate::hall::setup_forms::Reference;
use crate::hall::{ClerkCode, Name};
use crate::text::command::people::words as people;
use crate::text::setup_forms::words;
use crate::ui::keyboard::{KeyboardMode, TextEntry};
use crate::ui::{Takes, TextField, input::Key};

/// The most characters of a name, of a number, and of a PIN.
const NAME: usize = 30;
const CODE: usize = 16;
pub(super) const PIN: usize = 12;

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PersonRow {
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
pub(super) enum PersonEditor {
    Text(TextField),
    Name(Box<TextEntry>),
    Pick(SetupPicker),
}

/// An account that is made or changed.
#[derive(Debug)]
pub(super) struct PersonForm {
    /// The number of an account there is; nothing of a new one.
    pub(super) known: Option<ClerkCode>,
    /// Whoever sits here may change more of it than whether its owner may try again.
    pub(super) manages: bool,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) name_en: String,
    pub(super) roles: Vec<String>,
    pub(super) department: String,
    pub(super) chosen_windows: Vec<String>,
    pub(super) pin: TextField,
    pub(super) again: TextField,
    pub(super) at: usize,
    pub(super) open: Option<PersonEditor>,
    pub(super) wrong: Option<(PersonRow, String)>,
    pub(super) asks_close: bool,
    pub(super) is_sent: bool,
    pub(super) sheets: u32,
}

impl PersonForm {
    /// Somebody new: a clerk until something else is said.
    pub fn fresh() -> PersonForm {
        PersonForm {
            known: None,
            manages: true,
            code: String::new(),
            name: String::new(),
            name_en: String::new(),
            roles: vec![Role::Clerk.word().to_owned()],
            department: String::new(),
            chosen_windows: Vec::new(),
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

    /// Somebody there is, with what the account has: which rows there are depends on it.
    pub fn known(account: &Account, here: &AdminSession) -> PersonForm {
        let manages = here.may(Permission::ManageAccounts);
        let mut form = PersonForm { known: Some(account.code.clone()), manages, ..PersonForm::fresh() };
        form.take_account(here);
        form
    }

    pub(super) fn account<'h>(&self, here: &'h AdminSession) -> Option<&'h Account> {
        let known = self.known.as_ref()?;
        here.setup.accounts.as_ref()?.iter().find(|account| account.code == *known)
    }

    pub(super) fn rows(&self) -> Vec<PersonRow> {
        if self.known.is_none() {
            let mut rows = vec![PersonRow::Code, PersonRow::Name, PersonRow::NameEn, PersonRow::Roles];
            if self.has_department() {
                rows.push(PersonRow::Department);
            }
            rows.extend([PersonRow::Windows, PersonRow::Pin, PersonRow::PinAgain]);
            return rows;
        }
        if !self.manages {
            return vec![PersonRow::Unlock];
        }
        let mut rows = vec![PersonRow::Pin, PersonRow::PinAgain, PersonRow::Roles];
        if self.has_department() {
            rows.push(PersonRow::Department);
        }
        rows.extend([PersonRow::Windows, PersonRow::Unlock, PersonRow::Close]);
        rows
    }

    pub(super) fn row(&self) -> Option<PersonRow> {
        self.rows().get(self.at).copied()
    }

    /// Goes to a row, wherever it stands by now.
    pub(super) fn go_to(&mut self, row: PersonRow) {
        self.at = self.rows().iter().position(|one| *one == row).unwrap_or(self.at);
    }

    pub(super) fn has_department(&self) -> bool {
        self.roles.iter().any(|word| word == "department")
    }

    pub(super) fn roles(&self) -> Vec<Role> {
        let role = |word: &String| {
            if word == "department" {
                Role::of(&format!("department:{}", self.department))
            } else {
                Role::of(word)
            }
        };
        self.roles.iter().filter_map(role).collect()
    }

    pub(super) fn refuse(&mut self, row: PersonRow, said: String) -> PageReply {
        self.go_to(row);
        self.wrong = Some((row, said));
        PageReply::stay()
    }

    /// The PIN that was typed twice, or why it is none.
    pub(super) fn pin(&self, code: &str, here: &AdminSession) -> Result<Pin, (PersonRow, String)> {
        let words = words(here.lang);
        if let Some(weak) = weakness(self.pin.text(), code) {
            return Err((PersonRow::Pin, (people(here.lang).weak_pin)(weak).to_owned()));
        }
        if self.pin.text() != self.again.text() {
            return Err((PersonRow::PinAgain, words.pins_differ.to_owned()));
        }
        Ok(Pin(self.pin.text().to_owned()))
    }

    pub(super) fn send(&mut self, order: AccountOrder) -> PageReply {
        if std::mem::replace(&mut self.is_sent, true) {
            return PageReply::stay();
        }
        self.wrong = None;
        PageReply::ask(AdminRequest::Setup(SetupRequest::Account(order)))
    }

    /// Makes the account, or sets the PIN of one there is.
    pub(super) fn save(&mut self, here: &AdminSession) -> PageReply {
        if let Some(code) = self.known.clone() {
            return match self.pin(&code, here) {
                Ok(pin) => self.send(AccountOrder::Pin { code, pin }),
                Err((row, said)) => self.refuse(row, said),
            };
        }
        let words = words(here.lang);
        if !is_fit_code(&self.code) {
            let said = (people(here.lang).account_refused)(&AccountError::BadCode);
            return self.refuse(PersonRow::Code, said);
        }
        let is_taken = |account: &Account| *account.code == *self.code;
        if here.setup.accounts.as_ref().is_some_and(|all| all.iter().any(is_taken)) {
            let said = (people(here.lang).account_refused)(&AccountError::Taken);
            return self.refuse(PersonRow::Code, said);
        }
        if self.name.is_empty() {
            return self.refuse(PersonRow::Name, (words.missing)(words.person_name));
        }
        if self.has_department() && self.department.is_empty() {
            return self.refuse(PersonRow::Department, (words.missing)(words.department));
        }
        let roles = self.roles();
        if roles.is_empty() {
            return self.refuse(PersonRow::Roles, (words.missing)(words.roles));
        }
        match self.pin(&self.code, here) {
            Err((row, said)) => self.refuse(row, said),
            Ok(pin) => self.send(AccountOrder::Add {
                code: self.code.as_str().into(),
                name: Name::new(self.name.clone(), self.name_en.clone()),
                roles,
                windows: self.chosen_windows.iter().map(|code| code.as_str().into()).collect(),
                pin,
            }),
        }
    }

    /// Opens a row, or does what it says.
    pub(super) fn open(&mut self, here: &AdminSession) -> PageReply {
        let Some(row) = self.row() else { return PageReply::stay() };
        self.take_account(here);
        // Somebody else may have changed the account meanwhile, and its rows with it.
        self.go_to(row);
        let plain = |text: &str, takes, most| PersonEditor::Text(TextField::new(takes, most).with(text));
        let open = match row {
            PersonRow::Code => plain(&self.code, Takes::Code, CODE),
            PersonRow::Name => {
                let mode = KeyboardMode::usual(here.lang);
                PersonEditor::Name(Box::new(TextEntry::line(NAME, mode).with(&self.name)))
            }
            PersonRow::NameEn => plain(&self.name_en, Takes::Text, NAME),
            PersonRow::Roles => PersonEditor::Pick(SetupPicker::some(role_options(here), self.roles.clone())),
            PersonRow::Department => {
                PersonEditor::Pick(SetupPicker::one(referred(Reference::Departments, here), &self.department))
            }
            PersonRow::Windows => {
                let all = words(here.lang).all_windows;
                let windows = referred(Reference::Windows, here);
                let before = Some(self.chosen_windows.clone()).filter(|codes| !codes.is_empty());
                let before = before.unwrap_or_else(|| vec![String::new()]);
                PersonEditor::Pick(SetupPicker::some_or_all(windows, all, before))
            }
            PersonRow::Pin | PersonRow::PinAgain => return PageReply::stay(),
            PersonRow::Unlock => {
                let Some(code) = self.known.clone() else { return PageReply::stay() };
                let machines = here.setup.locked_machines.to_vec();
                return self.send(AccountOrder::Unlock { code, machines });
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
    pub(super) fn take_account(&mut self, here: &AdminSession) {
        let Some(account) = self.account(here) else { return };
        if self.has_department()
            && self.department.is_empty()
            && !account.roles.iter().any(|role| role.word() == "department")
        {
            return;
        }
        self.roles = account.roles.iter().map(|role| role.word().to_owned()).collect();
        self.chosen_windows = account.windows.iter().map(ToString::to_string).collect();
        let department = account.roles.iter().find_map(|role| match role {
            Role::Department(name) => Some(name.clone()),
            _ => None,
        });
        self.department = department.unwrap_or_default();
    }

    pub(super) fn close(&mut self) {
        self.open = None;
        self.sheets = self.sheets.wrapping_add(1);
    }

    /// Goes where a field that is finished leads.
    pub(super) fn go(&mut self, exit: FieldExit) {
        self.close();
        self.wrong = None;
        self.at = exit.leads(self.at, self.rows().len(), true);
    }

    /// Something was picked: of an account there is it is in force at once.
    pub(super) fn picked(&mut self, reply: PickReply, exit: FieldExit, here: &AdminSession) -> PageReply {
        let (Some(PersonEditor::Pick(pick)), Some(row)) = (&self.open, self.row()) else {
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
            // The row of all windows has no code.
            _ => self.chosen_windows = chosen.into_iter().filter(|code| !code.is_empty()).collect(),
        }
        let Some(code) = self.known.clone() else {
            self.go(exit);
            return PageReply::stay();
        };
        self.close();
        if row == PersonRow::Windows {
            let windows = self.chosen_windows.iter().map(|code| code.as_str().into()).collect();
            return self.send(AccountOrder::Windows { code, windows });
        }
        let words = words(here.lang);
        if self.has_department() && self.department.is_empty() {
            return self.refuse(PersonRow::Department, (words.missing)(words.department));
        }
        let roles = self.roles();
        if roles.is_empty() {
            return self.refuse(PersonRow::Roles, (words.missing)(words.roles));
        }
        self.send(AccountOrder::Roles { code, roles })
    }

    pub(super) fn open_key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let exit = match &mut self.open {
            Some(PersonEditor::Pick(pick)) => {
                let reply = pick.key(key);
                return self.picked(reply, FieldExit::of(key), here);
            }
            Some(PersonEditor::Text(field)) => typed(field, key),
            Some(PersonEditor::Name(entry)) => written(entry, key, u16::MAX, here),
            None => FieldExit::Stay,
        };
        match exit {
            FieldExit::Stay => {}
            FieldExit::Drop => self.close(),
            exit => self.finish(exit),
        }
        PageReply::stay()
    }

    /// Finishes the text that is open, as by a key that leads elsewhere.
    pub(super) fn finish(&mut self, exit: FieldExit) {
        let text = match &mut self.open {
            Some(PersonEditor::Text(field)) => field.text().trim().to_owned(),
            Some(PersonEditor::Name(entry)) => {
                entry.settle();
                entry.text().trim().to_owned()
            }
            _ => return,
        };
        match self.row() {
            Some(PersonRow::Code) => self.code = text,
            Some(PersonRow::Name) => self.name = text,
            _ => self.name_en = text,
        }
        self.go(exit);
    }

    /// The field of a PIN that the keys lead to: it is typed into without being opened.
    pub(super) fn pin_field(&mut self) -> Option<&mut TextField> {
        match self.row()? {
            PersonRow::Pin => Some(&mut self.pin),
            PersonRow::PinAgain => Some(&mut self.again),
            _ => None,
        }
    }
}

/// The roles somebody may have.
pub(super) fn role_options(here: &AdminSession) -> Vec<PickOption> {
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
