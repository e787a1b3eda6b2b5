//! The row of candidates: what the keys may mean, or what may be written next, as many as fit.
use super::entry::{EntryTouch, TextEntry};
use super::layout::KeyboardLayout;
use super::mode::KeyboardMode;
use crate::ime::PAGE;
use crate::text::keyboard::KeyboardWords;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, Page, PageTurn, Role, Takes, TextTone, TurnDirection, tiles};
use ratatui::layout::Rect;

/// What turns a page back, and forward.
pub(super) const BACK: &str = "◀";
pub(super) const FORWARD: &str = "▶";

/// So many candidates stand below each other in columns of so many columns at least.
const AS_MANY: u16 = 9;
const COLUMN: u16 = 6;

impl TextEntry {
    /// Draws the candidates, in as many rows as the layout gives them: at most nine, and what turns their page.
    /// Where the strokes typed are those of no character, says so in their place.
    pub fn view_candidates(
        &self,
        page: &mut Page<'_, EntryTouch>,
        area: Rect,
        layout: &KeyboardLayout,
        words: &KeyboardWords,
    ) {
        if !self.has_offers() {
            return;
        }
        let (room, pager) = Self::with_pager(page, area, layout);
        let from = self.candidates.from;
        let (offered, has_more) = self.offered(from, PAGE);
        if offered.is_empty() && self.is_composing() && self.mode == KeyboardMode::Strokes {
            let lines = wrap(words.no_such_strokes, area.width.into());
            let height = u16::try_from(lines.len()).unwrap_or(1).min(area.height);
            let middle = Rect { y: area.y + (area.height - height) / 2, height, ..area };
            return page.lines(middle, &lines, Align::Centre, Role::Fact.in_tone(TextTone::Warning));
        }
        let labels: Vec<String> = (1..).zip(&offered).map(|(at, one)| self.label(at, &one.text)).collect();
        let each = ((room.width + page.grid.gap()) / AS_MANY.div_ceil(layout.candidate_rows))
            .saturating_sub(page.grid.gap());
        // Columns below each other where two characters have room in each.
        let step = if each >= COLUMN { each + page.grid.gap() } else { 1 };
        let flow = CandidateFlow {
            room,
            height: layout.candidate,
            finger: page.grid.finger_columns(),
            gap: page.grid.gap(),
            step,
        };
        let places = flow.places(&labels);
        for (at, (place, label)) in places.iter().zip(&labels).enumerate() {
            let style = match (self.is_composing(), from + at) {
                (true, 0) => ButtonStyle::Primary,
                (true, _) => ButtonStyle::Card,
                (false, _) => ButtonStyle::Soft,
            };
            // Not a quick one: what stands there next must not be written by a finger that shakes.
            page.button(*place, label, style, EntryTouch::Candidate(from + at));
        }
        let next = from + places.len();
        let forward = has_more || places.len() < offered.len();
        if from > 0 {
            self.turn(page, pager.0, BACK, PageTurn::Back);
        }
        if forward && !places.is_empty() {
            self.turn(page, pager.1, FORWARD, PageTurn::Forward(next));
        }
    }

    /// A candidate as it is shown; numbered where a real keyboard chooses by numbers.
    fn label(&self, number: usize, text: &str) -> String {
        let is_numbered = self.is_numbered && self.is_composing() && self.mode == KeyboardMode::Pinyin;
        if is_numbered { format!("{number} {text}") } else { text.to_owned() }
    }

    fn turn(&self, page: &mut Page<'_, EntryTouch>, place: Rect, label: &str, turn: PageTurn) {
        page.quick_button(place, label, ButtonStyle::Soft, EntryTouch::Turn(turn));
        // On a page with a list, the page keys and the wheel turn the list.
        if self.takes == Takes::Lines {
            page.turns(if turn == PageTurn::Back { TurnDirection::Back } else { TurnDirection::Forward });
        }
    }

    /// Room for the candidates, and places for what turns their page: beside each other in one row, else below each other.
    fn with_pager(page: &Page<'_, EntryTouch>, area: Rect, layout: &KeyboardLayout) -> (Rect, (Rect, Rect)) {
        let (finger, gap) = (page.grid.finger_columns().max(4), page.grid.gap());
        let across = if layout.candidate_rows == 1 { 2 } else { 1 };
        let width = (across * finger + (across - 1) * gap).min(area.width);
        let room = Rect { width: area.width.saturating_sub(width + gap), ..area };
        let pager = Rect { x: area.right() - width, width, ..area };
        let places = tiles(pager, across, 3 - across, gap);
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        let sized = |place: Rect| Rect { height: layout.candidate.min(place.height), ..place };
        (room, (sized(place(0)), sized(place(1))))
    }
}

/// How candidates follow each other.
struct CandidateFlow {
    room: Rect,
    height: u16,
    finger: u16,
    gap: u16,
    /// From the beginning of a candidate to that of the next are so many columns, or a multiple of them.
    step: u16,
}

impl CandidateFlow {
    /// A place for each label that fits, one after the other in as many rows as there are. The first one always has one.
    fn places(&self, labels: &[String]) -> Vec<Rect> {
        let CandidateFlow { room, height, .. } = *self;
        let (mut x, mut y) = (room.x, room.y);
        let mut places = Vec::new();
        for label in labels {
            let wide = self.width(label);
            if x > room.x && x + wide > room.right() {
                (x, y) = (room.x, y + height);
            }
            if y + height > room.bottom() || wide == 0 {
                break;
            }
            places.push(Rect { x, y, width: wide, height });
            x += wide + self.gap;
        }
        places
    }

    fn width(&self, label: &str) -> u16 {
        let wide = u16::try_from(columns(label)).unwrap_or(u16::MAX / 4) + 2;
        let wide = wide.max(self.finger) + self.gap;
        (wide.div_ceil(self.step) * self.step - self.gap).min(self.room.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(room: Rect, step: u16) -> Vec<(u16, u16, u16)> {
        let labels: Vec<String> = ["建议", "见义", "建", "件"].map(str::to_owned).to_vec();
        let flow = CandidateFlow { room, height: 3, finger: 4, gap: 2, step };
        flow.places(&labels).iter().map(|place| (place.x, place.y, place.width)).collect()
    }

    #[test]
    fn as_many_are_placed_as_fit() {
        assert_eq!(placed(Rect::new(2, 5, 16, 6), 1), [(2, 5, 6), (10, 5, 6), (2, 8, 4), (8, 8, 4)]);
        assert_eq!(placed(Rect::new(2, 5, 16, 3), 1).len(), 2);
        assert_eq!(placed(Rect::new(2, 5, 3, 3), 1), [(2, 5, 3)], "cut, but there");
        assert_eq!(placed(Rect::new(2, 5, 0, 3), 1), []);
    }

    #[test]
    fn in_columns_they_stand_below_each_other() {
        assert_eq!(placed(Rect::new(2, 5, 24, 6), 9), [(2, 5, 7), (11, 5, 7), (2, 8, 7), (11, 8, 7)]);
        assert_eq!(placed(Rect::new(2, 5, 16, 6), 5)[0], (2, 5, 8), "two steps for a longer one");
    }
}
