//! Words that people type for others to read: fit for a screen, and checked before they are published.
use super::CaseError;
use crate::hall::desk::{has_personal_number, says_why};

/// The most characters of an answer.
pub const ANSWER: usize = 2_000;
/// The most characters of a reason, a note, or what is published.
pub const REMARK: usize = 200;

/// A text without anything a terminal would take for more than text: no control characters, no marks that turn the direction
/// of writing or that nobody sees; lines stay lines.
pub fn fit_for_screen(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    let fit: String = text.chars().filter(|c| *c == '\n' || !(c.is_control() || turns(*c))).collect();
    fit.trim().to_owned()
}

/// A text that is needed, under the name it is asked for by: fit for a screen, with a letter in it, and not too long.
pub fn needed(name: &'static str, text: &str, most: usize) -> Result<String, CaseError> {
    let text = fit_for_screen(text);
    if !says_why(&text) {
        return Err(CaseError::NoText(name));
    }
    if text.chars().count() > most {
        return Err(CaseError::TooLong(name, most));
    }
    Ok(text)
}

/// The same of a text that many may read, in which there is no number of a person's.
pub fn needed_without_numbers(name: &'static str, text: &str, most: usize) -> Result<String, CaseError> {
    let text = needed(name, text, most)?;
    if has_personal_number(&text) { Err(CaseError::Personal(name)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_reaches_a_terminal_but_text() {
        let text = "第一行\r\n第\t二\u{1b}[31m行\u{0}\u{9b}2J\u{202e}\u{200b}\u{feff}\u{61c}\n  ";
        assert_eq!(fit_for_screen(text), "第一行\n第 二[31m行2J");
        assert_eq!(fit_for_screen(" \u{7} "), "");
    }

    #[test]
    fn what_many_read_holds_no_number_of_a_person() {
        assert_eq!(needed("--reason", " 材料不齐 ", 10).as_deref(), Ok("材料不齐"));
        assert_eq!(needed("--reason", " 12 ", 10), Err(CaseError::NoText("--reason")));
        assert_eq!(needed("--reason", &"字".repeat(11), 10), Err(CaseError::TooLong("--reason", 10)));
        let phone = "请打 139-0000-1234 找他";
        assert!(needed("--text", phone, 99).is_ok(), "whoever is answered may be told a number");
        assert_eq!(needed_without_numbers("--subject", phone, 99), Err(CaseError::Personal("--subject")));
    }
}
