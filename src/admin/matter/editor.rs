//! What a field is filled in with while it is open: a text, a number, a limit, a choice, or a list.
use super::choice::{ChoiceEditor, MarksEditor};
use super::entries::{EditReply, entry};
use super::field::{FieldValue, MatterField};
use super::limit::LimitEditor;
use super::list_editor::ListEditor;
use super::options;
use crate::admin::field_exit::{other_way, typed, written};
use crate::admin::{AdminSession, AdminTouch, Hint, page::hint};
use crate::hall::catalogue::Guide;
use crate::ui::keyboard::{KeyboardMode, TextEntry};
use crate::ui::{Page, Takes, TextField, input::Key};
use ratatui::layout::Rect;

/// The most characters of a code.
const CODE: usize = 64;

/// What an open field is filled in with.
#[derive(Debug)]
pub(super) enum FieldEditor {
    Text(TextEntry),
    /// Letters and digits of a code.
    Code(TextField),
    Number(TextField, u16),
    Limit(LimitEditor),
    Choice(ChoiceEditor),
    Marks(MarksEditor),
    List(Box<ListEditor>),
}

impl FieldEditor {
    /// The editor of a field as it stands in a guide.
    pub fn new(field: MatterField, guide: &Guide, here: &AdminSession) -> FieldEditor {
        let text = field.text(guide);
        match field {
            MatterField::Code => FieldEditor::Code(TextField::new(Takes::Code, CODE).with(text)),
            MatterField::Visits | MatterField::Popularity => {
                let most = if field == MatterField::Visits { 255 } else { 1000 };
                let FieldValue::Number(number) = field.value(guide) else {
                    return FieldEditor::Number(TextField::new(Takes::Digits, 4), most);
                };
                let text = number.map_or_else(String::new, |number| number.to_string());
                FieldEditor::Number(TextField::new(Takes::Digits, 4).with(&text), most)
            }
            MatterField::Statutory => FieldEditor::Limit(LimitEditor::new(guide.statutory)),
            MatterField::Promised => FieldEditor::Limit(LimitEditor::new(guide.promised)),
            MatterField::Department | MatterField::Line | MatterField::Kind | MatterField::Handling => {
                FieldEditor::Choice(options::choice(field, guide, here))
            }
            MatterField::Applicants | MatterField::Themes => {
                FieldEditor::Marks(options::marks(field, guide, here))
            }
            MatterField::Windows if options::are_windows(text, here) => {
                FieldEditor::Marks(options::marks(field, guide, here))
            }
            MatterField::Materials => FieldEditor::List(Box::new(ListEditor::materials(&guide.materials))),
            MatterField::Situations => {
                let texts: Vec<String> = guide.situations.iter().map(ToString::to_string).collect();
                FieldEditor::List(Box::new(ListEditor::texts(&texts)))
            }
            MatterField::Process => FieldEditor::List(Box::new(ListEditor::texts(&guide.process))),
            MatterField::Aliases => FieldEditor::List(Box::new(ListEditor::texts(&guide.aliases))),
            field => {
                let is_long = field == MatterField::Conditions || text.contains('\n');
                let is_latin = [
                    MatterField::NameEn,
                    MatterField::Hours,
                    MatterField::Phone,
                    MatterField::Complaints,
                    MatterField::Link,
                    MatterField::Windows,
                ];
                FieldEditor::Text(entry(text, is_long, !is_latin.contains(&field)))
            }
        }
    }

    /// What the field would hold if it were finished now.
    pub fn value(&self) -> FieldValue {
        match self {
            FieldEditor::Text(entry) => FieldValue::Text(entry.text().trim().to_owned()),
            FieldEditor::Code(field) => FieldValue::Text(field.text().to_owned()),
            FieldEditor::Number(field, most) => {
                FieldValue::Number(field.text().parse().ok().map(|number: u16| number.min(*most)))
            }
            FieldEditor::Limit(limit) => FieldValue::Limit(limit.value()),
            FieldEditor::Choice(choice) => choice.value(),
            FieldEditor::Marks(marks) => marks.value(),
            FieldEditor::List(list) => list.value(),
        }
    }

    /// What stands in it, with what is half typed and half chosen.
    pub fn half_typed(&self) -> FieldValue {
        match self {
            FieldEditor::Text(entry) => FieldValue::Text(entry.query()),
            FieldEditor::List(list) => list.half_typed(),
            _ => self.value(),
        }
    }

    /// Finishes what is half typed.
    pub fn settle(&mut self) {
        match self {
            FieldEditor::Text(entry) => drop(entry.settle()),
            FieldEditor::List(list) => list.settle(),
            _ => {}
        }
    }

    /// Says whether it stands in a sheet of its own; else it stands in the field's row.
    pub fn has_sheet(&self) -> bool {
        matches!(self, FieldEditor::Choice(_) | FieldEditor::Marks(_) | FieldEditor::List(_))
    }

