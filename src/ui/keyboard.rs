//! An on-screen keyboard of letters, for pinyin and English.
use super::{Look, Page, take_top};
use ratatui::layout::Rect;

/// What a touch on the keyboard means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A letter or a space.
    Letter(char),
    /// Takes the last letter away.
    Erase,
    /// Takes everything away.
    Clear,
}

/// A keyboard's arrangement. What has been typed belongs to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyboard {
    columns: u16,
    height: u16,
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
const QWERTY: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

impl Keyboard {
    /// The keyboard for an area: as on a typewriter where there is height for it, else in two long rows.
    pub fn fitting(area: Rect, finger_rows: u16, large: bool) -> Self {
        let roomy = area.height >= 26 && area.width < 100;
        let height = if roomy && large { finger_rows.max(5) } else { finger_rows };
        Keyboard { columns: if roomy { 10 } else { 14 }, height }
    }

    /// Rows the keyboard takes.
    pub fn rows(self) -> u16 {
        if self.columns == 10 { 3 * self.height } else { 2 * self.height }
    }

    /// Draws the keys from the top of an area.
    pub fn view(self, page: &mut Page<'_, Stroke>, area: Rect, erase: &str, clear: &str) {
        let gap = page.grid.gap();
        let pitch = (area.width + gap) / self.columns;
        let width = pitch.saturating_sub(gap);
        let mut rest = area;
        for (letters, last) in self.arrangement() {
            let (row, below) = take_top(rest, self.height);
            rest = below;
            let count = u16::try_from(letters.len()).unwrap_or(0);
            let indent = if self.columns == 10 {
                (self.columns - count) * pitch / 2 * u16::from(last.is_none())
            } else {
                0
            };
            let mut x = row.x + indent;
            for letter in letters.chars() {
                let label = letter.to_ascii_uppercase().to_string();
                page.quick_button(Rect { x, width, ..row }, &label, Look::Card, Stroke::Letter(letter));
                x += pitch;
            }
            if let Some(stroke) = last {
                let label = if stroke == Stroke::Erase { erase } else { clear };
                let width = area.right().saturating_sub(x);
                page.quick_button(Rect { x, width, ..row }, label, Look::Soft, stroke);
            }
        }
    }

    fn arrangement(self) -> Vec<(&'static str, Option<Stroke>)> {
        if self.columns == 10 {
            return vec![(QWERTY[0], None), (QWERTY[1], None), (QWERTY[2], Some(Stroke::Erase))];
        }
        vec![(&LETTERS[..13], Some(Stroke::Erase)), (&LETTERS[13..], Some(Stroke::Clear))]
    }
}
