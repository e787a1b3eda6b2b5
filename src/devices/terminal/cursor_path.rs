//! The shortest way of the cursor from one cell to another.

use ratatui::layout::Position;

/// Appends the shortest move from `from` (nothing: unknown) to `to`.
pub(super) fn travel(from: Option<Position>, to: Position, bytes: &mut Vec<u8>) {
    if from == Some(to) {
        return;
    }
    let mut shortest = address(to);
    let ways = from.map(|from| [along_row(from, to), along_column(from, to), from_margin(from, to)]);
    for way in ways.into_iter().flatten().flatten() {
        if way.len() < shortest.len() {
            shortest = way;
        }
    }
    bytes.extend(shortest);
}

/// `ESC [ row ; column H`, without the numbers that are 1.
fn address(to: Position) -> Vec<u8> {
    match (to.y + 1, to.x + 1) {
        (1, 1) => b"\x1b[H".to_vec(),
        (row, 1) => format!("\x1b[{row}H").into_bytes(),
        (row, column) => format!("\x1b[{row};{column}H").into_bytes(),
    }
}

fn along_row(from: Position, to: Position) -> Option<Vec<u8>> {
    if from.y != to.y {
        return None;
    }
    if to.x >= from.x {
        return Some(steps(to.x - from.x, 'C'));
    }
    let back = from.x - to.x;
    Some(if back <= 3 { vec![0x08; usize::from(back)] } else { steps(back, 'D') })
}

fn along_column(from: Position, to: Position) -> Option<Vec<u8>> {
    if from.x != to.x {
        return None;
    }
    Some(if to.y > from.y { steps(to.y - from.y, 'B') } else { steps(from.y - to.y, 'A') })
}

/// Back to the margin, down by line feeds, and in again; a line feed never stands without a return before it.
fn from_margin(from: Position, to: Position) -> Option<Vec<u8>> {
    let down = to.y.checked_sub(from.y).filter(|&down| down <= 4)?;
    let mut way = vec![b'\r'];
    way.resize(1 + usize::from(down), b'\n');
    way.extend(steps(to.x, 'C'));
    Some(way)
}

/// `ESC [ count letter`, without a count of 1; nothing for no step.
fn steps(count: u16, letter: char) -> Vec<u8> {
    match count {
        0 => Vec::new(),
        1 => format!("\x1b[{letter}").into_bytes(),
        _ => format!("\x1b[{count}{letter}").into_bytes(),
    }
}
