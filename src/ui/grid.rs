//! The grid of a panel: how many cells there are, and how large a finger is in cells.

/// The glass of a panel, in millimetres, as it hangs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel {
    /// From the left edge to the right one, in millimetres.
    pub width_mm: f32,
    /// From the upper edge to the lower one, in millimetres.
    pub height_mm: f32,
}

impl Default for Panel {
    /// A 21.5 inch panel, upright.
    fn default() -> Self {
        Panel { width_mm: 268.0, height_mm: 476.0 }
    }
}

/// A finger needs this much each way (VVSG 2.0, 7.2-I).
pub const FINGER_MM: f32 = 12.7;
/// Two targets lie at least this far apart.
pub const APART_MM: f32 = 2.5;

/// Cells and what they measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Columns of the terminal.
    pub columns: u16,
    /// Rows of the terminal.
    pub rows: u16,
    /// Large type (大字版).
    pub large: bool,
    /// The width of a column.
    pub column_mm: f32,
    /// The height of a row.
    pub row_mm: f32,
}

impl Grid {
    /// The grid of a terminal on a panel.
    pub fn new(columns: u16, rows: u16, panel: Panel, large: bool) -> Self {
        let (column_mm, row_mm) =
            (panel.width_mm / f32::from(columns.max(1)), panel.height_mm / f32::from(rows.max(1)));
        Grid { columns, rows, large, column_mm, row_mm }
    }

    /// The least width of a target, in columns.
    pub fn finger_columns(&self) -> u16 {
        cells(FINGER_MM, self.column_mm)
    }

    /// The least height of a target, in rows. Its first and last row are drawn half, so one more than a finger, and at
    /// least one row between them for its words.
    pub fn finger_rows(&self) -> u16 {
        (cells(FINGER_MM, self.row_mm) + 1).max(3)
    }

    /// Columns between two targets side by side.
    pub fn gap(&self) -> u16 {
        cells(APART_MM, self.column_mm).max(2)
    }

    /// Upright enough for a header and a footer with air around them.
    pub fn is_tall(&self) -> bool {
        self.rows >= 36
    }

    /// Wide enough for three tiles side by side.
    pub fn is_wide(&self) -> bool {
        self.columns >= 90
    }

    /// Columns that a drawn Han character of some rows takes to look square.
    pub fn han_columns(&self, rows: u16) -> u16 {
        let ratio = (self.row_mm / self.column_mm).clamp(1.6, 2.6);
        rounded(f32::from(rows) * ratio).max(2)
    }
}

/// How many cells of `each` millimetres hold `need` millimetres, a hair's breadth forgiven.
fn cells(need: f32, each: f32) -> u16 {
    rounded((need / each.max(0.1) - 0.01).ceil()).max(1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn rounded(value: f32) -> u16 {
    value.round().clamp(0.0, 400.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_on_the_panels_we_know() {
        let upright = Grid::new(72, 53, Panel::default(), false);
        assert_eq!((upright.finger_columns(), upright.finger_rows(), upright.gap()), (4, 3, 2));
        let across = Panel { width_mm: 476.0, height_mm: 268.0 };
        let dense = Grid::new(160, 50, across, false);
        assert_eq!((dense.finger_columns(), dense.finger_rows()), (5, 4));
        assert_eq!(Grid::new(128, 30, across, false).han_columns(5), 12);
    }

    #[test]
    fn absurd_panels_do_no_harm() {
        let nothing = Panel { width_mm: 0.0, height_mm: 0.0 };
        for (columns, rows) in [(0, 0), (1, 1), (400, 150)] {
            let grid = Grid::new(columns, rows, nothing, true);
            assert!(grid.finger_columns() >= 1 && grid.han_columns(5) >= 2);
        }
    }
}
