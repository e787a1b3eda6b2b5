//! Days and moments as people and spreadsheets write them.
use crate::text::layout::half_width;
use chrono::{
    Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike,
};

/// `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日` or `20261123`, with or without the day of the week.
pub(super) fn day(value: &str) -> Option<NaiveDate> {
    plain_day(&tidy(value))
}

/// A day as above, with or without a time of day behind it; also fourteen digits, and the number a spreadsheet keeps. A day
/// alone is its midnight. What says how far it is from universal time becomes the hall's time.
pub(super) fn moment(value: &str, hall: FixedOffset) -> Option<NaiveDateTime> {
    let value = tidy(value);
    let is_number = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_number && let Some(read) = serial(&value).or_else(|| fourteen(&value)) {
        return Some(read);
    }
    let (date, clock) = match value.find([' ', 'T', 't']) {
        Some(at) => (value.get(..at)?, value.get(at + 1..)?.trim()),
        // `2026年5月6日10时30分`
        None => value.find(['日', '号']).map_or((&*value, ""), |at| value.split_at(at + '日'.len_utf8())),
    };
    let date = plain_day(date)?;
    if clock.is_empty() {
        return Some(date.and_time(NaiveTime::MIN));
    }
    let (clock, offset) = with_offset(clock);
    let read = date.and_time(time_of_day(clock)?);
    let Some(offset) = offset else { return Some(read) };
    let elsewhere = FixedOffset::east_opt(offset)?;
    Some(elsewhere.from_local_datetime(&read).single()?.with_timezone(&hall).naive_local())
}

/// In half width, without the day of the week, which the day says itself.
fn tidy(value: &str) -> String {
    let mut plain = half_width::code(value);
    for name in ["星期", "礼拜", "周"] {
        while let Some(at) = plain.find(name) {
            let behind = plain.get(at + name.len()..).and_then(|rest| rest.chars().next());
            let Some(day) = behind.filter(|day| "一二三四五六日天".contains(*day)) else { break };
            plain.replace_range(at..at + name.len() + day.len_utf8(), " ");
        }
    }
    plain.replace("( )", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain_day(value: &str) -> Option<NaiveDate> {
    let plain: String = value
        .trim_end_matches(['日', '号'])
        .chars()
        .map(|c| if matches!(c, '/' | '.' | '年' | '月') { '-' } else { c })
        .collect();
    let form = if plain.contains('-') { "%Y-%m-%d" } else { "%Y%m%d" };
    let day = NaiveDate::parse_from_str(&plain, form).ok()?;
    (2000..=2100).contains(&day.year()).then_some(day)
}

/// A time of day without what says how many seconds it is east of universal time: `Z`, `+08:00`, `+0800`, `+08`.
fn with_offset(text: &str) -> (&str, Option<i32>) {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return (clock.trim_end(), Some(0));
    }
    let Some(at) = text.rfind(['+', '-']) else { return (text, None) };
    let (clock, offset) = text.split_at(at);
    let digits = offset.get(1..).unwrap_or_default().replace(':', "");
    let hours = digits.get(..2).and_then(|hours| hours.parse::<i32>().ok());
    let minutes =
        if digits.len() == 2 { Some(0) } else { digits.get(2..).and_then(|text| text.parse().ok()) };
    match (hours, minutes, digits.len()) {
        (Some(hours @ ..=14), Some(minutes @ ..=59), 2 | 4) => {
            let seconds = hours * 3_600 + minutes * 60;
            (clock.trim_end(), Some(if offset.starts_with('-') { -seconds } else { seconds }))
        }
        _ => (text, None),
    }
}

/// `10:30`, `10:30:00`, `10:30:00.0`, `103000`, `10时30分`, `10时30分00秒`, `10:30:00 AM`, `下午3:30`. Midnight at the end of a day
/// is its last second, so that the day stays the same.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (half, text) = half_of_day(text);
    let plain: String = text
        .trim_end_matches(['分', '秒'])
        .chars()
        .map(|c| if matches!(c, '时' | '点' | '分') { ':' } else { c })
        .collect();
    if half.is_none() && matches!(&*plain, "24:00" | "24:00:00" | "240000") {
        return NaiveTime::from_hms_opt(23, 59, 59);
    }
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let forms: &[&str] = if digits { &["%H%M%S"] } else { &["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"] };
    let is_whole = !digits || plain.len() == 6;
    let time =
        forms.iter().find_map(|form| NaiveTime::parse_from_str(&plain, form).ok()).filter(|_| is_whole)?;
    match half {
        Some(Half::Morning) if time.hour() > 12 => None,
        Some(Half::Morning) => time.with_hour(time.hour() % 12),
        Some(Half::Noon) if time.hour() < 11 => time.with_hour(time.hour() + 12),
        None | Some(Half::Noon) => Some(time),
        Some(Half::Afternoon) => time.with_hour(time.hour() % 12 + 12),
    }
}

