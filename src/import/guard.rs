//! The guard against what spreadsheets make of a text in CSV, such as a formula or a number: it goes out behind an apostrophe, and comes
//! back without it.

/// What a formula begins with; the wide forms too, which some programs take for the narrow ones.
const BEGINS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

/// Says whether a text would not be kept as it is: a formula; digits with a zero before them, or too many; a power of ten; windows
/// from one to another, which are taken for a day.
fn would_be_changed(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(BEGINS)
        || is_number(text)
        || parted(text, &['E', 'e'], 15)
        || parted(text, &['-', '/'], 2)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    is_digits(text) && (text.len() > KEPT || text.len() > 1 && text.starts_with('0'))
}

/// Says whether a text is two numbers of so many digits at most, with one of the signs between.
fn parted(text: &str, signs: &[char], most: usize) -> bool {
    let is_short = |text: &str| is_digits(text) && text.len() <= most;
    text.split_once(signs).is_some_and(|(one, other)| is_short(one) && is_short(other))
}

/// A value as it goes into a CSV file.
pub fn guarded(value: &str) -> String {
    if would_be_changed(value) { format!("'{value}") } else { value.to_owned() }
}

/// A value as it goes into a cell that is text whatever it holds: only an apostrophe of its own needs the guard.
pub fn guarded_text(value: &str) -> String {
    if value.starts_with('\'') { guarded(value) } else { value.to_owned() }
}

/// A value without the guard.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if would_be_changed(rest) => rest,
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
    fn what_a_spreadsheet_would_take_for_a_number_or_a_day_is_guarded() {
        for text in ["3699002026110501000", "0012", "02083163338", "12E3", "1-3", "3/12", "'0012"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!((unguarded(&guarded(text)), unguarded(&guarded_text(text))), (text, text));
        }
        for text in
            ["12345674", "0", "440101007000", "11440000006939801C-1", "E3", "", "2026-11-23", "09:30", "A1-3"]
        {
            assert_eq!((guarded(text).as_str(), unguarded(text)), (text, text));
        }
    }
}
