//! What the big screen says. It shows both languages at once.
use super::{Lang, weekday};
use chrono::{Datelike, NaiveDate};

/// The words of the board.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct BoardWords {
    pub number: &'static str,
    pub window: &'static str,
    pub waiting: &'static str,
    pub missed: &'static str,
    pub none_missed: &'static str,
    pub called_again: &'static str,
    pub ask_desk: &'static str,
    pub take_anew: &'static str,
    pub no_calls: &'static str,
    pub connecting: &'static str,
    pub as_of: fn(&str) -> String,
    pub count: fn(u32) -> String,
    pub date: fn(NaiveDate) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static BoardWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: BoardWords = BoardWords {
    number: "号码",
    window: "窗口",
    waiting: "等候人数",
    missed: "过号",
    none_missed: "没有过号",
    called_again: "请等候，会再次叫号",
    ask_desk: "请到服务台",
    take_anew: "请重新取号",
    no_calls: "今天还没有叫号",
    connecting: "正在连接",
    as_of: |moment| format!("截至 {moment} · 正在重新连接"),
    count: |seq| format!("第 {seq} 次叫号"),
    date: |day| format!("{}月{}日 星期{}", day.month(), day.day(), weekday(day)),
};

const EN: BoardWords = BoardWords {
    number: "Number",
    window: "Window",
    waiting: "Waiting",
    missed: "Missed",
    none_missed: "None missed",
    called_again: "Will be called again",
    ask_desk: "Go to the help desk",
    take_anew: "Take a new number",
    no_calls: "No calls yet today",
    connecting: "Connecting",
    as_of: |moment| format!("As of {moment} · reconnecting"),
    count: |seq| format!("Call {seq} today"),
    date: |day| day.format("%a %-d %b").to_string(),
};
