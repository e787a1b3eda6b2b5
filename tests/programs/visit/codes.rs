//! A telephone's eye for QR codes in half blocks.

/// Reads the one code among some rows: the rows that are nothing but blocks, as long as a code is high.
pub fn read<'a>(rows: impl Iterator<Item = &'a str>) -> String {
    let rows: Vec<&str> = rows.map(str::trim_end).collect();
    let top = rows.iter().position(|row| row.trim().starts_with("█▀▀▀▀▀█")).expect("a code");
    let left = rows[top].chars().take_while(|c| *c == ' ').count();
    let is_code = |row: &&&str| row.chars().all(|c| " ▀▄█".contains(c)) && !row.trim().is_empty();
    let code: Vec<Vec<char>> =
        rows[top..].iter().take_while(is_code).map(|row| row.chars().skip(left).collect()).collect();
    let (side, quiet, scale) = (rows[top].chars().skip(left).count(), 4, 4);
    let dark = |x: usize, y: usize| match code.get(y / 2).and_then(|row| row.get(x)) {
        Some('█') => true,
        Some('▀') => y.is_multiple_of(2),
        Some('▄') => !y.is_multiple_of(2),
        _ => false,
    };
    let inside = |at: usize| (at / scale).checked_sub(quiet).filter(|at| *at < side);
    let grey = |x: usize, y: usize| match (inside(x), inside(y)) {
        (Some(x), Some(y)) if dark(x, y) => 0,
        _ => 255,
    };
    let pixels = (side + 2 * quiet) * scale;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, grey);
    image.detect_grids().first().expect("a code").decode().expect("a readable code").1
}
