//! How a text that is being written is drawn: the field, and the keys below it.
use super::entry::{EntryTouch, TextEntry};
use super::key_face::{key_row, key_width, least_halves, letters, mode_row};
use super::key_rows::KeyRows;
use super::layout::KeyboardLayout;
use crate::text::keyboard::KeyboardWords;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, Page, Role, Takes, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// What stands in a field beside what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldNote<'a> {
    /// What stands there while nothing is written: how one writes.
    pub empty: &'a str,
    /// What stands at the right, such as how many things were found; may be empty.
    pub beside: &'a str,
}

impl TextEntry {
    /// Draws a text of several lines with its counter, the candidates and the keyboard, from the top to the bottom of an area.
    pub fn view(&self, page: &mut Page<'_, EntryTouch>, area: Rect, words: &KeyboardWords) {
        let layout = KeyboardLayout::new(self, area, &page.grid);
        let (keys, rest) = take_bottom(area, layout.keys_rows());
        let offers = if self.may_offer() || self.is_composing() { layout.candidates_rows() } else { 0 };
        let (candidates, field) = take_bottom(rest, offers);
        // Where it stands above the ways of writing, how one writes is not said twice.
        let empty = if layout.has_hint { "" } else { self.mode.words(words).how };
        let note = FieldNote { empty, beside: "" };
        self.view_field(page, field, words, note);
        self.view_candidates(page, candidates, &layout, words);
        self.view_keys(page, keys, &layout, words);
    }

    /// Draws the field on a card. A touch on it moves the caret.
    pub fn view_field(
        &self,
        page: &mut Page<'_, EntryTouch>,
        area: Rect,
        words: &KeyboardWords,
        note: FieldNote<'_>,
    ) {
        page.card(area, page.theme.card);
        // A row of air where it can be spared.
        let air = u16::from(area.height >= 8);
        let inner =
            Rect { y: area.y + 1 + air, height: area.height.saturating_sub(2 + air), ..narrowed(area, 3) };
        let text = if self.takes == Takes::Lines {
            let (below, text) = take_bottom(inner, u16::from(inner.height > 1));
            self.counter(page, below, words);
            text
        } else {
            let row = Rect { y: area.y + area.height / 2, height: 1, ..inner };
            let beside = u16::try_from(columns(note.beside)).unwrap_or(0);
            let has_room = row.width >= 60 || !self.is_empty();
            if has_room {
                page.text(row, note.beside, Align::Right, Role::Note);
            }
            Rect { width: row.width.saturating_sub(if has_room { beside + 2 } else { 0 }), ..row }
        };
        let caret = self.view_text(page, text, note.empty);
        page.quick_target(area, EntryTouch::Caret(caret));
    }

    /// Draws what is written; where the caret is to be put if this is a touch.
    fn view_text(&self, page: &mut Page<'_, EntryTouch>, area: Rect, empty: &str) -> usize {
        if self.is_empty() && !empty.is_empty() {
            page.lines(area, &wrap(empty, area.width.into()), Align::Left, Role::Note);
            return 0;
        }
        let is_text = self.takes == Takes::Lines;
        let step = if is_text && page.grid.large && area.height >= 5 { 2 } else { 1 };
        let role = if is_text { Role::Body } else { Role::Fact };
        let spelled = self.spelled();
        let text = self.field.spelling(&spelled, role, step);
        text.view(page, area);
        page.touched().map_or(usize::MAX, |place| text.caret_at(area, place))
    }

    fn counter(&self, page: &mut Page<'_, EntryTouch>, row: Rect, words: &KeyboardWords) {
        let (written, most) = (self.field.length(), self.field.most());
        if self.field.is_full() {
            let role = Role::Note.in_tone(TextTone::Warning);
            page.text(row, &(words.full)(most), Align::Right, role);
        } else {
            page.text(row, &(words.counter)(written, most), Align::Right, Role::Note);
        }
    }

    /// Draws the keys, and the ways of writing below them where the layout shows them.
    pub fn view_keys(
        &self,
        page: &mut Page<'_, EntryTouch>,
        area: Rect,
        layout: &KeyboardLayout,
        words: &KeyboardWords,
    ) {
        let keys = KeyRows { entry: self, layout: *layout, words };
        let (top, rest) = take_top(area, layout.keys);
        let rows = keys.rows();
        let count = u16::try_from(rows.len()).unwrap_or(1).max(1);
        let height = top.height / count;
        let narrowest = key_width(page.grid.gap(), top.width, layout.halves(), least_halves(&rows));
        let letters = letters(page, &rows, narrowest, height);
        let mut y = top.bottom().saturating_sub(height * count);
        for row in rows {
            key_row(page, Rect { y, height, ..top }, &row, (layout.halves(), letters));
            y += height;
        }
        let (hint, modes) = take_top(rest, u16::from(layout.has_hint));
        if layout.has_hint {
            page.text(hint, self.mode.words(words).how, Align::Centre, Role::Note);
        }
        if layout.modes > 0 {
            mode_row(page, modes, &keys.mode_row());
        }
    }
}
