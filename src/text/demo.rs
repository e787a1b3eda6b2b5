//! What `hall demo` says.
use super::Lang;

/// The words of an exercise for newcomers.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct DemoWords {
    /// What is added to the hall's name, so that no slip is taken for a real one.
    pub mark: &'static str,
    /// The time it begins at, its folder, the folder of the slips.
    pub begins: fn(&str, &str, &str) -> String,
    /// How the program was called.
    pub join: fn(&str) -> String,
    /// A window, a clerk, the PIN.
    pub sign_in: fn(&str, &str, &str) -> String,
    /// A lead's number and PIN.
    pub lead: fn(&str, &str) -> String,
    pub end: &'static str,
    /// The folder exercises are kept in.
    pub running: fn(&str) -> String,
    pub not_running: fn(&str) -> String,
    pub no_calendar: &'static str,
    pub own_store: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static DemoWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: DemoWords = DemoWords {
    mark: "（演练）",
    begins: |at, folder, paper| {
        format!(
            "演练：从 {at} 开始，用自己的数据库，不碰正式的。\n  数据在 {folder}，打出的号票在 {paper}（文字和图片）"
        )
    },
    join: |me| {
        format!("  在别的终端加入：{me} demo window、{me} demo board、{me} demo live、{me} demo voice")
    },
    sign_in: |window, clerk, pin| format!("演练：窗口 {window}，工号 {clerk}，密码 {pin}"),
    lead: |clerk, pin| format!("值班台停号、恢复：工号 {clerk}，密码 {pin}"),
    end: "  结束：在这个终端按 Ctrl+C",
    running: |folder| format!("{folder} 里已经有一场演练；加入用 demo window、board、live、voice"),
    not_running: |folder| format!("{folder} 里没有正在进行的演练：先在另一个终端执行 hall demo"),
    no_calendar: "工作日历里没有一个工作日，不能演练：先补上 workdays/年份.toml",
    own_store: "演练用自己的数据库和钟，不能再写 --store 或 --clock",
};

const EN: DemoWords = DemoWords {
    mark: " (exercise)",
    begins: |at, folder, paper| {
        format!(
            "An exercise: it begins at {at}, on a store of its own; the hall's is not touched.\n  \
             Its data is in {folder}, what the printer prints in {paper}, as words and as pictures"
        )
    },
    join: |me| {
        format!(
            "  Join from other terminals: {me} demo window, {me} demo board, {me} demo live, {me} demo voice"
        )
    },
    sign_in: |window, clerk, pin| format!("Exercise: window {window}, sign in: {clerk}, PIN {pin}"),
    lead: |clerk, pin| format!("To stop and reopen lines in demo live: {clerk}, PIN {pin}"),
    end: "  To end it, press Ctrl+C in this terminal",
    running: |folder| {
        format!("an exercise is running in {folder}; join it with demo window, board, live or voice")
    },
    not_running: |folder| {
        format!("no exercise is running in {folder}: first run `hall demo` in another terminal")
    },
    no_calendar: "the calendar has no working day to begin an exercise on: add workdays/YEAR.toml",
    own_store: "an exercise has a store and a clock of its own: leave out --store and --clock",
};
