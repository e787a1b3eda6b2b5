//! One person as a page: keys, touches, and what the worker answers.
use super::message::{AccountOrder, SetupUpdate};
use super::person::{PIN, PersonEditor, PersonForm, PersonRow};
use super::person_view::draw_person;
use crate::admin::field_exit::FieldExit;
use crate::admin::page::{chief, hint};
use crate::admin::{AdminPage, AdminSession, AdminTouch, AdminUpdate, Hint, NoteTone, PageReply, Unfinished};
use crate::hall::people::AccountError;
use crate::text::command::people::words as people;
use crate::text::keyboard;
use crate::text::setup_forms::words;
use crate::ui::{Page, Takes, TextField, input::Key};
use ratatui::layout::Rect;

/// The keys while something is open.
fn open_hints(open: &PersonEditor, here: &AdminSession) -> Vec<Hint> {
    let (keys, words) = (&here.words().keys, words(here.lang));
    let mut hints = vec![chief("Enter", words.key_keep, Key::Enter)];
    match open {
        PersonEditor::Pick(pick) => {
            if pick.has_marks() {
                hints.push(hint("Space", words.key_mark, Key::Char(' ')));
            }
            hints.push(hint("↓", keys.choose, Key::Down));
        }
        PersonEditor::Name(_) => {
            hints.push(hint("↓", keys.next_field, Key::Down));
            hints.push(hint("F3", words.key_writing, Key::F(3)));
        }
        PersonEditor::Text(_) => hints.push(hint("↓", keys.next_field, Key::Down)),
    }
    hints.push(hint("Esc", keys.drop_typed, Key::Escape));
    hints
}

impl PersonForm {
    /// The keys on the row they have led to: what Enter does there is what it says.
    fn row_hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        let row = self.row();
        let enter = match row {
            Some(PersonRow::Pin) => keys.next_field,
            Some(PersonRow::PinAgain) => words.key_save,
            Some(row @ (PersonRow::Unlock | PersonRow::Close)) => self.row_name(row, words, here),
            _ => words.key_change,
        };
        let mut hints = vec![chief("Enter", enter, Key::Enter), hint("↓", keys.choose, Key::Down)];
        if matches!(row, Some(PersonRow::Pin | PersonRow::PinAgain)) {
            hints.push(hint("0–9", words.key_type, Key::Char('0')));
        }
        // Of somebody there is, only the PIN waits to be saved; everything else is in force at once.
        if self.manages {
            let is_typed = self.known.is_none() || !self.pin.is_empty() || !self.again.is_empty();
            hints.push(Hint { lit: is_typed, ..hint("S", words.key_save, Key::Char('s')) });
        }
        hints.push(hint("Esc", keys.back, Key::Escape));
        hints
    }
}

impl AdminPage for PersonForm {
    fn title(&self, here: &AdminSession) -> String {
        format!("{} · {}", words(here.lang).people.0, self.called(here))
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        draw_person(self, page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if self.asks_close {
            return vec![chief("Enter", words.key_yes, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        match &self.open {
            Some(open) => open_hints(open, here),
            None => self.row_hints(here),
        }
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.asks_close {
            self.asks_close = !matches!(key, Key::Escape | Key::Enter);
            let code = self.known.clone().filter(|_| key == Key::Enter);
            return code
                .map_or_else(PageReply::stay, |code| self.send(AccountOrder::Close { code, closes: true }));
        }
        if self.open.is_some() {
            return self.open_key(key, here);
        }
        let rows = self.rows();
        let last = rows.len().saturating_sub(1);
        if let (Some(field), Key::Char('0'..='9' | '０'..='９') | Key::Backspace) = (self.pin_field(), key)
        {
            field.key(key);
            self.wrong = None;
            return PageReply::stay();
        }
        match key {
            Key::Escape => return PageReply::back(),
            Key::Char('s' | 'S')
                if self.known.is_none() || !self.pin.is_empty() || !self.again.is_empty() =>
            {
                return self.save(here);
            }
            Key::Enter if self.row() == Some(PersonRow::PinAgain) => return self.save(here),
            Key::Enter if self.row() == Some(PersonRow::Pin) => self.at += 1,
            Key::Enter | Key::Right => return self.open(here),
            Key::Up | Key::BackTab => self.at = self.at.saturating_sub(1),
            Key::Down | Key::Tab => self.at = (self.at + 1).min(last),
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Field(at) if *at != self.at => {
                // A touch on another row finishes the text that is open.
                self.finish(FieldExit::Stay);
                self.at = if self.open.is_none() { *at } else { self.at };
                PageReply::stay()
            }
            AdminTouch::Field(_) if self.open.is_none() => self.open(here),
            AdminTouch::Item(at) => {
                let Some(PersonEditor::Pick(pick)) = &mut self.open else { return PageReply::stay() };
                let reply = pick.touch(*at);
                self.picked(reply, FieldExit::Done, here)
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

    fn paste(&mut self, letter: char, _here: &AdminSession) -> PageReply {
        match &mut self.open {
            Some(PersonEditor::Text(field)) => drop(field.insert(letter)),
            Some(PersonEditor::Name(entry)) => drop(entry.paste(letter)),
            Some(PersonEditor::Pick(_)) => {}
            None => {
                if let Some(field) = self.pin_field() {
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
                (self.pin, self.again) =
                    (TextField::new(Takes::Digits, PIN), TextField::new(Takes::Digits, PIN));
                let who = format!("{} {}", account.code, here.say(&account.name));
                let saved = (words(here.lang).account_saved)(who.trim());
                let reply = if self.known.is_none() { PageReply::back() } else { PageReply::stay() };
                reply.saying(saved, NoteTone::Good)
            }
            SetupUpdate::AccountRefused(no) if self.is_sent => {
                self.is_sent = false;
                let said = match no {
                    AccountError::Denied(permission) => (said.denied)((said.permission)(*permission)),
                    no => (said.account_refused)(no),
                };
                PageReply::stay().saying(said, NoteTone::Bad)
            }
            SetupUpdate::WeakPin(weak) if self.is_sent => {
                self.is_sent = false;
                let said = (said.weak_pin)(*weak).to_owned();
                self.refuse(PersonRow::Pin, said)
            }
            SetupUpdate::StoreFailed if self.is_sent => {
                self.is_sent = false;
                PageReply::stay().saying(here.words().store_failed, NoteTone::Bad)
            }
            _ => PageReply::stay(),
        }
    }

    fn unfinished(&self, here: &AdminSession) -> Option<Unfinished> {
        self.half_written(here)
    }

    fn takes_letters(&self) -> bool {
        // A PIN is typed without being opened.
        let types_pin = matches!(self.row(), Some(PersonRow::Pin | PersonRow::PinAgain));
        match &self.open {
            Some(open) => !matches!(open, PersonEditor::Pick(_)),
            None => types_pin && !self.asks_close,
        }
    }

    fn sheet(&self) -> u32 {
        (self.sheets.wrapping_mul(2) + u32::from(self.asks_close)) % 16
    }
}
