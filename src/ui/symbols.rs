//! Keys for codes of letters and digits, in even rows.
use super::button::inside;
use super::lettering::drawn_from;
use super::{Align, ButtonStyle, CodeInput, Lettering, Page, TextTone, tiles};
use ratatui::layout::Rect;

impl Page<'_, CodeInput> {
    /// Draws a key for each symbol over a whole area, so many across; behind them, those that take away the last one and all.
    pub fn symbols(&mut self, area: Rect, (symbols, across): (&str, u16), (erase, clear): (&str, &str)) {
        let count = u16::try_from(symbols.chars().count()).unwrap_or(u16::MAX);
        let rows = (count + 2).div_ceil(across.max(1));
        let gap = self.grid.gap();
        let mut places = tiles(area, across, rows, gap).into_iter();
        let letters = places.as_slice().first().and_then(|place| self.symbol_letters(*place, symbols));
        for symbol in symbols.chars() {
            let Some(place) = places.next() else { return };
            self.symbol(place, symbol, letters);
        }
        // The two share what is left of the last row.
        let Some(first) = places.next() else { return };
        let left = Rect { width: area.right().saturating_sub(first.x), ..first };
        let ends = [(erase, CodeInput::Erase), (clear, CodeInput::Clear)];
        for (place, (label, stroke)) in tiles(left, 2, 1, gap).into_iter().zip(ends) {
            self.quick_button(place, label, ButtonStyle::Soft, stroke);
        }
    }

    /// The letters in which every symbol has room on a key: all of them are drawn, or none.
    fn symbol_letters(&self, key: Rect, symbols: &str) -> Option<Lettering> {
        let inner = inside(key);
        let all: Vec<String> = symbols.chars().map(String::from).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let rows = drawn_from(self.grid.large)..=inner.height;
        if rows.is_empty() { None } else { self.figures(&[&all], 0, inner.width, rows) }
    }

    fn symbol(&mut self, key: Rect, symbol: char, letters: Option<Lettering>) {
        let label = symbol.to_string();
        self.card(key, self.ground_of(ButtonStyle::Card, self.next_is_pressed()));
        match letters {
            Some(letters) => {
                let inner = inside(key);
                let y = inner.y + inner.height.saturating_sub(letters.rows()) / 2;
                self.set_in(Rect { y, ..inner }, &label, letters, Align::Centre, TextTone::Plain);
            }
            None => self.written_label(key, &label, TextTone::Plain),
        }
        self.quick_target(key, CodeInput::Letter(symbol));
    }
}
