//! How characters and lines are to look, as the commands before them said.
use super::model::{ChineseFont, PrinterModel};

/// Where a line stands between the margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// Everything `ESC @` puts back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a printer's own switches")]
pub(super) struct Modes {
    pub align: Align,
    /// Times across and down, of ASCII and of Chinese characters: some commands set one, some both.
    pub ascii: (usize, usize),
    pub han: (usize, usize),
    pub bold: bool,
    pub underline: usize,
    pub han_underline: bool,
    pub reverse: bool,
    pub small: bool,
    /// Dot lines from one line to the next.
    pub spacing: usize,
    /// Dots after each character, and before and after each Chinese one.
    pub gap: usize,
    pub han_gaps: (usize, usize),
    pub chinese: bool,
    /// The code page of single bytes above 7Fh.
    pub page: u8,
    pub left: usize,
    pub width: usize,
    pub tabs: Vec<u8>,
    /// What `GS a` asked to be told about by itself; 0 is nothing.
    pub asb: u8,
}

/// The usual step from line to line, 30 dots.
pub(super) const SPACING: usize = 30;

impl Modes {
    pub fn new(make: &PrinterModel) -> Modes {
        Modes {
            align: Align::Left,
            ascii: (1, 1),
            han: (1, 1),
            bold: false,
            underline: 0,
            han_underline: false,
            reverse: false,
            small: false,
            spacing: SPACING,
            gap: 0,
            han_gaps: (0, 0),
            chinese: make.chinese != ChineseFont::None,
            page: 0,
            left: 0,
            width: make.dots,
            tabs: (1..=31).map(|tab| tab * 8).collect(),
            asb: 0,
        }
    }

    /// The dots to the left of something so wide.
    pub fn indent(&self, width: usize) -> usize {
        let room = self.width.saturating_sub(width);
        let shift = match self.align {
            Align::Left => 0,
            Align::Centre => room / 2,
            Align::Right => room,
        };
        self.left + shift
    }

    /// `GS !`: a larger size than the printer can is passed over.
    pub fn enlarge(&mut self, n: u8, most: u8) {
        let (across, down) = ((n >> 4 & 7) + 1, (n & 7) + 1);
        if across <= most && down <= most {
            self.ascii = (across.into(), down.into());
            self.han = self.ascii;
        }
    }

    /// `ESC !`: the size is that of ASCII alone, boldness that of everything.
    pub fn choose(&mut self, n: u8) {
        self.small = n & 1 != 0;
        self.bold = n & 8 != 0;
        self.ascii = (1 + usize::from(n >> 5 & 1), 1 + usize::from(n >> 4 & 1));
        self.underline = usize::from(n >> 7);
    }

    /// `FS !`: Chinese characters alone.
    pub fn choose_han(&mut self, n: u8) {
        self.han = (1 + usize::from(n >> 2 & 1), 1 + usize::from(n >> 3 & 1));
        self.han_underline = n & 0x80 != 0;
    }
}
