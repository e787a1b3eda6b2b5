//! What the commands do that bring tables in and write them, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "import",
        help(
            "用一个表格换掉全部事项，先逐行检查",
            "\
表格可以是 UTF-8 或 GB18030 的 CSV，也可以是 XLSX、ODS、XLS，或别处的 JSON 目录。哪一列是什么由对照表规定，按表头自动认；对照表在配置的 mappings 文件夹里。有一个错误，整个文件都不收，什么也不改；提醒只列出来。现有事项会消失十分之一以上时先问，没有人可问时要加 --yes；原来没有事项、或还是样例时不问。正在运行的取号机会自己换上新事项。\n\n部门、窗口、人员各有自己的表，写在种类后面。",
            "\
示例:
  hall import kiosk-config/matters.csv
  hall import --dry-run --mapping guangdong guides.csv
  hall import --marked problems.xlsx matters.xlsx
  hall import --guess other.xlsx > kiosk-config/mappings/other.toml
  hall import --undo

带 --json 时: {mapping, rows, imported, dry_run, errors, warnings,
  problems: [{file, line, column, heading, severity, code, message}], unmeant_sayings,
  added, changed, same, vanishing, vanishing_matters: [{code, name}], refused, drafted}；
  unmeant_sayings 为俗话中没有对应事项的条数，没有核对时为 null；其后五项在没有比较时为 null；
  vanishing_matters 最多一千个

退出码:
  0 已导入，或已写进草稿   1 会消失的太多，没有权限   2 用法不对   65 没有接收，什么也没有改   69 数据库连不上
  73 写不进去   78 配置有误",
        ),
    ),
    (
        "import matters",
        help(
            "用一个表格换掉全部事项，与不写 matters 一样",
            "",
            "\
示例:
  hall import matters matters.xlsx
  hall import matters --dry-run matters.csv

带 --json 时: 同 hall import

退出码:
  0 已导入，或已写进草稿   1 会消失的太多，没有权限   2 用法不对   65 没有接收，什么也没有改   69 数据库连不上
  73 写不进去   78 配置有误",
        ),
    ),
    (
        "import departments",
        help(
            "按一张表改设置里的部门：新增、更改、去掉",
            "",
            "\
示例:
  hall import departments --dry-run departments.xlsx
  hall import departments departments.csv --reason moved

列与 hall export departments 写出的相同，没有的列什么也不改。表格没有改的，在设置里原样不动，注释和次序都在。

带 --json 时: 同 hall config import

退出码:
  0 完成，或没有要改的   1 有东西会消失，或别人抢先改了   2 用法不对   65 有错，什么也没有改
  69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    (
        "import windows",
        help(
            "按一张表改设置里的窗口：新增、更改、去掉",
            "",
            "\
示例:
  hall import windows --dry-run windows.xlsx
  hall import windows windows.csv --marked problems.xlsx

列与 hall export windows 写出的相同，没有的列什么也不改。表格没有改的，在设置里原样不动，注释和次序都在。

带 --json 时: 同 hall config import

退出码:
  0 完成，或没有要改的   1 有东西会消失，或别人抢先改了   2 用法不对   65 有错，什么也没有改
  69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    (
        "import people",
        help(
            "让人员的账号与一张表相同，要么全改，要么都不改",
            "",
            "\
示例:
  hall import people --dry-run people.xlsx
  hall import people people.csv --login root

表里没有密码：新账号用 hall account pin 设了才能登录。账号不会删去：表里没有的停用，先问，或要加 --yes。

带 --json 时: {rows, added, changed, same, closed, dry_run, done, needs_yes,
  problems: [{file, line, column, heading, severity, code, message}]}

退出码:
  0 完成，或没有要改的   1 有账号会停用，或没有权限   2 用法不对   65 有错，什么也没有改
  69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    (
        "export",
        help(
            "把大厅里存的写成表格：CSV 或 XLSX，看文件名的结尾",
            "列与导入时读的相同，可以导出、在表格软件里改、再导入。工作簿里另有一张说明各列怎样填的表。文件写完整了才换上，写不成时原来的不变。已经有的文件，加 --force 才替换。",
            "\
示例:
  hall export matters matters.xlsx
  hall export matters --template empty.xlsx
  hall export appointments --date 2026-11-23 monday.csv
  hall export people people.xlsx

退出码:
  0 已写好   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export matters",
        help(
            "导出全部事项，列为本中心自己的对照表里的",
            "",
            "\
示例:
  hall export matters matters.csv
  hall export matters --template empty.xlsx

带 --json 时: {kind, file, rows, mapping}

退出码:
  0 已写好   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export appointments",
        help(
            "导出从某一天起的预约，已取消的不在内",
            "",
            "\
示例:
  hall export appointments bookings.xlsx
  hall export appointments --date 2026-11-23 monday.csv

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export departments",
        help(
            "导出正在使用的设置里的部门",
            "",
            "\
示例:
  hall export departments departments.xlsx
  hall export departments --template empty.xlsx

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export windows",
        help(
            "导出正在使用的设置里的窗口",
            "",
            "\
示例:
  hall export windows windows.xlsx
  hall export windows windows.csv

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export people",
        help(
            "导出人员的账号，没有密码；要有管理账号的权限，导出会记入审计",
            "",
            "\
示例:
  hall export people people.xlsx
  hall export people people.csv --login root

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   1 没有权限，密码不对   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export cases",
        help(
            "导出全部诉求，新的在前；申请人写的只给登录了、有权看的人",
            "列的次序照国家标准的评价记录。申请人的联系方式一律不导出。带 --login 和 --reveal 时，账号有权看的，原文写在最后一列，每看一件都有记录。",
            "\
示例:
  hall export cases cases.xlsx
  hall export cases --reveal --login 001 cases.csv

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   1 没有权限，密码不对   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "export ratings",
        help(
            "导出一段时间的评价，列是国家评价数据的字段，从早到晚",
            "等级和渠道写接口代码（5 最好），原因写代码，停用的也写。联系方式一律不写。有权处理评价的人加 --login，还写出票号、窗口、经办人和文字评价。",
            "\
示例:
  hall export ratings ratings.xlsx --from 2026-11-01 --to 2026-11-30
  hall export ratings --login 001 ratings.csv

带 --json 时: {kind, file, rows}

退出码:
  0 已写好   1 没有权限，密码不对   2 用法不对   69 数据库连不上   73 写不进去，或文件已经有了   78 配置有误",
        ),
    ),
    (
        "appointments import",
        help(
            "导入一个表格里的预约，要么全收，要么都不收；再导一次不会变",
            "\
列: 日期/date、时间/time、队列/line、事项编码/matter、预约码/code，后两列可以没有；UTF-8 或 GB18030 的 CSV，或 XLSX、ODS、XLS。没有预约码的行由本程序编八位数字，末位是校验位。自己的预约码为 4 至 32 位字母和数字。其他列一概不收；像个人信息的列会提醒。",
            "\
示例:
  hall appointments import bookings.csv
  hall appointments import --dry-run bookings.csv

带 --json 时: {rows, added, changed, same, kept, dry_run, errors, warnings,
  codes: [{line, code, made}], problems: [{file, line, column, heading, severity, code, message}]}

退出码:
  0 已导入   2 用法不对   65 没有接收，什么也没有改   69 数据库连不上   78 配置有误",
        ),
    ),
];
