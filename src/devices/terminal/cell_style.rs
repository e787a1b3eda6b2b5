//! What a cell wears, colours and modifiers, and the shortest way to change from one face to the next.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// How many colours the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourDepth {
    /// Every colour, as red, green and blue.
    #[default]
    True,
    /// The 256 of the common table; others are drawn as the nearest of these.
    Indexed,
}

/// Parts of the names of terminals that show every colour.
const TRUE: [&str; 6] = ["direct", "foot", "kitty", "alacritty", "ghostty", "wezterm"];
/// The part of the names of terminals that show the 256 of the common table.
const MANY: &str = "256";

impl ColourDepth {
    /// How many colours a terminal can show that names itself so in `TERM` and `COLORTERM`; nothing where it does not say
    /// that it has even 256. The kiosk, the other screens and `hall check` go by this rule.
    pub fn of(terminal: &str, colours: &str) -> Option<ColourDepth> {
        if !colours.is_empty() || TRUE.iter().any(|name| terminal.contains(name)) {
            return Some(ColourDepth::True);
        }
        terminal.contains(MANY).then_some(ColourDepth::Indexed)
    }
}

/// Modifiers that can be seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Each modifier with the number that puts it on and the one that takes it off (and its twin with it).
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What a cell wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellStyle {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl CellStyle {
    /// What a terminal wears after a reset.
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The face that is enough for `cell` when `self` is worn already: a blank shows nothing but its ground.
    pub(super) fn enough_for(self, cell: &Cell) -> Self {
        if is_ground(cell) {
            Self { bg: cell.bg, modifier: self.modifier.difference(SEEN_ON_BLANK), ..self }
        } else {
            Self::of(cell)
        }
    }

    /// Appends the shortest sequence that changes `from` (nothing: unknown) into `self`.
    pub(super) fn wear(self, from: Option<Self>, bytes: &mut Vec<u8>) {
        if from == Some(self) {
            return;
        }
        let mut codes = vec![0];
        self.differ(Self::PLAIN, &mut codes);
        let mut shortest = written(&codes);
        if let Some(from) = from {
            codes.clear();
            self.differ(from, &mut codes);
            let difference = written(&codes);
            if difference.len() < shortest.len() {
                shortest = difference;
            }
        }
        bytes.extend(shortest);
    }

    fn differ(self, from: Self, codes: &mut Vec<u8>) {
        let mut kept = from.modifier;
        for (modifier, _, off) in MODIFIERS {
            if kept.contains(modifier) && !self.modifier.contains(modifier) {
                codes.push(off);
                for (twin, _, other) in MODIFIERS {
                    kept.set(twin, kept.contains(twin) && other != off);
                }
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if self.modifier.contains(modifier) && !kept.contains(modifier) {
                codes.push(on);
            }
        }
        if self.fg != from.fg {
            colour(self.fg, 30, codes);
        }
        if self.bg != from.bg {
            colour(self.bg, 40, codes);
        }
    }
}

/// Whether a cell shows its ground and nothing else.
pub(super) fn is_ground(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANK)
}

/// Writes the numbers of one change; a lone reset needs none.
fn written(codes: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x1b[".to_vec();
    if codes != [0] {
        for (place, code) in codes.iter().enumerate() {
            let separator = if place == 0 { "" } else { ";" };
            // Writing into memory cannot fail.
            let _ = write!(bytes, "{separator}{code}");
        }
    }
    bytes.push(b'm');
    bytes
}

/// Appends the numbers of a colour, for the foreground where `base` is 30, for the ground where it is 40.
fn colour(colour: Color, base: u8, codes: &mut Vec<u8>) {
    match colour {
        Color::Reset => codes.push(base + 9),
        Color::Black => codes.push(base),
        Color::Red => codes.push(base + 1),
        Color::Green => codes.push(base + 2),
        Color::Yellow => codes.push(base + 3),
        Color::Blue => codes.push(base + 4),
        Color::Magenta => codes.push(base + 5),
        Color::Cyan => codes.push(base + 6),
        Color::Gray => codes.push(base + 7),
        Color::DarkGray => codes.push(base + 60),
        Color::LightRed => codes.push(base + 61),
        Color::LightGreen => codes.push(base + 62),
        Color::LightYellow => codes.push(base + 63),
        Color::LightBlue => codes.push(base + 64),
        Color::LightMagenta => codes.push(base + 65),
        Color::LightCyan => codes.push(base + 66),
        Color::White => codes.push(base + 67),
        Color::Indexed(number) => codes.extend([base + 8, 5, number]),
        Color::Rgb(red, green, blue) => codes.extend([base + 8, 2, red, green, blue]),
    }
}

/// Draws a colour within `depth`.
pub(super) fn within(depth: ColourDepth, colour: Color) -> Color {
    match (depth, colour) {
        (ColourDepth::Indexed, Color::Rgb(red, green, blue)) => Color::Indexed(nearest([red, green, blue])),
        _ => colour,
    }
}

/// Finds the nearest of the 216 colours of the cube and the 24 greys; the first 16 differ from terminal to
/// terminal.
fn nearest(wanted: [u8; 3]) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let distance = |there: [u8; 3]| -> u32 {
        wanted.iter().zip(there).map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let cube = (0..216_u8).map(|n| (16 + n, [n / 36, n / 6 % 6, n % 6].map(|step| STEPS[usize::from(step)])));
    let greys = (0..24_u8).map(|n| (232 + n, [8 + 10 * n; 3]));
    cube.chain(greys).min_by_key(|&(_, there)| distance(there)).map_or(16, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kiosk_and_the_check_know_colours_by_one_rule() {
        assert_eq!(ColourDepth::of("xterm-256color", "truecolor"), Some(ColourDepth::True));
        assert_eq!(ColourDepth::of("foot", ""), Some(ColourDepth::True));
        assert_eq!(ColourDepth::of("xterm-direct", ""), Some(ColourDepth::True));
        assert_eq!(ColourDepth::of("xterm-256color", ""), Some(ColourDepth::Indexed));
        for few in ["linux", "vt220", "xterm", ""] {
            assert_eq!(ColourDepth::of(few, ""), None, "{few}");
        }
    }
}
