//! What can be wrong with a printer, or done to it.

/// One thing that is wrong, or that somebody does to the printer; several may hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No paper under the head.
    PaperOut,
    /// Little paper left; noticed only by a printer with that sensor.
    PaperLow,
    /// The cover is open.
    CoverOpen,
    /// The blade is stuck. Once mended, the printer waits for `DLE ENQ` or its switch.
    CutterJam,
    /// Paper is stuck. Once mended, the printer waits for `DLE ENQ` or its switch.
    PaperJam,
    /// The head is too hot; it goes on by itself when it has cooled down.
    Overheated,
    /// Something only a workshop mends.
    Dead,
    /// It hears and prints, and never says anything.
    Mute,
    /// Its program hangs: bytes fill the buffer and nothing is done or answered.
    Deaf,
    /// It answers each question with what it would have answered the one before.
    OneBehind,
    /// Its answers come byte by byte, with gaps.
    Dribble,
    /// It says random bytes again and again.
    Babble,
    /// Both sides disagree about the speed of the line: nothing arrives as it was sent, either way.
    WrongBaud,
    /// Somebody holds its feed button down.
    Feed,
    /// A ticket is in its mouth and nobody took it (a printer with a presenter).
    TicketAtExit,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 15] = [
        Fault::PaperOut,
        Fault::PaperLow,
        Fault::CoverOpen,
        Fault::CutterJam,
        Fault::PaperJam,
        Fault::Overheated,
        Fault::Dead,
        Fault::Mute,
        Fault::Deaf,
        Fault::OneBehind,
        Fault::Dribble,
        Fault::Babble,
        Fault::WrongBaud,
        Fault::Feed,
        Fault::TicketAtExit,
    ];

    /// The word scripts know it by, such as `paper-out`.
    pub fn word(self) -> &'static str {
        match self {
            Fault::PaperOut => "paper-out",
            Fault::PaperLow => "paper-low",
            Fault::CoverOpen => "cover-open",
            Fault::CutterJam => "cutter-jam",
            Fault::PaperJam => "paper-jam",
            Fault::Overheated => "overheated",
            Fault::Dead => "dead",
            Fault::Mute => "mute",
            Fault::Deaf => "deaf",
            Fault::OneBehind => "one-behind",
            Fault::Dribble => "dribble",
            Fault::Babble => "babble",
            Fault::WrongBaud => "wrong-baud",
            Fault::Feed => "feed",
            Fault::TicketAtExit => "ticket-at-exit",
        }
    }

    /// The fault of a word.
    pub fn named(word: &str) -> Option<Fault> {
        Fault::ALL.into_iter().find(|fault| fault.word() == word)
    }

    fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// The faults that hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults(u16);

impl Faults {
    pub fn set(&mut self, fault: Fault, on: bool) {
        self.0 = if on { self.0 | fault.bit() } else { self.0 & !fault.bit() };
    }

    pub fn has(self, fault: Fault) -> bool {
        self.0 & fault.bit() != 0
    }
}
