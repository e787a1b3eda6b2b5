//! Faces: how somebody feels, drawn in half cells on a coloured ground, with the word for it.
use super::{Align, ButtonStyle, Page, Role, button::inside, lettering::drawn_from, take_bottom};
use crate::text::layout::wrap::wrap;
use ratatui::{layout::Rect, style::Color};

/// The columns of a face, and its rows of two halves each.
const FACE: (u16, u16) = (11, 4);

/// Five faces from the happiest on: eyes above, a mouth below.
const FACES: [[&str; 8]; 5] = [
    [
        "..##...##..",
        "..##...##..",
        "...........",
        "#.........#",
        "##.......##",
        ".###...###.",
        "..#######..",
        "....###....",
    ],
    [
        "..##...##..",
        "..##...##..",
        "...........",
        "...........",
        ".#.......#.",
        ".##.....##.",
        "..##...##..",
        "...#####...",
    ],
    [
        "..##...##..",
        "..##...##..",
        "...........",
        "...........",
        "...........",
        "..#######..",
        "..#######..",
        "...........",
    ],
    [
        "..##...##..",
        "..##...##..",
        "...........",
        "...........",
        "...#####...",
        "..##...##..",
        ".##.....##.",
        ".#.......#.",
    ],
    [
        "##.......##",
        ".###...###.",
        "..##...##..",
        "...........",
        "....###....",
        "..#######..",
        ".###...###.",
        "##.......##",
    ],
];

/// A face among five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceTile<'a> {
    /// Which face, the happiest first, from 0; from 4 on it is the last.
    pub face: usize,
    /// The word for it.
    pub title: &'a str,
    /// The colour of the ground.
    pub look: ButtonStyle,
}

impl<M> Page<'_, M> {
    /// Draws a face and its word in an area, beside or above one another, and makes it a target that means a message.
    pub fn face(&mut self, area: Rect, tile: FaceTile<'_>, message: M) {
        let ground = self.ground_of(tile.look, self.next_is_pressed());
        self.card(area, ground);
        let inner = inside(area);
        let (columns, rows) = FACE;
        if inner.height >= rows && area.width >= 3 * columns + 4 {
            let face = Rect { width: columns, ..inner };
            self.draw_face(Rect { x: face.x + 2, ..face }, tile.face, ground);
            let left = columns + 4;
            self.face_words(Rect { x: inner.x + left, width: inner.width - left, ..inner }, tile);
        } else {
            let written = wrap(tile.title, inner.width.into()).len();
            let words = u16::try_from(written).unwrap_or(1).min(inner.height);
            let (below, above) =
                take_bottom(inner, if inner.height >= rows + words { words } else { inner.height });
            if above.height >= rows && above.width >= columns {
                self.draw_face(above, tile.face, ground);
            }
            self.face_words(below, tile);
        }
        self.target(area, message);
    }

    fn face_words(&mut self, area: Rect, tile: FaceTile<'_>) {
        let role = Role::Button.in_tone(tile.look.tone());
        if area.height >= drawn_from(self.grid.large) {
            self.display(area, tile.title, Align::Centre, role);
            return;
        }
        let lines = wrap(tile.title, area.width.into());
        let rows = u16::try_from(lines.len()).unwrap_or(1).min(area.height);
        let y = area.y + (area.height - rows) / 2;
        self.lines(Rect { y, height: rows, ..area }, &lines, Align::Centre, role);
    }

    /// A face in the middle of an area, in the colour of cards.
    fn draw_face(&mut self, area: Rect, face: usize, ground: Color) {
        let (columns, rows) = FACE;
        let drawing = FACES[face.min(FACES.len() - 1)];
        let left = area.x + area.width.saturating_sub(columns) / 2;
        let top = area.y + area.height.saturating_sub(rows) / 2;
        let ink = self.theme.card;
        let is_ink = |x: u16, half: u16| {
            let row = drawing.get(usize::from(half)).map_or(&[][..], |row| row.as_bytes());
            row.get(usize::from(x)) == Some(&b'#')
        };
        for y in 0..rows {
            for x in 0..columns {
                let symbol = match (is_ink(x, 2 * y), is_ink(x, 2 * y + 1)) {
                    (true, true) => "█",
                    (true, false) => "▀",
                    (false, true) => "▄",
                    (false, false) => continue,
                };
                self.edge(Rect { x: left + x, y: top + y, width: 1, height: 1 }, symbol, ink, ground);
            }
        }
    }
}
