//! The label of a ticket (票号): what is called, printed and typed, such as `A012`. It is written and read here only.
use crate::hall::LineCode;
use std::{fmt, str::FromStr};

/// The least digits a label is written with.
const DIGITS: usize = 3;

/// A ticket's name for people on its day: the letters of its line and its number, `A012`, `A1000`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TicketLabel {
    /// The line that gave the ticket, by code.
    pub line: LineCode,
    /// The number, from 1.
    pub number: u32,
}

impl TicketLabel {
    /// The label of a line's number.
    pub fn new(line: impl Into<LineCode>, number: u32) -> Self {
        TicketLabel { line: line.into(), number }
    }
}

impl fmt::Display for TicketLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TicketLabel { line, number } = self;
        write!(f, "{line}{number:0DIGITS$}")
    }
}

/// Why a text is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelError {
    /// It does not begin with the letters of a line.
    NoLine,
    /// Something else than a number from 1 follows the letters.
    NoNumber,
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LabelError::NoLine => "a ticket's label begins with the letters of its line",
            LabelError::NoNumber => "a ticket's label ends with its number",
        })
    }
}

impl std::error::Error for LabelError {}

impl FromStr for TicketLabel {
    type Err = LabelError;

    /// Reads a label as somebody types it: in small letters, with spaces around it, with or without the zeros.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (line, number) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
        if line.is_empty() || !line.chars().all(char::is_alphabetic) {
            return Err(LabelError::NoLine);
        }
        match number.parse() {
            Err(_) | Ok(0) => Err(LabelError::NoNumber),
            Ok(number) => Ok(TicketLabel::new(line.to_uppercase(), number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_grows_past_three_digits() {
        let label = |line, number| TicketLabel::new(line, number).to_string();
        assert_eq!([label("A", 12), label("B", 1000), label("ABC", 1)], ["A012", "B1000", "ABC001"]);
    }

    #[test]
    fn a_label_is_read_back_however_it_is_typed() {
        for (line, number) in [("A", 1), ("A", 12), ("B", 1000), ("ABC", 99_999)] {
            let label = TicketLabel::new(line, number);
            assert_eq!(label.to_string().parse(), Ok(label));
        }
        for typed in ["A012", "a012", " A012 ", "A12", "a0012"] {
            assert_eq!(typed.parse(), Ok(TicketLabel::new("A", 12)), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_label_is_told() {
        for text in ["", " ", "012", "A-012", "A 12", "+A1", "' OR 1=1", "../1"] {
            assert_eq!(text.parse::<TicketLabel>(), Err(LabelError::NoLine), "{text:?}");
        }
        for text in ["A", "A000", "A01B", "A1 2", "A99999999999", "A1-", "张三"] {
            assert_eq!(text.parse::<TicketLabel>(), Err(LabelError::NoNumber), "{text:?}");
        }
    }
}
