//! What `hall appointments` says.
use crate::text::Lang;

/// The words of `hall appointments`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct AppointmentsWords {
    pub rows: fn(usize) -> String,
    pub booked: fn(u32, u32, u32) -> String,
    pub kept: fn(u32) -> String,
    pub made: fn(&str, &str) -> String,
    pub nothing_changed: &'static str,
    pub none: fn(&str) -> String,
    pub expected: &'static str,
    pub here: fn(&str) -> String,
    pub cancelled: &'static str,
    pub now_cancelled: fn(&str) -> String,
    pub no_code: &'static str,
    pub mistyped: &'static str,
    pub here_already: fn(&str) -> String,
    pub bad_date: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static AppointmentsWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: AppointmentsWords = AppointmentsWords {
    rows: |rows| format!("共 {rows} 行"),
    booked: |added, changed, same| format!("新增 {added} 个，更改 {changed} 个，没有变化 {same} 个"),
    kept: |kept| format!("已签到的 {kept} 个没有更改"),
    made: |what, code| format!("{what}  预约码 {code}（本程序编码）"),
    nothing_changed: "没有导入，原有预约不变",
    none: |day| format!("{day} 没有预约"),
    expected: "未签到",
    here: |label| format!("已签到 {label}"),
    cancelled: "已取消",
    now_cancelled: |what| format!("已取消：{what}"),
    no_code: "没有这个预约码",
    mistyped: "没有这个预约码，有一位数字不对",
    here_already: |label| format!("已经签到，号码 {label}，不能取消预约"),
    bad_date: |date| format!("“{date}”不是日期，请写成 2026-11-23"),
};

const EN: AppointmentsWords = AppointmentsWords {
    rows: |rows| format!("{rows} rows"),
    booked: |added, changed, same| format!("{added} added, {changed} changed, {same} as before"),
    kept: |kept| format!("{kept} not changed, since somebody has checked in"),
    made: |what, code| format!("{what}  booking code {code} (made here)"),
    nothing_changed: "nothing was imported; the appointments are as before",
    none: |day| format!("no appointments on {day}"),
    expected: "expected",
    here: |label| format!("here, {label}"),
    cancelled: "cancelled",
    now_cancelled: |what| format!("cancelled: {what}"),
    no_code: "there is no such booking code",
    mistyped: "there is no such booking code; one of its digits is wrong",
    here_already: |label| format!("somebody has checked in with it and holds {label}"),
    bad_date: |date| format!("\"{date}\" is not a date; write it like 2026-11-23"),
};
