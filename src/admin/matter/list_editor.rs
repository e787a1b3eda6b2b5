//! A list: documents to bring, steps, names people use. Things are added, changed, moved and removed.
use super::entries::{EditReply, entry};
use super::field::FieldValue;
use super::row_form::{RowForm, RowReply};
use crate::admin::page::{chief, hint};
use crate::admin::{AdminSession, AdminTouch, Hint};
use crate::hall::catalogue::Material;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::keyboard::TextEntry;
use crate::ui::{Page, input::Key, take_bottom};
use ratatui::layout::Rect;

/// A list while it is changed. Steps and names are documents without anything but a name.
#[derive(Debug)]
pub(super) struct ListEditor {
    rows: Vec<Material>,
    /// They are documents, with numbers of originals and copies.
    are_materials: bool,
    /// The row that is chosen; behind the last one stands adding another.
    at: Cursor,
    open: Option<RowForm>,
    /// The row that is open is a new one.
    is_new: bool,
}

impl ListEditor {
    /// Documents.
    pub fn materials(materials: &[Material]) -> ListEditor {
        ListEditor { rows: materials.to_vec(), are_materials: true, at: Cursor(0), open: None, is_new: false }
    }

    /// Texts.
    pub fn texts(texts: &[String]) -> ListEditor {
        let rows = texts.iter().map(|text| Material { name: text.clone(), ..Material::default() });
        ListEditor { rows: rows.collect(), are_materials: false, ..ListEditor::materials(&[]) }
    }

    pub fn value(&self) -> FieldValue {
        self.value_of(self.rows.clone())
    }

    fn value_of(&self, rows: Vec<Material>) -> FieldValue {
        if self.are_materials {
            return FieldValue::Materials(rows);
        }
        FieldValue::Texts(rows.into_iter().map(|row| row.name).collect())
    }

    /// The list with the row that is open, as far as that is typed.
    pub fn half_typed(&self) -> FieldValue {
        let mut rows = self.rows.clone();
        if let Some(row) = self.open.as_ref().map(|row| row.half_typed(self.are_materials)) {
            let at = self.at.0.min(rows.len());
            match (self.is_new, row.name.is_empty()) {
                (true, false) => rows.insert(at, row),
                (false, false) => rows.get_mut(at).into_iter().for_each(|old| old.clone_from(&row)),
                (_, true) => {}
            }
        }
        self.value_of(rows)
    }

    /// Says whether a row is being filled in.
    pub fn is_row_open(&self) -> bool {
        self.open.is_some()
    }

    /// The text that is being written.
    pub fn entry(&self) -> Option<&TextEntry> {
        self.open.as_ref().filter(|row| row.is_at_name()).map(|row| &row.name)
    }

    pub fn entry_mut(&mut self) -> Option<&mut TextEntry> {
        self.open.as_mut().filter(|row| row.is_at_name()).map(|row| &mut row.name)
    }

    /// Finishes the row that is open.
    pub fn settle(&mut self) {
        if let Some(mut row) = self.open.take() {
            row.name.settle();
            self.put(&row.value(self.are_materials));
        }
    }

    /// Puts a row where it was opened; one without a name is none.
    fn put(&mut self, row: &Material) {
        let at = self.at.0.min(self.rows.len());
        match (self.is_new, row.name.is_empty()) {
            (true, false) => self.rows.insert(at, row.clone()),
            (false, false) => self.rows.get_mut(at).into_iter().for_each(|old| old.clone_from(row)),
            (_, true) => {}
        }
        self.is_new = false;
    }

    fn add(&mut self) {
        self.at = Cursor(self.rows.len());
        self.is_new = true;
        self.open = Some(RowForm::new(&Material::default(), entry("", false, true)));
    }

    fn change(&mut self) {
        match self.rows.get(self.at.0) {
            Some(row) => self.open = Some(RowForm::new(row, entry(&row.name, false, true))),
            None => self.add(),
        }
    }

    fn remove(&mut self) -> EditReply {
        if self.at.0 >= self.rows.len() {
            return EditReply::Stay;
        }
        self.rows.remove(self.at.0);
        EditReply::Keep
    }

    fn shift(&mut self, down: bool) -> EditReply {
        let from = self.at.0;
        let to = if down { from + 1 } else { from.wrapping_sub(1) };
        if from >= self.rows.len() || to >= self.rows.len() {
            return EditReply::Stay;
        }
        self.rows.swap(from, to);
        self.at = Cursor(to);
        EditReply::Keep
    }

    pub fn key(&mut self, key: Key) -> EditReply {
        if let Some(row) = &mut self.open {
            return match row.key(key, self.are_materials) {
                RowReply::Stay => EditReply::Stay,
                RowReply::Drop => {
                    (self.open, self.is_new) = (None, false);
                    EditReply::Stay
                }
                RowReply::Done => {
                    let was_new = self.is_new;
                    self.settle();
                    // What is typed most often after a new one is another new one.
                    if was_new {
                        self.at = Cursor(self.rows.len());
                    }
                    EditReply::Keep
                }
            };
        }
        match key {
            Key::Enter => self.change(),
            Key::Escape | Key::Tab => return EditReply::Done,
            Key::Char('n' | 'N' | '+') => self.add(),
            Key::Delete | Key::Backspace => return self.remove(),
            Key::PageUp | Key::Char('-') => return self.shift(false),
            Key::PageDown | Key::Char('=') => return self.shift(true),
            key => drop(self.at.key(key, self.rows.len() + 1)),
        }
        EditReply::Stay
    }

    pub fn paste(&mut self, letter: char) {
        if let Some(row) = &mut self.open {
            row.paste(letter);
        }
    }

    pub fn touch(&mut self, at: usize) -> EditReply {
        if self.open.is_some() {
            return EditReply::Stay;
        }
        if self.at.touch(at) || at >= self.rows.len() {
            self.change();
        }
        EditReply::Stay
    }

    /// A touch on a part of the row that is open.
    pub fn touch_part(&mut self, part: usize) -> EditReply {
        if let Some(row) = &mut self.open {
            row.go(part);
        }
        EditReply::Stay
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = &here.words().matter;
        let (form, list) = match &self.open {
            Some(row) => take_bottom(area, row.rows(area, self.are_materials)),
            None => (Rect::default(), area),
        };
        let mut items: Vec<(String, String)> = (1..)
            .zip(&self.rows)
            .map(|(number, row)| {
                let note = if self.are_materials { (words.material_note)(row) } else { String::new() };
                (format!("{number}. {}", row.name), note)
            })
            .collect();
        items.push((format!("＋ {}", words.add_one), String::new()));
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
        if let Some(row) = &self.open {
            row.view(page, here, form, self.are_materials);
        }
    }

    pub fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        if self.open.is_some() {
            let mut hints = vec![chief("Enter", keys.done, Key::Enter)];
            if self.are_materials {
                hints.push(hint("Tab", keys.next_field, Key::Tab));
            }
            hints.push(hint("Esc", keys.drop_typed, Key::Escape));
            return hints;
        }
        let is_row = self.at.0 < self.rows.len();
        vec![
            chief("Esc", keys.done, Key::Escape),
            hint("Enter", if is_row { keys.change } else { keys.add }, Key::Enter),
            hint("N", keys.add, Key::Char('n')),
            Hint { lit: is_row, ..hint("Del", keys.remove, Key::Delete) },
            Hint { lit: is_row && self.at.0 > 0, ..hint("-", keys.move_up, Key::Char('-')) },
            Hint { lit: self.at.0 + 1 < self.rows.len(), ..hint("=", keys.move_down, Key::Char('=')) },
        ]
    }
}
