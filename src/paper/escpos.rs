//! A slip as the bytes of an ESC/POS printer: a few old commands that every model knows, and nothing else.
use super::gbk::paper_columns;
use super::lines::{PaperFormat, PaperLine};
use super::qr::QrModules;
use super::raster::{column_bytes, is_quiet, qr_dots, raster, square_dots};
use super::setting::{FIRST, LineWords, OURS, Setter};
use super::strip::{ROWS, strip};
use super::{Align, ChineseLetters, Cut, Glyph, Glyphs, LetterSize, Profile, Script, Slip};

const ESC: u8 = 0x1B;
const FS: u8 = 0x1C;
const GS: u8 = 0x1D;
const LF: u8 = 0x0A;

/// Lines fed where there is no cutter, so that the last one clears the tear bar.
const TEAR_LINES: usize = 4;
/// Rows of dots a line of the plain size takes, with the gap below it.
const LINE_ROWS: usize = 30;
/// Squares of quiet zone above and below a QR code that the printer draws.
const QUIET: usize = 4;
/// The longest text whose QR code is left to the printer, in bytes.
const NATIVE_MOST: usize = 600;

/// The commands that print a slip on a model of printer; `glyphs` has letters for what its own font lacks.
///
/// They hold no real-time command, and no byte below 20h in text but line feeds, whatever the slip says. Characters
/// found nowhere come out as 〓 and are listed. The first piece resets the printer; letters it is to keep follow.
pub fn script(slip: &Slip, profile: &Profile, glyphs: &dyn Glyphs) -> Script {
    let fits = |side| square_dots(side, profile.dots, profile.module_dots).is_some();
    let paper = PaperFormat { columns: profile.columns, max_size: profile.max_size, fits: &fits };
    let setter = Setter::new(profile, glyphs);
    let mut page =
        EscPosPage { pieces: Vec::new(), bytes: Vec::new(), style: PLAIN, length: 0, profile, setter };
    for line in slip.lines(&paper) {
        page.line(&line);
        page.part();
    }
    page.end();
    page.part();
    glyphs.rest();
    let (kept, missing) = page.setter.finish();
    let kept = (FIRST..).zip(&kept).map(|(place, glyph)| define_letter(place, glyph));
    let pieces = std::iter::once(begin(profile)).chain(kept).chain(page.pieces).collect();
    Script { pieces, missing, length: page.length }
}

/// Forgets what was before, and turns Chinese on where there is any: elsewhere `FS &` might be printed.
fn begin(profile: &Profile) -> Vec<u8> {
    if profile.letters == ChineseLetters::None { vec![ESC, b'@'] } else { vec![ESC, b'@', FS, b'&'] }
}

fn define_letter(place: u8, glyph: &Glyph) -> Vec<u8> {
    [&[FS, b'2', OURS, place], &column_bytes(glyph)[..]].concat()
}

/// How the printer has been told to print.
#[derive(Clone, Copy, PartialEq, Eq)]
struct PrintStyle {
    size: LetterSize,
    align: Align,
    bold: bool,
}

/// How it prints after `ESC @`.
const PLAIN: PrintStyle = PrintStyle { size: LetterSize::PLAIN, align: Align::Left, bold: false };

struct EscPosPage<'a> {
    pieces: Vec<Vec<u8>>,
    bytes: Vec<u8>,
    style: PrintStyle,
    length: usize,
    profile: &'a Profile,
    setter: Setter<'a>,
}

