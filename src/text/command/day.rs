//! What `hall day` says of a day.
use crate::text::Lang;

/// The words of `hall day`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct DayWords {
    pub nothing: fn(&str) -> String,
    pub given: fn(&str, u32) -> String,
    /// A state's word and how many tickets stand there.
    pub state: fn(&str, u32) -> String,
    pub moved: fn(u32) -> String,
    pub still_open: fn(&str) -> String,
    /// Windows with the numbers they have in hand, and how many appointments may still come.
    pub still_here: fn(&str, usize) -> String,
    pub closed: &'static str,
    pub waiting: &'static str,
    pub walking: &'static str,
    pub serving: &'static str,
    pub idle: &'static str,
    /// Mean, nine of ten, longest, of how many; in minutes and seconds.
    pub times: fn(&str, &str, &str, usize) -> String,
    pub window: fn(&str, u32) -> String,
    /// Windows that are the units' own, how many were finished there, and the same of delegated units.
    pub both: fn((usize, u32), (usize, u32)) -> String,
    /// People who were let in before others.
    pub let_in: fn(u32) -> String,
    pub inexact: fn(usize) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static DayWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: DayWords = DayWords {
    nothing: |day| format!("{day} 没有发过号"),
    given: |line, count| format!("{line}：取号 {count} 个"),
    state: |state, count| {
        let said = match state {
            "waiting" => "在等",
            "called" => "已叫",
            "serving" => "在办",
            "held" => "挂起",
            "done" => "办结",
            "missed" => "过号",
            "abandoned" => "弃号",
            "cancelled" => "取消",
            "removed" => "移出",
            _ => "当日作废",
        };
        format!("{said} {count}")
    },
    moved: |count| format!("其中转到别的队列 {count}"),
    still_open: |until| format!("今天 {until} 以前还在发号，没有关闭；不想再发号，先用 hall line stop"),
    still_here: |at_windows, to_come| {
        let windows =
            if at_windows.is_empty() { String::new() } else { format!("窗口还在办：{at_windows}；") };
        let booked =
            if to_come == 0 { String::new() } else { format!("还有 {to_come} 个预约可能来；") };
        format!("{windows}{booked}没有关闭。确要现在关闭，加 --anyway")
    },
    closed: "今天已关闭：没办结的号作废，窗口全部签退",
    waiting: "等候",
    walking: "到窗口",
    serving: "办理",
    idle: "空闲",
    times: |mean, p90, longest, count| format!("平均 {mean}，九成不超过 {p90}，最长 {longest}（{count} 次）"),
    window: |window, done| format!("{window} 窗口：办结 {done} 件"),
    both: |(own, done), (entrusted, done_there)| {
        format!("进驻单位窗口 {own} 个，办结 {done} 件；委托单位窗口 {entrusted} 个，办结 {done_there} 件")
    },
    let_in: |count| format!("其中插队 {count}"),
    inexact: |count| format!("{count} 个号到闭馆也没有办结，由系统作废，不计入平均"),
};

const EN: DayWords = DayWords {
    nothing: |day| format!("no number was given on {day}"),
    given: |line, count| format!("{line}: {count} {} given", if count == 1 { "number" } else { "numbers" }),
    state: |state, count| format!("{state} {count}"),
    moved: |count| format!("{count} of them moved to another line"),
    still_open: |until| {
        format!("numbers are given until {until} today; nothing was closed. `hall line stop` stops a line")
    },
    still_here: |at_windows, to_come| {
        let windows =
            if at_windows.is_empty() { String::new() } else { format!("still at windows: {at_windows}; ") };
        let booked = match to_come {
            0 => String::new(),
            1 => "1 appointment may still come; ".into(),
            _ => format!("{to_come} appointments may still come; "),
        };
        format!("{windows}{booked}nothing was closed. --anyway closes the day all the same")
    },
    closed: "the day is closed: numbers that were not finished are void, every window is signed out",
    waiting: "waiting",
    walking: "on the way",
    serving: "served",
    idle: "idle",
    times: |mean, p90, longest, count| {
        format!("mean {mean}, nine of ten within {p90}, longest {longest} (of {count})")
    },
    window: |window, done| format!("window {window}: {done} finished"),
    both: |(own, done), (entrusted, done_there)| {
        format!(
            "own windows: {own}, {done} finished; windows of delegated units: {entrusted}, {done_there} finished"
        )
    },
    let_in: |count| format!("{count} of them let in before others"),
    inexact: |count| {
        format!("{count} tickets were closed by nightfall and by nobody; no average counts them")
    },
};
