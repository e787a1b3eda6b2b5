//! A conversation as lines of text, for support and for tests: `12.345678 > 10 04 01`.
use std::{fmt, str::FromStr, time::Duration};

/// One piece of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptEntry {
    /// When, since the beginning.
    pub at: Duration,
    /// Who said it: `true` the printer, `false` we.
    pub by_printer: bool,
    /// What was said; empty where the line was opened (ours) or lost (the printer's).
    pub bytes: Vec<u8>,
}

impl fmt::Display for TranscriptEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.by_printer { '<' } else { '>' };
        write!(f, "{}.{:06} {mark}", self.at.as_secs(), self.at.subsec_micros())?;
        self.bytes.iter().try_for_each(|byte| write!(f, " {byte:02X}"))
    }
}

impl FromStr for TranscriptEntry {
    type Err = String;

    fn from_str(line: &str) -> Result<TranscriptEntry, String> {
        let wrong = || format!("not a line of a transcript: {line}");
        let mut words = line.split_ascii_whitespace();
        let at = words.next().and_then(|at| at.split_once('.')).ok_or_else(wrong)?;
        let seconds: u64 = at.0.parse().map_err(|_| wrong())?;
        let micros: u64 = at.1.get(..6).and_then(|digits| digits.parse().ok()).ok_or_else(wrong)?;
        let by_printer = match words.next() {
            Some("<") => true,
            Some(">") => false,
            _ => return Err(wrong()),
        };
        let bytes =
            words.map(|word| u8::from_str_radix(word, 16)).collect::<Result<_, _>>().map_err(|_| wrong())?;
        Ok(TranscriptEntry {
            at: Duration::from_secs(seconds) + Duration::from_micros(micros),
            by_printer,
            bytes,
        })
    }
}

/// A whole conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Its turns, in order.
    pub turns: Vec<TranscriptEntry>,
}

impl FromStr for Transcript {
    type Err = String;

    /// Reads a file of lines; empty lines and those that begin with `#` are passed over.
    fn from_str(text: &str) -> Result<Transcript, String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Transcript { turns: lines.map(str::parse).collect::<Result<_, _>>()? })
    }
}
