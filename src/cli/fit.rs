//! What commands print, fit for a terminal: a name out of a database that somebody has meddled with, or of a file, steers nothing.
use std::fmt::Write as _;
use std::io::{self, Write};

/// Prints what it is given, with everything in it that steers a terminal or turns text around written as JSON writes it: a text says
/// what is there, and a value of JSON is the same value.
pub(super) struct FitOutput<W>(W);

/// Output of a command that goes to people or to scripts.
pub(super) fn fit<W: Write>(to: W) -> FitOutput<W> {
    FitOutput(to)
}

impl<W: Write> Write for FitOutput<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // What is formatted comes in whole texts.
        let Ok(text) = str::from_utf8(bytes) else { return self.0.write(bytes) };
        if text.chars().any(is_odd) {
            self.0.write_all(escaped(text).as_bytes())?;
        } else {
            self.0.write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Controls, and marks of direction; what only cannot be seen does no harm here, and smileys are made of it.
fn is_odd(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !matches!(c, '\n' | '\t')
}

fn escaped(text: &str) -> String {
    let mut fit = String::with_capacity(text.len());
    for c in text.chars() {
        if is_odd(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a string cannot fail.
                let _always = write!(fit, "\\u{unit:04x}");
            }
        } else {
            fit.push(c);
        }
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        let mut out = Vec::new();
        write!(fit(&mut out), "{text}").unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(printed("甲\u{1b}[2J\u{1b}]0;pwn\u{7}乙\n"), "甲\\u001b[2J\\u001b]0;pwn\\u0007乙\n");
        assert_eq!(printed("\u{202e}身份证\u{2069}"), "\\u202e身份证\\u2069");
        for plain in ["事项 A012\t〇é😀\n", "✌\u{fe0f}👩\u{200d}👧"] {
            assert_eq!(printed(plain), plain);
        }
    }

    #[test]
    fn a_value_of_json_stays_the_same_value() {
        let value = serde_json::json!({ "name": "甲\u{202e}\u{9b}\u{1b}乙" });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed(&value.to_string())).unwrap(), value);
    }
}
