//! Keys for codes of letters and digits, in even rows.
use super::{ButtonStyle, CodeInput, Page, tiles};
use ratatui::layout::Rect;

impl Page<'_, CodeInput> {
    /// Draws a key for each symbol over a whole area, so many across; behind them, those that take away the last one and all.
    pub fn symbols(&mut self, area: Rect, (symbols, across): (&str, u16), (erase, clear): (&str, &str)) {
        let count = u16::try_from(symbols.chars().count()).unwrap_or(u16::MAX);
        let rows = (count + 2).div_ceil(across.max(1));
        let gap = self.grid.gap();
        let mut places = tiles(area, across, rows, gap).into_iter();
        for symbol in symbols.chars() {
            let Some(place) = places.next() else { return };
            self.quick_button(place, &symbol.to_string(), ButtonStyle::Card, CodeInput::Letter(symbol));
        }
        // The two share what is left of the last row.
        let Some(first) = places.next() else { return };
        let left = Rect { width: area.right().saturating_sub(first.x), ..first };
        let ends = [(erase, CodeInput::Erase), (clear, CodeInput::Clear)];
        for (place, (label, stroke)) in tiles(left, 2, 1, gap).into_iter().zip(ends) {
            self.quick_button(place, label, ButtonStyle::Soft, stroke);
        }
    }
}
