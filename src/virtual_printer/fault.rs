//! What can be wrong with a printer, or done to it.

/// One thing that is wrong, or that somebody does to the printer; several may hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatedFault {
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

impl SimulatedFault {
    /// All faults, in the order in which they are declared.
    pub const ALL: [SimulatedFault; 15] = [
        SimulatedFault::PaperOut,
        SimulatedFault::PaperLow,
        SimulatedFault::CoverOpen,
        SimulatedFault::CutterJam,
        SimulatedFault::PaperJam,
        SimulatedFault::Overheated,
        SimulatedFault::Dead,
        SimulatedFault::Mute,
        SimulatedFault::Deaf,
        SimulatedFault::OneBehind,
        SimulatedFault::Dribble,
        SimulatedFault::Babble,
        SimulatedFault::WrongBaud,
        SimulatedFault::Feed,
        SimulatedFault::TicketAtExit,
    ];

    /// The word scripts know it by, such as `paper-out`.
    pub fn word(self) -> &'static str {
        match self {
            SimulatedFault::PaperOut => "paper-out",
            SimulatedFault::PaperLow => "paper-low",
            SimulatedFault::CoverOpen => "cover-open",
            SimulatedFault::CutterJam => "cutter-jam",
            SimulatedFault::PaperJam => "paper-jam",
            SimulatedFault::Overheated => "overheated",
            SimulatedFault::Dead => "dead",
            SimulatedFault::Mute => "mute",
            SimulatedFault::Deaf => "deaf",
            SimulatedFault::OneBehind => "one-behind",
            SimulatedFault::Dribble => "dribble",
            SimulatedFault::Babble => "babble",
            SimulatedFault::WrongBaud => "wrong-baud",
            SimulatedFault::Feed => "feed",
            SimulatedFault::TicketAtExit => "ticket-at-exit",
        }
    }

    /// The fault of a word.
    pub fn named(word: &str) -> Option<SimulatedFault> {
        SimulatedFault::ALL.into_iter().find(|fault| fault.word() == word)
    }

    fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// The faults that hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SimulatedFaults(u16);

impl SimulatedFaults {
    pub fn set(&mut self, fault: SimulatedFault, on: bool) {
        self.0 = if on { self.0 | fault.bit() } else { self.0 & !fault.bit() };
    }

    pub fn has(self, fault: SimulatedFault) -> bool {
        self.0 & fault.bit() != 0
    }
}
