//! A field on a page: its lines, the caret, and what is being spelled there.
use super::{CARET, TextField};
use crate::text::layout::wrap::{columns, typed_lines};
use crate::ui::{Align, Page, Role, TextTone, TonedRole};
use ratatui::layout::{Position, Rect};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// The text of a field, with keys spelled at the caret that nothing has been chosen for yet.
#[derive(Clone, Copy)]
pub struct FieldText<'a> {
    before: &'a str,
    spelled: &'a str,
    after: &'a str,
    role: Role,
    step: u16,
}

impl TextField {
    /// The field as it is shown in a role, with what is being spelled at its caret, a line every `step` rows.
    pub fn spelling<'a>(&'a self, spelled: &'a str, role: Role, step: u16) -> FieldText<'a> {
        let before = self.before_caret();
        let after = self.text().get(before.len()..).unwrap_or_default();
        FieldText { before, spelled, after, role, step: step.max(1) }
    }
}

/// The lines of a text in an area, by their bytes, and the first of them that is seen.
struct BrokenText {
    shown: String,
    lines: Vec<Range<usize>>,
    top: usize,
    caret: usize,
}

impl FieldText<'_> {
    /// Draws as many lines as fit, those around the caret where there are more.
    pub fn view<M>(&self, page: &mut Page<'_, M>, area: Rect) {
        let broken = self.broken(area);
        let rows = (area.y..area.bottom()).step_by(self.step.into());
        for (at, y) in (broken.top..broken.lines.len()).zip(rows) {
            self.line(page, Rect { y, height: 1, ..area }, &broken, at);
        }
    }

    fn line<M>(&self, page: &mut Page<'_, M>, row: Rect, broken: &BrokenText, at: usize) {
        let line = &broken.lines[at];
        let (from, until) = (self.before.len(), self.before.len() + self.spelled.len());
        let usual: TonedRole = self.role.into();
        let spelled = self.role.in_tone(TextTone::Primary);
        let parts =
            [(0..from, usual), (from..until, spelled), (until..broken.shown.len(), usual)].into_iter();
        let mut rest = row;
        for (number, (part, role)) in parts.enumerate() {
            let part = part.start.max(line.start)..part.end.min(line.end);
            if let Some(text) = broken.shown.get(part) {
                put(page, &mut rest, text, role);
            }
            if number == 1 && at == broken.caret {
                put(page, &mut rest, CARET.encode_utf8(&mut [0; 4]), Role::Fact.in_tone(TextTone::Primary));
            }
        }
    }

    /// How many characters of the field stand before a place in the area it is drawn in.
    pub fn caret_at(&self, area: Rect, place: Position) -> usize {
        let broken = self.broken(area);
        let row = usize::from(place.y.clamp(area.y, area.bottom().max(area.y + 1) - 1) - area.y);
        let at = (broken.top + row / usize::from(self.step)).min(broken.lines.len() - 1);
        let line = &broken.lines[at];
        let caret = self.before.len() + self.spelled.len();
        let (mut x, mut byte) = (area.x, line.start);
        for (offset, letter) in broken.shown.get(line.clone()).unwrap_or_default().char_indices() {
            if at == broken.caret && line.start + offset == caret {
                x += 1;
            }
            let wide = u16::try_from(letter.width().unwrap_or(0)).unwrap_or(0);
            if place.x < x + wide.div_ceil(2) {
                break;
            }
            x += wide;
            byte = line.start + offset + letter.len_utf8();
        }
        self.characters_before(byte)
    }

    /// How many characters of the field stand before the place a line below or above the caret, where it is broken into so many
    /// columns; nothing where there is no such line.
    pub fn beside_caret(&self, width: u16, below: bool) -> Option<usize> {
        let area = Rect { x: 0, y: 0, width, height: u16::MAX };
        let broken = self.broken(area);
        let to = if below { broken.caret + 1 } else { broken.caret.checked_sub(1)? };
        let (own, line) = (broken.lines.get(broken.caret)?, broken.lines.get(to)?);
        let caret = self.before.len() + self.spelled.len();
        let column = columns(broken.shown.get(own.start..caret)?);
        let place = Position { x: u16::try_from(column).ok()?, y: u16::try_from(to).ok()? };
        let at = self.caret_at(area, place);
        // Behind the last character of a line that only goes on stands the caret at the beginning of the next.
        let goes_on = broken.lines.get(to + 1).is_some_and(|next| next.start == line.end);
        let is_behind = goes_on && line.end > line.start && at == self.characters_before(line.end);
        Some(if is_behind { at - 1 } else { at })
    }

    /// How many characters of the field stand before a byte of what is shown.
    fn characters_before(&self, byte: usize) -> usize {
        let count = |text: &str| text.chars().count();
        match byte.checked_sub(self.before.len()) {
            None => count(self.before.get(..byte).unwrap_or_default()),
            Some(past) => {
                let past = past.saturating_sub(self.spelled.len());
                count(self.before) + count(self.after.get(..past).unwrap_or_default())
            }
        }
    }

    fn broken(&self, area: Rect) -> BrokenText {
        let shown = [self.before, self.spelled, self.after].concat();
        // The caret stands in a column of its own.
        let lines = typed_lines(&shown, area.width.saturating_sub(1).into());
        let at = self.before.len() + self.spelled.len();
        let caret = lines.iter().rposition(|line| line.start <= at).unwrap_or(0);
        let room = usize::from(area.height.div_ceil(self.step).max(1));
        let top = caret.saturating_sub(room / 2).min(lines.len().saturating_sub(room));
        BrokenText { shown, lines, top, caret }
    }
}

