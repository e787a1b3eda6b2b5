//! What `hall hours` says of the days on which the hall is open.
use crate::text::Lang;
use chrono::{Datelike, NaiveDate};

/// The words of `hall hours`.
pub struct HoursWords {
    /// A day and its hours.
    pub day: fn(NaiveDate, &str) -> String,
    /// What is special: the lines, the hours, why; the first and the last may be empty.
    pub special: fn(&str, &str, &str) -> String,
    /// It is not open.
    pub closed: &'static str,
    /// Nobody can say.
    pub unknown: &'static str,
    /// It is open then and at no other time.
    pub only: fn(&str) -> String,
    /// It is open as usual again.
    pub usual: &'static str,
    /// A day, the lines (may be empty), and how it stands now.
    pub done: fn(&str, &str, &str) -> String,
    /// Appointments that fall into the closed part of the day.
    pub appointments_left: fn(usize) -> String,
    /// People who wait now although it is closed now.
    pub waiting_left: fn(usize) -> String,
    /// Nothing is special about a day.
    pub nothing: fn(&str) -> String,
    /// A day before today, for which nothing can be set any more.
    pub past: fn(&str) -> String,
    /// This is no date.
    pub bad_date: fn(&str) -> String,
    /// There is no line of a code.
    pub no_line: fn(&str) -> String,
    /// Stretches of a day that do not follow one another.
    pub not_in_order: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static HoursWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: HoursWords = HoursWords {
    day: |day, hours| {
        let names = ["一", "二", "三", "四", "五", "六", "日"];
        let name = names.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
        format!("{day} 星期{name}  {hours}")
    },
    special: |lines, hours, note| {
        let of = if lines.is_empty() { "全大厅".to_owned() } else { format!("队列 {lines}") };
        let note = if note.is_empty() { String::new() } else { format!("  {note}") };
        format!("特殊：{of} {hours}{note}")
    },
    closed: "不开放",
    unknown: "还没有这一年的日历",
    only: |hours| format!("只在 {hours} 开放"),
    usual: "照常",
    done: |day, lines, stands| {
        let of = if lines.is_empty() { "全大厅".to_owned() } else { format!("队列 {lines}") };
        format!("{day} {of}：{stands}；一秒之内在每台机器上生效")
    },
    appointments_left: |count| {
        format!("注意：有 {count} 个预约落在不开放的时间里，来了不能签到；请通知本人改约")
    },
    waiting_left: |count| format!("注意：现在还有 {count} 人拿着号在等，照常叫号"),
    nothing: |day| format!("{day} 没有另定时间"),
    past: |day| format!("{day} 已经过去，只能定今天和以后的日子"),
    bad_date: |written| format!("“{written}”不是日期，请写作 年-月-日，如 2026-12-31"),
    no_line: |code| format!("没有队列 {code}；用 hall line 看有哪些"),
    not_in_order: "各段时间要从早到晚，不能重叠",
};

const EN: HoursWords = HoursWords {
    day: |day, hours| format!("{day} {}  {hours}", day.format("%a")),
    special: |lines, hours, note| {
        let of = of(lines);
        let note = if note.is_empty() { String::new() } else { format!("  {note}") };
        format!("special: {of} {hours}{note}")
    },
    closed: "closed",
    unknown: "there is no calendar of that year yet",
    only: |hours| format!("open {hours} only"),
    usual: "as usual",
    done: |day, lines, stands| {
        let of = of(lines);
        format!("{day}, {of}: {stands}; in force on every machine within a second")
    },
    appointments_left: |count| match count {
        1 => "note: 1 appointment falls into the closed part and cannot be checked in for; tell the person"
            .into(),
        _ => format!(
            "note: {count} appointments fall into the closed part and cannot be checked in for; tell the people"
        ),
    },
    waiting_left: |count| match count {
        1 => "note: 1 number waits now and is still called".into(),
        _ => format!("note: {count} numbers wait now and are still called"),
    },
    nothing: |day| format!("nothing is special about {day}"),
    past: |day| format!("{day} is past; hours are set for today and days to come"),
    bad_date: |written| format!("`{written}` is no date; write it like 2026-12-31"),
    no_line: |code| format!("there is no line {code}; `hall line` lists them"),
    not_in_order: "stretches of a day follow one another, from early to late",
};

/// The whole hall, or the lines of a list.
fn of(lines: &str) -> String {
    match lines {
        "" => "the whole hall".into(),
        several if several.contains([' ', ',']) => format!("lines {several}"),
        one => format!("line {one}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_a_line_and_several_are_lines() {
        let said = |lines| (EN.special)(lines, "09:00-12:00", "");
        assert_eq!(said("A"), "special: line A 09:00-12:00");
        assert_eq!(said("A, B"), "special: lines A, B 09:00-12:00");
        assert_eq!(said(""), "special: the whole hall 09:00-12:00");
        let day = "2026-11-20";
        assert_eq!((ZH.past)(day), "2026-11-20 已经过去，只能定今天和以后的日子");
        assert_eq!((EN.past)(day), "2026-11-20 is past; hours are set for today and days to come");
    }
}
