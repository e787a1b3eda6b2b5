//! A slip: what is to stand on a piece of paper, as data. The paper is cut after the last part.

/// A piece of paper with words on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// What stands on it, from the top.
    pub parts: Vec<Part>,
}

/// One thing on a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words, broken into lines where they are too long; newlines are kept.
    Text {
        /// What they say.
        words: String,
        /// How big they are.
        size: LetterSize,
        /// Where they stand.
        align: Align,
        /// In bold print.
        bold: bool,
    },
    /// Two texts on one line, at its two ends; on lines of their own where they do not fit.
    Pair {
        /// At the left end.
        left: String,
        /// At the right end.
        right: String,
    },
    /// A rule across the paper.
    Rule,
    /// A QR code, in the middle; its text in words where the paper is too narrow for it.
    Qr(String),
    /// Empty lines.
    Space(u8),
}

/// How big words are: multiples of the plain size, each 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterSize {
    /// Times as wide.
    pub width: u8,
    /// Times as high.
    pub height: u8,
}

impl LetterSize {
    /// The plain size.
    pub const PLAIN: LetterSize = LetterSize { width: 1, height: 1 };
    /// Twice as high and no wider: a heading that still fits on one line.
    pub const TALL: LetterSize = LetterSize { width: 1, height: 2 };
    /// Twice as wide and as high.
    pub const BIG: LetterSize = LetterSize { width: 2, height: 2 };
    /// The size of the number on a ticket.
    pub const HUGE: LetterSize = LetterSize { width: 4, height: 4 };

    /// The nearest size a printer has whose largest multiple is `most`; never below 1.
    #[must_use]
    pub fn at_most(self, most: u8) -> LetterSize {
        let most = most.clamp(1, 4);
        LetterSize { width: self.width.clamp(1, most), height: self.height.clamp(1, most) }
    }
}

/// Where words stand on their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

impl Part {
    /// Plain words from the left edge.
    pub fn plain(words: impl Into<String>) -> Part {
        Part::Text { words: words.into(), size: LetterSize::PLAIN, align: Align::Left, bold: false }
    }

    /// Plain words in the middle.
    pub fn centred(words: impl Into<String>) -> Part {
        Part::Text { words: words.into(), size: LetterSize::PLAIN, align: Align::Centre, bold: false }
    }

    /// Bold words of a size in the middle.
    pub fn heading(words: impl Into<String>, size: LetterSize) -> Part {
        Part::Text { words: words.into(), size, align: Align::Centre, bold: true }
    }

    /// Two texts at the two ends of a line.
    pub fn pair(left: impl Into<String>, right: impl Into<String>) -> Part {
        Part::Pair { left: left.into(), right: right.into() }
    }
}
