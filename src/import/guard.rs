//! The guard against formulas: a cell that a spreadsheet would take for one goes out behind an apostrophe, and comes back without it.

/// What a formula begins with; the wide forms too, which some programs take for the narrow ones.
const BEGINS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

fn would_be_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINS)
}

/// A value as it goes into a CSV file.
pub fn guarded(value: &str) -> String {
    if would_be_formula(value) { format!("'{value}") } else { value.to_owned() }
}

/// A value as it goes into a cell that is text whatever it holds: only an apostrophe of its own needs the guard.
pub fn guarded_text(value: &str) -> String {
    if value.starts_with('\'') { guarded(value) } else { value.to_owned() }
}

/// A code as it goes into a CSV file: a spreadsheet would leave out zeros at its beginning, and digits beyond the fifteenth.
pub fn guarded_code(value: &str) -> String {
    let is_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    let is_power = value.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(number) && digits(power)
    });
    let is_spoilt =
        is_number && (value.len() > KEPT || value.len() > 1 && value.starts_with('0')) || is_power;
    if is_spoilt { format!("'{value}") } else { guarded(value) }
}

/// A value without the guard.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if would_be_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_formula_goes_out_guarded_and_comes_back() {
        for value in ["=cmd|' /C calc'!A0", "+86-20-83163338", "-5", "@SUM(1)", "'=1", "''+1", "\t=1", "＝1"]
        {
            assert!(guarded(value).starts_with('\''), "{value}");
            assert_eq!(unguarded(&guarded(value)), value);
            assert_eq!(unguarded(&guarded_text(value)), value);
        }
        for value in ["", "020-83163338", "'", "'甲", "1楼", "a=b", "——"] {
            assert_eq!((guarded(value).as_str(), unguarded(value)), (value, value));
        }
        assert_eq!(guarded_text("+86-20-83163338"), "+86-20-83163338", "a text is no formula");
    }

    #[test]
    fn a_code_that_a_spreadsheet_would_spoil_is_guarded() {
        for code in ["3699002026110501000", "0012", "12E3"] {
            assert_eq!(guarded_code(code), format!("'{code}"));
        }
        for code in ["12345674", "0", "440101007000", "11440000006939801C-1", "E3", ""] {
            assert_eq!(guarded_code(code), code);
        }
    }
}
