//! The words clap puts around our own, in Chinese: headings of the help, and what is wrong with a command line.

/// Clap's words and ours, in the order in which they are replaced; `Usage` keeps its seven columns.
pub const HEADINGS: [(&str, &str); 9] = [
    ("Usage: ", "用法:  "),
    ("\nCommands:", "\n命令:"),
    ("\nArguments:", "\n参数:"),
    ("\nOptions:", "\n选项:"),
    ("[OPTIONS]", "[选项]"),
    ("[COMMAND]", "[命令]"),
    ("<COMMAND>", "<命令>"),
    ("[default: ", "[默认: "),
    ("[possible values: ", "[可选: "),
];

/// What is wrong with a command line. An argument is written as clap writes it, such as `--limit <N>`.
#[expect(
    missing_docs,
    reason = "each field is named for the kind of error in clap::error::ErrorKind, or for its part"
)]
pub struct HelpFrame {
    pub error: &'static str,
    pub help_about: &'static str,
    pub invalid_value: fn(&str, &str) -> String,
    pub no_value: fn(&str) -> String,
    pub means: fn(&str, &str) -> String,
    pub choices: fn(&str) -> String,
    pub unknown_argument: fn(&str) -> String,
    pub invalid_subcommand: fn(&str) -> String,
    pub no_equals: fn(&str) -> String,
    pub too_many_values: fn(&str, &str) -> String,
    pub wrong_number: fn(&str) -> String,
    pub conflict: fn(&str, &str) -> String,
    pub twice: fn(&str) -> String,
    pub missing: fn(&str) -> String,
    pub missing_subcommand: &'static str,
    pub not_understood: &'static str,
    pub did_you_mean: fn(&str) -> String,
    pub see_help: &'static str,
}

/// The Chinese words.
pub const FRAME: HelpFrame = HelpFrame {
    error: "错误",
    help_about: "打印本帮助，或某个命令的帮助",
    invalid_value: |argument, value| format!("{argument} 的值“{value}”不对"),
    no_value: |argument| format!("{argument} 后面缺少值"),
    means: |argument, said| format!("{argument}: {said}"),
    choices: |choices| format!("可选的值: {choices}"),
    unknown_argument: |argument| format!("没有 {argument} 这个选项或参数"),
    invalid_subcommand: |command| format!("没有 {command} 这个命令"),
    no_equals: |argument| format!("{argument} 的值要用等号连着写"),
    too_many_values: |argument, value| format!("{argument} 多写了值“{value}”"),
    wrong_number: |argument| format!("{argument} 的值，个数不对"),
    conflict: |argument, other| format!("{argument} 不能与 {other} 同用"),
    twice: |argument| format!("{argument} 只能写一次"),
    missing: |arguments| format!("缺少 {arguments}"),
    missing_subcommand: "缺少命令",
    not_understood: "命令行看不懂",
    did_you_mean: |guesses| format!("是不是: {guesses}"),
    see_help: "详见 --help",
};
