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
    at: Cursor,
}

impl SetupPicker {
    /// One of several; `before` is the one that stands.
    pub fn one(options: Vec<PickOption>, before: &str) -> SetupPicker {
        let at = options.iter().position(|option| option.key == before).unwrap_or(0);
        SetupPicker { options, marked: None, at: Cursor(at) }
    }

    /// Several; those that stand keep their order, also where they are not among the options.
    pub fn some(options: Vec<PickOption>, before: Vec<String>) -> SetupPicker {
        let at = options.iter().position(|option| before.contains(&option.key)).unwrap_or(0);
        SetupPicker { options, marked: Some(before), at: Cursor(at) }
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
        match marked.iter().position(|key| *key == option.key) {
            Some(at) => drop(marked.remove(at)),
            None => marked.push(option.key.clone()),
        }
    }

    pub fn key(&mut self, key: Key) -> PickReply {
        match key {
            Key::Enter | Key::Tab => return PickReply::Done,
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
