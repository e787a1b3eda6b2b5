//! What `hall backup` and `hall restore` do, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "backup",
        help(
            "把整个大厅备份成一个文件，开着馆也行",
            "\
大厅的全部数据、回执密钥、各队列发到几号，都在里面。文件是一个 SQLite 数据库，可以打开看；写完重新打开核对无误，才叫这个名字。不写放在哪里时，放进数据库旁边的 backups 文件夹。用 hall restore 恢复，可以换机器，也可以在 SQLite 和 PostgreSQL 之间换。",
            "\
示例:
  hall backup
  hall backup /media/usb/ --keep 14
  hall backup hall.backup --login root
  hall backup --check hall.backup

带 --json 时: {file, bytes, hall, centre, made_at, program, schema, rows: {TABLE: count}, newest: [{day, line, last}],
  removed: [file], kept: [file]}；没有做成时为 {made: false, message}；带 --check 时没有最后两项，而有
  {whole, flaws: [{flaw, table, message}]}

退出码:
  0 完成   1 中止了，或那个文件已经有了   2 用法不对   65 带 --check 时：文件不完整
  69 数据库连不上   73 没有那个文件夹、放不下或写不进去   75 另一个备份正在写   78 配置有误",
        ),
    ),
    (
        "restore",
        help(
            "用备份替换数据库里现有的数据，可以换机器，也可以在 SQLite 和 PostgreSQL 之间换",
            "\
先说清楚现在有什么、备份里有什么、会少什么，再问一遍。中途不论发生什么，数据库要么是原来的，要么是恢复好的。原来的数据库文件另存在旁边。备份之后可能发出去的号一律跳过，不会重号。恢复前要先关闭用这个数据库的全部程序。不写文件时列出有哪些备份。",
            "\
示例:
  hall restore
  hall restore var/backups/hall-HALL-20261123-180000.backup
  hall --store postgres://hall@db/hall restore hall.backup --yes
  hall restore hall.backup --issued A=57 --issued B=12

带 --json 时: {restored, backup: {…}, now: {state, centre, rows, newest, changes}, kept,
  raised: [{day, line, from, to}]}；没有恢复时为 {restored: false, message}；不写文件时为 {backups: [{…}]}

退出码:
  0 完成   1 没有恢复：没有确认、还有程序在用、是别的大厅的、中止了   2 用法不对
  65 文件不完整，或不是备份   69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
];
