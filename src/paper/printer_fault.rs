//! How a printer is, and what became of a slip that was handed to it: two small closed sets.
use crate::text::Lang;
use crate::text::printer::fault::{FaultText, words};

/// What is known of a slip that was to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipOutcome {
    /// It stands in a file, as text.
    Drawn,
    /// The printer took all of it and cannot say more; whether it came out is not known.
    Sent,
    /// The printer said itself that it is done.
    Confirmed,
    /// Nothing that could be cut off as a slip came out.
    Not(PrinterFault),
    /// It may have come out, whole or in part; only eyes can tell.
    Unsure(PrinterFault),
}

impl SlipOutcome {
    /// What was in the way, if anything.
    pub fn trouble(self) -> Option<PrinterFault> {
        match self {
            SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble) => Some(trouble),
            SlipOutcome::Drawn | SlipOutcome::Sent | SlipOutcome::Confirmed => None,
        }
    }
}

/// Why a printer cannot print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PrinterFault {
    /// No printer is there, or it was unplugged.
    NotConnected,
    /// Another program holds the printer.
    Busy,
    /// The printer is there but may not be used: no permission, or not a serial port at all.
    Refused,
    /// The printer gives no answer when it is asked.
    Silent,
    /// What it answers makes no sense: most likely another speed is set.
    Garbled,
    /// There is no paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The paper is jammed.
    Jammed,
    /// The cutter is stuck.
    CutterJam,
    /// The head is too hot, or its voltage wrong; it recovers by itself.
    Overheated,
    /// An error nobody in the hall can put right.
    Broken,
    /// It says that it is not ready, and not why.
    Offline,
    /// It stopped taking bytes before it had all.
    Stalled,
    /// It took everything and did not say in time that it was done.
    Unconfirmed,
    /// The file that stands for the printer cannot be written.
    CannotWrite,
    /// It could not be recorded that the slip was about to be printed, so it was not.
    NotRecorded,
    /// The program stopped, or lost its power, while the slip was being printed.
    Interrupted,
}

impl PrinterFault {
    /// Every trouble with the word the store keeps.
    pub const ALL: [(PrinterFault, &'static str); 17] = [
        (PrinterFault::NotConnected, "not_connected"),
        (PrinterFault::Busy, "busy"),
        (PrinterFault::Refused, "refused"),
        (PrinterFault::Silent, "silent"),
        (PrinterFault::Garbled, "garbled"),
        (PrinterFault::PaperOut, "paper_out"),
        (PrinterFault::CoverOpen, "cover_open"),
        (PrinterFault::Jammed, "jammed"),
        (PrinterFault::CutterJam, "cutter_jam"),
        (PrinterFault::Overheated, "overheated"),
        (PrinterFault::Broken, "broken"),
        (PrinterFault::Offline, "offline"),
        (PrinterFault::Stalled, "stalled"),
        (PrinterFault::Unconfirmed, "unconfirmed"),
        (PrinterFault::CannotWrite, "cannot_write"),
        (PrinterFault::NotRecorded, "not_recorded"),
        (PrinterFault::Interrupted, "interrupted"),
    ];

    /// The word scripts and the store read; it never changes between versions.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(trouble, _)| *trouble == self).map_or("offline", |(_, word)| word)
    }

    /// The trouble of a word.
    pub fn of(word: &str) -> Option<PrinterFault> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(trouble, _)| *trouble)
    }

    /// Says whether it is the printer that is unwell, and not the program or the disk.
    pub fn is_of_printer(self) -> bool {
        !matches!(self, PrinterFault::CannotWrite | PrinterFault::NotRecorded | PrinterFault::Interrupted)
    }

    /// What people are told.
    pub fn words(self, lang: Lang) -> &'static str {
        self.unwell(lang).said
    }

    /// What staff do about it.
    pub fn cure(self, lang: Lang) -> &'static str {
        self.unwell(lang).cure
    }

    fn unwell(self, lang: Lang) -> &'static FaultText {
        let words = words(lang);
        match self {
            PrinterFault::NotConnected => &words.not_connected,
            PrinterFault::Busy => &words.busy,
            PrinterFault::Refused => &words.refused,
            PrinterFault::Silent => &words.silent,
            PrinterFault::Garbled => &words.garbled,
            PrinterFault::PaperOut => &words.paper_out,
            PrinterFault::CoverOpen => &words.cover_open,
            PrinterFault::Jammed => &words.jammed,
            PrinterFault::CutterJam => &words.cutter_jam,
            PrinterFault::Overheated => &words.overheated,
            PrinterFault::Broken => &words.broken,
            PrinterFault::Offline => &words.offline,
            PrinterFault::Stalled => &words.stalled,
            PrinterFault::Unconfirmed => &words.unconfirmed,
            PrinterFault::CannotWrite => &words.cannot_write,
            PrinterFault::NotRecorded => &words.not_recorded,
            PrinterFault::Interrupted => &words.interrupted,
        }
    }
}

/// How a printer is just now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Why it cannot print, where it cannot.
    pub trouble: Option<PrinterFault>,
    /// The roll is nearly at its end; it prints on, and staff are told.
    pub paper_low: bool,
    /// Whether a slip hangs from its mouth; nothing where no sensor says so.
    pub at_mouth: Option<bool>,
}

/// What the state of the printer means for somebody who wants a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// The number is given and printed.
    Print,
    /// The number is given and shown; nothing is printed, and the person is told before.
    ShowOnly,
    /// No number is given here; another machine gives one.
    SendAway,
}

impl Health {
    /// What follows for the next person; `sends_away` is what the hall has decided for machines that cannot print.
    pub fn consequence(&self, sends_away: bool) -> Consequence {
        match (self.trouble, sends_away) {
            (None, _) => Consequence::Print,
            (Some(_), false) => Consequence::ShowOnly,
            (Some(_), true) => Consequence::SendAway,
        }
    }

    /// A printer that cannot print, and why.
    pub fn unwell(trouble: PrinterFault) -> Health {
        Health { trouble: Some(trouble), ..Health::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_go_by_word_and_each_has_a_cure() {
        for (trouble, word) in PrinterFault::ALL {
            assert_eq!((PrinterFault::of(word), trouble.word()), (Some(trouble), word));
            for lang in [Lang::Zh, Lang::En] {
                assert!(!trouble.words(lang).is_empty() && !trouble.cure(lang).is_empty(), "{word}");
            }
        }
        assert_eq!(PrinterFault::of("on_fire"), None);
    }

    #[test]
    fn what_a_trouble_means_is_the_hall_s_decision() {
        let low = Health { paper_low: true, ..Health::default() };
        for sends_away in [false, true] {
            assert_eq!(
                low.consequence(sends_away),
                Consequence::Print,
                "paper that is only low stops nobody"
            );
        }
        for (trouble, _) in PrinterFault::ALL {
            let unwell = Health::unwell(trouble);
            assert_eq!(unwell.consequence(false), Consequence::ShowOnly);
            assert_eq!(unwell.consequence(true), Consequence::SendAway);
        }
    }
}
