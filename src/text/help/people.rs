//! The help of what is about accounts and the audit, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "admin",
        help(
            "大厅管理：在草稿里改事项和大厅设置，检查、发布；也改某天的开放时间和人员账号",
            "打开全屏界面，用工号和密码登录；每个人只能办自己角色能办的：中心管理员、审核发布改事项和设置，值班主任改开放时间，系统管理员管账号。事项和设置改过的每一项都立即存入草稿，发布以后才生效；开放时间和账号马上生效。",
            "\
示例:
  hall admin
  hall admin --account 301
  hall admin init root

退出码:
  0 完成   1 还没有能登录的账号，或已经有系统管理员   2 没有终端，没有密码，或密码太容易猜
  69 数据库   78 配置有误",
        ),
    ),
    (
        "admin init",
        help(
            "建立第一个系统管理员：由他建立其他账号，他自己看不到业务内容",
            "密码在终端上输入两次，不显示。已经有系统管理员时不再建立。",
            "\
示例:
  hall admin init root --name Zhao
  echo 271828 | hall admin init root --pin-stdin

退出码:
  0 完成   1 已经有系统管理员   2 没有密码，或密码太容易猜   69 数据库   78 配置有误",
        ),
    ),
    (
        "account",
        help(
            "管理账号：谁可以登录、有哪些角色；不写命令时列出账号",
            "\
一个账号有工号、密码（只存散列）和一个或几个角色，角色决定能做什么。有人登录时，clerks.toml 里还没有账号的人全部收进来，以后只看账号。密码错五次要等 15 秒，再错一次加一倍，最多一小时。每次改动都记在 hall audit 里。",
            "\
示例:
  hall account
  hall account add 104 --name Liu --role clerk --login root
  hall account roles J01 --role department:市公安局 --login root
  hall account pin 104 --login 104
  hall account unlock 104 --login 001

角色: clerk 窗口工作人员，lead 值班主任，department:部门名称，centre 中心管理员，publisher 审核发布，
  working_group 评价工作组，supervisor 监督员，discipline 监察，leader 领导，system_admin 系统管理员；也可以写中文名称

带 --json 时: [{code, name, roles, windows, open, made_at, pin_at, wrong, locked}]；locked：还要等几秒

退出码:
  0 完成   1 不能办：没有这个账号、没有权限、密码不对   2 用法不对，或密码太容易猜
  69 数据库   78 配置有误",
        ),
    ),
    ("account list", help("列出账号", "", "")),
    ("account add", help("建立一个账号", "", "")),
    ("account roles", help("给账号换角色，代替原有的", "", "")),
    ("account windows", help("改可以在哪些窗口登录，代替原有的；不写 --window 为所有窗口", "", "")),
    ("account pin", help("另设密码；自己的密码谁都可以自己改", "", "")),
    ("account close", help("停用账号：不能再用它登录；做过的事仍在审计里", "", "")),
    ("account reopen", help("恢复停用的账号", "", "")),
    (
        "account unlock",
        help("密码错得太多的人可以马上再试，运行命令的这台机器（或 --machine 所写的）也解除等待", "", ""),
    ),
    (
        "audit",
        help(
            "查看审计：谁在什么时候做了什么，从什么改成什么",
            "\
登录、错到要等的密码、账号和角色、停号、替人退号、闭馆、办理和查看诉求，以及被拒的事。记录只能添加；每条含有前一条的散列，hall check 会核对。",
            "\
示例:
  hall audit --from 2026-12-01
  hall audit --who 001 --act line_stop --json
  hall audit --csv audit.csv --login J01

带 --json 时: [{entry, at, actor, who, machine, act, object, before, after, hash}]；actor 为 account（账号）、
  system_admin（没有带 --login 的命令，who 是所写的名字）或 program（程序）

退出码:
  0 完成   1 没有权限，或密码不对   2 用法不对   69 数据库   73 写不进去   78 配置有误",
        ),
    ),
];
