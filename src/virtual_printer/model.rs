//! What kinds of thermal printers there are: paper, memory, what they answer, and what they call themselves.

/// The Chinese font a printer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChineseFont {
    /// None: bytes above 7Fh are single characters of a code page.
    None,
    /// The 7445 characters of GB 2312; every other two-byte code comes out as 〓.
    Gb2312,
    /// The two-byte part of GBK. Printers that call themselves GB18030 are mostly this: two bytes each time.
    Gbk,
}

/// When the printer asks the computer to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BusyPolicy {
    /// When its receive buffer is nearly full.
    FullOnly,
    /// Also while it is offline, as most leave the factory.
    FullOrOffline,
    /// Never: what does not fit is lost.
    Never,
}

/// What a printer answers at all; printers leave questions they do not know without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "seven independent abilities, each named for its command")]
pub struct KnownQueries {
    /// `DLE EOT`: status at once.
    pub dle_eot: bool,
    /// `GS a`: status by itself, whenever it changes.
    pub asb: bool,
    /// `GS r` and `ESC v`: paper status in its turn.
    pub gs_r: bool,
    /// `GS I`: who it is.
    pub gs_i: bool,
    /// `GS ( H`: that everything so far is printed.
    pub process_id: bool,
    /// `DLE DC4 8`: forget everything not yet printed.
    pub clear: bool,
    /// `DLE ENQ`: go on after an error that a person has mended. Without it the printer goes on by itself.
    pub enq: bool,
}

/// One kind of thermal printer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent parts a printer has or has not")]
pub struct PrinterModel {
    /// The word it is chosen by.
    pub name: &'static str,
    /// Dots across the paper: 384 on 58 mm, 576 on 80 mm.
    pub dots: usize,
    /// Whether it has a cutter.
    pub cutter: bool,
    /// Dot lines between the head and the cutter or the edge to tear at.
    pub head_to_cutter: usize,
    /// Bytes its receive buffer holds.
    pub buffer: usize,
    /// Bits a second on the line.
    pub baud: u32,
    /// Dot lines it prints or feeds in a second.
    pub dots_per_second: u32,
    /// Its Chinese font.
    pub chinese: ChineseFont,
    /// How many times larger `GS !` makes characters at most; larger sizes are ignored.
    pub max_size: u8,
    /// Whether it notices that the paper will soon be at its end.
    pub near_end_sensor: bool,
    /// How many glyphs `FS 2` can define.
    pub user_glyphs: u8,
    /// When it holds the line busy.
    pub busy: BusyPolicy,
    /// Whether it also says so by XOFF and XON among its bytes.
    pub xon_xoff: bool,
    /// What it answers.
    pub answers: KnownQueries,
    /// Whether bit 2 of its error status means a paper jam (SNBC); others notice a jam at the cutter only.
    pub jam_bit: bool,
    /// Whether it holds a cut ticket at its mouth and knows when it was taken (Custom's `DLE EOT 20`).
    pub presenter: bool,
    /// Whether the drawer's pin reads high, which adds 4 to what it says about itself.
    pub drawer_high: bool,
    /// Who made it.
    pub maker: &'static str,
    /// The model it says it is when asked (`GS I 67`).
    pub model: &'static str,
    /// The version of its program.
    pub firmware: &'static str,
    /// Its serial number.
    pub serial: &'static str,
    /// The name of its Chinese font.
    pub font: &'static str,
}

const EVERYTHING: KnownQueries = KnownQueries {
    dle_eot: true,
    asb: true,
    gs_r: true,
    gs_i: true,
    process_id: true,
    clear: true,
    enq: true,
};
const NOTHING: KnownQueries = KnownQueries {
    dle_eot: false,
    asb: false,
    gs_r: false,
    gs_i: false,
    process_id: false,
    clear: false,
    enq: false,
};

