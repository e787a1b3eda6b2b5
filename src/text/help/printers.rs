//! What the commands of printers do, in Chinese.
use super::{CommandHelp, help};

/// By path, such as `printer test`.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "printer",
        help(
            "看打印机怎么样，打测试票，处理拿不准的打印，列出型号",
            "\
不写命令时是一个随时更新的屏幕，有文字也有状态位。取号机正在运行并占着打印机时，显示它的说法，测试票也由它打。",
            "\
示例:
  hall printer
  hall printer --once --json
  hall printer --record talk.txt
  hall printer test
  hall printer jobs
  hall printer reprint A012 --by Li
  hall printer profile epson-tm-t82

带 --json 时: {port, profile, trouble, said, cure, paper_low, at_mouth, by_kiosk,
  bytes: [{command, byte, flags}], learned: {maker, model, serial, font, status, changes,
  paper, process} 或 null}；trouble 是一个固定的词，或 null

退出码:
  0 正常，完成   1 不正常，不办   2 用法不对   69 数据库   73 写不进去   78 配置有误",
        ),
    ),
    (
        "printer test",
        help(
            "打一张测试票：各种字号、中英文、生僻字、二维码",
            "取号机正在运行并占着打印机时，由它在几秒钟内打出来。测试票上没有号码。",
            "\
示例:
  hall printer test
  hall printer test --port /dev/ttyUSB0 --record talk.txt

退出码:
  0 已打印、已送出或已交办   1 没有打印   69 数据库   73 写不进去   78 配置有误",
        ),
    ),
    (
        "printer jobs",
        help(
            "列出今天要人看一眼的打印，或全部打印",
            "没有打出：什么也没出来。拿不准：可能出来了，要去看一看。程序自己从不重打。",
            "\
示例:
  hall printer jobs
  hall printer jobs --all --json

带 --json 时: [{number, kiosk, state, trouble, attempt, reprints, missing, at, code}]，最早的在前；
  state 是其中之一: queued, sending, confirmed, not_printed, uncertain, sent, drawn

退出码:
  0 完成   69 数据库   78 配置有误",
        ),
    ),
    (
        "printer reprint",
        help(
            "补打一张号票或一件诉求的回执，号码不变；票上写明是补打",
            "由给号的那台取号机在几秒钟内打出来。谁要补打的，记下来。",
            "\
示例:
  hall printer reprint A012 --by Li
  hall printer reprint receipt-12 --by Li

退出码:
  0 已排上   1 不能补打：没有这个号、已办结、正在打印   69 数据库   78 配置有误",
        ),
    ),
    (
        "printer settle",
        help(
            "记下看到的情况：拿不准的那张票出来了没有",
            "要人看的打印少一条；不打印。",
            "\
示例:
  hall printer settle A012 --came-out --by Li
  hall printer settle A013 --did-not --by Li

退出码:
  0 已记下   1 不能记：没有这个号，或没有拿不准的打印   69 数据库   78 配置有误",
        ),
    ),
    (
        "printer profile",
        help(
            "列出打印机型号，看一个型号，或检查一个型号文件",
            "型号是配置文件夹里 printers 下的文件，以及内置的其他型号。不会向打印机发送任何东西。",
            "\
示例:
  hall printer profile
  hall printer profile snbc-bt-t080 --json
  hall printer profile kiosk-config/printers/ours.toml
  hall printer profile generic-58 --sample ticket.bin

带 --json 时: [{name, model, columns, dots, max_size, module_dots, cut, letters, glyph_slots,
  native_qr, fonts: [{path, installed}], speed, answers: {status, changes, paper, identity,
  process, clears, recovers, error_bit, presenter}}]；写了名字时为一个对象，写了样票时还有
  sample: {bytes, pieces, millimetres, missing, words}

退出码:
  0 没有问题   2 用法不对，或没有这个型号   73 写不进去   78 文件有误",
        ),
    ),
    (
        "scanner",
        help(
            "看扫码器说了什么，哪些设置不合适；或扮成一台扫码器",
            "\
每个码照原样显示，控制字符写成 \\r 或 \\xNN，并说明它被当成什么、以什么结束、用了多久；有不合适的，说明要扫哪张设置码、
改哪一项。先结束取号机：一个端口只能有一个程序读。带 --play 时，程序自己是一台扫码器，端口在 --link：文件或标准输入里一行
一个码。",
            "\
示例:
  hall scanner
  hall scanner --port /dev/ttyACM0 --baud 115200 --model newland
  hall scanner --count 1 --within 30 --json
  hall scanner --play codes.txt --link var/scanner
  hall scanner --play - --link var/scanner --suffix '\\t' --delay 200

带 --json 时，每个码一行: {at, bytes, length, suffix, took_ms, pause_ms, fate, taken_for,
  flaws: [{flaw, said, cure}]}；fate 是其中之一: counts, repeated, noise, reply；taken_for 是其中之一:
  appointment, ticket, old_ticket, case, application, unknown, unreadable

退出码:
  0 没有要改的   1 端口上没有扫码器，有设置不合适，时间内码不够，或有码没送出去
  2 用法不对   73 链接建不了   78 没有配置扫码器",
        ),
    ),
    (
        "paper",
        help(
            "扮成一台热敏打印机：一个端口，屏幕上的纸，按键就出各种故障",
            "把 kiosk.toml 的 [printer] port，或别的程序，指到这个端口。",
            "\
指令，一行一个，--plain 时从标准输入，也可从套接字:
  paper out | low | in       cover open | closed       cutter jam | ok       jam on | off
  heat on | off              dead on | off             feed on | off         ticket taken
  mute | deaf | babble | dribble | one-behind | wrong-baud on | off
  roll N | endless           tear                      reset                 quit
  unplug [after N]           plug                      state                 pieces     piece N

示例:
  hall paper --link var/printer --out var/paper
  hall paper --link var/printer --make epson-t82 --plain --control var/printer.sock

退出码:
  0 完成   2 用法不对   73 链接、文件夹或套接字建不了",
        ),
    ),
];
