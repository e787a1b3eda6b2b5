//! What `hall report` says around the indicators.
use crate::text::Lang;

/// The words of `hall report`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct ReportWords {
    /// First day, last day, moment of asking.
    pub period: fn(&str, &str, &str) -> String,
    pub whole_hall: &'static str,
    pub department: fn(&str) -> String,
    pub window: fn(&str) -> String,
    pub matter: fn(&str) -> String,
    pub headings: [&'static str; 4],
    pub nothing: &'static str,
    pub minutes: fn(u64, u64) -> String,
    pub not_kept: &'static str,
    pub not_in_scope: &'static str,
    /// Received and finished applications, and numbers given.
    pub happened: fn(u64, u64, u64) -> String,
    pub no_applications: &'static str,
    pub no_tickets: &'static str,
    /// Five counts, and how many were annulled.
    pub grades: fn(&[u64; 5], u64) -> String,
    pub refused: fn(u64) -> String,
    pub withdrawn: fn(u64) -> String,
    pub waiting_for_papers: fn(u64) -> String,
    pub without_finish: fn(u64) -> String,
    pub without_promise: fn(u64) -> String,
    pub without_statutory: fn(u64) -> String,
    pub of_unknown_matter: fn(u64) -> String,
    pub calendar_missing: fn(&str) -> String,
    pub period_without_calendar: fn(&str) -> String,
    pub not_over: fn(&str) -> String,
    pub wrong_period: &'static str,
    pub wrong_scope: fn(&str) -> String,
    pub no_such_department: fn(&str, &str) -> String,
    pub no_such_window: fn(&str, &str) -> String,
    pub no_such_matter: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ReportWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: ReportWords = ReportWords {
    period: |from, to, as_of| format!("{from} 至 {to}，算到 {as_of}"),
    whole_hall: "全中心",
    department: |name| format!("部门 {name}"),
    window: |code| format!("窗口 {code}"),
    matter: |code| format!("事项 {code}"),
    headings: ["指标", "分子/分母", "结果", "未能判定"],
    nothing: "—",
    minutes: |minutes, seconds| format!("{minutes}分{seconds:02}秒"),
    not_kept: "还没有计入",
    not_in_scope: "不分窗口",
    happened: |received, finished, given| {
        format!("期内收件 {received} 件（撤回、不予受理的除外），办结 {finished} 件，取号 {given} 个")
    },
    no_applications: "期内没有收件，也没有办结的办件",
    no_tickets: "期内没有取号",
    grades: |[first, second, third, fourth, fifth], annulled| {
        format!(
            "评价：非常满意 {first}，满意 {second}，基本满意 {third}，不满意 {fourth}，非常不满意 {fifth}；复核取消 {annulled}"
        )
    },
    refused: |count| format!("不予受理 {count} 件，不计入"),
    withdrawn: |count| format!("申请人撤回 {count} 件，不计入"),
    waiting_for_papers: |count| format!("等待补正 {count} 件，期限暂停，不计入按时办结率"),
    without_finish: |count| format!("已办结但没有办结时间 {count} 件，不计入"),
    without_promise: |count| format!("办结而没有承诺时限 {count} 件，不计入按时办结率、提前办结率"),
    without_statutory: |count| format!("办结而不知法定时限 {count} 件，不计入实际办理提速率"),
    of_unknown_matter: |count| format!("办结的事项不在目录里 {count} 件，不知是否即办件，不计入提前办结率"),
    calendar_missing: |years| {
        format!("工作日历缺失：{years} 年；因此算不出的列在“未能判定”，补上 workdays 文件后再算")
    },
    period_without_calendar: |years| format!("所问的日子里，{years} 年没有工作日历"),
    not_over: |as_of| format!("期末还没有到，只算到 {as_of}：此后到期的不算逾期"),
    wrong_period: "--from 不能晚于 --to",
    wrong_scope: |text| {
        format!("看不懂 --scope {text}：写作 department:部门、window:窗口 或 matter:事项编码")
    },
    no_such_department: |name, known| format!("没有部门 {name}；有：{known}"),
    no_such_window: |code, known| format!("没有窗口 {code}；有：{known}"),
    no_such_matter: |code| format!("目录里没有事项 {code}"),
};

const EN: ReportWords = ReportWords {
    period: |from, to, as_of| format!("{from} to {to}, as of {as_of}"),
    whole_hall: "the whole hall",
    department: |name| format!("unit {name}"),
    window: |code| format!("window {code}"),
    matter: |code| format!("matter {code}"),
    headings: ["indicator", "n/N", "result", "not judged"],
    nothing: "—",
    minutes: |minutes, seconds| format!("{minutes}:{seconds:02}"),
    not_kept: "not counted yet",
    not_in_scope: "not by window",
    happened: |received, finished, given| {
        format!(
            "{received} applications received (but for withdrawn and refused ones), {finished} finished, {given} numbers given"
        )
    },
    no_applications: "no application was received or finished in the period",
    no_tickets: "no number was given in the period",
    grades: |[first, second, third, fourth, fifth], annulled| {
        format!(
            "ratings: very satisfied {first}, satisfied {second}, basically satisfied {third}, dissatisfied {fourth}, very dissatisfied {fifth}; annulled {annulled}"
        )
    },
    refused: |count| format!("{count} refused, in no count"),
    withdrawn: |count| format!("{count} withdrawn, in no count"),
    waiting_for_papers: |count| format!("{count} wait for papers: no limit runs, not in `finished on time`"),
    without_finish: |count| format!("{count} finished without a day, in no count"),
    without_promise: |count| {
        format!("{count} finished without a promise, not in `finished on time` and `finished early`")
    },
    without_statutory: |count| {
        format!("{count} finished without a statutory limit, not in `actual speed-up`")
    },
    of_unknown_matter: |count| {
        format!("{count} finished of matters the catalogue does not have, not in `finished early`")
    },
    calendar_missing: |years| {
        format!(
            "no calendar of working days for {years}: what could not be counted for that is `not judged`; add the file under workdays"
        )
    },
    period_without_calendar: |years| {
        format!("the period lies partly in {years}, of which there is no calendar")
    },
    not_over: |as_of| format!("the period is not over; counted up to {as_of}, nothing due later is late"),
    wrong_period: "--from must not be later than --to",
    wrong_scope: |text| format!("--scope {text} is none: write department:NAME, window:CODE or matter:CODE"),
    no_such_department: |name, known| format!("there is no unit {name}; there are: {known}"),
    no_such_window: |code, known| format!("there is no window {code}; there are: {known}"),
    no_such_matter: |code| format!("the catalogue has no matter {code}"),
};
