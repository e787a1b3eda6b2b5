//! What the screens of the staff are made of, at a window, before the whole hall, or beside a printer.
mod dialog;
mod hints;
mod list;
mod staff_screen;

pub use dialog::{question, sheet};
pub use hints::{KeyHint, draw_hint_line, draw_hints, hint_rows};
pub use list::{Cursor, ListLook, draw_list};
pub use staff_screen::{StaffEvent, StaffOutcome, StaffScreen};

use super::{Grid, Panel};
use ratatui::layout::Rect;

/// A monitor on a desk, across.
pub const MONITOR: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };

/// The grid of a terminal on such a monitor.
pub fn grid(area: Rect) -> Grid {
    Grid::new(area.width, area.height, MONITOR, false)
}
