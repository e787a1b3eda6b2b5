//! Where things stand on a board, lying or upright.
use crate::ui::{Grid, Panel, take_bottom, take_top, tiles};
use ratatui::layout::Rect;

/// The places of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BoardLayout {
    pub head: Rect,
    /// The newest call.
    pub newest: Rect,
    /// The calls before it, from the newest; a row is left free below each.
    pub rows: Vec<Rect>,
    pub waiting: Rect,
    pub missed: Rect,
    pub notice: Rect,
    pub foot: Rect,
    /// The least height of figures: a twelfth of the screen.
    pub least: u16,
    pub upright: bool,
}

/// Drawn figures have at least so many rows.
const DRAWN: u16 = 3;

impl BoardLayout {
    /// The places on an area of any size.
    pub fn of(area: Rect) -> BoardLayout {
        let (height, upright) = (area.height, is_upright(area));
        let least = height.div_ceil(12).max(DRAWN);
        let (columns, lines) = if upright { (1, 3) } else { (2, 3) };
        let (head, rest) = take_top(area, if upright { height / 8 } else { height / 9 }.max(1));
        let (foot, rest) = take_bottom(rest, if height >= 60 { 2 } else { 1 });
        let (notice, rest) = take_bottom(rest, notice_rows(height, upright));
        let (waiting, missed, rest) = bands(rest, height, upright);
        // Fewer rows rather than smaller figures.
        let lines = lines.min(rest.height * 2 / 3 / (least + 1));
        let (list, newest) = take_bottom(rest, lines * (least + 1));
        BoardLayout {
            head,
            newest,
            rows: if lines == 0 { Vec::new() } else { tiles(list, columns, lines, 2) },
            waiting,
            missed,
            notice,
            foot,
            least,
            upright,
        }
    }

    /// The grid of a board of some cells: screens on walls are 16 : 9, whichever way they hang.
    pub fn grid(area: Rect) -> Grid {
        let (long, short) = (1600.0, 900.0);
        let (width_mm, height_mm) = if is_upright(area) { (short, long) } else { (long, short) };
        Grid::new(area.width, area.height, Panel { width_mm, height_mm }, false)
    }
}

/// Rows of a notice: drawn in one line or two and written below in English; written alone where the cells are large.
fn notice_rows(height: u16, upright: bool) -> u16 {
    match (upright, height) {
        (false, 0..40) => 2,
        (false, _) => (height / 11).max(5),
        (true, 0..60) => 3,
        (true, _) => 10,
    }
}

/// The places of who waits and who was missed: side by side, or one above the other.
fn bands(area: Rect, height: u16, upright: bool) -> (Rect, Rect, Rect) {
    if upright {
        let each = (height * 2 / 25).max(4);
        let (missed, rest) = take_bottom(area, each);
        let (waiting, rest) = take_bottom(rest, each);
        return (waiting, missed, rest);
    }
    let (band, rest) = take_bottom(area, ((height + 3) / 8).max(3));
    let halves = tiles(band, 2, 1, 2);
    (halves[0], halves[1], rest)
}

/// Says whether a screen of some cells hangs upright: a cell is about twice as high as wide.
fn is_upright(area: Rect) -> bool {
    u32::from(area.height) * 2 > u32::from(area.width)
}
