//! A number and where to go with it: `A012 → A03`, as large as its place allows and never cut off.
use super::calls::ShownCall;
use crate::ui::{Align, Lettering, Page, Role, TextTone, can_be_large};
use ratatui::layout::Rect;
use std::ops::RangeInclusive;

pub(super) const ARROW: &str = "→";

/// The tone of a call's arrow, and of its window.
pub(super) const ARROW_TONE: TextTone = TextTone::Quiet;
pub(super) const WINDOW_TONE: TextTone = TextTone::Primary;

/// How several calls are set below each other: all alike, in columns.
pub(super) struct CallColumns {
    letters: Lettering,
    arrow: u16,
    gap: u16,
    /// The widest number and the widest window.
    columns: (u16, u16),
}

impl CallColumns {
    /// How the calls are set in `width` columns; `None` where they must be written.
    pub fn fitting<M>(
        page: &Page<'_, M>,
        calls: &[&ShownCall],
        width: u16,
        rows: RangeInclusive<u16>,
    ) -> Option<CallColumns> {
        let drawn: Vec<&&ShownCall> = calls.iter().filter(|shown| is_covered(shown)).collect();
        let labels: Vec<String> = drawn.iter().map(|shown| shown.call.label().to_string()).collect();
        let numbers: Vec<&str> = labels.iter().map(String::as_str).collect();
        let windows: Vec<&str> = drawn.iter().map(|shown| shown.call.window.as_str()).collect();
        let columns: [&[&str]; 3] = [&numbers, &[ARROW], &windows];
        let (least, gap) = (*rows.start(), (width / 40).max(1));
        // Rather too small than cut off.
        let letters = page
            .figures(&columns, 2 * gap, width, rows)
            .or_else(|| page.figures(&columns, 2 * gap, width, least.min(3)..=least))?;
        let columns = (letters.widest(&numbers), letters.widest(&windows));
        Some(CallColumns { letters, arrow: letters.width(ARROW), gap, columns })
    }

    /// Where the number and the window of a call stand in an area, which they fill from its middle.
    pub fn places(&self, area: Rect) -> (Rect, Rect, Rect) {
        let (number, window) = self.columns;
        let taken = number + self.arrow + window + 2 * self.gap;
        let x = area.x + area.width.saturating_sub(taken) / 2;
        let y = area.y + area.height.saturating_sub(self.letters.rows()) / 2;
        let place = |x, width| Rect { x, y, width, height: self.letters.rows() }.intersection(area);
        let after = x + number + self.gap;
        (place(x, number), place(after, self.arrow), place(after + self.arrow + self.gap, window))
    }

    /// Draws a call, its number in a tone.
    pub fn draw<M>(&self, page: &mut Page<'_, M>, area: Rect, shown: &ShownCall, tone: TextTone) {
        if !is_covered(shown) {
            return written(page, area, shown, tone);
        }
        let (number, arrow, window) = self.places(area);
        let call = &shown.call;
        page.set_in(number, &call.label().to_string(), self.letters, Align::Left, tone);
        page.set_in(arrow, ARROW, self.letters, Align::Left, ARROW_TONE);
        page.set_in(window, &call.window, self.letters, Align::Left, WINDOW_TONE);
    }
}

/// Writes a call where it cannot be large.
pub(super) fn written<M>(page: &mut Page<'_, M>, area: Rect, shown: &ShownCall, tone: TextTone) {
    let text = format!("{} {ARROW} {}", shown.call.label(), shown.call.window);
    let y = area.y + area.height / 2;
    page.text(Rect { y, height: 1, ..area }, &text, Align::Centre, Role::Figure.in_tone(tone));
}

/// Says whether a call can be large.
fn is_covered(shown: &ShownCall) -> bool {
    can_be_large(&shown.call.label().to_string()) && can_be_large(&shown.call.window)
}