/// Which half of a day a time of twelve hours is in.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Noon,
    Afternoon,
}

/// The half of the day that stands before a time, or behind it, and the time alone.
fn half_of_day(text: &str) -> (Option<Half>, &str) {
    const HALVES: [(&str, Half); 9] = [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("凌晨", Half::Morning),
        ("中午", Half::Noon),
        ("下午", Half::Afternoon),
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
    ];
    let text = text.trim();
    let found = HALVES.iter().find_map(|(word, half)| {
        let rest = text.strip_prefix(word).or_else(|| text.strip_suffix(word))?;
        Some((Some(*half), rest.trim()))
    });
    found.unwrap_or((None, text))
}

fn fourteen(digits: &str) -> Option<NaiveDateTime> {
    let (date, clock) = digits.split_at_checked(8).filter(|(_, clock)| clock.len() == 6)?;
    Some(plain_day(date)?.and_time(NaiveTime::parse_from_str(clock, "%H%M%S").ok()?))
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

    /// The hall's time.
    fn hall() -> FixedOffset {
        FixedOffset::east_opt(8 * 3_600).unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let wanted = NaiveDate::from_ymd_opt(2026, 11, 3);
        for text in [
            "2026-11-03",
            "2026-11-3",
            "2026/11/3",
            "2026.11.03",
            "2026年11月3日",
            "20261103",
            "2026年11月3日 星期二",
            "2026-11-03（周二）",
            "２０２６年１１月３号",
        ] {
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
            "20260506 103000",
            "2026-05-06 10:30:00 AM",
            "2026/5/6 10:30 am",
            "2026/5/6 上午10:30",
            "2026年5月6日 星期三 10:30",
            "2026年5月6日星期三上午10时30分",
            "２０２６－０５－０６　１０：３０",
            "2026-05-06T02:30:00Z",
            "2026-05-06T02:30:00.000Z",
            "2026-05-06T10:30:00+08:00",
            "2026-05-06 10:30:00 +0800",
            "2026-05-05T22:30:00-04",
        ] {
            assert_eq!(moment(text, hall()), Some(at("2026-05-06T10:30:00")), "{text}");
        }
        for (text, wanted) in [
            ("2026-05-06T20:00:00Z", "2026-05-07T04:00:00"),
            ("2026-05-06 24:00", "2026-05-06T23:59:59"),
            ("2026-05-06 下午3:05", "2026-05-06T15:05:00"),
            ("2026-05-06 3:05:09 PM", "2026-05-06T15:05:09"),
            ("2026-05-06 12:10 AM", "2026-05-06T00:10:00"),
            ("2026-05-06 12:10 PM", "2026-05-06T12:10:00"),
            ("2026-05-06 中午12:10", "2026-05-06T12:10:00"),
            ("2026-05-06 中午1:10", "2026-05-06T13:10:00"),
            ("2026-05-06 下午15:10", "2026-05-06T15:10:00"),
        ] {
            assert_eq!(moment(text, hall()), Some(at(wanted)), "{text}");
        }
        for text in
            ["2026-05-06", "2026/5/6", "20260506", "46148", "2026年5月6日", "46148.0", "2026年5月6日 星期三"]
        {
            assert_eq!(moment(text, hall()), Some(at("2026-05-06T00:00:00")), "{text}");
        }
        for text in [
            "",
            "10:30",
            "2026-05-06 25:00",
            "2026-05-06 上午",
            "2026-05-06 上午15:00",
            "2026-05-06 25:00:00",
            "2026-05-06 1030",
            "2026-05-06T10:30:00+25:00",
            "2026-05-06 Z",
            "4614",
            "461480",
            "1.5",
            "202605061030",
            "99999",
        ] {
            assert_eq!(moment(text, hall()), None, "{text}");
        }
    }
}
