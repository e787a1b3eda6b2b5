//! Where things stand on a board, lying or upright.
use crate::ui::{Grid, Panel, take_bottom, take_top, tiles};
use ratatui::layout::Rect;

/// The places of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
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

impl Layout {
    /// The places on an area of any size.
    pub fn of(area: Rect) -> Layout {
        let (height, upright) = (area.height, is_upright(area));
        let least = height.div_ceil(12).max(DRAWN);
        let (columns, lines) = match (upright, height) {
            (false, 0..28) => (2, 2),
            (false, _) => (2, 3),
            (true, 0..60) => (1, 3),
            (true, _) => (1, 4),
        };
        let (head, rest) = take_top(area, if upright { height / 10 } else { (height + 5) / 11 }.max(1));
        let (foot, rest) = take_bottom(rest, if height >= 60 { 2 } else { 1 });
        // Four rows drawn and one written where the cells are small; written alone where they are large.
        let (notice, rest) = take_bottom(rest, if height >= 40 { (height / 11).max(5) } else { 2 });
        let (waiting, missed, rest) = bands(rest, height, upright);
        let list = (lines * (least + 1)).min(rest.height / 2);
        let (list, newest) = take_bottom(rest, list);
        let lines = lines.min(list.height / (DRAWN + 1)).max(1);
        Layout {
            head,
            newest,
            rows: tiles(list, columns, lines, 2),
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

/// The places of who waits and who was missed: side by side, or one above the other.
fn bands(area: Rect, height: u16, upright: bool) -> (Rect, Rect, Rect) {
    if upright {
        let each = (height * 17 / 200).max(4);
        let (missed, rest) = take_bottom(area, each);
        let (waiting, rest) = take_bottom(rest, each);
        return (waiting, missed, rest);
    }
    let (band, rest) = take_bottom(area, (height * 31 / 200).max(3));
    let halves = tiles(band, 2, 1, 2);
    (halves[0], halves[1], rest)
}

/// Says whether a screen of some cells hangs upright: a cell is about twice as high as wide.
fn is_upright(area: Rect) -> bool {
    u32::from(area.height) * 2 > u32::from(area.width)
}
