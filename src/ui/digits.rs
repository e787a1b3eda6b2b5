//! A pad of ten digits as on a telephone, for codes.
use super::{Align, ButtonStyle, CodeInput, Page, Role, button::inside, tiles};
use ratatui::layout::Rect;

/// A key with so many rows inside has its digit displayed.
const DRAWN_FROM: u16 = 4;

/// The keys in rows of three.
const KEYS: [CodeInput; 12] = [
    CodeInput::Letter('1'),
    CodeInput::Letter('2'),
    CodeInput::Letter('3'),
    CodeInput::Letter('4'),
    CodeInput::Letter('5'),
    CodeInput::Letter('6'),
    CodeInput::Letter('7'),
    CodeInput::Letter('8'),
    CodeInput::Letter('9'),
    CodeInput::Erase,
    CodeInput::Letter('0'),
    CodeInput::Clear,
];

impl Page<'_, CodeInput> {
    /// Draws the pad over a whole area: four rows of three keys.
    pub fn digits(&mut self, area: Rect, erase: &str, clear: &str) {
        for (place, stroke) in tiles(area, 3, 4, self.grid.gap()).into_iter().zip(KEYS) {
            match stroke {
                CodeInput::Letter(digit) => self.digit(place, digit),
                CodeInput::Erase => self.quick_button(place, erase, ButtonStyle::Soft, stroke),
                CodeInput::Clear => self.quick_button(place, clear, ButtonStyle::Soft, stroke),
            }
        }
    }

    fn digit(&mut self, area: Rect, digit: char) {
        let ground = self.ground_of(ButtonStyle::Card, self.next_is_pressed());
        self.card(area, ground);
        let inner = inside(area);
        let label = digit.to_string();
        if inner.height >= DRAWN_FROM {
            self.display(inner, &label, Align::Centre, Role::Button);
        } else {
            let row = Rect {
                y: inner.y + inner.height.saturating_sub(1) / 2,
                height: inner.height.min(1),
                ..inner
            };
            self.text(row, &label, Align::Centre, Role::Button);
        }
        self.quick_target(area, CodeInput::Letter(digit));
    }
}