    /// Says whether letters do something by themselves, and are not written.
    pub fn is_commanded(&self) -> bool {
        match self {
            FieldEditor::Choice(_) | FieldEditor::Marks(_) => true,
            FieldEditor::List(list) => !list.is_row_open(),
            _ => false,
        }
    }

    /// The text that is being written, where one is.
    pub fn entry(&self) -> Option<&TextEntry> {
        match self {
            FieldEditor::Text(entry) => Some(entry),
            FieldEditor::List(list) => list.entry(),
            _ => None,
        }
    }

    fn entry_mut(&mut self) -> Option<&mut TextEntry> {
        match self {
            FieldEditor::Text(entry) => Some(entry),
            FieldEditor::List(list) => list.entry_mut(),
            _ => None,
        }
    }

    /// Hears a key; a text is broken into so many columns.
    pub fn key(&mut self, key: Key, width: u16, here: &AdminSession) -> EditReply {
        match self {
            FieldEditor::Text(entry) => written(entry, key, width, here).into(),
            FieldEditor::Code(field) | FieldEditor::Number(field, _) => typed(field, key).into(),
            FieldEditor::Limit(limit) => limit.key(key),
            FieldEditor::Choice(choice) => choice.key(key),
            FieldEditor::Marks(marks) => marks.key(key),
            FieldEditor::List(list) => {
                match (key, list.entry_mut()) {
                    (Key::F(3), Some(entry)) => other_way(entry, here),
                    (Key::Control('u'), Some(entry)) => entry.clear(),
                    (Key::PageUp | Key::PageDown, Some(entry)) if entry.is_composing() => {
                        entry.turn_candidates(key == Key::PageDown);
                    }
                    _ => return list.key(key),
                }
                EditReply::Stay
            }
        }
    }

    /// Hears a character of a pasted text.
    pub fn paste(&mut self, letter: char) {
        if let Some(entry) = self.entry_mut() {
            entry.paste(letter);
            return;
        }
        match self {
            FieldEditor::Code(field) | FieldEditor::Number(field, _) => drop(field.insert(letter)),
            FieldEditor::Limit(limit) => limit.paste(letter),
            FieldEditor::List(list) => list.paste(letter),
            _ => {}
        }
    }

    /// Hears a touch inside of it.
    pub fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> EditReply {
        match (touch, &mut *self) {
            (AdminTouch::Entry(touch), _) => {
                if let Some(entry) = self.entry_mut() {
                    entry.touch(*touch, crate::text::keyboard::words(here.lang));
                }
                EditReply::Stay
            }
            (AdminTouch::Item(at), FieldEditor::Choice(choice)) => choice.touch(*at),
            (AdminTouch::Item(at), FieldEditor::Marks(marks)) => marks.touch(*at),
            (AdminTouch::Item(at), FieldEditor::List(list)) => list.touch(*at),
            (AdminTouch::Beside(at), FieldEditor::List(list)) => list.touch_part(*at),
            _ => EditReply::Stay,
        }
    }

    /// Draws the sheet of one that has one.
    pub fn view_sheet(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        match self {
            FieldEditor::Choice(choice) => choice.view(page, area),
            FieldEditor::Marks(marks) => marks.view(page, area),
            FieldEditor::List(list) => list.view(page, here, area),
            _ => {}
        }
    }

    /// The keys while it is open.
    pub fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let mut hints = match self {
            FieldEditor::List(list) => list.hints(here),
            FieldEditor::Marks(_) => vec![
                crate::admin::page::chief("Enter", keys.done, Key::Enter),
                hint("␣", keys.mark, Key::Char(' ')),
                hint("↓", keys.choose, Key::Down),
            ],
            FieldEditor::Choice(_) => vec![
                crate::admin::page::chief("Enter", keys.done, Key::Enter),
                hint("↓", keys.choose, Key::Down),
            ],
            FieldEditor::Limit(_) => vec![
                crate::admin::page::chief("Enter", keys.done, Key::Enter),
                hint("␣", keys.other_unit, Key::Char(' ')),
            ],
            FieldEditor::Text(entry) if entry.has_lines() => vec![
                crate::admin::page::chief("Tab", keys.done, Key::Tab),
                hint("Enter", keys.new_line, Key::Enter),
            ],
            _ => vec![
                crate::admin::page::chief("Enter", keys.done, Key::Enter),
                hint("Tab", keys.next_field, Key::Tab),
            ],
        };
        if let Some(entry) = self.entry() {
            let way = if entry.mode() == KeyboardMode::Pinyin { keys.letters } else { keys.pinyin };
            hints.push(hint("F3", way, Key::F(3)));
            hints.push(Hint { lit: !entry.is_empty(), ..hint("^U", keys.clear, Key::Control('u')) });
        }
        if !matches!(self, FieldEditor::List(_)) {
            hints.push(hint("Esc", keys.drop_typed, Key::Escape));
        }
        hints
    }
}
