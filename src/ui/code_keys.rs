//! The letters of a code, on a page that also has digits.
use super::{ButtonStyle, Page, take_top, tiles};
use ratatui::layout::Rect;

/// What a touch on the keys of a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeInput {
    /// A letter or a digit.
    Letter(char),
    /// Takes the last letter away.
    Erase,
    /// Takes everything away.
    Clear,
}

/// How the letters are arranged. What has been typed belongs to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeKeys {
    columns: u16,
    height: u16,
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
const QWERTY: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

impl CodeKeys {
    /// The letters for an area: as on a typewriter where there is height for it, else in two long rows.
    pub fn fitting(area: Rect, finger_rows: u16, large: bool) -> Self {
        let roomy = area.height >= 26 && area.width < 100;
        let height = if roomy && large { finger_rows.max(5) } else { finger_rows };
        CodeKeys { columns: if roomy { 10 } else { 14 }, height }
    }

    /// Rows the letters take.
    pub fn rows(self) -> u16 {
        if self.columns == 10 { 3 * self.height } else { 2 * self.height }
    }

    /// Draws the keys from the top of an area.
    pub fn view(self, page: &mut Page<'_, CodeInput>, area: Rect, erase: &str, clear: &str) {
        let gap = page.grid.gap();
        let pitch = (area.width + gap) / self.columns;
        let width = pitch.saturating_sub(gap);
        let mut rest = area;
        for (letters, strokes) in self.arrangement() {
            let (row, below) = take_top(rest, self.height);
            rest = below;
            let count = u16::try_from(letters.len()).unwrap_or(0);
            let centred = self.columns == 10 && strokes.is_empty();
            let mut x = row.x + if centred { (self.columns - count) * pitch / 2 } else { 0 };
            for letter in letters.chars() {
                let label = letter.to_ascii_uppercase().to_string();
                page.quick_button(
                    Rect { x, width, ..row },
                    &label,
                    ButtonStyle::Card,
                    CodeInput::Letter(letter),
                );
                x += pitch;
            }
            let left = Rect { x, width: area.right().saturating_sub(x), ..row };
            let places = tiles(left, u16::try_from(strokes.len()).unwrap_or(1), 1, gap);
            for (place, stroke) in places.into_iter().zip(strokes) {
                let label = if *stroke == CodeInput::Erase { erase } else { clear };
                page.quick_button(place, label, ButtonStyle::Soft, *stroke);
            }
        }
    }

    /// Rows of letters, and what stands at the end of each.
    fn arrangement(self) -> Vec<(&'static str, &'static [CodeInput])> {
        if self.columns == 10 {
            return vec![
                (QWERTY[0], &[]),
                (QWERTY[1], &[]),
                (QWERTY[2], &[CodeInput::Erase, CodeInput::Clear]),
            ];
        }
        vec![(&LETTERS[..13], &[CodeInput::Erase]), (&LETTERS[13..], &[CodeInput::Clear])]
    }
}
