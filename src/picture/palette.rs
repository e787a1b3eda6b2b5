//! The colours of cells as red, green and blue.

use ratatui::style::Color;

use super::pixels::Rgb;

/// The sixteen named colours, as xterm shows them.
const NAMED: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The colour of what stands in a cell; white where none was chosen.
pub(super) fn ink(colour: Color) -> Rgb {
    chosen(colour).unwrap_or([255; 3])
}

/// The colour behind it; black where none was chosen.
pub(super) fn ground(colour: Color) -> Rgb {
    chosen(colour).unwrap_or([0; 3])
}

fn chosen(colour: Color) -> Option<Rgb> {
    let index = match colour {
        Color::Reset => return None,
        Color::Rgb(red, green, blue) => return Some([red, green, blue]),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(indexed(index))
}

/// The 256 colours: sixteen named ones, a cube of 6×6×6, 24 greys.
fn indexed(index: u8) -> Rgb {
    match index {
        0..16 => NAMED[usize::from(index)],
        16..232 => {
            let place = usize::from(index - 16);
            [CUBE[place / 36], CUBE[place / 6 % 6], CUBE[place % 6]]
        }
        232.. => [8 + (index - 232) * 10; 3],
    }
}