/// Writes a text at the beginning of what is left of a row; spaces beyond its end are not seen.
fn put<M>(page: &mut Page<'_, M>, rest: &mut Rect, text: &str, role: TonedRole) {
    let seen = if columns(text) > rest.width.into() { text.trim_end() } else { text };
    let wide = u16::try_from(columns(seen)).unwrap_or(u16::MAX).min(rest.width);
    page.text(*rest, seen, Align::Left, role);
    *rest = Rect { x: rest.x + wide, width: rest.width - wide, ..*rest };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Grid, Highlight, LIGHT, Panel, Takes};
    use ratatui::buffer::Buffer;

    const AREA: Rect = Rect { x: 2, y: 1, width: 11, height: 3 };

    fn field(text: &str, caret: usize) -> TextField {
        let mut field = TextField::new(Takes::Lines, 100).with(text);
        field.set_caret(caret);
        field
    }

    fn drawn(text: &FieldText) -> Vec<String> {
        let all = Rect::new(0, 0, 20, 6);
        let mut buffer = Buffer::empty(all);
        let grid = Grid::new(20, 6, Panel::default(), false);
        let mut page: Page<'_, ()> = Page::new(&mut buffer, all, grid, LIGHT, Highlight::default());
        page.fill(all, LIGHT.card);
        text.view(&mut page, AREA);
        let line = |y| -> String {
            let mut x = AREA.x;
            let mut line = String::new();
            while x < AREA.right() {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(columns(symbol)).unwrap().max(1);
            }
            line.trim_end().to_owned()
        };
        (AREA.y..AREA.bottom()).map(line).collect()
    }

    #[test]
    fn lines_break_and_the_caret_is_seen() {
        let text = field("窗口太少，请增加窗口", 4);
        assert_eq!(drawn(&text.spelling("", Role::Body, 1)), ["窗口太少▏，", "请增加窗口", ""]);
        assert_eq!(drawn(&text.spelling("ren", Role::Body, 1)), ["窗口太少", "ren▏，请增", "加窗口"]);
        assert_eq!(drawn(&text.spelling("", Role::Body, 2)), ["窗口太少▏，", "", "请增加窗口"]);
        let long = field("一\n二\n三\n四\n五", 9);
        assert_eq!(
            drawn(&long.spelling("", Role::Body, 1)),
            ["三", "四", "五▏"],
            "the end, where it is being written"
        );
        let middle = field("一\n二\n三\n四\n五", 3);
        assert_eq!(drawn(&middle.spelling("", Role::Body, 1)), ["一", "二▏", "三"]);
    }

    #[test]
    fn the_caret_goes_up_and_down_by_the_lines_that_are_seen() {
        // Ten columns and the caret's: 窗口太少，| 请增加窗口| (end of paragraph), ab
        let text = "窗口太少，请增加窗口\nab";
        let beside =
            |caret: usize, below| field(text, caret).spelling("", Role::Body, 1).beside_caret(11, below);
        assert_eq!(beside(2, true), Some(7), "within a paragraph");
        assert_eq!((beside(7, true), beside(9, true)), (Some(13), Some(13)), "a short line ends the way");
        assert_eq!((beside(11, false), beside(12, false)), (Some(5), Some(6)), "ab");
        assert_eq!((beside(7, false), beside(2, false)), (Some(2), None));
        assert_eq!((beside(12, true), beside(0, true)), (None, Some(5)));
        assert_eq!(field("", 0).spelling("", Role::Body, 1).beside_caret(11, true), None);
        // From the end of the last line up to a line that only goes on: the caret stays in that line.
        let long = field("窗口太少，请增加窗口", 10);
        let up = long.spelling("", Role::Body, 1).beside_caret(11, false);
        assert_eq!(up, Some(4));
    }

    #[test]
    fn a_touch_puts_the_caret_at_the_nearest_gap() {
        let text = field("窗口太少，\nab", 8);
        let shown = text.spelling("", Role::Body, 1);
        let touched = |x, y| shown.caret_at(AREA, Position { x, y });
        assert_eq!([touched(2, 1), touched(3, 1), touched(4, 1), touched(12, 1)], [0, 1, 1, 5]);
        assert_eq!([touched(2, 2), touched(3, 2), touched(4, 2), touched(40, 40)], [6, 7, 8, 8]);
        assert_eq!(touched(0, 0), 0);
        let text = field("窗口", 1);
        let spelled = text.spelling("abc", Role::Body, 1);
        let touched = |x| spelled.caret_at(AREA, Position { x, y: 1 });
        assert_eq!([touched(2), touched(4), touched(6), touched(8), touched(9)], [0, 1, 1, 1, 2]);
    }
}
