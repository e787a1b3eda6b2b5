//! One cell of a workbook as text: what a person who looks at the sheet reads there, or a form in which it is known to be spoilt.
use calamine::{CellErrorType, Data, ExcelDateTime};
use chrono::{NaiveDate, TimeDelta, Timelike};

/// Stands for a formula whose value was not saved with it. The character before it is in no text of a table.
pub(in crate::import) const UNSAVED: &str = "\u{1a}=";
/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;
/// The least whole number with more digits than that.
const SPOILT: f64 = 1e15;
const SECONDS: u32 = 86_400;

/// The text of a cell.
pub(super) fn text(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => of_number(*number),
        Data::String(text) => text.clone(),
        Data::Bool(true) => "TRUE".into(),
        Data::Bool(false) => "FALSE".into(),
        Data::DateTime(moment) => of_moment(*moment),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => of_duration(text),
        Data::Error(error) => of_error(error).into(),
        Data::Empty => String::new(),
    }
}

/// A number in as many digits as a spreadsheet keeps; one with more is shown as a power of ten, as it is spoilt.
fn of_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < SPOILT {
        return format!("{number:.0}");
    }
    let written = format!("{number:.*e}", KEPT - 1);
    if number.abs() >= SPOILT {
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let digits = digits.trim_end_matches('0');
        let digits = if digits.ends_with('.') { format!("{digits}0") } else { digits.to_owned() };
        return format!("{digits}E+{power}");
    }
    written.parse::<f64>().map_or(written, |rounded| rounded.to_string())
}

/// A day, a moment, or a time of day where there is no day; to the nearest second, since a spreadsheet's own are a little beside it.
fn of_moment(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&value) {
        return of_seconds(seconds_of(value));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let read = date.and_then(|date| {
        let (hour, minute, second) = (u32::from(hour), u32::from(minute), u32::from(second));
        let read = date.and_hms_milli_opt(hour, minute, second, u32::from(milli))?;
        read.checked_add_signed(TimeDelta::milliseconds(500))
    });
    let Some(read) = read else { return format!("{year:04}-{month:02}-{day:02}") };
    match read.num_seconds_from_midnight() {
        0 => read.date().to_string(),
        seconds => format!("{} {}", read.date(), of_seconds(seconds)),
    }
}

/// Seconds of a part of a day.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 86,400")]
fn seconds_of(value: f64) -> u32 {
    ((value - value.floor()) * f64::from(SECONDS)).round() as u32 % SECONDS
}

fn of_seconds(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{rest:02}") }
}

/// `2026-11-23T00:00:00` as `2026-11-23`, with a time of day as `2026-11-23 09:30`.
fn of_iso(text: &str) -> String {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.split('.').next().unwrap_or_default();
    let time = time.strip_suffix(":00").filter(|time| time.len() == 5).unwrap_or(time);
    if matches!(time, "" | "00:00") { day.to_owned() } else { format!("{day} {time}") }
}

/// `PT09H30M00S` as `09:30`.
fn of_duration(text: &str) -> String {
    let Some(rest) = text.strip_prefix("PT") else { return text.to_owned() };
    let mut seconds = 0_u32;
    let mut digits = String::new();
    for c in rest.chars() {
        let times = match c {
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => {
                digits.push(c);
                continue;
            }
        };
        let whole = digits.split(['.', ',']).next().and_then(|whole| whole.parse::<u32>().ok());
        let Some(whole) = whole else { return text.to_owned() };
        seconds = seconds.saturating_add(whole.saturating_mul(times));
        digits.clear();
    }
    of_seconds(seconds)
}

fn of_error(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        _ => "#VALUE!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta as Duration};

    fn moment(value: f64) -> String {
        text(&Data::DateTime(ExcelDateTime::new(value, DateTime, false)))
    }

    #[test]
    fn numbers_are_written_as_they_are_shown() {
        for (number, shown) in [
            (46_349.0, "46349"),
            (-3.0, "-3"),
            (0.375, "0.375"),
            (0.1 + 0.2, "0.3"),
            (6.25, "6.25"),
            (13_800_138_000.0, "13800138000"),
            (123_456_789_012_345.0, "123456789012345"),
            (1.13699e30, "1.13699E+30"),
            (4_401_042_000_010_110.0, "4.40104200001011E+15"),
            (1e22, "1.0E+22"),
        ] {
            assert_eq!(text(&Data::Float(number)), shown);
        }
    }

    #[test]
    fn days_and_times_are_written_as_days_and_times() {
        assert_eq!(moment(46_349.0), "2026-11-23");
        assert_eq!(moment(46_349.395_833_333_336), "2026-11-23 09:30");
        assert_eq!(moment(46_348.999_999_99), "2026-11-23", "a thousandth of a second before midnight");
        assert_eq!((moment(0.375), moment(0.388_888_888_888)), ("09:00".into(), "09:20".into()));
        assert_eq!(moment(0.000_011_574), "00:00:01");
        assert_eq!(text(&Data::DateTime(ExcelDateTime::new(0.5, Duration, false))), "12:00");
        assert_eq!(text(&Data::DateTime(ExcelDateTime::new(44_887.0, DateTime, true))), "2026-11-23");
        assert_eq!(text(&Data::DateTimeIso("2026-11-23T00:00:00".into())), "2026-11-23");
        assert_eq!(text(&Data::DateTimeIso("2026-11-23T09:30:00".into())), "2026-11-23 09:30");
        assert_eq!(text(&Data::DurationIso("PT09H30M00S".into())), "09:30");
    }

    #[test]
    fn an_error_is_written_as_the_sheet_shows_it() {
        assert_eq!(text(&Data::Error(CellErrorType::Name)), "#NAME?");
        assert_eq!(text(&Data::Error(CellErrorType::Ref)), "#REF!");
    }
}