/// A plain printer on 80 mm paper as no-name makers build it.
const PLAIN: PrinterModel = PrinterModel {
    name: "generic-80",
    dots: 576,
    cutter: true,
    head_to_cutter: 100,
    buffer: 4096,
    baud: 115_200,
    dots_per_second: 1200,
    chinese: ChineseFont::Gbk,
    max_size: 8,
    near_end_sensor: true,
    user_glyphs: 6,
    busy: BusyPolicy::FullOnly,
    xon_xoff: false,
    answers: KnownQueries { dle_eot: true, asb: true, gs_r: true, ..NOTHING },
    jam_bit: false,
    presenter: false,
    drawer_high: false,
    maker: "",
    model: "POS-80",
    firmware: "1.0",
    serial: "0000000001",
    font: "CHINA GB18030",
};

/// The smallest printer on 58 mm paper: no cutter, doubles characters at most, hardly speaks.
const SMALL: PrinterModel = PrinterModel {
    name: "generic-58",
    dots: 384,
    cutter: false,
    baud: 9600,
    dots_per_second: 480,
    max_size: 2,
    near_end_sensor: false,
    answers: KnownQueries { dle_eot: true, gs_r: true, ..NOTHING },
    model: "POS-58",
    ..PLAIN
};

/// As its manual advises for lines with flow control: the memory switch set so that it is busy only when it is full.
const EPSON: PrinterModel = PrinterModel {
    name: "epson-t82",
    user_glyphs: 94,
    answers: EVERYTHING,
    drawer_high: true,
    maker: "EPSON",
    model: "TM-T82III",
    firmware: "30.06 ESC/POS",
    serial: "X5KF012345",
    ..PLAIN
};

/// As it leaves the factory: while it is offline it holds the line busy, and no question reaches it.
const EPSON_FACTORY: PrinterModel =
    PrinterModel { name: "epson-t82-factory", busy: BusyPolicy::FullOrOffline, ..EPSON };

const CITIZEN: PrinterModel = PrinterModel {
    name: "citizen-cts",
    xon_xoff: true,
    user_glyphs: 94,
    answers: KnownQueries { process_id: false, ..EVERYTHING },
    maker: "CITIZEN",
    model: "CT-S310II",
    firmware: "GB01-0400",
    serial: "4810123456",
    ..PLAIN
};

const SNBC: PrinterModel = PrinterModel {
    name: "snbc-t080",
    user_glyphs: 20,
    dots_per_second: 2000,
    answers: KnownQueries { gs_i: true, process_id: false, clear: false, enq: false, ..EVERYTHING },
    jam_bit: true,
    maker: "SNBC",
    model: "BT-T080",
    firmware: "FV1.100",
    serial: "T080000042",
    ..PLAIN
};

const CUSTOM: PrinterModel = PrinterModel {
    name: "custom-kpm",
    user_glyphs: 0,
    presenter: true,
    dots_per_second: 1600,
    // Its six-byte status begins with 10h like a status sent by itself, so it is never told to send those.
    answers: KnownQueries { dle_eot: true, gs_i: true, ..NOTHING },
    maker: "CUSTOM",
    model: "KPM180H",
    firmware: "2.03",
    serial: "KPM0001234",
    ..PLAIN
};

const SILENT: PrinterModel = PrinterModel { name: "silent", answers: NOTHING, ..PLAIN };

impl PrinterModel {
    /// Every kind known, the plainest last but one.
    pub const ALL: [PrinterModel; 8] = [SMALL, PLAIN, EPSON, EPSON_FACTORY, CITIZEN, SNBC, CUSTOM, SILENT];

    /// The make of a name, such as `epson-t82`.
    pub fn named(name: &str) -> Option<PrinterModel> {
        PrinterModel::ALL.into_iter().find(|make| make.name == name)
    }

    /// How many characters of 12 dots stand in a line.
    pub fn columns(&self) -> usize {
        self.dots / 12
    }
}

impl Default for PrinterModel {
    /// A plain printer on 80 mm paper.
    fn default() -> Self {
        PLAIN
    }
}
