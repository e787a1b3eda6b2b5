//! Choosing one of several, or marking some of them.
use super::entries::EditReply;
use super::field::FieldValue;
use crate::admin::AdminTouch;
use crate::admin::field_exit::FieldExit;
use crate::text::layout::half_width::half_width;
use crate::ui::Page;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::input::Key;
use ratatui::layout::Rect;

/// Something that may be chosen.
#[derive(Clone, Debug)]
pub(super) struct ChoiceOption {
    /// What the field holds then.
    pub value: FieldValue,
    /// What it is called.
    pub name: String,
    /// What stands beside it.
    pub note: String,
}

/// One of several.
#[derive(Debug)]
pub(super) struct ChoiceEditor {
    options: Vec<ChoiceOption>,
    before: FieldValue,
    at: Cursor,
}

impl ChoiceEditor {
    /// The options, and the one that stands; one that is none of them is kept until another is chosen.
    pub fn new(options: Vec<ChoiceOption>, before: FieldValue) -> ChoiceEditor {
        let at = options.iter().position(|option| option.value == before).unwrap_or(0);
        ChoiceEditor { options, before, at: Cursor(at) }
    }

    pub fn value(&self) -> FieldValue {
        self.options.get(self.at.0).map_or_else(|| self.before.clone(), |option| option.value.clone())
    }

    pub fn key(&mut self, key: Key) -> EditReply {
        match key {
            Key::Enter | Key::Tab | Key::BackTab | Key::Escape => return FieldExit::of(key).into(),
            Key::Char(letter) => {
                let typed = half_width(letter).to_ascii_uppercase();
                let nth = typed.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
                let named = || self.options.iter().position(|option| option.name.starts_with(typed));
                let found = nth.filter(|nth| *nth < self.options.len()).or_else(named);
                self.at = found.map_or(self.at, Cursor);
            }
            key => drop(self.at.key(key, self.options.len())),
        }
        EditReply::Stay
    }

    /// The first touch chooses, another one on the same agrees.
    pub fn touch(&mut self, at: usize) -> EditReply {
        if self.at.touch(at) { EditReply::Done } else { EditReply::Stay }
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, area: Rect) {
        let items: Vec<_> =
            self.options.iter().map(|option| (option.name.clone(), option.note.clone())).collect();
        let look = ListLook { each: 1, counts: true };
        draw_list(page, area, &items, self.at, look, AdminTouch::Item);
    }
}

/// What becomes of the marks.
pub(super) type MarksValue = fn(&[(String, bool)]) -> FieldValue;

/// Some of several.
#[derive(Debug)]
pub(super) struct MarksEditor {
    /// Each with what stands for it, its name and its note.
    options: Vec<(String, String, String)>,
    marked: Vec<bool>,
    at: Cursor,
    value: MarksValue,
}

impl MarksEditor {
    /// Options (what stands for each, its name, its note), those of `marked` marked.
    pub fn new(options: Vec<(String, String, String)>, marked: &[String], value: MarksValue) -> MarksEditor {
        let marked = options.iter().map(|(key, ..)| marked.contains(key)).collect();
        MarksEditor { options, marked, at: Cursor(0), value }
    }

    pub fn value(&self) -> FieldValue {
        let keys = self.options.iter().map(|(key, ..)| key.clone());
        (self.value)(&keys.zip(self.marked.iter().copied()).collect::<Vec<_>>())
    }

    fn toggle(&mut self) {
        if let Some(mark) = self.marked.get_mut(self.at.0) {
            *mark = !*mark;
        }
    }

    pub fn key(&mut self, key: Key) -> EditReply {
        match key {
            Key::Enter | Key::Tab | Key::BackTab | Key::Escape => return FieldExit::of(key).into(),
            Key::Char(' ') | Key::Left | Key::Right => self.toggle(),
            Key::Char(letter) => {
                let nth = half_width(letter).to_digit(10).and_then(|digit| usize::try_from(digit).ok());
                if let Some(nth) =
                    nth.and_then(|nth| nth.checked_sub(1)).filter(|nth| *nth < self.marked.len())
                {
                    self.at = Cursor(nth);
                    self.toggle();
                }
            }
            key => drop(self.at.key(key, self.options.len())),
        }
        EditReply::Stay
    }

    pub fn touch(&mut self, at: usize) -> EditReply {
        self.at = Cursor(at);
        self.toggle();
        EditReply::Stay
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, area: Rect) {
        let mark = |is: bool| if is { "☑" } else { "☐" };
        let items: Vec<_> = self
            .options
            .iter()
            .zip(&self.marked)
            .map(|((_, name, note), is)| (format!("{} {name}", mark(*is)), note.clone()))
            .collect();
        draw_list(page, area, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
    }
}
