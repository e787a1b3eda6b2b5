//! Pictures as dots, in strips a printer takes one by one.
use super::qr::Squares;

/// The largest number of rows sent at once; small printers have 4 KB of memory.
const STRIP: usize = 24;
/// How far a strip may be moved to the right to break up a real-time command.
const SHIFTS: usize = 3;
/// Squares of quiet zone on every side, as the QR standard asks.
const QUIET: usize = 4;
/// Below this many dots a side, QR squares are no longer read reliably.
const LEAST_DOTS: usize = 4;

/// Rows of dots, dark where `true`, all equally long.
pub(super) type Dots = Vec<Vec<bool>>;

/// How many dots a side of a QR square takes on paper of `dots` dots; `None` where even the smallest is too wide.
pub(super) fn square_dots(side: usize, dots: usize, preferred: usize) -> Option<usize> {
    let room = dots.saturating_sub(SHIFTS) / (side + 2 * QUIET);
    let taken = room.min(preferred.max(LEAST_DOTS));
    (taken >= LEAST_DOTS).then_some(taken)
}

/// A QR code with its quiet zone, `scale` dots a square.
pub(super) fn qr_dots(squares: &Squares, scale: usize) -> Dots {
    let side = (squares.side + 2 * QUIET) * scale;
    let dark = |x: usize, y: usize| {
        let inside = |at: usize| (at / scale).checked_sub(QUIET);
        inside(x).zip(inside(y)).is_some_and(|(x, y)| squares.dark(x, y))
    };
    (0..side).map(|y| (0..side).map(|x| dark(x, y)).collect()).collect()
}

/// The picture as `GS v 0` strips, none of which holds anything a printer would take for a real-time command.
///
/// Printers act on `DLE EOT`, `DLE ENQ` and `DLE DC4` wherever they come, inside a picture too.
pub(super) fn raster(dots: &Dots) -> Vec<u8> {
    let width = dots.iter().map(Vec::len).max().unwrap_or(0);
    let row_bytes = (width + SHIFTS).div_ceil(8);
    dots.chunks(STRIP).flat_map(|strip| strip_bytes(strip, row_bytes)).collect()
}

fn strip_bytes(strip: &[Vec<bool>], row_bytes: usize) -> Vec<u8> {
    let head = [&[0x1D, b'v', b'0', 0], &little(row_bytes)[..], &little(strip.len())[..]].concat();
    let shifted = |by: usize| {
        let rows = strip.iter().flat_map(|row| row_of_bytes(row, by, row_bytes));
        head.iter().copied().chain(rows).collect::<Vec<u8>>()
    };
    let quiet = (0..=SHIFTS).map(shifted).find(|bytes| real_time(bytes).is_none());
    quiet.unwrap_or_else(|| lighten(shifted(0)))
}

fn row_of_bytes(row: &[bool], shift: usize, row_bytes: usize) -> Vec<u8> {
    let mut bytes = vec![0_u8; row_bytes];
    for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
        let x = x + shift;
        bytes.get_mut(x / 8).into_iter().for_each(|byte| *byte |= 0x80 >> (x % 8));
    }
    bytes
}

/// Where a real-time command begins, if there is one.
fn real_time(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0x10 && matches!(pair[1], 0x04 | 0x05 | 0x14))
}

/// Takes away the one lonely dot each real-time command needs; nobody misses it.
fn lighten(mut bytes: Vec<u8>) -> Vec<u8> {
    while let Some(at) = real_time(&bytes) {
        bytes[at] = 0;
    }
    bytes
}

fn little(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_holds_a_real_time_command() {
        let mut seed = 7_u32;
        let mut next = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        for _ in 0..400 {
            let dots: Dots = (0..48).map(|_| (0..200).map(|_| next() % 5 == 0).collect()).collect();
            assert_eq!(real_time(&raster(&dots)), None);
        }
    }

    #[test]
    fn a_stubborn_picture_loses_a_dot_and_nothing_else() {
        let mut dots = vec![vec![false; 64]; 4];
        for (y, x) in (0..4).map(|shift| (shift, 3 + 8 - shift)) {
            let byte = |at: usize, bits: u8| (0..8).map(move |bit| (at + bit, bits >> (7 - bit) & 1 == 1));
            for (at, dark) in byte(x - 3, 0x10).chain(byte(x + 5, 0x04)) {
                dots[y][at] = dark;
            }
        }
        let bytes = raster(&dots);
        assert_eq!(real_time(&bytes), None);
        assert_eq!(bytes[8..].iter().map(|byte| byte.count_ones()).sum::<u32>(), 7, "8 dots less one");
    }

    #[test]
    fn squares_are_six_dots_where_they_fit_and_never_below_four() {
        assert_eq!(square_dots(29, 384, 6), Some(6));
        assert_eq!(square_dots(45, 576, 6), Some(6));
        assert_eq!(square_dots(57, 384, 6), Some(5));
        assert_eq!(square_dots(97, 384, 6), None);
        assert_eq!(square_dots(29, 384, 2), Some(4));
    }
}
