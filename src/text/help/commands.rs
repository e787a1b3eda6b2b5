//! What the commands of the hall do, in Chinese; those of printers are beside.
use super::{CommandHelp, help};

/// By path; that of the program itself is empty.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "",
        help(
            "政务服务中心的自助服务终端",
            "不写命令时，在这个终端上打开取号机：查事项、看办事指南、取号。",
            "\
退出码:
  0   完成
  1   大厅不办（不开放、号已满、没有准备好）
  2   命令行看不懂
  65  导入的文件没有接收，什么也没有改
  69  数据库连不上，或已损坏
  73  文件写不进去
  75  本机已有一个取号机在运行
  78  配置有误

带 --json 时，标准输出只有一个 JSON 值；退出码为 2、69、73、78 时什么也没有。",
        ),
    ),
    (
        "kiosk",
        help(
            "在这个终端上打开取号机（不写命令时就是它）",
            "需要一个终端；触摸和鼠标都行。收到 SIGTERM，或终端没有了，就结束。",
            "\
示例:
  hall kiosk
  hall kiosk --printer /dev/serial/by-id/usb-printer
  hall kiosk --slips slips.txt
  hall kiosk --printer var/printer --scanner var/scanner
  hall kiosk --printer /dev/ttyUSB0 --record talk.txt

退出码:
  0 已结束   2 没有终端   73 写不进去   75 已在运行   78 配置有误",
        ),
    ),
    (
        "demo",
        help(
            "演练整个大厅：不论几点，都从一个工作日的早上九点开始",
            "\
数据库和打印机（由程序扮演）都是另外的，在一个新文件夹里，不碰大厅自己的库；号票的文字和图片也存在那里。按 Ctrl+C 结束。在别的终端里用 demo window、demo board、demo live、demo voice 加入正在进行的演练。",
            "\
示例:
  hall demo
  hall demo window --window A03
  hall demo board

退出码:
  0 已结束   1 没有正在进行的演练，或日历里没有工作日   2 没有终端
  73 写不进去   75 已在运行   78 配置有误",
        ),
    ),
    (
        "find",
        help(
            "按词、拼音或首字母找事项，与取号机一样",
            "汉字、拼音、首字母和它们混在一起都认得，也认得俗话：synonyms.toml 里的，和程序自带的。",
            "\
示例:
  hall find 身份证
  hall find sfz --limit 3
  hall find --json 开公司

带 --json 时: [{code, name, name_en, department, line, nearest, situations: [{name, name_en}]}]，最合适的在前；什么也没找到为 []；
  nearest 为真：没有完全对上的，这些最接近

退出码:
  0 完成，不论找到没有   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "take",
        help(
            "在一个队列取号，与取号机一样，只是不打印",
            "供窗口人员代取，也可用来试用。取到的号与取号机给的一样有效。",
            "\
示例:
  hall take A
  hall take B --priority --json
  hall take A --class elder

带 --json 时: {number, line, ahead, wait: {least, most} 或 null, issued_at, code, priority, class,
  tight}，其中 tight 表示下班前可能轮不到；
  大厅不给号时为 {refused, message}，退出码 1。refused 是其中之一: no_such_line,
  clock_not_set, closed_today, calendar_missing, closed_until, closed_for_today, full_until,
  full_for_today, already_holding, no_priority, stopped, would_not_be_served

退出码:
  0 已取号   1 大厅不给号   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "appointments",
        help(
            "列出一天的预约，导入预约，或取消一个",
            "一个预约只有日期、时间、队列、可能有的事项和预约码，不存任何个人信息。",
            "\
示例:
  hall appointments
  hall appointments --date 2026-11-23 --json
  hall appointments import bookings.csv
  hall appointments cancel 12345674

带 --json 时: {date, appointments: [{code, time, line, matter, state, number}]}；
  state 是 expected、here 或 cancelled

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "appointments cancel",
        help(
            "取消一个还没有人签到的预约",
            "",
            "\
示例:
  hall appointments cancel 12345674

退出码:
  0 已取消   1 没有这个预约码，或人已经来了   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "check",
        help(
            "看本机和配置是否准备好，一次说出全部问题",
            "\
逐一查看每个配置文件、今年和明年的日历、数据库和里面的事项、打印机端口、终端、时钟，以及要写入的文件夹。不打印，不取号；SQLite 库还没有时会建一个，并装上配置旁边的事项。",
            "\
示例:
  hall check
  hall check --json --config /etc/kiosk

带 --json 时: {ready, errors, warnings, problems: [{file, line, column, heading, severity, code,
  message}], facts: {version, folder, store, matters, unmeant_sayings, departments, lines, windows, years,
  opinion_box: {sealed, unopened, since} 或 null, clock,
  voice, terminal: {columns, rows} 或 null}}

退出码:
  0 准备好了   1 没有准备好   69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    ("clerk", help("管理叫号的窗口人员", "", "")),
    (
        "clerk pin",
        help(
            "为密码算出散列：在终端上输入两次，或从标准输入读 6 至 12 位数字，打印写进 clerks.toml 的那一行",
            "",
            "\
示例:
  echo 271828 | hall clerk pin

退出码:
  0 完成   2 没有密码，或太容易猜",
        ),
    ),
    (
        "day",
        help(
            "看一天办得怎么样",
            "\
全部由记下的步骤算出：从取号到第一次叫号、从叫号到开始办理、办理多久、窗口空闲多久。夜间自动作废的另计，不进平均数。",
            "\
示例:
  hall day
  hall day --date 2026-11-23 --json
  hall day --close

带 --json 时: {day, inexact, lines: [{line, states, moved, let_in, waiting, walking, serving}],
  windows: [{window, entrusted, done, idle}], own: {windows, done}, entrusted: {windows, done}}，
  时间为 {count, mean, ninth, longest}，单位秒；十个里有九个不超过 ninth。

退出码:
  0 完成   1 没有闭馆：还在放号，或还有人在办   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "board",
        help(
            "在这个终端上显示叫号、等候人数、过号和公告",
            "\
供大厅的大屏使用，从不显示姓名。数据库断开时接着显示最后的情况，并写明时间。q、Esc、Ctrl-C 或 SIGTERM 结束；别的键不起作用。",
            "\
示例:
  hall board
  hall board --board 2

退出码:
  0 已结束   2 没有终端，或没有这块屏   78 配置有误",
        ),
    ),
    (
        "cancel",
        help(
            "退号：不再叫这个号，后面的人往前移",
            "\
拿着号票的人也可以在有扫码器的取号机上退，只要号还在等；这里还能退挂起的和过号保留的。已叫到、正在办的由窗口处理。预约的号退掉，预约也就取消。谁退的，记在号票的步骤里。",
            "\
示例:
  hall cancel A012 --by 001
  hall cancel A012 --reason left --by 001

带 --json 时: {number, state}

退出码:
  0 完成   1 不能退：今天没有这个号、已叫到、已结束   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "voice",
        help(
            "把叫号一个一个说出来",
            "\
先响铃，再按 calling.toml 里的语言说：用会说话的程序，或用录好的声音。说到哪里都记着，重新启动不重复说过的，也不漏掉还在叫的。一个大厅只开一个。",
            "\
示例:
  hall voice
  hall voice --once --dry-run

录好的声音是 calling.toml 所写文件夹里的 WAV 文件: chime; zh/qing zh/hao zh/dao
  zh/chuangkou-banli zh/banli zh/shi, zh/A 至 zh/Z, zh/0 至 zh/9; en/number en/please-go-to-window
  en/please-go-to, en/A 至 en/Z, en/0 至 en/9; 有名字的窗口以代码为名，如 zh/机动位。

退出码:
  0 已结束   1 没有程序能播报（--once）   69 数据库连不上（--once）   75 已在运行   78 配置有误",
        ),
    ),
    (
        "gallery",
        help(
            "画出所有页面和大屏的图片",
            "\
每个页面中英文各一张，普通字和大字各一张，PNG 文件以页面为名。写手册用，改动以后也可用来逐页看。需要 fonts-dejavu-core 和 fonts-noto-cjk，库里要有事项。",
            "\
示例:
  hall gallery pictures
  hall gallery --size 72x53 pictures

退出码:
  0 完成   1 没有事项或没有字体   69 数据库连不上   73 写不进去   78 配置有误",
        ),
    ),
    (
        "duty",
        help(
            "看现在哪个窗口谁在岗",
            "\
按 windows.toml 的顺序列出全部窗口：在岗、暂停还是没有人，从几点起，工号是多少，正在办哪个号。不显示姓名。",
            "\
示例:
  hall duty
  hall duty --json

带 --json 时: [{window, name, state, reason, clerk, since, lost, number, done}]；lost 表示窗口程序没有响应；没有暂停原因、没有在办的号时为 null，
  没有人的窗口 clerk 和 since 也是 null

退出码:
  0 完成   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "line",
        help(
            "让一个队列停号，或重新放号；都不写时列出队列",
            "停号的队列不再放号，今天和以后都是，直到重新放号；已经在等的照样叫。谁停的、为什么，都记下来。",
            "\
示例:
  hall line
  hall line stop A --by 001 --reason \"System fault\"
  hall line reopen A --login 001

带 --json 时: [{line, name, waiting, stopped: null 或 {at, by, reason}}]

退出码:
  0 完成   1 没有这个队列、没有停号，或没有权限   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    ("line stop", help("停号：一个队列不再放号，直到重新放号", "", "")),
    ("line reopen", help("一个队列重新放号", "", "")),
    (
        "live",
        help(
            "值班台：看整个大厅现在的队列、窗口和报警",
            "\
供值班主任使用。可以在上面停号和重新放号，要输入值班主任（或中心管理员）的工号和密码。多久算报警，写在 calling.toml。",
            "\
示例:
  hall live
  hall live --once
  hall live --json | jq '.alarms'

带 --json 时: {at, lines: [{line, name, waiting, waiting_priority, longest_wait, open, windows, mean_service,
  stopped: null 或 {at, by, reason}}], windows: [{window, name, state, reason, clerk, since, ticket: null
  或 {number, state, since}, free_since, done, entrusted, lent: null 或 {line, until, by}}],
  open: {own, entrusted}, alarms: [{alarm, line、window、account、machine 或 case, ticket, people, since}],
  opinion_box: null 或 {unopened, since}}。
  时间单位为秒；open 是服务这个队列的开放窗口数，windows 也是，但兼顾几个队列的按份计；
  state 是 closed, open, paused 或 lost；alarm 是 long_wait, crowded, unserved, long_service, idle, long_pause,
  lost, account_locked、machine_locked 或 bad_rating。

退出码:
  0 完成   2 没有终端   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "simulate",
        help(
            "在一个库上模拟若干天的大厅，并说出每个人的结果",
            "\
按时段来人，取号、叫号、过号、挂起、转移、办结；窗口开、停、关；指令重复发送。种子相同，日子就相同。只能用没有真实号票的库：用 --store 另写一个。写 --cases 时不模拟日子，而编一年的办件，并给事项另定时限；hall report 应当算出什么，事先就知道。",
            "\
示例:
  hall simulate --store sqlite:var/try.db
  hall simulate --store sqlite:var/year.db --days 250 --seed 7 --json
  hall simulate --store sqlite:var/year.db --cases --year 2025 --truth truth.json

带 --json 时: {seed, days, from, people, refused: {reason: n}, states: {state: n}, unended,
  waits: {people, mean, p90, longest}, lines: [{line, class, people, mean, p90, longest}],
  walking, serving, windows: [{window, staffed, busy}], busy, promised: {told, within, early,
  late, share, width, unsaid}, repeated: {orders, twice}, violations: [{promise, called, instead,
  at}]}；时间单位为秒，share 和 busy 为千分之一，width 为十分之一分钟
  同时写 --cases 时: {seed, year, applications, matters, indicators: [{code, variant, n, N,
  percent}]}，与 hall report --json 里的一样

退出码:
  0 模拟完，承诺都做到了   1 有承诺没有做到   2 用法不对，或库里有真实号票
  69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "window",
        help(
            "窗口叫号：登录、叫号、办理、办结",
            "每个键都写在屏幕最下面几行。程序结束时仍是登录状态，再开时接着做；签退是一个键。",
            "\
示例:
  hall window --window A03
  hall window
  hall window lend A03 --line B --until 15:00 --by 001
  hall window return A03 --by 001

发生了什么记在数据库旁边的 window-A03.log，不含姓名和号码。

退出码:
  0 完成   2 没有终端，或没有这个窗口   73 数据库旁边写不进去
  75 本机已开着这个窗口   78 配置有误",
        ),
    ),
    (
        "completions",
        help(
            "打印 shell 的补全脚本",
            "",
            "\
示例:
  hall completions bash > /etc/bash_completion.d/hall",
        ),
    ),
];
