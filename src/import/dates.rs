//! Days and moments as people and spreadsheets write them.
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日` or `20261123`.
pub(super) fn day(value: &str) -> Option<NaiveDate> {
    let plain: String = value
        .trim_end_matches('日')
        .chars()
        .map(|c| if matches!(c, '/' | '.' | '年' | '月') { '-' } else { c })
        .collect();
    let form = if plain.contains('-') { "%Y-%m-%d" } else { "%Y%m%d" };
    let day = NaiveDate::parse_from_str(&plain, form).ok()?;
    (2000..=2100).contains(&day.year()).then_some(day)
}

/// A day as above, with or without a time of day behind it; also fourteen digits, and the number a spreadsheet keeps. A day
/// alone is its midnight.
pub(super) fn moment(value: &str) -> Option<NaiveDateTime> {
    let value = value.trim();
    let is_number = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_number && let Some(read) = serial(value).or_else(|| fourteen(value)) {
        return Some(read);
    }
    let (date, clock) = match value.find([' ', 'T', 't']) {
        Some(at) => (value.get(..at)?, value.get(at + 1..)?.trim()),
        // `2026年5月6日10时30分`
        None => value.find('日').map_or((value, ""), |at| value.split_at(at + '日'.len_utf8())),
    };
    let date = day(date)?;
    if clock.is_empty() {
        Some(date.and_time(NaiveTime::MIN))
    } else {
        Some(date.and_time(time_of_day(clock)?))
    }
}

/// `10:30`, `10:30:00`, `10:30:00.0`, `10时30分`, `10时30分00秒`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let plain = text.trim_end_matches(['分', '秒', 'Z', 'z']).replace('：', ":");
    let plain: String =
        plain.chars().map(|c| if matches!(c, '时' | '点' | '分') { ':' } else { c }).collect();
    let forms = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"];
    forms.iter().find_map(|form| NaiveTime::parse_from_str(&plain, form).ok())
}

fn fourteen(digits: &str) -> Option<NaiveDateTime> {
    let (date, clock) = digits.split_at_checked(8).filter(|(_, clock)| clock.len() == 6)?;
    Some(day(date)?.and_time(NaiveTime::parse_from_str(clock, "%H%M%S").ok()?))
}

/// Days since 30 December 1899, with the time of day as a fraction: five digits, from the year 2000 on.
fn serial(number: &str) -> Option<NaiveDateTime> {
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let days: u64 = whole.parse().ok().filter(|days| whole.len() == 5 && (36_526..=73_415).contains(days))?;
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    let part: f64 = format!("0.{part}").parse().ok()?;
    // Whole seconds below 86,400, so nothing is cut off.
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a day in seconds")]
    let seconds = (part * 86_400.0).round() as i64;
    Some(date.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let wanted = NaiveDate::from_ymd_opt(2026, 11, 3);
        for text in ["2026-11-03", "2026-11-3", "2026/11/3", "2026.11.03", "2026年11月3日", "20261103"] {
            assert_eq!(day(text), wanted, "{text}");
        }
        for text in ["", "11-03", "2026-13-01", "2026-02-30", "26-11-03", "明天", "45964", "9999-01-01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_read_as_people_and_spreadsheets_write_them() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        for text in [
            "2026-05-06 10:30",
            "2026-05-06T10:30:00",
            "2026/5/6 10:30:00",
            "2026-05-06 10:30:00.0",
            "2026年5月6日 10:30",
            "2026年5月6日10时30分",
            "2026年5月6日 10时30分00秒",
            "2026-05-06 10：30",
            "20260506103000",
            "46148.4375",
        ] {
            assert_eq!(moment(text), Some(at("2026-05-06T10:30:00")), "{text}");
        }
        for text in ["2026-05-06", "2026/5/6", "20260506", "46148", "2026年5月6日", "46148.0"] {
            assert_eq!(moment(text), Some(at("2026-05-06T00:00:00")), "{text}");
        }
        for text in [
            "",
            "10:30",
            "2026-05-06 25:00",
            "2026-05-06 上午",
            "4614",
            "461480",
            "1.5",
            "202605061030",
            "99999",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
