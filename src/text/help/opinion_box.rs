//! The help of the opinion box, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "cases box",
        help(
            "意见箱：有没有钥匙，多少件没有开箱，从什么时候起；不写命令时只看",
            "\
有了钥匙，取号机上提交的意见当场加密（来源在 cases.toml 里写 sealed = false 的除外），原文和联系方式谁也看不到，数据库里也没有；中心和监察的人一起开箱（cases box open）以后才能看、才能受理。期限从提交时算起，没有开箱也在走。取号机上没有秘密。",
            "\
示例:
  hall cases box
  hall cases box init --centre 007 --discipline J01
  hall cases box open --centre 007 --discipline J01

带 --json 时: {unopened, oldest, keys: [{number, made_at, holders, unopened}],
  appointment: null 或 {key, lost, reason, announced_at, opens_from, objected_at, unread}}

退出码:
  0 完成   1 不能这样办   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    ("cases box status", help("看意见箱：钥匙、没有开箱的件数、最早的一件从什么时候起", "", "")),
    (
        "cases box init",
        help(
            "建立意见箱的钥匙：中心和监察的人都在场，各输各的账号密码和口令",
            "\
以后两个人的口令合在一起才能开箱。打印出来的恢复码每人一份，别处不存：各自抄好或打印好，封进信封锁起来，不放在一起。口令和恢复码都丢了，已经封的就再也打不开，谁也没有办法。脚本里依次从标准输入读：中心的密码、口令，监察的密码、口令。",
            "\
示例:
  hall cases box init --centre 007 --discipline J01
  hall cases box init --centre 007 --alone

退出码:
  0 完成   1 已经有钥匙，没有权限，或密码不对   2 用法不对，或口令太容易猜   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases box open",
        help(
            "开箱：钥匙的主人都在场，各输各的账号密码和口令；箱里的全部取出来办理",
            "\
谁开的、开出多少件记入审计，每人一条。要么全部取出，要么一件也不取。取出以后与没有加密时一样：谁能看什么照 cases.toml，查看要记台账。脚本里依次从标准输入读：中心的密码、口令，监察的密码、口令。",
            "\
示例:
  hall cases box open --centre 007 --discipline J01

退出码:
  0 完成   1 打不开：没有权限，密码或口令不对，还没有钥匙   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases box passphrase",
        help(
            "换口令：输旧口令，或恢复纸上的恢复码（--recovery），再输新口令",
            "只换自己的，不用另一个人在场。钥匙不变，箱里的不动。脚本里依次从标准输入读：密码、旧口令或恢复码、新口令。",
            "\
示例:
  hall cases box passphrase --centre 007
  hall cases box passphrase --discipline J01 --recovery

退出码:
  0 完成   1 旧口令或恢复码不对，没有权限，密码不对   2 用法不对，或新口令太容易猜   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases box appoint",
        help(
            "改任钥匙的主人（口令和恢复码都丢了时）：系统管理员公告，24 小时内可以反对",
            "\
封在丢了的那一份下面、还没有开箱的，改任以后谁也打不开，除非找回口令或恢复码；先写明有几件，要输入这个件数才办。没有丢的人要输口令或恢复码。新钥匙马上用来加密，24 小时以后才能开箱：这期间有中心或监察角色的人可以反对（hall cases box object），反对了就照旧，这期间提交的两把钥匙都封，没有损失。脚本里依次从标准输入读：--login 的密码；中心的密码、新口令，监察的密码、新口令；没有丢的人的口令或恢复码。",
            "\
示例:
  hall cases box appoint --lost discipline --centre 007 --discipline J02 --reason \"the paper burnt\" --login root
  hall cases box appoint --lost centre --centre 009 --reason \"both lost\" --unread 3

退出码:
  0 已公告   1 不能这样办：没有权限，密码或口令不对，没有同意   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases box object",
        help(
            "反对改任：新钥匙作废，意见箱照旧；这期间提交的没有损失",
            "有中心或监察角色的人，凭账号和密码，不用口令。",
            "\
示例:
  hall cases box object --discipline J01 --reason \"I have lost nothing\"

退出码:
  0 完成   1 没有可以反对的，没有权限，密码不对   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
];
