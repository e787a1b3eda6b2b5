//! A slip as the bytes of an ESC/POS printer: a few old commands that every model knows, and nothing else.
use super::gbk::{gbk, missing, paper_columns};
use super::lines::{Line, Paper};
use super::qr::Squares;
use super::raster::{qr_dots, raster, square_dots};
use super::{Align, Cut, Glyphs, Profile, Script, Size, Slip};

const ESC: u8 = 0x1B;
const FS: u8 = 0x1C;
const GS: u8 = 0x1D;
const LF: u8 = 0x0A;

/// Lines fed where there is no cutter, so that the last one clears the tear bar.
const TEAR_LINES: usize = 4;

/// The commands that print a slip on a model of printer; `glyphs` has letters for what its own font lacks.
///
/// They hold no real-time command, and no byte below 20h in text but line feeds, whatever the slip says. Characters
/// found nowhere come out as 〓 and are listed.
pub fn script(slip: &Slip, profile: &Profile, _glyphs: &dyn Glyphs) -> Script {
    let fits = |side| square_dots(side, profile.dots, profile.module_dots).is_some();
    let paper = Paper { columns: profile.columns, max_size: profile.max_size, fits: &fits };
    let mut page = Page { pieces: vec![vec![ESC, b'@', FS, b'&']], bytes: Vec::new(), style: PLAIN, profile };
    for line in slip.lines(&paper) {
        page.line(&line);
        page.part();
    }
    page.end();
    page.part();
    Script { pieces: page.pieces, missing: missing(slip), length: 0 }
}

/// How the printer has been told to print.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Style {
    size: Size,
    align: Align,
    bold: bool,
}

/// How it prints after `ESC @`.
const PLAIN: Style = Style { size: Size::PLAIN, align: Align::Left, bold: false };

struct Page<'a> {
    pieces: Vec<Vec<u8>>,
    bytes: Vec<u8>,
    style: Style,
    profile: &'a Profile,
}

impl Page<'_> {
    fn part(&mut self) {
        if !self.bytes.is_empty() {
            self.pieces.push(std::mem::take(&mut self.bytes));
        }
    }

    fn line(&mut self, line: &Line) {
        match line {
            Line::Words { words, size, align, bold } => {
                self.words(words, Style { size: *size, align: *align, bold: *bold });
            }
            Line::Pair { left, right } => {
                let taken = paper_columns(left) + paper_columns(right);
                let gap = self.profile.columns.saturating_sub(taken);
                self.words(&format!("{left}{}{right}", " ".repeat(gap)), PLAIN);
            }
            Line::Rule => self.words(&"-".repeat(self.profile.columns), PLAIN),
            Line::Qr(squares) => self.qr(squares),
        }
    }

    fn words(&mut self, words: &str, style: Style) {
        self.turn(style);
        self.bytes.extend(gbk(words));
        self.bytes.push(LF);
    }

    fn qr(&mut self, squares: &Squares) {
        self.turn(Style { align: Align::Centre, ..PLAIN });
        let scale = square_dots(squares.side, self.profile.dots, self.profile.module_dots);
        let picture = scale.map(|scale| raster(&qr_dots(squares, scale)));
        self.bytes.extend(picture.unwrap_or_default());
    }

    fn turn(&mut self, style: Style) {
        if style.align != self.style.align {
            self.bytes.extend([ESC, b'a', style.align as u8]);
        }
        if style.bold != self.style.bold {
            self.bytes.extend([ESC, b'E', u8::from(style.bold)]);
        }
        if style.size != self.style.size {
            self.size(style.size);
        }
        self.style = style;
    }

    fn size(&mut self, size: Size) {
        if self.profile.max_size <= 2 {
            // Some cheap models enlarge Han characters by FS W only; on the others the GS ! after it prevails.
            self.bytes.extend([FS, b'W', u8::from(size == Size::BIG)]);
        }
        self.bytes.extend([GS, b'!', (size.width - 1) << 4 | (size.height - 1)]);
    }

    fn end(&mut self) {
        self.turn(PLAIN);
        if self.profile.cut != Cut::None {
            self.bytes.extend([GS, b'V', 66, 0]);
        } else {
            self.bytes.extend([LF; TEAR_LINES]);
        }
    }
}
