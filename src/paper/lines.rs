//! A slip broken into the lines it takes on paper; the picture on the screen and the printer's bytes both come of it.
use super::gbk::{paper_columns, shown};
use super::qr::QrModules;
use super::{Align, LetterSize, Part, Slip};
use crate::text::layout::wrap::wrap;

/// One line on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PaperLine {
    /// Words that fit on it.
    Words { words: String, size: LetterSize, align: Align, bold: bool },
    /// Two texts at its ends that fit on it.
    Pair { left: String, right: String },
    /// A horizontal rule across the paper.
    Rule,
    /// A QR code that is not too wide.
    Qr(QrModules),
}

/// The paper lines are made for.
pub(super) struct PaperFormat<'a> {
    /// Plain Latin characters in a line.
    pub columns: usize,
    /// The largest multiple of the plain size.
    pub max_size: u8,
    /// Says whether there is room for a QR code of so many squares a side.
    pub fits: &'a dyn Fn(usize) -> bool,
}

impl Slip {
    /// The lines of the slip on a paper.
    pub(super) fn lines(&self, paper: &PaperFormat<'_>) -> Vec<PaperLine> {
        self.parts.iter().flat_map(|part| part.lines(paper)).collect()
    }
}

impl Part {
    fn lines(&self, paper: &PaperFormat<'_>) -> Vec<PaperLine> {
        match self {
            Part::Text { words, size, align, bold } => {
                words_lines(words, size.at_most(paper.max_size), *align, *bold, paper)
            }
            Part::Pair { left, right } => pair_lines(left, right, paper),
            Part::Rule => vec![PaperLine::Rule],
            Part::Qr(text) => match QrModules::of(text).filter(|squares| (paper.fits)(squares.side)) {
                Some(squares) => vec![PaperLine::Qr(squares)],
                None => words_lines(text, LetterSize::PLAIN, Align::Left, false, paper),
            },
            Part::Space(lines) => vec![plain(String::new(), Align::Left); usize::from(*lines)],
        }
    }
}

fn words_lines(
    words: &str,
    size: LetterSize,
    align: Align,
    bold: bool,
    paper: &PaperFormat<'_>,
) -> Vec<PaperLine> {
    let lines = broken(&shown(words), paper.columns / usize::from(size.width));
    lines.into_iter().map(|words| PaperLine::Words { words, size, align, bold }).collect()
}

fn pair_lines(left: &str, right: &str, paper: &PaperFormat<'_>) -> Vec<PaperLine> {
    let (left, right) = (shown(left).replace('\n', " "), shown(right).replace('\n', " "));
    if paper_columns(&left) + 1 + paper_columns(&right) <= paper.columns {
        return vec![PaperLine::Pair { left, right }];
    }
    let side =
        |text: &str, align| broken(text, paper.columns).into_iter().map(move |line| plain(line, align));
    side(&left, Align::Left).chain(side(&right, Align::Right)).collect()
}

fn plain(words: String, align: Align) -> PaperLine {
    PaperLine::Words { words, size: LetterSize::PLAIN, align, bold: false }
}

/// Lines that fit on paper, where more characters are two columns wide than on a screen.
fn broken(words: &str, columns: usize) -> Vec<String> {
    let fit = |lines: &Vec<String>| lines.iter().all(|line| paper_columns(line) <= columns);
    let tries = (columns / 2..=columns).rev().map(|width| wrap(words, width));
    tries.into_iter().find(fit).unwrap_or_else(|| chopped(words, columns))
}

/// Lines broken wherever they are full, for texts that cannot be broken well.
fn chopped(words: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.split('\n') {
        lines.push(String::new());
        for c in paragraph.chars() {
            let full = |line: &String| paper_columns(line) + paper_columns(&c.to_string()) > columns;
            if lines.last().is_some_and(full) {
                lines.push(String::new());
            }
            lines.last_mut().into_iter().for_each(|line| line.push(c));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(part: Part, columns: usize) -> Vec<String> {
        let slip = Slip { parts: vec![part] };
        let lines = slip.lines(&PaperFormat { columns, max_size: 4, fits: &|side| side <= columns });
        let text = |line| match line {
            PaperLine::Words { words, .. } => words,
            PaperLine::Pair { left, right } => format!("{left}|{right}"),
            PaperLine::Rule => "-".into(),
            PaperLine::Qr(squares) => format!("{} squares", squares.side),
        };
        lines.into_iter().map(text).collect()
    }

    #[test]
    fn two_texts_part_where_they_do_not_fit() {
        assert_eq!(words(Part::pair("前面 3 人", "约 8 分钟"), 32), ["前面 3 人|约 8 分钟"]);
        assert_eq!(words(Part::pair("前面 3 人", "约 8 分钟"), 18), ["前面 3 人", "约 8 分钟"]);
    }

    #[test]
    fn curly_quotes_take_two_columns_on_paper() {
        let lines = words(Part::plain("“高效办成一件事”“一网通办”……"), 16);
        assert!(lines.iter().all(|line| paper_columns(line) <= 16), "{lines:?}");
        assert_eq!(lines.concat(), "“高效办成一件事”“一网通办”……");
        assert_eq!(words(Part::plain("…………………"), 4), ["……", "……", "……", "…"]);
    }

    #[test]
    fn a_code_too_wide_is_written_out() {
        assert_eq!(words(Part::Qr("4J7K".into()), 32), ["21 squares"]);
        assert_eq!(words(Part::Qr("4J7K".into()), 20), ["4J7K"]);
    }
}
