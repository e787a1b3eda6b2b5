//! The hours of one day as a page: keys, touches, and what the worker answers.
use super::hours::HoursPage;
use super::hours_asked::{HoursQuestion, coming_days};
use super::hours_plan::{HoursEditor, HoursRow};
use super::hours_text::{left_text, said_of};
use super::message::{HoursRefusal, SetupUpdate};
use crate::admin::field_exit::FieldExit;
use crate::admin::page::{chief, hint};
use crate::admin::{AdminPage, AdminSession, AdminTouch, AdminUpdate, Hint, NoteTone, PageReply};
use crate::text::keyboard;
use crate::text::setup_forms::words;
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;

/// The keys while something is open.
fn open_hints(open: &HoursEditor, here: &AdminSession) -> Vec<Hint> {
    let (keys, words) = (&here.words().keys, words(here.lang));
    let keep = chief("Enter", words.key_keep, Key::Enter);
    let drop = hint("Esc", keys.drop_typed, Key::Escape);
    match open {
        HoursEditor::Lines(_) => {
            vec![hint("Space", words.key_mark, Key::Char(' ')), keep, hint("↓", keys.choose, Key::Down), drop]
        }
        HoursEditor::Plan(_) => vec![keep, hint("↓", keys.choose, Key::Down), drop],
        HoursEditor::Text(_) => vec![keep, hint("↓", keys.next_field, Key::Down), drop],
        HoursEditor::Note(_) => {
            vec![keep, hint("↓", keys.next_field, Key::Down), hint("F3", words.key_writing, Key::F(3)), drop]
        }
    }
}

impl HoursPage {
    /// The keys on the row they have led to.
    fn row_hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if self.special(here).is_some() {
            return vec![
                chief("Del", words.key_take_back, Key::Delete),
                hint("↑", keys.choose, Key::Up),
                hint("Esc", keys.back, Key::Escape),
            ];
        }
        let turns = matches!(self.rows().get(self.at), Some(HoursRow::Day | HoursRow::How));
        vec![
            chief("S", words.key_save, Key::Char('s')),
            hint("Enter", words.key_change, Key::Enter),
            hint("↓", keys.choose, Key::Down),
            Hint { lit: turns, ..hint("→", words.key_other, Key::Right) },
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }
}

impl AdminPage for HoursPage {
    fn title(&self, here: &AdminSession) -> String {
        words(here.lang).hours.0.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if let Some(HoursQuestion::Left(..)) = self.question {
            return vec![chief("Enter", keys.confirm, Key::Enter)];
        }
        if self.question.is_some() {
            return vec![chief("Enter", words.key_yes, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        match &self.open {
            None => self.row_hints(here),
            Some(open) => open_hints(open, here),
        }
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.question.is_some() {
            return self.question_key(key);
        }
        if self.open.is_some() {
            return self.open_key(key, here);
        }
        let last = (self.rows().len() + coming_days(here).len()).saturating_sub(1);
        match key {
            Key::Escape => return PageReply::back(),
            Key::Char('s' | 'S') => return self.save(here),
            Key::Enter => self.open(here),
            Key::Delete | Key::Backspace => self.ask_take_back(here),
            Key::Char(_) => return PageReply::stay().saying(words(here.lang).enter_first, NoteTone::Plain),
            Key::Up | Key::BackTab => self.at = self.at.saturating_sub(1),
            Key::Down | Key::Tab => self.at = (self.at + 1).min(last),
            Key::Left | Key::Right => self.turn(key == Key::Right, here),
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            _ if self.question.is_some() => {}
            AdminTouch::Field(at) if *at != self.at => {
                // A touch on another row finishes the text that is open.
                self.finish(FieldExit::Stay, here);
                self.at = if self.open.is_none() { *at } else { self.at };
            }
            AdminTouch::Field(_) if self.open.is_none() => self.open(here),
            AdminTouch::Item(at) => {
                if let Some(HoursEditor::Lines(pick) | HoursEditor::Plan(pick)) = &mut self.open {
                    let reply = pick.touch(*at);
                    self.picked(reply, FieldExit::Done);
                }
            }
            AdminTouch::Entry(touch) => {
                if let Some(HoursEditor::Note(entry)) = &mut self.open {
                    entry.touch(*touch, keyboard::words(here.lang));
                }
            }
            _ => {}
        }
        PageReply::stay()
    }

    fn paste(&mut self, letter: char, _here: &AdminSession) -> PageReply {
        match &mut self.open {
            Some(HoursEditor::Text(field)) => drop(field.insert(letter)),
            Some(HoursEditor::Note(entry)) => drop(entry.paste(letter)),
            _ => {}
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        let AdminUpdate::Setup(news) = news else { return PageReply::stay() };
        let words = words(here.lang);
        let bad = |said: &str| PageReply::stay().saying(said, NoteTone::Bad);
        match news {
            SetupUpdate::HoursDone(orders, left) => {
                self.is_sent = false;
                let said = (words.hours_done)(&said_of(orders, here));
                self.question = left_text(left, here).map(|left| HoursQuestion::Left(said.clone(), left));
                PageReply::stay().saying(said, NoteTone::Good)
            }
            SetupUpdate::HoursRefused(refusal) => {
                self.is_sent = false;
                match refusal {
                    HoursRefusal::Past => bad(words.hours_past),
                    HoursRefusal::Nothing => bad(words.back_to_usual),
                    HoursRefusal::Denied(_) => bad(words.hours_denied),
                    HoursRefusal::Unreadable => bad(words.unusual),
                }
            }
            SetupUpdate::StoreFailed => {
                self.is_sent = false;
                bad(here.words().store_failed)
            }
            _ => PageReply::stay(),
        }
    }

    fn takes_letters(&self) -> bool {
        self.open.is_some()
    }

    fn is_commanded(&self) -> bool {
        matches!(self.open, None | Some(HoursEditor::Lines(_) | HoursEditor::Plan(_)))
    }

    fn sheet(&self) -> u32 {
        (self.sheets.wrapping_mul(2) + u32::from(self.question.is_some())) % 16
    }
}
