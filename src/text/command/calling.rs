//! What is said about calling numbers on the command line: clerks, lines that are stopped.
use crate::text::Lang;

/// The words of `hall clerk` and `hall line`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct CallingWords {
    pub real_store: &'static str,
    pub no_window: fn(&str) -> String,
    pub window_is_open: fn(&str) -> String,
    pub no_board: fn(&str, &str) -> String,
    /// A line's code and name, how many wait.
    pub line: fn(&str, u32) -> String,
    /// Since when, by whom, why.
    pub line_stopped: fn(&str, &str, &str) -> String,
    pub stopped_now: fn(&str) -> String,
    pub reopened_now: fn(&str) -> String,
    pub not_stopped: fn(&str) -> String,
    pub no_ticket: fn(&str) -> String,
    pub given_back: fn(&str) -> String,
    pub removed: fn(&str) -> String,
    pub no_letter: &'static str,
    pub empty: fn(&str) -> String,
    pub too_long: fn(&str, usize) -> String,
    pub personal: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static CallingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: CallingWords = CallingWords {
    real_store: "这是正式的数据库：演练的钟会让营业日不能再回来。请另用一个库，例如 --store sqlite:var/try.db",
    no_window: |code| format!("windows.toml 里没有窗口 {code}"),
    window_is_open: |code| format!("窗口 {code} 的程序已经在这台机器上打开"),
    no_board: |asked, known| format!("没有代码为 {asked} 的大屏；boards.toml 里有：{known}"),
    line: |line, waiting| format!("{line}：{waiting} 人在等"),
    line_stopped: |at, who, reason| format!("{at} 由 {who} 停号：{reason}"),
    stopped_now: |line| format!("已停号：{line}；取号机不再发号，已取号的人照常叫"),
    reopened_now: |line| format!("已恢复取号：{line}"),
    not_stopped: |line| format!("{line} 没有停号"),
    no_ticket: |number| format!("今天没有 {number} 这个号"),
    given_back: |number| format!("{number} 已退号，不再叫"),
    removed: |number| format!("{number} 已移出队列，不再叫"),
    no_letter: "--reason 只有数字：请写原因，不要写密码",
    empty: |option| format!("{option} 不能为空"),
    too_long: |option, most| format!("{option} 最多 {most} 个字，写在一行里"),
    personal: |option| format!("{option} 里不写证件号、手机号、卡号"),
};

const EN: CallingWords = CallingWords {
    real_store: "this is the hall's own store, whose day would never come back from an exercise; use another one, such as --store sqlite:var/try.db",
    no_window: |code| format!("there is no window {code} in windows.toml"),
    window_is_open: |code| format!("window {code} is open on this machine already"),
    no_board: |asked, known| format!("there is no board {asked}; boards.toml has: {known}"),
    line: |line, waiting| format!("{line}: {waiting} waiting"),
    line_stopped: |at, who, reason| format!("stopped {at} by {who}: {reason}"),
    stopped_now: |line| {
        format!("stopped: {line}; kiosks give no more numbers, whoever has one is still called")
    },
    reopened_now: |line| format!("reopened: {line}"),
    not_stopped: |line| format!("{line} is not stopped"),
    no_ticket: |number| format!("there is no number {number} today"),
    given_back: |number| format!("{number} was given back and will not be called"),
    removed: |number| format!("{number} was taken out of the line and will not be called"),
    no_letter: "--reason has only digits: say why, and never a PIN",
    empty: |option| format!("{option} must not be empty"),
    too_long: |option, most| format!("{option} is one line of at most {most} characters"),
    personal: |option| format!("{option} holds no numbers of identity cards, telephones or bank cards"),
};
