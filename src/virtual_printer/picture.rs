//! Small pictures out of dots, before they are on the paper.
use super::piece::DotLine;

/// Rows of dots of one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DotPicture {
    pub width: usize,
    pub rows: Vec<DotLine>,
}

impl DotPicture {
    /// A glyph of 24 rows, bit 23 of each the leftmost dot.
    pub fn glyph(rows: &[u32; 24], width: usize) -> DotPicture {
        let row = |bits: &u32| DotLine::of(&(bits << 8).to_be_bytes()[..3]);
        DotPicture { width, rows: rows.iter().map(row).collect() }
    }

    /// Columns of dots, the highest in bit 7 of the first byte, as the computer sends glyphs and column pictures.
    pub fn columns(bytes: &[u8], bytes_a_column: usize) -> DotPicture {
        let columns: Vec<&[u8]> = bytes.chunks_exact(bytes_a_column.max(1)).collect();
        let dark = |x: usize, y: usize| columns[x][y / 8] << (y % 8) & 0x80 != 0;
        DotPicture::drawn(columns.len(), bytes_a_column * 8, dark)
    }

    /// What a rule says dot by dot.
    pub fn drawn(width: usize, height: usize, dark: impl Fn(usize, usize) -> bool) -> DotPicture {
        let row = |y| {
            let mut row = DotLine::default();
            (0..width).filter(|x| dark(*x, y)).for_each(|x| row.set(x));
            row
        };
        DotPicture { width, rows: (0..height).map(row).collect() }
    }

    /// Each dot drawn so many times across and down.
    pub fn enlarged(&self, across: usize, down: usize) -> DotPicture {
        if (across, down) == (1, 1) {
            return self.clone();
        }
        DotPicture::drawn(self.width * across, self.rows.len() * down, |x, y| {
            self.rows[y / down].dark(x / across)
        })
    }

    /// Squeezed or stretched to a size, each dot taken from where it lay.
    pub fn fitted(&self, width: usize, height: usize) -> DotPicture {
        let (across, down) = (self.width, self.rows.len());
        if (across, down) == (width, height) {
            return self.clone();
        }
        DotPicture::drawn(width, height, |x, y| self.rows[y * down / height].dark(x * across / width))
    }

    /// Dark for light.
    pub fn reversed(&self) -> DotPicture {
        DotPicture::drawn(self.width, self.rows.len(), |x, y| !self.rows[y].dark(x))
    }
}
