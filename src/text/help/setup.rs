//! What `hall config` and its commands do, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "config",
        help(
            "管理大厅的设置：队列、窗口、时间、大屏、人员、俗话",
            "设置存在数据库里，改动一秒之内在每台机器上生效。文件夹 kiosk-config 只用来填新的数据库；以后改了文件，用 hall config import 让它生效。",
            "",
        ),
    ),
    (
        "config export",
        help(
            "把正在使用的设置（或以前的一版）写进一个文件夹",
            "",
            "\
示例:
  hall config export setup
  hall config export --edition 3 setup-3

带 --json 时: {edition, documents: [name]}

退出码:
  0 完成   1 没有这一版，或文件夹里同名文件内容不同   2 用法不对   69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    (
        "config import",
        help(
            "让一个文件夹里的设置生效，先全部检查；开着的程序一秒之内跟上",
            "",
            "\
示例:
  hall config import --dry-run
  hall config import setup --reason A07

带 --json 时: {edition, published, drafted, dry_run, documents: [{name, change}], changes: [{kind, code, change}],
  needs_yes, problems: [{file, line, column, heading, severity, code, message}]}；change 为 added、changed、removed
  之一，kind 为 department、line、window、board、clerk 之一；needs_yes 为真：有东西会消失，而没有人同意

退出码:
  0 完成、已写进草稿，或没有要改的   1 有东西会消失，别人抢先改了，没有权限   2 用法不对   65 有错，什么也没有改
  69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "config history",
        help(
            "列出设置的各版，新的在前",
            "",
            "\
示例:
  hall config history

带 --json 时: [{edition, at, by, reason, documents: [name], in_force}]

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "config rollback",
        help(
            "退回以前的一版，作为新的一版生效",
            "",
            "\
示例:
  hall config rollback 3 --reason hours

带 --json 时: 与 hall config import 相同

退出码:
  0 完成、已写进草稿，或没有要改的   1 没有这一版，有东西会消失，别人抢先改了，没有权限   2 用法不对
  65 有错，什么也没有改   69 数据库连不上   78 配置有误",
        ),
    ),
];
