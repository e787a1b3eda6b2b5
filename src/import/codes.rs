//! Codes as spreadsheets leave them: full width, with the marks that kept them text, or spoilt.
use super::clean;
use crate::text::layout::half_width;

/// A code as it is meant: one line in half width, without the apostrophe, or the formula `="…"`, that kept it text.
pub(super) fn tidy(cell: &str) -> String {
    let code = half_width::code(&clean::line(cell));
    let code = code.trim();
    let formula = code.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = formula.or_else(|| code.strip_prefix('\''));
    text.unwrap_or(code).trim().to_owned()
}

/// Says whether a spreadsheet has made a power of ten of a code, as in `3.6990020261105E+22`: what it was is lost. A code such as
/// `12E3` is one.
pub(super) fn is_spoilt(code: &str) -> bool {
    let Some((number, power)) = code.split_once(['E', 'e']) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    let is_number = is_digits(whole) && (part.is_empty() || is_digits(part)) && is_digits(digits);
    is_number && (number.contains('.') || power.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_meant() {
        for cell in ["36991AB", "'36991AB", "=\"36991AB\"", "３６９９１ＡＢ", "　36991AB ", "＇36991AB"]
        {
            assert_eq!(tidy(cell), "36991AB", "{cell}");
        }
        assert_eq!(tidy(" Ａ－1 "), "A-1");
        assert_eq!(tidy("36991ab"), "36991ab", "capitals are another code");
    }

    #[test]
    fn a_power_of_ten_is_no_code() {
        for spoilt in ["3.6990020261105E+22", "4.45E+29", "4E+29", "1.5e10", "3.7E-5", "3.E+2"] {
            assert!(is_spoilt(spoilt), "{spoilt}");
        }
        for code in ["", "36990020261105010000127", "12E3", "1E-5", "E+5", "A4.5E+3", "4.5E+3B", "4.5.1E+3"] {
            assert!(!is_spoilt(code), "{code}");
        }
    }
}
