//! How a text is written at a desk with a real keyboard: in a row of a form, with its candidates on the lines below.
use super::candidates::{BACK, FORWARD};
use super::entry::{EntryTouch, TextEntry};
use crate::text::layout::wrap::{columns, typed_lines};
use crate::ui::{Align, Page, PageTurn, Role, Takes, TextTone, TonedRole};
use ratatui::layout::Rect;

/// So many candidates are shown together.
const TOGETHER: usize = 7;

impl TextEntry {
    /// Says whether it takes several lines.
    pub fn has_lines(&self) -> bool {
        self.takes == Takes::Lines
    }

    /// Rows that what is written takes in so many columns, the caret and what is being spelled included.
    pub fn rows_in(&self, width: u16) -> u16 {
        let shown = [self.field.text(), &self.spelled()].concat();
        let lines = typed_lines(&shown, width.saturating_sub(1).into());
        u16::try_from(lines.len()).unwrap_or(u16::MAX)
    }

    /// Draws what is written, without a card around it. A touch moves the caret.
    pub fn view_bare(&self, page: &mut Page<'_, EntryTouch>, area: Rect) {
        let spelled = self.spelled();
        let text = self.field.spelling(&spelled, Role::Fact, 1);
        text.view(page, area);
        let caret = page.touched().map_or(usize::MAX, |place| text.caret_at(area, place));
        page.quick_target(area, EntryTouch::Caret(caret));
    }

    /// Moves the caret to the line below or above, as the text is broken into so many columns; `false` where there is none.
    pub fn go_line(&mut self, below: bool, width: u16) -> bool {
        self.settle();
        let to = self.field.spelling("", Role::Fact, 1).beside_caret(width, below);
        let Some(to) = to else { return false };
        self.field.set_caret(to);
        self.begin();
        true
    }

    /// Turns to the next candidates for the keys, or to those before.
    pub fn turn_candidates(&mut self, forward: bool) {
        let from = self.candidates.from;
        let has_more = self.offered(from, TOGETHER).1;
        match (forward, has_more) {
            (true, true) => self.candidates.turn(PageTurn::Forward(from + TOGETHER)),
            (true, false) => {}
            (false, _) => self.candidates.turn(PageTurn::Back),
        }
    }

    /// Draws the candidates for the keys on as many lines as an area has, each with the number that chooses it.
    pub fn view_desk_candidates(&self, page: &mut Page<'_, EntryTouch>, area: Rect) {
        if !self.is_composing() {
            return;
        }
        let from = self.candidates.from;
        let (offered, has_more) = self.offered(from, TOGETHER);
        let mut place = Rect { height: 1.min(area.height), ..area };
        let mut put = |page: &mut Page<'_, EntryTouch>, said: &str, touch, role: TonedRole| {
            let wide = u16::try_from(columns(said)).unwrap_or(area.width).min(area.width);
            if place.x + wide > area.right() && place.x > area.x {
                place = Rect { x: area.x, y: place.y + 1, ..place };
            }
            if place.y >= area.bottom() {
                return;
            }
            let cell = Rect { width: wide, ..place };
            page.text(cell, said, Align::Left, role);
            page.target(cell, touch);
            place = Rect { x: (place.x + wide + 2).min(area.right()), ..place };
        };
        for (at, one) in offered.iter().enumerate() {
            let tone = if at == 0 { TextTone::Primary } else { TextTone::Usual };
            let said = format!("{} {}", at + 1, one.text);
            put(page, &said, EntryTouch::Candidate(from + at), Role::Fact.in_tone(tone));
        }
        if from > 0 {
            put(page, BACK, EntryTouch::Turn(PageTurn::Back), Role::Button.in_tone(TextTone::Primary));
        }
        if has_more {
            let next = EntryTouch::Turn(PageTurn::Forward(from + TOGETHER));
            put(page, FORWARD, next, Role::Button.in_tone(TextTone::Primary));
        }
    }
}
