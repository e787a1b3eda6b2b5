//! The print of a ticket or of a receipt (打印): how far it has come, and whether it may be printed again (补打).
use super::{TicketLabel, TicketState};
use crate::hall::{KioskCode, PrintCode};
use chrono::NaiveDateTime;
use std::{fmt, str::FromStr};

/// How far a print has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintState {
    /// It is to be printed; no byte of it has left.
    Queued,
    /// Its bytes are leaving, or left before the program stopped.
    Sending,
    /// The printer said that it is done.
    Confirmed,
    /// It did not come out.
    NotPrinted,
    /// It may have come out, whole or in part; staff look and decide.
    Uncertain,
    /// All of it was sent to a printer that cannot say more.
    Sent,
    /// It stands in a file.
    Drawn,
}

impl PrintState {
    /// Every state with the word the store keeps.
    pub const ALL: [(PrintState, &'static str); 7] = [
        (PrintState::Queued, "queued"),
        (PrintState::Sending, "sending"),
        (PrintState::Confirmed, "confirmed"),
        (PrintState::NotPrinted, "not_printed"),
        (PrintState::Uncertain, "uncertain"),
        (PrintState::Sent, "sent"),
        (PrintState::Drawn, "drawn"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("uncertain", |(_, word)| word)
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<PrintState> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(state, _)| *state)
    }
}

/// What stands on a slip to call it by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrintLabel {
    /// A ticket.
    Ticket(TicketLabel),
    /// The receipt of a case, by the case's number.
    Receipt(u32),
}

/// What stands before the number of a case in the label of its receipt, and what else people write there.
const RECEIPT: [&str; 2] = ["receipt-", "回执"];

impl fmt::Display for PrintLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PrintLabel::Ticket(label) => label.fmt(f),
            PrintLabel::Receipt(number) => write!(f, "{}{number}", RECEIPT[0]),
        }
    }
}

/// It is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPrintLabel;

impl FromStr for PrintLabel {
    type Err = NoPrintLabel;

    fn from_str(text: &str) -> Result<Self, NoPrintLabel> {
        let lower = text.to_lowercase();
        if let Some(number) = RECEIPT.iter().find_map(|word| lower.strip_prefix(word)) {
            return number.trim().parse().map(PrintLabel::Receipt).map_err(|_| NoPrintLabel);
        }
        text.parse().map(PrintLabel::Ticket).map_err(|_| NoPrintLabel)
    }
}

/// One print of a ticket or a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    /// The ticket's code, or the id in the receipt.
    pub code: PrintCode,
    /// What is called and printed, such as `A012`.
    pub label: PrintLabel,
    /// The machine that prints it.
    pub kiosk: KioskCode,
    /// How far it has come.
    pub state: PrintState,
    /// What was in the way, as the word of a trouble; empty where nothing was.
    pub trouble: String,
    /// How often it was sent.
    pub attempt: u32,
    /// How often it was asked for again.
    pub reprints: u32,
    /// Whether the slip is in English; otherwise it is in Chinese.
    pub english: bool,
    /// Characters that came out as 〓, as `U+20BB7`, with spaces between.
    pub missing: String,
    /// Where the ticket stands; none of a receipt.
    pub ticket: Option<TicketState>,
    /// When the state was written.
    pub at: NaiveDateTime,
}

/// Why a ticket is not printed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReprintError {
    /// There is no such ticket, or it was never to be printed.
    NoSuchTicket,
    /// It is finished, given up or of another day.
    TicketOver,
    /// It is being printed just now.
    UnderWay,
    /// It has been printed again as often as may be.
    Limit(u32),
}

impl PrintJob {
    /// Says whether somebody should look: nobody knows that a slip came out, and nobody has looked.
    pub fn wants_eyes(&self) -> bool {
        match self.state {
            PrintState::Uncertain | PrintState::Sending => true,
            // Staff who settle it see no trouble, only that there is no slip.
            PrintState::NotPrinted => !self.trouble.is_empty(),
            _ => false,
        }
    }

    /// Says which reprint the next one would be. Visitors have a limit; staff, who give their name, have none.
    pub fn again(&self, limit: Option<u32>) -> Result<u32, ReprintError> {
        let is_over =
            |ticket| !matches!(ticket, TicketState::Waiting | TicketState::Called | TicketState::Serving);
        if self.ticket.is_some_and(is_over) {
            return Err(ReprintError::TicketOver);
        }
        if matches!(self.state, PrintState::Queued | PrintState::Sending) {
            return Err(ReprintError::UnderWay);
        }
        match limit {
            Some(most) if self.reprints >= most => Err(ReprintError::Limit(most)),
            _ => Ok(self.reprints + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(state: PrintState, reprints: u32) -> PrintJob {
        PrintJob {
            code: "4J7K".into(),
            label: PrintLabel::Ticket(TicketLabel::new("A", 12)),
            kiosk: "3".into(),
            state,
            trouble: String::new(),
            attempt: 1,
            reprints,
            english: false,
            missing: String::new(),
            ticket: Some(TicketState::Waiting),
            at: NaiveDateTime::default(),
        }
    }

    #[test]
    fn a_visitor_gets_two_reprints_and_staff_any() {
        assert_eq!(job(PrintState::NotPrinted, 0).again(Some(2)), Ok(1));
        assert_eq!(job(PrintState::Uncertain, 2).again(Some(2)), Err(ReprintError::Limit(2)));
        assert_eq!(job(PrintState::Uncertain, 2).again(None), Ok(3));
    }

    #[test]
    fn what_is_under_way_or_over_is_not_printed_again() {
        assert_eq!(job(PrintState::Sending, 0).again(None), Err(ReprintError::UnderWay));
        let over = PrintJob { ticket: Some(TicketState::Done), ..job(PrintState::Uncertain, 0) };
        assert_eq!(over.again(None), Err(ReprintError::TicketOver));
    }

    #[test]
    fn a_receipt_is_printed_again_whatever_became_of_its_case() {
        let receipt = PrintJob { ticket: None, ..job(PrintState::NotPrinted, 0) };
        assert_eq!((receipt.again(Some(1)), receipt.again(Some(0))), (Ok(1), Err(ReprintError::Limit(0))));
    }

    #[test]
    fn labels_are_read_as_they_are_written() {
        for label in [PrintLabel::Ticket(TicketLabel::new("A", 12)), PrintLabel::Receipt(7)] {
            assert_eq!(label.to_string().parse(), Ok(label));
        }
        assert_eq!("回执 7".parse(), Ok(PrintLabel::Receipt(7)));
        assert_eq!(
            ("receipt-x".parse::<PrintLabel>(), "".parse::<PrintLabel>()),
            (Err(NoPrintLabel), Err(NoPrintLabel))
        );
    }

    #[test]
    fn states_go_by_word() {
        assert!(
            PrintState::ALL.iter().all(|(s, word)| PrintState::of(word) == Some(*s) && s.word() == *word)
        );
    }
}
