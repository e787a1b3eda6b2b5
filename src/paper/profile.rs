//! What a model of printer can do: its paper, its letters, and what it says of itself. Data, one file a model.

/// A model of printer, as a file under `kiosk-config/printers/` describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name configurations use.
    pub name: String,
    /// What people call the model.
    pub model: String,
    /// Plain Latin characters in a line: 32 on 58 mm paper, 48 on 80 mm; a Han character takes two.
    pub columns: usize,
    /// Dots in a line: 384 or 576.
    pub dots: usize,
    /// The largest multiple of the plain size it prints. Cheap models ignore more than 2.
    pub max_size: u8,
    /// Dots a side of one QR module, where the paper is wide enough; never fewer than four.
    pub module_dots: usize,
    /// How it parts slips.
    pub cut: Cut,
    /// The Chinese letters it has of its own.
    pub letters: ChineseLetters,
    /// How many characters of ours it keeps at once (`FS 2`); 0 where it knows none.
    pub glyph_slots: usize,
    /// It draws QR codes itself (`GS ( k`), which saves bytes on slow lines.
    pub native_qr: bool,
    /// Installed fonts for characters it does not have, tried in order: paths of files, `#2` behind one for the third
    /// face of a collection.
    pub fonts: Vec<String>,
    /// Millimetres of paper a second.
    pub speed: u16,
    /// What it answers when it is asked.
    pub answers: StatusQueries,
}

/// How a printer parts slips.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cut {
    /// It has no cutter; people tear.
    #[default]
    None,
    /// It leaves a point uncut, so that the slip does not fall.
    Partial,
    /// It cuts through.
    Full,
}

/// Chinese letters of a printer's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChineseLetters {
    /// None: the whole slip is sent as a picture.
    None,
    /// The 6,763 characters of GB 2312.
    Gb2312,
    /// The 21,000 two-byte characters of GBK.
    #[default]
    Gbk,
}

/// Whether a model knows a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Support {
    /// It does not, and might print the command as text.
    #[default]
    No,
    /// Nobody knows: it is asked once, and what it says is remembered under its serial number.
    Ask,
    /// It answers the question.
    Yes,
}

/// What a model answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusQueries {
    /// Its status at once, even when offline (`DLE EOT 1` to `4`).
    pub status: Support,
    /// Every change of its status by itself (`GS a`).
    pub changes: Support,
    /// Its paper sensors once everything before is done (`GS r 1`).
    pub paper: Support,
    /// Who made it, what it is, its serial number (`GS I`).
    pub identity: Support,
    /// A number of ours, once everything before it is printed (`GS ( H`).
    pub process: Support,
    /// It empties its buffers when told to and says so (`DLE DC4 8`).
    pub clears: bool,
    /// It recovers from a cleared jam when told to (`DLE ENQ`).
    pub recovers: bool,
    /// What bit 2 of its answer to `DLE EOT 3` means.
    pub error_bit: ErrorBit,
    /// A sensor at its mouth, where it has one.
    pub presenter: Presenter,
}

/// What bit 2 of the answer about errors means; models differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorBit {
    /// An error that a person can put right.
    #[default]
    Recoverable,
    /// The paper is jammed.
    Jam,
    /// The bit means nothing that can be relied on.
    Undefined,
}

/// How a printer tells that a slip hangs from its mouth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presenter {
    /// It does not.
    #[default]
    None,
    /// Six bytes in answer to `DLE EOT 20` (Custom).
    Custom,
    /// One byte in answer to `DLE EOT 5`.
    Exit,
}