impl EscPosPage<'_> {
    fn part(&mut self) {
        if !self.bytes.is_empty() {
            self.pieces.push(std::mem::take(&mut self.bytes));
        }
    }

    fn line(&mut self, line: &PaperLine) {
        match line {
            PaperLine::Words { words, size, align, bold } => {
                self.words(words, PrintStyle { size: *size, align: *align, bold: *bold });
            }
            PaperLine::Pair { left, right } => {
                let taken = paper_columns(left) + paper_columns(right);
                let gap = self.profile.columns.saturating_sub(taken);
                self.words(&format!("{left}{}{right}", " ".repeat(gap)), PLAIN);
            }
            PaperLine::Rule => self.words(&"-".repeat(self.profile.columns), PLAIN),
            PaperLine::Qr(squares) => self.qr(squares),
        }
    }

    fn words(&mut self, words: &str, style: PrintStyle) {
        let rows = usize::from(style.size.height) * ROWS;
        match self.setter.set(words) {
            LineWords::Text(bytes) => {
                self.turn(style);
                self.bytes.extend(bytes);
                self.bytes.push(LF);
            }
            LineWords::Drawn(letters) => {
                self.turn(PrintStyle { align: Align::Left, ..self.style });
                let dots = strip(&letters, style.size, style.bold, style.align, self.profile.dots);
                self.strips(raster(&dots, self.profile.dots));
                self.feed(LINE_ROWS.saturating_sub(rows));
            }
        }
        self.length += rows.max(LINE_ROWS);
    }

    /// Strips of a picture, each a piece of its own.
    fn strips(&mut self, strips: Vec<Vec<u8>>) {
        for strip in strips {
            self.part();
            self.bytes.extend(strip);
        }
        self.part();
    }

    /// Moves the paper by rows of dots.
    fn feed(&mut self, rows: usize) {
        let rows = u8::try_from(rows).unwrap_or(u8::MAX);
        if rows > 0 {
            self.bytes.extend([ESC, b'J', rows]);
        }
    }

    fn qr(&mut self, squares: &QrModules) {
        let room = self.profile.dots;
        let Some(scale) = square_dots(squares.side, room, self.profile.module_dots) else { return };
        self.turn(PrintStyle { align: Align::Centre, ..self.style });
        self.length += (squares.side + 2 * QUIET) * scale;
        // A printer may pack the text less well than we do and need a code two versions larger.
        let fits = (squares.side + 2 * 4 + 2 * QUIET) * scale <= room;
        let text = squares.text.as_bytes();
        let plain = text.len() <= NATIVE_MOST && text.iter().all(|byte| *byte >= 0x20) && is_quiet(text);
        if self.profile.native_qr && fits && plain {
            self.feed(QUIET * scale);
            self.native_qr(text, scale);
            self.feed(QUIET * scale);
        } else {
            self.strips(raster(&qr_dots(squares, scale), room));
        }
    }

    /// A code the printer draws itself: model 2, so many dots a square, error correction M.
    fn native_qr(&mut self, text: &[u8], scale: usize) {
        let scale = u8::try_from(scale.min(16)).unwrap_or(16);
        let store = [b"1P0", text].concat();
        let orders = [&b"1A2\0"[..], &[b'1', b'C', scale], b"1E1", &store, b"1Q0"];
        for order in orders {
            let length = u16::try_from(order.len()).unwrap_or(u16::MAX).to_le_bytes();
            self.bytes.extend([GS, b'(', b'k']);
            self.bytes.extend(length);
            self.bytes.extend(order);
        }
    }

    fn turn(&mut self, style: PrintStyle) {
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

    fn size(&mut self, size: LetterSize) {
        if self.profile.max_size <= 2 && self.profile.letters != ChineseLetters::None {
            // Some cheap models enlarge Han characters by FS W only; on the others the GS ! after it prevails.
            self.bytes.extend([FS, b'W', u8::from(size == LetterSize::BIG)]);
        }
        self.bytes.extend([GS, b'!', (size.width - 1) << 4 | (size.height - 1)]);
    }

    fn end(&mut self) {
        self.turn(PLAIN);
        match self.profile.cut {
            Cut::None => {
                self.bytes.extend([LF; TEAR_LINES]);
                self.length += TEAR_LINES * LINE_ROWS;
            }
            Cut::Partial => self.bytes.extend([GS, b'V', 66, 0]),
            Cut::Full => self.bytes.extend([GS, b'V', 65, 0]),
        }
    }
}
