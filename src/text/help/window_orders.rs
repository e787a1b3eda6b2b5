//! What `hall window` does from a shell, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "window lend",
        help(
            "把窗口借给另一条队列，到今天的一个时间为止",
            "先叫借给的队列；那里没人等，或自己的队列有人等久了，照叫自己的。到时间自动归还。屏幕、大屏、预计等候马上都算上这个窗口。",
            "\
示例:
  hall window lend A03 --line B --until 15:00 --by 001
  hall window lend A03 --line B --minutes 60 --login 001

退出码:
  0 完成   1 不能借：没有这个窗口或队列、本来就叫它、时间已过、没有权限   2 用法不对
  69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "window return",
        help(
            "没到时间就把窗口还回去，只叫自己的队列",
            "",
            "退出码:\n  0 完成   1 没有借出、没有这个窗口、没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "window undo",
        help(
            "撤销一个窗口的上一步，与窗口屏幕上的键一样",
            "一分钟之内（calling.toml 的 undo），而且那个号后来没有再动过。撤销本身也记作一步，什么都不删除。",
            "退出码:\n  0 完成   1 不能撤销：没有可撤销的、太晚了、后来动过、没有权限   2 用法不对\n  69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "window let-in",
        help(
            "插队：把一个在等的号先叫到窗口，原因记下来",
            "",
            "带 --json 时: {number, state}\n\n退出码:\n  0 完成   1 不能叫：不在等、窗口没开、手上有号、没有权限   2 用法不对\n  69 数据库连不上   78 配置有误",
        ),
    ),
];
