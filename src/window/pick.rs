//! Picking another matter for what was done: typed words or pinyin, among the matters of the ticket's line.
use super::{WindowTouch, window_session::WindowSession};
use crate::hall::LineCode;
use crate::hall::catalogue::MatterId;
use crate::ui::{
    Align, Page, Role, Takes, TextField, TextTone,
    desk::{Cursor, ListLook, draw_list},
    input::Key,
    narrowed, take_top,
};
use ratatui::layout::Rect;

/// The most that is typed.
const TYPED: usize = 30;

/// What came of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PickOutcome {
    /// Nothing is decided yet.
    Not,
    /// Nothing is picked.
    Nothing,
    /// A matter was picked: its code, and its name in the language of the screen.
    Matter { code: String, name: String },
}

/// What was typed, and what was found.
#[derive(Debug)]
pub(super) struct MatterPicker {
    line: LineCode,
    typed: TextField,
    found: Vec<MatterId>,
    at: Cursor,
}

impl MatterPicker {
    /// What most people come for in a line.
    pub fn new(line: &LineCode, here: &WindowSession) -> MatterPicker {
        let mut pick = MatterPicker {
            line: line.clone(),
            typed: TextField::new(Takes::Text, TYPED),
            found: Vec::new(),
            at: Cursor(0),
        };
        pick.find(here);
        pick
    }

    /// Finds what was typed among the matters there are now.
    pub fn find(&mut self, here: &WindowSession) {
        self.at = Cursor(0);
        let Some(finder) = &here.finder else { return self.found.clear() };
        let catalogue = &here.hall.catalogue;
        let found = if self.typed.is_empty() {
            finder.popular().to_vec()
        } else {
            finder.find(catalogue, self.typed.text())
        };
        // Its own line first; another line's matter may have been done all the same.
        let own = |id: &MatterId| {
            let line = catalogue.matter(*id).and_then(|matter| here.hall.line_for(&matter));
            line.is_some_and(|line| line.code == self.line)
        };
        let (mut first, others): (Vec<MatterId>, Vec<MatterId>) = found.into_iter().partition(own);
        if !self.typed.is_empty() {
            first.extend(others);
        }
        self.found = first;
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> PickOutcome {
        match key {
            Key::Escape => return PickOutcome::Nothing,
            Key::Enter => return self.picked(here),
            key if self.at.key(key, self.found.len()) => {}
            key => {
                let before = self.typed.text().to_owned();
                self.typed.key(key);
                if self.typed.text() != before {
                    self.find(here);
                }
            }
        }
        PickOutcome::Not
    }

    /// The first touch chooses, another one on the same agrees.
    pub fn touch(&mut self, at: usize, here: &WindowSession) -> PickOutcome {
        if self.at.touch(at) { self.picked(here) } else { PickOutcome::Not }
    }

    fn picked(&self, here: &WindowSession) -> PickOutcome {
        let matter = self.found.get(self.at.0).and_then(|id| here.hall.catalogue.matter(*id));
        matter.map_or(PickOutcome::Nothing, |matter| PickOutcome::Matter {
            code: matter.code.to_owned(),
            name: here.lang.pick(matter.name, matter.name_en).to_owned(),
        })
    }

    pub fn view(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        let words = here.words();
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let (field, rest) = take_top(inner, 1);
        let typed = format!("{} {}", words.type_matter, self.typed.shown(true));
        page.text(field, &typed, Align::Left, Role::Fact.in_tone(TextTone::Primary));
        let (_, list) = take_top(rest, 1);
        if self.found.is_empty() {
            let said = if here.finder.is_none() { words.getting_ready } else { words.nothing_found };
            page.text(list, said, Align::Left, Role::Note);
        }
        let name = |id: &MatterId| {
            let matter = here.hall.catalogue.matter(*id);
            matter.map_or_else(String::new, |matter| here.lang.pick(matter.name, matter.name_en).to_owned())
        };
        let items: Vec<_> = self.found.iter().map(|id| (name(id), String::new())).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: false }, WindowTouch::Item);
    }
}
