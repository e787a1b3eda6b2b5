//! What a scanner is told each time it is plugged in, since whoever stands before it can show it codes that change it.
use super::super::printer::{Bell, Port};
use std::time::{Duration, Instant};

/// The most bytes of an answer that are looked at.
const ANSWER: usize = 1024;
/// How long a string may take on its way, a slow line included.
const SEND_WITHIN: Duration = Duration::from_secs(1);
/// What scanners put behind the status byte of an answer.
const PUNCTUATION: &[u8] = b".!;,";
/// Status bytes: good, not known, not good.
const STATUS: [u8; 3] = [0x06, 0x05, 0x15];

/// The strings that set a scanner, and how it answers one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScannerSetup {
    /// What is written, one after the other.
    pub strings: Vec<Vec<u8>>,
    /// What is in the answer of a scanner that does what it is told; empty where it says nothing.
    pub good: Vec<u8>,
    /// What is in the answer of one that does not.
    pub bad: Vec<Vec<u8>>,
    /// How long an answer is waited for.
    pub wait: Duration,
}

/// How a scanner took to its strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetupOutcome {
    /// The numbers of the strings it did, from 1.
    pub done: Vec<usize>,
    /// Those it said it cannot do.
    pub refused: Vec<usize>,
    /// Those it said nothing to.
    pub silent: Vec<usize>,
    /// What it said instead of an answer; it may be a code that was shown meanwhile.
    pub said: Vec<u8>,
}

/// How one string was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SetupReply {
    Done,
    Refused,
    Silence,
}

/// The port is gone, or the program wants to end.
pub(super) struct Interrupted;

impl ScannerSetup {
    /// Writes every string and waits a while for each answer; it never takes longer than the strings' own limits.
    pub(super) fn write(&self, port: &Port, bell: &Bell) -> Result<SetupOutcome, Interrupted> {
        let mut outcome = SetupOutcome::default();
        for (place, string) in self.strings.iter().enumerate() {
            let mut heard = Vec::new();
            let is_sent = send(port, bell, string)?;
            let reply = if is_sent { self.reply(port, bell, &mut heard)? } else { SetupReply::Silence };
            let list = match reply {
                SetupReply::Done => &mut outcome.done,
                SetupReply::Refused => &mut outcome.refused,
                SetupReply::Silence => &mut outcome.silent,
            };
            list.push(place + 1);
            if reply == SetupReply::Silence {
                outcome.said.extend(heard);
            }
        }
        Ok(outcome)
    }

    fn reply(&self, port: &Port, bell: &Bell, heard: &mut Vec<u8>) -> Result<SetupReply, Interrupted> {
        let until = Instant::now() + self.wait;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                // A scanner that never answers is taken at its silence.
                return Ok(if self.good.is_empty() && heard.is_empty() {
                    SetupReply::Done
                } else {
                    SetupReply::Silence
                });
            }
            let woken = port.wait(Some(bell), false, left);
            if woken.rung {
                return Err(Interrupted);
            }
            if woken.heard {
                heard.extend(port.read().map_err(|_| Interrupted)?);
                heard.truncate(ANSWER);
            }
            if !self.good.is_empty() && holds(heard, &self.good) {
                return Ok(SetupReply::Done);
            }
            if self.bad.iter().any(|bad| holds(heard, bad)) {
                return Ok(SetupReply::Refused);
            }
        }
    }

    /// Says whether bytes are an answer of the scanner's own that came late, and no code: status bytes alone, or one of the
    /// strings given back with a status byte in it.
    pub fn is_reply(&self, bytes: &[u8]) -> bool {
        let is_status = |byte: &u8| STATUS.contains(byte);
        if !bytes.iter().any(is_status) {
            return false;
        }
        let echo: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_control()).collect();
        let echo = echo.strip_suffix(b".").unwrap_or(&echo);
        echo.iter().all(|byte| PUNCTUATION.contains(byte))
            || self.strings.iter().any(|string| !echo.is_empty() && holds(&plain(string), echo))
    }
}

/// A string without its control bytes.
fn plain(string: &[u8]) -> Vec<u8> {
    string.iter().copied().filter(|byte| !byte.is_ascii_control()).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}

/// Hands a string over; false where the line took too little of it in time.
fn send(port: &Port, bell: &Bell, string: &[u8]) -> Result<bool, Interrupted> {
    let (mut rest, until) = (string, Instant::now() + SEND_WITHIN);
    while !rest.is_empty() {
        let taken = port.write(rest).map_err(|_| Interrupted)?;
        rest = rest.get(taken..).unwrap_or_default();
        let left = until.saturating_duration_since(Instant::now());
        if rest.is_empty() {
            return Ok(true);
        }
        if left.is_zero() {
            return Ok(false);
        }
        if taken == 0 && port.wait(Some(bell), true, left.min(Duration::from_millis(20))).rung {
            return Err(Interrupted);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_s13_an_answer_of_the_scanner_is_no_code() {
        let setup = ScannerSetup {
            strings: vec![b"\x16M\rQRCENA1!".to_vec(), b"~\x010000#ALLENA0;\x03".to_vec()],
            ..ScannerSetup::default()
        };
        for reply in [
            b"\x06" as &[u8],
            b"\x15",
            b"\x06\x06",
            b"QRCENA1\x06!",
            b"QRCENA1\x05!",
            b"\x02\x010000#ALLENA0\x06;\x03",
            b"\x06.",
        ] {
            assert!(setup.is_reply(reply), "{reply:?}");
        }
        for code in [b"12345674" as &[u8], b"QRCENA1", b"HTTPS://A\x06B", b"\x0212345674\x03", b"", b"\x03"] {
            assert!(!setup.is_reply(code), "{code:?}");
        }
        assert!(!ScannerSetup::default().is_reply(b"QRCENA1\x06!"), "no string was written");
    }
}
