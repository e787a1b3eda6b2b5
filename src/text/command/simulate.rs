//! What `hall simulate` says.
use crate::text::Lang;

/// The words of `hall simulate`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct SimulateWords {
    pub playing: &'static str,
    pub real_numbers: &'static str,
    pub real_store: &'static str,
    pub no_workday: &'static str,
    pub goes_on: fn(&str) -> String,
    /// A refusal's word and how many were refused so.
    pub refusal: fn(&str, u32) -> String,
    pub came: fn(u32, u32) -> String,
    pub became: &'static str,
    pub refused: &'static str,
    pub waits: fn(&str, &str, &str) -> String,
    pub promised: fn(u32, &str, u32) -> String,
    pub busy: fn(u64) -> String,
    pub kept: &'static str,
    pub broken: fn(usize) -> String,
    pub minutes: fn(u32) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SimulateWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Seconds as minutes with one place.
fn tenths(seconds: u32) -> String {
    let tenths = (seconds + 3) / 6;
    format!("{}.{}", tenths / 10, tenths % 10)
}

const ZH: SimulateWords = SimulateWords {
    playing: "模拟中",
    real_store: "这是正式的数据库，不能在上面模拟。请另用一个库，例如 --store sqlite:var/try.db",
    real_numbers: "这个数据库里有真实的号票，不能在上面模拟。请另用一个库，例如 --store sqlite:var/try.db",
    no_workday: "日历里没有可模拟的工作日，请用 --from 指定日期",
    goes_on: |day| format!("这个库里已有模拟到 {day} 的日子，从下一个工作日接着模拟"),
    refusal: |word, count| {
        let said = match word {
            "clock_not_set" => "时钟未校准",
            "no_such_line" => "没有这条队列",
            "closed_today" | "calendar_missing" => "当天不上班",
            "closed_until" | "closed_for_today" => "不在取号时间",
            "full_until" | "full_for_today" => "号已发完",
            "already_holding" => "手里已有号",
            "no_priority" => "没有优先入口",
            "stopped" => "停号",
            _ => "下班前办不完",
        };
        format!("{said} {count}")
    },
    came: |days, people| format!("{days} 天，来了 {people} 人"),
    became: "号票去向",
    refused: "没有取到号",
    waits: |mean, p90, longest| format!("等候：平均 {mean}，九成不超过 {p90}，最长 {longest}"),
    promised: |per_mille, width, unsaid| {
        format!(
            "预计等候：{}.{}% 的人实际等候在预计范围内，范围平均宽 {width} 分钟；{unsaid} 人无法预计",
            per_mille / 10,
            per_mille % 10
        )
    },
    busy: |percent| format!("窗口在岗时间的 {percent}% 有人在办"),
    kept: "排队规则的每项承诺都做到了",
    broken: |count| format!("排队规则的承诺有 {count} 处没有做到"),
    minutes: |seconds| format!("{} 分钟", tenths(seconds)),
};

const EN: SimulateWords = SimulateWords {
    playing: "simulating",
    real_store: "this is the hall's own store; use another one, such as --store sqlite:var/try.db",
    real_numbers: "there are real numbers in this store; use another one, such as --store sqlite:var/try.db",
    no_workday: "the calendar knows no working day to play; say one with --from",
    goes_on: |day| format!("this store holds made-up days until {day}; it goes on from the next working day"),
    refusal: |word, count| format!("{} {count}", word.replace('_', " ")),
    came: |days, people| {
        let days = if days == 1 { "1 day".into() } else { format!("{days} days") };
        format!("{days}, {people} people came")
    },
    became: "tickets",
    refused: "no number",
    waits: |mean, p90, longest| format!("waits: mean {mean}, nine of ten within {p90}, longest {longest}"),
    promised: |per_mille, width, unsaid| {
        format!(
            "promised waits: {}.{}% true, ranges {width} minutes wide on average; {unsaid} could not be told",
            per_mille / 10,
            per_mille % 10
        )
    },
    busy: |percent| format!("windows had somebody in hand for {percent}% of the time they were staffed"),
    kept: "every promise of the policies was kept",
    broken: |count| format!("{count} promises of the policies were broken"),
    minutes: |seconds| format!("{} min", tenths(seconds)),
};
