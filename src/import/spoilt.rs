//! Values that a spreadsheet, or a change of encoding, has made something else of: what they were is lost, and nobody may be shown them.
use super::mapping::Field;
use super::workbook::UNSAVED;
use super::{clean, codes};
use crate::config::ImportFault;

/// What a sheet shows in place of a value that cannot be computed.
const ERRORS: [&str; 9] =
    ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"];
/// Short names of months, as spreadsheets write days with them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// The numbers of the days of a hundred years from 2000 on.
const DAYS: std::ops::RangeInclusive<u32> = 36_526..=73_415;

/// What is wrong with a cell of a field as it is written, where it is plainly not what somebody wrote there.
pub(super) fn fault(field: Field, cell: &str) -> Option<ImportFault> {
    if cell.starts_with(UNSAVED) {
        return Some(ImportFault::UnsavedFormula);
    }
    if !may_be(cell) {
        return None;
    }
    let value = clean::line(cell);
    let is_power = field != Field::Code && codes::is_spoilt(&value);
    if is_power || is_error(&value) || has_lost_letters(field, &value) {
        return Some(ImportFault::LostText { value });
    }
    let is_plain = !matches!(
        field,
        Field::Code
            | Field::Conditions
            | Field::Materials
            | Field::Situations
            | Field::Process
            | Field::Fee
            | Field::Aliases
    );
    let is_about_place = matches!(field, Field::Windows | Field::Hours | Field::Place);
    let is_date = is_plain && is_date(&value) || is_about_place && (is_day_number(&value) || is_time(&value));
    is_date.then_some(ImportFault::BecameDate { value })
}

/// Says whether a cell has a sign that every spoilt value has; nearly all have none.
fn may_be(cell: &str) -> bool {
    cell.starts_with('#')
        || cell.contains(['?', '\u{fffd}'])
        || cell.trim_start().starts_with(|c: char| c.is_ascii_digit())
        || MONTHS.iter().any(|month| cell.starts_with(month))
}

fn is_error(value: &str) -> bool {
    ERRORS.contains(&value) || value.len() >= 3 && value.bytes().all(|b| b == b'#')
}

/// An encoding without Chinese letters leaves question marks, several together, and no Chinese letter at all.
fn has_lost_letters(field: Field, value: &str) -> bool {
    let may_ask = matches!(field, Field::Link | Field::NameEn);
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    value.contains('\u{fffd}') || !may_ask && value.contains("??") && !value.contains(is_han)
}

/// `1月3日`, `2026年1月3日`, `2026-01-03`, `2026/1/3`, each perhaps with a time of day, `3-Jan`, `Jan-03`.
fn is_date(value: &str) -> bool {
    let (day, time) = value.split_once(' ').unwrap_or((value, ""));
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !time.is_empty() && !time.split(':').all(|part| is_number(part, 2)) {
        return false;
    }
    if let Some((month, rest)) = day.strip_suffix('日').and_then(|day| day.split_once('月')) {
        let month = month.split_once('年').map_or(month, |(_, month)| month);
        return is_number(month, 2) && is_number(rest, 2);
    }
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    match parts.as_slice() {
        [year, month, day] => {
            year.len() == 4 && is_number(year, 4) && is_number(month, 2) && is_number(day, 2)
        }
        [one, other] => {
            MONTHS.contains(one) && is_number(other, 2) || MONTHS.contains(other) && is_number(one, 2)
        }
        _ => false,
    }
}

/// `44929`, the number of a day.
fn is_day_number(value: &str) -> bool {
    value.len() == 5 && value.parse().is_ok_and(|number| DAYS.contains(&number))
}

/// `0.375` or `0.375-0.708`: parts of a day.
fn is_time(value: &str) -> bool {
    value.split(['-', '~', '至']).all(|part| {
        part.trim()
            .strip_prefix("0.")
            .is_some_and(|digits| digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_found() {
        for (field, cell) in [
            (Field::Name, "#NAME?"),
            (Field::Phone, "#REF!"),
            (Field::Phone, "1.38001E+10"),
            (Field::Name, "????????"),
            (Field::Place, "1?A??(88?)"),
            (Field::Hours, "########"),
            (Field::Name, "身份\u{fffd}换领"),
            (Field::Windows, "1月3日"),
            (Field::Windows, "2026-01-03"),
            (Field::Windows, "2026/1/3 00:00"),
            (Field::Windows, "3-Jan"),
            (Field::Windows, "Jan-03"),
            (Field::Windows, "44929"),
            (Field::Hours, "0.375-0.708"),
            (Field::Hours, "0.375"),
            (Field::Fee, "\u{1a}="),
        ] {
            assert!(fault(field, cell).is_some(), "{cell}");
        }
    }

    #[test]
    fn what_people_write_is_no_loss() {
        for (field, cell) in [
            (Field::Phone, "12345"),
            (Field::Phone, "020-83163338"),
            (Field::Windows, "1-3"),
            (Field::Windows, "1号"),
            (Field::Hours, "09:00-17:00"),
            (Field::Name, "怎么办???"),
            (Field::Link, "http://a.example/?q=??"),
            (Field::Conditions, "2026年1月3日"),
            (Field::Code, "12E3"),
            (Field::Fee, "#1 窗口"),
            (Field::Promised, "20工作日"),
        ] {
            assert_eq!(fault(field, cell), None, "{cell}");
        }
    }
}
