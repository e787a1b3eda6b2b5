//! What `hall hours` and its commands do, in Chinese.
use super::{CommandHelp, help};

const CODES: &str = "退出码:\n  0 完成   1 没有权限，密码不对   2 用法不对   69 数据库连不上   78 配置有误";

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "hours",
        help(
            "列出近日的开放时间，给某一天另定时间：今天下午不开放、星期六上午开放",
            "一秒之内在每台机器上生效：那段时间不再发号，屏幕上的时间、预计等候、闭馆都随着变；已经在等的照常叫号。期限里的工作日仍照日历算。",
            "\
示例:
  hall hours
  hall hours set 2026-12-31 09:00-12:00 --note 元旦前半天 --by 001
  hall hours close 2026-12-03 --line A --by 001
  hall hours clear 2026-12-03 --line A --by 001

带 --json 时: [{date, hours, special: [{lines, open, note}]}]；hours 为 null：还说不准

退出码:
  0 完成   1 那一天没有另定时间，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    ("hours set", help("写明大厅或某些队列在某一天什么时候开放", "", CODES)),
    ("hours close", help("大厅或某些队列某一天整天不开放", "", CODES)),
    (
        "hours clear",
        help(
            "撤回给某一天另定的时间",
            "",
            "退出码:\n  0 完成   1 那一天没有另定时间，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
];
