//! How one person is drawn: a row for each thing that is filled in or changed.
use super::people::roles_text;
use super::person::{PersonEditor, PersonForm, PersonRow, role_options};
use super::row::{FieldRow, draw_rows};
use super::shown::named;
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::people::Account;
use crate::hall::setup_forms::Reference;
use crate::text::layout::wrap::columns;
use crate::text::setup_forms::{SetupFormWords, words};
use crate::ui::desk::{question, sheet};
use crate::ui::{Align, Page, Role as Text, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

impl PersonForm {
    pub(super) fn value(&self, row: PersonRow, here: &AdminSession) -> String {
        let words = words(here.lang);
        let account = self.account(here);
        let list = |windows: &[String]| {
            let all: Vec<String> = windows.iter().map(|code| named(Reference::Windows, code, here)).collect();
            if all.is_empty() { words.all_windows.to_owned() } else { here.lang.list(&all) }
        };
        let is_at = self.row() == Some(row);
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
            (PersonRow::Windows, None) => list(&self.chosen_windows),
            (PersonRow::Pin, _) => self.pin.masked(is_at),
            (PersonRow::PinAgain, _) => self.again.masked(is_at),
            (PersonRow::Unlock, Some(account)) => locked_text(account, here),
            (PersonRow::Close, Some(account)) if !account.is_open => words.is_closed.to_owned(),
            (PersonRow::Unlock | PersonRow::Close, _) => "—".to_owned(),
        }
    }

    pub(super) fn row_name(
        &self,
        row: PersonRow,
        words: &SetupFormWords,
        here: &AdminSession,
    ) -> &'static str {
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

    pub(super) fn called(&self, here: &AdminSession) -> String {
        let account = self.account(here);
        let said = |account: &Account| format!("{} {}", account.code, here.say(&account.name));
        account.map_or_else(|| words(here.lang).new_person.to_owned(), said)
    }
}

/// Who has to wait: whoever the account is of, and everybody at some machines.
fn locked_text(account: &Account, here: &AdminSession) -> String {
    let words = words(here.lang);
    let mut said = Vec::new();
    said.extend((account.locked > 0).then(|| (words.must_wait)(account.locked)));
    let machines: Vec<&str> = here.setup.locked_machines.iter().map(String::as_str).collect();
    said.extend((!machines.is_empty()).then(|| (words.machines_locked)(&here.lang.list(&machines))));
    if said.is_empty() { "—".to_owned() } else { said.join("  ") }
}

pub(super) fn draw_person(
    form: &PersonForm,
    page: &mut Page<'_, AdminTouch>,
    here: &AdminSession,
    area: Rect,
) {
    let words = words(here.lang);
    let area = narrowed(take_top(area, 1).1, 2);
    if form.asks_close {
        let asked = (words.ask_close)(&form.called(here));
        question(page, area, &asked, words.ask_close_note, true);
        return;
    }
    let rows = form.rows();
    let names: Vec<&str> = rows.iter().map(|row| form.row_name(*row, words, here)).collect();
    let label = names.iter().map(|name| columns(name)).max().unwrap_or(8);
    let drawn: Vec<FieldRow<'_>> = rows
        .iter()
        .zip(names)
        .enumerate()
        .map(|(at, (row, name))| {
            let mut value = form.value(*row, here);
            if let (Some(PersonEditor::Text(field)), true) = (&form.open, at == form.at) {
                value = field.shown(true);
            }
            let mut below: Vec<(String, TextTone)> = Vec::new();
            if let Some((_, said)) = form.wrong.as_ref().filter(|(of, _)| of == row) {
                below.push((format!("▲ {said}"), TextTone::Warning));
            } else if *row == PersonRow::Pin && at == form.at {
                below.push((words.pin_how.to_owned(), TextTone::Usual));
            }
            let is_empty = value.is_empty();
            let value = if is_empty { words.reads_nothing.to_owned() } else { value };
            FieldRow { at, name, value, is_empty, is_chosen: at == form.at, below }
        })
        .collect();
    draw_rows(page, area, u16::try_from(label).unwrap_or(16), &drawn);
    let (foot, _) = take_bottom(area, 1);
    page.text(foot, words.at_once, Align::Left, Text::Note);
    match &form.open {
        Some(PersonEditor::Pick(pick)) => {
            let name = form.row().map_or("", |row| form.row_name(row, words, here));
            let list = sheet(page, area, (60, 24), name, "");
            pick.view(page, list);
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
