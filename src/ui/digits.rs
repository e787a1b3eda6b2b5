//! A pad of ten digits as on a telephone, for codes.
use super::{Align, Look, Page, Stroke, bold, button::inside, tiles};
use ratatui::layout::Rect;

/// A key with so many rows inside has its digit drawn.
const DRAWN_FROM: u16 = 4;

/// The keys in rows of three.
const KEYS: [Stroke; 12] = [
    Stroke::Letter('1'),
    Stroke::Letter('2'),
    Stroke::Letter('3'),
    Stroke::Letter('4'),
    Stroke::Letter('5'),
    Stroke::Letter('6'),
    Stroke::Letter('7'),
    Stroke::Letter('8'),
    Stroke::Letter('9'),
    Stroke::Erase,
    Stroke::Letter('0'),
    Stroke::Clear,
];

impl Page<'_, Stroke> {
    /// Draws the pad over a whole area: four rows of three keys.
    pub fn digits(&mut self, area: Rect, erase: &str, clear: &str) {
        for (place, stroke) in tiles(area, 3, 4, self.grid.gap()).into_iter().zip(KEYS) {
            match stroke {
                Stroke::Letter(digit) => self.digit(place, digit),
                Stroke::Erase => self.quick_button(place, erase, Look::Soft, stroke),
                Stroke::Clear => self.quick_button(place, clear, Look::Soft, stroke),
            }
        }
    }

    fn digit(&mut self, area: Rect, digit: char) {
        let (fg, bg) = self.colours(Look::Card, self.next_is_pressed());
        self.card(area, bg);
        let inner = inside(area);
        let label = digit.to_string();
        if inner.height >= DRAWN_FROM {
            self.headline(inner, &label, Align::Centre, fg, bg);
        } else {
            let row = Rect {
                y: inner.y + inner.height.saturating_sub(1) / 2,
                height: inner.height.min(1),
                ..inner
            };
            self.text(row, &label, Align::Centre, bold(fg, bg));
        }
        self.quick_target(area, Stroke::Letter(digit));
    }
}
