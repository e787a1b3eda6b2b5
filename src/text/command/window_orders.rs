//! What `hall window lend`, `return`, `undo` and `let-in` say.
use crate::hall::desk::LoanError;
use crate::text::Lang;

/// The words of what is done to a window from a shell.
pub struct WindowOrderWords {
    /// A window, the line it is lent to, until when.
    pub lent: fn(&str, &str, &str) -> String,
    /// A window serves its own lines again.
    pub returned: fn(&str) -> String,
    /// Why a window is not lent or returned: the window, the line.
    pub no_loan: fn(&LoanError, &str, &str) -> String,
    /// A number whose last step was taken back, at a window.
    pub undone: fn(&str, &str) -> String,
    /// A number that was let in, at a window.
    pub let_in: fn(&str, &str) -> String,
    /// There is no such number today.
    pub no_ticket: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static WindowOrderWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: WindowOrderWords = WindowOrderWords {
    lent: |window, line, until| {
        format!("窗口 {window} 借给队列 {line}，到 {until} 自动归还；先叫队列 {line}，没人等时照叫自己的")
    },
    returned: |window| format!("窗口 {window} 已归还，只叫自己的队列"),
    no_loan: |no, window, line| match no {
        LoanError::NoWindow => format!("没有窗口 {window}"),
        LoanError::NoLine => format!("没有队列 {line}"),
        LoanError::ServesAnyway => format!("窗口 {window} 本来就叫队列 {line}"),
        LoanError::BadTime => "归还的时间要在今天，并且还没有到".into(),
        LoanError::NotLent => format!("窗口 {window} 没有借出"),
    },
    undone: |label, window| format!("窗口 {window}：{label} 的上一步已撤销"),
    let_in: |label, window| format!("{label} 插队，已呼叫到窗口 {window}"),
    no_ticket: |number| format!("今天没有 {number} 这个号"),
};

const EN: WindowOrderWords = WindowOrderWords {
    lent: |window, line, until| {
        format!(
            "window {window} is lent to line {line} until {until}; it calls there first, and its own where nobody waits"
        )
    },
    returned: |window| format!("window {window} is returned to its own lines"),
    no_loan: |no, window, line| match no {
        LoanError::NoWindow => format!("there is no window {window}"),
        LoanError::NoLine => format!("there is no line {line}"),
        LoanError::ServesAnyway => format!("window {window} serves line {line} anyway"),
        LoanError::BadTime => "a window is lent until a time of today that is still to come".into(),
        LoanError::NotLent => format!("window {window} is not lent"),
    },
    undone: |label, window| format!("window {window}: the last step of {label} was taken back"),
    let_in: |label, window| format!("{label} was let in and called to window {window}"),
    no_ticket: |number| format!("there is no number {number} today"),
};
