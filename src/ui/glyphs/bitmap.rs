//! Points that are on or off, and the sextants they make.

/// Points row by row; asking for or setting a point outside is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bitmap {
    width: usize,
    on: Vec<bool>,
}

impl Bitmap {
    /// Makes a bitmap with every point off.
    pub(super) fn blank(width: u16, height: u16) -> Self {
        Self { width: width.into(), on: vec![false; usize::from(width) * usize::from(height)] }
    }

    /// Makes a bitmap of points given row by row.
    pub(super) fn from_ink(width: usize, on: impl Iterator<Item = bool>) -> Self {
        Self { width, on: on.collect() }
    }

    /// Copies the points of another bitmap that are on; what does not fit is cut off.
    pub(super) fn stamp(&mut self, other: &Self, left: u16, top: u16) {
        let (left, top) = (usize::from(left), usize::from(top));
        let copied = other.width.min(self.width.saturating_sub(left));
        if copied == 0 {
            return;
        }
        let targets = self.on.chunks_mut(self.width).skip(top);
        for (target, source) in targets.zip(other.on.chunks(other.width)) {
            for (to, from) in target[left..left + copied].iter_mut().zip(source) {
                *to |= from;
            }
        }
    }

    /// How many points a row has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Cuts off the columns on the left and right that have no point on.
    pub(super) fn trimmed(&self) -> Self {
        let height = self.on.len() / self.width.max(1);
        let inked = |x: &usize| (0..height).any(|y| self.is_on(*x, y));
        let first = (0..self.width).find(inked).unwrap_or(0);
        let end = (first..self.width).rfind(inked).map_or(self.width, |last| last + 1);
        let rows = self.on.chunks(self.width.max(1));
        Self::from_ink(end - first, rows.flat_map(|row| &row[first..end]).copied())
    }

    fn is_on(&self, x: usize, y: usize) -> bool {
        x < self.width && self.on.get(y * self.width + x).is_some_and(|on| *on)
    }

    /// The character that shows the six points of a cell.
    pub(super) fn sextant(&self, column: u16, row: u16) -> char {
        let (x, y) = (usize::from(column) * 2, usize::from(row) * 3);
        sextant((0..6).fold(0, |bits, i| bits | u32::from(self.is_on(x + i % 2, y + i / 2)) << i))
    }
}

/// The character for a cell's points: bits 0 to 5 from left to right, then downwards.
fn sextant(points: u32) -> char {
    // Unicode left the four patterns out of the block that it already had.
    match points {
        0 => ' ',
        0x15 => '▌',
        0x2a => '▐',
        0x3f.. => '█',
        bits => {
            let before = 1 + u32::from(bits > 0x15) + u32::from(bits > 0x2a);
            char::from_u32(0x1FB00 + bits - before).unwrap_or('█')
        }
    }
}
