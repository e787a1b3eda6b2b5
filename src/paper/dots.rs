//! Rows of dots, packed as printers take them: eight to a byte, the leftmost the highest bit.

/// A picture in black and white.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dots {
    /// Dots in a row.
    pub width: usize,
    /// Rows from the top, each of as many bytes as `width` dots need.
    pub rows: Vec<Vec<u8>>,
}

impl Dots {
    /// A row moved to the right by fewer than eight dots, in so many bytes.
    pub fn moved(row: &[u8], by: usize, bytes: usize) -> impl Iterator<Item = u8> {
        (0..bytes).map(move |at| {
            let here = row.get(at).copied().unwrap_or(0);
            let before = at.checked_sub(1).and_then(|at| row.get(at)).copied().unwrap_or(0);
            (u16::from_be_bytes([before, here]) >> by).to_be_bytes()[1]
        })
    }
}

/// A row while it is written from the left.
#[derive(Default)]
pub(super) struct DotRow {
    bytes: Vec<u8>,
    rest: u64,
    waiting: u32,
}

impl DotRow {
    /// Puts dots at the end: the lowest `count` bits, at most 32, the highest of them first.
    pub fn push(&mut self, bits: u32, count: u32) {
        self.rest = self.rest << count | (u64::from(bits) & ((1 << count) - 1));
        self.waiting += count;
        while self.waiting >= 8 {
            self.waiting -= 8;
            self.bytes.push((self.rest >> self.waiting & 0xFF) as u8);
        }
    }

    /// Puts light dots at the end.
    pub fn skip(&mut self, dots: usize) {
        (0..dots / 8).for_each(|_| self.push(0, 8));
        (0..dots % 8).for_each(|_| self.push(0, 1));
    }

    /// Puts the highest `count` of 24 bits at the end, each `times` as wide.
    pub fn letter(&mut self, bits: u32, count: u32, times: u8) {
        if times == 1 {
            self.push(bits >> (24 - count), count);
            return;
        }
        for at in 0..count {
            let dark = bits << at & 0x80_0000 != 0;
            self.push(if dark { u32::MAX } else { 0 }, times.into());
        }
    }

    /// The row's bytes, filled up with light dots.
    pub fn finish(mut self) -> Vec<u8> {
        if self.waiting > 0 {
            self.push(0, 8 - self.waiting);
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_packed_and_moved() {
        let mut row = DotRow::default();
        row.skip(9);
        row.letter(0xA0_0000, 3, 2);
        row.letter(0xC0_0000, 12, 1);
        let bytes = row.finish();
        assert_eq!(bytes, [0, 0b0110_0111, 0b1000_0000, 0]);
        let moved: Vec<u8> = Dots::moved(&bytes, 3, 4).collect();
        assert_eq!(moved, [0, 0b0000_1100, 0b1111_0000, 0]);
    }
}
