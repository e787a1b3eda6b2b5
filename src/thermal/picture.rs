//! Small pictures out of dots, before they are on the paper.
use super::piece::Row;

/// Rows of dots of one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub width: usize,
    pub rows: Vec<Row>,
}

impl Picture {
    /// A glyph of 24 rows, bit 23 of each the leftmost dot.
    pub fn glyph(rows: &[u32; 24], width: usize) -> Picture {
        let row = |bits: &u32| Row::of(&(bits << 8).to_be_bytes()[..3]);
        Picture { width, rows: rows.iter().map(row).collect() }
    }

    /// Columns of dots, the highest in bit 7 of the first byte, as the computer sends glyphs and column pictures.
    pub fn columns(bytes: &[u8], bytes_a_column: usize) -> Picture {
        let columns: Vec<&[u8]> = bytes.chunks_exact(bytes_a_column.max(1)).collect();
        let dark = |x: usize, y: usize| columns[x][y / 8] << (y % 8) & 0x80 != 0;
        Picture::drawn(columns.len(), bytes_a_column * 8, dark)
    }

    /// What a rule says dot by dot.
    pub fn drawn(width: usize, height: usize, dark: impl Fn(usize, usize) -> bool) -> Picture {
        let row = |y| {
            let mut row = Row::default();
            (0..width).filter(|x| dark(*x, y)).for_each(|x| row.set(x));
            row
        };
        Picture { width, rows: (0..height).map(row).collect() }
    }

    /// Each dot drawn so many times across and down.
    pub fn enlarged(&self, across: usize, down: usize) -> Picture {
        if (across, down) == (1, 1) {
            return self.clone();
        }
        Picture::drawn(self.width * across, self.rows.len() * down, |x, y| {
            self.rows[y / down].dark(x / across)
        })
    }

    /// Squeezed or stretched to a size, each dot taken from where it lay.
    pub fn fitted(&self, width: usize, height: usize) -> Picture {
        let (across, down) = (self.width, self.rows.len());
        if (across, down) == (width, height) {
            return self.clone();
        }
        Picture::drawn(width, height, |x, y| self.rows[y * down / height].dark(x * across / width))
    }

    /// Dark for light.
    pub fn reversed(&self) -> Picture {
        Picture::drawn(self.width, self.rows.len(), |x, y| !self.rows[y].dark(x))
    }
}
