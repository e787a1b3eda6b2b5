//! What `hall draft` and its commands do, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "draft",
        help(
            "改草稿里的事项和设置，检查、对照、发布；不写命令时列出草稿里的改动",
            "大厅有一份草稿，改的人共用；发布以前大厅里谁也看不见，发布时事项和设置一起生效，可以立即，也可以定在某一时刻。用 hall admin init 建立第一个账号以后要两个人：改的人不能发布自己改的。",
            "\
示例:
  hall draft set 11440000 phone 12345 --login 101
  hall draft check
  hall draft diff
  hall draft publish --reason phone --login 201
  hall draft publish --reason fees --at 2026-12-05T00:00 --login 201

带 --json 时: {rule, changes: [{number, kind, name, title, removed, by, at, began}]}

退出码:
  0 完成   1 被拒：没有这一事项、有冲突、是自己改的、没有权限   2 用法不对
  65 草稿有错误   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft show",
        help(
            "列出草稿里有什么、谁改的",
            "",
            "\
带 --json 时: {rule, changes: [{number, kind, name, title, removed, by, at, began}]}

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft check",
        help(
            "检查草稿：有错误不能发布，有警告要确认，提示知道即可",
            "",
            "\
带 --json 时: {errors, findings: [{kind, name, field, line, column, severity, code, message}]}

退出码:
  0 没有错误   2 用法不对   65 有错误   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft diff",
        help(
            "逐栏说出草稿改了什么",
            "",
            "\
带 --json 时: [{kind, name, title, change, parts: [{part, old, new}]}]；change 为 added、changed、removed 之一

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft fields",
        help(
            "列出事项有哪些栏",
            "",
            "",
        ),
    ),
    (
        "draft set",
        help(
            "写事项的一栏；内容写空就清空",
            "",
            "\
示例:
  hall draft set 11440000 phone 12345 --login 101

退出码:
  0 完成   1 没有这一事项，别人改了，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft add",
        help(
            "添一项事项",
            "",
            "\
示例:
  hall draft add 11440001 name=… department=… phone=12345 --login 101

退出码:
  0 完成   1 已有这一事项，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft remove",
        help(
            "删去一项事项",
            "",
            "退出码:\n  0 完成   1 没有这一事项，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft keep",
        help(
            "别人已发布了对同一事项或文件的改动时，说明以草稿为准",
            "",
            "退出码:\n  0 完成   1 草稿里没有它，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft undo",
        help(
            "撤销自己最近一处改动，再执行一次撤销前一处",
            "",
            "退出码:\n  0 完成   1 没有可撤销的，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft redo",
        help(
            "重做自己撤销的改动",
            "",
            "退出码:\n  0 完成   1 没有可重做的，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft discard",
        help(
            "放弃整个草稿，或写出的几项，不能找回",
            "",
            "退出码:\n  0 完成   1 没有同意，草稿里没有它，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft publish",
        help(
            "发布草稿：事项和设置一起生效，立即或在某一时刻",
            "",
            "\
示例:
  hall draft publish --reason phone --login 201
  hall draft publish --reason fees --at 2026-12-05T00:00 --login 201

带 --json 时: {number, state, by, reason, made_at, due, ended_at, setup_edition, catalogue_edition, matters, documents}

退出码:
  0 完成   1 被拒：有冲突、是自己改的、没有权限、没有同意   2 用法不对
  65 草稿有错误   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft planned",
        help(
            "列出定时的发布",
            "",
            "\
带 --json 时: [{number, state, by, reason, made_at, due, ended_at, setup_edition, catalogue_edition, matters, documents}]；
  state 为 planned、done、cancelled、conflict、unreadable 之一

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft cancel",
        help(
            "取消定时的发布，内容回到草稿",
            "",
            "\
带 --json 时: {number, state}

退出码:
  0 完成   1 没有等候中的这一号，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft history",
        help(
            "列出事项的各版，新的在前",
            "",
            "\
带 --json 时: [{edition, at, by, reason, matters}]

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft back",
        help(
            "把事项改回以前一版的样子，写进草稿",
            "",
            "\
示例:
  hall draft back 3 --login 101

退出码:
  0 完成   1 没有这一版，草稿不是空的，没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "draft rule",
        help(
            "说出发布要几个人，或改成一人（没有第二个人的中心）、双人",
            "",
            "\
示例:
  hall draft rule one --login root

带 --json 时: {rule}

退出码:
  0 完成   1 没有权限   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
];
