//! Choosing one of several, or marking several in an order.
use crate::admin::AdminTouch;
use crate::text::layout::half_width::half_width;
use crate::ui::Page;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::input::Key;
use ratatui::layout::Rect;

/// Something that may be chosen: what stands for it, what it is called, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PickOption {
    pub key: String,
    pub name: String,
    pub note: String,
}

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PickReply {
    Stay,
    Done,
    Drop,
}

/// A list to choose from.
#[derive(Debug)]
pub(super) struct SetupPicker {
    options: Vec<PickOption>,
    /// What is marked, in the order it was marked; nothing where one is chosen.
    marked: Option<Vec<String>>,
    /// The first row stands for all of them, and no other one beside it.
    has_all: bool,
    /// Somebody marked or unmarked something.
    was_marked: bool,
    at: Cursor,
}

impl SetupPicker {
    /// One of several; `before` is the one that stands.
    pub fn one(options: Vec<PickOption>, before: &str) -> SetupPicker {
        let at = options.iter().position(|option| option.key == before).unwrap_or(0);
        SetupPicker { options, marked: None, has_all: false, was_marked: false, at: Cursor(at) }
    }

    /// Several; those that stand keep their order, also where they are not among the options.
    pub fn some(options: Vec<PickOption>, before: Vec<String>) -> SetupPicker {
        let at = options.iter().position(|option| before.contains(&option.key)).unwrap_or(0);
        SetupPicker { options, marked: Some(before), has_all: false, was_marked: false, at: Cursor(at) }
    }

    /// Several, or all of them by a row of its own at the top, whose key is empty; nothing stands before somebody chose.
    pub fn some_or_all(options: Vec<PickOption>, all: &str, before: Vec<String>) -> SetupPicker {
        let row = PickOption { key: String::new(), name: all.to_owned(), note: String::new() };
        let options = [vec![row], options].concat();
        // What is taken without looking is one line, not the whole hall.
        let at = options.iter().position(|option| before.contains(&option.key)).unwrap_or(1);
        let at = Cursor(at.min(options.len().saturating_sub(1)));
        SetupPicker { options, marked: Some(before), has_all: true, was_marked: false, at }
    }

    /// What is chosen.
    pub fn chosen(&self) -> Vec<String> {
        match &self.marked {
            Some(marked) => marked.clone(),
            None => self.options.get(self.at.0).map(|option| option.key.clone()).into_iter().collect(),
        }
    }

    fn toggle(&mut self) {
        let (Some(marked), Some(option)) = (&mut self.marked, self.options.get(self.at.0)) else { return };
        self.was_marked = true;
        if let Some(at) = marked.iter().position(|key| *key == option.key) {
            marked.remove(at);
        } else {
            if self.has_all {
                marked.retain(|key| key.is_empty() == option.key.is_empty() && !option.key.is_empty());
            }
            marked.push(option.key.clone());
        }
    }

    /// Nothing is marked: what the cursor stands at is meant, unless somebody took all marks away.
    fn settle(&mut self) {
        let is_empty = self.marked.as_ref().is_some_and(Vec::is_empty);
        if is_empty && (self.has_all || !self.was_marked) {
            self.toggle();
        }
    }

    pub fn key(&mut self, key: Key) -> PickReply {
        match key {
            Key::Enter | Key::Tab | Key::BackTab => {
                self.settle();
                return PickReply::Done;
            }
            Key::Escape => return PickReply::Drop,
            Key::Char(' ') => self.toggle(),
            Key::Char(letter) => {
                let typed = half_width(letter).to_ascii_uppercase();
                let mut behind =
                    self.options.iter().enumerate().cycle().skip(self.at.0 + 1).take(self.options.len());
                let found = behind.find(|(_, option)| option.name.to_uppercase().starts_with(typed));
                self.at = found.map_or(self.at, |(at, _)| Cursor(at));
            }
            key => drop(self.at.key(key, self.options.len())),
        }
        PickReply::Stay
    }

    /// The first touch chooses, another one on the same agrees; with marks every touch marks.
    pub fn touch(&mut self, at: usize) -> PickReply {
        let again = self.at.touch(at);
        if self.marked.is_some() {
            self.toggle();
            return PickReply::Stay;
        }
        if again { PickReply::Done } else { PickReply::Stay }
    }

    pub fn has_marks(&self) -> bool {
        self.marked.is_some()
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, area: Rect) {
        let name = |option: &PickOption| match &self.marked {
            None => option.name.clone(),
            Some(marked) => match marked.iter().position(|key| *key == option.key) {
                Some(at) => format!("☑ {}  {}", at + 1, option.name),
                None => format!("☐    {}", option.name),
            },
        };
        let items: Vec<_> = self.options.iter().map(|option| (name(option), option.note.clone())).collect();
        draw_list(page, area, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
    }
}
