//! A number and where to go with it: `A012 → A03`, as large as its place allows and never cut off.
use super::calls::ShownCall;
use crate::ui::{Align, GlyphSize, Glyphs, Page, bold, widest};
use ratatui::{layout::Rect, style::Color};
use std::ops::RangeInclusive;

pub(super) const ARROW: &str = "→";

/// The colours of a call: its number, the arrow, the window, and their ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallColours {
    pub number: Color,
    pub arrow: Color,
    pub window: Color,
    pub ground: Color,
}

/// How several calls are set below each other: all alike, in columns.
pub(super) struct CallColumns {
    size: GlyphSize,
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
        let labels: Vec<String> = drawn.iter().map(|shown| shown.call.label()).collect();
        let numbers: Vec<&str> = labels.iter().map(String::as_str).collect();
        let windows: Vec<&str> = drawn.iter().map(|shown| shown.call.window.as_str()).collect();
        let columns: [&[&str]; 3] = [&numbers, &[ARROW], &windows];
        let (least, gap) = (*rows.start(), (width / 40).max(1));
        // Rather too small than cut off.
        let size = page
            .figures(&columns, 2 * gap, width, rows)
            .or_else(|| page.figures(&columns, 2 * gap, width, least.min(3)..=least))?;
        let arrow = widest(&[ARROW], size);
        Some(CallColumns { size, arrow, gap, columns: (widest(&numbers, size), widest(&windows, size)) })
    }

    /// Where the number and the window of a call stand in an area, which they fill from its middle.
    pub fn places(&self, area: Rect) -> (Rect, Rect, Rect) {
        let (number, window) = self.columns;
        let taken = number + self.arrow + window + 2 * self.gap;
        let x = area.x + area.width.saturating_sub(taken) / 2;
        let y = area.y + area.height.saturating_sub(self.size.rows) / 2;
        let place = |x, width| Rect { x, y, width, height: self.size.rows }.intersection(area);
        let after = x + number + self.gap;
        (place(x, number), place(after, self.arrow), place(after + self.arrow + self.gap, window))
    }

    /// Draws a call.
    pub fn draw<M>(&self, page: &mut Page<'_, M>, area: Rect, shown: &ShownCall, dress: CallColours) {
        if !is_covered(shown) {
            return written(page, area, shown, dress);
        }
        let (number, arrow, window) = self.places(area);
        let call = &shown.call;
        page.glyphs(number, &call.label(), self.size, Align::Left, dress.number, dress.ground);
        page.glyphs(arrow, ARROW, self.size, Align::Left, dress.arrow, dress.ground);
        page.glyphs(window, &call.window, self.size, Align::Left, dress.window, dress.ground);
    }
}

/// Writes a call where it cannot be drawn.
pub(super) fn written<M>(page: &mut Page<'_, M>, area: Rect, shown: &ShownCall, dress: CallColours) {
    let text = format!("{} {ARROW} {}", shown.call.label(), shown.call.window);
    let y = area.y + area.height / 2;
    page.text(Rect { y, height: 1, ..area }, &text, Align::Centre, bold(dress.number, dress.ground));
}

/// Says whether a call can be drawn.
fn is_covered(shown: &ShownCall) -> bool {
    Glyphs::get().covers(&shown.call.label()) && Glyphs::get().covers(&shown.call.window)
}
