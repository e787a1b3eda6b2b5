//! The difference between the page wanted and the page shown, as strokes.

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::Color;

use super::cell_style;
use super::grid::{CellGrid, Slot};
use super::sgr_writer::SgrWriter;

/// Up to so many unchanged letters are drawn again rather than stepped over: a step costs three bytes or
/// more.
const BRIDGE: u16 = 3;

/// Draws what differs, and makes `shown` equal to `wanted`, which must be of one size.
pub(super) fn paint(wanted: &CellGrid, shown: &mut CellGrid, writer: &mut SgrWriter) {
    for y in 0..wanted.size().height {
        if wanted.row(y) != shown.row(y) {
            paint_row(wanted, shown, writer, y);
        }
    }
}

fn paint_row(wanted: &CellGrid, shown: &mut CellGrid, writer: &mut SgrWriter, y: u16) {
    let row = wanted.row(y);
    let columns = wanted.size().width;
    let mut x = 0;
    while x < columns {
        let place = usize::from(x);
        match &row[place] {
            Slot::Drawn(cell, width) if row[place] != shown.row(y)[place] => {
                approach(shown, writer, Position { x, y });
                x += if let Some(blanks) = blanks(row, shown.row(y), x, writer) {
                    erase(shown, writer, cell, Position { x, y }, &blanks)
                } else {
                    writer.draw(cell, *width, columns);
                    shown.put(x, y, cell.clone(), *width);
                    *width
                };
            }
            _ => x += 1,
        }
    }
}

/// Brings the brush there, over a short gap by drawing again what is in it.
fn approach(shown: &CellGrid, writer: &mut SgrWriter, to: Position) {
    let columns = shown.size().width;
    if let Some(at) = writer.at().filter(|at| at.y == to.y && at.x < to.x && to.x - at.x <= BRIDGE) {
        let gap = &shown.row(to.y)[usize::from(at.x)..usize::from(to.x)];
        let letters = gap.iter().map_while(|slot| match slot {
            Slot::Drawn(cell, 1) if cell.symbol().len() == 1 && writer.suits(cell) => Some(cell.clone()),
            _ => None,
        });
        let letters: Vec<Cell> = letters.collect();
        if letters.len() == gap.len() {
            for cell in &letters {
                writer.draw(cell, 1, columns);
            }
        }
    }
    writer.go(to);
}

/// A run of equal blanks that is cheaper erased than drawn.
struct BlankRun {
    count: u16,
    to_edge: bool,
}

/// Looks for blanks worth erasing from column `x` on.
fn blanks(row: &[Slot], shown: &[Slot], x: u16, writer: &SgrWriter) -> Option<BlankRun> {
    let from = usize::from(x);
    let Slot::Drawn(cell, _) = &row[from] else { return None };
    let coloured = cell.bg != Color::Reset;
    if !cell_style::is_ground(cell) || (coloured && !writer.habits.erase_paints) {
        return None;
    }
    let run = row[from..].iter().take_while(|slot| **slot == row[from]).count();
    let last = shown[from..from + run].iter().rposition(|slot| *slot != row[from])?;
    let to_edge = from + run == row.len();
    let count = u16::try_from(if to_edge { run } else { last + 1 }).ok()?;
    // Erasing takes 3 bytes to the edge; elsewhere a count, and a step over what was erased.
    let price = if to_edge { 3 } else { 8 + 2 * usize::from(count > 9) };
    (last + 1 > price).then_some(BlankRun { count, to_edge })
}

/// Erases a run of blanks and returns its length.
fn erase(
    shown: &mut CellGrid,
    writer: &mut SgrWriter,
    cell: &Cell,
    from: Position,
    blanks: &BlankRun,
) -> u16 {
    if blanks.to_edge {
        writer.erase_to_edge(cell);
    } else {
        writer.erase(cell, blanks.count);
    }
    for x in from.x..from.x + blanks.count {
        shown.put(x, from.y, cell.clone(), 1);
    }
    blanks.count
}
