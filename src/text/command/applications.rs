//! What `hall cases` says of applications.
use crate::text::Lang;

/// The words of applications on the command line.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct ApplicationsWords {
    pub none: &'static str,
    /// Added, changed, as before.
    pub imported: fn(u64, u64, u64) -> String,
    pub reopened: fn(u64) -> String,
    pub skipped: fn(u64) -> String,
    pub unknown_matters: fn(u64) -> String,
    pub nothing_changed: &'static str,
    pub may_skip: &'static str,
    /// A moment; a lamp.
    pub due: fn(&str, &str) -> String,
    pub paused: &'static str,
    pub no_limit: &'static str,
    pub in_time: &'static str,
    pub late: &'static str,
    pub deemed: &'static str,
    /// A code; a name, or empty.
    pub matter: fn(&str, &str) -> String,
    pub promised: fn(&str) -> String,
    pub statutory: fn(&str) -> String,
    pub receipt: fn(&str) -> String,
    pub no_receipt: fn(&str) -> String,
    pub printed: &'static str,
    pub sent: &'static str,
    pub drawn: fn(&str) -> String,
    /// Why, and what to do.
    pub not_printed: fn(&str, &str) -> String,
    pub first: fn(&str) -> String,
    pub nothing: &'static str,
    pub bad_state: fn(&str, &str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ApplicationsWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: ApplicationsWords = ApplicationsWords {
    none: "没有办件",
    imported: |added, changed, same| format!("新增 {added} 件，更改 {changed} 件，没有变化 {same} 件"),
    reopened: |count| {
        format!(
            "注意：{count} 件原来已经办结，照这张表又没有办结；这张表是不是比上次导入的旧？请核对，再导入最新的表"
        )
    },
    skipped: |rows| format!("有错误的 {rows} 行没有导入"),
    unknown_matters: |count| format!("{count} 件的事项编码在本中心事项里没有，算不出法定时限"),
    nothing_changed: "没有导入，原有办件不变",
    may_skip: "只导入没有错误的行，请加 --skip-errors",
    due: |due, lamp| format!("{due} 到期（{lamp}灯）"),
    paused: "特别程序，暂停计时",
    no_limit: "没有期限",
    in_time: "按时办结",
    late: "超期办结",
    deemed: "视为受理",
    matter: |code, name| format!("事项 {code} {name}"),
    promised: |day| format!("承诺 {day} 前办结"),
    statutory: |day| format!("法定 {day} 前办结"),
    receipt: |receipt| format!("回执 {receipt}"),
    no_receipt: |code| format!("还没有给过回执：hall cases receipt {code}"),
    printed: "回执已打完（打印机回报）",
    sent: "回执已送出；打印机不能回报，请看出票口",
    drawn: |file| format!("没有配置打印机，回执写入了 {file}"),
    not_printed: |why, cure| format!("回执没有打成：{why}。{cure}"),
    first: |at| format!("{at} 第一次导入，以后的变化："),
    nothing: "无",
    bad_state: |state, known| format!("没有“{state}”这种状态；可选：{known}"),
};

const EN: ApplicationsWords = ApplicationsWords {
    none: "no applications",
    imported: |added, changed, same| format!("{added} added, {changed} changed, {same} as before"),
    reopened: |count| {
        format!(
            "caution: {count} were over and are open again by this table; check whether it is older than the last one, and import the newest"
        )
    },
    skipped: |rows| format!("{rows} rows with errors were left out"),
    unknown_matters: |count| {
        format!(
            "{count} are of matters that the hall does not have, so that nobody knows their statutory limits"
        )
    },
    nothing_changed: "nothing was imported; the applications are as before",
    may_skip: "--skip-errors brings in the rows without errors",
    due: |due, lamp| format!("due {due} ({lamp})"),
    paused: "in a special procedure; days do not count",
    no_limit: "without a limit",
    in_time: "in time",
    late: "late",
    deemed: "accepted by law",
    matter: |code, name| format!("matter {code} {name}"),
    promised: |day| format!("promised by {day}"),
    statutory: |day| format!("by law until {day}"),
    receipt: |receipt| format!("receipt {receipt}"),
    no_receipt: |code| format!("no receipt was given yet: hall cases receipt {code}"),
    printed: "the receipt is printed (the printer says so)",
    sent: "the receipt was sent; this printer cannot say more, so look at it",
    drawn: |file| format!("no printer is configured; the receipt was drawn into {file}"),
    not_printed: |why, cure| format!("the receipt was not printed: {why}. {cure}"),
    first: |at| format!("first imported {at}; what has changed since:"),
    nothing: "nothing",
    bad_state: |state, known| format!("there is no state {state}; choose from {known}"),
};
