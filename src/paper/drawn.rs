//! A slip as rows of text: what the screen shows before it is printed, and what a file keeps where there is no printer.
use super::block_digits::{block_rows, half_block};
use super::gbk::shown;
use super::lines::{PaperFormat, PaperLine};
use super::qr::QrModules;
use super::{Align, LetterSize, Slip};
use crate::text::layout::wrap::columns;

/// Squares of quiet zone drawn around a QR code, where the paper is wide enough.
const QUIET: usize = 2;

/// The slip on paper of `width` columns (32 or 48), row by row; no row is wider and none ends in a space.
///
/// Lines are broken as on paper. Words of double width are letter-spaced, numbers of the largest size drawn in blocks;
/// dark squares of a QR code are blocks, so it must be shown dark on light.
pub fn drawn(slip: &Slip, width: usize) -> Vec<String> {
    let paper = PaperFormat { columns: width, max_size: 4, fits: &|side| side <= width };
    slip.lines(&paper)
        .iter()
        .flat_map(|line| rows(line, width))
        .map(|row| row.trim_end().to_owned())
        .collect()
}

/// The row that stands where the paper would be cut.
pub fn perforation(width: usize) -> String {
    "- ".repeat(width.div_ceil(2)).trim_end().to_owned()
}

fn rows(line: &PaperLine, width: usize) -> Vec<String> {
    match line {
        PaperLine::Words { words, size, align, .. } => big(words, *size, width)
            .into_iter()
            .map(|row| format!("{}{row}", " ".repeat(indent(columns(&row), *align, width))))
            .collect(),
        PaperLine::Pair { left, right } => {
            let gap = width.saturating_sub(columns(left) + columns(right));
            vec![format!("{left}{}{right}", " ".repeat(gap))]
        }
        PaperLine::Rule => vec!["-".repeat(width)],
        PaperLine::Qr(squares) => qr_rows(squares, width),
    }
}

fn big(words: &str, size: LetterSize, width: usize) -> Vec<String> {
    let blocks = (size.width >= 3).then(|| block_rows(words, width)).flatten();
    blocks.unwrap_or_else(|| vec![if size.width >= 2 { spaced(words) } else { shown(words) }])
}

fn spaced(words: &str) -> String {
    let mut spaced = String::new();
    for c in words.chars() {
        spaced.push(c);
        spaced.push(' ');
    }
    spaced.trim_end().to_owned()
}

fn indent(taken: usize, align: Align, width: usize) -> usize {
    let free = width.saturating_sub(taken);
    match align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    }
}

fn qr_rows(squares: &QrModules, width: usize) -> Vec<String> {
    let margin = indent(squares.side, Align::Centre, width);
    let dark = |x: usize, y: usize| y.checked_sub(QUIET).is_some_and(|y| squares.dark(x, y));
    let row = |at: usize| {
        let blocks = (0..squares.side).map(|x| half_block(dark(x, 2 * at), dark(x, 2 * at + 1)));
        " ".repeat(margin).chars().chain(blocks).collect()
    };
    (0..(squares.side + 2 * QUIET).div_ceil(2)).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Part;

    fn of(part: Part) -> Vec<String> {
        drawn(&Slip { parts: vec![part] }, 32)
    }

    #[test]
    fn big_words_look_big_and_stay_inside() {
        assert_eq!(of(Part::heading("政务中心", LetterSize::BIG)), ["          政 务 中 心"]);
        assert_eq!(of(Part::heading("A012", LetterSize::HUGE)).len(), 5);
        assert_eq!(
            of(Part::heading("A1000", LetterSize::HUGE)),
            ["           A 1 0 0 0"],
            "too wide for blocks"
        );
    }

    #[test]
    fn a_code_keeps_two_squares_of_quiet_above_and_below() {
        let rows = of(Part::Qr("4J7K".into()));
        assert_eq!(rows.len(), 13, "21 squares and 4 of quiet");
        assert_eq!((rows[0].as_str(), rows[12].as_str()), ("", ""));
        assert!(rows[1].starts_with("     █▀▀▀▀▀█"));
    }

    #[test]
    fn a_perforation_is_as_wide_as_the_paper() {
        assert_eq!(perforation(7), "- - - -");
    }
}
