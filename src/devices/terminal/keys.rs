//! Which sequence of a terminal is which touch or key; everything unknown is nothing.

use ratatui::layout::Position;
use vte::Params;

use crate::ui::input::{Input, Key};

/// The farthest cell a touch may name; anything beyond is noise on the line.
const FARTHEST: u16 = 9999;

/// Tells what a mouse report `ESC [ < button ; x ; y` ending in `M` or `m` means.
///
/// Only the first button and the two wheel directions mean anything: a finger has no others.
pub(super) fn touch(params: &Params, action: char) -> Option<Input> {
    let [button, x, y] = numbers(params)?;
    let known = 1..=FARTHEST;
    if !known.contains(&x) || !known.contains(&y) {
        return None;
    }
    let cell = Position::new(x - 1, y - 1);
    match (button, action) {
        (0, 'M') => Some(Input::Press(cell)),
        (0, 'm') => Some(Input::Release(cell)),
        (32, 'M') => Some(Input::Drag(cell)),
        (64, 'M') => Some(Input::ScrollUp),
        (65, 'M') => Some(Input::ScrollDown),
        _ => None,
    }
}

/// Takes exactly `N` plain numbers from a sequence, or nothing.
fn numbers<const N: usize>(params: &Params) -> Option<[u16; N]> {
    let mut found = [0; N];
    if params.len() != N {
        return None;
    }
    for (place, given) in found.iter_mut().zip(params.iter()) {
        let [number] = given else { return None };
        *place = *number;
    }
    Some(found)
}

/// Says whether a sequence has this one number.
pub(super) fn is_numbered(params: &Params, number: u16) -> bool {
    numbers(params) == Some([number])
}

/// Tells which key `ESC [ … action` is; held modifiers, the second number, are not looked at.
pub(super) fn sequence(params: &Params, action: char) -> Option<Key> {
    let first = params.iter().next().and_then(|given| given.first()).copied().unwrap_or(0);
    match action {
        '~' => numbered(first),
        'Z' => Some(Key::BackTab),
        // An answer to "where is the cursor" ends in R too, so R is not taken for F3 here.
        'A'..='D' | 'F' | 'H' | 'P' | 'Q' | 'S' if first <= 1 => lettered(action),
        _ => None,
    }
}

/// Tells which key `ESC O letter` is.
pub(super) fn lettered(letter: char) -> Option<Key> {
    Some(match letter {
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'H' => Key::Home,
        'F' => Key::End,
        'M' => Key::Enter,
        'P' => Key::F(1),
        'Q' => Key::F(2),
        'R' => Key::F(3),
        'S' => Key::F(4),
        _ => return None,
    })
}

/// Tells which function key the Linux console means by `ESC [ [ letter`.
pub(super) fn console(letter: char) -> Option<Key> {
    let number = u8::try_from(letter).ok()?.checked_sub(b'A')?;
    (number < 5).then_some(Key::F(number + 1))
}

/// Tells which key `ESC [ number ~` is.
fn numbered(number: u16) -> Option<Key> {
    let function = |first: u16, key: u16| u8::try_from(number - first + key).ok().map(Key::F);
    match number {
        1 | 7 => Some(Key::Home),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// Tells which key a control byte is; those that no key sends are nothing.
pub(super) fn control(byte: u8) -> Option<Key> {
    match byte {
        0x08 => Some(Key::Backspace),
        b'\t' => Some(Key::Tab),
        b'\r' | b'\n' => Some(Key::Enter),
        0x00 => Some(Key::Control(' ')),
        0x01..=0x1a => Some(Key::Control(char::from(byte + 0x60))),
        0x1c..=0x1f => Some(Key::Control(char::from(byte + 0x40))),
        _ => None,
    }
}

/// Tells which key a printed character is; what cannot stand in a text is nothing.
pub(super) fn typed(letter: char) -> Option<Key> {
    if letter == '\u{7f}' {
        return Some(Key::Backspace);
    }
    // Marks that turn, break or hide the text, and the sign for bytes that were no text.
    let marks =
        ['\u{200e}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2066}'..='\u{2069}', '\u{fff9}'..='\u{fffd}'];
    let unfit =
        letter.is_control() || letter == '\u{feff}' || marks.iter().any(|range| range.contains(&letter));
    (!unfit).then_some(Key::Char(letter))
}
