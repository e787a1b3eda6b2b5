//! What the command that tries the keyboard does, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[(
    "type",
    help(
        "按键能写出什么字，与屏幕上的键盘一样",
        "拼音连着写，' 分开音节，v 是 ü。不需要数据库和配置。整句时第一个是整句，后面是从头起的词。打不出来的什么也不列。",
        "\
示例:
  hall type jianyi
  hall type \"xi'an\" --json
  hall type 542694 --nine
  hall type '34*' --strokes

带 --json 时: [text]，最合适的在前；打不出来为 []

退出码:
  0 完成，不论有没有   2 用法不对",
    ),
)];
