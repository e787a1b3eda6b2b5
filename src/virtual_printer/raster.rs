//! Pictures that come row by row and are printed row by row, however large they are.
use super::piece::DotLine;

/// A picture under way (`GS v 0`).
#[derive(Clone, Debug)]
pub(super) struct Raster {
    bytes: usize,
    rows: usize,
    across: usize,
    down: usize,
    row: Vec<u8>,
}

impl Raster {
    /// A picture as the eight bytes of its command announce it; nothing where it has no dots.
    pub fn announced(command: &[u8]) -> Option<Raster> {
        let [_, _, _, mode, xl, xh, yl, yh] = command else { return None };
        let bytes = usize::from(u16::from_le_bytes([*xl, *xh]));
        let rows = usize::from(u16::from_le_bytes([*yl, *yh]));
        let (across, down) = (1 + usize::from(mode & 1), 1 + usize::from(mode >> 1 & 1));
        (bytes > 0 && rows > 0).then(|| Raster { bytes, rows, across, down, row: Vec::new() })
    }

    /// The width of the picture, in dots.
    pub fn width(&self) -> usize {
        self.bytes * 8 * self.across
    }

    /// How often each row is printed.
    pub fn down(&self) -> usize {
        self.down
    }

    /// Takes a byte; the row it completes.
    pub fn take(&mut self, byte: u8) -> Option<DotLine> {
        self.row.push(byte);
        if self.row.len() < self.bytes {
            return None;
        }
        self.rows -= 1;
        let row = DotLine::of(&std::mem::take(&mut self.row));
        Some(if self.across == 1 { row } else { doubled(&row, self.bytes * 8) })
    }

    /// Whether the last row was taken.
    pub fn is_over(&self) -> bool {
        self.rows == 0
    }
}

fn doubled(row: &DotLine, width: usize) -> DotLine {
    let mut wide = DotLine::default();
    for x in (0..width).filter(|x| row.dark(*x)) {
        wide.set(2 * x);
        wide.set(2 * x + 1);
    }
    wide
}
