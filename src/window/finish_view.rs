//! How the form at the end of a business looks.
use super::{
    WindowTouch,
    finish::{FinishField, FinishForm},
    window_session::WindowSession,
};
use crate::hall::desk::REMARK;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, CARET, Page, Role, TextTone, narrowed, take_top};
use ratatui::layout::Rect;

/// From so many columns on, what was done stands in one row.
const ROOMY: u16 = 100;
/// So many businesses may take two rows each.
const FEW: usize = 3;

impl FinishForm {
    pub fn view(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        if let Some(pick) = &self.pick {
            return pick.view(page, here, area);
        }
        let words = here.words();
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let (title, rest) = take_top(inner, if inner.height >= 22 { 6 } else { 1 });
        let role = Role::Title.in_tone(TextTone::Primary);
        page.display(title, &(words.finish)(&self.label().to_string()), Align::Left, role);
        let (_, mut rest) = take_top(rest, 1);
        let air = u16::from(inner.height >= 22);
        for at in 0..self.rows.len() {
            rest = take_top(self.draw_work(page, here, rest, at), air).1;
        }
        let (row, rest) = take_top(rest, 1);
        self.draw_field(page, row, FinishField::Another, "", &format!("＋ {}", words.another));
        let rest = self.draw_remark(page, here, take_top(rest, 1).1);
        let to = self.onward().map(|line| (words.to_line)(line, &here.line(line)));
        let to = format!("◀ {} ▶", to.as_deref().unwrap_or(words.nowhere));
        self.draw_field(page, take_top(rest, 1).0, FinishField::Onward, words.onward, &to);
    }

    /// Draws something that was done: its matter, how many, how it ended; in two rows where there is room for few letters
    /// and many rows.
    fn draw_work(
        &self,
        page: &mut Page<'_, WindowTouch>,
        here: &WindowSession,
        area: Rect,
        at: usize,
    ) -> Rect {
        let (words, Some(work)) = (here.words(), self.rows.get(at)) else { return area };
        let wide = |text: &str| u16::try_from(columns(text)).unwrap_or(4);
        let names = here.hall.setup.outcomes.iter().map(|named| wide(here.say(&named.name)));
        let outcome = wide(words.outcome) + names.max().unwrap_or(8) + 8;
        let quantity = wide(words.quantity) + 11;
        let rows = if area.width < ROOMY && self.rows.len() <= FEW { 2 } else { 1 };
        let (row, rest) = take_top(area, 1);
        let beside = if rows == 1 { outcome + quantity } else { 0 };
        let (more, matter) = crate::ui::take_right(row, beside, 0);
        let (more, rest) = if rows == 2 { take_top(rest, 1) } else { (more, rest) };
        self.draw_field(page, matter, FinishField::Matter(at), words.matter, &work.name);
        let count = format!("◀ {} ▶", work.quantity);
        let place = Rect { width: quantity.min(more.width), ..more };
        self.draw_field(page, place, FinishField::Quantity(at), words.quantity, &count);
        let name = here.hall.setup.outcomes.get(work.outcome).map_or("", |named| here.say(&named.name));
        let place = Rect { x: place.right(), width: more.width - place.width, ..more };
        let place = Rect { width: place.width.min(outcome), ..place };
        self.draw_field(page, place, FinishField::Outcome(at), words.outcome, &format!("◀ {name} ▶"));
        rest
    }

    /// Draws the remark, as many lines as it needs; what is left of the area.
    fn draw_remark(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) -> Rect {
        let words = here.words();
        let chosen = self.spot == FinishField::Remark;
        let left = REMARK.saturating_sub(self.remark.length());
        let label = u16::try_from(columns(words.remark)).unwrap_or(4) + 3;
        let room = Rect { x: area.x + label, width: area.width.saturating_sub(label), ..area };
        let lines = wrap(&self.remark.shown(chosen), room.width.into());
        let rows = u16::try_from(lines.len()).unwrap_or(1).min(3);
        self.draw_field(page, take_top(area, 1).0, FinishField::Remark, words.remark, "");
        // Of a long remark, where it is being written is seen; that is its end, most of the time.
        let caret = lines.iter().position(|line| line.contains(CARET)).unwrap_or(lines.len());
        let end = (caret + 1).max(rows.into()).min(lines.len());
        let shown = lines.get(end.saturating_sub(rows.into())..end).unwrap_or_default();
        page.fill(Rect { height: rows, ..room }, page.theme.soft);
        page.lines(Rect { height: rows, ..room }, shown, Align::Left, Role::Fact);
        let (_, rest) = take_top(area, rows);
        let (note, rest) = take_top(rest, 1);
        let room = Rect { x: note.x + label, width: note.width.saturating_sub(label), ..note };
        page.text(room, &(words.remark_note)(left), Align::Left, Role::Note);
        take_top(rest, 1).1
    }

    /// A field: what it is, and what stands in it; the one being filled in is marked.
    fn draw_field(
        &self,
        page: &mut Page<'_, WindowTouch>,
        area: Rect,
        spot: FinishField,
        label: &str,
        value: &str,
    ) {
        if area.is_empty() {
            return;
        }
        let chosen = self.spot == spot;
        let mark = if chosen { "▶" } else { " " };
        page.text(Rect { width: 1, ..area }, mark, Align::Left, Role::Fact.in_tone(TextTone::Warning));
        let used = u16::try_from(columns(label)).unwrap_or(0);
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
        page.text(inner, label, Align::Left, Role::Label);
        let gap = used + u16::from(used > 0);
        let room = Rect { x: inner.x + gap, width: inner.width.saturating_sub(gap + 1), ..inner };
        if chosen {
            let width = u16::try_from(columns(value)).unwrap_or(room.width).min(room.width);
            page.fill(Rect { width, ..room }, page.theme.primary);
        }
        page.text(room, value, Align::Left, Role::Fact);
        let at = self.spots().iter().position(|known| *known == spot).unwrap_or(0);
        page.target(area, WindowTouch::TextField(at));
    }
}
