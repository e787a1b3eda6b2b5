//! What is said about calling numbers on the command line: clerks, lines that are stopped.
use super::Lang;

/// The words of `hall clerk` and `hall line`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct CallingWords {
    pub bad_pin: &'static str,
    pub no_board: fn(&str, &str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static CallingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: CallingWords = CallingWords {
    bad_pin: "请输入 4 至 12 位数字作密码",
    no_board: |asked, known| format!("没有代码为 {asked} 的大屏；boards.toml 里有：{known}"),
};

const EN: CallingWords = CallingWords {
    bad_pin: "a PIN is 4 to 12 digits",
    no_board: |asked, known| format!("there is no board {asked}; boards.toml has: {known}"),
};
