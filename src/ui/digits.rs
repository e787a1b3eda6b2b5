//! A pad of ten digits as on a telephone, for codes.
use super::{Align, ButtonStyle, KeyboardInput, Page, Role, button::inside, tiles};
use ratatui::layout::Rect;

/// A key with so many rows inside has its digit displayed.
const DRAWN_FROM: u16 = 4;

/// The keys in rows of three.
const KEYS: [KeyboardInput; 12] = [
    KeyboardInput::Letter('1'),
    KeyboardInput::Letter('2'),
    KeyboardInput::Letter('3'),
    KeyboardInput::Letter('4'),
    KeyboardInput::Letter('5'),
    KeyboardInput::Letter('6'),
    KeyboardInput::Letter('7'),
    KeyboardInput::Letter('8'),
    KeyboardInput::Letter('9'),
    KeyboardInput::Erase,
    KeyboardInput::Letter('0'),
    KeyboardInput::Clear,
];

impl Page<'_, KeyboardInput> {
    /// Draws the pad over a whole area: four rows of three keys.
    pub fn digits(&mut self, area: Rect, erase: &str, clear: &str) {
        for (place, stroke) in tiles(area, 3, 4, self.grid.gap()).into_iter().zip(KEYS) {
            match stroke {
                KeyboardInput::Letter(digit) => self.digit(place, digit),
                KeyboardInput::Erase => self.quick_button(place, erase, ButtonStyle::Soft, stroke),
                KeyboardInput::Clear => self.quick_button(place, clear, ButtonStyle::Soft, stroke),
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
        self.quick_target(area, KeyboardInput::Letter(digit));
    }
}
