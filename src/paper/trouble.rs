//! How a printer is, and what became of a slip that was handed to it: two small closed sets.
use crate::text::Lang;
use crate::text::printer::trouble::{Unwell, words};

/// What is known of a slip that was to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// It stands in a file, as text.
    Drawn,
    /// The printer took all of it and cannot say more; whether it came out is not known.
    Sent,
    /// The printer said itself that it is done.
    Confirmed,
    /// Nothing that could be cut off as a slip came out.
    Not(Trouble),
    /// It may have come out, whole or in part; only eyes can tell.
    Unsure(Trouble),
}

impl Printed {
    /// What was in the way, if anything.
    pub fn trouble(self) -> Option<Trouble> {
        match self {
            Printed::Not(trouble) | Printed::Unsure(trouble) => Some(trouble),
            Printed::Drawn | Printed::Sent | Printed::Confirmed => None,
        }
    }
}

/// Why a printer cannot print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trouble {
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

impl Trouble {
    /// Every trouble with the word the store keeps.
    pub const ALL: [(Trouble, &'static str); 17] = [
        (Trouble::NotConnected, "not_connected"),
        (Trouble::Busy, "busy"),
        (Trouble::Refused, "refused"),
        (Trouble::Silent, "silent"),
        (Trouble::Garbled, "garbled"),
        (Trouble::PaperOut, "paper_out"),
        (Trouble::CoverOpen, "cover_open"),
        (Trouble::Jammed, "jammed"),
        (Trouble::CutterJam, "cutter_jam"),
        (Trouble::Overheated, "overheated"),
        (Trouble::Broken, "broken"),
        (Trouble::Offline, "offline"),
        (Trouble::Stalled, "stalled"),
        (Trouble::Unconfirmed, "unconfirmed"),
        (Trouble::CannotWrite, "cannot_write"),
        (Trouble::NotRecorded, "not_recorded"),
        (Trouble::Interrupted, "interrupted"),
    ];

    /// The word scripts and the store read; it never changes between versions.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(trouble, _)| *trouble == self).map_or("offline", |(_, word)| word)
    }

    /// The trouble of a word.
    pub fn of(word: &str) -> Option<Trouble> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(trouble, _)| *trouble)
    }

    /// Says whether it is the printer that is unwell, and not the program or the disk.
    pub fn is_of_printer(self) -> bool {
        !matches!(self, Trouble::CannotWrite | Trouble::NotRecorded | Trouble::Interrupted)
    }

    /// What people are told.
    pub fn words(self, lang: Lang) -> &'static str {
        self.unwell(lang).said
    }

    /// What staff do about it.
    pub fn cure(self, lang: Lang) -> &'static str {
        self.unwell(lang).cure
    }

    fn unwell(self, lang: Lang) -> &'static Unwell {
        let words = words(lang);
        match self {
            Trouble::NotConnected => &words.not_connected,
            Trouble::Busy => &words.busy,
            Trouble::Refused => &words.refused,
            Trouble::Silent => &words.silent,
            Trouble::Garbled => &words.garbled,
            Trouble::PaperOut => &words.paper_out,
            Trouble::CoverOpen => &words.cover_open,
            Trouble::Jammed => &words.jammed,
            Trouble::CutterJam => &words.cutter_jam,
            Trouble::Overheated => &words.overheated,
            Trouble::Broken => &words.broken,
            Trouble::Offline => &words.offline,
            Trouble::Stalled => &words.stalled,
            Trouble::Unconfirmed => &words.unconfirmed,
            Trouble::CannotWrite => &words.cannot_write,
            Trouble::NotRecorded => &words.not_recorded,
            Trouble::Interrupted => &words.interrupted,
        }
    }
}

/// How a printer is just now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Why it cannot print, where it cannot.
    pub trouble: Option<Trouble>,
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
    pub fn unwell(trouble: Trouble) -> Health {
        Health { trouble: Some(trouble), ..Health::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_go_by_word_and_each_has_a_cure() {
        for (trouble, word) in Trouble::ALL {
            assert_eq!((Trouble::of(word), trouble.word()), (Some(trouble), word));
            for lang in [Lang::Zh, Lang::En] {
                assert!(!trouble.words(lang).is_empty() && !trouble.cure(lang).is_empty(), "{word}");
            }
        }
        assert_eq!(Trouble::of("on_fire"), None);
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
        for (trouble, _) in Trouble::ALL {
            let unwell = Health::unwell(trouble);
            assert_eq!(unwell.consequence(false), Consequence::ShowOnly);
            assert_eq!(unwell.consequence(true), Consequence::SendAway);
        }
    }
}
