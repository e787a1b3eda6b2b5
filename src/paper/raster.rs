//! Pictures as dots, in strips a printer takes one by one.
use super::Glyph;
use super::dots::{DotRow, Dots};
use super::qr::QrModules;

/// The largest number of rows sent at once; small printers have 4 KB of memory.
const STRIP: usize = 24;
/// The most bytes of one command.
const MOST: usize = 2048;
/// Bytes before the dots of a strip.
const HEAD: usize = 8;
/// How far a strip may be moved to the right to break up a real-time command.
const SHIFTS: usize = 3;
/// Squares of quiet zone on every side, as the QR standard asks.
const QUIET: usize = 4;
/// Below this many dots a side, QR squares are no longer read reliably.
const LEAST_DOTS: usize = 4;

/// How many dots a side of a QR square takes on paper of `dots` dots; `None` where even the smallest is too wide.
pub(super) fn square_dots(side: usize, dots: usize, preferred: usize) -> Option<usize> {
    let room = dots.saturating_sub(SHIFTS) / (side + 2 * QUIET);
    let taken = room.min(preferred.max(LEAST_DOTS));
    (taken >= LEAST_DOTS).then_some(taken)
}

/// A QR code with its quiet zone, `scale` dots a square.
pub(super) fn qr_dots(squares: &QrModules, scale: usize) -> Dots {
    let side = squares.side + 2 * QUIET;
    let row = |y: usize| {
        let mut row = DotRow::default();
        for x in 0..side {
            let dark =
                x.checked_sub(QUIET).zip(y.checked_sub(QUIET)).is_some_and(|(x, y)| squares.dark(x, y));
            (0..scale).for_each(|_| row.push(u32::from(dark), 1));
        }
        row.finish()
    };
    let rows = (0..side).flat_map(|y| std::iter::repeat_n(row(y), scale)).collect();
    Dots { width: side * scale, rows }
}

/// The picture as `GS v 0` strips of at most 2 KB, none of which holds anything a printer would take for a real-time
/// command; `room` is how many dots the paper is wide.
///
/// Printers act on `DLE EOT`, `DLE ENQ` and `DLE DC4` wherever they come, inside a picture too.
pub(super) fn raster(dots: &Dots, room: usize) -> Vec<Vec<u8>> {
    let row_bytes = (dots.width + SHIFTS).min(room.max(dots.width)).div_ceil(8).max(1);
    let rows = (MOST - HEAD).div_euclid(row_bytes).clamp(1, STRIP);
    // All strips move together, or the letters of a tall line would be broken in two.
    let moved = |by: usize| dots.rows.chunks(rows).map(|strip| strip_bytes(strip, by, row_bytes)).collect();
    let mut shifts = 0..=(8 * row_bytes).saturating_sub(dots.width).min(SHIFTS);
    let quiet = shifts.find_map(|by| {
        let strips: Vec<Vec<u8>> = moved(by);
        strips.iter().all(|strip| is_quiet(strip)).then_some(strips)
    });
    quiet.unwrap_or_else(|| moved(0).into_iter().map(lightened).collect())
}

/// A letter as a printer keeps it: 24 columns of 3 bytes, the uppermost dot first, without any real-time command.
pub(super) fn column_bytes(glyph: &Glyph) -> [u8; 72] {
    let mut lower = *glyph;
    lower.rotate_right(1);
    let mut upper = *glyph;
    upper.rotate_left(1);
    // Up and down only where a blank row is pushed out.
    let moved = [(true, *glyph), (glyph[23] == 0, lower), (glyph[0] == 0, upper)];
    let bytes = |glyph: Glyph| {
        let mut bytes = [0_u8; 72];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let (column, rows) = (at / 3, &glyph[at % 3 * 8..at % 3 * 8 + 8]);
            let dark = |row: u32| u8::from(row << column & 0x80_0000 != 0);
            *byte = rows.iter().fold(0, |byte, row| byte << 1 | dark(*row));
        }
        bytes
    };
    let quiet =
        moved.into_iter().filter(|(may, _)| *may).map(|(_, glyph)| bytes(glyph)).find(|b| is_quiet(b));
    quiet.unwrap_or_else(|| {
        let mut bytes = bytes(*glyph);
        lighten(&mut bytes);
        bytes
    })
}

fn strip_bytes(strip: &[Vec<u8>], shift: usize, row_bytes: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEAD + row_bytes * strip.len());
    bytes.extend([0x1D, b'v', b'0', 0]);
    bytes.extend(little(row_bytes));
    bytes.extend(little(strip.len()));
    for row in strip {
        bytes.extend(Dots::moved(row, shift, row_bytes));
    }
    bytes
}

/// Says whether a printer finds no real-time command in these bytes.
pub(super) fn is_quiet(bytes: &[u8]) -> bool {
    real_time(bytes).is_none()
}

/// Where a real-time command begins, if there is one.
fn real_time(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0x10 && matches!(pair[1], 0x04 | 0x05 | 0x14))
}

fn lightened(mut bytes: Vec<u8>) -> Vec<u8> {
    lighten(&mut bytes);
    bytes
}

/// Takes away the one lonely dot each real-time command needs; nobody misses it.
fn lighten(bytes: &mut [u8]) {
    while let Some(at) = real_time(bytes) {
        bytes[at] = 0;
    }
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
            let row = |_| (0..25).map(|_| u8::try_from(next() & next() & 0xFF).unwrap()).collect();
            let dots = Dots { width: 200, rows: (0..48).map(row).collect() };
            let strips = raster(&dots, 576);
            assert!(strips.iter().all(|strip| is_quiet(strip)) && strips.len() == 2);
        }
    }

    #[test]
    fn a_stubborn_picture_loses_a_dot_and_nothing_else() {
        // Row by row, one dot further to the left: each way of moving the strip makes another row speak.
        let row = |shift: u32| (0x0010_0400_0000_0000_u64 << shift).to_be_bytes().to_vec();
        let dots = Dots { width: 64, rows: (0..4).map(row).collect() };
        let bytes = raster(&dots, 576).concat();
        assert!(is_quiet(&bytes));
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

    #[test]
    fn a_full_row_is_never_wider_than_the_paper() {
        let dots = Dots { width: 576, rows: vec![vec![0xFF; 72]; 30] };
        let strips = raster(&dots, 576);
        assert_eq!(strips.iter().map(Vec::len).collect::<Vec<_>>(), [8 + 72 * 24, 8 + 72 * 6]);
        let wide = raster(&Dots { width: 832, rows: vec![vec![0; 104]; 24] }, 832);
        assert!(wide.len() == 2 && wide.iter().all(|strip| strip.len() <= MOST));
    }

    #[test]
    fn a_letter_is_turned_into_columns() {
        let mut glyph = [0; 24];
        glyph[0] = 0x80_0000;
        glyph[9] = 0x80_0001;
        let bytes = column_bytes(&glyph);
        assert_eq!((bytes[..4].to_vec(), bytes[69..].to_vec()), (vec![0x80, 0x40, 0, 0], vec![0, 0x40, 0]));
    }

    #[test]
    fn a_letter_that_would_speak_moves_by_a_dot() {
        let mut glyph = [0; 24];
        (glyph[3], glyph[13]) = (0x80_0000, 0x80_0000);
        assert_eq!(column_bytes(&glyph)[..3], [0x08, 0x02, 0], "one row down");
        (glyph[0], glyph[23]) = (1, 1);
        assert_eq!(column_bytes(&glyph)[..3], [0, 0x04, 0], "no room, so a dot is gone");
    }
}
